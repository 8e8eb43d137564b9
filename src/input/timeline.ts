import type { Episode, LifeEvent, Measurement, SymptomChange, Timeline, TimelineAsked } from '../model/case.js'
import {
  CHANGE_DIRECTIONS, EPISODE_COURSES, EVENT_PHASES, EVENT_TYPES, INFORMANTS, INSTRUMENTS, LIFE_TIMING, LOSSES, NEW_ROLE,
  OLD_ROLE, PARTING, SEVERITY, WANTED, YES_NO,
} from '../model/words.js'
import {
  day, id, list, maybe, maybeWord, nameText, number, optional, setOf, strict, text, vagueDate, wholeNumber, word, type Schema,
} from './fields.js'
import { LIMITS } from './limits.js'

export const timelineAskedShape = strict({
  events: optional(maybeWord(YES_NO)),
  changes: optional(maybeWord(YES_NO)),
})
export const TimelineAskedSchema: Schema<TimelineAsked> = timelineAskedShape

export const episodeShape = strict({
  id: id(),
  onset: optional(maybe(vagueDate())),
  endedOn: optional(maybe(vagueDate())),
  course: optional(maybeWord(EPISODE_COURSES)),
  saidBy: optional(word(INFORMANTS)),
  note: optional(text()),
})
export const EpisodeSchema: Schema<Episode> = episodeShape

export const measurementShape = strict({
  on: day(),
  instrument: word(INSTRUMENTS),
  score: number(),
  instrumentName: optional(nameText(LIMITS.caseIdLength)),
  selfHarmItem: optional(maybe(wholeNumber(0, 3))),
  note: optional(text()),
})
export const MeasurementSchema: Schema<Measurement> = measurementShape

export const changeShape = strict({
  id: id(),
  direction: word(CHANGE_DIRECTIONS),
  on: optional(maybe(vagueDate())),
  saidBy: optional(word(INFORMANTS)),
  note: optional(text()),
})
export const ChangeSchema: Schema<SymptomChange> = changeShape

export const eventShape = strict({
  id: id(),
  type: word(EVENT_TYPES),
  title: optional(text()),
  on: optional(maybe(vagueDate())),
  people: optional(setOf(id(), LIMITS.peopleOfEvent)),
  saidBy: optional(word(INFORMANTS)),
  phase: optional(maybeWord(EVENT_PHASES)),
  dueOn: optional(maybe(vagueDate())),
  wanted: optional(maybeWord(WANTED)),
  lifeTiming: optional(maybeWord(LIFE_TIMING)),
  sudden: optional(maybeWord(YES_NO)),
  severity: optional(maybeWord(SEVERITY)),
  unfolding: optional(maybeWord(YES_NO)),
  changesRole: optional(maybeWord(YES_NO)),
  broughtByIllness: optional(maybeWord(YES_NO)),
  humiliating: optional(maybeWord(YES_NO)),
  losses: optional(maybe(setOf(word(LOSSES), LOSSES.length))),
  oldRole: optional(maybeWord(OLD_ROLE)),
  newRole: optional(maybeWord(NEW_ROLE)),
  skillGap: optional(maybeWord(YES_NO)),
  supportsLost: optional(maybe(wholeNumber(0, LIMITS.supportsLost))),
  adapted: optional(maybeWord(YES_NO)),
  obstaclePerson: optional(maybe(id())),
  stillTogether: optional(maybeWord(YES_NO)),
  decidedToPart: optional(maybeWord(PARTING)),
  feltAsDeath: optional(maybeWord(YES_NO)),
  linkedByClient: optional(maybeWord(YES_NO)),
  quote: optional(text()),
  note: optional(text()),
})
export const EventSchema: Schema<LifeEvent> = eventShape

export const timelineShape = strict({
  asked: optional(TimelineAskedSchema),
  episodes: optional(list<Episode>(EpisodeSchema, LIMITS.episodes)),
  measurements: optional(list<Measurement>(MeasurementSchema, LIMITS.measurements)),
  changes: optional(list<SymptomChange>(ChangeSchema, LIMITS.changes)),
  events: optional(list<LifeEvent>(EventSchema, LIMITS.events)),
  note: optional(text()),
})
export const TimelineSchema: Schema<Timeline> = timelineShape
