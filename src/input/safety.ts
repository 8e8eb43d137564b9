import type { Safety, Suitability } from '../model/case.js'
import { IMPAIRMENT, MEANS, SIGNS, SUBSTANCE_USE, SUICIDAL_THOUGHTS, YES_NO, YES_PARTLY_NO } from '../model/words.js'
import { maybeWord, optional, strict, text, type Schema } from './fields.js'

export const suitabilityShape = strict({
  bipolar: optional(maybeWord(SIGNS)),
  bipolarInFamily: optional(maybeWord(SIGNS)),
  highMoodEver: optional(maybeWord(YES_NO)),
  highMoodOnAntidepressant: optional(maybeWord(YES_NO)),
  healthySelfMourned: optional(maybeWord(YES_NO)),
  alcohol: optional(maybeWord(SUBSTANCE_USE)),
  drugs: optional(maybeWord(SUBSTANCE_USE)),
  personalityDisorder: optional(maybeWord(SIGNS)),
  ptsd: optional(maybeWord(SIGNS)),
  socialAnxiety: optional(maybeWord(SIGNS)),
  autism: optional(maybeWord(SIGNS)),
  hearingLoss: optional(maybeWord(SIGNS)),
  eatingDisorder: optional(maybeWord(SIGNS)),
  dementia: optional(maybeWord(IMPAIRMENT)),
  intellectualDisability: optional(maybeWord(SIGNS)),
  willingToTalk: optional(maybeWord(YES_PARTLY_NO)),
  medicalReview: optional(maybeWord(YES_NO)),
  physicalIllness: optional(maybeWord(SIGNS)),
  bodilyComplaints: optional(maybeWord(SIGNS)),
  otherTherapyFirst: optional(maybeWord(YES_NO)),
  note: optional(text()),
})
export const SuitabilitySchema: Schema<Suitability> = suitabilityShape

export const safetyShape = strict({
  asked: optional(maybeWord(YES_NO)),
  suicidalThoughts: optional(maybeWord(SUICIDAL_THOUGHTS)),
  suicidePlan: optional(maybeWord(YES_NO)),
  suicideAttemptRecent: optional(maybeWord(YES_NO)),
  suicideAttemptPast: optional(maybeWord(YES_NO)),
  selfHarmPast: optional(maybeWord(YES_NO)),
  wishToJoinTheDead: optional(maybeWord(YES_NO)),
  reasonsForLivingLost: optional(maybeWord(YES_NO)),
  means: optional(maybeWord(MEANS)),
  violence: optional(maybeWord(YES_NO)),
  childAtRisk: optional(maybeWord(YES_NO)),
  dependentAtRisk: optional(maybeWord(YES_NO)),
  angerOutbursts: optional(maybeWord(YES_NO)),
  psychoticSigns: optional(maybeWord(SIGNS)),
  manicSigns: optional(maybeWord(SIGNS)),
  confusion: optional(maybeWord(SIGNS)),
  postpartumSuddenChange: optional(maybeWord(YES_NO)),
  postpartumViolentThoughts: optional(maybeWord(YES_NO)),
  postpartumEstrangement: optional(maybeWord(YES_NO)),
  withdrawalRisk: optional(maybeWord(YES_NO)),
  eatingInstability: optional(maybeWord(YES_NO)),
  neurologicalChange: optional(maybeWord(YES_NO)),
  safetyAtWork: optional(maybeWord(YES_NO)),
  bullied: optional(maybeWord(YES_NO)),
  note: optional(text()),
})
export const SafetySchema: Schema<Safety> = safetyShape
