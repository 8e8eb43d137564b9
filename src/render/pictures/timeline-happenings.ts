import type { DateSpan } from '../../chronology/vague-date.js'
import { compareText } from '../../compare-text.js'
import type { Case, LifeEvent, Person } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
import type { Link } from '../../model/links.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { isNotKnown } from '../../model/words.js'
import { clientEvent } from '../../words/client-event.js'
import { say, term } from '../../words/phrase.js'
import type { Setting } from './picture.js'
import { sayTo } from './register-words.js'
import { inTime, spanOf, textOf } from './timeline-dates.js'
import type { TimelineSetting } from './timeline-names.js'

/** A life event, a death or a day of strife recorded with a person, or a deadline of an event. */
export interface Happening {
  readonly kind: 'event' | 'death' | 'due'
  readonly id: string
  /** By which a link finds it. */
  readonly subjects: readonly Link['subject'][]
  readonly label: string
  /** Empty where there is none. */
  readonly date: string
  readonly span: DateSpan | undefined
  readonly event?: LifeEvent
  /** Whether it came before or after the onset; `open` where that is not known of any. */
  readonly side: 'before' | 'after' | 'unclear' | 'open'
}

/** Events and deaths in order of time, undated ones last. A death that an event tells of is shown once. */
export function happeningsOf(kase: Case, formulation: Formulation | undefined, { words, register, names }: TimelineSetting): readonly Happening[] {
  const events = kase.timeline?.events ?? []
  const people = kase.inventory?.people ?? []
  const dead = people.filter(isDead)
  const told = new Map(dead.flatMap((person) => {
    const naming = events.filter((event) => isDeath(event) && event.people?.includes(person.id) === true)
    const [event] = naming
    return event !== undefined && naming.length === 1 ? [[person, event] as const] : []
  }))
  const label = (event: LifeEvent): string => register === 'client' ? clientEvent(words, event.type) : event.title ?? formulation?.labels[event.id] ?? names.event(event.type) ?? term(words, 'event', event.type)
  const named = (person: Person): string => nameOf(person, register, words)
  const found: readonly Omit<Happening, 'side'>[] = [
    ...events.flatMap((event): readonly Omit<Happening, 'side'>[] => {
      const mourned = [...told].filter(([, by]) => by === event).map(([person]) => person)
      const on = textOf(event.on) ?? textOf(deathOn(mourned[0]))
      const due = textOf(event.dueOn)
      return [
        {
          kind: isDeath(event) ? 'death' : 'event',
          id: event.id,
          subjects: [{ kind: 'event', id: event.id }, ...mourned.map(({ id }) => ({ kind: 'person' as const, id }))],
          label: mourned[0] !== undefined && (register === 'client' || event.title === undefined) ? say(words, 'timeline.death', { who: named(mourned[0]) }) : label(event),
          date: on ?? '',
          span: spanOf(on),
          event,
        },
        ...(due === undefined ? [] : [{ kind: 'due' as const, id: event.id, subjects: [], label: say(words, 'timeline.due', { what: label(event) }), date: due, span: spanOf(due), event }]),
      ]
    }),
    ...dead.filter((person) => !isToldWhole(person, told.get(person))).map((person): Omit<Happening, 'side'> => ({
      kind: 'death',
      id: person.id,
      subjects: told.has(person) ? [] : [{ kind: 'person', id: person.id }],
      label: say(words, 'timeline.death', { who: named(person) }),
      date: textOf(deathOn(person)) ?? '',
      span: spanOf(textOf(deathOn(person))),
    })),
    ...people.flatMap((person) => datesOfConflict(person, events).map(({ key, date }, i): Omit<Happening, 'side'> => ({
      kind: 'event',
      id: `${person.id} ${key} ${i}`,
      subjects: [],
      label: sayTo(register, words, 'timeline.conflict', key, { who: named(person) }),
      date,
      span: spanOf(date),
    }))),
  ]
  return found
    .map((each) => ({ ...each, side: 'open' as const }))
    .sort((a, b) => inTime(a.span, b.span) || compareText(a.id, b.id) || compareText(a.kind, b.kind))
}

/** Kinds of event that say somebody died, a baby that was not born included. */
const DEATHS: readonly string[] = ['miscarriage', 'stillbirth', 'neonatal-death', 'termination-for-anomaly']
const isDeath = ({ type }: LifeEvent): boolean => (type.startsWith('death-') && type !== 'death-nonhuman') || DEATHS.includes(type)

export const isDead = ({ status, death }: Person): boolean => status === 'deceased' || (death !== undefined && !isNotKnown(death))

export const deathOn = (person: Person | undefined): string | undefined =>
  person?.death === undefined || isNotKnown(person.death) ? undefined : person.death.on

const isToldWhole = (person: Person, event: LifeEvent | undefined): boolean => {
  const on = textOf(deathOn(person))
  return event !== undefined && (on === undefined || textOf(event.on) === undefined || on === event.on)
}

interface ConflictDate {
  readonly key: 'since' | 'sharpened' | 'flare-up'
  readonly date: string
}

/** When it came to strife with somebody, grew worse, and flared up; without a day that an event about them tells of. */
function datesOfConflict({ id, conflict }: Person, events: readonly LifeEvent[]): readonly ConflictDate[] {
  if (conflict === undefined || isNotKnown(conflict) || (conflict.present !== 'yes' && conflict.present !== 'past')) return []
  const { since, sharpenedOn, flareUps } = conflict
  const told = new Set(events.filter(({ people }) => people?.includes(id) === true).map(({ on }) => on))
  const dated: readonly (readonly [ConflictDate['key'], string | undefined])[] = [
    ['since', since],
    ['sharpened', sharpenedOn],
    ...(flareUps === undefined || isNotKnown(flareUps) ? [] : [...flareUps].sort(compareText).map((on) => ['flare-up', on] as const)),
  ]
  return dated.flatMap(([key, on]) => {
    const date = textOf(on)
    return date === undefined || told.has(date) ? [] : [{ key, date }]
  })
}

/** How somebody is spoken of. */
export function nameOf({ id, name, relation }: Person, register: Setting['register'], words: WordCatalogue): string {
  const known = relation === undefined || isNotKnown(relation) ? undefined : term(words, 'relation', relation)
  if (name !== undefined) return known === undefined || register === 'client' ? name : say(words, 'name-and-relation', { name, relation: known })
  if (known === undefined) return say(words, 'someone', { id })
  return say(words, register === 'client' ? 'your-relation' : 'the-relation', { relation: known })
}
