import type { FactId, Subject } from '../model/facts.js'
import type { Message, Question } from '../model/formulation.js'
import { leavesOf } from '../trace.js'
import { say } from '../words/phrase.js'
import { isAboutSafety, isAskable, isToldInWords, OF_A_LIFE_OF_ITS_OWN } from './askable.js'
import { decidingFacts, isFirstOpen, type DecidingFact } from './contest.js'
import { isSafetyGap } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'
import { missingInWords } from './quiz-missing.js'

/** What to ask next: what the minimum set lacks, else the question that could move the first place, else that none here would. */
export const ask = (lesson: Lesson): Draft | undefined => (lesson.formulation.outcome.kind === 'insufficient-data' ? askMinimum(lesson) : askForFirst(lesson))

function askMinimum(lesson: Lesson): Draft | undefined {
  const { formulation: { questions, messages }, words } = lesson
  const minimum = questions.filter(({ minimumSet }) => minimumSet)
  const asked = new Set(minimum.flatMap(({ fact }) => readsOf(lesson, fact)))
  const beside = idle(lesson, questions.filter(({ fact, minimumSet }) => !minimumSet && !readsOf(lesson, fact).some((read) => asked.has(read))), 'quiz.not.beside')
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
    answers: [right, ...others.map(({ fact, question }): Answer => ({ text: question, right: false, evidence: [`question:${fact}`], must: true, whyNot: say(words, 'quiz.not.after-safety') })), ...beside],
    because: gap === undefined ? [because] : [gap.because, because],
  }
}

const MINIMUM_TOLD = 2

/** Of fear is asked where nobody listens, and that is asked first; how to ask it stands in brackets, which no other question has. */
function gapText(lesson: Lesson, fact: FactId, subject: Subject): string {
  const question = questionText(lesson, fact, subject).replace(/\s*\([^()]*\)$/, '')
  return OF_FEAR.test(fact) ? say(lesson.words, 'quiz.ask-in-private', { question }) : question
}

const OF_FEAR = /violence|fear|harm/i

/** The question that a message finds was not put. */
export function gapQuestion(lesson: Lesson, message: Message): { readonly answer: Answer; readonly because: LessonLine } | undefined {
  const outcome = lesson.outcome(message.ruleId, message.subject)
  const leaves = outcome === undefined ? [] : leavesOf(outcome.condition)
  const put = leaves.find(({ fact, found }) => found.status === 'known' && found.value === false && isAboutSafety(fact) && lesson.words.facts[fact]?.question !== undefined)
  if (put === undefined) return undefined
  const evidence = [ruleEvidence(message)]
  return { answer: { text: gapText(lesson, put.fact, message.subject), right: true, evidence }, because: { text: message.clinician, evidence } }
}

/** The question of which one answer alone changes who comes first or makes two level; that none does, where none is left that could. */
function askForFirst(lesson: Lesson): Draft | undefined {
  const { formulation, words } = lesson
  const { outcome: { kind }, explanation, questions } = formulation
  const deciding = decidingFacts(formulation)
  const best = betweenTwo(lesson) ?? decidingQuestion(lesson, deciding)
  // Where several answers would have to come together, or the one that decides cannot be put, no question here is the right one and none is idle.
  if (explanation === undefined || (best === undefined && (kind !== 'lead' || deciding.length > 0 || isFirstOpen(formulation)))) return undefined
  const open = questions.filter(({ fact }) => !deciding.some((each) => each.fact === fact))
  const near = open.filter(({ subjects }) => subjects.every(({ kind: about }) => about !== 'case'))
  const wrong = [near, open].map((some) => idle(lesson, some, kind === 'tie' ? 'quiz.not.no-tie-break' : 'quiz.not.no-change')).find(({ length }) => length >= ENOUGH) ?? []
  if (wrong.length === 0) return undefined
  return {
    kind: 'ask',
    prompt: say(words, `quiz.ask-${kind}`),
    choose: 'one',
    answers: [
      ...(best === undefined ? [] : [best.answer]),
      ...wrong,
      { text: say(words, 'quiz.none-changes'), right: best === undefined, evidence: ['outcome'], must: true, whyNot: say(words, 'quiz.not.one-changes') },
    ],
    because: best === undefined ? [{ text: say(words, 'quiz.none-because'), evidence: ['outcome'] }] : [best.because],
  }
}

/** Wrong questions that are about the people and events of the case, so that none is passed over for being beside it. */
const ENOUGH = 3

interface Best {
  readonly answer: Answer
  readonly because: LessonLine
}

/** Where two areas are level, the question that tells those two apart. */
function betweenTwo({ formulation: { outcome }, ruleSet, words, areaName }: Lesson): Best | undefined {
  const [one, other] = outcome.foci
  const pair = outcome.kind === 'tie' && one !== undefined && other !== undefined ? ruleSet.pairs.find(({ areas }) => areas.includes(one.area) && areas.includes(other.area)) : undefined
  if (pair === undefined) return undefined
  const evidence = [`pair:${pair.areas.join('+')}`]
  const [first, second] = pair.areas
  return {
    answer: { text: pair.decidingQuestion, right: true, evidence },
    because: { text: say(words, 'quiz.between-because', { first: areaName(first), toward: pair.towardFirst, second: areaName(second), other: pair.towardSecond }), evidence },
  }
}

function decidingQuestion(lesson: Lesson, deciding: readonly DecidingFact[]): Best | undefined {
  const { formulation: { outcome, questions, areas }, words, areaName } = lesson
  const put = deciding.find(({ fact, subject }) => questions.some((question) => question.fact === fact) && isAskable(lesson, fact, subject) && !isToldInWords(lesson, fact))
  if (put === undefined) return undefined
  const evidence = [`question:${put.fact}`]
  const first = outcome.foci[0]?.area ?? areas[0]?.area
  return {
    answer: { text: questionText(lesson, put.fact, put.subject), right: true, evidence },
    because: { text: say(words, outcome.kind === 'lead' ? 'quiz.ask-because' : 'quiz.ask-because-none', { area: first === undefined ? '' : areaName(first) }), evidence },
  }
}

/** Questions that stand beside the point, as wrong answers. To ask about safety is never that. */
const idle = (lesson: Lesson, questions: readonly Question[], whyNot: string): readonly Answer[] =>
  questions.flatMap(({ fact, subjects }) => {
    const subject = subjects.find((each) => isAskable(lesson, fact, each))
    return subject === undefined || isAboutSafety(fact) || OF_A_LIFE_OF_ITS_OWN.includes(fact) ? [] : [{ text: questionText(lesson, fact, subject), right: false, evidence: [`question:${fact}`], whyNot: say(lesson.words, whyNot) }]
  })

const readsOf = (lesson: Lesson, fact: FactId): readonly string[] => (['case', 'person', 'event'] as const).flatMap((kind) => lesson.fact(fact, kind)?.reads ?? [])

/** A question with whom it is put about. */
export function questionText({ words, label }: Lesson, fact: FactId, subject: Subject): string {
  const question = words.facts[fact]?.question ?? fact
  return subject.kind === 'case' ? question : say(words, 'example.ask-about', { question, who: label(subject) })
}
