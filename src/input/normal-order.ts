import { compareText } from '../compare-text.js'
import type { Case, LifeEvent, Measurement, Person } from '../model/case.js'

/**
 * Puts every list whose order means nothing into one order: entries by id, scores by day and instrument, sets by
 * their words. Mentions stay as they are; there the order is the answer. The case is changed: give a fresh copy.
 */
export function putInNormalOrder(kase: Case): void {
  const { people, patterns } = kase.inventory ?? {}
  sort(people, byId)
  people?.forEach(orderPerson)
  sort(patterns?.circumstances, compareText)
  sort(patterns?.strengths, compareText)
  const { episodes, measurements, changes, events } = kase.timeline ?? {}
  sort(episodes, byId)
  sort(measurements, compareMeasurements)
  sort(changes, byId)
  sort(events, byId)
  events?.forEach(orderEvent)
}

function orderPerson({ conflict, death, harm }: Person): void {
  if (typeof conflict === 'object') {
    sort(conflict.topics, compareText)
    sort(conflict.style, compareText)
    sort(conflict.flareUps, compareText)
  }
  if (typeof death === 'object') sort(death.specialDays, compareText)
  sort(harm, compareText)
}

function orderEvent({ people, losses }: LifeEvent): void {
  sort(people, compareText)
  sort(losses, compareText)
}

/** No two scores agree in all three: that was refused as a repetition. */
function compareMeasurements(a: Measurement, b: Measurement): number {
  const byName = compareText(a.instrumentName ?? '', b.instrumentName ?? '')
  return compareText(a.on, b.on) || compareText(a.instrument, b.instrument) || byName
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id)

/** Sorts a list in place; what is missing or a kind of not known is none. */
function sort<T>(list: readonly T[] | string | undefined, compare: (a: T, b: T) => number): void {
  if (typeof list === 'object' && list.length > 1) (list as T[]).sort(compare)
}
