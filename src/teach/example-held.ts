import { listed, say } from '../words/phrase.js'
import { dangerSentences, dangersOf, type Danger } from './example-danger.js'
import { helpParts } from './example-offer.js'
import { shortSafety, storyParts } from './example-short.js'
import { safetyParts, type StepParts } from './example-steps.js'
import { factTable } from './example-tables.js'
import { holdingMessages, holdingTitles, pressingMessages } from './held.js'
import { notePartsOf, type IntakeNote } from './intake-note.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine, LessonPart } from './parts.js'
import type { ExampleStepId } from './worked-example.js'

/** Steps that ask for something else while a message holds every proposal back. */
export const HELD_STEPS: readonly ExampleStepId[] = ['recorded', 'ask', 'outcome', 'plan', 'offer']
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
  const questions = dangerSentences(lesson, dangers)
  const support = formulation.text.trainee.find(({ id }) => id === 'support')?.sentences ?? []
  const list = (items: readonly LessonLine[]): StepParts[ExampleStepId] => [{ kind: 'list', items }]
  return {
    safety: [...(isShort ? shortSafety(lesson) : safetyParts(lesson)), ...doneParts(lesson)],
    told: isShort ? storyParts(lesson, note) : notePartsOf(note, words),
    recorded: factTable(lesson, outcomes),
    time: [], rules: [], for: [], against: [], unknown: [], contrast: [],
    ask: list(questions.length > 0 ? questions : [line('example.ask-again')]),
    outcome: list(['example.set-aside', isViolence ? 'example.why-violence' : 'example.why-danger', 'example.afterwards'].map(line)),
    plan: list([{ text: say(words, 'example.acts-first'), evidence: messages.map(ruleEvidence) }, line('example.plan-held')]),
    offer: [{ kind: 'choices', items: sayings(dangers).map((key, at) => ({ mark: `${at + 1}`, text: say(words, 'example.say', { text: say(words, `example.say-${key}`) }) })) }, ...helpParts(lesson, support)],
  }
}

/** What was done already, in the words of the record; what was done then is asked about again. */
const doneParts = ({ kase: { safety }, words }: Lesson): readonly LessonPart[] =>
  safety?.note === undefined ? [] : [{ kind: 'list', items: [{ text: say(words, 'example.recorded-done', { note: safety.note }), evidence: ['/safety/note'] }] }]

/** Four sentences at most: what was heard, what comes first, and that the rest has its place. */
const sayings = (dangers: readonly Danger[]): readonly string[] => [...(dangers[0]?.say ?? ['thanks', 'today', 'with-you']), 'rest']
