import { onOneLine } from '../render/on-one-line.js'
import { checkArgument, having } from '../options.js'
import type { Quiz, QuizItem, QuizKey } from './quiz.js'

/**
 * A quiz with its key in GIFT, the plain text form of questions that Moodle reads. Items with several right answers
 * give each an equal share, and take off as much for the wrong ones.
 */
export function renderGift(quiz: Quiz, key: QuizKey): string {
  for (const [path, given] of [['/quiz', quiz], ['/key', key]] as const) checkArgument(given, having('a quiz and its key', 'items', 'seed'), path)
  const { caseId, items } = quiz
  const keys = new Map(key.items.map((item) => [item.id, item]))
  const questions = items.flatMap((item) => {
    const answers = keys.get(item.id)
    if (answers === undefined) return []
    const because = answers.because.map(({ text }) => text).join(' ')
    return [[
      `::${escaped(`${caseId} ${item.id}`)}:: [plain]${escaped(item.prompt)} {`,
      ...choices(item, answers.correct),
      ...(because === '' ? [] : [`\t####${escaped(because)}`]),
      '}',
    ].join('\n')]
  })
  return `${questions.join('\n\n')}\n`
}

function choices({ choose, options }: QuizItem, correct: readonly string[]): readonly string[] {
  const wrong = options.length - correct.length
  return options.map(({ id, text }) => {
    const isRight = correct.includes(id)
    if (choose === 'many') return `\t~%${isRight ? share(correct.length) : `-${share(wrong)}`}%${escaped(text)}`
    // A text that begins with a percent sign would be read as a weight, unless one stands before it.
    return `\t${isRight ? '=' : text.trimStart().startsWith('%') ? '~%0%' : '~'}${escaped(text)}`
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
