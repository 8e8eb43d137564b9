import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'

const SEED = 20251121

const objectsIn = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : []

describe('a caller\'s input', () => {
  it('is neither changed nor frozen, and shares nothing with the result', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(randomCase, fc.constant(richCase)), async (kase) => {
        const given = structuredClone(kase)
        const result = await formulate(given)
        expect(given).toEqual(kase)
        expect(objectsIn(given).filter((each) => Object.isFrozen(each))).toEqual([])
        const own = new Set(objectsIn(given))
        expect(objectsIn(result).filter((each) => own.has(each))).toEqual([])
      }),
      { seed: SEED, numRuns: 20, endOnFailure: true },
    )
  }, 60_000)

  it('may be frozen to the depths', async () => {
    const frozen = structuredClone(richCase)
    for (const each of objectsIn(frozen)) Object.freeze(each)
    expect(await formulate(frozen)).toEqual(await formulate(richCase))
  }, 60_000)
})

describe('a formulation', () => {
  it('is plain JSON: it comes back from text as it was', async () => {
    for (const kase of [richCase, ...fc.sample(randomCase, { seed: SEED, numRuns: 20 })]) {
      const result = await formulate(kase)
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result)
    }
  }, 60_000)
})
