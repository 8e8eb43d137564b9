import { grouped } from '../grouped.js'
import { once } from '../lazily.js'
import { isNotKnown } from '../model/words.js'
import type { LifeEvent, Person } from '../model/case.js'
import type { Subject } from '../model/facts.js'
import { clientEvent } from '../words/client-event.js'
import { dateInWords } from '../words/dates.js'
import { say, term } from '../words/phrase.js'
import type { Workbench } from './material.js'

/** How people and events are spoken of, for the clinician and for the client. */
export interface Labels {
  readonly byId: () => Readonly<Record<string, string>>
  readonly clinician: (subject: Subject) => string
  readonly client: (subject: Subject) => string
}

export function makeLabels(bench: Workbench): Labels {
  const people = bench.case.inventory?.people ?? []
  const events = bench.case.timeline?.events ?? []
  const byId = once(() => Object.fromEntries([
    ...people.map((person) => [person.id, clinicianPerson(bench, person)] as const),
    ...events.map((event) => [event.id, eventLabel(bench, event)] as const),
  ]))
  const general = (subject: Subject): string | undefined => {
    if (subject.unlisted === true) return say(bench.words, subject.kind === 'event' ? 'unlisted-event' : 'unlisted-person')
    return subject.kind === 'case' || subject.kind === 'ranking' ? say(bench.words, 'the-client') : undefined
  }
  const clientById = once(() => new Map([
    ...people.map((person) => [person.id, clientPerson(bench, person)] as const),
    ...clientEvents(bench, events),
  ]))
  return {
    byId,
    clinician: (subject) => general(subject) ?? byId()[subject.id] ?? subject.id,
    client: (subject) =>
      subject.kind === 'case' || subject.kind === 'ranking' ? say(bench.words, 'you') : (general(subject) ?? clientById().get(subject.id) ?? subject.id),
  }
}

function relationOf(bench: Workbench, person: Person): string | undefined {
  const { relation } = person
  if (relation === undefined || relation === 'unknown' || relation === 'declined' || relation === 'not-applicable') return undefined
  return term(bench.words, 'relation', relation)
}

function clinicianPerson(bench: Workbench, person: Person): string {
  const relation = relationOf(bench, person)
  if (person.name === undefined) return relation === undefined ? say(bench.words, 'someone', { id: person.id }) : say(bench.words, 'the-relation', { relation })
  return relation === undefined ? person.name : say(bench.words, 'name-and-relation', { name: person.name, relation })
}

function clientPerson(bench: Workbench, person: Person): string {
  const relation = relationOf(bench, person)
  return person.name ?? (relation === undefined ? say(bench.words, 'someone', { id: person.id }) : say(bench.words, 'your-relation', { relation }))
}

function eventLabel(bench: Workbench, event: LifeEvent): string {
  if (event.title !== undefined) return say(bench.words, 'titled', { title: event.title })
  return bench.event(event.type)?.label ?? term(bench.words, 'event', event.type)
}

/** Events that are called the same come with their dates. */
function clientEvents({ words }: Workbench, events: readonly LifeEvent[]): readonly (readonly [string, string])[] {
  const alike = grouped(events, ({ type }) => clientEvent(words, type))
  return [...alike].flatMap(([what, own]) => own.map(({ id, on }) =>
    [id, own.length > 1 && on !== undefined && !isNotKnown(on) ? say(words, 'dated-event', { what, date: dateInWords(words, on) }) : what] as const))
}
