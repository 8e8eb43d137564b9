import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { Subject } from '../model/facts.js'
import type { Candidate } from '../model/ranking-result.js'
import { decisiveLeaves, leavesOf } from '../trace.js'
import { say, valueInWords } from '../words/phrase.js'
import { isAskable, OF_A_DEATH } from './askable.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'
import { firedOn } from './quiz-reasons.js'
import { wishInWords } from './quiz-wishes.js'
import { factsOfRule } from './reads.js'

type Side = 'for' | 'against'

interface Observation {
  readonly text: string
  readonly evidence: readonly string[]
  readonly because: LessonLine
}

/** What speaks for the area that leads, and what against it or the next. */
export function observations(lesson: Lesson): readonly (Draft | undefined)[] {
  const { formulation } = lesson
  const [lead, ...rivals] = formulation.areas.filter(({ status, standing }) => status === 'candidate' && standing !== 'absent').flatMap(({ candidates: [first] }) => first ?? [])
  if (lead === undefined || formulation.outcome.foci.length === 0) return []
  // What weighs against is best learned on the runner-up, by whoever meets it best.
  const opposed = [...rivals, lead].find((candidate) => candidate.subject.unlisted !== true && firedOn(candidate, 'against').length > 0)
  return [draftOn(lesson, lead, 'for'), opposed === undefined ? undefined : draftOn(lesson, opposed, 'against')]
}

/**
 * Observations that hold and count on one side, among others about the same subject that plainly do not hold: nothing
 * true is a wrong answer, since what speaks for the rival can be argued to speak against this, and no label tells them apart.
 */
function draftOn(lesson: Lesson, keyed: Candidate, side: Side): Draft | undefined {
  const { words, areaName, label } = lesson
  const right = firedOn(keyed, side).filter(({ ruleId }) => !isOfStage(lesson, ruleId) && !isBothWays(lesson, ruleId, keyed.subject)).flatMap(({ ruleId }) => observed(lesson, ruleId, keyed))
  const wrong = unmet(lesson, keyed, side)
  if (right.length === 0 || wrong.length < LEAST_WRONG) return undefined
  const area = areaName(keyed.area)
  return {
    kind: side,
    prompt: keyed.subject.kind === 'case' ? say(words, `quiz.${side}`, { area }) : say(words, `quiz.${side}-about`, { area, about: label(keyed.subject) }),
    choose: 'many',
    answers: [...right.map(({ text, evidence }) => ({ text, evidence, right: true })), ...wrong],
    because: right.map(({ because }) => because),
  }
}

const LEAST_WRONG = 2

/**
 * Reasons of the same area about the same subject that do not hold, and could of somebody of that age and tie; with the
 * answer that says so. Those of the side asked for come first: what could only speak on the other is soon seen through.
 */
function unmet(lesson: Lesson, { arguments: all, subject }: Candidate, side: Side): readonly Answer[] {
  const found = all.filter(({ verdict, ruleId }) => verdict === 'silent' && !isOfStage(lesson, ruleId)).flatMap(({ ruleId, direction }) => {
    const outcome = lesson.outcome(ruleId, subject)
    const leaf = outcome === undefined ? undefined : leavesOf(outcome.condition).find(({ result }) => result === 'false')
    return leaf === undefined || !isPlainlyNot(lesson, outcome) ? [] : observed(lesson, ruleId, { subject }).map(({ text, evidence, because: { links } }) => ({ direction, answer: { text, evidence, right: false, whyNot: recordedOf(lesson, leaf, subject, ruleId), ...(links === undefined ? {} : { links }) } }))
  })
  const own = found.filter(({ direction }) => direction === side)
  return (own.length >= ENOUGH ? own : found).map(({ answer, direction }): Answer => (own.length < ENOUGH && direction === side ? { ...answer, must: true } : answer))
}

const ENOUGH = 3

/** What the record says instead. A wish is told with what it is about, since it is held against one person or event at a time. */
function recordedOf(lesson: Lesson, { fact, found }: LeafTrace, { kind }: Subject, ruleId: string): string {
  const { words, ruleSet } = lesson
  const event = fact === 'event.type' && found.status === 'known' ? ruleSet.events.find(({ type }) => type === found.value)?.label : undefined
  const wish = wishInWords(lesson, { fact, found }, lesson.rule(ruleId)?.focusArea)
  if (wish !== undefined) return wish
  if (isConcluded(lesson, fact, found, kind)) return say(words, 'quiz.not.nothing-says')
  return say(words, 'quiz.not.holds', { label: words.facts[fact]?.label ?? fact, value: event ?? valueInWords(words, found, lesson.fact(fact, kind)) })
}

/** A no that no field holds: it was concluded from several answers, or from there being nobody. The record has no such line to point to. */
function isConcluded(lesson: Lesson, fact: string, found: LeafTrace['found'], kind: Subject['kind']): boolean {
  if (found.status !== 'known' || found.value !== false) return false
  const reads = lesson.fact(fact, kind)?.reads ?? []
  return reads.length !== 1 || reads.some((read) => /\/obstaclePerson$/.test(read))
}

/** At which stage a dispute is, good clinicians hear differently out of the same silence. */
const isOfStage = (lesson: Lesson, ruleId: string): boolean => {
  const rule = lesson.rule(ruleId)
  return rule !== undefined && factsOfRule(rule).some((fact) => (lesson.fact(fact, 'person')?.reads ?? []).some((read) => read.endsWith('/conflict/stage')))
}

/** What is said aloud and kept back is not plainly either. */
function isBothWays({ rule, kase }: Lesson, ruleId: string, { id }: Subject): boolean {
  const [own, conflict] = [rule(ruleId), kase.inventory?.people?.find((person) => person.id === id)?.conflict]
  return own !== undefined && typeof conflict === 'object' && conflict.form === 'both' && factsOfRule(own).some((fact) => OF_FORM.includes(fact))
}

const OF_FORM: readonly string[] = ['dispute.isOvert', 'dispute.isCovert']

/**
 * What the rule asks for does not hold, and nothing recorded comes near it: what is half so, or so but for a date, a
 * number or a word in a list, can be argued over. That there is something at issue, or that somebody died, may hold.
 */
function isPlainlyNot(lesson: Lesson, outcome: RuleOutcome | undefined): boolean {
  const leaves = outcome === undefined ? [] : leavesOf(outcome.condition).filter(({ fact, result }) => result !== 'true' || !CONTEXT.includes(fact))
  return leaves.length > 0 && outcome !== undefined && leaves.every((leaf) =>
    leaf.result === 'false' && !isNear(lesson, leaf, outcome) && !isOfKind(lesson, leaf.fact, outcome) && !OF_A_DEATH.includes(leaf.fact) && isAskable(lesson, leaf.fact, outcome.subject))
}

const CONTEXT: readonly string[] = ['dispute.conflictPresent', 'dispute.somethingAtIssue', 'person.isDeceased', 'death.isDeadOrGone', 'change.lossCount']
const HALF: readonly unknown[] = ['both', 'partly', 'mixed', 'some', 'queried', 'past', 'balanced', 'mild', 'moderate']
/** Order in time is plain where it is known; nearness has a threshold that nobody sees. */
const OF_ORDER: readonly string[] = ['death.isAfterOnset', 'change.isAfterOnset', 'dispute.beganAfterOnset']
const DATED = /\/(?:on|onset|since|sharpenedOn|changedOn|endedOn|dueOn|flareUps|specialDays)$/
/** Heard either way by good clinicians: people whose place moved as lost, a silent conflict as stuck, a call each evening as life that was shared. */
const ARGUABLE: readonly string[] = ['change.namedTiesLost', 'change.closeTiesFall', 'change.circleThinnedAfter', 'change.isUnfolding', 'change.phase', 'death.isDailyLifeShared', 'dispute.course']
/** Lists: what is not in them was not named, and not denied. */
const LISTED = /\/(?:losses|topics|circumstances|people)$/

/** Whether what was found lies in the direction of the rule, or misses it by a threshold or for want of a word alone. */
function isNear({ fact: definition }: Lesson, { fact, found }: LeafTrace, { subject }: RuleOutcome): boolean {
  const about = definition(fact, subject.kind)
  if (found.status !== 'known' || about === undefined || ARGUABLE.includes(fact)) return true
  const { value, from } = found
  if (typeof value === 'number' ? value !== 0 : typeof value === 'object' ? value.length > 0 : HALF.includes(value)) return !fact.startsWith('view.')
  return about.reads.some((read) => LISTED.test(read)) || (!OF_ORDER.includes(fact) && from.some((address) => DATED.test(address)))
}

/** What somebody or something is stands in the label: to hold it against another kind is no question. */
const isOfKind = ({ fact: definition }: Lesson, fact: string, { subject }: RuleOutcome): boolean =>
  fact.startsWith('tradition.') || fact === 'person.status' || (definition(fact, subject.kind)?.reads.every((read) => /\/(?:relation|status|contact|type|manner|ageYears|perinatal|hasLivingChild)$/.test(read)) ?? true)

function observed(lesson: Lesson, ruleId: string, { subject }: Pick<Candidate, 'subject'>): readonly Observation[] {
  const outcome = lesson.outcome(ruleId, subject)
  const title = lesson.rule(ruleId)?.title
  if (outcome === undefined || title === undefined) return []
  const href = lesson.page(ruleId)
  const evidence = [ruleEvidence(outcome)]
  const decisive = decisiveLeaves(outcome).filter(({ found }) => found.status !== 'unknown')
  // Of what kind an event is stands in its label: it proves nothing where something else does.
  const telling = decisive.filter(({ fact }) => fact !== 'event.type')
  const known = telling.length > 0 ? telling : decisive
  // An order in time is proved by the dates; else the first are what it takes for granted, such as that somebody died.
  const leaf = known.find(({ fact }) => /daysBeforeOnset$/i.test(fact)) ?? known.find(({ fact }) => fact.endsWith('Onset')) ?? known.at(-1)
  const told = leaf === undefined ? title : say(lesson.words, 'quiz.holds', { title, recorded: recordedOf(lesson, leaf, subject, ruleId) })
  return [{ text: title, evidence, because: { text: told, evidence, ...(href === undefined ? {} : { links: [{ text: title, href }] }) } }]
}
