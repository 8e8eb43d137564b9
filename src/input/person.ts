import type { Conflict, Death, Expectations, Person, RelationshipHistory, Support } from '../model/case.js'
import {
  AMOUNTS, ATTITUDES, CLOSENESS, CLOSENESS_SHIFTS, COMMUNICATION, CONFLICT_COURSES, CONFLICT_FORMS, CONFLICT_PRESENCE,
  CONFLICT_STAGES, CONFLICT_STYLES, CONFLICT_TOPICS, CONTACT, CONTACT_MODES, DEATH_MANNERS, DEGREES, DISTRESS_ABOUT,
  ENDED_BY, FEAR, HARMS, INFORMANTS, MISMATCH, PARTING, PERSON_STATUSES, RELATIONS, YES_NO, YES_PARTLY_NO,
} from '../model/words.js'
import {
  id, list, maybe, maybeWord, monthDay, optional, setOf, strict, text, vagueDate, wholeNumber, word, type Schema,
} from './fields.js'
import { LIMITS } from './limits.js'

export const supportShape = strict({
  emotional: optional(maybeWord(AMOUNTS)),
  practical: optional(maybeWord(AMOUNTS)),
  informational: optional(maybeWord(AMOUNTS)),
  companionship: optional(maybeWord(AMOUNTS)),
})
export const SupportSchema: Schema<Support> = supportShape

export const expectationsShape = strict({
  ofOther: optional(text()),
  ofClient: optional(text()),
  mismatch: optional(maybeWord(MISMATCH)),
  voiced: optional(maybeWord(YES_PARTLY_NO)),
  changedOn: optional(maybe(vagueDate())),
  strainFromOutside: optional(maybeWord(YES_NO)),
})
export const ExpectationsSchema: Schema<Expectations> = expectationsShape

export const conflictShape = strict({
  present: optional(maybeWord(CONFLICT_PRESENCE)),
  form: optional(maybeWord(CONFLICT_FORMS)),
  topics: optional(maybe(setOf(word(CONFLICT_TOPICS), CONFLICT_TOPICS.length))),
  style: optional(maybe(setOf(word(CONFLICT_STYLES), CONFLICT_STYLES.length))),
  course: optional(maybeWord(CONFLICT_COURSES)),
  since: optional(maybe(vagueDate())),
  sharpenedOn: optional(maybe(vagueDate())),
  flareUps: optional(maybe(list(vagueDate(), LIMITS.flareUps))),
  stage: optional(maybeWord(CONFLICT_STAGES)),
  decidedToPart: optional(maybeWord(PARTING)),
  threatOfLoss: optional(maybeWord(YES_NO)),
  stillAlive: optional(maybeWord(YES_NO)),
  note: optional(text()),
})
export const ConflictSchema: Schema<Conflict> = conflictShape

export const historyShape = strict({
  since: optional(maybe(vagueDate())),
  endedOn: optional(maybe(vagueDate())),
  endedBy: optional(maybeWord(ENDED_BY)),
  best: optional(text()),
  worst: optional(text()),
  note: optional(text()),
})
export const HistorySchema: Schema<RelationshipHistory> = historyShape

export const deathShape = strict({
  on: optional(maybe(vagueDate())),
  manner: optional(maybeWord(DEATH_MANNERS)),
  sudden: optional(maybeWord(YES_NO)),
  ageYears: optional(maybe(wholeNumber(0, LIMITS.ageYears))),
  clientPresent: optional(maybeWord(YES_NO)),
  caredFor: optional(maybeWord(YES_NO)),
  mourningObstructed: optional(maybeWord(YES_NO)),
  littleReaction: optional(maybeWord(YES_NO)),
  mourned: optional(maybeWord(YES_NO)),
  yearning: optional(maybeWord(DEGREES)),
  avoidance: optional(maybeWord(YES_NO)),
  enshrining: optional(maybeWord(YES_NO)),
  guilt: optional(maybeWord(YES_NO)),
  ambivalence: optional(maybeWord(YES_NO)),
  identification: optional(maybeWord(YES_NO)),
  newTies: optional(maybeWord(YES_NO)),
  distressAbout: optional(maybeWord(DISTRESS_ABOUT)),
  feltAsChild: optional(maybeWord(YES_NO)),
  specialDays: optional(maybe(setOf(monthDay(), LIMITS.specialDays))),
  note: optional(text()),
})
export const DeathSchema: Schema<Death> = deathShape

export const personShape = strict({
  id: id(),
  name: optional(text()),
  relation: optional(maybeWord(RELATIONS)),
  saidBy: optional(word(INFORMANTS)),
  status: optional(maybeWord(PERSON_STATUSES)),
  closenessNow: optional(maybeWord(CLOSENESS)),
  closenessBefore: optional(maybeWord(CLOSENESS)),
  livesWith: optional(maybeWord(YES_NO)),
  contact: optional(maybeWord(CONTACT)),
  contactMode: optional(maybeWord(CONTACT_MODES)),
  supportReceived: optional(maybe<Support>(SupportSchema)),
  supportGiven: optional(maybe<Support>(SupportSchema)),
  confidant: optional(maybeWord(YES_PARTLY_NO)),
  expectations: optional(maybe<Expectations>(ExpectationsSchema)),
  satisfaction: optional(maybe(wholeNumber(0, 10))),
  satisfying: optional(text()),
  unsatisfying: optional(text()),
  wantsChange: optional(maybeWord(YES_NO)),
  wantedChange: optional(text()),
  conflict: optional(maybe<Conflict>(ConflictSchema)),
  communication: optional(maybeWord(COMMUNICATION)),
  attitudeToIllness: optional(maybeWord(ATTITUDES)),
  fear: optional(maybeWord(FEAR)),
  harm: optional(maybe(setOf(word(HARMS), HARMS.length))),
  shift: optional(maybeWord(CLOSENESS_SHIFTS)),
  shiftedOn: optional(maybe(vagueDate())),
  history: optional(HistorySchema),
  death: optional(maybe<Death>(DeathSchema)),
  linkedByClient: optional(maybeWord(YES_NO)),
  quote: optional(text()),
  note: optional(text()),
})
export const PersonSchema: Schema<Person> = personShape
