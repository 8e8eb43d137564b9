import type { Fact, FactId, FactSheet, Subject } from './facts.js'
import type { RuleVerdict, Verdict } from './outcome.js'
import type { Candidate, Ranking, SharedEvent } from './ranking-result.js'
import type { OperatorName, Scalar } from './rules.js'

/** What one fact about one subject is supposed to be, whatever was recorded. A fact about the case is supposed of the case. */
export interface Supposition {
  readonly subject: Subject
  readonly fact: FactId
  readonly found: Fact
}

/** Whole numbers that rules cannot tell apart; a missing end is open. */
export interface Stretch {
  readonly min?: number
  readonly max?: number
}

/** A fact that is not known, or only within bounds, and on which verdicts that bear on the ranking hang. */
export interface OpenFact {
  readonly subject: Subject
  readonly fact: FactId
  readonly found: Fact
  /** Undetermined rules with a leaf that is open through this fact, in order of their ids. */
  readonly rules: readonly string[]
}

/** A comparison that is open, with its threshold filled in; `negated` where its opposite is asked for. */
export interface OpenLeaf {
  readonly fact: FactId
  readonly operator: OperatorName
  readonly threshold: Scalar | readonly Scalar[]
  readonly negated: boolean
}

/** An undetermined rule about somebody, with the leaves through which its condition and what defeats it are open. */
export interface OpenRule {
  readonly ruleId: string
  readonly subject: Subject
  readonly condition: readonly OpenLeaf[]
  readonly unless: readonly OpenLeaf[]
}

/**
 * A case as far as its facts tell it: what the rules make of them and how the areas rank. Facts can be
 * supposed otherwise without the case being read again. A world is a value: supposing makes another one.
 */
export interface World {
  /** Suppositions in force, in order of subject and fact. */
  readonly suppositions: readonly Supposition[]
  /** One sheet a subject, suppositions laid over. */
  readonly sheets: readonly FactSheet[]
  readonly shared: readonly SharedEvent[]
  readonly ranking: Ranking
  /** Whom areas apply to, or may: the candidates of the ranking in no order. */
  readonly contenders: () => readonly Pick<Candidate, 'area' | 'subject'>[]
  /** Rules about people, events and the case, held against each; those of an area that is shut for a subject are left out. */
  readonly verdicts: readonly RuleVerdict[]
  /** Verdict of one rule about one subject; undefined where it was not held against it. */
  readonly verdict: (ruleId: string, subject: Subject) => Verdict | undefined
  /** The undetermined ones of them that bear on support, in their order; the same object in every world in which nothing it reads differs. */
  readonly openRules: () => readonly OpenRule[]
  /** Facts that could still move a verdict on which support hangs; cautions do not count. */
  readonly open: () => readonly OpenFact[]
  /** The world in which these facts are as given; later suppositions about the same fact replace earlier ones. */
  readonly suppose: (suppositions: readonly Supposition[]) => World
}
