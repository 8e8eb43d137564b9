import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormulator, formulate } from '../../src/formulate.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'
import { shuffled } from '../support/shuffle.js'
import { withoutExplanation } from '../support/without-explanation.js'

const SEED = 20251121
const bytes = async (input: unknown): Promise<string> => JSON.stringify(withoutExplanation(await formulate(input)))

describe('the order in which things are told', () => {
  it('changes not one byte of a formulation', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, fc.nat(1_000_000), async (kase, seed) => {
        expect(await bytes(shuffled(kase, seed))).toBe(await bytes(kase))
      }),
      { seed: SEED, numRuns: 30, endOnFailure: true },
    )
  }, 60_000)

  it('changes nothing when every field is filled in', async () => {
    const plain = await bytes(richCase)
    for (const seed of [1, 2, 3, 4, 5]) expect(await bytes(shuffled(richCase, seed * 1000))).toBe(plain)
  }, 60_000)

  it.runIf(libraryCases.length > 0)('changes nothing in the cases of the repository', async () => {
    for (const [index, { path, case: each }] of libraryCases.slice(0, 15).entries()) {
      expect(await bytes(shuffled(each, index * 1000)), path).toBe(await bytes(each))
    }
  }, 60_000)

  it('changes nothing but the digest when the rules of a set stand in another order', async () => {
    const reversed = createFormulator({ ruleSet: { ...defaultRuleSet, rules: [...defaultRuleSet.rules].reverse() } })
    for (const kase of [richCase, ...fc.sample(randomCase, { seed: SEED, numRuns: 12 })]) {
      const [plain, other] = [await formulate(kase), await reversed.formulate(kase)]
      const receipt = { ...other.receipt, ruleSet: { ...other.receipt.ruleSet, digest: plain.receipt.ruleSet.digest } }
      expect(JSON.stringify({ ...withoutExplanation(other), receipt })).toBe(JSON.stringify(withoutExplanation(plain)))
    }
  }, 60_000)

  it('changes nothing in an explanation, neither that of the case nor that of the rules', async () => {
    const reversed = createFormulator({ ruleSet: { ...defaultRuleSet, rules: [...defaultRuleSet.rules].reverse() } })
    for (const [index, kase] of fc.sample(randomCase, { seed: SEED + 2, numRuns: 6 }).entries()) {
      const [plain, other] = [await formulate(kase), await reversed.formulate(shuffled(kase, index * 1000))]
      expect(JSON.stringify(other.explanation)).toBe(JSON.stringify(plain.explanation))
    }
  }, 60_000)

  it('is the same the second time', async () => {
    for (const kase of fc.sample(randomCase, { seed: SEED + 1, numRuns: 10 })) expect(await bytes(kase)).toBe(await bytes(kase))
  }, 60_000)
})
