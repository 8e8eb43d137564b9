import type * as z from 'zod'
import type { Safety, Suitability } from '../model/case.js'
import { IMPAIRMENT, MEANS, SIGNS, SUBSTANCE_USE, SUICIDAL_THOUGHTS, YES_NO, YES_PARTLY_NO } from '../model/words.js'
import { fieldTexts, maybeWord, optional, strict, text } from './fields.js'

export const suitabilityShape = strict({
  bipolar: optional(
    'Bipolar disorder. queried: something was noticed that needs an assessment; present: established.',
    maybeWord(SIGNS),
  ),
  bipolarInFamily: optional('Bipolar disorder in a close relative.', maybeWord(SIGNS)),
  highMoodEver: optional('Days of raised or irritable mood with little sleep, at any time of life.', maybeWord(YES_NO)),
  highMoodOnAntidepressant: optional('Mood rose on an antidepressant, or after one.', maybeWord(YES_NO)),
  healthySelfMourned: optional('Whether the client mourns the person they were before the illness.', maybeWord(YES_NO)),
  alcohol: optional(
    'Drinking. increased: new or clearly more than before; harmful: brings problems; severe: severe misuse or dependence.',
    maybeWord(SUBSTANCE_USE),
  ),
  drugs: optional('Use of drugs, in the same words as for alcohol.', maybeWord(SUBSTANCE_USE)),
  personalityDisorder: optional('Signs of a personality disorder.', maybeWord(SIGNS)),
  ptsd: optional('Signs of post-traumatic stress disorder.', maybeWord(SIGNS)),
  socialAnxiety: optional('Signs of social anxiety.', maybeWord(SIGNS)),
  autism: optional('Signs of autism.', maybeWord(SIGNS)),
  hearingLoss: optional('Hearing loss that gets in the way of talking with others.', maybeWord(SIGNS)),
  eatingDisorder: optional('Signs of an eating disorder.', maybeWord(SIGNS)),
  dementia: optional('Degree of dementia.', maybeWord(IMPAIRMENT)),
  intellectualDisability: optional('Signs of an intellectual disability.', maybeWord(SIGNS)),
  willingToTalk: optional('Whether the client is willing to talk about relationships.', maybeWord(YES_PARTLY_NO)),
  medicalReview: optional('Whether a physical reason for the low mood was looked for.', maybeWord(YES_NO)),
  physicalIllness: optional('A serious or long-lasting physical illness.', maybeWord(SIGNS)),
  bodilyComplaints: optional('Bodily complaints that are being looked into, or should be.', maybeWord(SIGNS)),
  otherTherapyFirst: optional(
    'Whether a need for trauma, cognitive, dialectical or schema work first has been named.',
    maybeWord(YES_NO),
  ),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'suitability', title: 'Suitability' })
export const SuitabilitySchema: z.ZodType<Suitability> = suitabilityShape

export const safetyShape = strict({
  asked: optional('Whether safety was asked about at all.', maybeWord(YES_NO)),
  suicidalThoughts: optional(
    'passive: wishes not to be alive, no method; active: thoughts of ending one’s life.',
    maybeWord(SUICIDAL_THOUGHTS),
  ),
  suicidePlan: optional('Whether there is a plan.', maybeWord(YES_NO)),
  suicideAttemptRecent: optional('An attempt in recent weeks or months.', maybeWord(YES_NO)),
  suicideAttemptPast: optional('An attempt further back.', maybeWord(YES_NO)),
  selfHarmPast: optional('Self-harm at any time before.', maybeWord(YES_NO)),
  wishToJoinTheDead: optional('A wish to be with someone who has died.', maybeWord(YES_NO)),
  reasonsForLivingLost: optional('Whether what made life worth living is felt to be gone.', maybeWord(YES_NO)),
  means: optional(
    'Access to means of serious self-harm, such as medicines or firearms. secured: removed, or kept by someone else.',
    maybeWord(MEANS),
  ),
  violence: optional('Fear, threats, violence, control or stalking by anyone.', maybeWord(YES_NO)),
  childAtRisk: optional('Whether a child may be at risk.', maybeWord(YES_NO)),
  dependentAtRisk: optional('Whether an adult who depends on care may be at risk.', maybeWord(YES_NO)),
  angerOutbursts: optional('Outbursts of anger, or harm toward others or things.', maybeWord(YES_NO)),
  psychoticSigns: optional('Signs such as hearing voices or fixed false beliefs.', maybeWord(SIGNS)),
  manicSigns: optional('Signs of mania now.', maybeWord(SIGNS)),
  confusion: optional('Confusion, or a clouded mind.', maybeWord(SIGNS)),
  postpartumSuddenChange: optional('After a birth: a sudden large change in mental state.', maybeWord(YES_NO)),
  postpartumViolentThoughts: optional('After a birth: new thoughts or acts of violent self-harm.', maybeWord(YES_NO)),
  postpartumEstrangement: optional(
    'After a birth: lasting new feelings of being unfit as a mother, or a stranger to the baby.',
    maybeWord(YES_NO),
  ),
  withdrawalRisk: optional('Risk of withdrawal from alcohol or drugs.', maybeWord(YES_NO)),
  eatingInstability: optional('Bodily danger from eating too little, purging or the like.', maybeWord(YES_NO)),
  neurologicalChange: optional('A sudden change of thinking, speech, movement or senses.', maybeWord(YES_NO)),
  safetyAtWork: optional(
    'Mistakes or near misses, at work or at the wheel, that could harm someone.',
    maybeWord(YES_NO),
  ),
  bullied: optional('Bullied, shut out or harassed at work, at school or where the client lives.', maybeWord(YES_NO)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'safety', title: 'Safety' })
export const SafetySchema: z.ZodType<Safety> = safetyShape
