import type { FactId, Subject } from '../model/facts.js'
import type { Message, Question } from '../model/formulation.js'
import { leavesOf } from '../trace.js'
import { isNotKnown } from '../model/words.js'
import { say } from '../words/phrase.js'
import { isAboutSafety, isAskable } from './askable.js'
import { decidingQuestionsOf, isFirstOpen } from './contest.js'
import { isSafetyAsked, isSafetyGap } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'

/** Items of the minimum data set that are not answered yet. */
export function missing(lesson: Lesson): Draft | undefined {
  const { formulation: { completeness }, words } = lesson
  const open = completeness.items.filter(({ answered }) => !answered)
  // An onset that may lie anywhere in a year answers the question no better than none, nor does safety asked about in part.
  const clear = completeness.items.filter(({ id, answered }) => !answered || !((WHY_NOW.test(id) && isOnsetVague(lesson)) || (SAFETY.test(id) && !isSafetyAsked(lesson.formulation))))
  if (!clear.some(({ answered }) => answered)) return undefined
  return {
    kind: 'missing',
    prompt: say(words, 'quiz.missing'),
    choose: 'many',
    answers: [
      ...clear.map(({ id, label, answered }) => ({ text: label, right: !answered, evidence: [`completeness:${id}`] })),
      { text: say(words, 'quiz.nothing-missing'), right: open.length === 0, evidence: ['completeness'] },
    ],
    because: [{ text: open.length === 0 ? say(words, 'quiz.nothing-missing-because') : missingInWords(lesson), evidence: ['completeness'] }],
  }
}

const WHY_NOW = /hasReasonForNow$/
const SAFETY = /hasSafetyScreen$/

/** Nothing tells when it began, or no more than a span that little can rest on. */
const isOnsetVague = ({ formulation: { messages }, kase: { timeline } }: Lesson): boolean =>
  messages.some(({ ruleId }) => ruleId === 'data/onset-vague') || timeline?.episodes?.some(({ onset }) => onset !== undefined && !isNotKnown(onset)) !== true

/** What is not answered of the minimum set, in words. */
export const missingInWords = ({ formulation: { completeness }, words }: Lesson): string =>
  say(words, 'quiz.missing-because', { items: completeness.items.filter(({ answered }) => !answered).map(({ label }) => label).join(say(words, 'note.between')) })

/** What to ask next: what the minimum set lacks, else the question that could move the first place, else that none here would. */
export const ask = (lesson: Lesson): Draft | undefined => (lesson.formulation.outcome.kind === 'insufficient-data' ? askMinimum(lesson) : askForFirst(lesson))

function askMinimum(lesson: Lesson): Draft | undefined {
  const { formulation: { questions, messages }, words } = lesson
  const minimum = questions.filter(({ minimumSet }) => minimumSet)
  const asked = new Set(minimum.flatMap(({ fact }) => readsOf(lesson, fact)))
  const beside = idle(lesson, questions.filter(({ fact, minimumSet }) => !minimumSet && !readsOf(lesson, fact).some((read) => asked.has(read))))
  const because = { text: missingInWords(lesson), evidence: ['completeness'] }
  // Where safety was not asked about in full, nothing else comes first, the rest of the minimum set included.
  const gap = messages.flatMap((message) => (isSafetyGap(message) ? (gapQuestion(lesson, message) ?? []) : []))[0]
  const [first] = minimum
  const right = gap?.answer ?? (first === undefined ? undefined : { text: first.question, right: true, evidence: [`question:${first.fact}`] })
  if (right === undefined) return undefined
  const others = gap === undefined ? [] : minimum.filter(({ fact }) => !isAboutSafety(fact)).slice(0, MINIMUM_TOLD)
  return {
    kind: 'ask',
    prompt: say(words, 'quiz.ask-minimum'),
    choose: 'one',
    answers: [right, ...others.map(({ fact, question }): Answer => ({ text: question, right: false, evidence: [`question:${fact}`], must: true })), ...beside],
    because: gap === undefined ? [because] : [gap.because, because],
  }
}

const MINIMUM_TOLD = 2

/** The question that a message finds was not put. */
function gapQuestion(lesson: Lesson, message: Message): { readonly answer: Answer; readonly because: LessonLine } | undefined {
  const outcome = lesson.outcome(message.ruleId, message.subject)
  const leaves = outcome === undefined ? [] : leavesOf(outcome.condition)
  const put = leaves.find(({ fact, found }) => found.status === 'known' && found.value === false && isAboutSafety(fact) && lesson.words.facts[fact]?.question !== undefined)
  if (put === undefined) return undefined
  const evidence = [ruleEvidence(message)]
  return { answer: { text: questionText(lesson, put.fact, message.subject), right: true, evidence }, because: { text: message.clinician, evidence } }
}

function askForFirst(lesson: Lesson): Draft | undefined {
  const { formulation, words } = lesson
  const { explanation, questions } = formulation
  const best = decidingQuestionsOf(formulation).find(({ fact, about: [{ subject }] }) => isAskable(lesson, fact, subject))
  // Where several answers would have to come together, no single question is the right one, and none is idle.
  if (explanation === undefined || (best === undefined && isFirstOpen(formulation))) return undefined
  const useful = new Set(explanation.ask.questions.map(({ fact }) => fact))
  const wrong = idle(lesson, questions.filter(({ fact, couldChange }) => !useful.has(fact) && (best === undefined || couldChange.every(({ up, down }) => up + down < 2))))
  if (wrong.length < 2) return undefined
  const told = explanation.text.medium.find(({ id }) => id === 'ask-next')?.sentences ?? []
  return {
    kind: 'ask',
    prompt: say(words, 'quiz.ask'),
    choose: 'one',
    answers: [
      ...(best === undefined ? [] : [{ text: questionText(lesson, best.fact, best.about[0].subject), right: true, evidence: [`question:${best.fact}`] }]),
      ...wrong,
      { text: say(words, 'quiz.none-changes'), right: best === undefined, evidence: ['outcome'], must: true },
    ],
    because: told.filter(({ evidence }) => best === undefined || evidence.includes(`question:${best.fact}`)).slice(0, 1).map(({ text, evidence }) => ({ text, evidence })),
  }
}

/** Questions that stand beside the point, as wrong answers. To ask about safety is never that. */
const idle = (lesson: Lesson, questions: readonly Question[]): readonly Answer[] =>
  questions.flatMap(({ fact, subjects }) => {
    const subject = subjects.find((each) => isAskable(lesson, fact, each))
    return subject === undefined || isAboutSafety(fact) || OF_A_LIFE_OF_ITS_OWN.includes(fact) ? [] : [{ text: questionText(lesson, fact, subject), right: false, evidence: [`question:${fact}`] }]
  })

/** Questions that fit few people and sit oddly among others. */
const OF_A_LIFE_OF_ITS_OWN: readonly FactId[] = ['suitability.autism', 'suitability.intellectualDisability', 'suitability.personalityDisorder']

const readsOf = (lesson: Lesson, fact: FactId): readonly string[] => (['case', 'person', 'event'] as const).flatMap((kind) => lesson.fact(fact, kind)?.reads ?? [])

/** A question with whom it is put about. */
export function questionText({ words, label }: Lesson, fact: FactId, subject: Subject): string {
  const question = words.facts[fact]?.question ?? fact
  return subject.kind === 'case' ? question : say(words, 'example.ask-about', { question, who: label(subject) })
}
