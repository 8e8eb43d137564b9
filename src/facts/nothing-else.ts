import type { LifeEvent } from '../model/case.js'
import type { ConflictPresence, Severity, YesNo } from '../model/words.js'
import { everyone, PEOPLE, wasNear } from './circle.js'
import type { CaseContext, PersonContext } from './context.js'
import { dated, onDays, type Dated } from './dated.js'
import { allOf, anyOf, type FactSource, type Finding, inBlock, known, not, read, truthOf, unknown, valueOf } from './fact.js'
import { onceACase, onceAPerson } from './once-a-case.js'
import { isDeceased } from './ties.js'
import { addressOfEvent, dateOfEvent, EVENTS, eventsOf } from './time-line.js'
import { daysFromTo } from './timing.js'

const ASKED = ['/inventory/asked/deaths', '/inventory/asked/conflicts', '/timeline/asked/events'] as const
const [DEATHS_ASKED, CONFLICTS_ASKED, EVENTS_ASKED] = ASKED

const READS: FactSource<CaseContext>['reads'] = [
  ...ASKED,
  '/timeline/episodes/*/onset',
  ...['type', 'on', 'severity'].map((name) => `${EVENTS}/*/${name}`),
  ...['status', 'death', 'death/on', 'closenessBefore', 'conflict/present'].map((name) => `${PEOPLE}/*/${name}`),
]
export const NOTHING_ELSE_READS = [...READS, `${PEOPLE}/*/death/mourned`]
export const ONSET_READS = [...READS, `${PEOPLE}/*/conflict/since`]

/**
 * Deaths, conflicts and changes were all asked in full, and there is none of a close person in the year before the
 * onset or since, none unmourned, none open, none that matters.
 */
export function nothingElseFound(context: CaseContext): Finding {
  const until = onDays(context.assessed, '/assessedOn')
  return not(anyOf([
    ...everyone(context).map((person) => allOf([
      isCloseAndDead(person),
      anyOf([diedWithin(person, until), not(wasMourned(person))]),
    ])),
    closedBy(context, DEATHS_ASKED),
    ...everyone(context).map(isInConflict),
    closedBy(context, CONFLICTS_ASKED),
    ...eventsWithin(context, until),
    closedBy(context, EVENTS_ASKED),
  ]))
}

/** The same for the year before the onset alone: nothing came before the low mood, whatever has come since. */
export function onsetWithoutEvent(context: CaseContext): Finding {
  const { onset } = context.course
  if (onset.status === 'undated') return unknown(onset.why, onset.from)
  return not(anyOf([
    ...everyone(context).map((person) => allOf([isCloseAndDead(person), diedWithin(person, onset)])),
    closedBy(context, DEATHS_ASKED),
    ...everyone(context).map((person) => allOf([isInConflict(person), not(conflictIsYounger(person))])),
    closedBy(context, CONFLICTS_ASKED),
    ...eventsWithin(context, onset),
    closedBy(context, EVENTS_ASKED),
  ]))
}

/**
 * At least one event or death is recorded from the year before the onset until now, and all such surely
 * came after the onset. A statement about the record, so always known: what was never mentioned, or is too
 * vaguely dated, makes it false.
 */
export function everythingCameAfterOnset(context: CaseContext): Finding {
  const { onset } = context.course
  const dates = [
    ...happenings(context).map((event) => dateOfEvent(context, event)),
    ...everyone(context).filter(({ person: { death } }) => valueOf(death) !== undefined).map(diedOn),
  ]
  const after = (date: Dated): Finding => daysFromTo(onset, date, 1 + context.parameter('window.immediate.after'), undefined)
  const longBefore = (date: Dated): Finding => daysFromTo(date, onset, 1 + context.parameter('isolation.searchDays'), undefined)
  const found = allOf([anyOf(dates.map(after)), ...dates.map((date) => anyOf([after(date), longBefore(date)]))])
  return known(truthOf(found) === 'true', found.from)
}

/** Nothing else of a kind is to be found once the question was put in full and the list was begun. */
function closedBy({ case: { inventory, timeline } }: CaseContext, question: (typeof ASKED)[number]): Finding {
  const asked = inventory?.asked
  const isClosed: Readonly<Record<(typeof ASKED)[number], boolean>> = {
    '/inventory/asked/deaths': inventory?.people !== undefined && asked?.deaths === 'yes',
    '/inventory/asked/conflicts': inventory?.people !== undefined && asked?.conflicts === 'yes',
    '/timeline/asked/events': timeline?.events !== undefined && timeline.asked?.events === 'yes',
  }
  return isClosed[question] ? known(false, question) : unknown('not-asked', question)
}

const isCloseAndDead = onceAPerson((context: PersonContext): Finding => allOf([isDeceased(context), wasNear(context)]))

const wasMourned = ({ person, at }: PersonContext): Finding =>
  read<YesNo>(inBlock(person.death, 'mourned'), `${at}/death/mourned`, (answer) => answer === 'yes')

const diedWithin = (context: PersonContext, until: Dated): Finding => fallsWithin(context, diedOn(context), until)

const diedOn = onceAPerson(({ person, at }: PersonContext): Dated => dated(inBlock(person.death, 'on'), `${at}/death/on`))

// A full question about conflicts makes it a fact that nobody else is at odds with the client, the people listed included.
const isInConflict = onceAPerson((context: PersonContext): Finding => {
  const { person, at, case: { inventory } } = context
  if (person.conflict === undefined && valueOf(inventory?.asked?.conflicts) === 'yes') return known(false, CONFLICTS_ASKED)
  return read<ConflictPresence>(inBlock(person.conflict, 'present'), `${at}/conflict/present`, (present) => present === 'yes')
})

/** Begun after the onset. */
function conflictIsYounger(context: PersonContext): Finding {
  const since = dated(inBlock(context.person.conflict, 'since'), `${context.at}/conflict/since`)
  return daysFromTo(context.course.onset, since, 1 + context.parameter('window.immediate.after'), undefined)
}

function eventsWithin(context: CaseContext, until: Dated): readonly Finding[] {
  return happenings(context).map((event) => allOf([fallsWithin(context, dateOfEvent(context, event), until), matters(event)]))
}

/** What happened; the return of a day is nothing new. */
const happenings = onceACase((context) => eventsOf(context).filter(({ type }) => type !== 'anniversary'))

const matters = (event: LifeEvent): Finding =>
  read<Severity>(event.severity, `${addressOfEvent(event)}/severity`, (severity) => severity > 1)

/** From a year before the onset until a day: the onset itself, with the days that still count as "at" it, or today. */
function fallsWithin(context: CaseContext, date: Dated, until: Dated): Finding {
  const { course, parameter } = context
  const slack = until === course.onset ? -parameter('window.immediate.after') : 0
  return allOf([
    daysFromTo(date, course.onset, undefined, parameter('isolation.searchDays')),
    daysFromTo(date, until, slack, undefined),
  ])
}
