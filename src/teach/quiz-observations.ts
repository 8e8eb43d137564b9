import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { Subject } from '../model/facts.js'
import type { AreaId } from '../model/words.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
import { leavesOf } from '../trace.js'
import { say } from '../words/phrase.js'
import { isAskable } from './askable.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'
import { areShared, readsOf, readsOfArea } from './reads.js'

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

const firedOn = ({ arguments: all }: Candidate, side: Side): readonly Argument[] =>
  all.filter(({ direction, verdict, counted }) => direction === side && verdict === 'fired' && counted !== 0).sort((a, b) => Math.abs(b.counted) - Math.abs(a.counted) || (a.ruleId < b.ruleId ? -1 : 1))

/** True observations that count on one side; the wrong answers are true and say nothing about this area, or are plainly not so. */
function draftOn(lesson: Lesson, keyed: Candidate, side: Side): Draft | undefined {
  const { words, areaName, label } = lesson
  const right = firedOn(keyed, side).flatMap(({ ruleId }) => observed(lesson, ruleId, keyed))
  const near = [...elsewhere(lesson, keyed), ...unmet(lesson, keyed, side)]
  const wrong = near.length < ENOUGH ? [...near, ...unmetElsewhere(lesson, keyed)] : near
  if (right.length === 0 || wrong.length === 0) return undefined
  const area = areaName(keyed.area)
  return {
    kind: side,
    prompt: keyed.subject.kind === 'case' ? say(words, `quiz.${side}`, { area }) : say(words, `quiz.${side}-about`, { area, about: label(keyed.subject) }),
    choose: 'many',
    answers: [...right.map((each) => ({ ...each, right: true })), ...wrong.map((each): Answer => ({ ...each, right: false }))],
    because: right.map(({ because }) => because),
  }
}

/** What counts for other areas and rests on nothing that any rule of this one reads: it cannot be argued into it. */
function elsewhere(lesson: Lesson, keyed: Candidate): readonly Observation[] {
  const own = readsOfArea(keyed.area, keyed.subject, lesson)
  return lesson.formulation.areas.filter(({ area, standing }) => area !== keyed.area && standing !== 'absent').flatMap(({ candidates }) => candidates)
    .filter(({ status, subject, area }) => status !== 'not-applicable' && subject.unlisted !== true && fits(lesson, area, subject))
    .flatMap((candidate) => firedOn(candidate, 'for').flatMap(({ ruleId }) => {
      const rule = lesson.rule(ruleId)
      return rule === undefined || areShared(readsOf(rule, candidate.subject, lesson), own) ? [] : observed(lesson, ruleId, candidate)
    }))
}

/** A dispute is with the living, and a bereavement is about the dead. */
function fits(lesson: Lesson, area: AreaId, subject: Subject): boolean {
  const put = area === 'role-dispute' ? 'dispute.conflictPresent' : area === 'grief' ? 'death.hasReaction' : undefined
  return put === undefined || isAskable(lesson, put, subject)
}

/** Reasons of the same area and side that do not hold, and could of somebody of that age and tie. */
function unmet(lesson: Lesson, { arguments: all, subject }: Candidate, side: Side): readonly Observation[] {
  return all.filter(({ direction, verdict, ruleId }) => direction === side && verdict === 'silent' && isPlainlyNot(lesson, lesson.outcome(ruleId, subject))).flatMap(({ ruleId }) => observed(lesson, ruleId, { subject }))
}

const ENOUGH = 3

/** Reasons for other areas that do not hold of whoever meets those best: neither so, nor about this one. */
const unmetElsewhere = (lesson: Lesson, keyed: Candidate): readonly Observation[] =>
  lesson.formulation.areas.filter(({ area, standing }) => area !== keyed.area && standing !== 'absent')
    .flatMap(({ area, candidates }) => candidates.filter(({ subject }) => subject.unlisted !== true && fits(lesson, area, subject)).slice(0, 1))
    .flatMap((candidate) => unmet(lesson, candidate, 'for'))

/** Nothing of the rule holds, and nothing recorded comes near it: what is half so, or so but for a date or a number, can be argued over. */
function isPlainlyNot(lesson: Lesson, outcome: RuleOutcome | undefined): boolean {
  const leaves = outcome === undefined ? [] : leavesOf(outcome.condition)
  return leaves.length > 0 && outcome !== undefined && leaves.every((leaf) =>
    leaf.result === 'false' && !isNear(lesson, leaf, outcome) && !isOfKind(lesson, leaf.fact, outcome) && isAskable(lesson, leaf.fact, outcome.subject))
}

const HALF: readonly unknown[] = ['both', 'partly', 'mixed', 'some', 'queried', 'past', 'balanced', 'mild', 'moderate']
/** Order in time is plain where it is known; nearness has a threshold that nobody sees. */
const OF_ORDER: readonly string[] = ['death.isAfterOnset', 'change.isAfterOnset', 'dispute.beganAfterOnset']
const DATED = /\/(?:on|onset|since|sharpenedOn|changedOn|endedOn|dueOn|flareUps|specialDays)$/
/** People whose place in the circle moved can be argued to be lost. */
const OF_PLACES: readonly string[] = ['change.namedTiesLost', 'change.closeTiesFall', 'change.circleThinnedAfter']

/** Whether what was found lies in the direction of the rule, or misses it by a threshold alone. */
function isNear({ fact: definition }: Lesson, { fact, found }: LeafTrace, { subject }: RuleOutcome): boolean {
  const about = definition(fact, subject.kind)
  if (found.status !== 'known' || about === undefined || OF_PLACES.includes(fact)) return true
  const { value } = found
  if (typeof value === 'number' ? value !== 0 : typeof value === 'object' ? value.length > 0 : HALF.includes(value)) return !fact.startsWith('view.')
  return !OF_ORDER.includes(fact) && about.reads.some((read) => DATED.test(read))
}

/** What somebody or something is stands in the label: to hold it against another kind is no question. */
const isOfKind = ({ fact: definition }: Lesson, fact: string, { subject }: RuleOutcome): boolean =>
  fact.startsWith('tradition.') || (definition(fact, subject.kind)?.reads.every((read) => /\/(?:relation|type|manner|ageYears|perinatal|hasLivingChild)$/.test(read)) ?? true)

function observed(lesson: Lesson, ruleId: string, { subject }: Pick<Candidate, 'subject'>): readonly Observation[] {
  const outcome = lesson.outcome(ruleId, subject)
  const title = lesson.rule(ruleId)?.title
  if (outcome === undefined || title === undefined) return []
  const href = lesson.page(ruleId)
  const text = subject.kind === 'case' ? title : say(lesson.words, 'quiz.observation', { title, about: lesson.label(subject) })
  const evidence = [ruleEvidence(outcome)]
  return [{ text, evidence, because: { text, evidence, ...(href === undefined ? {} : { links: [{ text: title, href }] }) } }]
}
