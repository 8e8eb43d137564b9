import type { Subject } from './facts.js'
import type { AreaId } from './words.js'
import type { Supposition } from './world.js'

/** One end of what is possible. */
export interface BoundEnd {
  readonly value: number
  /** True: some completion reaches it and none goes beyond. False: none goes beyond, and whether one reaches it was not found out. */
  readonly exact: boolean
  /** A completion that reaches it; only of an exact end. */
  readonly witness?: readonly Supposition[]
  /** Whom or what the area is about in that completion. */
  readonly about?: Subject
}

/** `certain`: first in every completion; `possible`: in some, or not yet ruled out; `impossible`: in none. */
export type FirstStanding = 'certain' | 'possible' | 'impossible'

/** What is certain and what is possible for one area, whatever the answers still to come. */
export interface AreaBounds {
  readonly area: AreaId
  readonly support: { readonly low: BoundEnd; readonly high: BoundEnd }
  /** Place among the ranked areas, level areas sharing the better one; absent when no completion ranks the area. */
  readonly place?: { readonly best: BoundEnd; readonly worst: BoundEnd }
  readonly first: {
    readonly standing: FirstStanding
    /** False only where `possible` was neither shown nor ruled out within the budget. */
    readonly exact: boolean
    /** A completion in which the area is first. */
    readonly witness?: readonly Supposition[]
    readonly about?: Subject
    /** A few of its answers after which the area is first on what is then known; for an area that is not first now. */
    readonly because?: readonly Supposition[]
  }
}

/** The areas in the order of the ranking, and what all completions have in common. */
export interface BoundsOver {
  readonly areas: readonly AreaBounds[]
  /** The area that is first in every completion. */
  readonly certainlyFirst?: AreaId
  /** Areas that a completion may put first. */
  readonly possiblyFirst: readonly AreaId[]
  /** Whether some completion leaves every area without a candidate; `undefined` when that was not found out. */
  readonly mayBeNobody?: boolean
  /** Every end and every standing is exact. */
  readonly exact: boolean
}

/** Bounds over all completions, and over those in which nobody and nothing unrecorded comes into it. */
export interface CaseBounds extends BoundsOver {
  /** Absent where nothing unlisted is a candidate: then it would say the same. */
  readonly recorded?: BoundsOver
  /** Worlds looked at. */
  readonly worlds: number
}
