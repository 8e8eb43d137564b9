import type { Subject } from './facts.js'
import type { AreaStanding } from './rule-set.js'
import type { Direction, RuleStrength } from './rules.js'
import type { Verdict } from './outcome.js'
import type { AreaId } from './words.js'

/** Least and greatest value over all ways in which the unknowns could turn out. Outer bounds: nothing lies outside them, and an end need not be reached. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/** Why an argument counts for fewer points than its strength. `theme-cap`: stronger reasons fill its theme; `shared-event`: the same event counts in full for another area. */
export type Lessening = 'theme-cap' | 'shared-event'

/** A rule that bears on a candidate, with the points it is worth. */
export interface Argument {
  readonly ruleId: string
  readonly version: number
  readonly direction: Exclude<Direction, 'required' | 'caution'>
  readonly strength: RuleStrength
  readonly theme: string
  readonly verdict: Verdict
  /** Points by strength, before caps, never negative. */
  readonly points: number
  /** Signed points that count. Nothing for an argument that did not fire. */
  readonly counted: number
  readonly lessenedBy?: Lessening
}

/** A rule that gates a candidate, and how it came out. */
export interface Requirement {
  readonly ruleId: string
  readonly version: number
  readonly verdict: Verdict
}

/** The points of one theme, as counted for a candidate. */
export interface ThemeScore {
  readonly theme: string
  readonly for: number
  readonly against: number
}

export const CANDIDATE_STATUSES = ['candidate', 'insufficient-data', 'not-applicable'] as const
/** `candidate`: every requirement holds; `insufficient-data`: one is open; `not-applicable`: one fails. */
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number]

export const BANDS = ['well-supported', 'possible', 'little-evidence', 'none'] as const
/** How support reads in words. `none`: no candidate. */
export type Band = (typeof BANDS)[number]

/** A focus area held against one subject. */
export interface Candidate {
  readonly area: AreaId
  readonly subject: Subject
  readonly status: CandidateStatus
  readonly requirements: readonly Requirement[]
  /** Sum of `counted` over the arguments. */
  readonly support: number
  readonly bounds: Bounds
  readonly band: Band
  readonly themes: readonly ThemeScore[]
  readonly arguments: readonly Argument[]
  /** Strong reasons for and against that both hold. */
  readonly conflicts: readonly { readonly for: string; readonly against: string }[]
}

/** An area as it stands by its best candidate. */
export interface AreaResult {
  readonly area: AreaId
  readonly standing: AreaStanding
  /** `background`: described and not ranked, by tradition or because a residual area gave way. */
  readonly status: CandidateStatus | 'background'
  readonly support: number
  readonly bounds: Bounds
  readonly band: Band
  /** Points taken off because another area is well supported, by tradition. */
  readonly deduction: number
  /** Best and worst place among the ranked areas; absent in the background. */
  readonly rank?: { readonly best: number; readonly worst: number }
  /** Best first; those that do not apply are left out. */
  readonly candidates: readonly Candidate[]
}

export const OUTCOMES = ['lead', 'tie', 'no-clear-focus', 'insufficient-data'] as const
/** `lead`: one area meets the standard; `tie`: two are within the margin; `no-clear-focus`: nothing stands out; `insufficient-data`: too little is known. */
export type OutcomeKind = (typeof OUTCOMES)[number]

export const FIRMNESS = ['firm', 'fair', 'tentative'] as const
/** How far a proposal can be leaned on, by its lead and by what was asked. */
export type Firmness = (typeof FIRMNESS)[number]

/** One clause of the standard that an area must meet to be called the lead. */
export interface Clause {
  readonly id: 'least-support' | 'least-lead' | 'most-counter-evidence'
  readonly needed: number
  readonly found: number
  readonly met: boolean
}

/** A focus area together with who or what it is about. */
export interface Focus {
  readonly area: AreaId
  readonly subject: Subject
}

/** The ranking and the standard it was held to. */
export interface Ranking {
  readonly outcome: OutcomeKind
  /** The lead and at most one second focus, or the areas that tie; empty otherwise. */
  readonly foci: readonly Focus[]
  readonly standard: readonly Clause[]
  readonly firmness?: Firmness
  /** True when no open answer could put another area first. */
  readonly settled: boolean
  /** Best supported first; areas in the background last. */
  readonly areas: readonly AreaResult[]
}

/** One event that two candidates could both claim. */
export interface SharedEvent {
  readonly event: string
  readonly person: string
  /** Areas of the person's candidates with which the event is shared. */
  readonly areas: readonly AreaId[]
  /** False while it is not known whom the event involves. */
  readonly certain: boolean
}
