import type { AreaFinding, Argument, Candidate, Formulation, Rule, RuleOutcome, Subject } from '../index.js'
import { englishWords } from '../words/english.js'
import { term } from '../words/phrase.js'
import type { Choice } from './explain-choice.js'
import { aligned } from './help.js'
import { subjectName } from './names.js'
import { openLeaves, traceLines } from './trace.js'

/** A formulation, and how it is written out. */
export interface Explainer {
  readonly formulation: Formulation
  readonly rules: ReadonlyMap<string, Rule>
  readonly strong: (text: string) => string
}

export function areaLines(explainer: Explainer, { area, subject }: Pick<Choice, 'area' | 'subject'>): readonly string[] {
  const { areas } = explainer.formulation
  return areas
    .filter((each) => area === undefined || each.area === area)
    .flatMap((each) => [
      explainer.strong(`${each.name} (${each.area})`),
      `  ${standing(each)}`,
      ...each.candidates
        .filter((candidate) => subject === undefined || candidate.subject.id === subject)
        .flatMap((candidate) => candidateLines(explainer, candidate)),
      '',
    ])
}

function standing({ status, band, support, bounds, rank, deduction }: AreaFinding): string {
  const place = rank === undefined ? 'not ranked' : rank.best === rank.worst ? `place ${rank.best}` : `place ${rank.best} to ${rank.worst}`
  const taken = deduction === 0 ? '' : `, ${deduction} taken off for a well supported area`
  return `${term(englishWords, 'status', status)}, ${term(englishWords, 'band', band)}, ${points(support, bounds)}${taken}; ${place}`
}

const points = (support: number, { low, high }: Candidate['bounds']): string => {
  const now = `${support} ${support === 1 ? 'point' : 'points'}`
  return low === high ? now : `${now} (${low} to ${high} as the open questions may turn out)`
}

function candidateLines(explainer: Explainer, candidate: Candidate): readonly string[] {
  const { requirements, arguments: args } = candidate
  const held = (verdict: Argument['verdict'], direction?: Argument['direction']): readonly Argument[] =>
    args.filter((each) => each.verdict === verdict && (direction === undefined || each.direction === direction))
  const open = [...requirements, ...args].filter(({ verdict }) => verdict === 'undetermined')
  const rows: readonly (readonly [string, string])[] = [
    ...requirements.map(({ ruleId, verdict }) => [`needs, ${term(englishWords, 'verdict', verdict)}`, named(explainer, ruleId)] as const),
    ...held('fired', 'for').map((each) => [`for ${counted(each)}`, named(explainer, each.ruleId)] as const),
    ...held('fired', 'against').map((each) => [`against ${counted(each)}`, named(explainer, each.ruleId)] as const),
    ...held('set-aside').map((each) => [`set aside, ${each.direction}`, named(explainer, each.ruleId)] as const),
    ...open.map(({ ruleId }) => ['open', `${named(explainer, ruleId)}${asks(explainer, ruleId, candidate.subject)}`] as const),
  ]
  return [`  about ${subjectName(explainer.formulation, candidate.subject)}: ${points(candidate.support, candidate.bounds)}`, ...aligned(rows).map((row) => `    ${row}`)]
}

const counted = ({ counted: signed, points: full, lessenedBy }: Argument): string => {
  const sign = signed > 0 ? `+${signed}` : String(signed)
  return lessenedBy === undefined ? sign : `${sign} of ${full} (${lessenedBy})`
}

export const named = ({ rules }: Pick<Explainer, 'rules'>, ruleId: string): string => {
  const rule = rules.get(ruleId)
  return rule === undefined ? ruleId : `${rule.title} [${ruleId}@${rule.version}]`
}

function asks({ formulation }: Explainer, ruleId: string, { kind, id }: Subject): string {
  const outcome = formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.kind === kind && each.subject.id === id)
  const questions = outcome === undefined ? [] : openLeaves(outcome).map(({ fact }) => englishWords.facts[fact]?.question ?? fact)
  return [...new Set(questions)].map((question) => `\n        ask: ${question}`).join('')
}

export function ruleLines(explainer: Explainer, ruleId: string, { subject }: Pick<Choice, 'subject'>): readonly string[] {
  const outcomes = explainer.formulation.outcomes.filter((each) => each.ruleId === ruleId && (subject === undefined || each.subject.id === subject))
  if (outcomes.length === 0) return [named(explainer, ruleId), '  It was held against nothing in this case.']
  return [explainer.strong(named(explainer, ruleId)), ...outcomes.flatMap((outcome) => outcomeLines(explainer, outcome))]
}

function outcomeLines(explainer: Explainer, outcome: RuleOutcome): readonly string[] {
  return [
    '',
    `about ${subjectName(explainer.formulation, outcome.subject)}: ${term(englishWords, 'verdict', outcome.verdict)}`,
    '  looks for',
    ...traceLines(outcome.condition, 2),
    ...(outcome.unless === undefined ? [] : ['  set aside when', ...traceLines(outcome.unless, 2)]),
  ]
}
