import { checkArgument, having, listOfTexts } from '../options.js'
import { wrongUse } from './lesson.js'
import type { QuizKey } from './quiz.js'

/** The answers chosen, by the id of the question: ids of options. */
export type QuizResponses = Readonly<Record<string, readonly string[]>>

/** Marks for one question. */
export interface ItemMarks {
  readonly id: string
  /** From 0 to 1: what was rightly chosen, less what was wrongly chosen. */
  readonly share: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/** Marks for a quiz: one point a question. */
export interface QuizMarks {
  readonly total: number
  readonly most: number
  readonly items: readonly ItemMarks[]
}

/** Marks a quiz by its key. A wrong choice takes off as much as a right one gives. Throws a `FormulationError` with code `USAGE` for a question or an answer that is not in the quiz. */
export function markQuiz(key: QuizKey, responses: QuizResponses): QuizMarks {
  checkArgument(key, having('the key of a quiz', 'items', 'seed'), '/key')
  checkArgument(responses, having('answers by the id of the question'), '/responses')
  for (const [id, chosen] of Object.entries(responses)) checkArgument(chosen, listOfTexts, `/responses/${id}`)
  const ids = new Set(key.items.map(({ id }) => id))
  if (Object.keys(responses).some((id) => !ids.has(id))) throw wrongUse('/responses', `ids of questions: ${[...ids].join(', ')}`, 'another id')
  const items = key.items.map(({ id, correct, evidence }): ItemMarks => {
    const chosen = [...new Set(responses[id] ?? [])]
    if (chosen.some((option) => !Object.hasOwn(evidence, option))) throw wrongUse(`/responses/${id}`, `ids of answers: ${Object.keys(evidence).join(', ')}`, 'another id')
    const wrong = chosen.filter((option) => !correct.includes(option))
    const missed = correct.filter((option) => !chosen.includes(option))
    return { id, share: Math.max(0, (correct.length - missed.length - wrong.length) / correct.length), missed, wrong }
  })
  return { total: Math.round(items.reduce((sum, { share }) => sum + share, 0) * 100) / 100, most: items.length, items }
}
