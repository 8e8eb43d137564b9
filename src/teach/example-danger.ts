import type { Case } from '../model/case.js'
import { isNotKnown } from '../model/words.js'
import { leavesOf } from '../trace.js'
import { listed, say } from '../words/phrase.js'
import { isAboutSafety, isChildAtHome } from './askable.js'
import { questionSentences, type Told } from './example-sentences.js'
import { ruleEvidence, type Lesson } from './lesson.js'

const QUESTIONS_TOLD = 6
/** Danger from oneself and from others; that from illness is for whoever looks into illness. */
const FIRST = /suicid|selfHarm|means|reasonsForLiving|wishToJoin|fear|harm|violen|AtRisk/i

/** What has to be asked and said about one kind of danger. */
export interface Danger {
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

/** What is asked about a danger that is recorded, and what is said. */
const ASKED_OF = [
  { about: OF_VIOLENCE, keys: ['alone', 'safer', 'throat', 'call'], say: ['frightened', 'alone', 'plan-safe'], facts: OF_VIOLENCE },
  { about: OF_SUICIDE, keys: ['intent', 'plan', 'means', 'holds', 'others'], say: ['thanks', 'today', 'with-you'], facts: /^safety\.(?:suicidePlan|means|reasonsForLivingLost)$/ },
] as const

type DangerKey = (typeof ASKED_OF)[number]['keys'][number]

/** Where an answer is acted on; a no of yesterday is asked about again today. */
const ANSWERED_BY: Readonly<Partial<Record<DangerKey, readonly [field: keyof NonNullable<Case['safety']>, actedOn: readonly string[]]>>> = {
  plan: ['suicidePlan', ['yes']],
  means: ['means', ['available', 'secured']],
  holds: ['reasonsForLivingLost', ['yes', 'no']],
}

/** Answers that another answer holds already: who never tried has not tried lately. */
const IMPLIED: readonly (readonly [fact: string, by: (safety: NonNullable<Case['safety']>) => boolean])[] = [
  ['safety.suicideAttemptRecent', ({ suicideAttemptPast }) => suicideAttemptPast === 'no'],
  ['safety.dependentAtRisk', ({ childAtRisk }) => childAtRisk === 'no'],
]

/** The dangers that pressing messages rest on. */
export function dangersOf(lesson: Lesson): readonly Danger[] {
  const { formulation: { messages }, kase: { safety, inventory } } = lesson
  const pressing = messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
  const answerTo = (key: DangerKey): 'acted-on' | 'again' | undefined => {
    const [field, actedOn] = ANSWERED_BY[key] ?? []
    const answer = field === undefined ? undefined : safety?.[field]
    return answer === undefined || isNotKnown(answer) ? undefined : actedOn?.includes(answer) === true ? 'acted-on' : 'again'
  }
  return ASKED_OF.flatMap(({ about, keys, say: told, facts }): readonly Danger[] => {
    const of = pressing.filter(({ ruleId, subject }) => {
      const outcome = lesson.outcome(ruleId, subject)
      return outcome !== undefined && leavesOf(outcome.condition).some(({ fact, result }) => result === 'true' && about.test(fact))
    })
    if (of.length === 0) return []
    const isChoked = (inventory?.people ?? []).some(({ harm }) => Array.isArray(harm) && harm.includes('choking'))
    const put = keys.filter((key) => (key !== 'others' || safety?.suicidePlan === 'yes') && (key !== 'throat' || !isChoked))
    return [{
      keys: put.filter((key) => answerTo(key) !== 'acted-on').map((key) => `example.danger-${key}${answerTo(key) === 'again' ? '-again' : ''}`),
      answered: put.filter((key) => answerTo(key) === 'acted-on').map((key) => `example.answered-${key}`),
      say: told, facts, evidence: of.map(ruleEvidence),
    }]
  })
}

/** Children under the same roof, as long as nobody has said that they are safe. */
const childrenNear = ({ kase: { inventory, safety } }: Lesson): readonly string[] =>
  safety?.childAtRisk === 'no' ? [] : (inventory?.people ?? []).filter(isChildAtHome).map(({ id }) => id)

/** What to ask first where danger is recorded: what is acted on, what the danger asks for, and what else is open about safety. */
export function dangerSentences(lesson: Lesson, dangers: readonly Danger[]): readonly Told[] {
  const { words, kase: { safety, inventory }, formulation } = lesson
  const near = dangers.length === 0 ? [] : childrenNear(lesson)
  const nameOf = (id: string): string => inventory?.people?.find((person) => person.id === id)?.name ?? lesson.label({ kind: 'person', id })
  const isAsked = (fact: string): boolean => dangers.some(({ facts }) => facts.test(fact)) || IMPLIED.some(([implied, by]) => implied === fact && safety !== undefined && by(safety))
  return [
    ...dangers.flatMap(({ answered, evidence }) => (answered.length === 0 ? [] : [{ text: say(words, 'example.danger-answered', { what: listed(words, answered.map((key) => say(words, key))) }), evidence }])),
    ...dangers.flatMap(({ keys, evidence }) => keys.map((key) => ({ text: say(words, key), evidence }))),
    ...(near.length === 0 ? [] : [{ text: say(words, 'example.danger-child', { who: listed(words, near.map(nameOf)) }), evidence: near.map((id) => `/inventory/people/${id}`) }]),
    ...questionSentences(lesson, formulation.questions.filter(({ fact }) => isAboutSafety(fact) && FIRST.test(fact) && !isAsked(fact) && !(near.length > 0 && fact === 'safety.childAtRisk'))).slice(0, QUESTIONS_TOLD),
  ]
}
