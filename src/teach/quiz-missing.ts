import type { FactId } from '../model/facts.js'
import { isNotKnown } from '../model/words.js'
import { say, upperFirst } from '../words/phrase.js'
import { OF_A_LIFE_OF_ITS_OWN } from './askable.js'
import { isSafetyAsked } from './held.js'
import type { Lesson } from './lesson.js'
import { answerInWords, recordAnswers, turned } from './record-answers.js'
import type { Draft } from './quiz-draft.js'

/** What was not asked or not answered: of the minimum data set, or where that is whole, of the questions beside it. None where nothing is open. */
export const missing = (lesson: Lesson, turn: number): Draft | undefined => (lesson.formulation.completeness.missing > 0 ? ofMinimum(lesson) : beside(lesson, turn))

const WHY_NOW = /hasReasonForNow$/
const SAFETY = /hasSafetyScreen$/

function ofMinimum(lesson: Lesson): Draft | undefined {
  const { formulation: { completeness }, words } = lesson
  // An onset that may lie anywhere in a year answers the question no better than none, nor does safety asked about in part.
  const clear = completeness.items.filter(({ id, answered }) => !answered || !((WHY_NOW.test(id) && isOnsetVague(lesson)) || (SAFETY.test(id) && !isSafetyAsked(lesson.formulation))))
  if (!clear.some(({ answered }) => answered)) return undefined
  return {
    kind: 'missing',
    prompt: say(words, 'quiz.missing'),
    choose: 'many',
    answers: clear.map(({ id, label, answered }) => ({ text: label, right: !answered, evidence: [`completeness:${id}`], whyNot: say(words, 'quiz.not.told') })),
    because: [{ text: missingInWords(lesson) }],
  }
}

/** Questions on the frame of the work that the record leaves open, among those it answers; safety has a question of its own. */
function beside(lesson: Lesson, turn: number): Draft | undefined {
  const { words } = lesson
  const all = recordAnswers(lesson).filter(({ fact }) => fact.startsWith('suitability.') && !OF_A_LIFE_OF_ITS_OWN.includes(fact) && !OF_WHAT_WENT_BEFORE.includes(fact))
  const open = turned(all.filter(({ value }) => value === undefined), turn)
  // What is queried is neither open nor answered.
  const told = all.filter(({ value }) => value !== undefined && value !== 'queried')
  if (open.length === 0 || told.length < 2) return undefined
  return {
    kind: 'missing',
    prompt: say(words, 'quiz.gaps'),
    choose: 'many',
    answers: [
      ...open.map(({ fact, question }) => ({ text: question, right: true, evidence: [`question:${fact}`] })),
      ...told.map(({ fact, question, label, definition, value = '' }) => ({
        text: question, right: false, evidence: [`question:${fact}`], whyNot: say(words, 'quiz.not.answered', { label: upperFirst(label), value: answerInWords(lesson, definition, value) }),
      })),
    ],
    because: [{ text: say(words, 'quiz.gaps-because') }],
  }
}

/** Questions that only an answer before them would lead to. */
const OF_WHAT_WENT_BEFORE: readonly FactId[] = ['suitability.healthySelfMourned', 'suitability.highMoodOnAntidepressant', 'suitability.otherTherapyFirst', 'suitability.willingToTalk']

/** Nothing tells when it began, or no more than a span that little can rest on. */
const isOnsetVague = ({ formulation: { messages }, kase: { timeline } }: Lesson): boolean =>
  messages.some(({ ruleId }) => ruleId === 'data/onset-vague') || timeline?.episodes?.some(({ onset }) => onset !== undefined && !isNotKnown(onset)) !== true

/** What is not answered of the minimum set, in words. */
export const missingInWords = ({ formulation: { completeness }, words }: Lesson): string =>
  say(words, 'quiz.missing-because', { items: completeness.items.filter(({ answered }) => !answered).map(({ label }) => label).join(say(words, 'note.between')) })
