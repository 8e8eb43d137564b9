import type { Case, Person } from '../model/case.js'
import type { FactDefinition, FactId, Subject } from '../model/facts.js'
import { isNotKnown } from '../model/words.js'
import type { Lesson } from './lesson.js'

/** Age from which lasting trouble with memory or hearing is a plain question. */
const LATE_LIFE = 65

const AFTER_A_BIRTH: readonly FactId[] = ['safety.postpartumSuddenChange', 'safety.postpartumViolentThoughts', 'safety.postpartumEstrangement', 'score.epds']
const OF_PREGNANCY: readonly FactId[] = ['death.isLossInPregnancy', 'death.isAfterAnomaly', 'death.isFeltAsChild']
const OF_LATE_LIFE: readonly FactId[] = ['suitability.dementia', 'suitability.hearingLoss', 'safety.confusion']
/** What is asked of two who live as a couple, or did. */
const OF_COUPLES: readonly FactId[] = ['dispute.betrayalNearChangeStillTogether', 'dispute.partingUndecided', 'dispute.decidedToPart', 'dispute.threatToLeaveNearChange']
const COUPLES: readonly unknown[] = [undefined, 'partner', 'ex-partner']
/** What is put to the living, and what is put about the dead. */
const OF_THE_DEAD = 'death.'
const OF_THE_LIVING: readonly string[] = ['person.', 'dispute.']
const OF_ANYBODY: readonly FactId[] = ['person.relation', 'person.ringBefore']
/** What is asked of a life that was shared, and of none that ended before or soon after the birth. */
const OF_A_LIFE_SHARED: readonly FactId[] = ['death.hasMixedFeelings', 'death.isDailyLifeShared', 'death.hasLikeComplaints', 'death.isAtAgeOfTheDead', 'death.isWorseNearSpecialDay', 'death.isWorseNearEarlySpecialDay']
const AROUND_BIRTH: readonly unknown[] = ['miscarriage', 'stillbirth', 'neonatal', 'termination-for-anomaly']
/** What only somebody's death gives rise to. */
export const OF_A_DEATH: readonly FactId[] = ['change.followsDeath', 'change.distressIsAboutDead', 'change.distressIsAboutRole', 'change.feltAsDeath', 'score.pg13r', 'safety.wishToJoinTheDead']
/** Fear and harm, asked of one person or of all: nothing new where none is there, or where it is known from whom it comes. */
const OF_HARM: readonly FactId[] = [
  'person.fear', 'person.harm', 'person.isFeared', 'dispute.violentEvent', 'safety.violence', 'safety.anyoneFeared', 'safety.harmByPartner', 'safety.graveHarmNear',
  'safety.violentEventRecorded', 'data.violenceAsked', 'data.fearedPersonNamed', 'data.conflictWithoutFearAsked',
]
const OF_AN_END: readonly FactId[] = ['dispute.endedMonthsAgo', 'death.tieEndedDaysBeforeOnset']
const AT_AN_END: readonly unknown[] = [undefined, 'ended', 'estranged', 'low-contact', 'unknown', 'declined']
export const YOUNG: readonly unknown[] = ['child', 'step-child', 'grandchild']
const TO_COME: readonly unknown[] = ['anticipated', 'in-progress']

/**
 * Whether a question could be put in a class without embarrassment: nobody is asked about a birth who has had none,
 * nor how often they see the dead, nor for a date that stands in the note.
 */
export function isAskable({ kase, fact: definition }: Lesson, fact: FactId, subject: Subject): boolean {
  const age = kase.client?.ageYears
  if (AFTER_A_BIRTH.includes(fact) && kase.client?.perinatal !== 'postpartum') return false
  // A record does not say who could be pregnant.
  if (fact === 'client.perinatal') return false
  if (OF_A_DEATH.includes(fact) && kase.inventory?.people?.some(isDead) !== true) return false
  if (subject.kind === 'event' && OF_A_DEATH.includes(fact) && !isNearADeath(kase, subject.id)) return false
  if (OF_HARM.includes(fact) && isHarmSettled(kase)) return false
  if (fact === 'safety.childAtRisk' && !isChildNear(kase)) return false
  if (OF_LATE_LIFE.includes(fact) && !(typeof age === 'number' && age >= LATE_LIFE)) return false
  if (subject.unlisted === true) return false
  if (subject.kind === 'person' && !isAskableAbout(kase, fact, subject.id)) return false
  if (subject.kind === 'event' && !isAskableOf(kase, fact, subject.id)) return false
  if (isToldOfCourse(kase, fact)) return false
  return !isPrinted(definition(fact, subject.kind), kase, subject)
}

/** A child or grandchild under the same roof, of whatever age: that stands in no field. */
export const isChildAtHome = ({ relation, livesWith, status }: Person): boolean => YOUNG.includes(relation) && livesWith === 'yes' && status !== 'deceased'

/** Whether a child could be in somebody's care: in late life, where one lives under the same roof. */
function isChildNear({ client, inventory }: Case): boolean {
  const [age, people] = [client?.ageYears, inventory?.people ?? []]
  return !(typeof age === 'number' && age >= LATE_LIFE) || people.some(isChildAtHome)
}

/** Whether somebody died in the year of an event, or in one beside it; dates that are not known leave it open. */
function isNearADeath({ inventory, timeline }: Case, id: string): boolean {
  const year = (date: unknown): number => Number(dateOf(date)?.slice(0, 4) ?? NaN)
  const event = timeline?.events?.find((each) => each.id === id)
  return inventory?.people?.some((person) => isDead(person) && !(Math.abs(year(typeof person.death === 'object' ? person.death.on : undefined) - year(event?.on)) > 1)) === true
}

/** Asked and denied of everybody, or known to come from somebody named. */
function isHarmSettled({ safety, inventory }: Case): boolean {
  const isNamed = inventory?.people?.some(({ fear, harm }) => fear === 'yes' || (Array.isArray(harm) && harm.length > 0)) === true
  return safety?.violence === 'no' || (safety?.violence === 'yes' && isNamed)
}

/** What the note says of the mood in time: its beginning, its scores, and the circle at that time. */
function isToldOfCourse({ timeline, inventory, assessedOn }: Case, fact: FactId): boolean {
  const scores = timeline?.measurements ?? []
  if (fact === 'death.scoresSince') return scores.length > 0
  if (fact === 'course.belowModerateNow') return scores.some(({ on }) => on === assessedOn)
  if (fact === 'course.daysSinceOnset') return onsetOf(timeline) !== undefined
  return fact === 'pattern.presentBeforeEpisode' && inventory?.network?.before !== undefined
}

/** Whether something could still be asked of an event: what is over is not due, and two dates that differ tell their order. */
function isAskableOf({ timeline, assessedOn }: Case, fact: FactId, id: string): boolean {
  const event = timeline?.events?.find((each) => each.id === id)
  if (event === undefined) return true
  const { phase, unfolding, adapted } = event
  const on = dateOf(event.on)
  if (fact === 'change.daysUntilDue') return TO_COME.includes(phase) || (on !== undefined && on > assessedOn)
  if (fact === 'change.phase') return unfolding !== 'no' && adapted !== 'yes'
  return fact !== 'change.isAfterOnset' || !isOrderTold(on, onsetOf(timeline))
}

const onsetOf = (timeline: Case['timeline']): string | undefined => timeline?.episodes?.flatMap(({ onset }) => dateOf(onset) ?? []).sort().at(-1)

/** A date without what makes it rough. */
const dateOf = (date: unknown): string | undefined => (typeof date === 'string' && /^\d{4}/.test(date) ? date.replaceAll(/[~?]/g, '') : undefined)

/** A reader sees which of two dates is the earlier as far as they are given to the same part. */
function isOrderTold(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) !== other.slice(0, length)
}

const isDead = ({ status, death }: Person): boolean => status === 'deceased' || (typeof death === 'object' && !isNotKnown(death))

function isAskableAbout({ inventory, timeline }: Case, fact: FactId, id: string): boolean {
  const person = inventory?.people?.find((each) => each.id === id)
  if (person === undefined) return true
  if (OF_COUPLES.includes(fact) && !COUPLES.includes(person.relation)) return false
  const circumstances = inventory?.patterns?.circumstances
  const conflict = typeof person.conflict === 'object' ? person.conflict : undefined
  const death = typeof person.death === 'object' ? person.death : undefined
  const [since, sharpened, died, onset] = [dateOf(conflict?.since), dateOf(conflict?.sharpenedOn), dateOf(death?.on), onsetOf(timeline)]
  if (fact === 'dispute.beganAfterOnset') return !isOrderTold(since, onset)
  if (fact === 'dispute.sharpenedAfterOnset') return sharpened !== undefined && !isOrderTold(sharpened, onset)
  if (fact === 'death.isAfterOnset' && isOrderTold(died, onset)) return false
  if (OF_AN_END.includes(fact) && (person.livesWith === 'yes' || !AT_AN_END.includes(person.status))) return false
  // The question takes for granted that something outside presses.
  if (fact === 'dispute.strainFromOutside' && !(Array.isArray(circumstances) && circumstances.length > 0)) return false
  if (fact === 'death.isAtAgeOfTheDead' && death?.ageYears !== undefined) return false
  if (OF_A_LIFE_SHARED.includes(fact) && AROUND_BIRTH.includes(death?.manner)) return false
  const isStatusKnown = person.status !== undefined && !isNotKnown(person.status)
  if (fact === 'person.isDeceased') return !isDead(person) && !isStatusKnown
  if (!isDead(person)) return !isStatusKnown || !fact.startsWith(OF_THE_DEAD)
  if (OF_PREGNANCY.includes(fact)) return person.relation === 'child'
  return OF_ANYBODY.includes(fact) || !OF_THE_LIVING.some((family) => fact.startsWith(family))
}

/** Whether the date that a question asks for stands in the note. */
export function isPrinted(definition: FactDefinition | undefined, kase: Case, { kind, id }: Subject): boolean {
  if (definition?.unit !== 'days' && definition?.unit !== 'months') return false
  const person = kind === 'person' ? kase.inventory?.people?.find((each) => each.id === id) : undefined
  const event = kind === 'event' ? kase.timeline?.events?.find((each) => each.id === id) : undefined
  const death = typeof person?.death === 'object' && !isNotKnown(person.death) ? person.death : undefined
  const dates: Readonly<Record<string, unknown>> = {
    '/inventory/people/*/death/on': death?.on,
    '/inventory/people/*/conflict/since': typeof person?.conflict === 'object' ? person.conflict.since : undefined,
    '/inventory/people/*/conflict/sharpenedOn': typeof person?.conflict === 'object' ? person.conflict.sharpenedOn : undefined,
    '/timeline/events/*/on': event?.on,
  }
  return definition.reads.some((read) => {
    const date = dates[read]
    return typeof date === 'string' && !isNotKnown(date)
  })
}

/** Questions that fit few people and sit oddly among others. */
export const OF_A_LIFE_OF_ITS_OWN: readonly FactId[] = ['suitability.autism', 'suitability.intellectualDisability', 'suitability.personalityDisorder']

/** What a story tells in passing as often as not, so that a class would call it answered: the client's own view of it, and where things stand. */
const TOLD_IN_PASSING: readonly string[] = ['change.phase', 'change.isUnfolding', 'death.isMourned', 'course.kind']

/** Whether the answer to an open question can be gathered from what the record tells in other words. */
export function isToldInWords({ kase: { inventory, timeline, clientView } }: Lesson, fact: FactId): boolean {
  if (TOLD_IN_PASSING.includes(fact)) return true
  if (fact.startsWith('view.')) return clientView?.explanation !== undefined || [...(inventory?.people ?? []), ...(timeline?.events ?? [])].some(({ linkedByClient }) => linkedByClient === 'yes')
  // Whoever was asked for everybody near, or for every change, has told who or what else went.
  if (fact === 'change.supportsLost') return inventory?.asked?.people === 'yes'
  return fact === 'change.otherRoleChangesNearby' && timeline?.asked?.events === 'yes'
}

const SAFETY_FACTS: readonly FactId[] = ['person.fear', 'person.isFeared', 'person.harm', 'dispute.violentEvent', 'course.selfHarmItemPositive', 'course.selfHarmItemZero']
const SAFETY_DATA = /^data\.(?:safety|violence|suicide|selfHarm|feared|conflictWithoutFear|substances|anySafety|hasSafety)/

/** Whether a question is about somebody's safety. */
export const isAboutSafety = (fact: FactId): boolean => fact.startsWith('safety.') || SAFETY_FACTS.includes(fact) || SAFETY_DATA.test(fact)
