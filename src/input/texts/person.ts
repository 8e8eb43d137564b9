import type { Conflict, Death, Expectations, Person, RelationshipHistory, Support } from '../../model/case.js'
import type { BlockText } from './block-text.js'

export const supportText: BlockText<Support> = {
  id: 'support',
  title: 'Support',
  fields: {
    emotional: 'Comfort and being listened to.',
    practical: 'Help with tasks, money, lifts, childcare.',
    informational: 'Advice and knowing where to turn.',
    companionship: 'Company and things done together.',
  },
}

export const expectationsText: BlockText<Expectations> = {
  id: 'expectations',
  title: 'Expectations',
  fields: {
    ofOther: 'What the client expects of this person, in free text.',
    ofClient: 'What this person expects of the client, in free text.',
    mismatch: 'How far the two sets of expectations differ: 0 they agree, 1 slightly, 2 clearly, 3 opposed.',
    voiced: 'Whether the expectations have been said aloud between the two.',
    changedOn: 'When the expectations began to differ, or came to differ more.',
    strainFromOutside: 'Yes when the two agree and the strain comes from outside, such as illness, money or work.',
  },
}

export const conflictText: BlockText<Conflict> = {
  id: 'conflict',
  title: 'Conflict',
  fields: {
    present: 'Whether something is at issue. past: there was, and it is over.',
    form: 'overt: voiced, rows. covert: silence, resentment, avoidance.',
    topics: 'What it is about; an empty list when asked and nothing could be named.',
    style: 'How the two go about it.',
    course: 'Where it is heading: newly begun, growing, coming back in the same way, stuck, easing or settled.',
    since: 'When it began.',
    sharpenedOn: 'When it became clearly worse.',
    flareUps: 'Dates on which it flared up; two in the same month may both be written.',
    stage:
      'renegotiation: still trying to change it. impasse: talking has stopped. dissolution: at least one side has decided that it is over.',
    decidedToPart: 'Who has decided that the relationship is over, if anyone.',
    threatOfLoss:
      'Whether the client could lose something that matters through it: home, children, work, the tie itself.',
    stillAlive: 'Whether hope, anger or a demand is still there on either side.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const historyText: BlockText<RelationshipHistory> = {
  id: 'relationshipHistory',
  title: 'History of a relationship',
  fields: {
    since: 'When the relationship began.',
    endedOn: 'When it ended, if it did.',
    endedBy: 'Who or what ended it.',
    best: 'The best of it, in free text.',
    worst: 'The worst of it, in free text.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const deathText: BlockText<Death> = {
  id: 'death',
  title: 'Death and mourning',
  fields: {
    on: 'When the person died, as well as it is known.',
    manner: 'How the person died.',
    sudden: 'Whether the death came without warning.',
    ageYears: 'Age of the person who died, in whole years.',
    clientPresent: 'Whether the client was there when it happened.',
    caredFor: 'Whether the client looked after this person from day to day before the death.',
    mourningObstructed:
      'Whether something stood in the way of mourning at the time: no funeral, kept away, others to hold up, law, travel.',
    littleReaction: 'Whether little or no feeling showed at the time.',
    mourned: 'Whether the client feels that mourning was done and life was taken up again.',
    yearning: 'Strength of the longing for the dead person now.',
    avoidance: 'Whether reminders, places, talk or feelings about the dead are avoided, or busyness keeps them off.',
    enshrining: 'Whether a room or belongings are kept as they were, or life is arranged around the dead.',
    guilt: 'Whether the client feels guilty about the death or about what was left undone.',
    ambivalence: 'Whether there are mixed or angry feelings toward the dead, or a quarrel that stayed open.',
    identification: 'Whether the client has complaints like those of the dead person’s last illness.',
    newTies: 'Whether new people or interests have come since the death.',
    distressAbout:
      'What hurts most now: the person who is gone, the role and life that changed with the death, or both.',
    feltAsChild: 'After a loss in pregnancy: whether it was felt as the death of a child.',
    specialDays:
      'Birthdays and other days of the year that belong to the dead, as month-day; the day of death is added by itself.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const personText: BlockText<Person> = {
  id: 'person',
  title: 'Person',
  fields: {
    id: 'Name of this person inside the case; events and priorities refer to it.',
    name: 'Name or initials to show.',
    relation: 'What this person is to the client. A baby lost in pregnancy or at birth is a child.',
    saidBy: 'Who says what is recorded here.',
    status:
      'Where the relationship stands on the assessment day. estranged: broken off, and the break still matters. ended: over. missing: whereabouts or return not known.',
    closenessNow: 'Ring of the closeness circle now: 1 inner, 2 middle, 3 outer, or outside.',
    closenessBefore: 'Ring in the year before the present episode began; for the dead, before the death.',
    livesWith: 'Whether the two live in one household.',
    contact: 'How often they are in touch.',
    contactMode: 'Whether they meet, speak or write at a distance, or both.',
    supportReceived: 'Help that comes from this person to the client.',
    supportGiven: 'Help that goes from the client to this person.',
    confidant: 'Whether the client can tell this person how they really are.',
    expectations: 'What each side expects of the other.',
    satisfaction: 'The client’s satisfaction with the relationship, 0 none to 10 full.',
    satisfying: 'What is good in it, in free text.',
    unsatisfying: 'What is not, in free text.',
    wantsChange: 'Whether the client wants something in this relationship to change.',
    wantedChange: 'The change that is wanted, in free text.',
    conflict: 'What is at issue between the two.',
    communication: 'How the client talks with this person when something matters.',
    attitudeToIllness: 'This person’s attitude to the client’s low mood.',
    fear: 'Whether the client is afraid of this person.',
    harm: 'Harm this person does or has done to the client; an empty list when asked and none.',
    shift: 'How closeness moved around the time the episode began.',
    shiftedOn: 'When closeness moved.',
    history: 'How the relationship began and, if it did, ended.',
    death: 'For someone who has died: the death and the mourning since.',
    linkedByClient: 'Whether the client links this person, or what happened with them, to the low mood.',
    quote: 'The client’s own words about this person.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}
