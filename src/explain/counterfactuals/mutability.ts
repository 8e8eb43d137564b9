import type { FactId, FactValue } from '../../model/facts.js'

export const MUTABILITIES = ['fixed', 'answer-only', 'changeable'] as const
/**
 * Whether a fact may be supposed otherwise. `fixed`: never; `answer-only`: an open question may be
 * supposed answered, and what is known stays, being past or lasting; `changeable`: could come to be otherwise.
 */
export type MutabilityKind = (typeof MUTABILITIES)[number]

/** Whether and why a fact may be supposed otherwise. */
export interface FactMutability {
  readonly kind: MutabilityKind
  /** A short phrase. */
  readonly why: string
  /** Values that are never supposed of somebody on record, and never taken back: a death. */
  readonly never?: readonly FactValue[]
}

/** Undefined for a fact nobody has classed, which is then left alone. */
export type Mutability = (fact: FactId) => FactMutability | undefined

const fixed = (why: string): FactMutability => ({ kind: 'fixed', why })
const answerOnly = (why: string, ...never: readonly FactValue[]): FactMutability => ({ kind: 'answer-only', why, ...(never.length === 0 ? {} : { never }) })
const changeable = (why: string, ...never: readonly FactValue[]): FactMutability => ({ kind: 'changeable', why, ...(never.length === 0 ? {} : { never }) })

/** How facts stand by their family, the part of the id before the dot. */
const FAMILIES: Readonly<Record<string, FactMutability>> = {
  change: answerOnly('what happened, when, and what it brought is past'),
  client: answerOnly('an age, a pregnancy or a birth is no matter of choice'),
  contract: changeable('the frame can be agreed anew'),
  course: answerOnly('the course of the mood so far is past'),
  data: fixed('tells of the record, not of the client'),
  death: answerOnly('a death and what surrounds it are past'),
  dispute: changeable('how two people stand with each other can change'),
  event: answerOnly('what happened is past'),
  network: changeable('the circle of today can change'),
  pattern: answerOnly('a pattern of long standing is history'),
  person: changeable('how client and person stand with each other can change'),
  ranking: fixed('follows from the ranking itself'),
  safety: fixed('safety is asked about and acted on, never traded for a focus'),
  score: changeable('a later score can come out otherwise'),
  suitability: answerOnly('a condition is found or not found, and is nothing to wish for'),
  tradition: fixed('belongs to the chosen tradition'),
  view: changeable('what the client wants and thinks can change'),
}

const dated = answerOnly('rests on dates that are past')
const unsafe = fixed('fear and harm are asked about and acted on, never traded for a focus')
const happened = answerOnly('rests on events that have happened')
const attitude = changeable('how it is seen or felt can change')

/** Facts that stand otherwise than their family. */
const EXCEPTIONS: Readonly<Record<FactId, FactMutability>> = {
  'change.conflictGoesOn': changeable('a conflict can begin or end'),
  'change.decidedToPart': changeable('a decision to part can be made or taken back'),
  'change.distressIsAboutDead': attitude,
  'change.distressIsAboutRole': attitude,
  'change.feltAsDeath': attitude,
  'change.hasObstaclePerson': changeable('a refusal can be given up'),
  'change.hasSkillGap': changeable('what is missing can be learned'),
  'change.isAdaptedTo': changeable('adapting goes on'),
  'change.isUnfolding': changeable('consequences come to an end'),
  'change.newRole': attitude,
  'change.oldRole': attitude,
  'change.phase': changeable('a change runs its course'),
  'course.belowModerateNow': changeable('a later score can come out otherwise'),
  'course.selfHarmItemPositive': unsafe,
  'course.selfHarmItemZero': unsafe,
  'course.trend': changeable('later scores can come out otherwise'),
  'death.distressAbout': attitude,
  'death.hasGuilt': attitude,
  'death.hasLikeComplaints': changeable('complaints can come and go'),
  'death.hasMixedFeelings': attitude,
  'death.hasNewTies': changeable('new people and interests can come'),
  'death.hasReaction': attitude,
  'death.isAvoided': attitude,
  'death.isDeadOrGone': answerOnly('a death is past, and nobody is supposed dead', true),
  'death.isEnshrined': changeable('what is kept can be let go'),
  'death.isMourned': changeable('mourning goes on'),
  'death.yearningLevel': attitude,
  'dispute.beganAfterOnset': dated,
  'dispute.beganDaysBeforeOnset': dated,
  'dispute.betrayalNearChange': happened,
  'dispute.betrayalNearChangeStillTogether': happened,
  'dispute.endedMonthsAgo': dated,
  'dispute.eventAroundOnset': happened,
  'dispute.eventNearOnset': happened,
  'dispute.flareUpsNearWorsenings': dated,
  'dispute.humiliationNearChange': happened,
  'dispute.lengthMonths': dated,
  'dispute.mismatchGrewDaysBeforeOnset': dated,
  'dispute.rejectionNearChange': happened,
  'dispute.sharpenedAfterOnset': dated,
  'dispute.sharpenedDaysBeforeOnset': dated,
  'dispute.threatToLeaveNearChange': happened,
  'dispute.violentEvent': unsafe,
  'dispute.worseningNear': dated,
  'network.closeBefore': answerOnly('the circle before the episode is past'),
  'network.closerSinceOnset': answerOnly('moves at the onset are past'),
  'network.confidantBefore': answerOnly('the circle before the episode is past'),
  'network.decentBefore': answerOnly('the circle before the episode is past'),
  'network.furtherSinceOnset': answerOnly('moves at the onset are past'),
  'network.leftOutSomeone': fixed('tells of the record, not of the client'),
  'network.lostCloseTies': answerOnly('losses since the year before are past'),
  'network.peopleRecorded': fixed('tells of the record, not of the client'),
  'network.regularCompanyBefore': answerOnly('the circle before the episode is past'),
  'network.strengthsRecorded': fixed('tells of the record, not of the client'),
  'network.thinBefore': answerOnly('the circle before the episode is past'),
  'pattern.cannotExpressCount': changeable('how the client speaks with people can change'),
  'pattern.circumstances': changeable('circumstances can change'),
  'pattern.hasCircumstances': changeable('circumstances can change'),
  'pattern.lonely': attitude,
  'pattern.seenInSession': changeable('it can show in a later session'),
  'person.closenessShift': answerOnly('moves at the onset are past'),
  'person.fear': unsafe,
  'person.harm': unsafe,
  'person.isDeceased': answerOnly('a death is past, and nobody is supposed dead', true),
  'person.isFeared': unsafe,
  'person.isKnownOnlyByOffice': answerOnly('what people are to each other is given'),
  'person.isReachable': answerOnly('follows from a death or a disappearance'),
  'person.isWorkTie': answerOnly('what people are to each other is given'),
  'person.relation': answerOnly('what people are to each other is given'),
  'person.ringBefore': answerOnly('closeness before the episode is past'),
  'person.status': changeable('a tie can be broken off or taken up again', 'deceased', 'missing'),
  'suitability.willingToTalk': attitude,
  'view.declinedAreas': answerOnly('a refusal is respected'),
}

/** How each fact of the catalogue stands. */
export const factMutability: Mutability = (fact) => EXCEPTIONS[fact] ?? FAMILIES[fact.slice(0, fact.indexOf('.'))]

/** Facts that are named one by one; each must be in the catalogue. */
export const mutabilityExceptions: readonly FactId[] = Object.keys(EXCEPTIONS)
