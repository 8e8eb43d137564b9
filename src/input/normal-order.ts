import { compareText } from '../compare-text.js'
import type { Case, Inventory, LifeEvent, Measurement, Person, Timeline } from '../model/case.js'
import type { Maybe } from '../model/words.js'

/**
 * The same case with every list whose order means nothing in one order: entries by id, scores by day and
 * instrument, sets by their words. Mentions stay as they are; there the order is the answer.
 */
export function inNormalOrder(kase: Case): Case {
  return change(change(kase, 'inventory', orderInventory), 'timeline', orderTimeline)
}

function orderInventory(inventory: Inventory): Inventory {
  const people = change(inventory, 'people', (list) => byId(list).map(orderPerson))
  return change(people, 'patterns', (patterns) => change(change(patterns, 'circumstances', sortMaybe), 'strengths', sortMaybe))
}

function orderPerson(person: Person): Person {
  const conflict = change(person, 'conflict', (block) =>
    inBlock(block, (given) => change(change(change(given, 'topics', sortMaybe), 'style', sortMaybe), 'flareUps', sortMaybe)),
  )
  const death = change(conflict, 'death', (block) => inBlock(block, (given) => change(given, 'specialDays', sortMaybe)))
  return change(death, 'harm', sortMaybe)
}

function orderTimeline(timeline: Timeline): Timeline {
  const episodes = change(timeline, 'episodes', byId)
  const measurements = change(episodes, 'measurements', (list) => [...list].sort(compareMeasurements))
  const changes = change(measurements, 'changes', byId)
  return change(changes, 'events', (list) => byId(list).map(orderEvent))
}

function orderEvent(event: LifeEvent): LifeEvent {
  return change(change(event, 'people', sorted), 'losses', sortMaybe)
}

/** No two scores agree in all three: that was refused as a repetition. */
function compareMeasurements(a: Measurement, b: Measurement): number {
  const byName = compareText(a.instrumentName ?? '', b.instrumentName ?? '')
  return compareText(a.on, b.on) || compareText(a.instrument, b.instrument) || byName
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => compareText(a.id, b.id))

const sorted = <T extends string>(list: readonly T[]): readonly T[] => [...list].sort(compareText)

const sortMaybe = <T extends string>(list: Maybe<readonly T[]>): Maybe<readonly T[]> =>
  typeof list === 'string' ? list : sorted(list)

function inBlock<T extends object>(block: Maybe<T>, order: (given: T) => T): Maybe<T> {
  return typeof block === 'string' ? block : order(block)
}

/** The object with one field replaced, in its place; the object itself where it has no such field. */
function change<T extends object, K extends keyof T>(object: T, key: K, to: (value: Exclude<T[K], undefined>) => T[K]): T {
  const value = object[key]
  return value === undefined ? object : { ...object, [key]: to(value as Exclude<T[K], undefined>) }
}
