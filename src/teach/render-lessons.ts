import type { Language } from '../model/language.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { aLanguage, checkArgument, checkOptions, flag, having, list, oneOf, wholeFrom, type Permitted } from '../options.js'
import { grouped } from '../grouped.js'
import { say } from '../words/phrase.js'
import { notePartsOf } from './intake-note.js'
import { lessonWords } from './lesson.js'
import { markdownOf, type LessonPart } from './parts.js'
import type { DiscriminationPair } from './pairs.js'
import { checkKey, type Quiz, type QuizKey } from './quiz.js'
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

/** What people should be told before they read on. */
const containing = (what: readonly string[], words: WordCatalogue): readonly LessonPart[] =>
  (what.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'pack.contains', { what: what.join(say(words, 'note.between')) }) }])

/** Which record of each pair a sheet holds: both where it is left out. */
export interface PairRendering extends LessonRendering {
  readonly side?: 'a' | 'b'
}

/** A sheet of pairs without the answers: each record in words, or its whole note. With `side`, one record of each, for half of a group. */
export function renderPairs(pairs: readonly DiscriminationPair[], options: PairRendering = {}): string {
  checkArgument(pairs, list, '/pairs')
  checkOptions(options, { language: aLanguage, side: oneOf(['a', 'b']) })
  const { language, side } = options
  const words = lessonWords(language)
  const sides = side === undefined ? (['a', 'b'] as const) : [side]
  const questions = (keys: readonly string[]): LessonPart => ({ kind: 'list', items: keys.map((key) => ({ text: say(words, `pair.ask-${key}`) })) })
  return markdownOf([
    { kind: 'heading', level: 1, text: side === undefined ? say(words, 'pair.title') : say(words, 'pair.title-side', { side: side.toUpperCase() }) },
    { kind: 'paragraph', text: say(words, side === undefined ? 'pair.how' : 'pair.how-side') },
    ...fictional(pairs.every((pair) => pair.fictional), words),
    ...(side === undefined ? [] : [questions(['one-area', 'one-why', 'question'])]),
    ...pairs.flatMap((pair, at): readonly LessonPart[] => [
      ...(side === undefined ? [{ kind: 'heading', level: 2, text: say(words, 'pair.number', { n: String(at + 1), level: say(words, `difficulty.level.${pair.difficulty}`) }) } as const] : []),
      ...sides.flatMap((one): readonly LessonPart[] => {
        const { vignette, note } = pair[one]
        return [
          { kind: 'heading', level: 2, text: say(words, 'pair.side', { n: String(at + 1), side: one.toUpperCase() }) },
          ...containing(side === undefined && one === 'b' ? [] : pair.contains, words),
          ...(vignette === undefined ? notePartsOf(note, words) : [{ kind: 'paragraph', text: vignette } as const]),
        ]
      }),
      ...(side === undefined ? [questions(['where', 'area', 'why', 'question'])] : []),
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
    { kind: 'paragraph', text: say(words, 'pair.key-how') },
    ...pairs.flatMap((pair, at): readonly LessonPart[] => [
      { kind: 'heading', level: 2, text: say(words, 'pair.number', { n: String(at + 1), level: say(words, `difficulty.level.${pair.difficulty}`) }) },
      {
        kind: 'list',
        items: [
          { text: say(words, 'pair.differs', { about: pair.edit.about, label: pair.edit.label, a: pair.edit.a, b: pair.edit.b }), evidence: [pair.edit.address] },
          { text: side(pair.a, 'A'), evidence: [`area:${pair.a.focus.area}`] },
          { text: side(pair.b, 'B'), evidence: [`area:${pair.b.focus.area}`] },
          ...(pair.departs === undefined ? [] : [{ text: pair.departs }]),
          { text: say(words, 'pair.because', { because: pair.because }), evidence: pair.why.flatMap(({ evidence = [] }) => evidence) },
          ...(pair.decidingQuestion === undefined ? [] : [{ text: say(words, 'pair.deciding', { question: pair.decidingQuestion }) }]),
        ],
      },
    ]),
  ])
}

/** The first question stands apart, since those after it give its answer away. */
const partHead = (part: number, isFirst: boolean, words: WordCatalogue): readonly LessonPart[] => [
  ...(isFirst ? [] : [{ kind: 'page-break' } as const]),
  { kind: 'heading', level: 2, text: say(words, `quiz.part-${part}`) },
  { kind: 'paragraph', text: say(words, part === 1 ? 'quiz.part-how' : 'quiz.how-2') },
]

/** Which part of a quiz a sheet holds: the first question, or those after it, which give its answer away; both where it is left out. */
export interface QuizRendering extends LessonRendering {
  readonly part?: 1 | 2
}

/** The questions of a quiz. The key is rendered apart. */
export function renderQuiz(quiz: Quiz, options: QuizRendering = {}): string {
  checkArgument(quiz, aQuiz, '/quiz')
  checkOptions(options, { language: aLanguage, part: wholeFrom(1, 2) })
  const { language, part } = options
  const words = lessonWords(language)
  const { title, fictional: is, items } = quiz
  const isShown = (at: number): boolean => part === undefined || (at === 0) === (part === 1)
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'quiz.title', { title }) },
    ...fictional(is, words),
    ...(part === 2 ? [] : (['quiz.how', 'quiz.before'] as const).map((key) => ({ kind: 'paragraph', text: say(words, key) }) as const)),
    ...items.flatMap(({ id, prompt, choose, options: given }, at): readonly LessonPart[] => (isShown(at) ? [
      ...(at < 2 && items.length > 1 ? partHead(at + 1, at === 0 || part === 2, words) : []),
      { kind: 'heading', level: 3, text: say(words, 'quiz.number', { n: String(at + 1), prompt }) },
      { kind: 'paragraph', text: say(words, `quiz.choose-${choose}`) },
      { kind: 'choices', items: given.map((option) => ({ mark: option.id.slice(id.length + 1), text: option.text })) },
    ] : [])),
  ])
}

/** The key of a quiz, with why each answer is right or wrong. Throws a `FormulationError` with code `USAGE` for the key of another quiz. */
export function renderQuizKey(key: QuizKey, quiz: Quiz, options: LessonRendering = {}): string {
  const words = wordsFor(key, aQuiz, '/key', options)
  checkArgument(quiz, aQuiz, '/quiz')
  checkKey(quiz, key)
  const { title, items } = key
  return markdownOf([
    { kind: 'heading', level: 1, text: say(words, 'quiz.key-title', { title }) },
    ...items.flatMap(({ id, correct, because, whyNot = {} }, at): readonly LessonPart[] => {
      const item = quiz.items.find((each) => each.id === id)
      if (item === undefined) return []
      const markOf = (option: string): string => option.slice(id.length + 1)
      const wrong = [...grouped(item.options.filter((option) => whyNot[option.id] !== undefined), (option) => JSON.stringify(whyNot[option.id]))]
      return [
        { kind: 'heading', level: 2, text: say(words, 'quiz.number', { n: String(at + 1), prompt: item.prompt }) },
        { kind: 'choices', items: item.options.filter((option) => correct.includes(option.id)).map((option) => ({ mark: option.id.slice(id.length + 1), text: option.text })) },
        ...(because.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'quiz.because') } as const, { kind: 'list', items: because } as const]),
        ...(wrong.length === 0 ? [] : [
          { kind: 'paragraph', text: say(words, 'quiz.why-not') } as const,
          { kind: 'choices', items: wrong.map(([, same]) => ({ text: '', ...whyNot[same[0]?.id ?? ''], mark: same.map((option) => markOf(option.id)).join(', ') })) } as const,
        ]),
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
