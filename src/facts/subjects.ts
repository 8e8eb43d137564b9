import type { LifeEvent, Person } from '../model/case.js'
import type { Subject } from '../model/facts.js'
import type { Relation } from '../model/words.js'
import { everyone, PEOPLE, peopleOf } from './circle.js'
import type { CaseContext, EventContext, PersonContext } from './context.js'
import { namesTheDead } from './deaths.js'
import { valueOf } from './fact.js'
import { onceACase } from './once-a-case.js'
import { addressOfEvent, EVENTS, eventsAreComplete, eventsOf } from './time-line.js'

/** The id of somebody or something that was never asked about. */
export const UNLISTED = 'unlisted'

/** A subject with what its facts are read from. */
export interface Placed<Context> {
  readonly subject: Subject
  readonly context: Context
}

/** Everybody whom facts are about: who is listed, whom a death event implies, and whoever was not asked about. */
export function personContexts(context: CaseContext): readonly Placed<PersonContext>[] {
  const { inventory } = context.case
  const listed = everyone(context).map((each): Placed<PersonContext> => ({ subject: { kind: 'person', id: each.person.id }, context: each }))
  const implied = eventsOf(context).filter((event) => impliesPerson(event, context)).map((event): Placed<PersonContext> => ({
    subject: { kind: 'person', id: event.id },
    context: { ...context, person: mayBeListed(event, context) ? { id: event.id } : impliedPerson(event), at: addressOfEvent(event), implied: event, unlisted: false },
  }))
  const asked = inventory?.asked
  const everybodyKnown = inventory?.people !== undefined && asked?.people === 'yes' && asked.deaths === 'yes' && asked.conflicts === 'yes'
  return [...listed, ...implied, ...(everybodyKnown ? [] : [unlistedPerson(context)])]
}

function unlistedPerson(context: CaseContext): Placed<PersonContext> {
  return {
    subject: { kind: 'person', id: UNLISTED, unlisted: true },
    context: { ...context, person: { id: UNLISTED }, at: PEOPLE, unlisted: true },
  }
}

const impliesPerson = (event: LifeEvent, context: CaseContext): boolean => meansADeath(event, context) && !namesTheDead(context, event)

/** Whether the dead person of an event may be somebody who is listed, so that it is open whether there is another. */
function mayBeListed({ people: named }: LifeEvent, context: CaseContext): boolean {
  const possible = maybeDead(context)
  return named === undefined ? possible.size > 0 : named.some((id) => possible.has(id))
}

const maybeDead = onceACase((context) => new Set(peopleOf(context).filter((person) => !isRecordedAlive(person)).map(({ id }) => id)))

function isRecordedAlive(person: Person): boolean {
  const status = valueOf(person.status)
  return person.death === undefined && status !== undefined && status !== 'deceased'
}

// An animal only where the tradition counts it; a termination by choice only when it was felt as a death.
const meansADeath = ({ type, feltAsDeath }: LifeEvent, { eventInfo, tradition }: CaseContext): boolean =>
  eventInfo(type)?.kinds?.includes('death') === true
  || (type === 'death-nonhuman' && tradition.petLossAsGrief)
  || (type === 'termination-by-choice' && feltAsDeath === 'yes')

const IMPLIED_RELATIONS: Partial<Record<LifeEvent['type'], Relation>> = {
  'death-partner': 'partner', 'death-child': 'child', 'death-parent': 'parent', 'death-sibling': 'sibling',
  'death-friend': 'friend', 'death-nonhuman': 'pet', miscarriage: 'child', stillbirth: 'child', 'neonatal-death': 'child',
  'termination-for-anomaly': 'child', 'termination-by-choice': 'child',
}

const IMPLIED_MANNERS = {
  miscarriage: 'miscarriage', stillbirth: 'stillbirth', 'neonatal-death': 'neonatal',
  'termination-for-anomaly': 'termination-for-anomaly',
} as const

/** The person a death event speaks of when the inventory does not hold them. */
function impliedPerson(event: LifeEvent): Person {
  const relation = IMPLIED_RELATIONS[event.type]
  const manner = event.type in IMPLIED_MANNERS ? IMPLIED_MANNERS[event.type as keyof typeof IMPLIED_MANNERS] : undefined
  return {
    id: event.id,
    status: 'deceased',
    ...(event.title === undefined ? {} : { name: event.title }),
    ...(relation === undefined ? {} : { relation }),
    ...(event.linkedByClient === undefined ? {} : { linkedByClient: event.linkedByClient }),
    death: {
      ...(event.on === undefined ? {} : { on: event.on }),
      ...(event.sudden === undefined ? {} : { sudden: event.sudden }),
      ...(manner === undefined ? {} : { manner }),
    },
  }
}

/** Every event, and whatever was not asked about. */
export function eventContexts(context: CaseContext): readonly Placed<EventContext>[] {
  const listed = eventsOf(context).map((event): Placed<EventContext> => ({
    subject: { kind: 'event', id: event.id },
    context: { ...context, event, at: addressOfEvent(event), unlisted: false },
  }))
  if (eventsAreComplete(context)) return listed
  return [...listed, {
    subject: { kind: 'event', id: UNLISTED, unlisted: true },
    context: { ...context, event: undefined, at: EVENTS, unlisted: true },
  }]
}
