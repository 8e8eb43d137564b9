import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, flip } from '../../src/conditions/compare.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { factDependencies } from '../../src/facts/dependencies.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { DependencyLeaf } from '../../src/model/dependencies.js'
import type { Fact, FactSheet, FactValue, Truth } from '../../src/model/facts.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'

const parameter = (id: string): number => {
  const found = defaultRuleSet.parameters.find((each) => each.id === id)
  if (found === undefined) throw new RangeError(`no parameter ${id}`)
  return found.value
}
const dependencies = factDependencies({ parameter, events: defaultRuleSet.events })

const leafTruth = ({ operator, value, not }: DependencyLeaf, fact: Fact): Truth =>
  not === true ? flip(compare(operator, fact, value)) : compare(operator, fact, value)

const definitionOf = (id: string, about: string) =>
  factCatalogue.find((each) => each.id === id && each.about === about) ?? factCatalogue.find((each) => each.id === id && each.about === 'case')

/** Values that reach every side of a leaf's line. */
function valuesFor(about: string, leaves: readonly DependencyLeaf[]): readonly FactValue[] {
  const definition = definitionOf(leaves[0]?.fact ?? '', about)
  const numbers = leaves.flatMap(({ value }) => (Array.isArray(value) ? value as readonly unknown[] : [value])).filter((each) => typeof each === 'number')
  switch (definition?.type) {
    case 'boolean':
      return [true, false]
    case 'integer':
      return numbers.flatMap((each) => [each - 1, each, each + 1]).filter((each) => each >= (definition.min ?? -Infinity) && each <= (definition.max ?? Infinity))
    case 'word':
      return definition.words ?? []
    case 'words':
      return [[], ...(definition.words ?? []).map((word) => [word])]
    default:
      return []
  }
}

describe('dependencies between facts', () => {
  it('are about facts that exist, each once, and each with a reason', () => {
    expect(new Set(dependencies.map(({ id }) => id)).size).toBe(dependencies.length)
    for (const { id, about, never, reason } of dependencies) {
      expect(never.length, id).toBeGreaterThan(1)
      expect(reason, id).toMatch(/^[A-Z].+\.$/)
      for (const { fact } of never) expect(definitionOf(fact, about), `${id}: ${fact}`).toBeDefined()
    }
  })

  it('each forbid something that the facts could otherwise hold', () => {
    for (const { id, about, never } of dependencies) {
      for (const fact of new Set(never.map((leaf) => leaf.fact))) {
        const own = never.filter((leaf) => leaf.fact === fact)
        const all = valuesFor(about, own)
        const trueFor = all.filter((value) => own.every((leaf) => leafTruth(leaf, { status: 'known', value, from: [] }) === 'true'))
        expect(trueFor.length, `${id}: ${fact} can be so`).toBeGreaterThan(0)
        expect(trueFor.length, `${id}: ${fact} can be otherwise`).toBeLessThan(all.length)
      }
    }
  })

  it('are violated by no case, and each is one fact away from it in some', { timeout: 120_000 }, () => {
    const tradition = defaultRuleSet.traditions.find(({ id }) => id === 'klerman-weissman')
    if (tradition === undefined) throw new Error('no tradition')
    const nearly = new Set<string>()
    const violated: string[] = []
    const check = (input: unknown): void => {
      const { sheets } = deriveFacts(parseCase(input), { ...defaultRuleSet, options: tradition.options })
      for (const sheet of sheets) for (const [id, truths] of truthsIn(sheet)) {
        const met = truths.filter((truth) => truth === 'true').length
        if (met === truths.length) violated.push(`${id} by ${sheet.subject.id}`)
        if (met === truths.length - 1) nearly.add(id)
      }
    }
    for (const { case: kase } of libraryCases) check(kase)
    for (const kase of fc.sample(randomCase, { seed: 20251121, numRuns: 3000 })) check(kase)
    expect(violated).toEqual([])
    expect(dependencies.filter(({ id }) => !nearly.has(id)).map(({ id }) => id)).toEqual([])
  })
})

function truthsIn({ subject, facts }: FactSheet): readonly (readonly [string, readonly Truth[]])[] {
  return dependencies.filter(({ about }) => about === subject.kind).map(({ id, never }) =>
    [id, never.map((leaf) => leafTruth(leaf, facts[leaf.fact] ?? { status: 'unknown', why: 'not-asked', from: [] }))])
}
