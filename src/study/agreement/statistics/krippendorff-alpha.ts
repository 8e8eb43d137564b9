import { checkOptions, oneOf } from '../../../options.js'
import { aListOfCodes } from '../../permitted.js'
import { type Codes, type Code, type Estimate, categoriesOf, misuse, undefinedBecause } from './estimate.js'

const MEASUREMENT_LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const
/** Level of measurement: what may be read from the difference of two values. */
export type MeasurementLevel = (typeof MEASUREMENT_LEVELS)[number]

/** How alpha is computed. */
export interface AlphaOptions {
  readonly measurement?: MeasurementLevel | undefined
  /** Order of the values; needed for ordinal words. Values nobody used change nothing. */
  readonly categories?: readonly Code[] | undefined
}

/**
 * Krippendorff's alpha for any number of raters and with ratings missing: 1 − Do/De = 1 − (n − 1)·Σ o(ck)·δ²(ck) / Σ n(c)·n(k)·δ²(ck),
 * from the coincidences o of values within cases (Krippendorff 2011, "Computing Krippendorff's alpha-reliability").
 * δ² is 1 for different values (nominal), the squared number of ratings between two values, each counted by half
 * (ordinal), (c − k)² (interval), or ((c − k)/(c + k))² (ratio). At most 1; 0 at chance. Undefined where every value that
 * could be paired is the same. No formula for an interval is given: draw cases again.
 */
export function krippendorffAlpha(codes: Codes, options: AlphaOptions = {}): Estimate {
  checkOptions(options, { measurement: oneOf(MEASUREMENT_LEVELS), categories: aListOfCodes })
  const { measurement = 'nominal', categories } = options
  const values = categoriesOf(codes, categories)
  checkMeasurement(values, measurement, categories !== undefined)
  const { coincidences, paired } = coincidencesOf(codes, values)
  if (paired === 0) return undefinedBecause(whyNone(codes), 0)
  const alpha = alphaOf(coincidences, values, measurement)
  return alpha === undefined ? undefinedBecause('one-category', paired) : { status: 'estimated', value: alpha, cases: paired, noInterval: 'no-formula' }
}

function whyNone(codes: Codes): 'no-cases' | 'one-rater' | 'no-pairs' {
  if (codes.every((row) => row.every((code) => code === undefined))) return 'no-cases'
  return codes.every((row) => row.length < 2) ? 'one-rater' : 'no-pairs'
}

function checkMeasurement(values: readonly Code[], measurement: MeasurementLevel, areDeclared: boolean): void {
  const areNumbers = values.every((value) => typeof value === 'number')
  if ((measurement === 'interval' || measurement === 'ratio') && !areNumbers) throw misuse('/measurement', `numbers, for ${measurement} values`, values)
  if (measurement === 'ratio' && values.some((value) => Number(value) < 0)) throw misuse('/measurement', 'numbers from 0, for ratio values', values)
  if (measurement === 'ordinal' && !areNumbers && !areDeclared) throw misuse('/categories', 'the values in their order, for ordinal words', undefined)
}

/** Pairs of values within cases, each case counting as often as it has ratings. */
function coincidencesOf(codes: Codes, values: readonly Code[]): { readonly coincidences: readonly (readonly number[])[]; readonly paired: number } {
  const place = new Map(values.map((value, at) => [value, at]))
  const coincidences = values.map(() => values.map(() => 0))
  const rows = codes.map((row) => placesOf(row, place))
  for (const places of rows) addCoincidences(coincidences, places, 1)
  return { coincidences, paired: rows.filter((places) => places.length >= 2).length }
}

const placesOf = (row: Codes[number], place: ReadonlyMap<Code, number>): readonly number[] => row.flatMap((code) => (code === undefined ? [] : [place.get(code) ?? 0]))

function addCoincidences(coincidences: number[][], places: readonly number[], times: number): void {
  const each = times / (places.length - 1)
  for (let first = 0; first < places.length; first += 1) {
    const of = coincidences[places[first] ?? 0]
    if (of === undefined) continue
    for (let second = 0; second < places.length; second += 1) {
      const k = places[second] ?? 0
      if (first !== second) of[k] = (of[k] ?? 0) + each
    }
  }
}

/** Alpha from how many cases there are of each kind, for kinds of which the ratings are known. */
export function alphaOfKinds(kinds: Codes, values: readonly Code[], measurement: MeasurementLevel): (counts: Int32Array) => number | undefined {
  const place = new Map(values.map((value, at) => [value, at]))
  const rows = kinds.map((row) => placesOf(row, place))
  return (counts) => {
    const coincidences = values.map(() => values.map(() => 0))
    rows.forEach((places, kind) => {
      const times = counts[kind] ?? 0
      if (times > 0 && places.length >= 2) addCoincidences(coincidences, places, times)
    })
    return alphaOf(coincidences, values, measurement)
  }
}

function alphaOf(coincidences: readonly (readonly number[])[], values: readonly Code[], measurement: MeasurementLevel): number | undefined {
  const totals = coincidences.map((row) => row.reduce((total, each) => total + each, 0))
  const all = totals.reduce((total, each) => total + each, 0)
  const apart = distances(totals, values, measurement)
  let [observed, expected] = [0, 0]
  coincidences.forEach((row, c) => row.forEach((count, k) => {
    const distance = apart(c, k)
    observed += count * distance
    expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance
  }))
  return expected === 0 ? undefined : 1 - ((all - 1) * observed) / expected
}

function distances(totals: readonly number[], values: readonly Code[], measurement: MeasurementLevel): (c: number, k: number) => number {
  switch (measurement) {
    case 'nominal':
      return (c, k) => (c === k ? 0 : 1)
    case 'ordinal': {
      // Where the middle of each value's ratings lies when all are put in a row.
      let before = 0
      const middles = totals.map((total) => (before += total) - total / 2)
      return (c, k) => ((middles[c] ?? 0) - (middles[k] ?? 0)) ** 2
    }
    case 'interval':
      return (c, k) => (Number(values[c]) - Number(values[k])) ** 2
    case 'ratio':
      return (c, k) => (c === k ? 0 : ((Number(values[c]) - Number(values[k])) / (Number(values[c]) + Number(values[k]))) ** 2)
    default:
      return measurement satisfies never
  }
}
