import { onOneLine } from '../render/on-one-line.js'
import { aLanguage, checkArgument, checkOptions, having, text } from '../options.js'
import { say } from '../words/phrase.js'
import { lessonWords } from './lesson.js'
import { checkKey, type KeyItem, type Quiz, type QuizItem, type QuizKey } from './quiz.js'
import type { LessonRendering } from './render-lessons.js'

/** The language of what is said beside the questions, and what they are called: the id of the case when left out. */
export interface GiftRendering extends LessonRendering {
  readonly name?: string
}

/**
 * A quiz with its key in GIFT, the plain text form of questions that Moodle reads. Items with several right answers say
 * so, give each an equal share, and take off as much for the wrong ones, which say why they are wrong. Throws a
 * `FormulationError` with code `USAGE` for the key of another quiz.
 */
export function renderGift(quiz: Quiz, key: QuizKey, options: GiftRendering = {}): string {
  for (const [path, given] of [['/quiz', quiz], ['/key', key]] as const) checkArgument(given, having('a quiz and its key', 'items', 'seed'), path)
  checkOptions(options, { language: aLanguage, name: text })
  checkKey(quiz, key)
  const { items, caseId } = quiz
  const { name = caseId } = options
  const words = lessonWords(options.language)
  const keys = new Map(key.items.map((item) => [item.id, item]))
  const questions = items.flatMap((item) => {
    const answers = keys.get(item.id)
    if (answers === undefined) return []
    const because = answers.because.map(({ text }) => text).join(' ')
    return [[
      `::${escaped(`${name} ${item.id}`)}:: [plain]${escaped(item.choose === 'many' ? `${item.prompt} ${say(words, 'quiz.choose-many')}` : item.prompt)} {`,
      ...choices(item, answers),
      ...(because === '' ? [] : [`\t####${escaped(because)}`]),
      '}',
    ].join('\n')]
  })
  return `${questions.join('\n\n')}\n`
}

function choices({ choose, options }: QuizItem, { correct, whyNot = {} }: KeyItem): readonly string[] {
  const wrong = options.length - correct.length
  return options.map(({ id, text: said }) => {
    const isRight = correct.includes(id)
    const told = `${escaped(said)}${whyNot[id] === undefined ? '' : ` #${escaped(whyNot[id].text)}`}`
    if (choose === 'many') return `\t~%${isRight ? share(correct.length) : `-${share(wrong)}`}%${told}`
    // A text that begins with a percent sign would be read as a weight, unless one stands before it.
    return `\t${isRight ? '=' : said.trimStart().startsWith('%') ? '~%0%' : '~'}${told}`
  })
}

// Moodle knows only shares of whole numbers up to ten, to five places.
const share = (count: number): string => String(Number((100 / Math.min(count, 10)).toFixed(5)))

/** Takes the meaning of GIFT's own marks out of a text. A leading bracket could name another form of text, HTML among them. */
function escaped(text: string): string {
  return onOneLine(text)
    .replaceAll('\\', '\\\\')
    .replaceAll(/[~=#{}:]/g, (mark) => `\\${mark}`)
    .replaceAll(/^\[/g, '［')
    // What Moodle puts in the place of escaped marks while it reads.
    .replaceAll(/&&(?=\d{3};)/g, '& &')
}
