import type { Agreement } from './areas.js'
import type { Decision } from './case.js'
import type { Explanation } from './explanation.js'
import type { Address, Fact, FactId, Subject, WhyUnknown } from './facts.js'
import type { Link } from './links.js'
import type { AreaResult, Clause, Firmness, Focus, OutcomeKind } from './ranking-result.js'
import type { Basis, Citation, Confidence, MessageLevel, Withhold } from './rules.js'
import type { RuleOutcome } from './outcome.js'
import type { AreaId } from './words.js'

export const REGISTERS = ['clinician', 'client', 'trainee'] as const
/** For whom a text is written. */
export type Register = (typeof REGISTERS)[number]

/** The product: everything any rendering shows. A renderer adds nothing to it. */
export interface Formulation {
  readonly formulationVersion: 1
  readonly caseId: string
  readonly assessedOn: string
  readonly title?: string
  readonly fictional?: boolean
  readonly tradition: { readonly id: string; readonly title: string }
  /** Words for everyone and everything the formulation speaks of, by id. */
  readonly labels: Readonly<Record<string, string>>
  /** Safety first, then suitability, then the rest. Never to be suppressed. */
  readonly messages: readonly Message[]
  readonly outcome: Outcome
  /** All areas, best supported first. */
  readonly areas: readonly AreaFinding[]
  /** Every rule held against every subject, with its trace: what the areas and messages refer to. */
  readonly outcomes: readonly RuleOutcome[]
  readonly links: readonly Link[]
  readonly network: NetworkFinding
  /** What to ask next, most useful first. */
  readonly questions: readonly Question[]
  readonly plan: readonly AreaPlan[]
  readonly contract: ContractPlan
  readonly completeness: Completeness
  /** Why the ranking is as it is and what could change it. The compiled-only entry leaves it out. */
  readonly explanation?: Explanation
  readonly text: Readonly<Record<Register, readonly TextSection[]>>
  /** The clinician's own decision, kept beside the advice. */
  readonly decision?: Decision
  /** Rules to be read with care, by id; absent when there are none. */
  readonly overdue?: readonly OverdueRule[]
  readonly receipt: Receipt
}

/** A rule that holds about somebody or something here, and whose last review no longer counted on the day of the assessment. */
export interface OverdueRule {
  readonly ruleId: string
  readonly version: number
  /** Last day on which the review counted. */
  readonly reviewBy: string
}

/** A caution that fired. */
export interface Message {
  readonly ruleId: string
  readonly version: number
  readonly level: MessageLevel
  readonly theme: string
  readonly subject: Subject
  readonly withholds: readonly Withhold[]
  readonly clinician: string
  readonly client: string
  readonly from: readonly Address[]
  readonly basis: Basis
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

/** What the ranking came to, and by what standard. */
export interface Outcome {
  readonly kind: OutcomeKind
  readonly foci: readonly Focus[]
  readonly standard: readonly Clause[]
  readonly firmness?: Firmness
  /** True when no open answer could put another area first. */
  readonly settled: boolean
  /** Rule ids of messages that hold the proposal back; while there are any, no focus is to be worked on. */
  readonly withheldBy: readonly string[]
  /** For a tie: the question that tells the two areas apart. */
  readonly decidingQuestion?: string
}

/** An area's result with its name in the chosen tradition and the sentences behind its arguments. */
export interface AreaFinding extends AreaResult {
  readonly name: string
  readonly clientName: string
  readonly definition: string
  /** Published agreement of expert raters on this area. */
  readonly agreement: readonly Agreement[]
  /** Share of the best candidate's points for it, by what the rules rest on, in points. */
  readonly basis: Readonly<Record<Basis, number>>
}

/** Who supports the client, and how the circle changed. Each list is present even when empty. */
export interface NetworkFinding {
  readonly supports: readonly { readonly person: string; readonly how: readonly string[]; readonly from: readonly Address[] }[]
  readonly strengths: readonly string[]
  readonly losses: readonly { readonly person: string; readonly from: readonly Address[] }[]
  readonly closer: readonly string[]
  readonly further: readonly string[]
  readonly closeBefore: Fact
  readonly closeNow: Fact
}

/** Something worth asking, once however many people it is open about, with what an answer could do. */
export interface Question {
  readonly fact: FactId
  /** About whom or what it is open. */
  readonly subjects: readonly Subject[]
  readonly question: string
  readonly why: WhyUnknown
  /** Where the answer would be recorded. */
  readonly from: readonly Address[]
  /** Rules the answer would open or close. */
  readonly rules: readonly string[]
  /** Points by which an answer about one of them could raise or lower support for an area, before caps. */
  readonly couldChange: readonly { readonly area: AreaId; readonly up: number; readonly down: number }[]
  /** Part of the minimum data set. */
  readonly minimumSet: boolean
}

/** One goal, strategy or technique, with its words for both readers and where it comes from. */
export interface PlanItem {
  readonly id: string
  readonly clinician: string
  readonly client: string
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

/** What work on a focus usually holds; material for a conversation, to be edited. */
export interface AreaPlan {
  readonly focus: Focus
  /** Why the plan is held back, as rule ids of messages; items are empty then. */
  readonly withheldBy: readonly string[]
  readonly goals: readonly PlanItem[]
  readonly strategies: readonly PlanItem[]
  readonly techniques: readonly PlanItem[]
}

/** Length, rhythm and phases of the agreed format, or of the usual one. */
export interface ContractPlan {
  readonly format: string
  readonly title: string
  readonly sessions: readonly [least: number, most: number]
  readonly minutes?: readonly [least: number, most: number]
  readonly frequency: string
  readonly phases: readonly { readonly id: string; readonly title: string; readonly sessions?: string; readonly agenda: readonly string[] }[]
  readonly adaptations: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

/** What was asked and answered, and what was recorded without any rule reading it. */
export interface Completeness {
  /** The eight items of the minimum data set. */
  readonly items: readonly { readonly id: string; readonly label: string; readonly answered: boolean }[]
  readonly missing: number
  /** Where something was declined or not known although asked. */
  readonly declined: readonly Address[]
  readonly askedNotKnown: readonly Address[]
  /** Recorded, and read by no rule that applied. Free text is always among it. */
  readonly unused: readonly Address[]
}

/** One paragraph of a text. */
export interface TextSection {
  readonly id: string
  readonly title: string
  readonly sentences: readonly Sentence[]
}

/** One sentence and what it rests on: addresses in the case, `rule:<id>` with its subject, or parts of the formulation such as `outcome`. Never empty. */
export interface Sentence {
  readonly text: string
  readonly evidence: readonly [string, ...string[]]
}

/** What made this formulation, so that it can be made again. Digests are SHA-256 of RFC 8785 canonical JSON, in hex. */
export interface Receipt {
  readonly library: string
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly tradition: string
  readonly parameters: string
  readonly input: string
  /** The language it is written in and the digest of its words; absent for English, whose words are those of the library and the rule set. */
  readonly language?: { readonly locale: string; readonly digest: string }
}
