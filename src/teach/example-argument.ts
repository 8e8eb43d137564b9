import type { Argument, Candidate } from '../model/ranking-result.js'
import { leavesOf } from '../trace.js'
import { eventAgain } from '../words/client-event.js'
import { fillFrom, say, upperFirst, valueInWords } from '../words/phrase.js'
import type { Told } from './example-sentences.js'
import { ruleEvidence, type Lesson } from './lesson.js'

/** Reasons that count, the heaviest first. */
export const counting = (all: readonly Argument[], direction: Argument['direction'] = 'for'): readonly Argument[] =>
  all.filter((each) => each.verdict === 'fired' && each.direction === direction && each.counted !== 0).sort((a, b) => Math.abs(b.counted) - Math.abs(a.counted))

/** Whether a colleague could stand up for it: it has reasons, and as much speaks for it as against. */
export const hasACase = ({ support, arguments: all }: Candidate): boolean => support >= 0 && counting(all).length > 0

/** An area, and whom or what it is about. */
export const nameOf = ({ words, areaName, label }: Lesson, { area, subject }: Pick<Candidate, 'area' | 'subject'>): string =>
  subject.kind === 'case' ? areaName(area) : say(words, 'example.rules-about', { area: areaName(area), about: label(subject) })

/** A reason as a sentence: the rule's own, with a change that was named called "the change"; its title where something in it is not known. */
function inWords({ kase: { timeline }, rule, outcome, label, fact, words }: Lesson, { ruleId }: Argument, subject: Candidate['subject']): string {
  const own = rule(ruleId)
  const held = outcome(ruleId, subject)
  const found = new Map((held === undefined ? [] : leavesOf(held.condition)).map((leaf) => [leaf.fact, leaf.found]))
  const event = subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === subject.id) : undefined
  const fillingOf = (blank: string): string | undefined => {
    if (blank === 'who' || blank === 'what') return event === undefined ? label(subject) : eventAgain(words, event.type, 'clinician')
    const value = found.get(blank)
    return value === undefined ? undefined : valueInWords(words, value, fact(blank, subject.kind))
  }
  const text = own?.texts.clinician.replace(NAMED_BESIDE, '')
  const isWhole = text !== undefined && [...text.matchAll(/\{([^{}]+)\}/g)].every(([, blank = '']) => fillingOf(blank) !== undefined)
  return isWhole ? upperFirst(fillFrom(words, text, fillingOf)) : say(words, 'titled', { title: own?.title ?? ruleId })
}

/** Where a name stands after a colon or in brackets, the sentence is whole without it. */
const NAMED_BESIDE = /: \{what\}(?=\.$)| \(\{what\}\)/u

const REASONS = 2

/** A few reasons in a row, with the rules that they are. */
const told = (lesson: Lesson, { subject }: Candidate, all: readonly Argument[]): Told => ({
  text: all.slice(0, REASONS).map((each) => inWords(lesson, each, subject)).join(' '),
  evidence: all.slice(0, REASONS).map(({ ruleId, version }) => ruleEvidence({ ruleId, version, subject })),
})

/** What counts against the lead, and what was set aside; that nothing does is said with the best that could be held against it. */
export function againstSentences(lesson: Lesson, lead: Candidate, rival: Candidate | undefined, sentences: readonly Told[]): readonly Told[] {
  const none = noneAgainst(lesson, lead, rival)
  return [...none, ...(none.length === 0 ? sentences : sentences.filter(({ evidence }) => !evidence.includes('outcome')))]
}

/** That nothing counts against the lead, with the best case that somebody else could bring. */
export function noneAgainst(lesson: Lesson, lead: Candidate, rival: Candidate | undefined): readonly Told[] {
  const { formulation: { outcome: { kind } }, words } = lesson
  const line = (key: string): readonly Told[] => [{ text: say(words, `example.against-${key}`), evidence: ['outcome'] }]
  if (counting(lead.arguments, 'against').length > 0 || (kind !== 'lead' && kind !== 'tie')) return []
  if (rival === undefined) return line('alone')
  if (kind === 'tie') return counting(rival.arguments, 'against').length > 0 ? [] : line('tie')
  const { text, evidence } = told(lesson, rival, counting(rival.arguments))
  return [{ text: say(words, 'example.against-rival', { rival: nameOf(lesson, rival), reason: text }), evidence }]
}

/** The case for the runner-up, if the step before has not told it, and why it stands lower all the same. */
export function rivalSentences(lesson: Lesson, lead: Candidate, rival: Candidate, isTold: boolean): readonly Told[] {
  const { formulation: { outcome: { kind } }, words } = lesson
  const own = told(lesson, rival, counting(rival.arguments))
  return [
    ...(isTold ? [] : [{ text: say(words, 'example.rival-best', { rival: nameOf(lesson, rival), reason: own.text }), evidence: own.evidence }]),
    ...(kind === 'lead' ? [answerTo(lesson, lead, rival)] : []),
  ]
}

/** What speaks against the runner-up; else what the lead has of what both could have, such as the client's wish. */
function answerTo(lesson: Lesson, lead: Candidate, rival: Candidate): Told {
  const { words } = lesson
  const lacks = told(lesson, rival, counting(rival.arguments, 'against'))
  if (lacks.text !== '') return { text: say(words, 'example.rival-lower', { reasons: lacks.text }), evidence: lacks.evidence }
  const tips = told(lesson, lead, counting(lead.arguments).filter(({ theme }) => rival.arguments.some((each) => each.theme === theme) && sumOf(lead, theme) > sumOf(rival, theme)))
  return tips.text === '' ? { text: say(words, 'example.rival-lighter'), evidence: ['outcome'] } : { text: say(words, 'example.rival-tipped', { reasons: tips.text }), evidence: tips.evidence }
}

const sumOf = ({ themes }: Candidate, theme: string): number => themes.filter((each) => each.theme === theme).reduce((sum, each) => sum + each.for - each.against, 0)
