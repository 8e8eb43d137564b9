import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { createEvaluator } from '../../src/evaluate.js'
import { evaluateOnRecord } from '../../src/evaluate-on-record.js'
import { parseCase } from '../../src/input/parse-case.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { randomCase } from '../support/random-case.js'
import { compiledTruths, partlyFound } from '../support/compiled-truths.js'
import { facts, rule, WORLD_FACTS } from '../support/random-rules.js'

const DECISIONS = Number(process.env['DIFFERENTIAL_DECISIONS'] ?? 1_000_000)
const CASES = Number(process.env['DIFFERENTIAL_CASES'] ?? 2000)
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 20251122)
const RULES_A_RUN = 50

const noParameters = (id: string): number => {
  throw new Error(id)
}

it(`decides ${DECISIONS} random rules as json-rules-engine does`, async () => {
  const verdicts = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { minLength: RULES_A_RUN, maxLength: RULES_A_RUN }), facts, fc.subarray([...WORLD_FACTS]), async (rules, given, before) => {
      const prepared = rules.map((each, index) => prepareRule({ ...each, id: `test/rule-${index}` }, noParameters))
      const sheet = { subject: { kind: 'person', id: 'p' } as const, facts: given }
      const found = compiledTruths(prepared, sheet, partlyFound(given, before))
      expect(found).toEqual(await runOnRecord(prepared, sheet))
      for (const { condition } of found) verdicts.set(condition, (verdicts.get(condition) ?? 0) + 1)
    }),
    { seed: SEED, numRuns: Math.ceil(DECISIONS / RULES_A_RUN) },
  )
  process.stdout.write(`rules decided alike: ${JSON.stringify(Object.fromEntries([...verdicts].sort()))}, seed ${SEED}\n`)
  expect([...verdicts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(DECISIONS)
})

it(`evaluates ${CASES} random cases by the default rules as json-rules-engine does, under every tradition in turn`, async () => {
  const evaluators = defaultRuleSet.traditions.map((tradition) => createEvaluator(defaultRuleSet, tradition))
  let [run, decided] = [0, 0]
  await fc.assert(
    fc.asyncProperty(randomCase, async (input) => {
      const evaluator = evaluators[run % evaluators.length]
      if (evaluator === undefined) throw new Error('no tradition')
      run += 1
      const kase = parseCase(input)
      const [compiled, record] = [evaluator.evaluateSync(kase), await evaluateOnRecord(evaluator, kase)]
      expect(compiled.verdicts).toEqual(record.verdicts)
      expect(compiled.ranking).toEqual(record.ranking)
      decided += compiled.verdicts.length
    }),
    { seed: SEED, numRuns: CASES },
  )
  process.stdout.write(`cases evaluated alike: ${run}, with ${decided} verdicts, seed ${SEED}\n`)
  expect(run).toBeGreaterThanOrEqual(CASES)
})
