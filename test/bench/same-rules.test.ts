import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareRule } from '../../src/conditions/prepare.js'
import type { Fact, FactValue } from '../../src/model/facts.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { compiledTruths } from '../support/compiled-truths.js'
import { compiledByJsonLogic } from './other-library.js'
import { plainFacts } from './random-facts.js'
import { parameter, plainNumbers, twentyRules } from './rules-compared.js'
import { BY_HAND } from './twenty-rules.js'

const known = (facts: Readonly<Record<string, FactValue>>): Record<string, Fact> =>
  Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { status: 'known', value, from: [] }]))

describe('what the benchmark compares', () => {
  it('are the same twenty rules by hand, compiled by another library, and compiled by ours', () => {
    const rules = twentyRules()
    expect(rules).toHaveLength(20)
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(BY_HAND).sort())
    const ours = rules.map((rule) => prepareRule(rule, parameter))
    const theirs = compiledByJsonLogic(rules, parameter)
    let held = 0
    fc.assert(
      fc.property(plainFacts, (facts) => {
        const found = compiledTruths(ours, { subject: { kind: 'person', id: 'p' }, facts: known(facts) }).map(({ condition }) => condition === 'true')
        expect(theirs.map((test) => test(facts))).toEqual(found)
        expect(rules.map(({ id }) => BY_HAND[id]?.(facts, plainNumbers))).toEqual(found)
        held += found.filter(Boolean).length
      }),
      { seed: 20251122, numRuns: 300 },
    )
    expect(held).toBeGreaterThan(300)
  })

  it('are all rules of the default set, compiled by another library and by ours', () => {
    const rules = defaultRuleSet.rules.filter(({ about }) => about !== 'ranking')
    const ours = rules.map((rule) => prepareRule(rule, parameter))
    const theirs = compiledByJsonLogic(rules, parameter)
    fc.assert(
      fc.property(plainFacts, (facts) => {
        const found = compiledTruths(ours, { subject: { kind: 'person', id: 'p' }, facts: known(facts) })
        expect(theirs.map((test) => test(facts))).toEqual(found.map(({ condition, unless }) => condition === 'true' && unless !== 'true'))
      }),
      { seed: 20251122, numRuns: 100 },
    )
  })
})
