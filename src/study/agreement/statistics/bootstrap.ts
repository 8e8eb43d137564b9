import { checkArgument, checkOptions, list, oneOf, wholeFrom } from '../../../options.js'
import { generatorOf } from '../../../random.js'
import { aLevel } from '../../permitted.js'
import { normalCdf, normalQuantile } from './distributions.js'
import { checkLevel, DEFAULT_LEVEL, type Interval, misuse, type WhyNoInterval } from './estimate.js'

/** Fewest cases that are drawn from: fewer say too little of how cases differ. */
export const LEAST_BOOTSTRAP_CASES = 10
/** Largest share of samples in which the statistic may have no value. */
export const MOST_UNDEFINED = 0.05

/** How cases are drawn again. */
export interface BootstrapOptions {
  readonly seed?: number | undefined
  /** Samples drawn; 2000 unless told. */
  readonly samples?: number | undefined
  readonly level?: number | undefined
  /** `bca`: corrected for bias and skew; falls back to `percentile` where the correction cannot be worked out. */
  readonly method?: 'bca' | 'percentile' | undefined
}

/** An interval from drawing cases again, or the reason why there is none. */
export interface Bootstrap {
  readonly interval?: Interval
  readonly noInterval?: WhyNoInterval
  readonly samples: number
  /** Samples in which the statistic had no value; they are left out. */
  readonly undefinedSamples: number
}

/**
 * Interval of a statistic from samples of the cases, drawn with replacement, each case with all that was said of it. The
 * seed alone decides the draw. `statistic` gives `undefined` where it has no value.
 */
export function bootstrap<Case>(cases: readonly Case[], statistic: (cases: readonly Case[]) => number | undefined, options: BootstrapOptions = {}): Bootstrap {
  checkArgument(cases, list, '/cases')
  checkOptions(options, { seed: wholeFrom(0), samples: wholeFrom(1), level: aLevel, method: oneOf(['bca', 'percentile']) })
  const drawn: Case[] = []
  return bootstrapCounts(cases.map((_, at) => at), cases.length, (counts) => {
    drawn.length = 0
    counts.forEach((count, at) => {
      for (let copy = 0; copy < count; copy += 1) drawn.push(cases[at] as Case)
    })
    return statistic(drawn)
  }, options)
}

/**
 * {@link bootstrap} for cases of which many are alike: `kinds` tells the kind of each case, and the statistic is given how
 * many cases of each kind were drawn. The counts are written over by the next sample.
 */
export function bootstrapCounts(
  kinds: readonly number[],
  numberOfKinds: number,
  statistic: (counts: Int32Array) => number | undefined,
  { seed = 1, samples = 2000, level = DEFAULT_LEVEL, method = 'bca' }: BootstrapOptions = {},
): Bootstrap {
  checkLevel(level)
  if (!(Number.isInteger(samples) && samples >= 1)) throw misuse('/samples', 'a whole number from 1', samples)
  const cases = kinds.length
  const all = new Int32Array(numberOfKinds)
  for (const kind of kinds) all[kind] = (all[kind] ?? 0) + 1
  const value = statistic(all.slice())
  if (value === undefined || cases < LEAST_BOOTSTRAP_CASES) return { noInterval: value === undefined ? 'often-undefined' : 'too-few-cases', samples: 0, undefinedSamples: 0 }
  const next = generatorOf(seed)
  const [ofCase, counts] = [Int32Array.from(kinds), new Int32Array(numberOfKinds)]
  const replicates: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    counts.fill(0)
    for (let at = 0; at < cases; at += 1) {
      const kind = ofCase[Math.floor((next() / 0x1_0000_0000) * cases)] ?? 0
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    const found = statistic(counts)
    if (found !== undefined) replicates.push(found)
  }
  const undefinedSamples = samples - replicates.length
  if (undefinedSamples > samples * MOST_UNDEFINED) return { noInterval: 'often-undefined', samples, undefinedSamples }
  const interval = intervalFrom({ value, replicates, ...(method === 'bca' ? { jackknife: withOneLeftOut(all, kinds, statistic) } : {}) }, level)
  return { ...(interval === undefined ? { noInterval: 'no-spread' } : { interval }), samples, undefinedSamples }
}

/** The statistic without each case in turn; cases of a kind give the same. */
function withOneLeftOut(all: Int32Array, kinds: readonly number[], statistic: (counts: Int32Array) => number | undefined): readonly (number | undefined)[] {
  const ofKind = Array.from(all, (count, kind) => {
    if (count === 0) return undefined
    const rest = all.slice()
    rest[kind] = count - 1
    return statistic(rest)
  })
  return kinds.map((kind) => ofKind[kind])
}

/** What an interval is made from: the value, its values in the samples, and, for BCa, those with one case left out. */
export interface Replicates {
  readonly value: number
  readonly replicates: readonly number[]
  readonly jackknife?: readonly (number | undefined)[]
}

/**
 * Percentile or BCa interval (Efron 1987): with z0 the normal quantile of the share of samples below the value and a the
 * skewness of the values with one case left out, divided by six, the ends are the quantiles at
 * Φ(z0 + (z0 + z)/(1 − a(z0 + z))). Samples equal to the value count by half for z0. Quantiles between samples are
 * interpolated on the normal scale (Davison and Hinkley 1997, 5.2). Undefined where all samples are the same.
 */
export function intervalFrom({ value, replicates, jackknife }: Replicates, level: number): Interval | undefined {
  const sorted = Float64Array.from(replicates).sort()
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined || most - least < 1e-12) return undefined
  const tail = (1 - level) / 2
  const correction = jackknife === undefined ? undefined : correctionOf(value, sorted, jackknife)
  const at = (share: number): number => {
    if (correction === undefined) return quantileOf(sorted, share)
    const z = correction.bias + normalQuantile(share)
    return quantileOf(sorted, normalCdf(correction.bias + z / (1 - correction.skew * z)))
  }
  return { low: at(tail), high: at(1 - tail), level, method: correction === undefined ? 'percentile' : 'bca' }
}

function correctionOf(value: number, sorted: Float64Array, jackknife: readonly (number | undefined)[]): { readonly bias: number; readonly skew: number } | undefined {
  let below = 0
  for (const each of sorted) below += Math.abs(each - value) < 1e-12 ? 0.5 : each < value ? 1 : 0
  const share = below / sorted.length
  const left = jackknife.filter((each) => each !== undefined)
  if (share <= 0 || share >= 1 || left.length !== jackknife.length) return undefined
  const mean = left.reduce((total, each) => total + each, 0) / left.length
  const [squares, cubes] = left.reduce<readonly [number, number]>(([square, cube], each) => [square + (mean - each) ** 2, cube + (mean - each) ** 3], [0, 0])
  return { bias: normalQuantile(share), skew: squares < 1e-24 ? 0 : cubes / (6 * squares ** 1.5) }
}

function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length + 1) * share
  const at = Math.floor(place)
  if (at < 1) return sorted[0] ?? 0
  if (at >= sorted.length) return sorted.at(-1) ?? 0
  const [low, high] = [sorted[at - 1] ?? 0, sorted[at] ?? 0]
  if (at === place) return low
  const [from, to] = [normalQuantile(at / (sorted.length + 1)), normalQuantile((at + 1) / (sorted.length + 1))]
  return low + ((normalQuantile(share) - from) / (to - from)) * (high - low)
}
