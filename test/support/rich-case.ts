import type { Case } from '../../src/model/case.js'

/** An invented case in which every field of the model is filled in at least once. */
export const richCase: Case = {
  schemaVersion: 1,
  caseId: 'rich-1',
  assessedOn: '2025-06-30',
  title: 'After the year in which everything moved',
  fictional: true,
  note: 'Written to touch every field; nobody is meant.',
  client: { name: 'M. T.', ageYears: 46, perinatal: 'none', hasLivingChild: 'yes', note: 'Works half time.' },
  inventory: {
    asked: { deaths: 'yes', conflicts: 'yes', people: 'no' },
    people: [
      {
        id: 'nuala', name: 'Nuala', relation: 'parent', saidBy: 'client', status: 'deceased', closenessNow: 1, closenessBefore: 1,
        death: {
          on: '2024-11-02', manner: 'illness', sudden: 'no', ageYears: 78, clientPresent: 'no', caredFor: 'yes',
          mourningObstructed: 'yes', littleReaction: 'yes', mourned: 'no', yearning: 'moderate', avoidance: 'yes',
          enshrining: 'no', guilt: 'yes', ambivalence: 'unknown', identification: 'no', newTies: 'no', distressAbout: 'both',
          feltAsChild: 'not-applicable', specialDays: ['03-14', '12-24'], note: 'The funeral was abroad.',
        },
        history: { since: '1979', best: 'Sunday kitchens.', worst: 'The last winter.', note: 'Spoke every evening.' },
        linkedByClient: 'yes', quote: 'I still reach for the phone.', note: 'Her flat is half cleared.',
      },
      {
        id: 'tom', name: 'Tom', relation: 'partner', saidBy: 'client', status: 'in-contact', closenessNow: 2, closenessBefore: 1,
        livesWith: 'yes', contact: 'daily', contactMode: 'in-person',
        supportReceived: { emotional: 'some', practical: 'much', informational: 'none', companionship: 'some' },
        supportGiven: { emotional: 'much', practical: 'much', informational: 'declined', companionship: 'unknown' },
        confidant: 'partly',
        expectations: {
          ofOther: 'To ask how the day was.', ofClient: 'To be as before.', mismatch: 2, voiced: 'no',
          changedOn: '2025-01~', strainFromOutside: 'no',
        },
        satisfaction: 4, satisfying: 'The boys.', unsatisfying: 'Evenings in silence.', wantsChange: 'yes',
        wantedChange: 'To plan the week together.',
        conflict: {
          present: 'yes', form: 'covert', topics: ['household', 'care'], style: ['silence', 'avoidance'], course: 'repetitive',
          since: '2024-12/2025-02', sharpenedOn: '2025-03-20', flareUps: ['2025-04', '2025-03-20'], stage: 'impasse',
          decidedToPart: 'neither', threatOfLoss: 'no', stillAlive: 'yes', note: 'Both go quiet.',
        },
        communication: 'avoids', attitudeToIllness: 'dismissive', fear: 'none', harm: [], shift: 'further', shiftedOn: '2025-01',
        history: { since: '2004-05', endedOn: 'not-applicable', endedBy: 'not-applicable' }, linkedByClient: 'yes',
      },
      {
        id: 'rasmus', name: 'R.', relation: 'ex-partner', saidBy: 'clinician', status: 'ended', closenessNow: 'outside',
        closenessBefore: 3, contact: 'none', harm: ['threats', 'control'], fear: 'unsure',
        history: { since: '1998', endedOn: '2003-09', endedBy: 'client' },
      },
      { id: 'ines', name: 'Inés', relation: 'friend', status: 'low-contact', closenessNow: 2, confidant: 'yes', death: 'not-applicable' },
    ],
    network: {
      before: { confidant: 'yes', regularCompany: 'yes', closeTies: 6 },
      now: { confidant: 'no', regularCompany: 'no', closeTies: 3 },
    },
    patterns: {
      fewTiesLifelong: 'no', difficultyForming: 'no', difficultyKeeping: 'no', difficultyExpressing: 'yes', rejectionFear: 'unknown',
      tiesWithoutCloseness: 'no', sameConflictWithMany: 'no', beforeEpisode: 'yes', onlyWhenDepressed: 'no', lonely: 'yes',
      lonelyForYears: 'no', chosenSolitude: 'no', isolationSince: '2025-02', isolationFollows: 'move-to-the-coast',
      circumstances: ['rural', 'carer-duty'], seenInSession: 'no', attachmentAvoidance: 'low', someoneLeftOut: 'yes',
      usualRole: 'The one who arranges things.', belongsSomewhere: 'yes', strengths: ['reliability', 'humour'],
      strengthsNote: 'Sings in a choir.', note: 'A brother is mentioned in half a sentence.',
    },
    note: 'Drawn up in two sessions.',
  },
  timeline: {
    asked: { events: 'yes', changes: 'yes' },
    episodes: [
      { id: 'present', onset: '2025-01', course: 'recurrent', saidBy: 'client', note: 'Began after New Year.' },
      { id: 'first-one', onset: '2009', endedOn: '2010-05', course: 'first', saidBy: 'other' },
    ],
    measurements: [
      { on: '2025-06-26', instrument: 'phq-9', score: 17, selfHarmItem: 0 },
      { on: '2025-05-08', instrument: 'phq-9', score: 14, selfHarmItem: 'declined', note: 'Filled in at home.' },
      { on: '2025-06-26', instrument: 'iip-32', score: 1.75 },
      { on: '2025-06-26', instrument: 'other', instrumentName: 'Clinic mood scale', score: 6.5 },
    ],
    changes: [
      { id: 'worse-in-march', direction: 'worsening', on: '2025-03~', saidBy: 'client', note: 'Stopped singing.' },
      { id: 'better-at-easter', direction: 'relief', on: '2025-04-20' },
    ],
    events: [
      {
        id: 'move-to-the-coast', type: 'move', title: 'Moved to the coast', on: '2025-02', people: ['tom', 'ines'], saidBy: 'client',
        phase: 'in-progress', dueOn: '2025-09', wanted: 'mixed', lifeTiming: 'on-time', sudden: 'no', severity: 2, unfolding: 'yes',
        changesRole: 'yes', broughtByIllness: 'no', humiliating: 'no', losses: ['routine', 'belonging'], oldRole: 'idealised',
        newRole: 'mixed', skillGap: 'no', supportsLost: 2, adapted: 'no', obstaclePerson: 'not-applicable',
        stillTogether: 'not-applicable', decidedToPart: 'not-applicable', feltAsDeath: 'not-applicable', linkedByClient: 'yes',
        quote: 'Nobody here knows my mother’s name.', note: 'The boys settled fast.',
      },
      { id: 'carer-days-over', type: 'carer-end', on: '2024-11-02', people: ['nuala'] },
    ],
    note: 'Dates from the diary.',
  },
  clientView: {
    priorities: [{ area: 'grief', about: 'nuala', saidBy: 'client', quote: 'I never said goodbye.' }, { about: 'tom' }],
    strongestFeeling: [{ area: 'grief', about: 'nuala', saidBy: 'clinician', quote: 'Tears at the word funeral.' }],
    declined: [{ area: 'role-transition', about: 'move-to-the-coast', saidBy: 'client', quote: 'Not the house again.' }],
    ownWords: 'I run on empty.',
    explanation: 'It was one thing after another.',
  },
  suitability: {
    bipolar: 'absent', bipolarInFamily: 'queried', highMoodEver: 'no', highMoodOnAntidepressant: 'not-applicable',
    healthySelfMourned: 'no', alcohol: 'within-limits', drugs: 'none', personalityDisorder: 'absent', ptsd: 'absent',
    socialAnxiety: 'absent', autism: 'absent', hearingLoss: 'queried', eatingDisorder: 'absent', dementia: 'none',
    intellectualDisability: 'absent', willingToTalk: 'yes', medicalReview: 'yes', physicalIllness: 'absent',
    bodilyComplaints: 'present', otherTherapyFirst: 'no', note: 'Thyroid checked in May.',
  },
  safety: {
    asked: 'yes', suicidalThoughts: 'passive', suicidePlan: 'no', suicideAttemptRecent: 'no', suicideAttemptPast: 'no',
    selfHarmPast: 'no', wishToJoinTheDead: 'no', reasonsForLivingLost: 'no', means: 'none', violence: 'no', childAtRisk: 'no',
    dependentAtRisk: 'no', angerOutbursts: 'no', psychoticSigns: 'absent', manicSigns: 'absent', confusion: 'absent',
    postpartumSuddenChange: 'not-applicable', postpartumViolentThoughts: 'not-applicable', postpartumEstrangement: 'not-applicable',
    withdrawalRisk: 'no', eatingInstability: 'no', neurologicalChange: 'no', safetyAtWork: 'no', bullied: 'no', note: 'Asked alone.',
  },
  contract: { format: 'standard', sessionsLeft: 12 },
  decision: {
    area: 'grief', about: 'nuala', reason: 'Mourning never had its turn.', decidedBy: 'Client and therapist', decidedOn: '2025-07-03',
  },
}
