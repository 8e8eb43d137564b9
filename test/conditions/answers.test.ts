import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PreparedRule } from '../../src/conditions/prepare.js'
import { answersTo, type LeafTest, leafTestsOf } from '../../src/conditions/answers.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { Fact, FactDefinition, FactValue } from '../../src/model/facts.js'
import type { OperatorName } from '../../src/model/rules.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'

const WORDS = ['red', 'green', 'blue', 'grey', 'gold']
const notAsked: Fact = { status: 'unknown', why: 'not-asked', from: [] }
const known = (value: FactValue): Fact => ({ status: 'known', value, from: [] })

const shape = (type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition => ({ id: 'a.fact', about: 'person', type, reads: [], ...more })

/** A definition, tests that fit it, and every value of its domain, written out. */
interface Instance {
  readonly definition: FactDefinition
  readonly tests: readonly LeafTest[]
  readonly found: Fact
  readonly domain: readonly FactValue[]
}

const span = (min: number, max: number): readonly number[] => Array.from({ length: max - min + 1 }, (_, index) => min + index)
const subsets = (words: readonly string[]): readonly (readonly string[])[] =>
  words.reduce<readonly (readonly string[])[]>((sets, word) => [...sets, ...sets.map((set) => [...set, word])], [[]])

const test = (operators: readonly OperatorName[], threshold: fc.Arbitrary<LeafTest['threshold']>): fc.Arbitrary<LeafTest> =>
  fc.record({ operator: fc.constantFrom(...operators), threshold })

const number = fc.integer({ min: -3, max: 12 })
const pair = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const word = fc.constantFrom(...WORDS)
const listOfWords = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })

const numbers: fc.Arbitrary<Instance> = fc
  .record({
    ends: pair,
    tests: fc.array(fc.oneof(
      test(['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'], number),
      test(['between'], pair),
      test(['in', 'notIn'], fc.uniqueArray(number, { minLength: 1, maxLength: 3 })),
    ), { maxLength: 5 }),
    bounded: fc.boolean(),
    range: fc.option(pair, { nil: undefined }),
  })
  .map(({ ends: [min = 0, max = 0], tests, bounded, range }) => {
    const limits = bounded ? { min, max } : {}
    const inRange = range === undefined ? undefined : { min: range[0] ?? 0, max: range[1] ?? 0 }
    const found: Fact = inRange === undefined ? notAsked : { status: 'range', ...inRange, from: [] }
    // No threshold lies beyond -3 and 12, so every way an unbounded number can come out is met within -5 and 14.
    const domain = (bounded ? span(min, max) : span(-5, 14)).filter((value) => inRange === undefined || (value >= inRange.min && value <= inRange.max))
    return { definition: shape('integer', limits), tests, found, domain }
  })

const words: fc.Arbitrary<Instance> = fc
  .array(fc.oneof(test(['equal', 'notEqual'], word), test(['in', 'notIn'], listOfWords)), { maxLength: 4 })
  .map((tests) => ({ definition: shape('word', { words: WORDS }), tests, found: notAsked, domain: WORDS }))

const sets: fc.Arbitrary<Instance> = fc
  .array(fc.oneof(test(['contains', 'doesNotContain'], word), test(['containsAny'], listOfWords)), { maxLength: 5 })
  .map((tests) => ({ definition: shape('words', { words: WORDS }), tests, found: notAsked, domain: subsets(WORDS) }))

const flags: fc.Arbitrary<Instance> = fc
  .array(test(['equal', 'notEqual'], fc.boolean()), { maxLength: 2 })
  .map((tests) => ({ definition: shape('boolean'), tests, found: notAsked, domain: [true, false] }))

/** Spelt out here on purpose: nothing is shared with what is checked. */
function holds({ operator, threshold }: LeafTest, value: FactValue): boolean {
  const many = [threshold].flat()
  const has = (each: unknown): boolean => [value].flat().some((own) => own === each)
  const [first = 0, last = 0] = many.map(Number)
  const told: Readonly<Record<OperatorName, boolean>> = {
    equal: value === threshold, notEqual: value !== threshold,
    in: many.some(has), notIn: !many.some(has), containsAny: many.some(has),
    contains: has(threshold), doesNotContain: !has(threshold),
    lessThan: Number(value) < first, lessThanInclusive: Number(value) <= first,
    greaterThan: Number(value) > first, greaterThanInclusive: Number(value) >= first,
    between: Number(value) >= first && Number(value) <= last,
  }
  return told[operator]
}

const vector = (tests: readonly LeafTest[], value: FactValue): string => tests.map((each) => Number(holds(each, value))).join('')

const inDomain = (domain: readonly FactValue[], value: FactValue): boolean => domain.some((each) => JSON.stringify(each) === JSON.stringify(value))

describe('answers to a fact', () => {
  it('stand once for each way the tests can come out, and for none that they cannot', () => {
    fc.assert(fc.property(fc.oneof(numbers, words, sets, flags), ({ definition, tests, found, domain }) => {
      const answers = answersTo(definition, found, tests)
      const ways = [...new Set(domain.map((value) => vector(tests, value)))].sort()
      expect(answers.map((value) => vector(tests, value)).sort()).toEqual(ways)
    }), { seed: 20251121, numRuns: 3000 })
  })

  it('lie within the domain and within what is already known', () => {
    fc.assert(fc.property(fc.oneof(numbers, words, sets, flags), ({ definition, tests, found, domain }) => {
      for (const value of answersTo(definition, found, tests)) expect(inDomain(domain, value)).toBe(true)
    }), { seed: 20251122, numRuns: 1000 })
  })

  it('do not depend on the order of the tests', () => {
    fc.assert(fc.property(fc.oneof(numbers, words, sets, flags), ({ definition, tests, found }) => {
      expect(answersTo(definition, found, [...tests].reverse())).toEqual(answersTo(definition, found, tests))
    }), { seed: 20251123, numRuns: 500 })
  })

  it('hold the recorded value for the way it comes out itself, and the other ways beside it', () => {
    fc.assert(fc.property(fc.oneof(numbers, words, sets, flags), fc.nat(), ({ definition, tests, found, domain }, pick) => {
      fc.pre(found.status !== 'range' && domain.length > 0)
      const value = domain[pick % domain.length] ?? false
      const answers = answersTo(definition, known(value), tests)
      expect(inDomain(answers, value)).toBe(true)
      expect(answers.map((each) => vector(tests, each)).sort()).toEqual(answersTo(definition, notAsked, tests).map((each) => vector(tests, each)).sort())
    }), { seed: 20251124, numRuns: 1000 })
  })

  it('take the threshold itself, and the number next to it, for a number without bounds', () => {
    expect(answersTo(shape('integer'), notAsked, [{ operator: 'lessThanInclusive', threshold: 183 }])).toEqual([183, 184])
    expect(answersTo(shape('integer'), notAsked, [{ operator: 'between', threshold: [-31, 183] }])).toEqual([-32, -31])
  })

  it('take the fewest words that make a difference', () => {
    expect(answersTo(shape('words', { words: WORDS }), notAsked, [{ operator: 'containsAny', threshold: ['grey', 'gold'] }, { operator: 'contains', threshold: 'red' }]))
      .toEqual([[], ['red'], ['grey'], ['red', 'grey']])
  })

  it('are a single one where nothing asks', () => {
    expect(answersTo(shape('boolean'), notAsked, [])).toEqual([true])
    expect(answersTo(shape('words', { words: WORDS }), notAsked, [])).toEqual([[]])
    expect(answersTo(shape('integer'), { status: 'range', min: 4, max: 9, from: [] }, [])).toHaveLength(1)
  })
})

describe('what the rules hold facts against', () => {
  const prepared = (changes: Partial<PreparedRule['rule']>): PreparedRule => {
    const [rule] = defaultRuleSet.rules
    if (rule === undefined) throw new Error('no rule')
    return prepareRule({ ...rule, ...changes }, () => 7)
  }
  const leaf = { name: 'a-leaf', fact: 'a.count', operator: 'equal', value: 3 } as const

  it('is listed once, with parameters filled in and negations left out, from conditions and exceptions', () => {
    const found = leafTestsOf([
      prepared({ about: 'person', direction: 'for', conditions: { any: [leaf, { not: { ...leaf, name: 'again' } }] }, unless: { ...leaf, fact: 'a.other', value: { parameter: 'a' } } }),
    ])
    expect([...found]).toEqual([['a.count', [{ operator: 'equal', threshold: 3 }]], ['a.other', [{ operator: 'equal', threshold: 7 }]]])
  })

  it('leaves out cautions and rules about the ranking', () => {
    expect(leafTestsOf([prepared({ direction: 'caution', conditions: leaf }), prepared({ about: 'ranking', direction: 'for', conditions: leaf })]).size).toBe(0)
  })

  it('gives every fact of the default rules at least two answers', () => {
    const numbersOf = new Map(defaultRuleSet.parameters.map(({ id, value }) => [id, value]))
    const tests = leafTestsOf(defaultRuleSet.rules.map((rule) => prepareRule(rule, (id) => numbersOf.get(id) ?? Number.NaN)))
    expect(tests.size).toBeGreaterThan(150)
    const alone = factCatalogue.filter(({ id }) => tests.has(id)).filter((definition) => answersTo(definition, notAsked, tests.get(definition.id) ?? []).length < 2)
    expect(alone.map(({ id }) => id)).toEqual([])
  })
})
