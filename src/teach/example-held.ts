import { leavesOf } from '../trace.js'
import { listed, say } from '../words/phrase.js'
import { isAboutSafety } from './askable.js'
import { questionSentences } from './example-sentences.js'
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
  /** Facts that its questions ask for already. */
  readonly facts: RegExp
  readonly evidence: readonly string[]
}

/** What is asked about a danger that is recorded, each time from the beginning. */
const ASKED_OF = [
  { about: /^person\.(?:fear|harm|isFeared)$|^safety\.(?:violence|anyoneFeared|graveHarmNear|harmByPartner)$/, keys: ['alone', 'safer', 'call'], facts: /^(?:person\.(?:fear|harm|isFeared)|safety\.(?:violence|anyoneFeared|graveHarmNear|harmByPartner))$/ },
  { about: /^safety\.(?:suicid|wishToJoin|means|reasonsForLiving)|selfHarmItemPositive/, keys: ['intent', 'plan', 'means', 'holds'], facts: /^safety\.(?:suicidePlan|means|reasonsForLivingLost)$/ },
] as const

/** The dangers that pressing messages rest on. */
function dangersOf(lesson: Lesson): readonly Danger[] {
  const pressing = lesson.formulation.messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
  return ASKED_OF.flatMap(({ about, keys, facts }): readonly Danger[] => {
    const of = pressing.filter(({ ruleId, subject }) => {
      const outcome = lesson.outcome(ruleId, subject)
      return outcome !== undefined && leavesOf(outcome.condition).some(({ fact, result }) => result === 'true' && about.test(fact))
    })
    return of.length === 0 ? [] : [{ keys: keys.map((key) => `example.danger-${key}`), facts, evidence: of.map(ruleEvidence) }]
  })
}

/**
 * The steps while something more pressing stands. Which area leads and by how many points is left out: whoever works on
 * it would work past the danger.
 */
export function heldParts(lesson: Lesson, note: IntakeNote): StepParts {
  const { formulation, words } = lesson
  const messages = [...new Set([...pressingMessages(formulation), ...holdingMessages(lesson)])]
  const evidence = holdingMessages(lesson).map(ruleEvidence)
  const reasons = listed(words, holdingTitles(lesson))
  const line = (key: string): LessonLine => ({ text: say(words, key, { reasons }), evidence })
  const isViolence = formulation.messages.some(({ withholds }) => withholds.includes('dispute-work'))
  const outcomes = messages.flatMap(({ ruleId, subject }) => lesson.outcome(ruleId, subject) ?? [])
  const dangers = dangersOf(lesson)
  const asked = dangers.flatMap(({ keys, evidence: own }) => keys.map((key) => ({ text: say(words, key), evidence: own })))
  const isAsked = (fact: string): boolean => dangers.some(({ facts }) => facts.test(fact))
  const open = questionSentences(lesson, formulation.questions.filter(({ fact }) => isAboutSafety(fact) && FIRST.test(fact) && !isAsked(fact)))
  const questions = [...asked, ...open.slice(0, QUESTIONS_TOLD)]
  const support = formulation.text.trainee.find(({ id }) => id === 'support')?.sentences ?? []
  const list = (items: readonly LessonLine[]): StepParts[ExampleStepId] => [{ kind: 'list', items }]
  return {
    safety: safetyParts(lesson),
    told: notePartsOf(note, words),
    recorded: factTable(lesson, outcomes),
    time: [], rules: [], for: [], against: [], unknown: [], contrast: [],
    ask: list(questions.length > 0 ? questions : [line('example.ask-again')]),
    outcome: list(['example.set-aside', isViolence ? 'example.why-violence' : 'example.why-danger', 'example.afterwards'].map(line)),
    plan: list([line('example.plan-held')]),
    offer: list([line('example.offer-held'), ...support]),
  }
}
