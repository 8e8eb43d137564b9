import { civilDay, formatDay } from '../../chronology/day-number.js'
import type { LifeEvent, Mention, Patterns, Person, SymptomChange } from '../../model/case.js'
import type { YesNo } from '../../model/words.js'
import type { Draw } from './draw.js'
import type { Sex } from './names.js'
import type { Settings } from './options.js'

/** Something that is still being put together. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }
export type PersonDraft = Draft<Person>
export type EventDraft = Draft<LifeEvent>

/** A life while it is made up. Days are day numbers. */
export interface World {
  readonly draw: Draw
  readonly settings: Settings
  readonly nameFor: (sex: Sex) => string
  readonly assessed: number
  readonly onset: number
  readonly ageYears: number
  readonly sex: Sex
  readonly born: number
  readonly people: PersonDraft[]
  readonly events: EventDraft[]
  /** Numbers for events, shuffled. */
  readonly numbers: number[]
  readonly changes: Draft<SymptomChange>[]
  readonly patterns: Draft<Patterns>
  readonly specialScores: { instrument: 'pg-13-r' | 'ucla-3' | 'lsns-6'; level: number }[]
  /** Ages of the living children, youngest last. */
  readonly children: { readonly person: PersonDraft; readonly ageYears: number }[]
  /** The first day on which there could be anything between the client and a person, where that is known. */
  readonly metOn: Map<string, number>
  working: boolean
  perinatal: 'pregnant' | 'postpartum' | 'none'
  /** Regular company, and the number of people who were near before and are not listed any more. */
  readonly circle: { gone: number; companyBefore: YesNo; companyNow: YesNo }
  /** What is felt most about, and wanted help with, as situations would have it. */
  readonly wishes: { readonly mention: Mention; readonly weight: number }[]
  /** People who are in a situation already, and kinds of situation that come once. */
  readonly used: Set<string>
}

export const yesNo = (holds: boolean): YesNo => (holds ? 'yes' : 'no')

/** A day as people date it: those of the last two years by the day, of the last six by the month, earlier ones by the year. */
export function dated(world: World, day: number): string {
  const text = formatDay(day)
  const years = (world.assessed - day) / 365
  return years > 6 ? text.slice(0, 4) : years > 2 ? text.slice(0, 7) : text
}

/** Age of the client on a day. */
export const ageOn = (world: World, day: number): number => Math.floor((day - world.born) / 365.25)

/** The day on which the client reached an age, give or take. */
export const dayOfAge = (world: World, years: number): number => Math.round(world.born + years * 365.25)

export const monthDayOf = (day: number): string => {
  const { month, day: date } = civilDay(day)
  return `${String(month).padStart(2, '0')}-${String(month === 2 ? Math.min(date, 28) : date).padStart(2, '0')}`
}

/** Adds an event, under a number that says nothing. */
export function addEvent(world: World, event: Omit<EventDraft, 'id'>): EventDraft {
  const made: EventDraft = { id: `event-${world.numbers.pop() ?? world.events.length + 10}`, ...event }
  world.events.push(made)
  return made
}

/** Adds a person under a name nobody has yet; the id follows the name. */
export function addPerson(world: World, sex: Sex | undefined, person: Omit<PersonDraft, 'id' | 'name'>): PersonDraft {
  const name = world.nameFor(sex ?? world.draw.pick(['f', 'm']))
  const made: PersonDraft = { id: name.toLowerCase(), name, ...person }
  world.people.push(made)
  return made
}

/** Somebody with whom things are as they usually are. */
export function ordinary(draw: Draw, closeness: 1 | 2 | 3, near: boolean): Omit<PersonDraft, 'id' | 'name' | 'relation'> {
  const much = (): 'much' | 'some' => (draw.chance(closeness === 1 ? 0.6 : 0.2) ? 'much' : 'some')
  const some = (): 'some' | 'none' => (draw.chance(closeness === 3 ? 0.25 : 0.7) ? 'some' : 'none')
  const satisfaction = draw.between(closeness === 3 ? 5 : 6, 9)
  return {
    status: 'in-contact',
    closenessNow: closeness,
    closenessBefore: closeness,
    livesWith: 'no',
    contact: closeness === 1 ? draw.pick(['daily', 'weekly']) : closeness === 2 ? draw.pick(['weekly', 'weekly', 'monthly']) : draw.pick(['weekly', 'monthly', 'monthly', 'rarely']),
    contactMode: near ? draw.pick(['in-person', 'both']) : draw.pick(['remote', 'both']),
    supportReceived: { emotional: closeness === 3 ? some() : much(), practical: near ? some() : 'none', companionship: near ? some() : 'none' },
    supportGiven: { emotional: some(), practical: near ? some() : 'none' },
    confidant: closeness === 1 ? draw.pick(['yes', 'partly', 'partly']) : closeness === 2 ? draw.pick(['partly', 'no', 'no']) : 'no',
    expectations: { mismatch: draw.chance(0.75) ? 0 : 1 },
    satisfaction,
    wantsChange: yesNo(satisfaction < 7 && draw.chance(0.15)),
    conflict: { present: 'no' },
    communication: closeness === 3 ? draw.pick(['indirect', 'open', 'avoids']) : draw.pick(['open', 'open', 'indirect']),
    attitudeToIllness: closeness === 3 ? draw.pick(['unaware', 'unaware', 'supportive']) : draw.pick(['supportive', 'supportive', 'supportive', 'dismissive', 'unaware']),
    fear: 'none',
    harm: [],
    shift: 'same',
    linkedByClient: 'no',
  }
}
