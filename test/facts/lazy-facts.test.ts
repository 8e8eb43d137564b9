import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownFacts } from '../../src/facts/catalogue.js'
import { deriveFacts, type DerivedFacts } from '../../src/facts/derive-facts.js'
import { known, type FactSource } from '../../src/facts/fact.js'
import { type Facts, lazyFacts } from '../../src/facts/lazy-facts.js'
import { parseCase } from '../../src/input/parse-case.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'

const SEED = 20251121
const options = { lossWithoutDeathAsGrief: false, petLossAsGrief: false }
const derive = (input: unknown): DerivedFacts => deriveFacts(parseCase(input), { ...defaultRuleSet, options })

/** Two facts that count how often they are derived, and one that cannot be. */
function probes() {
  const derived: string[] = []
  const probe = (id: string): FactSource<{ readonly value: number }> => ({
    id, about: 'case', type: 'integer', reads: [],
    derive: ({ value }) => {
      derived.push(id)
      if (id === 'broken') throw new Error('not to be derived')
      return known(value, `/${id}`)
    },
  })
  return { derived, sources: ['one', 'two', 'broken'].map(probe) }
}

describe('a fact', () => {
  it('that nobody reads is not derived, and one that is read is derived once', () => {
    const { derived, sources } = probes()
    const make = lazyFacts(sources)
    const facts = make({ value: 3 })
    expect(derived).toEqual([])
    const first = facts['one']
    expect(first).toEqual({ status: 'known', value: 3, from: ['/one'] })
    expect(facts['one']).toBe(first)
    expect(derived).toEqual(['one'])
  })

  it('is each subject\'s own', () => {
    const make = lazyFacts(probes().sources)
    const [a, b] = [make({ value: 1 }), make({ value: 2 })]
    expect([a['one'], b['one'], a['one']].map((fact) => (fact?.status === 'known' ? fact.value : undefined))).toEqual([1, 2, 1])
  })

  it('that could not be derived is tried again', () => {
    const { derived, sources } = probes()
    const facts = lazyFacts(sources)({ value: 1 })
    for (const _ of [1, 2]) expect(() => facts['broken']).toThrow('not to be derived')
    expect(derived).toEqual(['broken', 'broken'])
  })

  it('of the case is derived once, whoever reads it', () => {
    const { derived, sources } = probes()
    const shared = lazyFacts(sources)({ value: 7 })
    const make = lazyFacts<{ readonly value: number }>([], ['one'])
    const [a, b] = [make({ value: 1 }, shared), make({ value: 2 }, shared)]
    expect(a['one']).toBe(b['one'])
    expect(shared['one']).toBe(a['one'])
    expect(derived).toEqual(['one'])
  })

  it('shows through facts that are laid over, and is kept below them', () => {
    const { derived, sources } = probes()
    const facts = lazyFacts(sources)({ value: 7 })
    const laid = Object.create(facts) as Record<string, unknown>
    Object.defineProperty(laid, 'two', { value: 'supposed', enumerable: true })
    expect(laid['two']).toBe('supposed')
    expect(laid['one']).toBe(facts['one'])
    expect(facts['two']).toMatchObject({ value: 7 })
    expect(derived).toEqual(['one', 'two'])
  })

  it('is found by its id alone, and listed when the sheet is walked', () => {
    const facts: Facts = lazyFacts(probes().sources.slice(0, 2))({ value: 1 })
    expect(facts['none']).toBeUndefined()
    expect(facts['toString']).toBeUndefined()
    const listed: string[] = []
    for (const id in facts) listed.push(id)
    expect(listed).toEqual(['one', 'two'])
  })
})

describe('the order in which facts are read', () => {
  const inputs = [...libraryCases.map((each) => each.case).filter((_, index) => index % 6 === 0), ...fc.sample(randomCase, { seed: SEED, numRuns: 12 })]

  it.each(inputs.map((input, index) => ({ input, index })))('makes no difference to what they are ($index)', ({ input, index }) => {
    const straight = new Map(derive(input).sheets.flatMap((sheet) => ownFacts(sheet).map(([id, fact]) => [`${sheet.subject.kind} ${sheet.subject.id} ${id}`, fact])))
    const { sheets } = derive(input)
    const places = derive(input).sheets.flatMap((sheet, at) => ownFacts(sheet).map(([id]) => ({ at, id })))
    const [order = []] = fc.sample(fc.shuffledSubarray(places, { minLength: places.length }), { seed: SEED + index, numRuns: 1 })
    expect(order).toHaveLength(straight.size)
    for (const { at, id } of order) {
      const sheet = sheets[at]
      const key = `${sheet?.subject.kind ?? ''} ${sheet?.subject.id ?? ''} ${id}`
      expect({ key, fact: sheet?.facts[id] }).toEqual({ key, fact: straight.get(key) })
    }
  })
})
