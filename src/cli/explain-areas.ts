import type { AreaFinding, Argument, Candidate, Formulation, Rule, RuleOutcome, Subject, WordCatalogue } from '../index.js'
import { say, sayCounted, term } from '../words/phrase.js'
import type { Choice } from './explain-choice.js'
import { aligned } from './help.js'
import { subjectName } from './names.js'
import { openLeaves, traceLines } from './trace.js'

/** A formulation, and how it is written out. */
export interface Explainer {
  readonly formulation: Formulation
  readonly rules: ReadonlyMap<string, Rule>
  readonly words: WordCatalogue
  readonly strong: (text: string) => string
}

export function areaLines(explainer: Explainer, { area, subject }: Pick<Choice, 'area' | 'subject'>): readonly string[] {
  const { areas } = explainer.formulation
  return areas
    .filter((each) => area === undefined || each.area === area)
    .flatMap((each) => [
      explainer.strong(`${each.name} (${each.area})`),
      `  ${standing(each, explainer.words)}`,
      ...each.candidates
        .filter((candidate) => subject === undefined || candidate.subject.id === subject)
        .flatMap((candidate) => candidateLines(explainer, candidate)),
      '',
    ])
}

function standing({ status, band, support, bounds, rank, deduction }: AreaFinding, words: WordCatalogue): string {
  const place = rank === undefined ? say(words, 'cli.explain.unplaced')
    : rank.best === rank.worst ? say(words, 'cli.explain.place', { place: String(rank.best) }) : say(words, 'cli.explain.places', { best: String(rank.best), worst: String(rank.worst) })
  return say(words, 'cli.explain.standing', {
    status: term(words, 'status', status), band: term(words, 'band', band), points: points(support, bounds, words), place,
    taken: deduction === 0 ? '' : say(words, 'cli.explain.taken', { n: String(deduction) }),
  })
}

function points(support: number, { low, high }: Candidate['bounds'], words: WordCatalogue): string {
  const now = sayCounted(words, support === 1 ? 'explain.point' : 'explain.points', support, { n: String(support) })
  return low === high ? now : say(words, 'cli.explain.points-open', { points: now, low: String(low), high: String(high) })
}

function candidateLines(explainer: Explainer, candidate: Candidate): readonly string[] {
  const { words } = explainer
  const { requirements, arguments: args } = candidate
  const held = (verdict: Argument['verdict'], direction?: Argument['direction']): readonly Argument[] =>
    args.filter((each) => each.verdict === verdict && (direction === undefined || each.direction === direction))
  const open = [...requirements, ...args].filter(({ verdict }) => verdict === 'undetermined')
  const rows: readonly (readonly [string, string])[] = [
    ...requirements.map(({ ruleId, verdict }) => [say(words, 'cli.explain.needs', { verdict: term(words, 'verdict', verdict) }), named(explainer, ruleId)] as const),
    ...held('fired', 'for').map((each) => [say(words, 'cli.explain.for', { points: counted(each, words) }), named(explainer, each.ruleId)] as const),
    ...held('fired', 'against').map((each) => [say(words, 'cli.explain.against', { points: counted(each, words) }), named(explainer, each.ruleId)] as const),
    ...held('set-aside').map((each) => [say(words, 'cli.explain.set-aside', { direction: term(words, 'direction', each.direction) }), named(explainer, each.ruleId)] as const),
    ...open.map(({ ruleId }) => [say(words, 'cli.explain.open'), `${named(explainer, ruleId)}${asks(explainer, ruleId, candidate.subject)}`] as const),
  ]
  const about = say(words, 'cli.explain.about', { who: subjectName(explainer.formulation, candidate.subject, words), what: points(candidate.support, candidate.bounds, words) })
  return [`  ${about}`, ...aligned(rows).map((row) => `    ${row}`)]
}

function counted({ counted: signed, points: full, lessenedBy }: Argument, words: WordCatalogue): string {
  const sign = signed > 0 ? `+${signed}` : String(signed)
  return lessenedBy === undefined ? sign : say(words, `cli.explain.lessened.${lessenedBy}`, { points: sign, full: String(full) })
}

export const named = ({ rules }: Pick<Explainer, 'rules'>, ruleId: string): string => {
  const rule = rules.get(ruleId)
  return rule === undefined ? ruleId : `${rule.title} [${ruleId}@${rule.version}]`
}

function asks({ formulation, words }: Explainer, ruleId: string, { kind, id }: Subject): string {
  const outcome = formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.kind === kind && each.subject.id === id)
  const questions = outcome === undefined ? [] : openLeaves(outcome).map(({ fact }) => words.facts[fact]?.question ?? fact)
  return [...new Set(questions)].map((question) => `\n        ${say(words, 'cli.explain.ask', { question })}`).join('')
}

export function ruleLines(explainer: Explainer, ruleId: string, { subject }: Pick<Choice, 'subject'>): readonly string[] {
  const outcomes = explainer.formulation.outcomes.filter((each) => each.ruleId === ruleId && (subject === undefined || each.subject.id === subject))
  if (outcomes.length === 0) return [named(explainer, ruleId), `  ${say(explainer.words, 'cli.explain.nothing')}`]
  return [explainer.strong(named(explainer, ruleId)), ...outcomes.flatMap((outcome) => outcomeLines(explainer, outcome))]
}

function outcomeLines({ formulation, words }: Explainer, outcome: RuleOutcome): readonly string[] {
  return [
    '',
    say(words, 'cli.explain.about', { who: subjectName(formulation, outcome.subject, words), what: term(words, 'verdict', outcome.verdict) }),
    `  ${say(words, 'cli.explain.looks-for')}`,
    ...traceLines(outcome.condition, 2, words),
    ...(outcome.unless === undefined ? [] : [`  ${say(words, 'cli.explain.set-aside-when')}`, ...traceLines(outcome.unless, 2, words)]),
  ]
}
