import type { LifeEvent } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { EventType } from '../model/words.js'
import type { CaseContext, PersonContext } from './context.js'
import type { Dated } from './dated.js'
import { conflictPresent, mismatchIsClear } from './dispute-states.js'
import { began, sharpened } from './dispute-timing.js'
import { allOf, anyOf, type FactSource, type Finding, fromTruth, inBlock, known, not, read, truthOf, unknown, valueOf } from './fact.js'
import { onceACase } from './once-a-case.js'
import { addressOfEvent, dateOfEvent, EVENTS, EVENTS_ASKED, eventsAreComplete, eventsNaming, eventsOf, eventsPerhapsWith } from './time-line.js'
import { changeLiesWithin, daysBeforeOnset, daysSince, isAfterOnset } from './timing.js'

const BETRAYALS: readonly EventType[] = ['infidelity-discovered', 'betrayal', 'disclosure-of-secret']
const REJECTIONS: readonly EventType[] = ['rejection-targeted', 'bullying', 'dismissal-humiliating', 'left-by-partner']
/** Done by one to another: no dispute by itself, which needs two who expect something of each other. */
const ONE_SIDED: readonly EventType[] = ['bullying', 'rejection-targeted', 'dismissal-humiliating']
const PARTINGS: readonly EventType[] = ['separation-in-progress', 'divorce-in-progress', 'reconciliation-talks']

type EventTest = (event: LifeEvent, at: Address) => Finding

/** A kind of event that points first of all to a dispute. */
const isDisputeEvent = ({ eventAreas }: PersonContext) => (event: LifeEvent): boolean =>
  eventAreas(event.type)[0] === 'role-dispute'

const isOfType = (types: readonly EventType[]) => (event: LifeEvent): boolean => types.includes(event.type)

const isViolent = ({ eventInfo }: PersonContext) => (event: LifeEvent): boolean =>
  eventInfo(event.type)?.kinds?.includes('violence') === true

/** Whether some event of a kind that names this person passes a test; false only when events were asked in full. */
function someEvent(context: PersonContext, isOfKind: (event: LifeEvent) => boolean, test: EventTest): Finding {
  const facts: Finding[] = []
  for (const event of eventsPerhapsWith(context, context.person.id)) {
    if (!isOfKind(event)) continue
    const at = addressOfEvent(event)
    const names = event.people === undefined ? unknown('not-asked', `${at}/people`) : known(true, `${at}/people`)
    facts.push(allOf([names, test(event, at)]))
  }
  facts.push(othersLike(context))
  return anyOf(facts)
}

/** Whether there are events of a kind beside those recorded. */
const othersLike = (context: CaseContext): Finding =>
  eventsAreComplete(context) ? known(false, EVENTS_ASKED) : unknown('not-asked', EVENTS)

const isNearOnset = (context: PersonContext): EventTest => (event) => {
  const date = dateOfEvent(context, event)
  return allOf([atMost(daysBeforeOnset(context, date), context.parameter('window.proximal')), not(isAfterOnset(context, date))])
}

const isAroundOnset = (context: PersonContext, most: number): EventTest => (event) => {
  const days = daysBeforeOnset(context, dateOfEvent(context, event))
  return allOf([atMost(days, most), not(atMost(days, context.parameter('dispute.aroundOnsetFrom') - 1))])
}

const isNearChange = (context: PersonContext): EventTest => (event, at) =>
  anyOf([
    isAroundOnset(context, context.parameter('window.proximal'))(event, at),
    worseningNear(context, dateOfEvent(context, event)),
  ])

/** A worsening around a date: from a month before, since many dates are known to the month only, to a month after. */
function worseningNear(context: PersonContext, date: Dated): Finding {
  const most = context.parameter('window.immediate.before')
  return changeLiesWithin(context, 'worsening', date, context.parameter('dispute.aroundOnsetFrom'), most)
}

function worseningNearConflict(context: PersonContext): Finding {
  return anyOf([
    ...[began(context), sharpened(context)].map((date) => worseningNear(context, date)),
    someEvent(context, isDisputeEvent(context), (event) => worseningNear(context, dateOfEvent(context, event))),
  ])
}

function atMost(fact: Finding, most: number): Finding {
  if (fact.status === 'unknown') return fact
  const [min, max] = fact.status === 'range' ? [fact.min ?? -Infinity, fact.max ?? Infinity] : [Number(fact.value), Number(fact.value)]
  return fromTruth(max <= most ? 'true' : min > most ? 'false' : 'unknown', 'imprecise', fact.from)
}

/** Not long past, or still going on by what is said of it. */
const isCurrent = (context: PersonContext): EventTest => (event, at) =>
  anyOf([
    atMost(daysSince(context, dateOfEvent(context, event)), context.parameter('dispute.eventCurrentDays')),
    read(event.unfolding, `${at}/unfolding`, (answer) => answer === 'yes'),
  ])

const isStillTogether: EventTest = (event, at) => read(event.stillTogether, `${at}/stillTogether`, (answer) => answer === 'yes')

const notDecidedByBoth: EventTest = (event, at) => read(event.decidedToPart, `${at}/decidedToPart`, (parting) => parting !== 'both')

const isHumiliating: EventTest = (event, at) => read(event.humiliating, `${at}/humiliating`, (answer) => answer === 'yes')

/** Is the distress about a change, in the client's words, really about this person's refusal? */
function isRefusalBehindChange(context: PersonContext): Finding {
  const { ofNobody, byPerson } = refusals(context)
  return byPerson.get(context.person.id) ?? ofNobody
}

/** What the changes say of those they name as refusing, and of everybody else alike. */
const refusals = onceACase((context) => {
  const changes = eventsOf(context).filter(({ type }) => {
    const areas = context.eventAreas(type)
    return areas.length === 0 || areas.includes('role-transition')
  })
  const answers = changes.map((event) => {
    const at = `${addressOfEvent(event)}/obstaclePerson`
    return event.obstaclePerson === 'not-applicable' ? known(false, at) : read(event.obstaclePerson, at, () => false)
  })
  const named = new Map<string, Finding[]>()
  for (const event of changes) {
    const id = event.obstaclePerson === 'not-applicable' ? undefined : valueOf(event.obstaclePerson)
    if (id !== undefined) named.set(id, [...(named.get(id) ?? []), known(true, `${addressOfEvent(event)}/obstaclePerson`)])
  }
  return { ofNobody: anyOf([...answers, othersLike(context)]), byPerson: new Map([...named].map(([id, facts]) => [id, anyOf(facts)])) }
})

/**
 * Is anything at issue with this person? A conflict, expectations that clearly differ, a quarrel or breach on the
 * time line that is not long past, or a refusal at the heart of a change. When every conflict was asked about and
 * none is present here, whatever else was not said is no longer open; what was recorded and left open still is.
 */
export function somethingAtIssue(context: PersonContext): Finding {
  const isDispute = (event: LifeEvent): boolean => isDisputeEvent(context)(event) && !isOfType(ONE_SIDED)(event)
  const signs = [
    conflictPresent(context),
    mismatchIsClear(context),
    someEvent(context, isDispute, isCurrent(context)),
    isRefusalBehindChange(context),
  ]
  const found = anyOf(signs)
  const { person, case: { inventory } } = context
  const isClosed = valueOf(inventory?.asked?.conflicts) === 'yes' && truthOf(conflictPresent(context)) === 'false'
  if (!isClosed || truthOf(found) !== 'unknown') return found
  const named = eventsNaming(context, person.id).filter(isDispute)
  return anyOf([
    ...(inBlock(person.expectations, 'mismatch') === undefined ? [] : [mismatchIsClear(context)]),
    ...named.map((event) => isCurrent(context)(event, `${EVENTS}/${event.id}`)),
    known(false, '/inventory/asked/conflicts'),
  ])
}

const EVENT_FIELDS = [`${EVENTS}/*/type`, `${EVENTS}/*/people`, EVENTS_ASKED]
const DATED_FIELDS = [...EVENT_FIELDS, `${EVENTS}/*/on`, '/timeline/episodes/*/onset']
const NEAR_FIELDS = [...DATED_FIELDS, '/timeline/changes/*', '/timeline/measurements/*']

/** What `somethingAtIssue` reads. */
export const AT_ISSUE_FIELDS = [
  '/inventory/people/*/conflict/present', '/inventory/people/*/expectations/mismatch', '/inventory/asked/conflicts',
  ...EVENT_FIELDS, `${EVENTS}/*/on`, `${EVENTS}/*/unfolding`, `${EVENTS}/*/obstaclePerson`, '/assessedOn',
]

/** Facts about quarrels, breaches and partings on the time line that name a person. */
export const disputeEventFacts: readonly FactSource<PersonContext>[] = [
  {
    id: 'dispute.somethingAtIssue',
    about: 'person',
    type: 'boolean',
    reads: AT_ISSUE_FIELDS,
    derive: somethingAtIssue,
  },
  {
    id: 'dispute.isRefusalBehindChange',
    about: 'person',
    type: 'boolean',
    reads: [`${EVENTS}/*/obstaclePerson`, EVENTS_ASKED],
    derive: isRefusalBehindChange,
  },
  {
    id: 'dispute.eventNearOnset',
    about: 'person',
    type: 'boolean',
    reads: DATED_FIELDS,
    derive: (context) => someEvent(context, isDisputeEvent(context), isNearOnset(context)),
  },
  {
    id: 'dispute.eventAroundOnset',
    about: 'person',
    type: 'boolean',
    reads: DATED_FIELDS,
    derive: (context) => someEvent(context, isDisputeEvent(context), isAroundOnset(context, context.parameter('window.recent'))),
  },
  {
    id: 'dispute.violentEvent',
    about: 'person',
    type: 'boolean',
    reads: EVENT_FIELDS,
    derive: (context) => someEvent(context, isViolent(context), () => known(true)),
  },
  {
    id: 'dispute.worseningNear',
    about: 'person',
    type: 'boolean',
    reads: [
      '/inventory/people/*/conflict/since', '/inventory/people/*/conflict/sharpenedOn', ...EVENT_FIELDS, `${EVENTS}/*/on`,
      '/timeline/changes/*', '/timeline/measurements/*', '/timeline/asked/changes',
    ],
    derive: worseningNearConflict,
  },
  {
    id: 'dispute.betrayalNearChange',
    about: 'person',
    type: 'boolean',
    reads: NEAR_FIELDS,
    derive: (context) => someEvent(context, isOfType(BETRAYALS), isNearChange(context)),
  },
  {
    id: 'dispute.betrayalNearChangeStillTogether',
    about: 'person',
    type: 'boolean',
    reads: [...NEAR_FIELDS, `${EVENTS}/*/stillTogether`],
    derive: (context) =>
      someEvent(context, isOfType(BETRAYALS), (event, at) => allOf([isNearChange(context)(event, at), isStillTogether(event, at)])),
  },
  {
    id: 'dispute.threatToLeaveNearChange',
    about: 'person',
    type: 'boolean',
    reads: NEAR_FIELDS,
    derive: (context) => someEvent(context, isOfType(['threat-to-leave']), isNearChange(context)),
  },
  {
    id: 'dispute.rejectionNearChange',
    about: 'person',
    type: 'boolean',
    reads: NEAR_FIELDS,
    derive: (context) => someEvent(context, isOfType(REJECTIONS), isNearChange(context)),
  },
  {
    id: 'dispute.humiliationNearChange',
    about: 'person',
    type: 'boolean',
    reads: [...NEAR_FIELDS, `${EVENTS}/*/humiliating`],
    derive: (context) =>
      someEvent(context, isDisputeEvent(context), (event, at) => allOf([isHumiliating(event, at), isNearChange(context)(event, at)])),
  },
  {
    id: 'dispute.partingUndecided',
    about: 'person',
    type: 'boolean',
    reads: [...EVENT_FIELDS, `${EVENTS}/*/decidedToPart`],
    derive: (context) => someEvent(context, isOfType(PARTINGS), notDecidedByBoth),
  },
]
