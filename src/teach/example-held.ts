import type { Case } from '../model/case.js'
import type { Message } from '../model/formulation.js'
import { isNotKnown } from '../model/words.js'
import { leavesOf } from '../trace.js'
import { listed, say } from '../words/phrase.js'
import { isAboutSafety } from './askable.js'
import { questionSentences } from './example-sentences.js'
import { shortSafety, storyParts } from './example-short.js'
import { safetyParts, type StepParts } from './example-steps.js'
import { factTable } from './example-tables.js'
import { holdingMessages, holdingTitles, pressingMessages } from './held.js'
import { notePartsOf, type IntakeNote } from './intake-note.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { ExampleStepId } from './worked-example.js'

/** Steps that ask for something else while a message holds every proposal back. */
export const HELD_STEPS: readonly ExampleStepId[] = ['recorded', 'ask', 'outcome', 'plan', 'offer']
const QUESTIONS_TOLD = 6
/** Danger from oneself and from others; that from illness is for whoever looks into illness. */
const FIRST = /suicid|selfHarm|means|reasonsForLiving|wishToJoin|fear|harm|violen|AtRisk/i

interface Danger {
  readonly keys: readonly string[]
  readonly say: readonly string[]
  /** What of it the record answers, to be acted on. */
  readonly answered: readonly string[]
  /** Facts that its questions ask for already. */
  readonly facts: RegExp
  readonly evidence: readonly string[]
}

const OF_VIOLENCE = /^(?:person\.(?:fear|harm|isFeared)|safety\.(?:violence|anyoneFeared|graveHarmNear|harmByPartner))$/
const OF_SUICIDE = /^safety\.(?:suicid|wishToJoin|means|reasonsForLiving)|selfHarmItemPositive/

/** What is asked about a danger that is recorded, as far as the record does not answer it, and what is said. */
const ASKED_OF = [
  { about: OF_VIOLENCE, keys: { 'alone': undefined, 'safer': undefined, 'call': undefined }, say: ['frightened', 'alone', 'plan-safe'], facts: OF_VIOLENCE },
  { about: OF_SUICIDE, keys: { 'intent': undefined, 'plan': 'suicidePlan', 'means': 'means', 'holds': 'reasonsForLivingLost' }, say: ['thanks', 'today', 'with-you'], facts: /^safety\.(?:suicidePlan|means|reasonsForLivingLost)$/ },
] as const

/** Answers that another answer holds already: who never tried has not tried lately. */
const IMPLIED: readonly (readonly [fact: string, by: (safety: NonNullable<Case['safety']>) => boolean])[] = [
  ['safety.suicideAttemptRecent', ({ suicideAttemptPast }) => suicideAttemptPast === 'no'],
  ['safety.dependentAtRisk', ({ childAtRisk }) => childAtRisk === 'no'],
]

/** The dangers that pressing messages rest on. */
function dangersOf(lesson: Lesson): readonly Danger[] {
  const pressing = lesson.formulation.messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
  return ASKED_OF.flatMap(({ about, keys, say: told, facts }): readonly Danger[] => {
    const of = pressing.filter(({ ruleId, subject }) => {
      const outcome = lesson.outcome(ruleId, subject)
      return outcome !== undefined && leavesOf(outcome.condition).some(({ fact, result }) => result === 'true' && about.test(fact))
    })
    return of.length === 0 ? [] : [{ keys: Object.entries(keys).filter(([, answer]) => answer === undefined || !isTold(lesson, answer)).map(([key]) => `example.danger-${key}`), say: told, facts, answered: Object.entries(keys).filter(([, answer]) => answer !== undefined && isTold(lesson, answer)).map(([key]) => `example.answered-${key}`), evidence: of.map(ruleEvidence) }]
  })
}

const isTold = ({ kase: { safety } }: Lesson, field: 'suicidePlan' | 'means' | 'reasonsForLivingLost'): boolean => {
  const answer = safety?.[field]
  return answer !== undefined && !isNotKnown(answer)
}

/**
 * The steps while something more pressing stands. Which area leads and by how many points is left out: whoever works on
 * it would work past the danger.
 */
export function heldParts(lesson: Lesson, note: IntakeNote, isShort: boolean): StepParts {
  const { formulation, words } = lesson
  const messages = [...new Set([...pressingMessages(formulation), ...holdingMessages(lesson)])]
  const evidence = holdingMessages(lesson).map(ruleEvidence)
  const reasons = listed(words, holdingTitles(lesson))
  const line = (key: string): LessonLine => ({ text: say(words, key, { reasons }), evidence })
  const isViolence = formulation.messages.some(({ withholds }) => withholds.includes('dispute-work'))
  const outcomes = messages.flatMap(({ ruleId, subject }) => lesson.outcome(ruleId, subject) ?? [])
  const dangers = dangersOf(lesson)
  const asked = dangers.flatMap(({ keys, evidence: own }) => keys.map((key) => ({ text: say(words, key), evidence: own })))
  const { safety: told } = lesson.kase
  const isAsked = (fact: string): boolean => dangers.some(({ facts }) => facts.test(fact)) || IMPLIED.some(([implied, by]) => implied === fact && told !== undefined && by(told))
  const answered = dangers.flatMap(({ answered: own, evidence: of }) => (own.length === 0 ? [] : [{ text: say(words, 'example.danger-answered', { what: listed(words, own.map((key) => say(words, key))) }), evidence: of }]))
  const open = questionSentences(lesson, formulation.questions.filter(({ fact }) => isAboutSafety(fact) && FIRST.test(fact) && !isAsked(fact)))
  const questions = [...answered, ...asked, ...open.slice(0, QUESTIONS_TOLD)]
  const support = formulation.text.trainee.find(({ id }) => id === 'support')?.sentences ?? []
  const list = (items: readonly LessonLine[]): StepParts[ExampleStepId] => [{ kind: 'list', items }]
  return {
    safety: isShort ? shortSafety(lesson) : safetyParts(lesson),
    told: isShort ? storyParts(lesson, note) : notePartsOf(note, words),
    recorded: factTable(lesson, outcomes),
    time: [], rules: [], for: [], against: [], unknown: [], contrast: [],
    ask: list(questions.length > 0 ? questions : [line('example.ask-again')]),
    outcome: list(['example.set-aside', isViolence ? 'example.why-violence' : 'example.why-danger', 'example.afterwards'].map(line)),
    plan: list([...doneParts(lesson), ...actsOf(messages), line('example.plan-held')]),
    offer: [{ kind: 'choices', items: sayings(dangers).map((key, at) => ({ mark: `${at + 1}`, text: say(words, 'example.say', { text: say(words, `example.say-${key}`) }) })) }, ...list(support)],
  }
}

/** What was done already, in the words of the record. */
const doneParts = ({ kase: { safety }, words }: Lesson): readonly LessonLine[] =>
  safety?.note === undefined ? [] : [{ text: say(words, 'example.recorded-done', { note: safety.note }), evidence: ['/safety/note'] }]

/** What the most pressing messages ask to be done. */
const actsOf = (messages: readonly Message[]): readonly LessonLine[] =>
  [...new Map(messages.map((message) => [message.clinician, message])).values()].map((message) => ({ text: message.clinician, evidence: [ruleEvidence(message)] }))

/** Four sentences at most: what was heard, what comes first, and that the rest has its place. */
const sayings = (dangers: readonly Danger[]): readonly string[] => [...(dangers[0]?.say ?? ['thanks', 'today', 'with-you']), 'rest']
