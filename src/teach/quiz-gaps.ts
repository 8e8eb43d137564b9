import type { FactId } from '../model/facts.js'
import { listed, say } from '../words/phrase.js'
import { isChildAtHome } from './askable.js'
import { dangersOf } from './example-danger.js'
import type { Lesson } from './lesson.js'
import { answerInWords, recordAnswers } from './record-answers.js'
import type { Answer, Draft } from './quiz-draft.js'

/** What is asked of safety, and the answer that a record holds of it. */
const ASKED: Readonly<Record<string, FactId>> = {
  thoughts: 'safety.suicidalThoughts',
  plan: 'safety.suicidePlan',
  means: 'safety.means',
  holds: 'safety.reasonsForLivingLost',
  tried: 'safety.suicideAttemptPast',
  harmed: 'safety.selfHarmPast',
  afraid: 'safety.violence',
  voices: 'safety.psychoticSigns',
  drinks: 'suitability.alcohol',
  drugs: 'suitability.drugs',
}
/** What a danger asks for and no field of a record holds, by what the worked example asks of that danger. */
const NEVER_RECORDED: Readonly<Record<string, readonly string[]>> = { 'example.danger-others': ['others'], 'example.danger-intent': ['intent'], 'example.danger-throat': ['worse'], 'example.danger-call': ['call'] }
const LEAST_WRONG = 2

/**
 * What is open about safety where danger holds every proposal back: what bears on that danger, among what the record
 * answers. None where too little is open or answered: any other gap can wait, and to credit it would say that it cannot.
 */
export function safetyGaps(lesson: Lesson): Draft | undefined {
  const { words, kase: { safety, inventory: { people = [] } = {} }, label } = lesson
  const dangers = dangersOf(lesson)
  if (dangers.length === 0) return undefined
  const hasChoked = people.some(({ harm }) => Array.isArray(harm) && (harm as readonly string[]).includes('choking'))
  const near = safety?.childAtRisk === 'no' ? [] : people.filter(isChildAtHome)
  const told = recordAnswers(lesson)
  const asked = Object.entries(ASKED).flatMap(([key, fact]): readonly Answer[] => {
    const answer = told.find((each) => each.fact === fact)
    if (answer === undefined) return []
    const [text, evidence] = [say(words, `quiz.gap.${key}`), [`question:${fact}`]]
    return answer.value === undefined ? [{ text, right: true, evidence }]
      : [{ text, right: false, evidence, whyNot: say(words, 'quiz.not.holds', { label: answer.label, value: answerInWords(lesson, answer.definition, answer.value) }) }]
  })
  const open: readonly Answer[] = [
    ...(near.length === 0 ? [] : [{ text: say(words, 'quiz.gap.child', { who: listed(words, near.map(({ id, name }) => name ?? label({ kind: 'person', id }))) }), right: true, evidence: near.map(({ id }) => `/inventory/people/${id}`) }]),
    ...dangers.flatMap(({ keys, evidence }) => keys.flatMap((key) => NEVER_RECORDED[key] ?? []).filter((key) => key !== 'worse' || !hasChoked).map((key) => ({ text: say(words, `quiz.gap.${key}`), right: true, evidence }))),
    ...asked.filter(({ right }) => right),
  ]
  const answered = asked.filter(({ right }) => !right)
  if (open.length === 0 || answered.length < LEAST_WRONG) return undefined
  return { kind: 'missing', prompt: say(words, 'quiz.gaps-safety'), choose: 'many', answers: [...open, ...answered], because: [{ text: say(words, 'quiz.gaps-safety-because') }] }
}
