import type * as z from 'zod'
import type { Episode, LifeEvent, Measurement, SymptomChange, Timeline, TimelineAsked } from '../model/case.js'
import {
  CHANGE_DIRECTIONS, EPISODE_COURSES, EVENT_PHASES, EVENT_TYPES, INFORMANTS, INSTRUMENTS, LIFE_TIMING, LOSSES, NEW_ROLE,
  OLD_ROLE, PARTING, SEVERITY, WANTED, YES_NO,
} from '../model/words.js'
import {
  day, fieldTexts, id, list, maybe, maybeWord, nameText, number, optional, required, setOf, strict, text, vagueDate,
  wholeNumber, word,
} from './fields.js'
import { LIMITS } from './limits.js'

export const timelineAskedShape = strict({
  events: optional(
    'Yes when life changes in the twelve months before the onset, and since, were asked about in full.',
    maybeWord(YES_NO),
  ),
  changes: optional('Yes when it was asked in full when it got worse and when it lifted.', maybeWord(YES_NO)),
}).register(fieldTexts, { id: 'timelineAsked', title: 'Questions of the time line put in full' })
export const TimelineAskedSchema: z.ZodType<TimelineAsked> = timelineAskedShape

export const episodeShape = strict({
  id: required('Name of this episode inside the case.', id()),
  onset: optional('When it began, as well as it is known.', maybe(vagueDate())),
  endedOn: optional('When it ended; left out for the present episode.', maybe(vagueDate())),
  course: optional(
    'first: no earlier episode. recurrent: earlier ones with recovery between. persistent: for years, without a clear beginning or a well spell.',
    maybeWord(EPISODE_COURSES),
  ),
  saidBy: optional('Who says so.', word(INFORMANTS)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'episode', title: 'Episode' })
export const EpisodeSchema: z.ZodType<Episode> = episodeShape

export const measurementShape = strict({
  on: required('Day on which it was filled in.', day()),
  instrument: required('The questionnaire or scale; other for one that is not listed.', word(INSTRUMENTS)),
  score: required(
    'Its total (IIP-32: the mean item score; EQ-5D: the index), within the range of the instrument.',
    number(),
  ),
  instrumentName: optional(
    'Name of the instrument, needed when instrument is other. Such scores are shown and read by no rule.',
    nameText(LIMITS.caseIdLength),
  ),
  selfHarmItem: optional(
    'Answer to the item about self-harm, for PHQ-9, BDI-II and EPDS: 0 to 3.',
    maybe(wholeNumber(0, 3)),
  ),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'measurement', title: 'Dated score' })
export const MeasurementSchema: z.ZodType<Measurement> = measurementShape

export const changeShape = strict({
  id: required('Name of this change inside the case.', id()),
  direction: required('Whether things got worse or lifted.', word(CHANGE_DIRECTIONS)),
  on: optional('When things turned.', maybe(vagueDate())),
  saidBy: optional('Who says so.', word(INFORMANTS)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'symptomChange', title: 'Dated worsening or relief' })
export const ChangeSchema: z.ZodType<SymptomChange> = changeShape

export const eventShape = strict({
  id: required('Name of this event inside the case.', id()),
  type: required('Kind of event; each kind is explained on the page of event types.', word(EVENT_TYPES)),
  title: optional('A short name to show.', text()),
  on: optional('When it happened, or when it began.', maybe(vagueDate())),
  people: optional(
    'Ids of the people it involves. Left out when not asked; an empty list means nobody else.',
    setOf(id(), LIMITS.peopleOfEvent),
  ),
  saidBy: optional('Who says so.', word(INFORMANTS)),
  phase: optional('Whether it lies ahead, is under way or is complete.', maybeWord(EVENT_PHASES)),
  dueOn: optional('A deadline that lies ahead.', maybe(vagueDate())),
  wanted: optional('Whether the client wanted it.', maybeWord(WANTED)),
  lifeTiming: optional(
    'Whether it came at the usual time of life for this person’s culture and cohort.',
    maybeWord(LIFE_TIMING),
  ),
  sudden: optional('Whether it came without warning.', maybeWord(YES_NO)),
  severity: optional(
    'What it means for daily life and roles, judged in context: 1 little, 2 clear, 3 large.',
    maybeWord(SEVERITY),
  ),
  unfolding: optional('Whether its consequences are still unfolding.', maybeWord(YES_NO)),
  changesRole: optional('Whether it changed what the client does or is in daily life.', maybeWord(YES_NO)),
  broughtByIllness: optional(
    'Whether it came about when the client was already ill, and through that.',
    maybeWord(YES_NO),
  ),
  humiliating: optional('Whether it was humiliating for the client.', maybeWord(YES_NO)),
  losses: optional(
    'What the client says was lost with it; an empty list when asked and nothing.',
    maybe(setOf(word(LOSSES), LOSSES.length)),
  ),
  oldRole: optional(
    'How the client looks back on the old role: mourned, idealised, seen from both sides, or relieved to be out of it.',
    maybeWord(OLD_ROLE),
  ),
  newRole: optional('How the client sees the new role.', maybeWord(NEW_ROLE)),
  skillGap: optional('Whether the new role asks for things never learned, or overwhelms.', maybeWord(YES_NO)),
  supportsLost: optional(
    'Number of people of the inner or middle ring who were lost or became distant with it.',
    maybe(wholeNumber(0, LIMITS.supportsLost)),
  ),
  adapted: optional('Whether the client has adapted to it since.', maybeWord(YES_NO)),
  obstaclePerson: optional(
    'Id of the person whose refusal the distress is about, rather than the change; not-applicable when asked and it is nobody’s refusal.',
    maybe(id()),
  ),
  stillTogether: optional(
    'After betrayal, a threat or a quarrel: whether the relationship is still going on.',
    maybeWord(YES_NO),
  ),
  decidedToPart: optional('For a separation: who has decided.', maybeWord(PARTING)),
  feltAsDeath: optional(
    'For a lost animal: whether it was the main tie. For a termination: whether it was felt as a death.',
    maybeWord(YES_NO),
  ),
  linkedByClient: optional('Whether the client links it to the low mood.', maybeWord(YES_NO)),
  quote: optional('The client’s own words about it.', text()),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'event', title: 'Life event' })
export const EventSchema: z.ZodType<LifeEvent> = eventShape

export const timelineShape = strict({
  asked: optional('Which questions were put in full, so that an empty list is an answer.', TimelineAskedSchema),
  episodes: optional(
    'Spells of depression, or of the distress for which help is sought.',
    list<Episode>(EpisodeSchema, LIMITS.episodes),
  ),
  measurements: optional(
    'Dated scores; their order means nothing.',
    list<Measurement>(MeasurementSchema, LIMITS.measurements),
  ),
  changes: optional('Worsenings and reliefs that somebody dated.', list<SymptomChange>(ChangeSchema, LIMITS.changes)),
  events: optional('What happened, is happening or is about to happen.', list<LifeEvent>(EventSchema, LIMITS.events)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'timeline', title: 'Symptom time line' })
export const TimelineSchema: z.ZodType<Timeline> = timelineShape
