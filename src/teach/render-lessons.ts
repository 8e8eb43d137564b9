import type { Language } from '../model/language.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { aLanguage, checkArgument, checkOptions, flag, having, list, type Permitted } from '../options.js'
import { say } from '../words/phrase.js'
import { notePartsOf } from './intake-note.js'
import { lessonWords } from './lesson.js'
import { markdownOf, type LessonPart } from './parts.js'
import type { DiscriminationPair } from './pairs.js'
import type { Quiz, QuizKey } from './quiz.js'
import type { Marks } from './mark.js'
import { workedExampleParts, type WorkedExample } from './worked-example.js'

/** The language of what a rendering says itself; the one that the lesson was made in. */
export interface LessonRendering {
  readonly language?: Language
}

/** An example as Markdown, with or without the questions to stop at. */
export function renderWorkedExample(example: WorkedExample, options: LessonRendering & { readonly stops?: boolean } = {}): string {
  checkArgument(example, having('a worked example', 'steps', 'difficulty'), '/example')
  checkOptions(options, { language: aLanguage, stops: flag })
  const { language, stops = true } = options
  return markdownOf(workedExampleParts(example, lessonWords(language), stops))
}

/** The words of a rendering, once what is rendered and the options are known to be what they should be. */
function wordsFor(given: unknown, is: Permitted, path: string, options: LessonRendering): WordCatalogue {
  checkArgument(given, is, path)
  checkOptions(options, { language: aLanguage })
  return lessonWords(options.language)
}

const aQuiz = having('a quiz', 'items', 'seed')

const fictional = (is: boolean, words: WordCatalogue): readonly LessonPart[] => (is ? [{ kind: 'paragraph', text: say(words, 'teach.fictional') }] : [])

/** One sheet a pair: both notes whole, and what to find. The answers are not on it. */
export function renderPairs(pairs: readonly DiscriminationPair[], options: LessonRendering = {}): string {
  const words = wordsFor(pairs, list, '/pairs', options)
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'pair.title') },
    { kind: 'paragraph', text: say(words, 'pair.how') },
    ...fictional(pairs.every((pair) => pair.fictional), words),
    ...pairs.flatMap((pair, at): readonly LessonPart[] => [
      { kind: 'heading', level: 2, text: say(words, 'pair.number', { n: String(at + 1), level: say(words, `difficulty.level.${pair.difficulty}`) }) },
      ...(['a', 'b'] as const).flatMap((side): readonly LessonPart[] => [
        { kind: 'heading', level: 2, text: say(words, 'pair.side', { n: String(at + 1), side: side.toUpperCase() }) },
        ...notePartsOf(pair[side].note, words),
      ]),
      { kind: 'list', items: ['pair.ask-where', 'pair.ask-area', 'pair.ask-why', 'pair.ask-question'].map((key) => ({ text: say(words, key) })) },
    ]),
  ])
}

/** The answers to a sheet of pairs, in the same order. */
export function renderPairsKey(pairs: readonly DiscriminationPair[], options: LessonRendering = {}): string {
  const words = wordsFor(pairs, list, '/pairs', options)
  const side = ({ areaName, about, support, margin, focus }: DiscriminationPair['a'], name: string): string =>
    say(words, focus.subject.kind === 'case' ? 'pair.leads' : 'pair.leads-about', { side: name, area: areaName, about, support: String(support), margin: String(margin) })
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'pair.key-title') },
    ...pairs.flatMap((pair, at): readonly LessonPart[] => [
      { kind: 'heading', level: 2, text: say(words, 'pair.number', { n: String(at + 1), level: say(words, `difficulty.level.${pair.difficulty}`) }) },
      {
        kind: 'list',
        items: [
          { text: say(words, 'pair.differs', { about: pair.edit.about, label: pair.edit.label, a: pair.edit.a, b: pair.edit.b }), evidence: [pair.edit.address] },
          { text: side(pair.a, 'A'), evidence: [`area:${pair.a.focus.area}`] },
          { text: side(pair.b, 'B'), evidence: [`area:${pair.b.focus.area}`] },
          ...(pair.decidingQuestion === undefined ? [] : [{ text: say(words, 'pair.deciding', { question: pair.decidingQuestion }) }]),
        ],
      },
      { kind: 'paragraph', text: say(words, 'pair.why') },
      { kind: 'list', items: pair.why },
    ]),
  ])
}

/** The first question stands apart, since those after it give its answer away. */
const partHead = (at: number, words: WordCatalogue): readonly LessonPart[] => [
  ...(at === 0 ? [] : [{ kind: 'page-break' } as const]),
  { kind: 'heading', level: 2, text: say(words, `quiz.part-${at + 1}`) },
  ...(at === 0 ? [{ kind: 'paragraph', text: say(words, 'quiz.part-how') } as const] : []),
]

/** The questions of a quiz. The key is rendered apart. */
export function renderQuiz(quiz: Quiz, options: LessonRendering = {}): string {
  const words = wordsFor(quiz, aQuiz, '/quiz', options)
  const { title, fictional: is, items } = quiz
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'quiz.title', { title }) },
    ...fictional(is, words),
    { kind: 'paragraph', text: say(words, 'quiz.how') },
    ...items.flatMap(({ id, prompt, choose, options }, at): readonly LessonPart[] => [
      ...(at < 2 && items.length > 1 ? partHead(at, words) : []),
      { kind: 'heading', level: 3, text: say(words, 'quiz.number', { n: String(at + 1), prompt }) },
      { kind: 'paragraph', text: say(words, `quiz.choose-${choose}`) },
      { kind: 'choices', items: options.map((option) => ({ mark: option.id.slice(id.length + 1), text: option.text })) },
    ]),
  ])
}

/** The key of a quiz, with why. */
export function renderQuizKey(key: QuizKey, quiz: Quiz, options: LessonRendering = {}): string {
  const words = wordsFor(key, aQuiz, '/key', options)
  checkArgument(quiz, aQuiz, '/quiz')
  const { title, items } = key
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'quiz.key-title', { title }) },
    ...items.flatMap(({ id, correct, because }, at): readonly LessonPart[] => {
      const item = quiz.items.find((each) => each.id === id)
      if (item === undefined) return []
      return [
        { kind: 'heading', level: 2, text: say(words, 'quiz.number', { n: String(at + 1), prompt: item.prompt }) },
        { kind: 'choices', items: item.options.filter((option) => correct.includes(option.id)).map((option) => ({ mark: option.id.slice(id.length + 1), text: option.text })) },
        ...(because.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'quiz.because') } as const, { kind: 'list', items: because } as const]),
      ]
    }),
  ])
}

/** Marks as a page to hand back to a learner. */
export function renderMarks(marks: Marks, options: LessonRendering = {}): string {
  const words = wordsFor(marks, having('marks', 'total', 'feedback'), '/marks', options)
  const points = ({ got, most }: { readonly got: number; readonly most: number }): readonly string[] => [String(got), String(most)]
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'mark.title', { total: String(marks.total), most: String(marks.most) }) },
    {
      kind: 'table',
      caption: say(words, 'mark.table'),
      head: ['part', 'got', 'most'].map((key) => say(words, `mark.head.${key}`)),
      rows: (['area', 'about', 'evidence'] as const).map((part) => ({ cells: [say(words, `mark.part.${part}`), ...points(marks[part])] })),
    },
    { kind: 'list', items: marks.feedback },
  ])
}
