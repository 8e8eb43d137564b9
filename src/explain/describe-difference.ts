import type { Formulation, Sentence } from '../model/formulation.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { listed, say, term } from '../words/phrase.js'
import type { AreaDifference, ChangedArgument, FormulationDifference } from './compare-formulations.js'

/** A difference in sentences: the outcome, each area that moved with the reasons behind it, and messages. */
export function describeDifference(difference: FormulationDifference, before: Formulation, after: Formulation, words: WordCatalogue): readonly Sentence[] {
  if (difference.same) return [{ text: say(words, 'difference.same'), evidence: ['outcome'] }]
  const labels = { ...before.labels, ...after.labels }
  return [
    ...(difference.outcome.before === difference.outcome.after
      ? []
      : [sentence(say(words, 'difference.outcome', { before: term(words, 'outcome', difference.outcome.before), after: term(words, 'outcome', difference.outcome.after) }), ['outcome'])]),
    ...difference.areas.map((area) => areaSentence(area, labels, words)),
    ...messageSentences(difference, words),
  ]
}

function areaSentence(area: AreaDifference, labels: Readonly<Record<string, string>>, words: WordCatalogue): Sentence {
  const who = area.about.after ?? area.about.before
  const about = who === undefined || labels[who] === undefined ? '' : say(words, 'difference.about', { who: labels[who] })
  const place = (at: number | undefined): string => (at === undefined ? say(words, 'difference.unranked') : say(words, 'difference.place', { n: String(at) }))
  const moved = say(words, area.place.before === area.place.after ? 'difference.support' : 'difference.moved', {
    area: area.name,
    about,
    from: place(area.place.before),
    to: place(area.place.after),
    before: String(area.support.before),
    after: String(area.support.after),
  })
  const reasons = area.arguments.map((argument) => reason(argument, words))
  const text = reasons.length === 0 ? moved : say(words, 'difference.because', { moved, reasons: listed(words, reasons) })
  return sentence(text, [`area:${area.area}`, ...area.arguments.map(({ ruleId, subject }) => `rule:${ruleId}#${subject.id}`)])
}

function reason({ ruleId, before, after }: ChangedArgument, words: WordCatalogue): string {
  return say(words, 'difference.reason', { rule: ruleId, before: signed(before), after: signed(after) })
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points))

function messageSentences({ messages }: FormulationDifference, words: WordCatalogue): readonly Sentence[] {
  return (['added', 'removed'] as const)
    .filter((kind) => messages[kind].length > 0)
    .map((kind) => sentence(say(words, `difference.messages-${kind}`, { rules: listed(words, messages[kind]) }), messages[kind].map((id) => `rule:${id}`)))
}

function sentence(text: string, evidence: readonly string[]): Sentence {
  const [first = 'outcome', ...rest] = evidence
  return { text, evidence: [first, ...rest] }
}
