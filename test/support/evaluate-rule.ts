import { prepareRule } from '../../src/conditions/prepare.js'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { FactSheet } from '../../src/model/facts.js'
import type { RuleOutcome } from '../../src/model/outcome.js'
import type { Rule, RuleExample } from '../../src/model/rules.js'
import { readList } from './rule-set-folder.js'

const parameters = new Map(readList('parameters').map(({ id, value }) => [id, value]))

export function parameter(id: string): number {
  const value = parameters.get(id)
  if (value === undefined) throw new Error(`no parameter ${id}`)
  return value
}

/** The facts of an example's case, for every subject. */
export function sheetsOf(example: Pick<RuleExample, 'case' | 'options'>): readonly FactSheet[] {
  const input = { schemaVersion: 1, caseId: 'example', assessedOn: '2025-06-30', ...example.case }
  return deriveFacts(parseCase(input), {
    parameters: readList('parameters'),
    instruments: readList('instruments'),
    events: readList('events'),
    options: { lossWithoutDeathAsGrief: false, petLossAsGrief: false, ...example.options },
  }).sheets
}

/** Holds one rule against the example's subject. */
export async function evaluateRule(rule: Rule, example: RuleExample): Promise<RuleOutcome> {
  const sheets = sheetsOf(example)
  const sheet = sheets.find(({ subject }) => subject.kind === rule.about && (example.subject === undefined || subject.id === example.subject))
  if (sheet === undefined) throw new Error(`no ${rule.about} ${example.subject ?? ''} in the example`)
  const [truth] = await runOnRecord([prepareRule(rule, parameter)], sheet)
  if (truth === undefined) throw new Error('the runner returned nothing')
  return explainOutcome(rule, sheet, verdictOf(truth), parameter)
}
