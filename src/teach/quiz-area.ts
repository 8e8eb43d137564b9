import { ruleEvidence, type Lesson } from './lesson.js'
import { listed, say } from '../words/phrase.js'
import { missingInWords } from './quiz-asking.js'
import type { Draft } from './quiz-draft.js'
import { holdingMessages, holdingTitles, isHeld } from './held.js'

const NONE = ['two-level', 'until-safe', 'too-little', 'no-area'] as const

/** Which area leads, or that none may be named yet. Those that come closest are always among the answers. */
export function area(lesson: Lesson): Draft {
  const { formulation, words } = lesson
  const { outcome, areas } = formulation
  const isSafe = !isHeld(formulation)
  const lead = isSafe && outcome.kind === 'lead' ? outcome.foci[0]?.area : undefined
  const right = isSafe ? { lead: undefined, tie: 'two-level', 'insufficient-data': 'too-little', 'no-clear-focus': 'no-area' }[outcome.kind] : 'until-safe'
  const named = areas.filter(({ standing }) => standing !== 'absent')
  const closest = new Set(named.filter((each) => each.area !== lead && each.status !== 'not-applicable').slice(0, lead === undefined ? 2 : 1).map((each) => each.area))
  const told = formulation.text.trainee.find(({ id }) => id === 'focus')?.sentences ?? []
  return {
    kind: 'area',
    prompt: say(words, 'quiz.area'),
    choose: 'one',
    answers: [
      ...named.map(({ area: id, name }) => ({ text: name, right: id === lead, evidence: [`area:${id}`], must: closest.has(id) })),
      ...NONE.map((id) => ({ text: say(words, `quiz.${id}`), right: id === right, evidence: ['outcome'] })),
    ],
    because: isSafe
      ? outcome.kind === 'insufficient-data' ? [{ text: missingInWords(lesson), evidence: ['completeness'] }] : told.slice(0, 1).map(({ text, evidence }) => ({ text, evidence }))
      : [{ text: say(words, 'quiz.until-safe-because', { reasons: listed(words, holdingTitles(lesson)) }), evidence: holdingMessages(lesson).map(ruleEvidence) }],
  }
}

/** Whom or what the lead is about. */
export function aboutWhom({ formulation, words, areaName, label, kase }: Lesson): Draft | undefined {
  const { outcome } = formulation
  const [focus] = outcome.foci
  if (outcome.kind !== 'lead' || focus === undefined || focus.subject.kind === 'case') return undefined
  const people = (kase.inventory?.people ?? []).map(({ id }) => ({ kind: 'person', id }) as const)
  const events = (kase.timeline?.events ?? []).map(({ id }) => ({ kind: 'event', id }) as const)
  // The death of a person is about that person too, and so is a change that somebody brought.
  const entwined = new Set([focus.subject.id, ...(kase.timeline?.events ?? []).flatMap(({ id, people: involved = [] }) => (id === focus.subject.id ? involved : involved.includes(focus.subject.id) ? [id] : []))])
  const others = [...people, ...events].filter(({ id }) => !entwined.has(id))
  if (others.length < 2) return undefined
  return {
    kind: 'about',
    prompt: say(words, 'quiz.about', { area: areaName(focus.area) }),
    choose: 'one',
    answers: [{ text: label(focus.subject), right: true, evidence: [focus.subject.id] }, ...others.map((subject) => ({ text: label(subject), right: false, evidence: [subject.id] }))],
    because: [{ text: say(words, 'quiz.about-because', { area: areaName(focus.area), about: label(focus.subject) }), evidence: [`area:${focus.area}`] }],
  }
}
