import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatorOf } from '../../../src/random.js'
import {
  bootstrap, cohenKappa, crossTable, fleissKappa, gwetAC, kappaIndices, kendallTauB, krippendorffAlpha, percentAgreement, proportion, spearman, type CodePair, type Codes, type Estimate,
} from '../../../src/study/index.js'
import { bootstrapCounts } from '../../../src/study/agreement/statistics/bootstrap.js'
import { kappaOfCells } from '../../../src/study/agreement/statistics/cohen-kappa.js'

const valueOf = (estimate: Estimate): number => (estimate.status === 'estimated' ? estimate.value : NaN)

/** Pairs of ratings from a table of counts, rows the first rater. */
const pairsOf = (counts: readonly (readonly number[])[]): readonly CodePair[] =>
  counts.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, (): CodePair => [i, j])))

describe('worked examples in the literature', () => {
  it('Cohen 1960: two clinicians and 200 patients, kappa 0.492 at an agreement of 0.70 and 0.41 by chance', () => {
    const found = cohenKappa(pairsOf([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))
    expect(valueOf(found.kappa)).toBeCloseTo(0.492, 3)
    expect(found.observed).toBeCloseTo(0.70, 10)
    expect(found.expected).toBeCloseTo(0.41, 10)
  })

  it('Fleiss 1971: six psychiatrists, thirty patients, five diagnoses, kappa 0.430', () => {
    const codes = readFileSync(join(import.meta.dirname, 'oracle/psychiatric.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number))
    expect(valueOf(fleissKappa(codes).kappa)).toBeCloseTo(0.430, 3)
  })

  it('Krippendorff 2011: four observers, twelve units, some missing: 0.743 nominal, 0.815 ordinal, 0.849 interval, 0.797 ratio', () => {
    const codes = readFileSync(join(import.meta.dirname, 'oracle/krippendorff.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map((cell) => (cell === '' ? undefined : Number(cell))))
    const alpha = (measurement: 'nominal' | 'ordinal' | 'interval' | 'ratio'): number => valueOf(krippendorffAlpha(codes, { measurement }))
    expect([alpha('nominal'), alpha('ordinal'), alpha('interval'), alpha('ratio')].map((each) => each.toFixed(3))).toEqual(['0.743', '0.815', '0.849', '0.797'])
  })

  it('Gwet 2008: 118 of 125 agree, kappa is −0.023 and AC1 0.941', () => {
    const pairs = pairsOf([[118, 5], [2, 0]])
    expect(valueOf(cohenKappa(pairs).kappa)).toBeCloseTo(-0.023, 3)
    expect(valueOf(gwetAC(pairs))).toBeCloseTo(0.941, 3)
    expect(valueOf(percentAgreement(pairs))).toBeCloseTo(0.944, 10)
  })

  it('Byrt, Bishop and Carlin 1993: prevalence, bias and the adjusted kappa follow from the four cells', () => {
    expect(kappaIndices(crossTable(pairsOf([[40, 5], [15, 40]])))).toEqual({ prevalence: 0, bias: -0.1, adjustedKappa: 0.6000000000000001, cases: 100 })
  })
})

describe('what has no value says why', () => {
  const rated = (...rows: readonly (readonly (string | undefined)[])[]): Codes => rows
  const all = (codes: Codes): readonly Estimate[] => [percentAgreement(codes), fleissKappa(codes).kappa, krippendorffAlpha(codes), gwetAC(codes, { categories: ['yes', 'no'] })]

  it.each([
    ['nothing was rated', rated([undefined, undefined], [undefined, undefined]), 'no-cases'],
    ['there are no cases', rated(), 'no-cases'],
    ['there is one rater', rated(['yes'], ['no']), 'one-rater'],
    ['no case was rated by two', rated(['yes', undefined], [undefined, 'no']), 'no-pairs'],
  ])('when %s', (_, codes, why) => {
    for (const estimate of all(codes)) expect(estimate).toEqual({ status: 'undefined', why, cases: 0 })
  })

  it('when every rating is the same: kappa and alpha have none, while agreement and AC1 are full', () => {
    const [agreed, fleiss, alpha, ac] = all(rated(['yes', 'yes'], ['yes', 'yes'], ['yes', 'yes']))
    expect(fleiss).toEqual({ status: 'undefined', why: 'one-category', cases: 3 })
    expect(alpha).toEqual({ status: 'undefined', why: 'one-category', cases: 3 })
    expect(agreed).toMatchObject({ status: 'estimated', value: 1 })
    expect(ac).toEqual({ status: 'estimated', value: 1, cases: 3, noInterval: 'no-spread' })
    expect(cohenKappa([['yes', 'yes']], { categories: ['yes', 'no'] }).kappa).toEqual({ status: 'undefined', why: 'one-category', cases: 1 })
    expect(gwetAC([['yes', 'yes']])).toEqual({ status: 'undefined', why: 'one-category', cases: 1 })
  })

  it('when one side has no order', () => {
    for (const correlate of [spearman, kendallTauB]) {
      expect(correlate([[1, 2], [1, 3]])).toEqual({ status: 'undefined', why: 'no-variation', cases: 2 })
      expect(correlate([[1, undefined]])).toEqual({ status: 'undefined', why: 'no-pairs', cases: 0 })
    }
    expect(proportion(0, 0)).toEqual({ status: 'undefined', why: 'no-cases', cases: 0 })
  })

  it('and perfect agreement has no false width of nought, but agreement itself has one', () => {
    const pairs: readonly CodePair[] = [['a', 'a'], ['b', 'b'], ['a', 'a']]
    expect(cohenKappa(pairs).kappa).toEqual({ status: 'estimated', value: 1, cases: 3, noInterval: 'no-spread' })
    expect(percentAgreement(pairs)).toMatchObject({ value: 1, interval: { high: 1, method: 'wilson' } })
    expect(cohenKappa([['a', 'b']]).kappa).toMatchObject({ noInterval: 'one-case' })
  })

  it('and what cannot be compared is refused', () => {
    const wrong: readonly (() => unknown)[] = [
      () => cohenKappa([[NaN, 1]]), () => cohenKappa([['a', 'b']], { categories: ['a'] }), () => cohenKappa([['a', 'b']], { weighting: 'linear' }), () => cohenKappa([['a', 'b']], { level: 1 }),
      () => krippendorffAlpha([['a', 'b']], { measurement: 'interval' }), () => krippendorffAlpha([[-1, 2]], { measurement: 'ratio' }), () => krippendorffAlpha([['a', 'b']], { measurement: 'ordinal' }),
      () => spearman([[1, Infinity]]), () => proportion(3, 2), () => bootstrap([1], () => 1, { samples: 0 }), () => kappaIndices(crossTable([[1, 2], [3, 1]])),
    ]
    for (const call of wrong) expect(call).toThrow(expect.objectContaining({ name: 'FormulationError', code: 'USAGE' }))
  })
})

describe('whatever is rated', () => {
  const code = fc.option(fc.constantFrom(0, 1, 2), { nil: undefined })
  const matrix = fc.array(fc.array(code, { minLength: 3, maxLength: 3 }), { maxLength: 12 })

  it('figures are finite and within their range, or say why not', () => {
    fc.assert(fc.property(matrix, (codes) => {
      const categories = [0, 1, 2]
      const estimates = [
        percentAgreement(codes), fleissKappa(codes, { categories }).kappa, gwetAC(codes, { categories }), gwetAC(codes, { categories, weighting: 'linear' }),
        krippendorffAlpha(codes, { measurement: 'ordinal' }), cohenKappa(codes.map(([a, b]): CodePair => [a, b]), { categories, weighting: 'quadratic' }).kappa,
        spearman(codes.map(([a, b]) => [a, b] as const)), kendallTauB(codes.map(([a, b]) => [a, b] as const)),
      ]
      for (const estimate of estimates) {
        if (estimate.status === 'undefined') continue
        expect(Number.isFinite(estimate.value)).toBe(true)
        expect(estimate.value).toBeLessThanOrEqual(1 + 1e-12)
        expect((estimate.interval === undefined) !== (estimate.noInterval === undefined)).toBe(true)
        const { low, high } = estimate.interval ?? { low: -1, high: 1 }
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(-1)
      }
    }), { seed: 20251122, numRuns: 500 })
  })

  it('the order of cases changes nothing, nor that of raters where they may differ from case to case', () => {
    fc.assert(fc.property(matrix, (codes) => {
      const turned = [...codes].reverse().map((row) => [...row].reverse())
      for (const statistic of [percentAgreement, (each: Codes) => fleissKappa(each).kappa, gwetAC, krippendorffAlpha] as const) {
        const [a, b] = [statistic(codes), statistic(turned)]
        expect(b.status).toBe(a.status)
        if (a.status === 'estimated') expect(valueOf(b)).toBeCloseTo(a.value, 10)
      }
    }), { seed: 20251122, numRuns: 200 })
  })

  it('tau-b and rho are what comparing all pairs by hand gives', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 15 })
    fc.assert(fc.property(numbers, (pairs) => {
      let [surplus, first, second] = [0, 0, 0]
      pairs.forEach(([a, b], at) => pairs.slice(at + 1).forEach(([c, d]) => {
        surplus += Math.sign(a - c) * Math.sign(b - d)
        first += Math.abs(Math.sign(a - c))
        second += Math.abs(Math.sign(b - d))
      }))
      const found = kendallTauB(pairs)
      if (first === 0 || second === 0) expect(found).toMatchObject({ why: 'no-variation' })
      else expect(valueOf(found)).toBeCloseTo(surplus / Math.sqrt(first * second), 10)
    }), { seed: 20251122, numRuns: 300 })
  })
})

describe('drawing cases again', () => {
  const random = generatorOf(5)
  const share = (): number => random() / 0x1_0000_0000
  /** Two raters of whom each sees the truth with a chance, and guesses otherwise. */
  const sample = (cases: number, sees: number): readonly CodePair[] => Array.from({ length: cases }, (): CodePair => {
    const truth = share() < 0.4 ? 1 : 0
    const rated = (): number => (share() < sees ? truth : share() < 0.4 ? 1 : 0)
    return [rated(), rated()]
  })
  const kappa = (pairs: readonly CodePair[]): number | undefined => {
    const found = cohenKappa(pairs, { categories: [0, 1] }).kappa
    return found.status === 'estimated' ? found.value : undefined
  }

  it('depends on the seed and on nothing else, and gives the same by kinds as case by case', () => {
    const pairs = sample(40, 0.8)
    const options = { seed: 9, samples: 300 }
    const found = bootstrap(pairs, kappa, options)
    expect(bootstrap(pairs, kappa, options)).toEqual(found)
    expect(bootstrap(pairs, kappa, { ...options, seed: 10 })).not.toEqual(found)
    const byKinds = bootstrapCounts(pairs.map(([a, b]) => Number(a) * 2 + Number(b)), 4, (cells) => kappaOfCells(cells, 2, 'unweighted'), options)
    expect(byKinds.interval?.low).toBeCloseTo(found.interval?.low ?? NaN, 10)
    expect(byKinds.interval?.high).toBeCloseTo(found.interval?.high ?? NaN, 10)
  })

  it('gives no interval from too few cases, from none that differ, or from samples that often have no value', () => {
    expect(bootstrap(sample(9, 0.5), kappa)).toEqual({ noInterval: 'too-few-cases', samples: 0, undefinedSamples: 0 })
    expect(bootstrap(pairsOf([[10, 0], [0, 10]]), kappa, { samples: 200 })).toMatchObject({ noInterval: 'no-spread' })
    expect(bootstrap(pairsOf([[19, 0], [0, 1]]), kappa, { samples: 200 })).toMatchObject({ noInterval: 'often-undefined' })
  })

  it('holds the true kappa about as often as it says, and the formula does too', () => {
    // Both see with a chance of 0.8, so that they agree beyond chance in 0.8 squared of the cases.
    const [truth, studies] = [0.64, 300]
    const held = { formula: 0, bca: 0, percentile: 0 }
    for (let study = 0; study < studies; study += 1) {
      const pairs = sample(60, 0.8)
      const estimate = cohenKappa(pairs, { categories: [0, 1] }).kappa
      const cells = pairs.map(([a, b]) => Number(a) * 2 + Number(b))
      const drawn = (method: 'bca' | 'percentile') => bootstrapCounts(cells, 4, (counts) => kappaOfCells(counts, 2, 'unweighted'), { seed: study, samples: 399, method }).interval
      for (const [name, interval] of [['formula', estimate.status === 'estimated' ? estimate.interval : undefined], ['bca', drawn('bca')], ['percentile', drawn('percentile')]] as const) {
        if (interval !== undefined && interval.low <= truth && truth <= interval.high) held[name] += 1
      }
    }
    // Four standard errors of a share of 0.95 among 300, and room for what small samples are known to lose.
    for (const times of Object.values(held)) {
      expect(times / studies).toBeGreaterThan(0.88)
      expect(times / studies).toBeLessThan(0.995)
    }
  })
})
