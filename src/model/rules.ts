import type { FactId, SubjectKind } from './facts.js'
import type { AreaId } from './words.js'

export const DIRECTIONS = ['for', 'against', 'required', 'caution'] as const
/**
 * `for` and `against` weigh; `required` gates a candidate and has no points; `caution` adds a message
 * and never changes a score.
 */
export type Direction = (typeof DIRECTIONS)[number]

export const RULE_STRENGTHS = ['strong', 'moderate', 'weak'] as const
/** `strong`: on its own makes the area a serious candidate; `moderate`: clearly raises it; `weak`: colour, never decisive. */
export type RuleStrength = (typeof RULE_STRENGTHS)[number]

export const BASES = ['manual', 'study', 'consensus', 'design-choice'] as const
/** What a rule or number rests on; `design-choice` is our own. */
export type Basis = (typeof BASES)[number]

export const CONFIDENCES = ['verified', 'recalled', 'inference'] as const
/** `verified`: seen in a source text; `recalled`: widely taught, not seen for this set; `inference`: our own operational reading. */
export type Confidence = (typeof CONFIDENCES)[number]

export const OPERATORS = [
  'equal', 'notEqual', 'in', 'notIn', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive',
  'between', 'contains', 'doesNotContain', 'containsAny',
] as const
/** json-rules-engine's operators, three-valued, and two of our own: `between` (both ends included) and `containsAny`. */
export type OperatorName = (typeof OPERATORS)[number]

/** One value that a fact is held against. */
export type Scalar = boolean | number | string
/** A number written once, in the parameters file. */
export interface ParameterRef {
  readonly parameter: string
}
/** What a leaf compares with: a value, a parameter, or a list of them. */
export type Operand = Scalar | ParameterRef | readonly (Scalar | ParameterRef)[]

/** `name`: kebab-case, readable alone; it keys the explanation. */
export interface Leaf {
  readonly name: string
  readonly fact: FactId
  readonly operator: OperatorName
  readonly value: Operand
}
/** A tree of leaves: all of them, any of them, or not one. */
export type Condition =
  | Leaf
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const RULE_STATUSES = ['draft', 'active', 'retired'] as const
/**
 * Where a rule is in its life. `draft`: being written, and takes no part until an overlay activates it; `active`: takes
 * part; `retired`: never takes part again, and its id is not used for anything else.
 */
export type RuleStatus = (typeof RULE_STATUSES)[number]

/** A source by its key, and where in it. */
export interface Citation {
  readonly cite: string
  readonly locator?: string
}

export const MESSAGE_LEVELS = ['emergency', 'urgent', 'caution', 'note'] as const
/** How soon a message must be acted on: `emergency` today, `urgent` today before any focus, `caution` while planning, `note` for information. */
export type MessageLevel = (typeof MESSAGE_LEVELS)[number]

export const WITHHOLDS = ['dispute-work', 'joint-sessions', 'plan'] as const
/** Part of a formulation that a caution takes out. `dispute-work`: renegotiation with this person; `joint-sessions`: meeting together; `plan`: every suggestion where to start. */
export type Withhold = (typeof WITHHOLDS)[number]

/** The sentence a rule says when it holds, for two readers. */
export interface RuleTexts {
  /** One sentence for the clinician, in the present or past tense, with `{who}`, `{what}` and `{fact.id}` as blanks. */
  readonly clinician: string
  /** The same observation for the client: second person, no jargon, no cause words. */
  readonly client: string
}

/** A rule as it is evaluated. */
export interface Rule {
  /** The path of its file under the rule set, without `.json`. */
  readonly id: string
  readonly version: number
  readonly title: string
  readonly about: SubjectKind
  /** `all`: a message that belongs to no single area. */
  readonly focusArea: AreaId | 'all'
  readonly direction: Direction
  /** Absent for `required`. For a caution it tells how weighty the message is. */
  readonly strength?: RuleStrength
  readonly theme: string
  readonly conditions: Condition
  /** What defeats it: shown as "set aside by". */
  readonly unless?: Condition
  readonly texts: RuleTexts
  readonly basis: Basis
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
  /** Cautions only. */
  readonly level?: MessageLevel
  readonly withholds?: readonly Withhold[]
  /** Day of the last review; absent where it is that of the set. */
  readonly reviewedOn?: string
  /** Last day on which that review counts; absent where it is that of the set. */
  readonly reviewBy?: string
}

/** What is left of a rule that was taken out of use. */
export interface RetiredRule {
  readonly id: string
  readonly version: number
  readonly title: string
  /** Id of the rule that took its place. */
  readonly replacedBy?: string
}

/** A rule as it is written and read: with its reasons and its examples. */
export interface RuleFile extends Rule {
  readonly rationale: string
  readonly saysLittleWhen: string
  readonly reviewedOn: string
  /** `active` when left out. */
  readonly status?: RuleStatus
  /** Of a retired rule: the id of the one that took its place. */
  readonly replacedBy?: string
  readonly examples: RuleExamples
}

/** Small cases, laid over a minimal one, that must fire, stay silent and stay undetermined by this rule. */
export interface RuleExamples {
  readonly fires: readonly RuleExample[]
  readonly silent: readonly RuleExample[]
  readonly undetermined: readonly UndeterminedExample[]
}
/** A small case and what a rule makes of it. */
export interface RuleExample {
  /** A phrase that tells the case. */
  readonly name: string
  /** The subject the rule is held against; left out when the rule is about the case or the ranking. */
  readonly subject?: string
  /** Fields of a case; `schemaVersion`, `caseId` and `assessedOn` (2025-06-30) are filled in when missing. */
  readonly case: Readonly<Record<string, unknown>>
  /** Options of the tradition that are switched on; without it none is. */
  readonly options?: Partial<TraditionOptions>
  readonly setAside?: boolean
}
/** An example in which a rule stays open, and the facts that would settle it. */
export interface UndeterminedExample extends RuleExample {
  /** The facts that would have to be known, no more and no fewer. */
  readonly missing: readonly FactId[]
}

/** Habits of a tradition that rules can ask for. */
export interface TraditionOptions {
  /** Losses without a death count as grief. */
  readonly lossWithoutDeathAsGrief: boolean
  /** The death of an animal counts as grief. */
  readonly petLossAsGrief: boolean
}

/** A number of the rule set, written once, with the range in which it may be changed. */
export interface Parameter {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly meaning: string
  readonly basis: Basis
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

/** A group of reasons that speak of one thing; what counts in it is capped. */
export interface Theme {
  readonly id: string
  readonly meaning: string
  /** Most points that arguments for, and that arguments against, can count in this theme. Absent for messages. */
  readonly cap?: number
  /** `event`, `timing`: one event counts in full for one area only within a family. */
  readonly family?: 'event' | 'timing'
  /** Themes of timing; a candidate without one cannot be well supported. */
  readonly anchors?: boolean
  /** What defines its area (a death, expectations that differ, a change, a pattern of long standing); a candidate without it cannot be well supported. */
  readonly core?: boolean
}

/** A reference, and how much of it was seen. */
export interface Source {
  readonly id: string
  readonly reference: string
  readonly seen: string
}
