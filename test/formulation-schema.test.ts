import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulate, formulateSync } from '../src/index.js'
import { spanish } from '../src/languages/es.js'
import { formulateSync as formulateUnexplained } from '../src/formulate-sync.js'
import { griefCase } from './support/grief-case.js'
import { libraryCases } from './support/library.js'
import { richCase } from './support/rich-case.js'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/schema/formulation.schema.json'), 'utf8')) as object
const check = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false, allErrors: true }).compile(schema)
const problems = (value: unknown): unknown => (check(value) ? [] : check.errors)

const emptyCase = { schemaVersion: 1, caseId: 'nothing-asked', assessedOn: '2025-06-30' }
const cases = [['a plain case', griefCase], ['a case with every field', richCase], ['a case in which nothing was asked', emptyCase]] as const

describe('the shipped schema of a formulation', () => {
  it.each(cases.flatMap(([name, input]) => defaultRuleSet.traditions.map(({ id }) => [name, id, input] as const)))(
    'fits the formulation of %s under %s',
    async (_, tradition, input) => {
      expect(problems(JSON.parse(JSON.stringify(await formulate(input, { tradition }))))).toEqual([])
    },
  )

  it.each(libraryCases.filter(({ path }) => path.startsWith('docs/')))('fits the formulation of $path, explanation and all', ({ case: input }) => {
    const formulation = JSON.parse(JSON.stringify(formulateSync(input))) as object
    expect('explanation' in formulation).toBe(true)
    expect(problems(formulation)).toEqual([])
  })

  it('fits a formulation in another language, whose receipt names it', async () => {
    expect(problems(JSON.parse(JSON.stringify(await formulate(griefCase, { language: spanish }))))).toEqual([])
  })

  it('fits a formulation that is not explained', () => {
    expect(problems(JSON.parse(JSON.stringify(formulateUnexplained(griefCase))))).toEqual([])
  })

  it('refuses a formulation with a part too many, a part too few, or a word that does not exist', async () => {
    const formulation = await formulate(griefCase)
    const { receipt: _receipt, ...without } = formulation
    for (const wrong of [
      { ...formulation, verdict: 'certain' },
      without,
      { ...formulation, outcome: { ...formulation.outcome, kind: 'winner' } },
      { ...formulation, explanation: { ...formulation.explanation, sure: true } },
      { ...formulation, explanation: { ...formulation.explanation, changes: { goals: [], best: [{ goal: { kind: 'win', area: 'grief' }, set: { changes: [], moved: 0 } }] } } },
      { ...formulation, text: { ...formulation.text, client: [{ id: 'x', title: 'x', sentences: [{ text: 'Said without evidence.', evidence: [] }] }] } },
    ]) expect(check(wrong)).toBe(false)
  })
})
