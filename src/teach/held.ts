import type { Formulation, Message } from '../model/formulation.js'
import { say } from '../words/phrase.js'
import type { Lesson } from './lesson.js'

/** Whether something more pressing holds every proposal back: then nothing in a lesson argues for an area. */
export const isHeld = ({ outcome }: Pick<Formulation, 'outcome'>): boolean => outcome.withheldBy.length > 0

/** The messages that hold every proposal back. */
export const holdingMessages = ({ formulation: { messages, outcome } }: Pick<Lesson, 'formulation'>): readonly Message[] =>
  messages.filter(({ ruleId }) => outcome.withheldBy.includes(ruleId))

/** What holds it back, by the titles of its rules. */
export const holdingTitles = (lesson: Lesson): readonly string[] => titled(lesson, lesson.formulation.outcome.withheldBy)

/** Messages by the titles of their rules. */
export const titlesOfMessages = (lesson: Lesson, messages: readonly Message[]): readonly string[] => titled(lesson, messages.map(({ ruleId }) => ruleId))

const titled = ({ rule, words }: Lesson, ids: readonly string[]): readonly string[] => [...new Set(ids)].map((id) => say(words, 'titled', { title: rule(id)?.title ?? id }))

/** Messages that have to be acted on today, the most pressing level alone. */
export function pressingMessages({ messages }: Pick<Lesson['formulation'], 'messages'>): readonly Message[] {
  const pressing = messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
  return pressing.filter(({ level }) => level === pressing[0]?.level)
}

const NOT_ASKED = /-not-asked(?:-where-it-presses)?$/
const NOT_FOLLOWED_UP = /-not-followed-up$/

/** Whether a message says that something about safety was not asked. */
export const isSafetyGap = ({ theme, ruleId }: Message): boolean => theme === 'safety' && NOT_ASKED.test(ruleId)

/** Whether safety was asked about in full, as far as the minimum set and the messages tell. */
export const isSafetyAsked = ({ completeness, messages }: Formulation): boolean =>
  completeness.items.every(({ id, answered }) => !id.includes('afety') || answered) && !messages.some((message) => isSafetyGap(message) || NOT_FOLLOWED_UP.test(message.ruleId))
