import { describe, expect, it } from 'vitest'
import { morris, sobolIndices, type OutputIndices } from '../../../src/study/index.js'

const PI = Math.PI

/** Ishigami and Homma 1990, each input evenly from -π to π. */
const ishigami = (a: number, b: number) => (inputs: readonly number[]): readonly number[] => {
  const [x = 0, y = 0, z = 0] = inputs.map((each) => (2 * each - 1) * PI)
  return [Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x)]
}

/** Its indices, worked out by hand: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2. */
function ishigamiIndices(a: number, b: number): { readonly first: readonly number[]; readonly total: readonly number[]; readonly variance: number; readonly mean: number } {
  const both = (b * b * PI ** 8 * 8) / 225
  const one = 0.5 * (1 + (b * PI ** 4) / 5) ** 2
  const two = (a * a) / 8
  const variance = one + two + both
  return { first: [one / variance, two / variance, 0], total: [(one + both) / variance, two / variance, both / variance], variance, mean: a / 2 }
}

/** Sobol's g-function: the product of (|4x − 2| + a) / (1 + a), with partial variances 1 / (3 (1 + a)²). */
const A = [0, 1, 4.5, 9, 99]
const g = (inputs: readonly number[]): readonly number[] => [inputs.reduce((product, x, at) => product * ((Math.abs(4 * x - 2) + (A[at] ?? 0)) / (1 + (A[at] ?? 0))), 1)]
const partial = A.map((a) => 1 / (3 * (1 + a) ** 2))
const gVariance = partial.reduce((product, each) => product * (1 + each), 1) - 1
const gFirst = partial.map((each) => each / gVariance)
const gTotal = partial.map((each, at) => (each * partial.reduce((product, other, index) => (index === at ? product : product * (1 + other)), 1)) / gVariance)

const one = (outputs: readonly OutputIndices[]): OutputIndices => {
  const [output] = outputs
  if (output === undefined) throw new Error('no output')
  return output
}

describe('shares of the variance', () => {
  it.each([
    ['of the Ishigami function', ishigami(7, 0.1), ishigamiIndices(7, 0.1)],
    ['of the Ishigami function with other constants', ishigami(5, 0.05), ishigamiIndices(5, 0.05)],
    ['of the g-function', g, { first: gFirst, total: gTotal, variance: gVariance, mean: 1 }],
  ])('%s are those of its formula', (_, model, { first, total, variance, mean }) => {
    const found = one(sobolIndices(model, first.length, { samples: 20_000, seed: 20261122, draws: 0 }))
    expect(Math.abs(found.mean - mean)).toBeLessThan(0.03 * Math.max(1, mean))
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.03)
    found.indices?.forEach((index, at) => {
      expect(Math.abs(index.first.value - (first[at] ?? 0))).toBeLessThan(0.03)
      expect(Math.abs(index.total.value - (total[at] ?? 0))).toBeLessThan(0.03)
    })
    expect(found.indices).toHaveLength(first.length)
  })

  it('have intervals that hold the value of the formula about as often as they say', () => {
    const truth = ishigamiIndices(7, 0.1)
    let held = 0
    for (let seed = 1; seed <= 40; seed += 1) {
      const { indices = [] } = one(sobolIndices(ishigami(7, 0.1), 3, { samples: 200, seed, draws: 200 }))
      indices.forEach(({ first, total }, at) => {
        const [wanted, wantedTotal] = [truth.first[at] ?? 0, truth.total[at] ?? 0]
        held += Number((first.low ?? 1) <= wanted && wanted <= (first.high ?? 0)) + Number((total.low ?? 1) <= wantedTotal && wantedTotal <= (total.high ?? 0))
      })
    }
    expect(held / 240).toBeGreaterThan(0.88)
    expect(held / 240).toBeLessThan(0.99)
  })

  it('of a sum of independent parts are in proportion to their variances, alone and in all', () => {
    const { indices = [], variance } = one(sobolIndices((x) => [3 * (x[0] ?? 0) + 4 * (x[1] ?? 0)], 2, { samples: 20_000, seed: 3, draws: 0 }))
    expect(Math.abs(variance - 25 / 12)).toBeLessThan(0.05)
    const wanted = [9 / 25, 16 / 25]
    indices.forEach(({ first, total }, at) => {
      expect(Math.abs(first.value - (wanted[at] ?? 0))).toBeLessThan(0.03)
      expect(Math.abs(total.value - (wanted[at] ?? 0))).toBeLessThan(0.03)
    })
  })

  it('are none where the output does not vary', () => {
    expect(sobolIndices(() => [7], 2, { samples: 10 })).toEqual([{ mean: 7, variance: 0 }])
  })

  it('take as many runs of the model as they say', () => {
    let runs = 0
    sobolIndices((x) => [(runs += 1) * (x[0] ?? 0)], 5, { samples: 16 })
    expect(runs).toBe(16 * 7)
  })
})

describe('elementary effects', () => {
  it('of a straight line are its slopes, without spread', () => {
    const [effects = []] = morris((x) => [2 * (x[0] ?? 0) - 5 * (x[1] ?? 0) + 0.5], 3, { trajectories: 6, seed: 4 })
    const wanted = [2, -5, 0]
    effects.forEach(({ mu, muStar, sigma }, at) => {
      expect(mu).toBeCloseTo(wanted[at] ?? Number.NaN, 10)
      expect(muStar).toBeCloseTo(Math.abs(wanted[at] ?? Number.NaN), 10)
      expect(sigma).toBeCloseTo(0, 10)
    })
    expect(effects).toHaveLength(3)
  })

  it('of a product are on average half, spread by what the other factor is, as worked out over the whole grid', () => {
    // The effect of one factor is the value of the other: 0, 1/3, 2/3 or 1, each as likely, so 5/36 of variance.
    const [effects = []] = morris((x) => [(x[0] ?? 0) * (x[1] ?? 0)], 2, { trajectories: 4000, levels: 4, seed: 5 })
    for (const { mu, sigma } of effects) {
      expect(Math.abs(mu - 0.5)).toBeLessThan(0.03)
      expect(Math.abs(sigma - Math.sqrt(5 / 36))).toBeLessThan(0.02)
    }
    expect(effects).toHaveLength(2)
  })

  it('that cancel out show in their size alone', () => {
    const [[effect] = []] = morris((x) => [((x[0] ?? 0) - 0.5) ** 2], 1, { trajectories: 4000, levels: 4, seed: 6 })
    // Steps are 0 to 2/3 and 1/3 to 1: (1/36 − 1/4) / (2/3) = −1/3, and (1/4 − 1/36) / (2/3) = 1/3.
    expect(effect?.muStar).toBeCloseTo(1 / 3, 10)
    expect(Math.abs(effect?.mu ?? 1)).toBeLessThan(0.02)
  })

  it('put the inputs of the g-function in order of their weight, and hang on the seed alone', () => {
    const run = (): readonly number[] => (morris(g, A.length, { trajectories: 60, seed: 8 })[0] ?? []).map(({ muStar }) => muStar)
    expect([...run()].sort((a, b) => b - a)).toEqual(run())
    expect(run()).toEqual(run())
    expect((morris(g, A.length, { trajectories: 60, seed: 9 })[0] ?? []).map(({ muStar }) => muStar)).not.toEqual(run())
  })

  it('take as many runs of the model as they say', () => {
    let runs = 0
    morris((x) => [(runs += 1) * (x[0] ?? 0)], 5, { trajectories: 7 })
    expect(runs).toBe(7 * 6)
  })

  it.each([[{ trajectories: 1 }], [{ levels: 3 }]])('are refused for %j', (options) => {
    expect(() => morris(() => [0], 2, options)).toThrow(/USAGE/)
  })
})
