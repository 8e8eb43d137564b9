import type { AreaId } from '../../model/words.js'
import type { World } from '../../model/world.js'
import { areaIn, firstIs, type Goal, leastFor, leastOf, mostOf, nobodyIn, nobodyIsFirst, placeOf, type Standard, tendency } from './goals.js'
import { type Budget, complete, type Completion, type Search, startSearch } from './search.js'
import type { Space } from './space.js'
import type { Wishes } from './wishes.js'

/** The searches for one area's ends. */
export interface AreaSearches {
  readonly area: AreaId
  /** One for each candidate that could carry the area, and one for having none. */
  readonly highs: readonly Search[]
  readonly low: Search
  /** The low end of each candidate by itself, which the area's cannot go below. */
  readonly lows: readonly Search[]
  readonly first: Search
  readonly best: Search
  readonly worst: Search
}

/** Everything that was searched from one root. */
export interface Analysis {
  readonly areas: readonly AreaSearches[]
  /** Whether no area may be a candidate. */
  readonly nobody: Search
  readonly completions: readonly Completion[]
  readonly worlds: number
}

/** Worlds that one search may look at before the next has its turn. */
const TURN = 40

/** Searches all ends of all areas in turns. Whatever completion one search finds is offered to all the others. */
export function analyse(root: Completion, space: Space, standard: Standard, budget: Budget, known: readonly Completion[]): Analysis {
  const before = budget.left
  const start = (goal: Goal): Search => startSearch(goal, root, space)
  const areas = root.world.ranking.areas.map(({ area, standing, candidates }): AreaSearches => ({
    area,
    highs: [...candidates.map((candidate) => start(mostOf(area, candidate))), start(nobodyIn(area))],
    low: start(leastOf(area)),
    lows: candidates.length < 2 || standing === 'deducted' ? [] : candidates.map((candidate) => start(leastFor(area, candidate))),
    first: start(firstIs(area, standard)),
    best: start(placeOf(area, 'best', standard)),
    worst: start(placeOf(area, 'worst', standard)),
  }))
  const nobody = start(nobodyIsFirst())
  const searches = [...areas.flatMap(({ highs, low, lows, first, best, worst }) => [...highs, low, ...lows, first, best, worst]), nobody]
  const completions: Completion[] = []

  function share(completion: Completion): void {
    if (completions.includes(completion)) return
    completions.push(completion)
    for (const search of searches) search.offer(completion)
  }

  function turn(search: Search): void {
    if (isDone(search) || budget.left <= 0) return
    const own: Budget = { left: Math.min(TURN, budget.left) }
    const granted = own.left
    search.run(own)
    budget.left -= granted - own.left
    const { at } = search.found()
    if (at !== undefined) share(at)
  }

  for (const completion of known) share(completion)
  for (const lean of [undefined, ...leanings(root)]) {
    const some = budget.left > 0 ? complete(root, space, budget, lean) : undefined
    if (some !== undefined) share(some)
  }
  // Support and who may be first come before places, which take the most searching and say the least.
  rounds(reserve(budget), () => {
    for (const { area, highs, low, lows, first } of areas) {
      const reached = Math.max(...highs.map((each) => each.found().reached))
      for (const high of highs) if (high.found().ceiling > reached) turn(high)
      if (!isDone(low)) for (const each of lows) turn(each)
      if (lows.length > 0) low.limit(lowest(root, area, highs, lows))
      for (const search of [low, first]) turn(search)
    }
    turn(nobody)
  })
  rounds(0, () => {
    for (const search of [...areas.flatMap(({ best, worst }) => [best, worst]), ...searches]) turn(search)
  })

  /** Goes round as long as something is looked at and more than so many worlds are left. */
  function rounds(least: number, round: () => void): void {
    for (let left = Infinity; budget.left > least && budget.left < left;) {
      left = budget.left
      round()
    }
  }

  return { areas, nobody, completions, worlds: before - budget.left }
}

/** What the places are left with, however long the rest takes. */
const reserve = ({ left }: Budget): number => Math.floor(left / 5)

/** The area stands by its best candidate, so no lower than the surest of them, and no lower than the lowest of all. */
function lowest(root: Completion, area: AreaId, highs: readonly Search[], lows: readonly Search[]): number {
  const { candidates } = areaIn(root.world, area)
  const ends = lows.map((each) => each.found().ceiling)
  const sure = ends.filter((_, place) => candidates[place]?.status === 'candidate')
  const none = highs[candidates.length]?.found().ceiling ?? 0
  return sure.length > 0 ? Math.min(...sure) : Math.max(none, ...ends)
}

function leanings({ world }: Completion): readonly ((world: World) => Wishes)[] {
  const open = world.ranking.areas.filter(({ candidates, bounds }) => candidates.length > 0 && bounds.low < bounds.high).map(({ area }) => area)
  const residual = world.ranking.areas.filter(({ standing }) => standing === 'residual').map(({ area }) => area)
  return open.length < 2 ? [] : open.flatMap((area) => (['behind', 'behindAll', 'ahead'] as const).map((kind) => tendency(area, kind, residual)))
}

/** Nothing is left to find out. */
export function isDone(search: Search): boolean {
  const { reached, ceiling } = search.found()
  return reached >= ceiling
}
