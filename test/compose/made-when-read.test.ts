import { deepStrictEqual } from 'node:assert/strict'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/compose/compose.js'
import { createEvaluator } from '../../src/evaluate.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { createFormulator, formulate } from '../../src/formulate.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { deepFreeze } from '../../src/freeze.js'
import { parseCase } from '../../src/input/parse-case.js'
import { lazily } from '../../src/lazily.js'
import type { Formulation, Receipt } from '../../src/model/formulation.js'
import { englishWords } from '../../src/words/english.js'
import { libraryCases } from '../support/library.js'

const SEED = 20251121
const NAMED = ['docs/examples/cases/plain-dispute.json', 'docs/examples/cases/safety-first.json', 'docs/examples/cases/tie.json']
const cases = libraryCases.filter(({ path }) => NAMED.includes(path))

const { ruleSet, tradition } = createFormulator()
const evaluator = createEvaluator(ruleSet, tradition)

/** How often each thing was asked for while a formulation was made and read. */
interface Asked {
  words: number
  links: number
  outcomes: number
  receipt: number
  explained: string[]
}

function watched(input: unknown): { readonly formulation: Formulation; readonly asked: Asked } {
  const kase = parseCase(input)
  const { derived, sheets, verdicts, ranking, explain, outcomes } = evaluator.evaluateSync(kase)
  const asked: Asked = { words: 0, links: 0, outcomes: 0, receipt: 0, explained: [] }
  const words = new Proxy(englishWords, {
    get(target, key) {
      asked.words += 1
      return Reflect.get(target, key) as unknown
    },
  })
  const formulation = compose({
    case: kase,
    sheets,
    verdicts,
    ranking,
    ruleSet,
    tradition,
    facts: factCatalogue,
    words,
    links: () => {
      asked.links += 1
      return derived.links
    },
    prepared: evaluator.prepared,
    explain: (verdict) => {
      asked.explained.push(`${verdict.ruleId} ${verdict.subject.id}`)
      return explain(verdict)
    },
    outcomes: () => {
      asked.outcomes += 1
      return outcomes()
    },
    receipt: lazily<Receipt>({
      library: '0',
      ruleSet: { id: 'set', version: '1', digest: '0' },
      tradition: tradition.id,
      parameters: '0',
      input: () => {
        asked.receipt += 1
        return 'input'
      },
    }),
  })
  return { formulation, asked }
}

const NOTHING: Asked = { words: 0, links: 0, outcomes: 0, receipt: 0, explained: [] }

/** Reads parts by their paths, in the order given. */
function read(formulation: Formulation, paths: readonly string[]): void {
  for (const path of paths) {
    let here: unknown = formulation
    for (const key of path.split('/')) here = (here as Readonly<Record<string, unknown>>)[key]
  }
}

const pathsOf = (formulation: Formulation): readonly string[] =>
  Object.keys(formulation).flatMap((key) => {
    const nested = ['text', 'completeness', 'outcome', 'receipt'].includes(key) ? Object.keys(formulation[key as keyof Formulation] as object) : []
    return [key, ...nested.map((inner) => `${key}/${inner}`)]
  })

describe.each(cases)('of a formulation of $path', ({ case: input }) => {
  it('nothing is made before it is read', () => {
    const { formulation, asked } = watched(input)
    read(formulation, ['caseId', 'assessedOn', 'title', 'fictional', 'tradition', 'decision', 'formulationVersion'])
    expect([Object.keys(formulation).length > 15, asked]).toEqual([true, NOTHING])
  })

  it('what the ranking came to is read without a word and without a reason', () => {
    const { formulation, asked } = watched(input)
    read(formulation, ['outcome/kind', 'outcome/foci', 'outcome/settled', 'areas', 'contract'])
    expect(asked).toEqual(NOTHING)
  })

  it('a text is written without explaining every rule, and without the other texts', () => {
    const { formulation, asked } = watched(input)
    expect(formulation.text.client.length).toBeGreaterThan(0)
    const forClient = asked.words
    expect({ ...asked, words: 0, explained: [] }).toEqual({ ...NOTHING, links: asked.links })
    expect(new Set(asked.explained).size).toBeLessThan(formulation.outcomes.length / 2)
    expect(formulation.text.trainee.length).toBeGreaterThan(0)
    expect(asked.words).toBeGreaterThan(forClient)
  })

  it('each part is made once', () => {
    const { formulation, asked } = watched(input)
    const [first, after] = [JSON.stringify(formulation), structuredClone(asked)]
    expect(JSON.stringify(formulation)).toBe(first)
    expect(asked).toEqual(after)
    expect(asked.explained.length).toBe(new Set(asked.explained).size)
    expect({ outcomes: asked.outcomes, receipt: asked.receipt }).toEqual({ outcomes: 1, receipt: 1 })
    for (const key of Object.keys(formulation) as (keyof Formulation)[]) expect(formulation[key]).toBe(formulation[key])
    expect(formulation.text.client).toBe(formulation.text.client)
  })

  it('the order of reading changes nothing', () => {
    const { formulation } = watched(input)
    const [paths, whole] = [pathsOf(formulation), JSON.stringify(watched(input).formulation)]
    fc.assert(
      fc.property(fc.shuffledSubarray([...paths]), (some) => {
        const { formulation: other } = watched(input)
        read(other, some)
        expect(JSON.stringify(other)).toBe(whole)
      }),
      { seed: SEED, numRuns: 25, endOnFailure: true },
    )
  })

  it('copies and comparisons are those of plain data', () => {
    const plain = JSON.parse(JSON.stringify(formulateSync(input))) as Formulation
    expect(JSON.stringify(plain)).toBe(JSON.stringify(formulateSync(input)))
    deepStrictEqual(formulateSync(input), plain)
    expect(formulateSync(input)).toStrictEqual(plain)
    expect(structuredClone(formulateSync(input))).toStrictEqual(plain)
    expect(JSON.stringify({ ...formulateSync(input) })).toBe(JSON.stringify(plain))
    expect(Object.keys(formulateSync(input))).toEqual(Object.keys(plain))
  })

  it('a frozen one gives the same', () => {
    const whole = JSON.stringify(formulateSync(input))
    expect(JSON.stringify(Object.freeze(formulateSync(input)))).toBe(whole)
    expect(JSON.stringify(deepFreeze(formulateSync(input)))).toBe(whole)
  })

  it('both runners give the same bytes, whatever is read first', async () => {
    const [onRecord, compiled] = [await formulate(input), formulateSync(input)]
    read(onRecord, ['text/client', 'questions', 'outcomes'])
    read(compiled, ['outcomes', 'completeness/unused', 'text/trainee'])
    expect(JSON.stringify(onRecord)).toBe(JSON.stringify(compiled))
  })
})

describe('a client\'s page', () => {
  const safety = cases.find(({ path }) => path.endsWith('safety-first.json'))?.case

  it('keeps back what it should, even when messages and plan were emptied before it was written', () => {
    const whole = formulateSync(safety)
    expect(whole.messages.some(({ withholds }) => withholds.length > 0)).toBe(true)
    const emptied = formulateSync(safety) as { messages: unknown[]; plan: unknown[] } & Formulation
    emptied.messages.splice(0)
    emptied.plan.splice(0)
    emptied.messages = []
    expect(emptied.text.client).toEqual(whole.text.client)
  })

  it('keeps back what it should, even when a message was rewritten before it was written', () => {
    const rewritten = formulateSync(safety)
    for (const message of rewritten.messages) Object.assign(message, { withholds: [], level: 'note' })
    expect(rewritten.text.client).toEqual(formulateSync(safety).text.client)
  })

  it('keeps back what it should, even when a plan was opened before it was written', () => {
    // Messages of the default rules hold the whole plan back; here they hold back no more than work on a dispute.
    const rules = ruleSet.rules.map((rule) => ({ ...rule, ...(rule.withholds === undefined ? {} : { withholds: rule.withholds.filter((part) => part !== 'plan') }) }))
    const options = { ruleSet: { ...ruleSet, rules } }
    const opened = formulateSync(safety, options)
    expect(opened.plan.some(({ withheldBy }) => withheldBy.length > 0)).toBe(true)
    for (const { withheldBy } of opened.plan) (withheldBy as string[]).splice(0)
    expect(opened.text).toEqual(formulateSync(safety, options).text)
  })
})

describe('a receipt', () => {
  it('is about the case as it was given, whatever was done to the result since', () => {
    const input = { schemaVersion: 1, caseId: 'c', assessedOn: '2025-06-30', decision: { area: 'grief' }, inventory: { patterns: { strengths: ['humour', 'faith'] } } }
    const changed = formulateSync(input)
    Object.assign(changed.decision ?? {}, { area: 'role-dispute' })
    ;(changed.network.strengths as string[]).splice(0)
    expect(changed.receipt.input).toBe(formulateSync(input).receipt.input)
  })
})
