import { compareText } from '../../compare-text.js'
import type { Supposition, World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import { areaIn } from './goals.js'
import type { Budget, Completion } from './search.js'
import { keyOf, type Space } from './space.js'

/** Worlds spent at most on making one reason short. */
const MOST = 60

const POINTS = { strong: 3, moderate: 2, weak: 1 } as const
const GATE = 50

/**
 * A few of a completion's answers after which something already holds of an area, nothing else being answered. Not one
 * of them can be left out, as far as the worlds allowed reach; that no other choice is shorter is not claimed.
 * Undefined when answers alone do not bring it about.
 */
export function fewestThatKeep(
  holds: (world: World) => boolean,
  area: AreaId,
  goal: Completion,
  root: Completion,
  space: Space,
  budget: Budget,
): readonly Supposition[] | undefined {
  let left = MOST
  const isEnough = (keys: readonly string[]): boolean => {
    left -= 1
    budget.left -= 1
    return holds(root.world.suppose(space.suppositions(keys, goal.given)))
  }
  const all = [...goal.given.keys()].filter((key) => !root.given.has(key)).sort()
  let keys: readonly string[] = []
  let held = false
  for (const bundle of bundlesFor(area, goal, root, space)) {
    const more = [...new Set([...keys, ...bundle])]
    if (more.length === keys.length) continue
    keys = more
    held = left > MOST / 2 && isEnough(keys)
    if (held) break
  }
  if (!held) {
    keys = all
    if (!isEnough(keys)) return undefined
  }
  // Whole stretches first: most answers of a completion have no part in it.
  for (let size = held ? 1 : Math.ceil(keys.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < keys.length && left > 0;) {
      const without = [...keys.slice(0, from), ...keys.slice(from + size)]
      if (isEnough(without)) keys = without
      else from += size
    }
  }
  return space.suppositions(keys, goal.given).filter(({ found }) => found.status === 'known')
}

/** What each rule that helps the area hangs on: its own gates first, then what lowers the others; the most points for the fewest answers. */
function bundlesFor(area: AreaId, { given, world }: Completion, root: Completion, space: Space): readonly (readonly string[])[] {
  const about = areaIn(world, area).candidates[0]?.subject
  return root.world.openRules()
    .flatMap(({ ruleId, subject, condition, unless }) => {
      const rule = space.rule(ruleId)?.rule
      if (rule === undefined || about === undefined) return []
      const { direction, strength, focusArea } = rule
      const isOwn = focusArea === area && keyOf(subject) === keyOf(about)
      const after = world.verdict(ruleId, subject)
      const helps = isOwn ? direction !== 'against' && after === 'fired' : focusArea !== area && (direction === 'against' ? after === 'fired' : direction === 'required' && after !== 'fired')
      if (!helps) return []
      const keys = [...new Set([...condition, ...unless].map(({ fact }) => space.variable(subject, fact).key))].filter((key) => given.has(key)).sort()
      return [{ ruleId, keys, isOwn, points: direction === 'required' ? GATE : POINTS[strength ?? 'weak'] }]
    })
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.points - a.points || a.keys.length - b.keys.length || compareText(a.ruleId, b.ruleId))
    .map(({ keys }) => keys)
}
