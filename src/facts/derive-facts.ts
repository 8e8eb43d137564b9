import { parseDay } from '../chronology/day-number.js'
import { once, remembered } from '../lazily.js'
import type { Case, LifeEvent } from '../model/case.js'
import type { Fact, FactId, FactSheet, Subject } from '../model/facts.js'
import type { Link } from '../model/links.js'
import type { SharedEvent } from '../model/ranking-result.js'
import type { EventInfo, InstrumentInfo } from '../model/rule-set.js'
import type { Parameter } from '../model/rules.js'
import { caseFactIds } from './case-facts.js'
import { caseFacts, eventFacts, personFacts } from './catalogue.js'
import type { CaseContext } from './context.js'
import { readCourse } from './course.js'
import { factOf, type FactSource, type Finding } from './fact.js'
import { lazyFacts } from './lazy-facts.js'
import { linkEvents } from './links.js'
import { caseOf, keptReadings } from './once-a-case.js'
import { eventContexts, personContexts, type Placed } from './subjects.js'

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

const factsOfCase = lazyFacts(caseFacts)
const factsOfPerson = lazyFacts(personFacts, caseFactIds)
const factsOfEvent = lazyFacts(eventFacts, caseFactIds)

/**
 * The facts of a case: for each person, each event, the case, and for whoever or whatever was not asked about. Each
 * is derived when it is first read.
 */
export function deriveFacts(kase: Case, settings: DerivationSettings): DerivedFacts {
  const context = caseContext(kase, settings)
  const shared = factsOfCase(context)
  const people = personContexts(context).map(({ subject, context: own }): FactSheet => ({ subject, facts: factsOfPerson(own, shared) }))
  const events = eventContexts(context).map(({ subject, context: own }): FactSheet => ({ subject, facts: factsOfEvent(own, shared) }))
  return derivedFrom(context, [{ subject: { kind: 'case', id: 'case' }, facts: shared }, ...people, ...events])
}

/** Facts about all subjects, with what is read of the case beside them. */
export function derivedFrom(context: CaseContext, sheets: readonly FactSheet[], links = once(() => linkEvents(context))): DerivedFacts {
  return {
    sheets,
    get links() {
      return links()
    },
    shared: sharedEvents(context),
  }
}

/** One subject, whose facts are still to be derived. */
export interface PendingFacts {
  readonly subject: Subject
  /** Derives one fact; undefined when there is no such fact about subjects of this kind. */
  readonly derive: (id: FactId) => Fact | undefined
}

/**
 * The facts about a case one by one, subjects in the order of `deriveFacts`. `parameter` answers in place of the rule
 * set's numbers. What facts have in common is read anew each time this is called.
 */
export function pendingFacts(kase: Case, settings: DerivationSettings, parameter: (id: string) => number): readonly PendingFacts[] {
  const context = caseContext(kase, settings, parameter)
  const pending = <Context>(sources: ReadonlyMap<FactId, FactSource<Context>>, { subject, context: own }: Placed<Context>): PendingFacts =>
    ({ subject, derive: (id) => factOrNone(sources.get(id)?.derive(own)) })
  return [
    pending(SOURCES.case, { subject: { kind: 'case', id: 'case' }, context }),
    ...personContexts(context).map((each) => pending(SOURCES.person, each)),
    ...eventContexts(context).map((each) => pending(SOURCES.event, each)),
  ]
}

const factOrNone = (finding: Finding | undefined): Fact | undefined => (finding === undefined ? undefined : factOf(finding))

const byId = <Context>(sources: readonly FactSource<Context>[]): ReadonlyMap<FactId, FactSource<Context>> => new Map(sources.map((source) => [source.id, source]))

const SOURCES = { case: byId(caseFacts), person: byId(personFacts), event: byId(eventFacts) }

function sharedEvents(context: CaseContext): readonly SharedEvent[] {
  const everybody = (context.case.inventory?.people ?? []).map(({ id }) => id)
  return (context.case.timeline?.events ?? []).flatMap((event) => {
    const areas = context.eventInfo(event.type)?.sharesWith ?? []
    const people = areas.length === 0 ? [] : (event.people ?? everybody)
    return people.map((person): SharedEvent => ({ event: event.id, person, areas, certain: event.people !== undefined }))
  })
}

/** The lists of a rule set, made ready for look-up once for all its cases. */
const tablesOf = remembered(({ parameters, events, instruments }: DerivationSettings) => ({
  parameters: new Map(parameters.map(({ id, value }) => [id, value])),
  events: new Map(events.map((info) => [info.type, info])),
  instruments: new Map(instruments.map((info) => [info.id, info])),
}))

export function caseContext(kase: Case, settings: DerivationSettings, parameter: CaseContext['parameter'] = numbersIn(settings)): CaseContext {
  const { events, instruments } = tablesOf(settings)
  const day = parseDay(kase.assessedOn) ?? Number.NaN
  const base = {
    case: kase,
    parameter,
    instruments,
    eventAreas: (type: LifeEvent['type']) => events.get(type)?.areas ?? [],
    eventInfo: (type: LifeEvent['type']) => events.get(type),
    tradition: settings.options,
    assessed: { earliest: day, latest: day, precision: 'day' as const, about: false },
    readings: keptReadings(),
  }
  return caseOf({ ...base, course: readCourse(base) })
}

const numbersIn = (settings: DerivationSettings) => (id: string): number => {
  const value = tablesOf(settings).parameters.get(id)
  if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
  return value
}
