import type { Case, LifeEvent, Measurement, Person } from '../../src/model/case.js'
import { EVENT_TYPES } from '../../src/model/words.js'
import { richCase } from './rich-case.js'

const PEOPLE = 20
const SCORES = 50
const EVENTS = 15

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const cycle = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

const given = <T>(list: readonly T[] | undefined): readonly T[] => list ?? []
const people = given(richCase.inventory?.people)
const events = given(richCase.timeline?.events)
const place = (index: number): string => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

// Everyone of the full case again and again, so that no person is cheap; the first of each keeps the name that others refer to.
const manyPeople: readonly Person[] = numbers(PEOPLE).map((index) => {
  const person = cycle(people, index)
  return index < people.length ? person : { ...person, id: `${person.id}-${index}` }
})

const manyEvents: readonly LifeEvent[] = numbers(EVENTS).map((index) => {
  const event = cycle(events, index)
  return index < events.length ? event : { ...event, id: `event-${index}`, type: cycle(EVENT_TYPES, index), on: place(index) }
})

const manyScores: readonly Measurement[] = numbers(SCORES).map((index) => ({
  on: `${place(Math.floor(index / 3))}-${String((index % 3) * 9 + 1).padStart(2, '0')}`,
  instrument: 'phq-9',
  score: (index * 7) % 28,
}))

/** An invented case of a long treatment: twenty people, fifteen events, fifty scores, every field in use. */
export const busyCase: Case = {
  ...richCase,
  caseId: 'busy',
  inventory: { ...richCase.inventory, people: manyPeople },
  timeline: { ...richCase.timeline, events: manyEvents, measurements: manyScores },
}
