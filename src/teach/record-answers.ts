import { factCatalogue } from '../index.js'
import type { FactDefinition, FactId, FactValue } from '../model/facts.js'
import { isNotKnown } from '../model/words.js'
import { say, upperFirst, valueInWords } from '../words/phrase.js'
import { isAskable } from './askable.js'
import type { Lesson } from './lesson.js'

/** A question about the client that one field of a case answers, or leaves open. */
export interface RecordAnswer {
  readonly fact: FactId
  readonly definition: FactDefinition
  readonly label: string
  readonly question: string
  /** As recorded; none where it was not asked or not answered. */
  readonly value?: FactValue
}

/** What nobody who is told the answer to another asks, and the answers that tell it. */
const TOLD_BY: Readonly<Partial<Record<FactId, readonly [field: 'suicideAttemptPast' | 'suicidalThoughts', answer: string]>>> = {
  'safety.suicideAttemptRecent': ['suicideAttemptPast', 'no'],
  'safety.suicidePlan': ['suicidalThoughts', 'none'],
}

const FIELD = /^\/(?:safety|suitability)\/\w+$/

/** What a case holds on safety and on the frame of the work, question by question; what cannot be asked of this client is left out. */
export function recordAnswers(lesson: Lesson): readonly RecordAnswer[] {
  const answers = factCatalogue.flatMap((definition): readonly RecordAnswer[] => {
    const { id, about, reads: [read = ''], reads } = definition
    const own = lesson.words.facts[id]
    if (about !== 'case' || reads.length !== 1 || !FIELD.test(read) || own === undefined) return []
    const [, block, field = ''] = read.split('/')
    const found = (lesson.kase[block as 'safety' | 'suitability'] as Readonly<Record<string, unknown>> | undefined)?.[field]
    const head = { fact: id, definition, label: own.label, question: own.question }
    if (found !== undefined && !isNotKnown(found)) return [{ ...head, value: definition.type === 'boolean' ? found === 'yes' : (found as FactValue) }]
    const [by, answer] = TOLD_BY[id] ?? []
    const isTold = found === 'not-applicable' || (id === 'safety.reasonsForLivingLost' && (lesson.kase.inventory?.patterns?.strengths ?? []).includes('reasons-for-living')) || (by !== undefined && lesson.kase.safety?.[by] === answer) || isTouched(lesson, id)
    return !isTold && isAskable(lesson, id, { kind: 'case', id: 'case' }) ? [head] : []
  })
  return [...new Map(answers.map((answer) => [answer.definition.reads[0], answer])).values()]
}

/** Whether the story has a word that comes near to answering: to call that open is argued over. */
function isTouched({ kase: { note = '' }, words }: Lesson, fact: FactId): boolean {
  const beginnings = words.text[`quiz.touched.${fact}`]?.split(/,\s*/) ?? []
  return note.toLowerCase().split(/[^\p{L}]+/u).some((word) => beginnings.some((beginning) => word.startsWith(beginning)))
}

/** How a quiz says of each that it is open: as the question itself, or in a sentence. */
export const openInWords = (lesson: Lesson): readonly string[] =>
  recordAnswers(lesson).flatMap(({ question, label, value }) => (value === undefined ? [question, openSentence(lesson, label)] : []))

export const openSentence = ({ words }: Lesson, label: string): string => say(words, 'quiz.safety-open', { label: upperFirst(label) })

/** A value of such a question in words. */
export const answerInWords = ({ words }: Lesson, definition: FactDefinition, value: FactValue): string => valueInWords(words, { status: 'known', value, from: [] }, definition)

/** The same in the same order from another place on, so that not every case shows the same first few. */
export const turned = <T>(items: readonly T[], by: number): readonly T[] => {
  const at = by % Math.max(1, items.length)
  return [...items.slice(at), ...items.slice(0, at)]
}
