import type { Ranking } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import type { Certificate, Change, Goal } from '../../model/counterfactuals.js'
import { holdsWay, type Pivot, type Way } from './changes.js'
import type { Contradicts } from './contradictions.js'
import { isReached, mayReach } from './goals.js'
import type { Laid, Sway, Terrain, Weights } from './terrain.js'

export interface Ground {
  readonly world: World
  readonly terrain: Terrain
  readonly pivots: readonly Pivot[]
  /** Of each pivot. */
  readonly sways: readonly Sway[]
  /** The greatest sway, area by area, of each pivot and all after it. */
  readonly mostFrom: readonly Sway[]
  readonly areas: readonly AreaId[]
  readonly weights: Weights
  readonly contradicts: Contradicts
  /** Rankings by the verdicts that differ, shared by all searches on this ground. */
  readonly judged: Map<string, Pick<Ranking, 'outcome' | 'foci'>>
}

/** Combinations of facts that may be held against the bounds for each world that may be judged. */
const COMBINATIONS_PER_WORLD = 100

/** All smallest sets up to a size, smaller sizes first, and how sure that is. */
export function searchSets(ground: Ground, goal: Goal, maxSize: number, budget: number): { readonly found: readonly (readonly Change[])[]; readonly certificate: Certificate } {
  const { world, terrain, pivots, sways, mostFrom, areas, weights, contradicts, judged } = ground
  const found: (readonly Change[])[] = []
  const reached: (readonly Way[])[] = []
  let [looked, combinations, ruledOut, worlds, alike, contradictory, size] = [0, 0, 0, 0, 0, 0, 0]
  const isSpent = (): boolean => worlds >= budget || looked >= budget * COMBINATIONS_PER_WORLD

  /** Gives the first facts values and leaves the others opened up. */
  function walk(assigned: readonly Way[], laid: readonly Laid[], open: readonly Pivot[]): void {
    const [next, ...rest] = open
    if (next === undefined) {
      settle(assigned, laid)
      return
    }
    for (const way of next.ways()) {
      if (isSpent()) return
      const now = [...assigned, way]
      if (reached.some((smaller) => smaller.every((each) => now.some((own) => holdsWay(own, each))))) continue
      const here = [...laid, asLaid(next, way)]
      if (mayReach(goal, terrain.reach([...here, ...rest.map(opened)]), areas, weights)) walk(now, here, rest)
    }
  }

  function settle(ways: readonly Way[], laid: readonly Laid[]): void {
    if (contradicts(laid)) {
      contradictory += 1
      return
    }
    const key = terrain.reach(laid).verdicts()
    const changes = ways.map(({ change }) => change)
    let ranking = judged.get(key)
    if (ranking !== undefined) alike += 1
    else {
      worlds += 1
      const { outcome, foci } = world.suppose(changes).ranking
      judged.set(key, (ranking = { outcome, foci }))
    }
    if (!isReached(goal, ranking)) return
    reached.push(ways)
    found.push(changes)
  }

  function combine(from: number, chosen: readonly Pivot[], sum: Sway, left: number): void {
    for (let index = from; index <= pivots.length - left && !isSpent(); index += 1) {
      const [pivot, sway] = [pivots[index], sways[index]]
      if (pivot === undefined || sway === undefined) return
      const swayed = added(sum, sway)
      if (left > 1) {
        // As if each fact still to be chosen swayed as much as any that is left.
        if (mayReach(goal, terrain.roughReach(added(swayed, mostFrom[index + 1] ?? [], left - 1)), areas, weights)) combine(index + 1, [...chosen, pivot], swayed, left - 1)
        else {
          const skipped = choose(pivots.length - index - 1, left - 1)
          combinations += skipped
          ruledOut += skipped
        }
        continue
      }
      combinations += 1
      looked += 1
      const own = [...chosen, pivot]
      if (mayReach(goal, terrain.roughReach(swayed), areas, weights) && mayReach(goal, terrain.reach(own.map(opened)), areas, weights)) walk([], [], own)
      else ruledOut += 1
    }
  }

  for (let wanted = 1; wanted <= maxSize && !isSpent(); wanted += 1) {
    combine(0, [], [], wanted)
    if (!isSpent()) size = wanted
  }
  const smallest = found[0]?.length
  const ways = pivots.reduce((total, pivot) => total + pivot.count, 0)
  return {
    found,
    certificate: {
      ...(smallest === undefined ? {} : { smallest }),
      complete: size === maxSize,
      size, facts: pivots.length, ways, combinations, ruledOut, worlds, alike, contradictory,
    },
  }
}

const opened = ({ key, subject, fact, opened: found }: Pivot): Laid => ({ key, subject, fact, found, isOpened: true })

const asLaid = ({ key, subject, fact }: Pivot, { change: { found } }: Way): Laid => ({ key, subject, fact, found, isOpened: false })

const added = (sum: Sway, sway: Sway, times = 1): Sway => sway.map((each, index) => (sum[index] ?? 0) + times * each)

/** The greatest sway, area by area, of all facts from each one on. */
export function greatestFrom(sways: readonly Sway[]): readonly Sway[] {
  const from: Sway[] = []
  for (let index = sways.length - 1; index >= 0; index -= 1) {
    from[index] = (sways[index] ?? []).map((each, at) => Math.max(each, from[index + 1]?.[at] ?? 0))
  }
  return from
}

/** How many ways there are to choose some of many. */
function choose(many: number, some: number): number {
  return Array.from({ length: some }).reduce<number>((total, _, index) => (total * (many - index)) / (index + 1), 1)
}
