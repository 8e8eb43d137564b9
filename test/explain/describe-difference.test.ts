import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFormulations } from '../../src/explain/compare-formulations.js'
import { describeDifference } from '../../src/explain/describe-difference.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { formulateSync } from '../../src/formulate-explained.js'
import type { Formulation } from '../../src/model/formulation.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { whatIf } from '../../src/what-if.js'
import { englishWords } from '../../src/words/english.js'
import { libraryCases } from '../support/library.js'
import { makeCase } from '../support/make-case.js'
import { randomCase } from '../support/random-case.js'

const bundled = libraryCases.filter(({ path }) => path.startsWith('docs/examples/cases/')).map(({ case: kase }) => formulateSync(kase))

const told = (before: Formulation, after: Formulation): readonly string[] =>
  describeDifference(compareFormulations(before, after), before, after, { ruleSet: defaultRuleSet, facts: factCatalogue, words: englishWords }).map(({ text }) => text)

/** What must hold of any two formulations, whoever they are about. */
function check(before: Formulation, after: Formulation): void {
  const difference = compareFormulations(before, after)
  const sentences = describeDifference(difference, before, after, { ruleSet: defaultRuleSet, facts: factCatalogue, words: englishWords })
  const text = sentences.map((sentence) => sentence.text).join('\n')
  expect(text).not.toMatch(/\{|undefined|NaN|\bcause/)
  expect(sentences.every(({ evidence, text: own }) => evidence.length > 0 && /[.!?”)]$/.test(own))).toBe(true)
  for (const area of difference.areas) expect(sentences.some(({ evidence }) => evidence.includes(`area:${area.area}`))).toBe(true)
  for (const { ruleId, clinician } of after.messages) {
    if (difference.messages.added.includes(ruleId) && !before.messages.some((message) => message.ruleId === ruleId)) expect(text).toContain(clinician)
  }
  for (const point of text.matchAll(/now counts \(([+−]\d+)\)/g)) expect(point[1]).not.toBe('+0')
}

describe('a difference in words', () => {
  it('names every area that moved and every new message, for any two bundled cases', () => {
    for (const before of bundled) for (const after of bundled) check(before, after)
  })

  it('does so for random cases', () => {
    fc.assert(fc.property(randomCase, randomCase, (a, b) => check(formulateSync(a), formulateSync(b))), { seed: 20251121, numRuns: 20 })
  })

  it('is one sentence when nothing is different', () => {
    for (const formulation of bundled) expect(told(formulation, formulation)).toEqual(['Nothing in the ranking or the messages is different.'])
  })

  it('says which place an area moved from and to, and through which reasons', () => {
    const [tie] = libraryCases.filter(({ path }) => path.endsWith('/tie.json'))
    if (tie === undefined) throw new Error('no case')
    const { text } = whatIf(tie.case, (kase) => {
      const dimitar = kase.inventory?.people?.find(({ id }) => id === 'dimitar')
      if (dimitar !== undefined) delete dimitar.expectations
    })
    const lines = text.map((sentence) => sentence.text)
    expect(lines).toContainEqual(expect.stringMatching(/^The dispute with Dimitar \(partner\) moved from first to second place, support 16 before and \d+ now, because: “Expectations that clearly differ” no longer counts \(it was \+3\)/))
    expect(lines).toContainEqual(expect.stringMatching(/^Grief over Penka \(parent\) moved from second to first place, support 15 before and 15 now, because other areas moved\.$/))
  })

  it('tells a message by its sentence, and one about another person as a new one', () => {
    const fear = (id: string): object => ({ id, name: id === 'tom' ? 'Tom' : 'Ada', relation: 'partner', status: 'in-contact', fear: 'yes', harm: [] })
    const people = (...ids: readonly string[]): Formulation =>
      formulateSync(makeCase({ inventory: { people: ['tom', 'ada'].map((id) => (ids.includes(id) ? fear(id) : { id, name: id === 'tom' ? 'Tom' : 'Ada', relation: 'partner', status: 'in-contact' })) as never } }))
    const [one, both] = [people('tom'), people('tom', 'ada')]
    const added = told(one, both).filter((text) => text.startsWith('New message'))
    expect(added.some((text) => text.includes('Ada'))).toBe(true)
    expect(added.every((text) => !text.includes('Tom'))).toBe(true)
    expect(told(both, one).some((text) => text.startsWith('This message is gone') && text.includes('Ada'))).toBe(true)
  })
})

describe('a comparison', () => {
  it('is the reverse of the one the other way round', () => {
    for (const before of bundled) {
      for (const after of bundled.slice(0, 4)) {
        const [there, back] = [compareFormulations(before, after), compareFormulations(after, before)]
        expect(there.messages).toEqual({ added: back.messages.removed, removed: back.messages.added })
        const flip = (pair: { before?: unknown; after?: unknown }): unknown => ({ ...(pair.after === undefined ? {} : { before: pair.after }), ...(pair.before === undefined ? {} : { after: pair.before }) })
        const areas = (difference: typeof there, turned: boolean): unknown =>
          [...difference.areas].sort((a, b) => (a.area < b.area ? -1 : 1)).map(({ area, support, place, status, deduction }) => [area, ...[support, place, status, deduction].map((pair) => (turned ? flip(pair) : pair))])
        expect(areas(there, false)).toEqual(areas(back, true))
      }
    }
  })
})
