import { createHook } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { Engine } from 'json-rules-engine'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { composeQuestions } from '../../src/compose/compose-questions.js'
import { composeTexts } from '../../src/compose/text/compose-text.js'
import { createEvaluator } from '../../src/evaluate.js'
import { explanationOf, nextQuestions } from '../../src/explanations.js'
import { caseFacts, eventFacts, personFacts } from '../../src/facts/catalogue.js'
import type { FactSource } from '../../src/facts/fact.js'
import type * as LazyFacts from '../../src/facts/lazy-facts.js'
import { createFormulator } from '../../src/formulate.js'
import { createSyncFormulator } from '../../src/formulate-sync.js'
import { parseCase } from '../../src/input/parse-case.js'
import { stability } from '../../src/stability.js'
import { exampleCase } from './bench-cases.js'
import { readAll, readAllBut } from './read-all.js'

// Counted rather than timed: these hold on any machine, however busy.
vi.mock('../../src/compose/text/compose-text.js', { spy: true })
vi.mock('../../src/compose/compose-questions.js', { spy: true })
vi.mock('../../src/explanations.js', { spy: true })
vi.mock('../../src/facts/lazy-facts.js', async (original: () => Promise<typeof LazyFacts>) => {
  const { lazyFacts } = await original()
  const counted = <Context extends object>(source: FactSource<Context>): FactSource<Context> => ({
    ...source,
    derive: (context) => {
      derived.count += 1
      return source.derive(context)
    },
  })
  return { lazyFacts: <Context extends object>(sources: readonly FactSource<Context>[], inherited: readonly string[]) => lazyFacts(sources.map(counted), inherited) }
})
const derived = vi.hoisted(() => ({ count: 0 }))

// Of how many facts at most a ranking derives some: where little is known nearly every rule stays open, and reads what it can.
const CASES = [['plain-dispute', 0.5], ['hard-transition', 0.6], ['insufficient', 0.95]] as const
const formulator = createFormulator()
const sync = createSyncFormulator()
const runs = vi.spyOn(Engine.prototype, 'run')

/** Promises that come into being while something is done at once. */
function promisesOf(work: () => unknown): number {
  let count = 0
  const hook = createHook({ init: (_, type) => { if (type === 'PROMISE') count += 1 } }).enable()
  work()
  hook.disable()
  return count
}

beforeEach(() => {
  vi.clearAllMocks()
  derived.count = 0
})

describe.each(CASES)('for %s', (name, mostOfTheFacts) => {
  const kase = parseCase(exampleCase(name))
  const { sheets } = createEvaluator(formulator.ruleSet, formulator.tradition).evaluateSync(kase)

  it('the engine of record is run at most twice about each subject: for what gates, and for what is left open', async () => {
    await formulator.formulate(kase)
    expect(runs.mock.calls.length).toBeGreaterThanOrEqual(sheets.length)
    expect(runs.mock.calls.length).toBeLessThanOrEqual(2 * sheets.length)
  })

  it('reading a formulation, its explanation included, runs no engine again', async () => {
    const formulation = await formulator.formulate(kase)
    runs.mockClear()
    expect(readAll(formulation)).toBeGreaterThan(1000)
    expect(runs).not.toHaveBeenCalled()
  })

  it('what is done at once runs no engine and makes no promise', () => {
    expect(promisesOf(() => [
      readAllBut(formulator.formulateSync(kase), 'explanation'), readAll(sync.formulateSync(kase)), readAll(sync.rankSync(kase)), nextQuestions(kase),
    ])).toBe(0)
    expect(runs).not.toHaveBeenCalled()
  })

  it('ten thousand samples of weights run no engine and make no promise', () => {
    expect(promisesOf(() => expect(stability(kase, { samples: 10_000 }).shares.points).toBeGreaterThanOrEqual(1))).toBe(0)
    expect(runs).not.toHaveBeenCalled()
  })

  it('only facts that something reads are derived, each once', () => {
    const kinds = { case: caseFacts, person: personFacts, event: eventFacts, ranking: [] }
    const all = sheets.reduce((count, { subject: { kind } }) => count + kinds[kind].length, 0)
    sync.rankSync(kase)
    const ranked = derived.count
    expect(ranked).toBeGreaterThan(100)
    expect(ranked).toBeLessThan(all * mostOfTheFacts)
    derived.count = 0
    readAll(sync.formulateSync(kase))
    expect(derived.count).toBeGreaterThanOrEqual(ranked)
    expect(derived.count).toBeLessThanOrEqual(all)
  })

  it('neither texts nor questions nor an explanation are made before they are read', () => {
    const formulation = formulator.formulateSync(kase)
    expect([composeTexts, composeQuestions, explanationOf].map((make) => vi.mocked(make).mock.calls.length)).toEqual([0, 0, 0])
    readAll(formulation.text)
    expect(vi.mocked(composeTexts)).toHaveBeenCalledOnce()
    expect(vi.mocked(explanationOf)).not.toHaveBeenCalled()
    readAll(formulation)
    expect([composeTexts, composeQuestions, explanationOf].map((make) => vi.mocked(make).mock.calls.length)).toEqual([1, 1, 1])
  })
})

it('no rule is looked up with jsonpath-plus', async () => {
  const load = createRequire(createRequire(import.meta.url).resolve('json-rules-engine'))
  const jsonpath = load('jsonpath-plus') as { JSONPath: (...args: readonly unknown[]) => unknown }
  const lookUps = vi.spyOn(jsonpath, 'JSONPath')
  await formulator.formulate(exampleCase('plain-dispute'))
  expect(lookUps).not.toHaveBeenCalled()
  // The spy sees what there is to see.
  const engine = new Engine([{ conditions: { all: [{ fact: 'answer', path: '$.given', operator: 'equal', value: 'yes' }] }, event: { type: 'held' } }])
  const { events } = await engine.run({ answer: { given: 'yes' } })
  expect(events).toHaveLength(1)
  expect(lookUps).toHaveBeenCalledOnce()
})

it('a promise would be counted', () => {
  expect(promisesOf(() => Promise.resolve(1).then(() => 2))).toBeGreaterThan(0)
})
