import { describe, expect, it } from 'vitest'
import { rankSync } from '../../../src/formulate-sync.js'
import type { Ranking } from '../../../src/model/ranking-result.js'
import type { RuleSet } from '../../../src/model/rule-set.js'
import { generatorOf } from '../../../src/random.js'
import { readsOfFacts } from '../../../src/reads-of-facts.js'
import { defaultRuleSet } from '../../../src/rules/default-rule-set.js'
import { synthesizeCases } from '../../../src/study/index.js'
import { isWeight, trialGround } from '../../../src/trials.js'

const traditionOf = (id: string): RuleSet['traditions'][number] => {
  const found = defaultRuleSet.traditions.find((each) => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const cases = [...synthesizeCases({ count: 4, seed: 4, missing: { rate: 0.15 }, vagueDates: { share: 0.5 } })].map((each) => each.case)

/** What can be told of a ranking apart from reasons. */
const told = ({ outcome, foci, areas, standard, settled }: Ranking): unknown =>
  ({ outcome, foci, standard, settled, areas: areas.map(({ area, status, support, bounds, band, rank }) => ({ area, status, support, bounds, band, rank })) })

/** The same numbers put into a rule set, which then is prepared from the beginning. */
function withNumbers(valueOf: (kind: string, id: string) => number): RuleSet {
  return {
    ...defaultRuleSet,
    parameters: defaultRuleSet.parameters.map((each) => ({ ...each, value: valueOf('parameter', each.id) })),
    themes: defaultRuleSet.themes.map((each) => (each.cap === undefined ? each : { ...each, cap: valueOf('cap', each.id) })),
  }
}

describe('a case under other numbers', () => {
  it.each(defaultRuleSet.traditions.slice(0, 2).map(({ id }) => id))('is ranked as with a rule set of those numbers, one moved after another and all at once, under %s', (tradition) => {
    const ground = trialGround(defaultRuleSet, traditionOf(tradition))
    const opened = cases.map((kase) => ground.open(kase))
    const next = generatorOf(9)
    const values = ground.numbers.map(({ value }) => value)
    let moved = 0
    for (let step = 0; step < 20; step += 1) {
      if (step === 10) ground.numbers.forEach(({ value }, at) => { values[at] = value })
      const moves = step % 5 === 4 ? ground.numbers.length : 1
      for (let move = 0; move < moves; move += 1) {
        const at = next() % ground.numbers.length
        const number = ground.numbers[at]
        if (number !== undefined) values[at] = number.min + (next() % (number.max - number.min + 1))
      }
      const weighting = ground.weighting([...values])
      const ruleSet = withNumbers((kind, id) => values[ground.numbers.findIndex((each) => each.kind === kind && each.id === id)] ?? Number.NaN)
      for (const each of opened) {
        const wanted = told(rankSync(each.case, { ruleSet, tradition }).ranking)
        expect(told(each.at(weighting))).toEqual(wanted)
        moved += Number(JSON.stringify(wanted) !== JSON.stringify(told(each.present)))
      }
    }
    expect(moved).toBeGreaterThan(20)
  }, 60_000)

  it('decides nothing again where only weights move, and only what reads a moved threshold otherwise', () => {
    const ground = trialGround(defaultRuleSet, traditionOf('klerman-weissman'))
    const [opened] = cases.map((kase) => ground.open(kase))
    const before = ground.work()
    const move = (wanted: (id: string, kind: string) => boolean): void => {
      opened?.at(ground.weighting(ground.numbers.map(({ id, kind, value, max }) => (wanted(id, kind) ? max : value))))
    }
    move((id, kind) => isWeight({ id, kind: kind === 'cap' ? 'cap' : 'parameter' }))
    expect(ground.work()).toEqual({ ...before, ranked: before.ranked + 1 })
    move((id) => id === 'dispute.lowSatisfaction')
    const reading = defaultRuleSet.rules.filter((rule) => JSON.stringify(rule).includes('"dispute.lowSatisfaction"') && rule.about === 'person' && rule.direction !== 'caution')
    const people = new Set((opened?.verdicts ?? []).filter(({ subject }) => subject.kind === 'person').map(({ subject }) => subject.id))
    const { decided, derived } = ground.work()
    expect(reading.length).toBeGreaterThan(0)
    expect(decided - before.decided).toBe(reading.length * people.size)
    expect(derived).toBe(before.derived)
    // A window is read while facts are derived: they are derived once more, and the rules that hang on them are decided.
    move((id) => id === 'window.proximal')
    expect(ground.work().derived).toBe(before.derived + 1)
    expect(ground.work().decided).toBeGreaterThan(decided)
    expect(ground.work().decided - decided).toBeLessThan((opened?.verdicts.length ?? 0) / 2)
  })

  it('calls no number a weight that a rule which ranks is compared with, or a fact is derived with', () => {
    const ground = trialGround(defaultRuleSet, traditionOf('klerman-weissman'))
    const weights = ground.numbers.filter((number) => number.kind === 'parameter' && isWeight(number)).map(({ id }) => id)
    expect(weights.length).toBeGreaterThan(10)
    const inRules = new Set(defaultRuleSet.rules.filter(({ direction, about }) => direction !== 'caution' && about !== 'ranking')
      .flatMap((rule) => [...JSON.stringify([rule.conditions, rule.unless]).matchAll(/"parameter":"([^"]+)"/g)].map(([, id]) => id)))
    const inFacts = new Set(cases.flatMap((kase) => [...readsOfFacts(kase, { ...defaultRuleSet, options: traditionOf('klerman-weissman').options }).keys()]))
    expect(Math.min(inRules.size, inFacts.size)).toBeGreaterThan(5)
    expect(weights.filter((id) => inRules.has(id) || inFacts.has(id))).toEqual([])
  })
})
