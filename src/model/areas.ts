import type { Citation, Confidence } from './rules.js'
import type { AreaId } from './words.js'

/** A focus area and the work that belongs to it. */
export interface Area {
  readonly id: AreaId
  /** What a candidate of this area is about. */
  readonly about: 'person' | 'event' | 'case'
  readonly definition: string
  /** Published agreement of expert raters that this area is present (kappa), shown as a reason for humility. */
  readonly agreement: readonly Agreement[]
  readonly goals: readonly AreaItem[]
  readonly strategies: readonly AreaItem[]
  readonly techniques: readonly AreaItem[]
}

/** Agreement of expert raters in one study: its key among the sources, and how it is named in a sentence. */
export interface Agreement {
  readonly kappa: number
  readonly study: string
  readonly label: string
}

/** One goal, strategy or technique, with the words for each register and where it comes from. */
export interface AreaItem {
  readonly id: string
  readonly clinician: string
  readonly client: string
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}
