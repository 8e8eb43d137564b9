import { compareText } from '../../compare-text.js'
import type { World } from '../../model/world.js'
import type { Goal, WhatWouldChange } from '../../model/counterfactuals.js'
import { type CounterfactualOptions, groundOf, onGround, smallestFirst } from './counterfactuals.js'
import { holdersOf } from './goals.js'

const LIMIT = 5

/**
 * For a lead: what would put each other area first, and what would end the lead. For a tie: what
 * would let each area in it lead. Otherwise: what would put each area first.
 */
export function whatWouldChange(world: World, options: CounterfactualOptions & { readonly limit?: number }): WhatWouldChange {
  const ground = groundOf(world, options)
  const goals = goalsIn(world).map((goal) => onGround(ground, goal, options))
  const seen = new Set<string>()
  const best = goals
    .flatMap(({ goal, sets }) => sets.map((set) => ({ goal, set })))
    .sort((a, b) => smallestFirst(a.set, b.set) || tellsMost(a.goal) - tellsMost(b.goal) || compareText(areaOf(a.goal), areaOf(b.goal)))
    .filter(({ set }) => {
      const key = set.changes.map(({ id }) => id).join('\n')
      return seen.has(key) ? false : seen.add(key)
    })
  return { goals, best: best.slice(0, options.limit ?? LIMIT) }
}

function goalsIn({ ranking }: World): readonly Goal[] {
  const areas = ranking.areas.filter(({ standing }) => standing !== 'background' && standing !== 'absent').map(({ area }) => area).sort(compareText)
  const holders = holdersOf(ranking).map(({ area }) => area)
  if (ranking.outcome === 'tie') return holders.map((area): Goal => ({ kind: 'break-tie', area })).sort((a, b) => compareText(areaOf(a), areaOf(b)))
  const others = areas.filter((area) => !holders.includes(area)).map((area): Goal => ({ kind: 'put-first', area }))
  const [lead] = holders
  return lead === undefined ? others : [...others, { kind: 'end-lead', area: lead }]
}

/** A set that puts another area first also ends the lead, and the former says more. */
const tellsMost = ({ kind }: Goal): number => (kind === 'end-lead' ? 1 : 0)

const areaOf = ({ area = '' }: Goal): string => area
