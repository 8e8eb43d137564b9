import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/evaluate.js'
import { createFormulator } from '../../src/formulate.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Case } from '../../src/model/case.js'
import { largeCase, type Size } from './large-case.js'

const { ruleSet, tradition } = createFormulator()
const { evaluateSync } = createEvaluator(ruleSet, tradition)

/** How often some field or item of a case is read while it is ranked. Counted rather than timed: it is the same on any machine. */
function readsOf(size: Size): number {
  let count = 0
  const counting = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value
    const copy: object = Array.isArray(value) ? value.map(counting) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, counting<unknown>(each)]))
    return new Proxy(copy, {
      get(target, key, receiver) {
        if (typeof key === 'string') count += 1
        return Reflect.get(target, key, receiver)
      },
    }) as T
  }
  const kase: Case = counting(parseCase(largeCase(size)))
  count = 0
  evaluateSync(kase)
  return count
}

/** Twice as much to read may cost no more than this many times as much, an exponent of 1.05. */
const MOST = 2 ** 1.05

const KINDS = [
  ['people', [25, 50, 100, 200, 400], (people: number): Size => ({ people, scores: 10, events: 5 })],
  ['events', [62, 125, 250, 500, 1000], (events: number): Size => ({ people: 5, scores: 10, events })],
  ['scores', [625, 1250, 2500, 5000, 10_000], (scores: number): Size => ({ people: 5, scores, events: 5 })],
] as const

describe('what a ranking reads of a case', () => {
  it.each(KINDS)('grows no faster than the %s in it', (_, sizes, sized) => {
    const reads = sizes.map((size) => readsOf(sized(size)))
    for (const [index, count] of reads.slice(1).entries()) {
      const before = reads[index] ?? 0
      expect(before).toBeGreaterThan(5000)
      expect(count / before).toBeLessThan(MOST)
    }
  })
})
