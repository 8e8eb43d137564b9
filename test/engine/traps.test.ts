import { Engine } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { isFormulationError } from '../../src/errors.js'
import type { Fact, FactSheet } from '../../src/model/facts.js'
import type { Condition, Rule } from '../../src/model/rules.js'
import { decisiveLeaves, leavesOf } from '../../src/trace.js'

// What the bare engine does is shown beside what the adapter makes of it, so that a new version of the
// engine that behaves otherwise is noticed.

const known = (value: boolean | number | string | readonly string[]): Fact => ({ status: 'known', value, from: ['/here'] })
const unknown: Fact = { status: 'unknown', why: 'not-asked', from: ['/there'] }
const sheet = (facts: Record<string, Fact>): FactSheet => ({ subject: { kind: 'person', id: 'p' }, facts })

const ruleWith = (conditions: Condition, id = 'test/rule', more: Partial<Rule> = {}): Rule => ({
  id, version: 1, title: 'A rule', about: 'person', focusArea: 'grief', direction: 'for', strength: 'weak', theme: 'counter',
  conditions, texts: { clinician: 'A.', client: 'A.' }, basis: 'design-choice', confidence: 'inference', sources: [], ...more,
})
const leaf = (fact: string, operator: 'equal' | 'notEqual' | 'lessThan' | 'notIn' | 'doesNotContain', value: boolean | number | string | readonly string[]): Condition => ({
  name: `${fact}-${operator}`.toLowerCase().replace('.', '-'), fact, operator, value,
})
const noParameters = (id: string): number => {
  throw new Error(id)
}
async function run(rules: readonly Rule[], facts: Record<string, Fact>): Promise<Record<string, string>> {
  const truths = await runOnRecord(rules.map((rule) => prepareRule(rule, noParameters)), sheet(facts))
  return Object.fromEntries(truths.map((truth) => [truth.ruleId, truth.condition]))
}

async function bare(conditions: object, facts: Record<string, unknown>): Promise<number> {
  const engine = new Engine([{ conditions: conditions as never, event: { type: 'x' } }], { allowUndefinedFacts: true })
  return (await engine.run(facts)).results.length
}

describe('unknown facts', () => {
  it('make the bare engine hold negated leaves true, and the adapter leaves them open', async () => {
    for (const [operator, value] of [['notEqual', 'x'], ['notIn', ['x']]] as const) {
      expect(await bare({ all: [{ fact: 'a', operator, value }] }, {})).toBe(1)
      expect(await run([ruleWith(leaf('a', operator, value))], { a: unknown })).toEqual({ 'test/rule': 'unknown' })
    }
    expect(await bare({ all: [{ not: { fact: 'a', operator: 'lessThan', value: 3 } }] }, {})).toBe(1)
    expect(await run([ruleWith({ not: leaf('a', 'lessThan', 3) })], { a: unknown })).toEqual({ 'test/rule': 'unknown' })
    expect(await run([ruleWith(leaf('a', 'doesNotContain', 'x'))], { a: unknown })).toEqual({ 'test/rule': 'unknown' })
  })

  it('that no sheet supplies are an error of our own, not a silent false', async () => {
    await expect(run([ruleWith(leaf('missing', 'equal', true))], {})).rejects.toSatisfy((error) => isFormulationError(error) && error.code === 'RULE_FAILED')
  })
})

describe('types', () => {
  it('are never coerced: text is no number and a word inside a word is no match', async () => {
    expect(await bare({ all: [{ fact: 'a', operator: 'lessThan', value: 10 }] }, { a: '9' })).toBe(1)
    await expect(run([ruleWith(leaf('a', 'lessThan', 10))], { a: known('9') })).rejects.toSatisfy(isFormulationError)
    expect(await run([ruleWith({ name: 'a-in', fact: 'a', operator: 'in', value: ['grief'] })], { a: known('rief') })).toEqual({ 'test/rule': 'false' })
  })
})

describe('order, concurrency and shared state', () => {
  const rules = ['a', 'b', 'c'].map((id, index) =>
    ruleWith(index === 1 ? { all: [{ any: [{ all: [leaf('x', 'equal', true)] }] }] } : leaf('x', 'equal', true), `test/${id}`),
  )

  it('follow the rules as given, whatever their depth', async () => {
    const truths = await runOnRecord(rules.map((rule) => prepareRule(rule, noParameters)), sheet({ x: known(true) }))
    expect(truths.map(({ ruleId }) => ruleId)).toEqual(['test/a', 'test/b', 'test/c'])
  })

  it('do not suffer from overlapping runs', async () => {
    const prepared = rules.map((rule) => prepareRule(rule, noParameters))
    const runs = await Promise.all(Array.from({ length: 40 }, (_, index) => runOnRecord(prepared, sheet({ x: known(index % 2 === 0) }))))
    runs.forEach((truths, index) => {
      expect(truths.map(({ condition }) => condition)).toEqual(Array.from({ length: 3 }, () => String(index % 2 === 0)))
    })
  })

  it('leave frozen rules and facts as they are', async () => {
    const frozen = deepFreeze(ruleWith({ all: [leaf('x', 'equal', true)] }))
    const facts = deepFreeze({ x: known(true) })
    expect(await run([frozen], facts)).toEqual({ 'test/rule': 'true' })
  })

  it('let a rule be called like one of the engine’s own events', async () => {
    expect(await run([ruleWith(leaf('x', 'equal', true), 'success'), ruleWith(leaf('x', 'equal', false), 'error')], { x: known(true) })).toEqual({ success: 'true', error: 'false' })
  })
})

describe('paths and priorities', () => {
  it('that a rule smuggles in change the bare engine’s answer and are dropped by the adapter', async () => {
    const smuggled = { ...leaf('x', 'equal', true), path: '$.status' }
    expect(await bare({ all: [smuggled] }, { x: { status: true } })).toBe(1)
    expect(await run([ruleWith(smuggled)], { x: known(true) })).toEqual({ 'test/rule': 'true' })
    const first = { ...leaf('x', 'equal', false), priority: 9 }
    const facts = { x: known(true), y: unknown }
    const rule = ruleWith({ all: [first, leaf('y', 'equal', true)] })
    const [truth] = await runOnRecord([prepareRule(rule, noParameters)], sheet(facts))
    if (truth === undefined) throw new Error('nothing came back')
    expect(leavesOf(explainOutcome(rule, sheet(facts), verdictOf(truth), noParameters).condition).map(({ result }) => result)).toEqual(['false', 'unknown'])
  })
})

describe('traces', () => {
  const rule = ruleWith({ all: [leaf('x', 'equal', true), { any: [leaf('y', 'lessThan', 2), { not: leaf('z', 'equal', true) }] }] })

  it('hold every leaf, the ones a two-valued engine would have skipped included', async () => {
    const facts = { x: known(false), y: known(5), z: unknown }
    const [truth] = await runOnRecord([prepareRule(rule, noParameters)], sheet(facts))
    if (truth === undefined) throw new Error('nothing came back')
    const outcome = explainOutcome(rule, sheet(facts), verdictOf(truth), noParameters)
    expect(outcome.verdict).toBe('silent')
    expect(leavesOf(outcome.condition).map(({ name, result }) => [name, result])).toEqual([['x-equal', 'false'], ['y-lessthan', 'false'], ['z-equal', 'unknown']])
    expect(decisiveLeaves(outcome).map(({ name }) => name)).toEqual(['x-equal'])
  })

  it('agree with the engine at the root', async () => {
    for (const x of [known(true), known(false), unknown]) {
      for (const y of [known(1), known(5), unknown]) {
        for (const z of [known(true), known(false), unknown]) {
          const facts = { x, y, z }
          const [truth] = await runOnRecord([prepareRule(rule, noParameters)], sheet(facts))
          if (truth === undefined) throw new Error('nothing came back')
          expect(explainOutcome(rule, sheet(facts), verdictOf(truth), noParameters).condition.result).toBe(truth.condition)
        }
      }
    }
  })
})

describe('what defeats a rule', () => {
  it('sets it aside, and leaves it open while it is open itself', () => {
    expect(verdictOf({ condition: 'true', unless: 'true' })).toBe('set-aside')
    expect(verdictOf({ condition: 'unknown', unless: 'true' })).toBe('set-aside')
    expect(verdictOf({ condition: 'true', unless: 'unknown' })).toBe('undetermined')
    expect(verdictOf({ condition: 'true', unless: 'false' })).toBe('fired')
    expect(verdictOf({ condition: 'false', unless: 'unknown' })).toBe('silent')
    expect(verdictOf({ condition: 'true' })).toBe('fired')
  })
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
