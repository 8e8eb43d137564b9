import { prepareRule } from '../../../src/conditions/prepare.js'
import { createEvaluator } from '../../../src/evaluate.js'
import { valuesOf } from '../../../src/conditions/values.js'
import { compileRule, decideCompiled } from '../../../src/engine/compiled-runner.js'
import { createFormulator } from '../../../src/formulate.js'
import type { Fact, FactSheet } from '../../../src/model/facts.js'
import { parseCase } from '../../../src/input/parse-case.js'
import { bareEngine } from '../bare-engine.js'
import { sampledCases } from '../bench-cases.js'
import { costs } from '../measure.js'
import { compiledByJsonLogic } from '../other-library.js'
import { knownFacts } from '../random-facts.js'
import { report } from '../run-program.js'
import { parameter, plainNumbers, twentyRules } from '../rules-compared.js'
import { BY_HAND, type PlainFacts } from '../twenty-rules.js'

/** Milliseconds for twenty rules held against all the subjects. */
export interface Twenty {
  readonly subjects: number
  readonly byHand: number
  readonly otherLibrary: number
  readonly ours: number
  readonly bare: number
}

const SUBJECTS = 200

const rules = twentyRules()
const plain: readonly PlainFacts[] = knownFacts(SUBJECTS)
const sheets = plain.map((facts, index): FactSheet => ({
  subject: { kind: 'person', id: `person-${index}` },
  facts: Object.fromEntries(Object.entries(facts).map(([id, value]): [string, Fact] => [id, value === null ? { status: 'unknown', why: 'not-asked', from: [] } : { status: 'known', value, from: [] }])),
}))
const hand = rules.flatMap(({ id }) => BY_HAND[id] ?? [])
const theirs = compiledByJsonLogic(rules, parameter)
const ours = rules.map((rule) => compileRule(prepareRule(rule, parameter)))
const { ruleSet, tradition } = createFormulator()

// The compiled functions are used elsewhere first, as in any program that has more than these rules.
const evaluator = createEvaluator(ruleSet, tradition)
for (const input of sampledCases(50)) evaluator.evaluateSync(parseCase(input))

const found = await costs({
  byHand: () => plain.map((facts) => hand.map((test) => test(facts, plainNumbers))),
  otherLibrary: () => plain.map((facts) => theirs.map((test) => test(facts))),
  ours: () => sheets.map(({ facts }) => {
    const values = valuesOf(facts)
    return ours.map((rule) => decideCompiled(rule, values))
  }),
  bare: bareEngine({ ...ruleSet, rules }, sheets),
}, Number(process.env['BENCH_ROUNDS'] ?? 5))
report({ subjects: SUBJECTS, ...found } satisfies Twenty)
