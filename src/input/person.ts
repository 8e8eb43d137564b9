import type * as z from 'zod'
import type { Conflict, Death, Expectations, Person, RelationshipHistory, Support } from '../model/case.js'
import {
  AMOUNTS, ATTITUDES, CLOSENESS, CLOSENESS_SHIFTS, COMMUNICATION, CONFLICT_COURSES, CONFLICT_FORMS, CONFLICT_PRESENCE,
  CONFLICT_STAGES, CONFLICT_STYLES, CONFLICT_TOPICS, CONTACT, CONTACT_MODES, DEATH_MANNERS, DEGREES, DISTRESS_ABOUT,
  ENDED_BY, FEAR, HARMS, INFORMANTS, MISMATCH, PARTING, PERSON_STATUSES, RELATIONS, YES_NO, YES_PARTLY_NO,
} from '../model/words.js'
import {
  fieldTexts, id, list, maybe, maybeWord, monthDay, optional, required, setOf, strict, text, vagueDate, wholeNumber, word,
} from './fields.js'
import { LIMITS } from './limits.js'

export const supportShape = strict({
  emotional: optional('Comfort and being listened to.', maybeWord(AMOUNTS)),
  practical: optional('Help with tasks, money, lifts, childcare.', maybeWord(AMOUNTS)),
  informational: optional('Advice and knowing where to turn.', maybeWord(AMOUNTS)),
  companionship: optional('Company and things done together.', maybeWord(AMOUNTS)),
}).register(fieldTexts, { id: 'support', title: 'Support' })
export const SupportSchema: z.ZodType<Support> = supportShape

export const expectationsShape = strict({
  ofOther: optional('What the client expects of this person, in free text.', text()),
  ofClient: optional('What this person expects of the client, in free text.', text()),
  mismatch: optional(
    'How far the two sets of expectations differ: 0 they agree, 1 slightly, 2 clearly, 3 opposed.',
    maybeWord(MISMATCH),
  ),
  voiced: optional('Whether the expectations have been said aloud between the two.', maybeWord(YES_PARTLY_NO)),
  changedOn: optional('When the expectations began to differ, or came to differ more.', maybe(vagueDate())),
  strainFromOutside: optional(
    'Yes when the two agree and the strain comes from outside, such as illness, money or work.',
    maybeWord(YES_NO),
  ),
}).register(fieldTexts, { id: 'expectations', title: 'Expectations' })
export const ExpectationsSchema: z.ZodType<Expectations> = expectationsShape

export const conflictShape = strict({
  present: optional('Whether something is at issue. past: there was, and it is over.', maybeWord(CONFLICT_PRESENCE)),
  form: optional('overt: voiced, rows. covert: silence, resentment, avoidance.', maybeWord(CONFLICT_FORMS)),
  topics: optional(
    'What it is about; an empty list when asked and nothing could be named.',
    maybe(setOf(word(CONFLICT_TOPICS), CONFLICT_TOPICS.length)),
  ),
  style: optional('How the two go about it.', maybe(setOf(word(CONFLICT_STYLES), CONFLICT_STYLES.length))),
  course: optional(
    'Where it is heading: newly begun, growing, coming back in the same way, stuck, easing or settled.',
    maybeWord(CONFLICT_COURSES),
  ),
  since: optional('When it began.', maybe(vagueDate())),
  sharpenedOn: optional('When it became clearly worse.', maybe(vagueDate())),
  flareUps: optional(
    'Dates on which it flared up; two in the same month may both be written.',
    maybe(list(vagueDate(), LIMITS.flareUps)),
  ),
  stage: optional(
    'renegotiation: still trying to change it. impasse: talking has stopped. dissolution: at least one side has decided that it is over.',
    maybeWord(CONFLICT_STAGES),
  ),
  decidedToPart: optional('Who has decided that the relationship is over, if anyone.', maybeWord(PARTING)),
  threatOfLoss: optional(
    'Whether the client could lose something that matters through it: home, children, work, the tie itself.',
    maybeWord(YES_NO),
  ),
  stillAlive: optional('Whether hope, anger or a demand is still there on either side.', maybeWord(YES_NO)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'conflict', title: 'Conflict' })
export const ConflictSchema: z.ZodType<Conflict> = conflictShape

export const historyShape = strict({
  since: optional('When the relationship began.', maybe(vagueDate())),
  endedOn: optional('When it ended, if it did.', maybe(vagueDate())),
  endedBy: optional('Who or what ended it.', maybeWord(ENDED_BY)),
  best: optional('The best of it, in free text.', text()),
  worst: optional('The worst of it, in free text.', text()),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'relationshipHistory', title: 'History of a relationship' })
export const HistorySchema: z.ZodType<RelationshipHistory> = historyShape

export const deathShape = strict({
  on: optional('When the person died, as well as it is known.', maybe(vagueDate())),
  manner: optional('How the person died.', maybeWord(DEATH_MANNERS)),
  sudden: optional('Whether the death came without warning.', maybeWord(YES_NO)),
  ageYears: optional('Age of the person who died, in whole years.', maybe(wholeNumber(0, LIMITS.ageYears))),
  clientPresent: optional('Whether the client was there when it happened.', maybeWord(YES_NO)),
  caredFor: optional(
    'Whether the client looked after this person from day to day before the death.',
    maybeWord(YES_NO),
  ),
  mourningObstructed: optional(
    'Whether something stood in the way of mourning at the time: no funeral, kept away, others to hold up, law, travel.',
    maybeWord(YES_NO),
  ),
  littleReaction: optional('Whether little or no feeling showed at the time.', maybeWord(YES_NO)),
  mourned: optional('Whether the client feels that mourning was done and life was taken up again.', maybeWord(YES_NO)),
  yearning: optional('Strength of the longing for the dead person now.', maybeWord(DEGREES)),
  avoidance: optional(
    'Whether reminders, places, talk or feelings about the dead are avoided, or busyness keeps them off.',
    maybeWord(YES_NO),
  ),
  enshrining: optional(
    'Whether a room or belongings are kept as they were, or life is arranged around the dead.',
    maybeWord(YES_NO),
  ),
  guilt: optional('Whether the client feels guilty about the death or about what was left undone.', maybeWord(YES_NO)),
  ambivalence: optional(
    'Whether there are mixed or angry feelings toward the dead, or a quarrel that stayed open.',
    maybeWord(YES_NO),
  ),
  identification: optional(
    'Whether the client has complaints like those of the dead person’s last illness.',
    maybeWord(YES_NO),
  ),
  newTies: optional('Whether new people or interests have come since the death.', maybeWord(YES_NO)),
  distressAbout: optional(
    'What hurts most now: the person who is gone, the role and life that changed with the death, or both.',
    maybeWord(DISTRESS_ABOUT),
  ),
  feltAsChild: optional('After a loss in pregnancy: whether it was felt as the death of a child.', maybeWord(YES_NO)),
  specialDays: optional(
    'Birthdays and other days of the year that belong to the dead, as month-day; the day of death is added by itself.',
    maybe(setOf(monthDay(), LIMITS.specialDays)),
  ),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'death', title: 'Death and mourning' })
export const DeathSchema: z.ZodType<Death> = deathShape

export const personShape = strict({
  id: required('Name of this person inside the case; events and priorities refer to it.', id()),
  name: optional('Name or initials to show.', text()),
  relation: optional(
    'What this person is to the client. A baby lost in pregnancy or at birth is a child.',
    maybeWord(RELATIONS),
  ),
  saidBy: optional('Who says what is recorded here.', word(INFORMANTS)),
  status: optional(
    'Where the relationship stands on the assessment day. estranged: broken off, and the break still matters. ended: over. missing: whereabouts or return not known.',
    maybeWord(PERSON_STATUSES),
  ),
  closenessNow: optional(
    'Ring of the closeness circle now: 1 inner, 2 middle, 3 outer, or outside.',
    maybeWord(CLOSENESS),
  ),
  closenessBefore: optional(
    'Ring in the year before the present episode began; for the dead, before the death.',
    maybeWord(CLOSENESS),
  ),
  livesWith: optional('Whether the two live in one household.', maybeWord(YES_NO)),
  contact: optional('How often they are in touch.', maybeWord(CONTACT)),
  contactMode: optional('Whether they meet, speak or write at a distance, or both.', maybeWord(CONTACT_MODES)),
  supportReceived: optional('Help that comes from this person to the client.', maybe<Support>(SupportSchema)),
  supportGiven: optional('Help that goes from the client to this person.', maybe<Support>(SupportSchema)),
  confidant: optional('Whether the client can tell this person how they really are.', maybeWord(YES_PARTLY_NO)),
  expectations: optional('What each side expects of the other.', maybe<Expectations>(ExpectationsSchema)),
  satisfaction: optional(
    'The client’s satisfaction with the relationship, 0 none to 10 full.',
    maybe(wholeNumber(0, 10)),
  ),
  satisfying: optional('What is good in it, in free text.', text()),
  unsatisfying: optional('What is not, in free text.', text()),
  wantsChange: optional('Whether the client wants something in this relationship to change.', maybeWord(YES_NO)),
  wantedChange: optional('The change that is wanted, in free text.', text()),
  conflict: optional('What is at issue between the two.', maybe<Conflict>(ConflictSchema)),
  communication: optional('How the client talks with this person when something matters.', maybeWord(COMMUNICATION)),
  attitudeToIllness: optional('This person’s attitude to the client’s low mood.', maybeWord(ATTITUDES)),
  fear: optional('Whether the client is afraid of this person.', maybeWord(FEAR)),
  harm: optional(
    'Harm this person does or has done to the client; an empty list when asked and none.',
    maybe(setOf(word(HARMS), HARMS.length)),
  ),
  shift: optional('How closeness moved around the time the episode began.', maybeWord(CLOSENESS_SHIFTS)),
  shiftedOn: optional('When closeness moved.', maybe(vagueDate())),
  history: optional('How the relationship began and, if it did, ended.', HistorySchema),
  death: optional('For someone who has died: the death and the mourning since.', maybe<Death>(DeathSchema)),
  linkedByClient: optional(
    'Whether the client links this person, or what happened with them, to the low mood.',
    maybeWord(YES_NO),
  ),
  quote: optional('The client’s own words about this person.', text()),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'person', title: 'Person' })
export const PersonSchema: z.ZodType<Person> = personShape
