import { generatorOf } from '../random.js'
import { say } from '../words/phrase.js'
import { isHeld } from './held.js'
import { checkTeaching, lessonOf, wrongUse, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonLine } from './parts.js'
import { aboutWhom, area } from './quiz-area.js'
import { ask } from './quiz-asking.js'
import { place, type Draft } from './quiz-draft.js'
import { safetyGaps } from './quiz-gaps.js'
import { missing } from './quiz-missing.js'
import { observations } from './quiz-observations.js'
import { held, safety } from './quiz-safety.js'
import { wholeFrom } from '../options.js'

export const QUIZ_KINDS = ['area', 'about', 'for', 'against', 'missing', 'ask', 'held', 'safety'] as const
/** What an item asks: the area, whom it is about, what speaks for it and against it, what is missing, what to ask next, what is left out while something more pressing stands, what comes first for safety. */
export type QuizKind = (typeof QUIZ_KINDS)[number]

/** An answer to choose. Its id tells nothing of whether it is right. */
export interface QuizOption {
  readonly id: string
  readonly text: string
}

/** One question with the answers to choose from, and nothing that gives the right one away. */
export interface QuizItem {
  readonly id: string
  readonly kind: QuizKind
  readonly prompt: string
  /** Whether one answer is right, or each is to be judged by itself. */
  readonly choose: 'one' | 'many'
  readonly options: readonly [QuizOption, QuizOption, ...QuizOption[]]
}

/** Questions on one case. */
export interface Quiz {
  readonly caseId: string
  readonly title: string
  readonly fictional: boolean
  readonly seed: number
  readonly items: readonly QuizItem[]
}

/** The right answers to one question, and why. */
export interface KeyItem {
  readonly id: string
  readonly correct: readonly [string, ...string[]]
  readonly because: readonly LessonLine[]
  /** Why each wrong answer is wrong, in a sentence. */
  readonly whyNot?: Readonly<Record<string, LessonLine>>
  /** What each answer rests on, right or wrong, as evidence ids. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
}

/** The answers to a quiz, to be kept apart from it. */
export interface QuizKey {
  readonly caseId: string
  readonly title: string
  readonly fictional: boolean
  readonly seed: number
  readonly items: readonly KeyItem[]
}

/** A quiz and its key, in two parts so that each can be handed out by itself. */
export interface QuizWithKey {
  readonly quiz: Quiz
  readonly key: QuizKey
}

export interface QuizOptions extends TeachOptions {
  /** Decides which wrong answers are taken and in what order all stand: 1 unless told. */
  readonly seed?: number
  /** Most answers to choose from in one question, at least 3: 6 unless told. */
  readonly choices?: number
}

const CHOICES = 6
const QUIZ_OPTIONS = { seed: wholeFrom(Number.MIN_SAFE_INTEGER), choices: wholeFrom(3, 12) }

/**
 * Questions on a case with plausible wrong answers, and the key apart. The same case, rules and seed give the same
 * quiz. While a message holds every proposal back, nothing is asked that would argue for an area. Throws a
 * `FormulationError` with every problem of the input, and with code `USAGE` for options that cannot be used.
 */
export function quiz(input: unknown, options: QuizOptions = {}): QuizWithKey {
  checkTeaching(options, QUIZ_OPTIONS)
  const { seed, choices, ...teach } = options
  return quizOf(lessonOf(input, teach), { ...(seed === undefined ? {} : { seed }), ...(choices === undefined ? {} : { choices }) })
}

/** The same for a case that was formulated already. */
export function quizOf(lesson: Lesson, { seed = 1, choices = CHOICES, without = [], sparing = [] }: Pick<QuizOptions, 'seed' | 'choices'> & Sparing): QuizWithKey {
  // The id takes part, so that the right answers of a course do not all stand in the same place.
  const hash = hashOf(lesson.formulation.caseId)
  const next = generatorOf(seed + hash)
  const argued = isHeld(lesson.formulation) ? [safetyGaps(lesson), held(lesson)] : [aboutWhom(lesson), ...observations(lesson), missing(lesson, hash), ask(lesson)]
  const drafts = [area(lesson), ...argued, safety(lesson, hash)].flatMap((draft) => (draft === undefined || without.includes(draft.kind) ? [] : [draft]))
  const placed = drafts.flatMap((draft, at) => place(spared(draft, sparing), `q${at + 1}`, choices, next))
  const { caseId, title, fictional } = lesson.formulation
  const head = { caseId, title: title ?? say(lesson.words, 'note.title'), fictional: fictional === true, seed }
  return { quiz: { ...head, items: placed.map(({ item }) => item) }, key: { ...head, items: placed.map(({ key }) => key) } }
}

/** What a quiz goes without: questions of a kind, and right answers by their texts where several can be right. */
interface Sparing {
  readonly without?: readonly QuizKind[]
  readonly sparing?: readonly string[]
}

/** Of what a record leaves open, or tells of safety, any quiz shows only a few. */
const isOfRecord = ({ kind }: Pick<QuizItem, 'kind'>): boolean => kind === 'missing' || kind === 'safety'

const spared = (draft: Draft, sparing: readonly string[]): Draft => (isOfRecord(draft) ? { ...draft, answers: draft.answers.filter(({ text, right }) => !right || !sparing.includes(text)) } : draft)

/** The answers to what a record leaves open or tells of safety; of a right one how many are right in its question, of a wrong one 0. */
export const recordAnswersOf = ({ quiz: { items }, key }: QuizWithKey): readonly { readonly text: string; readonly right: number }[] =>
  items.filter(isOfRecord).flatMap(({ id: of, options }) => {
    const correct = key.items.find(({ id }) => id === of)?.correct ?? []
    return options.map(({ id, text }) => ({ text, right: correct.some((each) => each === id) ? correct.length : 0 }))
  })

/** Refuses the key of another case or of another seed, whose letters stand for other answers. */
export function checkKey(quiz: Quiz, key: QuizKey): void {
  if (quiz.caseId !== key.caseId || quiz.seed !== key.seed) throw wrongUse('/key', 'the key that was made with this quiz', 'the key of another')
}

/** Whether the question what to ask next has for its answer that none there would change anything; undefined where it is not put. */
export function isNoneToAsk({ quiz: { items }, key }: QuizWithKey): boolean | undefined {
  const id = items.find(({ kind }) => kind === 'ask')?.id
  const own = key.items.find((item) => item.id === id)
  return own === undefined ? undefined : own.evidence[own.correct[0]]?.join() === 'outcome'
}

/** A number of 32 bits that a text decides (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
