import { counterfactuals } from '../../src/explain/counterfactuals/counterfactuals.js'
import type { FactValue } from '../../src/model/facts.js'
import type { Change, Goal } from '../../src/model/counterfactuals.js'
import { AREAS, holders, type Instance, isAtOdds, isSame, keyOf, openInstance, type Overlay, singles, wordsApart } from './counterfactuals-oracle.js'

/** A goal that is not reached as things are recorded; undefined where equals are told apart by more than points. */
export function goalFor(of: Instance, pick: number): Goal | undefined {
  const now = holders(of, new Map())
  if (now === undefined) return undefined
  const others = AREAS.filter((area) => !now.areas.includes(area)).map((area): Goal => ({ kind: 'put-first', area }))
  const [first] = now.areas
  const goals: readonly Goal[] = now.outcome === 'tie'
    ? [{ kind: 'break-tie' }, ...now.areas.flatMap((area): readonly Goal[] => [{ kind: 'break-tie', area }, { kind: 'not-first', area }, { kind: 'put-first', area }])]
    : first === undefined ? others : [...others, { kind: 'not-first', area: first }, { kind: 'end-lead', area: first }]
  return goals[pick % goals.length]
}

interface Single {
  readonly key: string
  readonly fact: string
  readonly value: FactValue
}

/** How one instance came out: nothing to say where equals are told apart by more than points. */
export type Verdict = { readonly kind: 'unclear' | 'already' | 'checked'; readonly sets: number; readonly smallest: number; readonly overlays: number }

/** Goes through every set of changes up to a size by plain reading, and names each disagreement with the search. */
export function compareWithAll(of: Instance, goal: Goal, size: number): { readonly verdict: Verdict; readonly problems: readonly string[] } {
  const nothing = { sets: 0, smallest: 0, overlays: 0 }
  const told = new Map<string, boolean | undefined>()
  const reaches = (set: readonly Single[]): boolean | undefined => {
    const key = JSON.stringify(set)
    if (!told.has(key)) told.set(key, plainly(of, goal, overlayOf(set)))
    return told.get(key)
  }
  const now = reaches([])
  if (now === undefined) return { verdict: { kind: 'unclear', ...nothing }, problems: [] }
  const { world, options } = openInstance(of)
  const found = counterfactuals(world, goal, { ...options, maxSize: size })
  if (now !== found.already) return { verdict: { kind: 'already', ...nothing }, problems: [`already is ${found.already}`] }
  if (now) return { verdict: { kind: 'already', ...nothing }, problems: found.sets.length === 0 ? [] : ['sets for a goal already reached'] }

  const all = setsUpTo(singles(of), size)
  const offered: (readonly Single[])[] = []
  for (const set of all) {
    const reached = reaches(set)
    if (reached === undefined) return { verdict: { kind: 'unclear', ...nothing }, problems: [] }
    if (reached && !isAtOdds(of, overlayOf(set))) offered.push(set)
  }
  const smallest = Math.min(...offered.map(({ length }) => length))
  const own = found.sets.map(({ changes }) => changes.map(asSingle))
  const covers = (smaller: readonly Single[], set: readonly Single[]): boolean => smaller.every((each) => set.some((other) => holds(of, other, each)))
  const isOffered = (set: readonly Single[]): boolean => offered.some((each) => each.length === set.length && set.every((one) => each.some((other) => other.key === one.key && JSON.stringify(other.value) === JSON.stringify(one.value))))
  const problems = [
    ...(found.certificate.complete ? [] : ['not complete']),
    ...((found.certificate.smallest ?? Infinity) === smallest ? [] : [`smallest ${found.certificate.smallest ?? 'none'}, not ${smallest}`]),
    ...own.filter((set) => !isOffered(set)).map((set) => `offered, and does not reach it or cannot be: ${JSON.stringify(set)}`),
    ...own.flatMap((set) => subsetsOf(set).filter((part) => part.length > 0 && part.length < set.length && isOffered(part)).map((part) => `${JSON.stringify(part)} is enough of ${JSON.stringify(set)}`)),
    ...offered.filter((set) => !own.some((smaller) => covers(smaller, set))).map((set) => `missed ${JSON.stringify(set)}`),
    ...found.sets.flatMap(({ changes }) => changes).filter(({ fact, kind, recorded }) => {
      const mutability = of.mutability[fact]
      return mutability === 'fixed' || (kind !== 'correction' && mutability === 'answer-only' && recorded.status === 'known')
    }).map(({ id }) => `touches ${id}`),
  ]
  return { verdict: { kind: 'checked', sets: own.length, smallest: Number.isFinite(smallest) ? smallest : 0, overlays: all.length }, problems }
}

function plainly(of: Instance, goal: Goal, overlay: Overlay): boolean | undefined {
  const found = holders(of, overlay)
  if (found === undefined) return undefined
  const { outcome, areas } = found
  const leads = (area: string | undefined): boolean => outcome === 'lead' && (area === undefined || areas[0] === area)
  switch (goal.kind) {
    case 'put-first':
      return leads(goal.area)
    case 'break-tie':
      return leads(goal.area)
    case 'end-lead':
      return !leads(goal.area)
    case 'not-first':
      return !areas.includes(goal.area)
    default:
      return goal satisfies never
  }
}

const overlayOf = (set: readonly Single[]): Overlay => new Map(set.map(({ key, value }) => [key, value]))

const asSingle = ({ subject, fact, found }: Change): Single => ({ key: keyOf(subject, fact), fact, value: found.value })

function holds(of: Instance, one: Single, smaller: Single): boolean {
  if (one.key !== smaller.key) return false
  if (isSame(of, one.fact, one.value, smaller.value)) return true
  if (!Array.isArray(one.value)) return false
  const apart = wordsApart(of, one.key, one.value)
  return wordsApart(of, one.key, smaller.value).every((word) => apart.includes(word))
}

function setsUpTo(all: readonly Single[], size: number): readonly (readonly Single[])[] {
  const grow = (from: number, left: number): (readonly Single[])[] => (left === 0 ? [[]] : all.slice(from).flatMap((one, offset) => [
    [one],
    ...grow(from + offset + 1, left - 1).filter((rest) => rest.length > 0 && rest.every(({ key }) => key !== one.key)).map((rest) => [one, ...rest]),
  ]))
  return grow(0, size)
}

const subsetsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
