import type { Address } from './facts.js'

export const DATE_PRECISIONS = ['day', 'month', 'year', 'between'] as const
/** How a date was written; `between` for one given by two ends. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

export const WINDOW_LABELS = ['immediate', 'proximal', 'recent', 'distal', 'remote', 'after'] as const
/** How long before a symptom change something happened, nearest first; `after`: it came later than the change. */
export type WindowLabel = (typeof WINDOW_LABELS)[number]

export const LINK_DIRECTIONS = ['event-first', 'same-day', 'change-first', 'unclear'] as const
/** Which came first. `unclear`: the dates are too vague to tell. */
export type LinkDirection = (typeof LINK_DIRECTIONS)[number]

/** The onset, or a worsening or relief, that an event is held against. */
export interface LinkTarget {
  readonly kind: 'onset' | 'worsening' | 'relief'
  /** `stated`: somebody dated it; `scores`: read off two scores of one instrument. */
  readonly basis: 'stated' | 'scores'
  readonly from: readonly Address[]
}

/** How one dated event or death and one symptom change lie to each other in time. Nearness is never a cause. */
export interface Link {
  /** A death is about the person who died when that person is recorded. */
  readonly subject: { readonly kind: 'person' | 'event'; readonly id: string }
  readonly target: LinkTarget
  /** Days from the event to the change, positive when the event came first. */
  readonly lagDays: { readonly min: number; readonly max: number }
  /** Every window the dates allow, nearest first; one when they are precise enough. */
  readonly windows: readonly WindowLabel[]
  /** How the two dates were written. */
  readonly precision: { readonly subject: DatePrecision; readonly target: DatePrecision }
  readonly direction: LinkDirection
  readonly from: readonly Address[]
}
