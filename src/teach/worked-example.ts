import { oneOf } from '../options.js'
import { listed, say } from '../words/phrase.js'
import { difficultyOf, type Difficulty } from './difficulty.js'
import { HELD_STEPS, heldParts } from './example-held.js'
import { shortParts } from './example-short.js'
import { stepParts } from './example-steps.js'
import { isHeld } from './held.js'
import { intakeNote, type IntakeNote } from './intake-note.js'
import { checkTeaching, lessonOf, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonPart } from './parts.js'

export const EXAMPLE_STEPS = ['safety', 'told', 'recorded', 'time', 'rules', 'for', 'against', 'unknown', 'contrast', 'ask', 'outcome', 'plan', 'offer'] as const
/** The way from an intake note to a formulation, safety first. */
export type ExampleStepId = (typeof EXAMPLE_STEPS)[number]

/** One numbered step: what it is for, a question to stop at, and what it comes to, each line with its evidence. */
export interface ExampleStep {
  readonly number: number
  readonly id: ExampleStepId
  readonly title: string
  readonly aim: string
  readonly stop: string
  readonly parts: readonly LessonPart[]
}

/** How much of an example is told: what a class walks through in half an hour, or every answer, rule and point. */
export interface ExampleOptions extends TeachOptions {
  /** `short` unless told. */
  readonly detail?: 'short' | 'full'
}

/** A case taken from its note to its formulation. */
export interface WorkedExample {
  readonly caseId: string
  readonly title: string
  /** True for an invented case; said in every rendering. */
  readonly fictional: boolean
  readonly assessedOn: string
  readonly difficulty: Difficulty
  readonly note: IntakeNote
  readonly steps: readonly ExampleStep[]
}

/**
 * A case in numbered steps, from what was told to what could be offered, for trainees: the strongest reasons, the
 * runner-up and what to say, or with `detail: 'full'` every answer, rule and point. While a message holds every
 * proposal back, ranking and points are left out, and the steps are about what comes first. Throws a `FormulationError`
 * with every problem of the input.
 */
export function workedExample(input: unknown, options: ExampleOptions = {}): WorkedExample {
  checkTeaching(options, { detail: oneOf(['short', 'full']) })
  const { detail = 'short', ...teach } = options
  return exampleOf(lessonOf(input, teach), { ...teach, detail })
}

/** What is said of a step otherwise where it is told in short. */
const SHORT_STEPS: readonly string[] = ['title.told', 'aim.told', 'stop.told', 'aim.for', 'aim.ask', 'aim.plan', 'title.offer', 'aim.offer', 'stop.offer']

/** The same for a case that was formulated already. */
export function exampleOf(lesson: Lesson, { detail = 'short', ...options }: ExampleOptions): WorkedExample {
  const { kase, formulation, words } = lesson
  const isShort = detail === 'short'
  const note = intakeNote(lesson)
  const held = isHeld(formulation)
  const parts = held ? heldParts(lesson, note, isShort) : isShort ? shortParts(lesson, note) : stepParts(lesson, note, options)
  const put = (part: string, id: ExampleStepId): string => say(words, held && HELD_STEPS.includes(id) ? `example.${part}.${id}-held` : isShort && SHORT_STEPS.includes(`${part}.${id}`) ? `example.${part}.${id}-short` : `example.${part}.${id}`)
  return {
    caseId: formulation.caseId,
    title: note.title,
    fictional: note.fictional,
    assessedOn: kase.assessedOn,
    difficulty: difficultyOf(formulation, options.language === undefined ? {} : { language: options.language }),
    note,
    steps: EXAMPLE_STEPS.filter((id) => parts[id].length > 0).map((id, at) => ({
      number: at + 1, id, title: put('title', id), aim: put('aim', id), stop: put('stop', id), parts: parts[id],
    })),
  }
}

/** An example as parts, for whoever renders them in a form of their own. */
export function workedExampleParts(example: WorkedExample, words: Lesson['words'], stops = true): readonly LessonPart[] {
  return [
    { kind: 'heading', level: 1, text: example.title },
    ...(example.fictional ? [{ kind: 'paragraph', text: say(words, 'teach.fictional') } as const] : []),
    { kind: 'paragraph', text: difficultyText(example.difficulty, words) },
    ...example.steps.flatMap((step): readonly LessonPart[] => [
      { kind: 'heading', level: 2, text: say(words, 'example.step', { n: String(step.number), title: step.title }) },
      { kind: 'paragraph', text: step.aim },
      ...(stops ? [{ kind: 'paragraph', text: say(words, 'example.stop', { question: step.stop }) } as const] : []),
      ...step.parts,
    ]),
  ]
}

export const difficultyText = ({ level, reasons }: Difficulty, words: Lesson['words']): string =>
  reasons.length === 0
    ? say(words, 'difficulty.plain', { level: say(words, `difficulty.level.${level}`) })
    : say(words, 'difficulty.because', { level: say(words, `difficulty.level.${level}`), reasons: listed(words, reasons.map(({ text }) => text)) })
