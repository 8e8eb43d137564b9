import type { LifeEvent } from '../model/case.js'
import type { FactValue } from '../model/facts.js'
import {
  EVENT_PHASES, EVENT_TYPES, LIFE_TIMING, LOSSES, NEW_ROLE, OLD_ROLE, PARTING, WANTED, type Maybe,
} from '../model/words.js'
import { conflictGoesOn, distressAfterDeathIs, followsDeath, namedTiesLost } from './change-people.js'
import {
  circleThinnedAfter, closeTiesFall, dayOf, daysUntilDue, eventsInLast, hasObstaclePerson, isRoleChange,
  otherRoleChangesWithin,
} from './change-timing.js'
import type { CaseContext, EventContext } from './context.js'
import { type FactSource, type Finding, known, read, unknown } from './fact.js'
import { daysBeforeOnset, daysSince, isAfterOnset, monthsSince, worseningFollowsWithin } from './timing.js'

const EVENTS = '/timeline/events/*'
const ONSET = ['/timeline/episodes/*/onset', '/timeline/episodes/*/endedOn']
const PEOPLE = '/inventory/people/*'
const DEATH_READS = [
  `${EVENTS}/people`, `${EVENTS}/type`, `${PEOPLE}/relation`, `${PEOPLE}/status`, `${PEOPLE}/death/distressAbout`,
  `${PEOPLE}/death/caredFor`, '/inventory/asked/deaths',
]

type EventFact = FactSource<EventContext>
type Field = keyof LifeEvent

function boolean(id: string, field: Field): EventFact {
  return {
    id,
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/${field}`],
    derive: (context) => readField(context, field, (answer) => answer === 'yes'),
  }
}

function word(id: string, field: Field, words: readonly string[]): EventFact {
  return {
    id,
    about: 'event',
    type: 'word',
    words,
    reads: [`${EVENTS}/${field}`],
    derive: (context) => readField(context, field, (value) => value),
  }
}

function readField(context: EventContext, field: Field, map: (value: FactValue) => FactValue): Finding {
  const { event, at } = context
  return read(event?.[field] as Maybe<FactValue> | undefined, `${at}/${field}`, map)
}

/** What the change is, when it came and what it means for daily life. */
const natureFacts: readonly EventFact[] = [
  word('event.type', 'type', EVENT_TYPES),
  {
    id: 'change.isRoleChange',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/type`, `${EVENTS}/changesRole`],
    derive: (context) => isRoleChange(context, context.event, context.at),
  },
  boolean('change.changesRole', 'changesRole'),
  {
    id: 'change.severity',
    about: 'event',
    type: 'integer',
    unit: 'level',
    min: 1,
    max: 3,
    reads: [`${EVENTS}/severity`],
    derive: (context) => readField(context, 'severity', (level) => level),
  },
  {
    id: 'change.unfoldsByNature',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/type`],
    derive: ({ event, at, eventInfo }) =>
      event === undefined ? unknown('not-asked', at) : known(eventInfo(event.type)?.unfolds === true, `${at}/type`),
  },
  boolean('change.isUnfolding', 'unfolding'),
  word('change.phase', 'phase', EVENT_PHASES),
  word('change.decidedToPart', 'decidedToPart', PARTING),
  boolean('change.feltAsDeath', 'feltAsDeath'),
  boolean('change.broughtByIllness', 'broughtByIllness'),
]

/** Where the change lies relative to the symptoms, the assessment and other changes. */
const timingFacts: readonly EventFact[] = [
  {
    id: 'change.daysBeforeOnset',
    about: 'event',
    type: 'integer',
    unit: 'days',
    reads: [`${EVENTS}/on`, ...ONSET],
    derive: (context) => daysBeforeOnset(context, dayOf(context)),
  },
  {
    id: 'change.isAfterOnset',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/on`, ...ONSET],
    derive: (context) => isAfterOnset(context, dayOf(context)),
  },
  {
    id: 'change.worseningFollows',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/on`, '/timeline/changes/*/on', '/timeline/measurements/*', '/timeline/asked/changes'],
    derive: (context) => worseningFollowsWithin(context, dayOf(context), context.parameter('window.proximal')),
  },
  {
    id: 'change.daysAgo',
    about: 'event',
    type: 'integer',
    unit: 'days',
    reads: [`${EVENTS}/on`, '/assessedOn'],
    derive: (context) => daysSince(context, dayOf(context)),
  },
  {
    id: 'change.monthsAgo',
    about: 'event',
    type: 'integer',
    unit: 'months',
    reads: [`${EVENTS}/on`, '/assessedOn'],
    derive: (context) => monthsSince(context, dayOf(context)),
  },
  {
    id: 'change.daysUntilDue',
    about: 'event',
    type: 'integer',
    unit: 'days',
    reads: [`${EVENTS}/dueOn`, '/assessedOn'],
    derive: daysUntilDue,
  },
  {
    id: 'change.otherRoleChangesNearby',
    about: 'event',
    type: 'integer',
    unit: 'events',
    min: 0,
    reads: [`${EVENTS}/on`, `${EVENTS}/type`, `${EVENTS}/changesRole`, '/timeline/asked/events'],
    derive: (context) => otherRoleChangesWithin(context, context.parameter('change.nearbyDays')),
  },
]

/** What the change meant to the client: how it came, what went with it, the old role and the new. */
const meaningFacts: readonly EventFact[] = [
  word('change.wanted', 'wanted', WANTED),
  boolean('change.isSudden', 'sudden'),
  word('change.lifeTiming', 'lifeTiming', LIFE_TIMING),
  boolean('change.isHumiliating', 'humiliating'),
  {
    id: 'change.losses',
    about: 'event',
    type: 'words',
    words: LOSSES,
    reads: [`${EVENTS}/losses`],
    derive: ({ event, at }) => read(event?.losses, `${at}/losses`, (losses) => [...new Set(losses)].sort()),
  },
  {
    id: 'change.lossCount',
    about: 'event',
    type: 'integer',
    unit: 'losses',
    min: 0,
    max: LOSSES.length,
    reads: [`${EVENTS}/losses`],
    derive: ({ event, at }) => read(event?.losses, `${at}/losses`, (losses) => new Set(losses).size),
  },
  word('change.oldRole', 'oldRole', OLD_ROLE),
  word('change.newRole', 'newRole', NEW_ROLE),
  boolean('change.hasSkillGap', 'skillGap'),
  boolean('change.isAdaptedTo', 'adapted'),
  {
    id: 'change.hasObstaclePerson',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/obstaclePerson`],
    derive: hasObstaclePerson,
  },
]

/** Who went with the change, and whether a death or an open conflict lies inside it. */
const peopleFacts: readonly EventFact[] = [
  {
    id: 'change.supportsLost',
    about: 'event',
    type: 'integer',
    unit: 'people',
    min: 0,
    reads: [`${EVENTS}/supportsLost`],
    derive: (context) => readField(context, 'supportsLost', (count) => count),
  },
  {
    id: 'change.namedTiesLost',
    about: 'event',
    type: 'integer',
    unit: 'people',
    min: 0,
    reads: [
      `${EVENTS}/people`, `${PEOPLE}/closenessBefore`, `${PEOPLE}/closenessNow`, `${PEOPLE}/status`, `${PEOPLE}/death`,
    ],
    derive: namedTiesLost,
  },
  {
    id: 'change.circleThinnedAfter',
    about: 'event',
    type: 'boolean',
    reads: ['/inventory/patterns/isolationFollows'],
    derive: circleThinnedAfter,
  },
  {
    id: 'change.followsDeath',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/type`, `${EVENTS}/people`, `${PEOPLE}/status`, `${PEOPLE}/death`],
    derive: followsDeath,
  },
  {
    id: 'change.distressIsAboutDead',
    about: 'event',
    type: 'boolean',
    reads: DEATH_READS,
    derive: (context) => distressAfterDeathIs(context, ['person']),
  },
  {
    id: 'change.distressIsAboutRole',
    about: 'event',
    type: 'boolean',
    reads: DEATH_READS,
    derive: (context) => distressAfterDeathIs(context, ['role', 'both']),
  },
  {
    id: 'change.conflictGoesOn',
    about: 'event',
    type: 'boolean',
    reads: [
      `${EVENTS}/people`, `${PEOPLE}/relation`, `${PEOPLE}/status`, `${PEOPLE}/death`, `${PEOPLE}/conflict/present`,
      `${PEOPLE}/conflict/course`, '/inventory/asked/conflicts',
    ],
    derive: conflictGoesOn,
  },
]

/** Facts about one life event as a change of role. */
export const changeFacts: readonly EventFact[] = [...natureFacts, ...timingFacts, ...meaningFacts, ...peopleFacts]

/** Facts about changes that belong to the case as a whole. */
export const caseChangeFacts: readonly FactSource<CaseContext>[] = [
  {
    id: 'change.closeTiesFall',
    about: 'case',
    type: 'integer',
    unit: 'people',
    reads: ['/inventory/network/before/closeTies', '/inventory/network/now/closeTies'],
    derive: closeTiesFall,
  },
  {
    id: 'change.eventsInLastYear',
    about: 'case',
    type: 'integer',
    unit: 'events',
    min: 0,
    reads: [`${EVENTS}/on`, '/timeline/asked/events', '/assessedOn'],
    derive: (context) => eventsInLast(context, context.parameter('window.distal')),
  },
]
