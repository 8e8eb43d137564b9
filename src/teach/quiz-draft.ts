import type { LessonLine, PageLink } from './parts.js'
import type { KeyItem, QuizItem, QuizKind } from './quiz.js'

/** An answer before it is put in its place. */
export interface Answer {
  readonly text: string
  readonly right: boolean
  readonly evidence: readonly string[]
  /** A wrong answer that has to be among those shown. */
  readonly must?: boolean
  /** Of a wrong answer: why it is wrong, in a sentence. */
  readonly whyNot?: string
  /** The page of the rule it comes from. */
  readonly links?: readonly PageLink[]
}

/** A question before its answers are chosen. */
export interface Draft {
  readonly kind: QuizKind
  readonly prompt: string
  readonly choose: 'one' | 'many'
  readonly answers: readonly Answer[]
  readonly because: readonly LessonLine[]
}

interface Placed {
  readonly item: QuizItem
  readonly key: KeyItem
}

const LETTERS = 'abcdefghijklmnop'

/** Takes as many answers as are shown, in an order that only the seed decides; right ones first, so that none is lost unless all are right. */
export function place({ kind, prompt, choose, answers, because }: Draft, id: string, choices: number, next: () => number): readonly Placed[] {
  const distinct = [...new Map(answers.map((answer) => [answer.text, answer])).values()]
  const right = distinct.filter((answer) => answer.right)
  const wrong = distinct.filter((answer) => !answer.right)
  // At least two wrong answers where there are any, and never more right ones than leave room for them.
  const kept = choose === 'one' ? right.slice(0, 1) : right.slice(0, Math.max(1, choices - Math.min(wrong.length, Math.max(2, Math.floor(choices / 2)))))
  const shown = shuffled([...kept, ...besides(kept, wrong, choices - kept.length, next)], next)
  const [first, second, ...rest] = shown.map((answer, at) => ({ answer, option: { id: `${id}-${LETTERS.charAt(at)}`, text: answer.text } }))
  if (first === undefined || second === undefined || kept.length === 0) return []
  const all = [first, second, ...rest]
  const [one, ...others] = all.filter(({ answer }) => answer.right).map(({ option }) => option.id)
  if (one === undefined) return []
  const isOfThoseShown = ({ evidence: own = [] }: LessonLine): boolean => own.length === 0 || choose === 'one' || all.some(({ answer }) => answer.right && answer.evidence.some((each) => own.includes(each)))
  return [{
    item: { id, kind, prompt, choose, options: [first.option, second.option, ...rest.map(({ option }) => option)] },
    key: {
      id,
      correct: [one, ...others],
      because: because.filter(isOfThoseShown),
      whyNot: Object.fromEntries(all.flatMap(({ answer, option }) => (answer.right || answer.whyNot === undefined ? [] : [[option.id, { text: answer.whyNot, ...(answer.links === undefined ? {} : { links: answer.links }) }]]))),
      evidence: Object.fromEntries(all.map(({ answer, option }) => [option.id, answer.evidence])),
    },
  }]
}

/** Wrong answers of about the length of the right ones, the longest answer being a right one no oftener than chance has it. */
function besides(kept: readonly Answer[], wrong: readonly Answer[], room: number, next: () => number): readonly Answer[] {
  const must = wrong.filter((answer) => answer.must === true).slice(0, room)
  const free = shuffled(wrong.filter((answer) => answer.must !== true), next)
  const lengths = kept.map(({ text }) => text.length)
  const [longest, middle] = [Math.max(...lengths), lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)]
  const near = [...free].sort((a, b) => Math.abs(a.text.length - middle) - Math.abs(b.text.length - middle)).slice(0, room * NEAR)
  const pool = free.filter((answer) => near.includes(answer))
  const total = kept.length + Math.min(room, wrong.length)
  const isOutdone = must.some(({ text }) => text.length > longest)
  const longer = isOutdone || next() < kept.length / total ? undefined : (pool.find(({ text }) => text.length > longest) ?? free.find(({ text }) => text.length > longest))
  const others = pool.filter((answer) => answer !== longer)
  return [...must, ...(longer === undefined ? [] : [longer]), ...others].slice(0, room)
}

/** As many times the room is looked at for answers of about the same length. */
const NEAR = 3

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const order = items.map((item) => ({ item, at: next() }))
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item)
}
