import type { AreaId } from '../model/words.js'

export const PRESENCES = ['yes', 'no', 'unsure'] as const
/** Whether a problem area is present, in a rater's view. `unsure`: the rater would not say either. */
export type Presence = (typeof PRESENCES)[number]

export const RATING_STRENGTHS = [0, 1, 2, 3] as const
/** How strongly an area is present: 0 not at all, 1 a little, 2 clearly, 3 strongly. An order, not a measure. */
export type RatingStrength = (typeof RATING_STRENGTHS)[number]

export const NO_FOCUS = ['none', 'undecided', 'insufficient', 'withheld'] as const
/**
 * What stands in place of one area. `none`: no area should be the focus; `undecided`: two or more have an equal claim;
 * `insufficient`: too little is known to say; `withheld`: something else comes first, such as safety.
 */
export type NoFocus = (typeof NO_FOCUS)[number]

/** What a rater said of one area. Whatever is left out was not rated. */
export interface AreaRating {
  readonly presence?: Presence
  readonly strength?: RatingStrength
  /** A finer figure of the rater's own, such as points of support. Only its order is read. */
  readonly score?: number
}

export const RATER_KINDS = ['human', 'library'] as const
/** A person, or a rule set. */
export type RaterKind = (typeof RATER_KINDS)[number]

/**
 * One rater's ratings of one case, in the manner of the Interpersonal Problem Areas Rating Scale: each area present or
 * not and how strongly, and the one area that should be the focus, with at most one beside it.
 */
export interface Rating {
  readonly caseId: string
  readonly rater: string
  /** A person unless told. */
  readonly kind?: RaterKind
  /** True when the case is invented: no claim can then rest on the rating. */
  readonly fictional?: boolean
  readonly areas: Readonly<Partial<Record<AreaId, AreaRating>>>
  /** An area, or why there is none; left out when the rater did not answer. */
  readonly focus?: AreaId | NoFocus
  readonly secondFocus?: AreaId
  /** Areas that apply, best supported first; a rule set gives them. */
  readonly order?: readonly AreaId[]
}

/** Whether a focus names no area. */
export const isNoFocus = (focus: string): focus is NoFocus => (NO_FOCUS as readonly string[]).includes(focus)
