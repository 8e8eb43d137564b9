import type { Candidate } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { Goal } from './goals.js'
import { type Budget, type Completion, startSearch } from './search.js'
import type { Space } from './space.js'
import { wishList } from './wishes.js'

/**
 * The case as it stands if nobody and nothing unrecorded comes into it: whoever was never asked about is answered so
 * that no area applies to them. Undefined when there is nobody of the kind, or no such answers.
 */
export function withoutUnlisted(root: Completion, space: Space, budget: Budget): Completion | undefined {
  if (unlisted(root.world).length === 0) return undefined
  const goal: Goal = {
    bound: (world) => 0 - unlisted(world).filter(({ status }) => status === 'candidate').length,
    floor: (world) => 0 - unlisted(world).length,
    value: (world) => 0 - unlisted(world).length,
    wishes: (world) => {
      const wishes = wishList(world)
      for (const each of unlisted(world)) wishes.add(each, undefined, 'down')
      return wishes.all
    },
  }
  const search = startSearch(goal, root, space)
  search.run(budget)
  const { reached, at } = search.found()
  if (reached !== 0 || at === undefined) return undefined
  // Only what was said of the unlisted: everything else is left as open as it is.
  const kept = [...at.given].filter(([key]) => root.given.has(key) || space.byKey(key).subject.unlisted === true)
  const given = space.closed(new Map(kept), kept.map(([key]) => key))
  if (given === undefined) return undefined
  const world = root.world.suppose(space.suppositions([...given.keys()].filter((key) => !root.given.has(key)), given))
  return unlisted(world).length === 0 ? { given, world } : undefined
}

const unlisted = (world: World): readonly Candidate[] =>
  world.ranking.areas.flatMap(({ candidates }) => candidates.filter(({ subject }) => subject.unlisted === true))
