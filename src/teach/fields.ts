import {
  AMOUNTS, ATTACHMENT_LEVEL, ATTITUDES, CHANGE_DIRECTIONS, CIRCUMSTANCES, CLOSENESS, CLOSENESS_SHIFTS,
  COMMUNICATION, CONFLICT_COURSES, CONFLICT_FORMS, CONFLICT_PRESENCE, CONFLICT_STAGES, CONFLICT_STYLES,
  CONFLICT_TOPICS, CONTACT, CONTACT_MODES, DEATH_MANNERS, DEGREES, DISTRESS_ABOUT, ENDED_BY, EPISODE_COURSES,
  EVENT_PHASES, FEAR, FORMATS, HARMS, IMPAIRMENT, INFORMANTS, LIFE_TIMING, LOSSES, MEANS, MISMATCH, NEW_ROLE,
  OLD_ROLE, PARTING, PERINATAL, PERSON_STATUSES, RELATIONS, SEVERITY, SIGNS, STRENGTHS, SUBSTANCE_USE,
  SUICIDAL_THOUGHTS, WANTED, YES_NO, YES_PARTLY_NO,
} from '../model/words.js'

export const BLOCKS = [
  'client', 'asked', 'person', 'support', 'expectations', 'conflict', 'history', 'death', 'network', 'patterns',
  'askedTimeline', 'episode', 'change', 'event', 'suitability', 'safety', 'contract', 'view',
] as const
/** A group of fields of a case, as the input has them. */
export type BlockName = (typeof BLOCKS)[number]

/** What one field takes. Fields of a closed list name it, so that another answer can be put in its place. */
export type Field = { readonly key: string } & (
  | { readonly is: 'word' | 'words'; readonly list: readonly (string | number)[] }
  | { readonly is: 'date' | 'days' | 'number' | 'text' | 'named' | 'mentions' }
  | { readonly is: 'block'; readonly block: BlockName }
)

const word = (key: string, list: readonly (string | number)[]): Field => ({ key, is: 'word', list })
const words = (key: string, list: readonly (string | number)[]): Field => ({ key, is: 'words', list })
const date = (key: string): Field => ({ key, is: 'date' })
const days = (key: string): Field => ({ key, is: 'days' })
const number = (key: string): Field => ({ key, is: 'number' })
const text = (key: string): Field => ({ key, is: 'text' })
/** Somebody or something of the case, or a list of them, by id. */
const named = (key: string): Field => ({ key, is: 'named' })
const mentions = (key: string): Field => ({ key, is: 'mentions' })
const block = (key: string, name: BlockName): Field => ({ key, is: 'block', block: name })

/** The fields of a case in the order in which a note tells them; ids, names, titles and scores are told otherwise. */
export const FIELDS: Readonly<Record<BlockName, readonly Field[]>> = {
  client: [
    number('ageYears'), word('perinatal', PERINATAL), word('hasLivingChild', YES_NO), text('note'),
  ],
  asked: [
    word('deaths', YES_NO), word('conflicts', YES_NO), word('people', YES_NO),
  ],
  person: [
    word('relation', RELATIONS), word('saidBy', INFORMANTS), word('status', PERSON_STATUSES),
    word('closenessNow', CLOSENESS), word('closenessBefore', CLOSENESS), word('livesWith', YES_NO),
    word('contact', CONTACT), word('contactMode', CONTACT_MODES), block('supportReceived', 'support'),
    block('supportGiven', 'support'), word('confidant', YES_PARTLY_NO), block('expectations', 'expectations'),
    number('satisfaction'), text('satisfying'), text('unsatisfying'), word('wantsChange', YES_NO),
    text('wantedChange'), block('conflict', 'conflict'), word('communication', COMMUNICATION),
    word('attitudeToIllness', ATTITUDES), word('fear', FEAR), words('harm', HARMS), word('shift', CLOSENESS_SHIFTS),
    date('shiftedOn'), block('history', 'history'), block('death', 'death'), word('linkedByClient', YES_NO),
    text('quote'), text('note'),
  ],
  support: [
    word('emotional', AMOUNTS), word('practical', AMOUNTS), word('informational', AMOUNTS),
    word('companionship', AMOUNTS),
  ],
  expectations: [
    text('ofOther'), text('ofClient'), word('mismatch', MISMATCH), word('voiced', YES_PARTLY_NO), date('changedOn'),
    word('strainFromOutside', YES_NO),
  ],
  conflict: [
    word('present', CONFLICT_PRESENCE), word('form', CONFLICT_FORMS), words('topics', CONFLICT_TOPICS),
    words('style', CONFLICT_STYLES), word('course', CONFLICT_COURSES), date('since'), date('sharpenedOn'),
    date('flareUps'), word('stage', CONFLICT_STAGES), word('decidedToPart', PARTING), word('threatOfLoss', YES_NO),
    word('stillAlive', YES_NO), text('note'),
  ],
  history: [
    date('since'), date('endedOn'), word('endedBy', ENDED_BY), text('best'), text('worst'), text('note'),
  ],
  death: [
    date('on'), word('manner', DEATH_MANNERS), word('sudden', YES_NO), number('ageYears'),
    word('clientPresent', YES_NO), word('caredFor', YES_NO), word('mourningObstructed', YES_NO),
    word('littleReaction', YES_NO), word('mourned', YES_NO), word('yearning', DEGREES), word('avoidance', YES_NO),
    word('enshrining', YES_NO), word('guilt', YES_NO), word('ambivalence', YES_NO), word('identification', YES_NO),
    word('newTies', YES_NO), word('distressAbout', DISTRESS_ABOUT), word('feltAsChild', YES_NO), days('specialDays'),
    text('note'),
  ],
  network: [
    word('confidant', YES_NO), word('regularCompany', YES_NO), number('closeTies'),
  ],
  patterns: [
    word('fewTiesLifelong', YES_NO), word('difficultyForming', YES_NO), word('difficultyKeeping', YES_NO),
    word('difficultyExpressing', YES_NO), word('rejectionFear', YES_NO), word('tiesWithoutCloseness', YES_NO),
    word('sameConflictWithMany', YES_NO), word('beforeEpisode', YES_NO), word('onlyWhenDepressed', YES_NO),
    word('lonely', YES_NO), word('lonelyForYears', YES_NO), word('chosenSolitude', YES_NO), date('isolationSince'),
    named('isolationFollows'), words('circumstances', CIRCUMSTANCES), word('seenInSession', YES_NO),
    word('attachmentAvoidance', ATTACHMENT_LEVEL), word('someoneLeftOut', YES_NO), text('usualRole'),
    word('belongsSomewhere', YES_NO), words('strengths', STRENGTHS), text('strengthsNote'), text('note'),
  ],
  askedTimeline: [
    word('events', YES_NO), word('changes', YES_NO),
  ],
  episode: [
    date('onset'), date('endedOn'), word('course', EPISODE_COURSES), word('saidBy', INFORMANTS), text('note'),
  ],
  change: [
    word('direction', CHANGE_DIRECTIONS), date('on'), word('saidBy', INFORMANTS), text('note'),
  ],
  event: [
    date('on'), named('people'), word('saidBy', INFORMANTS), word('phase', EVENT_PHASES), date('dueOn'),
    word('wanted', WANTED), word('lifeTiming', LIFE_TIMING), word('sudden', YES_NO), word('severity', SEVERITY),
    word('unfolding', YES_NO), word('changesRole', YES_NO), word('broughtByIllness', YES_NO),
    word('humiliating', YES_NO), words('losses', LOSSES), word('oldRole', OLD_ROLE), word('newRole', NEW_ROLE),
    word('skillGap', YES_NO), number('supportsLost'), word('adapted', YES_NO), named('obstaclePerson'),
    word('stillTogether', YES_NO), word('decidedToPart', PARTING), word('feltAsDeath', YES_NO),
    word('linkedByClient', YES_NO), text('quote'), text('note'),
  ],
  suitability: [
    word('bipolar', SIGNS), word('bipolarInFamily', SIGNS), word('highMoodEver', YES_NO),
    word('highMoodOnAntidepressant', YES_NO), word('healthySelfMourned', YES_NO), word('alcohol', SUBSTANCE_USE),
    word('drugs', SUBSTANCE_USE), word('personalityDisorder', SIGNS), word('ptsd', SIGNS),
    word('socialAnxiety', SIGNS), word('autism', SIGNS), word('hearingLoss', SIGNS), word('eatingDisorder', SIGNS),
    word('dementia', IMPAIRMENT), word('intellectualDisability', SIGNS), word('willingToTalk', YES_PARTLY_NO),
    word('medicalReview', YES_NO), word('physicalIllness', SIGNS), word('bodilyComplaints', SIGNS),
    word('otherTherapyFirst', YES_NO), text('note'),
  ],
  safety: [
    word('asked', YES_NO), word('suicidalThoughts', SUICIDAL_THOUGHTS), word('suicidePlan', YES_NO),
    word('suicideAttemptRecent', YES_NO), word('suicideAttemptPast', YES_NO), word('selfHarmPast', YES_NO),
    word('wishToJoinTheDead', YES_NO), word('reasonsForLivingLost', YES_NO), word('means', MEANS),
    word('violence', YES_NO), word('childAtRisk', YES_NO), word('dependentAtRisk', YES_NO),
    word('angerOutbursts', YES_NO), word('psychoticSigns', SIGNS), word('manicSigns', SIGNS),
    word('confusion', SIGNS), word('postpartumSuddenChange', YES_NO), word('postpartumViolentThoughts', YES_NO),
    word('postpartumEstrangement', YES_NO), word('withdrawalRisk', YES_NO), word('eatingInstability', YES_NO),
    word('neurologicalChange', YES_NO), word('safetyAtWork', YES_NO), word('bullied', YES_NO), text('note'),
  ],
  contract: [
    word('format', FORMATS), number('sessionsLeft'),
  ],
  view: [
    mentions('priorities'), mentions('strongestFeeling'), mentions('declined'), text('ownWords'), text('explanation'),
  ],
}
