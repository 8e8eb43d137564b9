import type { AreaFinding, Argument, Candidate, Formulation, Rule, RuleOutcome, RuleSet, Subject } from '../index.js'
import { englishWords } from '../words/english.js'
import { term } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { aligned } from './help.js'
import { bold } from './io.js'
import { checkWord, FORMULATE_OPTIONS, formulateGiven, oneLine } from './shared.js'
import { openLeaves, traceLines } from './trace.js'

export const explain: Command = {
  name: 'explain',
  summary: 'Show why: for each area the reasons and what is open, or one rule leaf by leaf.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    area: { takes: 'id', meaning: 'Only this focus area.' },
    subject: { takes: 'id', meaning: 'Only this person or event, by the id it has in the case.' },
    rule: { takes: 'id', meaning: 'This rule, leaf by leaf: what it found, what it wanted, and where the answer stands.' },
    ...FORMULATE_OPTIONS,
  },
  examples: [
    'ipt-formulation explain case.json',
    'ipt-formulation explain case.json --area role-dispute --subject tom',
    'ipt-formulation explain case.json --rule grief/close-person-died',
  ],
  run: async (given, io) => {
    const { formulation, ruleSet } = await formulateGiven(given, io)
    const chosen = { area: given.option('area'), subject: given.option('subject'), rule: given.option('rule') }
    checkChoice(chosen, formulation, ruleSet)
    const explainer: Explainer = { formulation, rules: new Map(ruleSet.rules.map((rule) => [rule.id, rule])), strong: (text) => bold(text, io.colour.out) }
    const lines = chosen.rule === undefined ? areaLines(explainer, chosen) : ruleLines(explainer, chosen.rule, chosen)
    io.print(`${lines.join('\n').trimEnd()}\n`)
    return EXIT.ok
  },
}

interface Choice {
  readonly area: string | undefined
  readonly subject: string | undefined
  readonly rule: string | undefined
}

interface Explainer {
  readonly formulation: Formulation
  readonly rules: ReadonlyMap<string, Rule>
  readonly strong: (text: string) => string
}

function checkChoice({ area, subject, rule }: Choice, { areas, outcomes }: Formulation, ruleSet: RuleSet): void {
  if (area !== undefined) checkWord(area, areas.map((each) => each.area), 'an area')
  if (subject !== undefined) checkWord(subject, [...new Set(outcomes.map((each) => each.subject.id))], 'the id of a person or an event of the case')
  if (rule === undefined) return
  checkWord(rule, ruleSet.rules.map(({ id }) => id), 'the id of a rule')
  const focusArea = ruleSet.rules.find(({ id }) => id === rule)?.focusArea
  if (area !== undefined && focusArea !== area) throw usage('a rule that bears on the area', 'one that does not')
}

function areaLines(explainer: Explainer, { area, subject }: Choice): readonly string[] {
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
  return [`  about ${subjectName(explainer, candidate.subject)}: ${points(candidate.support, candidate.bounds)}`, ...aligned(rows).map((row) => `    ${row}`)]
}

const counted = ({ counted: signed, points: full, lessenedBy }: Argument): string => {
  const sign = signed > 0 ? `+${signed}` : String(signed)
  return lessenedBy === undefined ? sign : `${sign} of ${full} (${lessenedBy})`
}

const named = ({ rules }: Explainer, ruleId: string): string => {
  const rule = rules.get(ruleId)
  return rule === undefined ? ruleId : `${rule.title} [${ruleId}@${rule.version}]`
}

function asks({ formulation }: Explainer, ruleId: string, { kind, id }: Subject): string {
  const outcome = formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.kind === kind && each.subject.id === id)
  const questions = outcome === undefined ? [] : openLeaves(outcome).map(({ fact }) => englishWords.facts[fact]?.question ?? fact)
  return [...new Set(questions)].map((question) => `\n        ask: ${question}`).join('')
}

function ruleLines(explainer: Explainer, ruleId: string, { subject }: Choice): readonly string[] {
  const outcomes = explainer.formulation.outcomes.filter((each) => each.ruleId === ruleId && (subject === undefined || each.subject.id === subject))
  if (outcomes.length === 0) return [named(explainer, ruleId), '  It was held against nothing in this case.']
  return [explainer.strong(named(explainer, ruleId)), ...outcomes.flatMap((outcome) => outcomeLines(explainer, outcome))]
}

function outcomeLines(explainer: Explainer, outcome: RuleOutcome): readonly string[] {
  return [
    '',
    `about ${subjectName(explainer, outcome.subject)}: ${term(englishWords, 'verdict', outcome.verdict)}`,
    '  looks for',
    ...traceLines(outcome.condition, 2),
    ...(outcome.unless === undefined ? [] : ['  set aside when', ...traceLines(outcome.unless, 2)]),
  ]
}

function subjectName({ formulation }: Explainer, { kind, id, unlisted }: Subject): string {
  if (unlisted === true) return kind === 'event' ? 'a change that was not asked about' : 'somebody who was not asked about'
  if (kind === 'case' || kind === 'ranking') return kind === 'case' ? 'the client' : 'the ranking'
  const label = formulation.labels[id]
  return label === undefined ? id : `${oneLine(label)} (${id})`
}
