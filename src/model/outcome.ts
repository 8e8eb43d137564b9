import type { Fact, FactId, Subject, Truth } from './facts.js'
import type { OperatorName, Scalar } from './rules.js'

export const VERDICTS = ['fired', 'silent', 'undetermined', 'set-aside'] as const
/** `undetermined`: what is not known could still decide it either way. `set-aside`: its conditions hold, or may, and what defeats it does. */
export type Verdict = (typeof VERDICTS)[number]

/** One leaf of a rule held against one subject. */
export interface LeafTrace {
  readonly name: string
  readonly fact: FactId
  readonly operator: OperatorName
  /** The threshold, parameters filled in. */
  readonly value: Scalar | readonly Scalar[]
  readonly result: Truth
  readonly found: Fact
}

/** A condition tree held against one subject, every branch evaluated. */
export type ConditionTrace =
  | LeafTrace
  | { readonly all: readonly ConditionTrace[]; readonly result: Truth }
  | { readonly any: readonly ConditionTrace[]; readonly result: Truth }
  | { readonly not: ConditionTrace; readonly result: Truth }

/** What a runner decides about one rule and one subject, before anything is explained. */
export interface RuleTruth {
  readonly ruleId: string
  readonly condition: Truth
  /** Absent when the rule has no `unless`. */
  readonly unless?: Truth
}

/** A rule held against a subject. */
export interface RuleVerdict {
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly verdict: Verdict
}

/** A rule held against a subject, with the reasons. */
export interface RuleOutcome extends RuleVerdict {
  readonly condition: ConditionTrace
  readonly unless?: ConditionTrace
  /** Names of the leaves that decide: met ones for `fired`, unmet ones for `silent`, open ones for `undetermined`, what defeats it for `set-aside`. */
  readonly decisive: readonly string[]
}
