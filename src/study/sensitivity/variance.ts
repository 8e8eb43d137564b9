import { generatorOf } from '../../random.js'
import { DEFAULT_LEVEL, checkLevel, misuse } from '../agreement/statistics/estimate.js'
import { intervalFrom } from '../agreement/statistics/bootstrap.js'
import type { Model } from './screening.js'

/** How the inputs are drawn. */
export interface SobolOptions {
  /** Rows of each of the two samples; 128 when left out. */
  readonly samples?: number | undefined
  readonly seed?: number | undefined
  /** Draws for the intervals; 500 when left out, 0 for none. */
  readonly draws?: number | undefined
  readonly level?: number | undefined
}

/** A share of the variance, with the ends of its interval where it has one. */
export interface VarianceShare {
  readonly value: number
  readonly low?: number
  readonly high?: number
}

/** How much of the variance of an output one input explains. */
export interface SobolIndices {
  /** By itself. */
  readonly first: VarianceShare
  /** By itself and together with others. */
  readonly total: VarianceShare
}

/** Indices of every input for one output; absent where the output does not vary. */
export interface OutputIndices {
  readonly mean: number
  readonly variance: number
  readonly indices?: readonly SobolIndices[]
}

/**
 * Shares of the variance that inputs explain when all vary at once, each evenly over its range and none hanging on another:
 * first order after Saltelli et al. (2010), total after Jansen (1999), intervals from drawing rows again (percentile). Runs the
 * model `samples · (inputs + 2)` times. Estimates can fall a little below 0 or above 1.
 */
export function sobolIndices(model: Model, inputs: number, { samples = 128, seed = 1, draws = 500, level = DEFAULT_LEVEL }: SobolOptions = {}): readonly OutputIndices[] {
  if (!(Number.isInteger(samples) && samples >= 4)) throw misuse('/samples', 'a whole number from 4', samples)
  if (!(Number.isInteger(draws) && draws >= 0)) throw misuse('/draws', 'a whole number from 0', draws)
  checkLevel(level)
  const next = generatorOf(seed)
  const row = (): readonly number[] => Array.from({ length: inputs }, () => next() / 0x1_0000_0000)
  const rows = Array.from({ length: samples }, () => {
    const [a, b] = [row(), row()]
    return { a: model(a), b: model(b), mixed: a.map((_, input) => model(a.map((value, at) => (at === input ? (b[at] ?? value) : value)))) }
  })
  const drawn = Array.from({ length: draws }, () => Int32Array.from({ length: samples }, () => Math.floor((next() / 0x1_0000_0000) * samples)))
  const all = Int32Array.from({ length: samples }, (_, at) => at)
  return (rows[0]?.a ?? []).map((_, output): OutputIndices => {
    const a = Float64Array.from(rows, (each) => each.a[output] ?? 0)
    const b = Float64Array.from(rows, (each) => each.b[output] ?? 0)
    const whole = spread(a, b, all)
    if (!(whole.variance > 1e-12)) return { mean: whole.mean, variance: 0 }
    const spreads = drawn.map((places) => spread(a, b, places))
    return {
      ...whole,
      indices: Array.from({ length: inputs }, (__, input): SobolIndices => {
        const mixed = Float64Array.from(rows, (each) => each.mixed[input]?.[output] ?? 0)
        const share = (of: (places: Int32Array, own: Spread) => number): VarianceShare => {
          const value = of(all, whole)
          const replicates = drawn.flatMap((places, at) => {
            const own = spreads[at] ?? whole
            return own.variance > 1e-12 ? [of(places, own)] : []
          })
          const interval = draws === 0 ? undefined : intervalFrom({ value, replicates }, level)
          return { value, ...(interval === undefined ? {} : { low: interval.low, high: interval.high }) }
        }
        return {
          first: share((places, own) => meanOver(places, (at) => ((b[at] ?? 0) - own.mean) * ((mixed[at] ?? 0) - (a[at] ?? 0))) / own.variance),
          total: share((places, own) => meanOver(places, (at) => ((a[at] ?? 0) - (mixed[at] ?? 0)) ** 2) / (2 * own.variance)),
        }
      }),
    }
  })
}

interface Spread {
  readonly mean: number
  readonly variance: number
}

function spread(a: Float64Array, b: Float64Array, places: Int32Array): Spread {
  const mean = meanOver(places, (at) => ((a[at] ?? 0) + (b[at] ?? 0)) / 2)
  return { mean, variance: meanOver(places, (at) => (((a[at] ?? 0) - mean) ** 2 + ((b[at] ?? 0) - mean) ** 2) / 2) }
}

function meanOver(places: Int32Array, of: (at: number) => number): number {
  let total = 0
  for (const at of places) total += of(at)
  return total / places.length
}
