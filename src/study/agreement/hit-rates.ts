import { isNoFocus, type Rating } from '../ratings.js'
import type { Rated } from './codes-of.js'
import { proportion } from './statistics/wilson.js'
import type { Estimate } from './statistics/estimate.js'

/** How often a rule set puts forward the area that a reference names. */
export interface HitRates {
  /** Of the cases in which the reference names an area. Naming none is a miss. */
  readonly first: Estimate
  /** Of those in which the rule set names one as well. */
  readonly firstWhenProposed: Estimate
  /** Among the first two of the rule set's order; where it holds back or knows too little, a miss. */
  readonly firstTwo: Estimate
}

/** Hits of the second rating of each case against the first, with Wilson's intervals. */
export function hitRates(pairs: readonly (readonly [Rated, Rated])[], level: number): HitRates {
  const asked = pairs.flatMap(([reference, rating]) => {
    const focus = reference?.focus
    return focus === undefined || isNoFocus(focus) || rating?.focus === undefined ? [] : [{ focus, rating, proposed: rating.focus }]
  })
  const named = asked.filter(({ proposed }) => !isNoFocus(proposed))
  const hits = named.filter(({ focus, proposed }) => focus === proposed).length
  const near = asked.filter(({ focus, rating }) => firstTwo(rating).includes(focus)).length
  return {
    first: proportion(hits, asked.length, { level }),
    firstWhenProposed: proportion(hits, named.length, { level }),
    firstTwo: proportion(near, asked.length, { level }),
  }
}

function firstTwo({ focus, secondFocus, order = [] }: Rating): readonly string[] {
  if (focus === undefined || focus === 'withheld' || focus === 'insufficient') return []
  const named = isNoFocus(focus) ? [] : [focus, ...(secondFocus === undefined ? [] : [secondFocus])]
  return [...new Set([...named, ...order])].slice(0, 2)
}
