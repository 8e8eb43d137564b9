import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseSheet, createEvaluator, type Evaluation, type Evaluator } from '../../src/evaluate.js'
import { kernelOf } from '../../src/explain/stability/kernel.js'
import { numbersOf } from '../../src/explain/stability/numbers.js'
import { reduce } from '../../src/explain/stability/reduce.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { rank } from '../../src/weigh/rank.js'
import { weighSettings } from '../../src/weigh/settings.js'
import { weigh } from '../../src/weigh/weigh.js'
import { busyCase } from '../support/busy-case.js'
import { randomCase } from '../support/random-case.js'
import { placeIn, told } from '../support/first-place.js'

const WEIGHING = /^(?:strength|standard|band|standing|second|firmness)\./
const numbers = numbersOf(defaultRuleSet)
const weighing = numbers.filter(({ kind, id }) => kind === 'cap' || WEIGHING.test(id))
type Changed = ReadonlyMap<string, number>

/** The default rule set with numbers changed. */
function withNumbers(changed: Changed): RuleSet {
  return {
    ...defaultRuleSet,
    parameters: defaultRuleSet.parameters.map((each) => ({ ...each, value: changed.get(`parameter ${each.id}`) ?? each.value })),
    themes: defaultRuleSet.themes.map((each) => (each.cap === undefined ? each : { ...each, cap: changed.get(`cap ${each.id}`) ?? each.cap })),
  }
}

const weights: fc.Arbitrary<Changed> = fc.tuple(...weighing.map(({ min, max }) => fc.integer({ min, max }))).map((values) =>
  new Map(weighing.map(({ kind, id }, index) => [`${kind} ${id}`, values[index] ?? 0])))

const evaluators = defaultRuleSet.traditions.map((tradition) => createEvaluator(defaultRuleSet, tradition))

const qualityOf = ({ derived }: Evaluation) => {
  const { facts } = caseSheet(derived)
  const gaps = facts['data.minimumSetGaps']
  return { minimumSetGaps: gaps?.status === 'known' ? Number(gaps.value) : 0, onsetKnown: facts['course.onsetKnown']?.status === 'known' }
}

function byKernel(evaluation: Evaluation, { tradition }: Evaluator, changed: Changed): string {
  const { derived, verdicts } = evaluation
  const kernel = kernelOf(reduce(verdicts, derived.shared, qualityOf(evaluation).minimumSetGaps, defaultRuleSet, tradition), numbers)
  const weighting = kernel.weighting()
  kernel.numbers.forEach((number, at) => {
    if (number !== undefined) weighting[at] = changed.get(`${number.kind} ${number.id}`) ?? number.value
  })
  return told(kernel.places[kernel.first(weighting)])
}

function byWeighing(evaluation: Evaluation, { tradition }: Evaluator, changed: Changed): string {
  const settings = weighSettings(withNumbers(changed), tradition)
  return placeIn(rank(weigh(evaluation.verdicts, evaluation.derived.shared, settings), qualityOf(evaluation), settings))
}

describe('the arithmetic over counted verdicts', () => {
  it('puts first whom weighing and ranking put first, in 2,000 random cases under random weights and every tradition', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(randomCase, fc.constantFrom(...evaluators), weights, (kase, evaluator, changed) => {
        const evaluation = evaluator.evaluateSync(kase)
        const found = byKernel(evaluation, evaluator, changed)
        seen.add(found.replaceAll(/#\S+/g, ''))
        expect(found).toBe(byWeighing(evaluation, evaluator, changed))
      }),
      { seed: 20251121, numRuns: 2000 },
    )
    // Leads of every area, ties of several, and both ways of proposing nothing.
    expect(seen.size).toBeGreaterThan(9)
  }, 120_000)

  it('puts first whom the whole pipeline puts first when it is made anew with the changed rule set', () => {
    fc.assert(
      fc.property(randomCase, fc.constantFrom(...evaluators), weights, (kase, evaluator, changed) => {
        const whole = createEvaluator(withNumbers(changed), evaluator.tradition).evaluateSync(kase)
        expect(byKernel(evaluator.evaluateSync(kase), evaluator, changed)).toBe(placeIn(whole.ranking))
      }),
      { seed: 20251122, numRuns: 100 },
    )
  }, 60_000)

  it('does so in a busy case in which people share events', () => {
    const evaluations = evaluators.map((evaluator) => [evaluator, evaluator.evaluateSync(busyCase)] as const)
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...evaluations), weights, ([evaluator, evaluation], changed) => {
        const found = byKernel(evaluation, evaluator, changed)
        seen.add(found)
        expect(found).toBe(byWeighing(evaluation, evaluator, changed))
      }),
      { seed: 20251121, numRuns: 300 },
    )
    expect(seen.size).toBeGreaterThan(4)
  }, 60_000)
})
