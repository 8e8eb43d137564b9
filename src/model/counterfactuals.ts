import type { Fact, Subject } from './facts.js'
import type { Focus, OutcomeKind } from './ranking-result.js'
import type { AreaId } from './words.js'
import type { Stretch, Supposition } from './world.js'

export const GOAL_KINDS = ['put-first', 'not-first', 'end-lead', 'break-tie'] as const
/**
 * What is to become of the first place, which the lead holds alone and areas that tie hold together.
 * `put-first`: the area leads; `not-first`: it holds the first place no longer, not even in a tie;
 * `end-lead`: it no longer leads alone; `break-tie`: some area, or the one named, leads.
 */
export type Goal =
  | { readonly kind: 'put-first'; readonly area: AreaId; readonly subject?: Subject }
  | { readonly kind: 'not-first'; readonly area: AreaId }
  | { readonly kind: 'end-lead'; readonly area: AreaId }
  | { readonly kind: 'break-tie'; readonly area?: AreaId }

export const CHANGE_KINDS = ['answer', 'change', 'correction'] as const

/** `answer`: an open fact turns out so, within what is known; `change`: a known fact comes to be otherwise; `correction`: what cannot change was recorded wrongly. */
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One fact supposed otherwise than recorded. */
export interface Change extends Supposition {
  /** Subject, fact and value in one. */
  readonly id: string
  readonly found: Extract<Fact, { readonly status: 'known' }>
  readonly kind: ChangeKind
  /** As recorded. */
  readonly recorded: Fact
  /** For a whole number: how far it could differ and the rules see no difference; a missing end is open. */
  readonly stretch?: Stretch
}

/** What a search left behind: how far it went, and what that rests on. */
export interface Certificate {
  /** Size of the smallest sets, when there are any; every smaller one was ruled out. */
  readonly smallest?: number
  /** Whether all sets up to the size asked for were gone through. */
  readonly complete: boolean
  /** All sets up to this size were gone through. */
  readonly size: number
  /** Facts that could be supposed otherwise, and ways in which they could. */
  readonly facts: number
  readonly ways: number
  /** Combinations of facts held against the bounds, and how many of them the bounds ruled out. */
  readonly combinations: number
  readonly ruledOut: number
  /** Sets whose ranking was told: by judging a world, or because the rules come out as in a world already judged. */
  readonly worlds: number
  readonly alike: number
  /** Sets left out because facts would contradict each other. */
  readonly contradictory: number
}

/** Where the areas stand, in short. */
export interface RankingSummary {
  readonly outcome: OutcomeKind
  readonly foci: readonly Focus[]
  /** In order of rank; those in the background last. */
  readonly areas: readonly { readonly area: AreaId; readonly support: number }[]
}

/** A smallest set of changes that reaches a goal: without any one of them it is not reached. */
export interface CounterfactualSet {
  readonly changes: readonly Change[]
  readonly after: RankingSummary
  /** Points by which the support of areas differs, all areas together. */
  readonly moved: number
}

/** All smallest sets of changes that reach a goal. */
export interface Counterfactuals {
  readonly goal: Goal
  /** The goal is reached as things are recorded; then no sets are looked for. */
  readonly already: boolean
  readonly before: RankingSummary
  /** Smaller sets first, then those that ask for answers only, then those that move fewer points. */
  readonly sets: readonly CounterfactualSet[]
  readonly certificate: Certificate
}

/** What would change an outcome, over everything that could come of it. */
export interface WhatWouldChange {
  /** One for each goal, in order of area. */
  readonly goals: readonly Counterfactuals[]
  /** The first few sets over all goals, each under the goal that tells most. */
  readonly best: readonly { readonly goal: Goal; readonly set: CounterfactualSet }[]
}
