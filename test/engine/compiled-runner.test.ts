import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../src/conditions/values.js'
import { verdictOf } from '../../src/conditions/verdict.js'
import { compileRule, decideCompiled } from '../../src/engine/compiled-runner.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { formulate } from '../../src/formulate.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { compiledTruths, partlyFound } from '../support/compiled-truths.js'
import { facts, rule, WORLD_FACTS } from '../support/random-rules.js'
import { withoutExplanation } from '../support/without-explanation.js'

const noParameters = (id: string): number => {
  throw new Error(id)
}

const RULES_A_RUN = 50
const RUNS = 200

describe('the compiled runner', () => {
  it(`agrees with json-rules-engine on ${RULES_A_RUN * RUNS} random rules and facts, whichever of the facts were derived before`, async () => {
    let decided = 0
    await fc.assert(
      fc.asyncProperty(fc.array(rule, { minLength: RULES_A_RUN, maxLength: RULES_A_RUN }), facts, fc.subarray([...WORLD_FACTS]), async (rules, given, before) => {
        const prepared = rules.map((each, index) => prepareRule({ ...each, id: `test/rule-${index}` }, noParameters))
        const sheet = { subject: { kind: 'person', id: 'p' } as const, facts: given }
        const record = await runOnRecord(prepared, sheet)
        const values = partlyFound(given, before)
        expect(compiledTruths(prepared, sheet, values)).toEqual(record)
        expect(prepared.map((each) => decideCompiled(compileRule(each), values))).toEqual(record.map(verdictOf))
        decided += rules.length
      }),
      { seed: 20251121, numRuns: RUNS },
    )
    expect(decided).toBe(RULES_A_RUN * RUNS)
  }, 60_000)

  const root = join(import.meta.dirname, '../..')
  const cases = ['test/cases/notes', 'test/cases/vignettes', 'docs/examples/cases'].flatMap((folder) =>
    readdirSync(join(root, folder)).filter((file) => file.endsWith('.json') && file !== 'expected.json').map((file) => `${folder}/${file}`),
  )
  it.each(cases)('gives the same bytes as the engine of record for %s', async (path) => {
    const input: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'))
    expect(JSON.stringify(withoutExplanation(formulateSync(input)))).toBe(JSON.stringify(withoutExplanation(await formulate(input))))
  })

  it.each(['tie', 'plain-grief', 'hard-sensitivities'])('explains %s as the engine of record does', async (name) => {
    const input: unknown = JSON.parse(readFileSync(join(root, `docs/examples/cases/${name}.json`), 'utf8'))
    expect(JSON.stringify(formulateSync(input).explanation)).toBe(JSON.stringify((await formulate(input)).explanation))
  })

  it('refuses a fact that no sheet supplies', () => {
    const [first] = fc.sample(rule, { seed: 1, numRuns: 1 })
    if (first === undefined) throw new Error('no rule')
    const compiled = compileRule(prepareRule(first, noParameters))
    expect(() => decideCompiled(compiled, valuesOf({}))).toThrow(RangeError)
  })
})
