import type { Safety, Suitability } from '../../model/case.js'
import type { BlockText } from './block-text.js'

export const suitabilityText: BlockText<Suitability> = {
  id: 'suitability',
  title: 'Suitability',
  fields: {
    bipolar: 'Bipolar disorder. queried: something was noticed that needs an assessment; present: established.',
    bipolarInFamily: 'Bipolar disorder in a close relative.',
    highMoodEver: 'Days of raised or irritable mood with little sleep, at any time of life.',
    highMoodOnAntidepressant: 'Mood rose on an antidepressant, or after one.',
    healthySelfMourned: 'Whether the client mourns the person they were before the illness.',
    alcohol:
      'Drinking. increased: new or clearly more than before; harmful: brings problems; severe: severe misuse or dependence.',
    drugs: 'Use of drugs, in the same words as for alcohol.',
    personalityDisorder: 'Signs of a personality disorder.',
    ptsd: 'Signs of post-traumatic stress disorder.',
    socialAnxiety: 'Signs of social anxiety.',
    autism: 'Signs of autism.',
    hearingLoss: 'Hearing loss that gets in the way of talking with others.',
    eatingDisorder: 'Signs of an eating disorder.',
    dementia: 'Degree of dementia.',
    intellectualDisability: 'Signs of an intellectual disability.',
    willingToTalk: 'Whether the client is willing to talk about relationships.',
    medicalReview: 'Whether a physical reason for the low mood was looked for.',
    physicalIllness: 'A serious or long-lasting physical illness.',
    bodilyComplaints: 'Bodily complaints that are being looked into, or should be.',
    otherTherapyFirst: 'Whether a need for trauma, cognitive, dialectical or schema work first has been named.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}

export const safetyText: BlockText<Safety> = {
  id: 'safety',
  title: 'Safety',
  fields: {
    asked: 'Whether safety was asked about at all.',
    suicidalThoughts: 'passive: wishes not to be alive, no method; active: thoughts of ending one’s life.',
    suicidePlan: 'Whether there is a plan.',
    suicideAttemptRecent: 'An attempt in recent weeks or months.',
    suicideAttemptPast: 'An attempt further back.',
    selfHarmPast: 'Self-harm at any time before.',
    wishToJoinTheDead: 'A wish to be with someone who has died.',
    reasonsForLivingLost: 'Whether what made life worth living is felt to be gone.',
    means:
      'Access to means of serious self-harm, such as medicines or firearms. secured: removed, or kept by someone else.',
    violence: 'Fear, threats, violence, control or stalking by anyone.',
    childAtRisk: 'Whether a child may be at risk.',
    dependentAtRisk: 'Whether an adult who depends on care may be at risk.',
    angerOutbursts: 'Outbursts of anger, or harm toward others or things.',
    psychoticSigns: 'Signs such as hearing voices or fixed false beliefs.',
    manicSigns: 'Signs of mania now.',
    confusion: 'Confusion, or a clouded mind.',
    postpartumSuddenChange: 'After a birth: a sudden large change in mental state.',
    postpartumViolentThoughts: 'After a birth: new thoughts or acts of violent self-harm.',
    postpartumEstrangement:
      'After a birth: lasting new feelings of being unfit as a mother, or a stranger to the baby.',
    withdrawalRisk: 'Risk of withdrawal from alcohol or drugs.',
    eatingInstability: 'Bodily danger from eating too little, purging or the like.',
    neurologicalChange: 'A sudden change of thinking, speech, movement or senses.',
    safetyAtWork: 'Mistakes or near misses, at work or at the wheel, that could harm someone.',
    bullied: 'Bullied, shut out or harassed at work, at school or where the client lives.',
    note: 'Free text; carried and shown, read by no rule.',
  },
}
