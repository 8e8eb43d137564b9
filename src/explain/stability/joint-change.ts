import { inBlocks } from './in-blocks.js'
import type { Kernel, Weighting } from './kernel.js'
import { holds, type Level } from './place.js'
import type { HeldPlace, JointChange, JointChanges, StrengthOrder } from './result.js'
import { areStrengthsInOrder, type Axis, axesOf } from './space.js'

/** How far joint changes are looked for. */
export interface JointOptions {
  readonly maxSteps: number
  readonly maxChanges: number
  readonly order: StrengthOrder
  /** No distance is begun at which so many weightings would have been looked at. */
  readonly mostLooked: number
}

/**
 * The smallest joint changes after which something no longer holds, by going outward from the present numbers: every
 * weighting one step away, then every one two steps away, until a distance has some. Nothing nearer is left out.
 */
export function jointChanges(
  kernel: Kernel,
  present: HeldPlace,
  { maxSteps, maxChanges, order, mostLooked }: JointOptions,
): Readonly<Record<'area' | 'kept', JointChanges>> {
  const axes = axesOf(kernel)
  const searches = { area: emptySearch('area'), kept: emptySearch('kept') }
  const weights = kernel.weighting()
  for (let steps = 1; steps <= maxSteps; steps += 1) {
    const open = [searches.area, searches.kept].filter(({ found }) => found === 0)
    if (open.length === 0 || (open[0]?.looked ?? 0) + sizeOfShell(axes, steps) > mostLooked) break
    const all = inBlocks(kernel, (index, numberAt) => {
      const place = kernel.places[index]
      for (const search of open) {
        search.looked += 1
        if (place === undefined || holds(search.level, present, place)) continue
        search.found += 1
        if (search.changes.length < maxChanges) search.changes.push(changeOf(axes, numberAt, place))
      }
    })
    forEachAt(steps, axes, weights, order, () => all.add(weights))
    all.finish()
    for (const search of open) {
      search.searched = steps
      if (search.found > 0) search.steps = steps
    }
  }
  return { area: resultOf(searches.area), kept: resultOf(searches.kept) }
}

interface Search {
  readonly level: Level
  readonly changes: JointChange[]
  steps: number | undefined
  found: number
  searched: number
  looked: number
}

const emptySearch = (level: Level): Search => ({ level, changes: [], steps: undefined, found: 0, searched: 0, looked: 0 })

const resultOf = ({ steps, changes, found, searched, looked }: Search): JointChanges =>
  ({ ...(steps === undefined ? {} : { steps }), changes, found, searched, looked })

/** Visits every permitted weighting that lies exactly so many steps away. */
function forEachAt(steps: number, axes: readonly Axis[], weights: Weighting, order: StrengthOrder, visit: () => void): void {
  const walk = (depth: number, left: number): void => {
    if (left === 0) {
      if (order === 'free' || areStrengthsInOrder(weights)) visit()
      return
    }
    const axis = axes[depth]
    if (axis === undefined) return
    const { at, number: { value, min, max } } = axis
    const farthest = Math.min(left, Math.max(value - min, max - value))
    for (let by = 0; by <= farthest; by += 1) {
      for (const to of by === 0 ? [value] : [value - by, value + by]) {
        if (to < min || to > max) continue
        weights[at] = to
        walk(depth + 1, left - by)
      }
    }
    weights[at] = value
  }
  walk(0, steps)
}

/** How many weightings lie so many steps away, the order of strengths aside. */
function sizeOfShell(axes: readonly Axis[], steps: number): number {
  let ways: readonly number[] = Array.from({ length: steps + 1 }, (_, total) => (total === 0 ? 1 : 0))
  for (const { number: { value, min, max } } of axes) {
    ways = ways.map((_, total) => {
      let sum = ways[total] ?? 0
      for (let by = 1; by <= total; by += 1) sum += (ways[total - by] ?? 0) * (Number(value - by >= min) + Number(value + by <= max))
      return sum
    })
  }
  return ways[steps] ?? 0
}

const changeOf = (axes: readonly Axis[], numberAt: (at: number) => number, place: HeldPlace): JointChange => ({
  changes: axes.flatMap(({ at, number: { kind, id, value } }) => (numberAt(at) === value ? [] : [{ kind, id, from: value, to: numberAt(at) }])),
  place,
})
