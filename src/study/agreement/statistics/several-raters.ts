import { checkOptions, oneOf } from '../../../options.js'
import { aLevel, aListOfCodes } from '../../permitted.js'
import { studentQuantile } from './distributions.js'
import { categoriesOf, type Code, type Codes, checkLevel, DEFAULT_LEVEL, type Estimated, type WhyUndefined, withSpread } from './estimate.js'
import { agreementWeight, type KappaWeighting, KAPPA_WEIGHTINGS } from './kappa-weights.js'

/** How a coefficient for several raters is computed. */
export interface SeveralRatersOptions {
  /** All categories, in order. Gwet's coefficients depend on how many there are, used or not. */
  readonly categories?: readonly Code[] | undefined
  readonly weighting?: KappaWeighting | undefined
  readonly level?: number | undefined
}

/** Refuses options of a coefficient that make no sense. */
export const checkSeveralRaters = (options: SeveralRatersOptions): void =>
  checkOptions(options, { categories: aListOfCodes, weighting: oneOf(KAPPA_WEIGHTINGS), level: aLevel })

/** Cases counted: how the raters of each case spread over the categories. */
export interface Spread {
  readonly categories: readonly Code[]
  /** One row a case that was rated at all, one column a category. */
  readonly counts: readonly (readonly number[])[]
  /** Ratings of each of these cases. */
  readonly raters: readonly number[]
  /** Cases that two or more rated. */
  readonly paired: number
}

export function spreadOf(codes: Codes, declared: readonly Code[] | undefined): Spread {
  const categories = categoriesOf(codes, declared)
  const place = new Map(categories.map((category, at) => [category, at]))
  const counts = codes.flatMap((row) => {
    const of = categories.map(() => 0)
    let rated = 0
    for (const code of row) {
      if (code === undefined) continue
      const at = place.get(code) ?? 0
      of[at] = (of[at] ?? 0) + 1
      rated += 1
    }
    return rated === 0 ? [] : [of]
  })
  const raters = counts.map((row) => row.reduce((total, each) => total + each, 0))
  return { categories, counts, raters, paired: raters.filter((each) => each >= 2).length }
}

/** Why nothing can be said of agreement, if so. */
export function withoutPairs({ raters, paired }: Spread, codes: Codes): WhyUndefined | undefined {
  if (paired > 0) return undefined
  if (raters.length === 0) return 'no-cases'
  return codes.every((row) => row.length < 2) ? 'one-rater' : 'no-pairs'
}

/** Share of agreeing pairs among the raters of each case, weighted; undefined where there is no pair. */
export function caseAgreements({ counts, raters, categories }: Spread, weighting: KappaWeighting): readonly (number | undefined)[] {
  return counts.map((row, at) => {
    const of = raters[at] ?? 0
    if (of < 2) return undefined
    let agreeing = 0
    row.forEach((count, k) => {
      if (count === 0) return
      let like = 0
      row.forEach((other, l) => (like += other === 0 ? 0 : other * agreementWeight(k, l, categories.length, weighting)))
      agreeing += count * (like - 1)
    })
    return agreeing / (of * (of - 1))
  })
}

/** Average over cases of how each case's ratings spread. */
export function averageShares({ counts, raters, categories }: Spread): readonly number[] {
  return categories.map((_, k) => counts.reduce((total, row, at) => total + (row[k] ?? 0) / (raters[at] ?? 1), 0) / counts.length)
}

/** Chance agreement, and what each category adds to it for a case of that category. */
export interface Chance {
  readonly expected: number
  readonly ofCategory: readonly number[]
}

/**
 * (pa − pe)/(1 − pe) with a standard error over cases: the variance of the cases' linearised values, as Gwet gives it
 * (2008; 2014, chapter 5). Raters are taken as they are; the interval is Student's with one degree less than cases.
 */
export function correctedForChance(spread: Spread, agreements: readonly (number | undefined)[], { expected, ofCategory }: Chance, level: number = DEFAULT_LEVEL): Estimated {
  checkLevel(level)
  const { counts, raters, paired } = spread
  const cases = counts.length
  const value = (meanOf(agreements) - expected) / (1 - expected)
  const linear = counts.map((row, at) => {
    const agreement = agreements[at]
    const own = agreement === undefined ? 0 : ((cases / paired) * (agreement - expected)) / (1 - expected)
    const chance = row.reduce((total, count, k) => total + count * (ofCategory[k] ?? 0), 0) / (raters[at] ?? 1)
    return own - (2 * (1 - value) * (chance - expected)) / (1 - expected)
  })
  const variance = linear.reduce((total, each) => total + (each - value) ** 2, 0) / (cases * (cases - 1))
  const times = cases < 2 ? 0 : studentQuantile(1 - (1 - level) / 2, cases - 1)
  const estimate = withSpread(value, cases, { standardError: Math.sqrt(variance), times, level, method: 'student', range: [-1, 1] })
  return { ...estimate, cases: paired }
}

export function meanOf(values: readonly (number | undefined)[]): number {
  let [total, count] = [0, 0]
  for (const value of values) {
    if (value === undefined) continue
    total += value
    count += 1
  }
  return total / count
}
