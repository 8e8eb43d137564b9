import type { FactId, FactValue, Subject } from './facts.js'
import type { Verdict } from './outcome.js'
import type { Bounds, Focus, OutcomeKind } from './ranking-result.js'
import type { AreaId } from './words.js'
import type { Stretch } from './world.js'

/** An exact share or average: `n / d`, in lowest terms, `d` at least 1. */
export interface Fraction {
  readonly n: number
  readonly d: number
}

/** What answers do to who comes first. Each figure is an average over the answers under the prior, or the least of them. */
export interface AskingEffect {
  /** Probability that the answer changes the first place or the outcome, or makes the first place certain. */
  readonly decides: Fraction
  /** Probability that the answer makes the first place certain. */
  readonly settles: Fraction
  /** Points by which the reach of all rivals past what is sure shrinks, on average. */
  readonly narrows: Fraction
  /** The same for the least helpful answer. */
  readonly worst: number
}

/** What a question and the best question after each of its answers do together. */
export interface TwoSteps {
  readonly decides: Fraction
  readonly narrows: Fraction
  /** The better second question by the answer to the first; none where the answer settles the matter. */
  readonly then: readonly { readonly value: FactValue; readonly fact: FactId; readonly subject: Subject }[]
}

/** Why nothing more need be asked for the sake of the first place. */
export type StopReason =
  /** Nobody else can come first, whatever the unknown turns out to be. */
  | 'first-is-certain'
  /** Nobody can reach the support a focus needs, whatever the unknown turns out to be. */
  | 'nobody-can-be-first'
  /** Nobody else can come first through anything that may still be asked; what is not asked about could. */
  | 'no-question-changes-it'
  /** Exact bounds say so where outer bounds do not. */
  | 'proved-exactly'

export interface Stop {
  readonly reached: boolean
  /** Absent until it is reached. */
  readonly because?: StopReason
}

/** Who comes first now, and how open that is. */
export interface FirstPlace {
  readonly outcome: OutcomeKind
  readonly first?: Focus
  /** Points by which rivals could reach past what is sure, all told; 0 when nobody can. */
  readonly doubt: number
}

/** A rule that an answer decides. `left-out`: its area is shut for this subject. */
export interface MovedRule {
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly verdict: Verdict | 'left-out'
}

/** An area that an answer opens to somebody, or shuts. */
export interface MovedGate {
  readonly area: AreaId
  readonly subject: Subject
  readonly opens: boolean
}

/** One way to answer, and what would come of it. */
export interface AnswerEffect {
  /** Stands for all values that the rules cannot tell from it. */
  readonly value: FactValue
  /** For a whole number: all the values it stands for. */
  readonly stretch?: Stretch
  readonly probability: Fraction
  readonly outcome: OutcomeKind
  readonly first?: Focus
  /** First place or outcome would differ from now. */
  readonly changesFirst: boolean
  /** No further answer could change the first place. */
  readonly settles: boolean
  readonly doubt: number
  /** Areas whose support or bounds would move. */
  readonly areas: readonly {
    readonly area: AreaId
    readonly support: { readonly before: number; readonly after: number }
    readonly bounds: { readonly before: Bounds; readonly after: Bounds }
  }[]
  /** Rules it would decide; those that stay open are left out. */
  readonly rules: readonly MovedRule[]
  readonly gates: readonly MovedGate[]
}

/** A question about one subject. */
export interface AskAbout {
  readonly subject: Subject
  readonly effect: AskingEffect
  readonly twoSteps?: TwoSteps
  readonly answers: readonly AnswerEffect[]
}

/** A question worth asking, with all whom it is open about, those first whose answer could do most. */
export interface NextQuestion {
  readonly fact: FactId
  readonly cost: number
  /** `given` where the caller said how likely the answers are, `even` where every one counts alike. */
  readonly prior: 'even' | 'given'
  readonly safety: boolean
  readonly about: readonly [AskAbout, ...AskAbout[]]
}

/** What to ask next for the sake of the first place, best first, and whether anything need be asked. Plain data. */
export interface NextQuestions {
  readonly now: FirstPlace
  readonly stop: Stop
  /** None once nothing more need be asked. */
  readonly questions: readonly NextQuestion[]
  /** Questions open that no answer to could bear on the first place; they are left out. */
  readonly withoutEffect: number
  /** Worlds that were looked into. */
  readonly worlds: number
  /** False when the budget ran out, so that a better question may have been missed. */
  readonly complete: boolean
}
