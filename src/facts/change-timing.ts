import type { LifeEvent } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { CaseContext, EventContext } from './context.js'
import { countAround, crowdOf, type Member } from './crowd.js'
import { dated, onDays, type Dated } from './dated.js'
import { countTrue, type Finding, isNotKnown, known, range, read, unknown, valueOf } from './fact.js'
import { onceACase } from './once-a-case.js'
import { addressOfEvent, dateOfEvent, EVENTS, EVENTS_ASKED, eventsOf } from './time-line.js'
import { daysFromTo, daysSince } from './timing.js'

/** The day a change came, or comes. */
export function dayOf(context: EventContext): Dated {
  const { event, at } = context
  return event === undefined ? dated(undefined, `${at}/on`) : dateOfEvent(context, event)
}

/** Days from the assessment to the deadline of a change; negative once it is past. */
export function daysUntilDue(context: EventContext): Finding {
  return negated(daysSince(context, dated(context.event?.dueOn, `${context.at}/dueOn`)))
}

/**
 * Is this event a change of role? By its type where the map leads to transitions; a type that the map leaves open
 * is one when the client's daily life is recorded to have changed with it. Deaths and conflicts are none.
 */
export function isRoleChange(context: CaseContext, event: LifeEvent | undefined, at: Address): Finding {
  if (event === undefined) return unknown('not-asked', at)
  const areas = context.eventAreas(event.type)
  if (areas.includes('role-transition')) return known(true, `${at}/type`)
  if (areas.length > 0 || event.type === 'anniversary') return known(false, `${at}/type`)
  return read(event.changesRole, `${at}/changesRole`, (answer) => answer === 'yes')
}

/** How many other changes of role lie within some days of this one; open while events were not asked in full. */
export function otherRoleChangesWithin(context: EventContext, days: number): Finding {
  const { event } = context
  if (event === undefined) return unknown('not-asked', EVENTS)
  return withQuestion(countAround(roleChanges(context), event.id, dayOf(context), days, eventsAsked(context)))
}

const roleChanges = onceACase((context) => crowdOf(eventsOf(context).map((event): Member =>
  ({ id: event.id, counts: isRoleChange(context, event, addressOfEvent(event)), when: dateOfEvent(context, event), isItsOwn: true }))))

/** How many events of any kind lie within some days before the assessment; open while events were not asked in full. */
export function eventsInLast(context: CaseContext, days: number): Finding {
  const assessed = onDays(context.assessed, '/assessedOn')
  const found = eventsOf(context).map((event) => daysFromTo(dateOfEvent(context, event), assessed, 0, days))
  return withQuestion(countTrue(found, eventsAsked(context)))
}

/** Did the circle become thin after this event, as the case records it? */
export function circleThinnedAfter({ event, at, case: { inventory } }: EventContext): Finding {
  const follows = inventory?.patterns?.isolationFollows
  const where = '/inventory/patterns/isolationFollows'
  if (event === undefined) return unknown('not-asked', at)
  if (follows === 'not-applicable') return known(false, where)
  return read(follows, where, (id) => id === event.id)
}

/** Fall in the number of close ties from before the episode to now; negative when there are more. */
export function closeTiesFall({ case: { inventory } }: CaseContext): Finding {
  const at = (when: 'before' | 'now'): Address => `/inventory/network/${when}/closeTies`
  const before = inventory?.network?.before?.closeTies
  const now = inventory?.network?.now?.closeTies
  const facts = [read(before, at('before'), (count) => count), read(now, at('now'), (count) => count)]
  const open = facts.filter((fact) => fact.status !== 'known')
  const [first] = open
  if (first?.status === 'unknown') return unknown(first.why, open)
  const [had, has] = [valueOf(before), valueOf(now)]
  return had === undefined || has === undefined ? unknown('not-asked') : known(had - has, [at('before'), at('now')])
}

/** One person's refusal named as the obstacle; `not-applicable` records that it is nobody's. */
export function hasObstaclePerson({ event, at }: EventContext): Finding {
  const where = `${at}/obstaclePerson`
  return event?.obstaclePerson === 'not-applicable'
    ? known(false, where)
    : read(event?.obstaclePerson, where, (id) => !isNotKnown(id))
}

const eventsAsked = ({ case: { timeline } }: CaseContext): boolean =>
  timeline?.events !== undefined && valueOf(timeline.asked?.events) === 'yes'

const withQuestion = (fact: Finding): Finding => ({ ...fact, from: [fact.from, EVENTS_ASKED] })

function negated(fact: Finding): Finding {
  if (fact.status === 'unknown') return fact
  if (fact.status === 'known') return typeof fact.value === 'number' ? known(0 - fact.value, fact.from) : fact
  const flip = (end: number | undefined): number | undefined => (end === undefined ? undefined : 0 - end)
  return range(flip(fact.max), flip(fact.min), fact.from)
}
