import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeStability } from '../../src/explain/stability/describe-stability.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { createFormulator } from '../../src/formulate.js'
import { parseCase } from '../../src/input/parse-case.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { overlayRuleSet } from '../../src/rules/overlay.js'
import { stability } from '../../src/stability.js'
import { englishWords } from '../../src/words/english.js'
import { placeIn, told } from '../support/first-place.js'
import { libraryCases } from '../support/library.js'
import { placeWith, tellingValues, wrongAt, wrongJoint } from '../support/stability-probes.js'

const EXAMPLES = ['plain-dispute', 'hard-grief', 'tie', 'insufficient'] as const

const tradition = defaultRuleSet.traditions.find(({ id }) => id === 'klerman-weissman')

const results = EXAMPLES.map((name) => {
  const found = libraryCases.find(({ path }) => path.endsWith(`examples/cases/${name}.json`))
  if (found === undefined || tradition === undefined) throw new Error(`no case ${name}`)
  return { name, kase: parseCase(found.case), tradition, result: stability(found.case) }
})

describe.each(results)('the stability of $name', ({ kase, tradition: school, result }) => {
  const present = told(result.place)

  it('starts from the place that the formulation shows', () => {
    expect(present).toBe(placeIn(placeOf(kase)))
  })

  it('says of every number of the rule set what reads it and how its ranges were found', () => {
    expect(result.numbers.map(({ kind, id }) => `${kind} ${id}`)).toHaveLength(defaultRuleSet.parameters.length + defaultRuleSet.themes.filter(({ cap }) => cap !== undefined).length)
    for (const { area, subject, kept, value, min, max } of result.numbers) {
      expect([min <= kept.from, kept.from <= area.from, area.from <= subject.from, subject.from <= value]).toEqual([true, true, true, true])
      expect([max >= kept.to, kept.to >= area.to, area.to >= subject.to, subject.to >= value]).toEqual([true, true, true, true])
      expect([area.below === undefined, area.above === undefined]).toEqual([area.from === min, area.to === max])
    }
  })

  it('holds within its ranges and not one step beyond, when the whole pipeline is run with the number changed', () => {
    const flipping = result.numbers.filter(({ area, subject }) => [area.below, area.above, subject.below, subject.above].some((flip) => flip !== undefined))
    const others = fc.sample(fc.constantFrom(...result.numbers), { numRuns: 6, seed: 20251121 })
    const wrong = [...flipping, ...others].flatMap((number) =>
      tellingValues(number).flatMap((value) => wrongAt(number, value, present, placeWith(kase, school, [{ ...number, value }]))))
    expect(wrong).toEqual([])
  })

  it('reports joint changes that do what they say, and that do nothing with one step less', () => {
    expect(wrongJoint(result, kase, school, 4).wrong).toEqual([])
  })

  it('is told in two to four sentences with evidence', () => {
    const text = describeStability(result, englishWords)
    expect(text.length).toBeGreaterThan(1)
    expect(text.length).toBeLessThan(5)
    const known = new Set(['outcome', ...defaultRuleSet.parameters.map(({ id }) => `parameter:${id}`), ...defaultRuleSet.themes.map(({ id }) => `theme:${id}`), ...defaultRuleSet.areas.map(({ id }) => `area:${id}`)])
    expect(text.flatMap(({ evidence }) => evidence.filter((id) => !known.has(id)))).toEqual([])
  })
})

function placeOf(kase: unknown, ruleSet = defaultRuleSet) {
  const { outcome, areas } = createFormulator({ ruleSet }).formulateSync(kase)
  return { outcome: outcome.kind, standard: outcome.standard, areas }
}

describe('a range', () => {
  it('ends where a formulation made with an overlay of the rule set begins to differ', () => {
    const found = results.flatMap(({ kase, result }) => {
      const number = result.numbers.find(({ kind, group, area }) => kind === 'parameter' && group !== 'weight' && (area.below ?? area.above) !== undefined)
      return number === undefined ? [] : [{ kase, result, number }]
    })
    expect(found.length).toBeGreaterThan(1)
    for (const { kase, result, number } of found) {
      const at = (value: number): string => {
        const change = { id: 'probe', version: '1.0.0', reason: 'To see.', parameters: [{ id: number.id, value, reason: 'To see.' }] }
        return placeIn(placeOf(kase, overlayRuleSet(defaultRuleSet, change, factCatalogue)))
      }
      const { from, to, below, above } = number.subject
      expect([at(from), at(to)]).toEqual([told(result.place), told(result.place)])
      for (const flip of [below, above]) if (flip !== undefined) expect(at(flip.value)).toBe(told(flip.place))
    }
  })
})

describe('numbers', () => {
  it('fall into groups by what was seen to read them', () => {
    const [first] = results
    const groupOf = (id: string) => first?.result.numbers.find((number) => number.id === id)
    expect(groupOf('strength.strong')).toMatchObject({ group: 'weight', readBy: ['weighing'] })
    expect(groupOf('firmness.firmLead')).toMatchObject({ group: 'weight', decided: 'ranking' })
    expect(groupOf('dispute.chronicMonths')).toMatchObject({ group: 'threshold', readBy: ['rules'] })
    expect(groupOf('window.immediate.before')).toMatchObject({ group: 'window', decided: 'every-value' })
    expect(groupOf('client.majorityYears')).toMatchObject({ group: 'none', decided: 'not-read' })
    expect(groupOf('dispute-expect')).toMatchObject({ kind: 'cap', group: 'weight', isDeclared: false })
  })

  it('give the same bytes for the same case, whatever the order of people', () => {
    for (const { kase, result } of results.slice(0, 1)) {
      const turned = { ...kase, inventory: { ...kase.inventory, people: [...(kase.inventory?.people ?? [])].reverse() } }
      expect(JSON.stringify(stability(turned))).toBe(JSON.stringify(result))
    }
  }, 60_000)
})
