import { parseDay } from '../chronology/day-number.js'
import type { Case, LifeEvent, Person } from '../model/case.js'
import type { Address, Fact, FactSheet, Subject } from '../model/facts.js'
import type { Link } from '../model/links.js'
import type { SharedEvent } from '../model/ranking-result.js'
import type { EventInfo, InstrumentInfo } from '../model/rule-set.js'
import type { Parameter } from '../model/rules.js'
import type { Relation } from '../model/words.js'
import { caseFacts, eventFacts, personFacts } from './catalogue.js'
import { everyone } from './circle.js'
import type { CaseContext, EventContext, PersonContext } from './context.js'
import { readCourse } from './course.js'
import { type FactSource, valueOf } from './fact.js'
import { linkEvents } from './links.js'
import { remembered } from './remembered.js'

/** What the facts need from a rule set and a tradition. */
export interface DerivationSettings {
  readonly parameters: readonly Parameter[]
  readonly instruments: readonly InstrumentInfo[]
  readonly events: readonly EventInfo[]
  readonly options: CaseContext['tradition']
}

/** Everything the rules may read, one sheet a subject, and the links between events and changes of mood. */
export interface DerivedFacts {
  readonly sheets: readonly FactSheet[]
  readonly links: readonly Link[]
  /** Events that a person's candidate and the event's own could both claim. */
  readonly shared: readonly SharedEvent[]
}

/** The id of somebody or something that was never asked about. */
export const UNLISTED = 'unlisted'

/** Reads every fact off a case: for each person, each event, the case, and for whoever or whatever was not asked about. */
export function deriveFacts(kase: Case, settings: DerivationSettings): DerivedFacts {
  const context = caseContext(kase, settings)
  const shared = addFacts({}, caseFacts, context)
  // Copying the facts about the case for every person and event would cost more than deriving theirs: they are inherited.
  const sheet = <Context>(sources: readonly FactSource<Context>[], { subject, context: own }: Placed<Context>): FactSheet => ({
    subject,
    facts: addFacts(Object.create(shared) as Record<string, Fact>, sources, own),
  })
  const people = personContexts(context).map((each) => sheet(personFacts, each))
  const events = eventContexts(context).map((each) => sheet(eventFacts, each))
  return {
    sheets: [{ subject: { kind: 'case', id: 'case' }, facts: shared }, ...people, ...events],
    links: linkEvents(context),
    shared: sharedEvents(context),
  }
}

function sharedEvents(context: CaseContext): readonly SharedEvent[] {
  const everybody = (context.case.inventory?.people ?? []).map(({ id }) => id)
  return (context.case.timeline?.events ?? []).flatMap((event) => {
    const areas = context.eventInfo(event.type)?.sharesWith ?? []
    const people = areas.length === 0 ? [] : (event.people ?? everybody)
    return people.map((person): SharedEvent => ({ event: event.id, person, areas, certain: event.people !== undefined }))
  })
}

function addFacts<Context>(
  facts: Record<string, Fact>,
  sources: readonly FactSource<Context>[],
  context: Context,
): Readonly<Record<string, Fact>> {
  for (const { id, derive } of sources) facts[id] = derive(context)
  return facts
}

/** The lists of a rule set, made ready for look-up once for all its cases. */
const tablesOf = remembered(({ parameters, events, instruments }: DerivationSettings) => ({
  parameters: new Map(parameters.map(({ id, value }) => [id, value])),
  events: new Map(events.map((info) => [info.type, info])),
  instruments: new Map(instruments.map((info) => [info.id, info])),
}))

function caseContext(kase: Case, settings: DerivationSettings): CaseContext {
  const { parameters, events, instruments } = tablesOf(settings)
  const day = parseDay(kase.assessedOn) ?? Number.NaN
  const base = {
    case: kase,
    parameter: (id: string): number => {
      const value = parameters.get(id)
      if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
      return value
    },
    instruments,
    eventAreas: (type: LifeEvent['type']) => events.get(type)?.areas ?? [],
    eventInfo: (type: LifeEvent['type']) => events.get(type),
    tradition: settings.options,
    assessed: { earliest: day, latest: day, precision: 'day' as const, about: false },
  }
  return { ...base, course: readCourse(base) }
}

interface Placed<Context> {
  readonly subject: Subject
  readonly context: Context
}

function personContexts(context: CaseContext): readonly Placed<PersonContext>[] {
  const { inventory, timeline } = context.case
  const listed = everyone(context).map((each): Placed<PersonContext> => ({ subject: { kind: 'person', id: each.person.id }, context: each }))
  const implied = (timeline?.events ?? []).filter((event) => impliesPerson(event, context)).map((event): Placed<PersonContext> => ({
    subject: { kind: 'person', id: event.id },
    context: { ...context, person: mayBeListed(event, context) ? { id: event.id } : impliedPerson(event), at: `/timeline/events/${event.id}`, implied: event, unlisted: false },
  }))
  const asked = inventory?.asked
  const everybodyKnown = inventory?.people !== undefined && asked?.people === 'yes' && asked.deaths === 'yes' && asked.conflicts === 'yes'
  return [...listed, ...implied, ...(everybodyKnown ? [] : [unlistedPerson(context)])]
}

function unlistedPerson(context: CaseContext): Placed<PersonContext> {
  return {
    subject: { kind: 'person', id: UNLISTED, unlisted: true },
    context: { ...context, person: { id: UNLISTED }, at: '/inventory/people', unlisted: true },
  }
}

function impliesPerson(event: LifeEvent, context: CaseContext): boolean {
  if (!meansADeath(event, context)) return false
  const named = event.people ?? []
  return !(context.case.inventory?.people ?? []).some((person) => named.includes(person.id) && isRecordedDead(person))
}

/** Whether the dead person of an event may be somebody who is listed, so that it is open whether there is another. */
function mayBeListed({ people: named }: LifeEvent, { case: { inventory } }: CaseContext): boolean {
  return (inventory?.people ?? []).some((person) => (named === undefined || named.includes(person.id)) && !isRecordedAlive(person))
}

const isRecordedAlive = (person: Person): boolean => {
  const status = valueOf(person.status)
  return person.death === undefined && status !== undefined && status !== 'deceased'
}

// An animal only where the tradition counts it; a termination by choice only when it was felt as a death.
const meansADeath = ({ type, feltAsDeath }: LifeEvent, { eventInfo, tradition }: CaseContext): boolean =>
  eventInfo(type)?.kinds?.includes('death') === true
  || (type === 'death-nonhuman' && tradition.petLossAsGrief)
  || (type === 'termination-by-choice' && feltAsDeath === 'yes')

const isRecordedDead = (person: Person): boolean => person.status === 'deceased' || valueOf(person.death) !== undefined

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

function eventContexts(context: CaseContext): readonly Placed<EventContext>[] {
  const { timeline } = context.case
  const listed = (timeline?.events ?? []).map((event): Placed<EventContext> => ({
    subject: { kind: 'event', id: event.id },
    context: { ...context, event, at: addressOfEvent(event), unlisted: false },
  }))
  if (timeline?.events !== undefined && timeline.asked?.events === 'yes') return listed
  return [...listed, {
    subject: { kind: 'event', id: UNLISTED, unlisted: true },
    context: { ...context, event: undefined, at: '/timeline/events', unlisted: true },
  }]
}

const addressOfEvent = (event: LifeEvent): Address => `/timeline/events/${event.id}`
