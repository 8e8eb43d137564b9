import type { DateSpan } from '../chronology/vague-date.js'
import type { Case, LifeEvent, Person } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { EventInfo, InstrumentInfo, Tradition } from '../model/rule-set.js'
import type { AreaId, EventType, Instrument } from '../model/words.js'
import type { CourseReading } from './course-reading.js'
import type { Readings } from './once-a-case.js'

/** What every fact can be read from: the case, the numbers and tables of the rule set, and the symptom course. */
export interface CaseContext {
  readonly case: Case
  /** A number of the rule set by its id; an unknown id is a programming error and throws. */
  readonly parameter: (id: string) => number
  readonly instruments: ReadonlyMap<Instrument, InstrumentInfo>
  /** Areas an event type points to when nothing else is known, most usual first. */
  readonly eventAreas: (type: EventType) => readonly AreaId[]
  /** The rule set's entry for an event type, where it has one. */
  readonly eventInfo: (type: EventType) => EventInfo | undefined
  /** Habits of the tradition that facts depend on. */
  readonly tradition: Tradition['options']
  readonly course: CourseReading
  /** The assessment day. */
  readonly assessed: DateSpan
  /** What was read of the case once for all that ask, by who reads it; see {@link onceACase}. Nothing else may rest on it. */
  readonly readings: Readings
}

/** One person. */
export interface PersonContext extends CaseContext {
  readonly person: Person
  /** `/inventory/people/<id>`; `/timeline/events/<id>` for someone known only through a death event; `/inventory/people` when unlisted. */
  readonly at: Address
  /** The death event, when it names nobody who died and `person` was made from it. */
  readonly implied?: LifeEvent
  /** Nobody recorded: what is not asked about such a person is unknown. */
  readonly unlisted: boolean
}

/** One life event. */
export interface EventContext extends CaseContext {
  /** Undefined when unlisted. */
  readonly event: LifeEvent | undefined
  /** `/timeline/events/<id>`; `/timeline/events` when unlisted. */
  readonly at: Address
  /** No event recorded: what is not asked about it is unknown. */
  readonly unlisted: boolean
}
