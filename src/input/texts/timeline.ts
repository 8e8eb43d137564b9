import type { Episode, LifeEvent, Measurement, SymptomChange, Timeline, TimelineAsked } from '../../model/case.js'
import type { BlockText } from './block-text.js'

export const timelineAskedText: BlockText<TimelineAsked> = {
  id: 'timelineAsked',
  title: 'Questions of the time line put in full',
  fields: {
    events: 'Yes when life changes in the twelve months before the onset, and since, were asked about in full.',
    changes: 'Yes when it was asked in full when it got worse and when it lifted.',
  },
}

export const episodeText: BlockText<Episode> = {
  id: 'episode',
  title: 'Episode',
  fields: {
    id: 'Name of this episode inside the case.',
    onset: 'When it began, as well as it is known.',
    endedOn: 'When it ended; left out for the present episode.',
    course:
      'first: no earlier episode. recurrent: earlier ones with recovery between. persistent: for years, without a clear beginning or a well spell.',
    saidBy: 'Who says so.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const measurementText: BlockText<Measurement> = {
  id: 'measurement',
  title: 'Dated score',
  fields: {
    on: 'Day on which it was filled in.',
    instrument: 'The questionnaire or scale; other for one that is not listed.',
    score: 'Its total (IIP-32: the mean item score; EQ-5D: the index), within the range of the instrument.',
    instrumentName:
      'Name of the instrument, needed when instrument is other. Such scores are shown and read by no rule.',
    selfHarmItem: 'Answer to the item about self-harm, for PHQ-9, BDI-II and EPDS: 0 to 3.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const changeText: BlockText<SymptomChange> = {
  id: 'symptomChange',
  title: 'Dated worsening or relief',
  fields: {
    id: 'Name of this change inside the case.',
    direction: 'Whether things got worse or lifted.',
    on: 'When things turned.',
    saidBy: 'Who says so.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const eventText: BlockText<LifeEvent> = {
  id: 'event',
  title: 'Life event',
  fields: {
    id: 'Name of this event inside the case.',
    type: 'Kind of event; each kind is explained on the page of event types.',
    title: 'A short name to show.',
    on: 'When it happened, or when it began.',
    people: 'Ids of the people it involves. Left out when not asked; an empty list means nobody else.',
    saidBy: 'Who says so.',
    phase: 'Whether it lies ahead, is under way or is complete.',
    dueOn: 'A deadline that lies ahead.',
    wanted: 'Whether the client wanted it.',
    lifeTiming: 'Whether it came at the usual time of life for this person’s culture and cohort.',
    sudden: 'Whether it came without warning.',
    severity: 'What it means for daily life and roles, judged in context: 1 little, 2 clear, 3 large.',
    unfolding: 'Whether its consequences are still unfolding.',
    changesRole: 'Whether it changed what the client does or is in daily life.',
    broughtByIllness: 'Whether it came about when the client was already ill, and through that.',
    humiliating: 'Whether it was humiliating for the client.',
    losses: 'What the client says was lost with it; an empty list when asked and nothing.',
    oldRole:
      'How the client looks back on the old role: mourned, idealised, seen from both sides, or relieved to be out of it.',
    newRole: 'How the client sees the new role.',
    skillGap: 'Whether the new role asks for things never learned, or overwhelms.',
    supportsLost: 'Number of people of the inner or middle ring who were lost or became distant with it.',
    adapted: 'Whether the client has adapted to it since.',
    obstaclePerson:
      'Id of the person whose refusal the distress is about, rather than the change; not-applicable when asked and it is nobody’s refusal.',
    stillTogether: 'After betrayal, a threat or a quarrel: whether the relationship is still going on.',
    decidedToPart: 'For a separation: who has decided.',
    feltAsDeath: 'For a lost animal: whether it was the main tie. For a termination: whether it was felt as a death.',
    linkedByClient: 'Whether the client links it to the low mood.',
    quote: 'The client’s own words about it.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const timelineText: BlockText<Timeline> = {
  id: 'timeline',
  title: 'Symptom time line',
  fields: {
    asked: 'Which questions were put in full, so that an empty list is an answer.',
    episodes: 'Spells of depression, or of the distress for which help is sought.',
    measurements: 'Dated scores; their order means nothing.',
    changes: 'Worsenings and reliefs that somebody dated.',
    events: 'What happened, is happening or is about to happen.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}
