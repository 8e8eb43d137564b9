import type { Subject } from '../model/facts.js'
import type { Formulation, Sentence } from '../model/formulation.js'
import { say, sayCounted, term } from '../words/phrase.js'
import { type AreaDifference, type ChangedArgument, type FormulationDifference, messagesGone } from './compare-formulations.js'
import { type Speech, speechOf, type Tongue } from './speech.js'

const REASONS_TOLD = 4

/**
 * A difference in sentences for the clinician: the outcome, each area that moved with the reasons that came, went or
 * count differently, and the messages that came and went.
 */
export function describeDifference(difference: FormulationDifference, before: Formulation, after: Formulation, tongue: Omit<Tongue, 'register'>): readonly Sentence[] {
  const { words } = tongue
  if (difference.same) return [{ text: say(words, 'difference.same'), evidence: ['outcome'] }]
  const merged = { areas: after.areas, outcomes: after.outcomes, labels: { ...before.labels, ...after.labels } }
  const told: Told = { before, after, speech: speechOf(merged, { ...tongue, register: 'clinician' }) }
  return [
    ...outcomeSentences(told, difference),
    ...difference.areas.flatMap((area) => areaSentences(told, area)),
    ...messageSentences(told),
  ]
}

interface Told {
  readonly before: Formulation
  readonly after: Formulation
  readonly speech: Speech
}

function outcomeSentences({ speech: { words, sentence } }: Told, { outcome, firmness }: FormulationDifference): readonly Sentence[] {
  if (outcome.before !== outcome.after) {
    return [sentence(say(words, 'difference.outcome', { before: term(words, 'outcome', outcome.before), after: term(words, 'outcome', outcome.after) }), ['outcome'])]
  }
  if (firmness.before === undefined || firmness.after === undefined || firmness.before === firmness.after) return []
  return [sentence(say(words, 'difference.firmness', { before: term(words, 'firmness', firmness.before), after: term(words, 'firmness', firmness.after) }), ['outcome'])]
}

function areaSentences(told: Told, area: AreaDifference): readonly Sentence[] {
  const { words, sentence, focus } = told.speech
  const [earlier, later] = [subjectOf(told, area, 'before'), subjectOf(told, area, 'after')]
  const changed = [...area.arguments].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const isAnother = earlier !== undefined && later !== undefined && area.about.before !== area.about.after
  // Reasons of whoever it is about now explain where it stands; those of whoever it was about explain why not them.
  const own = changed.filter(({ subject }) => subject.id === (area.about.after ?? area.about.before))
  const others = changed.filter((argument) => !own.includes(argument))
  const text = withReasons(told, moved(told, area, focus(area.area, later ?? earlier)), own, area)
  return [
    ...(isAnother ? [sentence(say(words, 'difference.now-about', { area: area.name, after: told.speech.label(later), before: told.speech.label(earlier) }), [`area:${area.area}`])] : []),
    sentence(text, [`area:${area.area}`, ...own.map((argument) => evidenceOf(told, argument))]),
    ...(others.length === 0 || earlier === undefined
      ? []
      : [sentence(say(words, 'difference.others', { side: focus(area.area, earlier), reasons: reasons(told, others) }), others.map((argument) => evidenceOf(told, argument)))]),
  ]
}

function moved({ speech: { words } }: Told, { status, place, support, area }: AreaDifference, focus: string): string {
  const blanks = { focus, before: figure(support.before), after: figure(support.after), from: placeIn(words, place.before), to: placeIn(words, place.after), area }
  if (place.before !== undefined && place.after !== undefined) {
    if (place.before !== place.after) return say(words, 'difference.moved', blanks)
    return say(words, support.before === support.after ? 'difference.stays' : 'difference.support', blanks)
  }
  if (place.after !== undefined) return say(words, 'difference.ranked', blanks)
  if (status.before === status.after) return say(words, 'difference.unranked', { ...blanks, status: STATUS_KEYS[status.after](words) })
  return say(words, 'difference.now-status', { ...blanks, status: STATUS_KEYS[status.after](words) })
}

type Words = Speech['words']

const STATUS_KEYS: Readonly<Record<AreaDifference['status']['after'], (words: Words) => string>> = {
  candidate: (words) => say(words, 'difference.status.candidate'),
  'insufficient-data': (words) => say(words, 'difference.status.insufficient-data'),
  'not-applicable': (words) => say(words, 'difference.status.not-applicable'),
  background: (words) => say(words, 'difference.status.background'),
}

const placeIn = (words: Words, at: number | undefined): string => term(words, 'place', String(at ?? ''))

function withReasons(told: Told, text: string, own: readonly ChangedArgument[], { deduction, place, status }: AreaDifference): string {
  const { words } = told.speech
  const taken = deduction.after - deduction.before
  const all = [
    ...(own.length === 0 ? [] : [reasons(told, own)]),
    ...(taken === 0 ? [] : [sayCounted(words, taken > 0 ? 'difference.taken-off' : 'difference.given-back', Math.abs(taken), { n: String(Math.abs(taken)) })]),
  ]
  if (all.length > 0 && status.after !== 'not-applicable') return say(words, 'difference.because', { moved: text, reasons: all.join(say(words, 'between-clauses')) })
  return say(words, place.before !== place.after && own.length === 0 && place.before !== undefined && place.after !== undefined ? 'difference.by-others' : 'difference.plain', { moved: text })
}

/** The weightiest changes in words. */
function reasons({ speech: { words, title } }: Told, changed: readonly ChangedArgument[]): string {
  const told = changed.slice(0, REASONS_TOLD).map(({ ruleId, before, after }) => {
    const key = before === 0 ? 'difference.counts' : after === 0 ? 'difference.counts-no-longer' : Math.abs(after) > Math.abs(before) ? 'difference.counts-more' : 'difference.counts-less'
    return say(words, key, { title: say(words, 'titled', { title: title(ruleId) }), before: signed(before), after: signed(after) })
  })
  const left = changed.length - told.length
  return [...told, ...(left > 0 ? [sayCounted(words, 'difference.and-more', left, { n: String(left) })] : [])].join(say(words, 'between-clauses'))
}

function messageSentences(told: Told): readonly Sentence[] {
  const { speech: { words, sentence }, before, after } = told
  return ([['added', messagesGone(after, before)], ['removed', messagesGone(before, after)]] as const).flatMap(([kind, messages]) =>
    messages.map(({ ruleId, version, subject, level, clinician }) =>
      sentence(say(words, `difference.message-${kind}`, { level: term(words, 'level', level), text: clinician }), [`rule:${ruleId}@${version}#${subject.id}`])))
}

/** Whom an area stood by, as the formulation of that time names them. */
function subjectOf(told: Told, { area, about }: AreaDifference, when: 'before' | 'after'): Subject | undefined {
  const id = about[when]
  return id === undefined ? undefined : told[when].areas.find((each) => each.area === area)?.candidates.find(({ subject }) => subject.id === id)?.subject
}

function evidenceOf({ before, after }: Told, { ruleId, subject }: ChangedArgument): string {
  const version = [after, before].flatMap(({ outcomes }) => outcomes).find((outcome) => outcome.ruleId === ruleId)?.version
  return `rule:${ruleId}@${version ?? ''}#${subject.id}`
}

const figure = (points: number): string => String(points).replace('-', '−')

const signed = (points: number): string => (points > 0 ? `+${points}` : figure(points))
