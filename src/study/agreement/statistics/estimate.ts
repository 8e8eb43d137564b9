import { describeKind, FormulationError } from '../../../errors.js'

/** Why a statistic has no value. None of these is ever told as a number. */
export const WHY_UNDEFINED = ['no-cases', 'one-rater', 'no-pairs', 'one-category', 'no-variation'] as const
/**
 * `no-cases`: nothing was rated; `one-rater`: a single rater; `no-pairs`: no case was rated by two;
 * `one-category`: every rating is the same, so that nothing is left for chance to be exceeded by;
 * `no-variation`: one side gives every case the same value, so that there is no order.
 */
export type WhyUndefined = (typeof WHY_UNDEFINED)[number]

/** Why an estimate comes without an interval. */
export const WHY_NO_INTERVAL = ['no-formula', 'one-case', 'no-spread', 'too-few-cases', 'often-undefined'] as const
/**
 * `no-formula`: none is given here, see the bootstrap; `one-case`: nothing to estimate spread from; `no-spread`: no case
 * differs from another, as under perfect agreement, and a width of zero would be false; `too-few-cases`: too few to
 * draw again from; `often-undefined`: the statistic has no value in too many of the samples.
 */
export type WhyNoInterval = (typeof WHY_NO_INTERVAL)[number]

/** How an interval was made. */
export type IntervalMethod = 'wilson' | 'normal' | 'student' | 'percentile' | 'bca'

/** A confidence interval, cut at the ends of the statistic's range. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** Share of such intervals that hold the true value, if what the method assumes is so. */
  readonly level: number
  readonly method: IntervalMethod
}

/** A statistic that has a value. */
export interface Estimated {
  readonly status: 'estimated'
  readonly value: number
  /** Cases that it rests on. */
  readonly cases: number
  /** Standard error over cases, raters taken as they are. */
  readonly standardError?: number
  readonly interval?: Interval
  /** Present exactly where the interval is not. */
  readonly noInterval?: WhyNoInterval
}

/** A statistic, or the reason why there is none. */
export type Estimate = Estimated | { readonly status: 'undefined'; readonly why: WhyUndefined; readonly cases: number }

/** What was rated about one case: one entry a rater, in the order of the raters; undefined is missing. */
export type Code = string | number
/** One row a case, one column a rater. */
export type Codes = readonly (readonly (Code | undefined)[])[]
/** What two raters said of one case. */
export type CodePair = readonly [Code | undefined, Code | undefined]

export const DEFAULT_LEVEL = 0.95

export const undefinedBecause = (why: WhyUndefined, cases: number): Estimate => ({ status: 'undefined', why, cases })

/** An estimate with an interval of so many standard errors to each side, within the range of the statistic. */
export function withSpread(
  value: number,
  cases: number,
  { standardError, times, level, method, range }: { readonly standardError: number; readonly times: number; readonly level: number; readonly method: IntervalMethod; readonly range: readonly [number, number] },
): Estimated {
  if (cases < 2) return { status: 'estimated', value, cases, noInterval: 'one-case' }
  // Rounding leaves a crumb where the spread is nought.
  if (!(standardError > 1e-12)) return { status: 'estimated', value, cases, noInterval: 'no-spread' }
  const reach = times * standardError
  return { status: 'estimated', value, cases, standardError, interval: { low: Math.max(range[0], value - reach), high: Math.min(range[1], value + reach), level, method } }
}

/** Checks a share between 0 and 1, such as a level of confidence. */
export function checkLevel(level: number): number {
  if (!(level > 0 && level < 1)) throw misuse('/level', 'a number above 0 and below 1', level)
  return level
}

/** A call that makes no sense, as the library's own error. */
export function misuse(path: string, expected: string, received: unknown): FormulationError {
  return new FormulationError([{ code: 'USAGE', path, expected, received: describeKind(received) }])
}

/** Checks that every code can be compared with itself. */
export function checkCode(code: Code | undefined, path: string): void {
  if (code === undefined || typeof code === 'string' || (typeof code === 'number' && Number.isFinite(code))) return
  throw misuse(path, 'text, a finite number, or undefined for missing', code)
}

/** The categories to count in: those declared, which must hold every code, or those seen, in order. */
export function categoriesOf(codes: Codes, declared: readonly Code[] | undefined): readonly Code[] {
  const seen = new Set<Code>()
  codes.forEach((row, at) => row.forEach((code, rater) => {
    checkCode(code, `/${at}/${rater}`)
    if (code !== undefined) seen.add(code)
  }))
  if (declared === undefined) return [...seen].sort(inOrder)
  if (new Set(declared).size !== declared.length) throw misuse('/categories', 'every category once', declared)
  const list = new Set(declared)
  codes.forEach((row, at) => row.forEach((code, rater) => {
    if (code !== undefined && !list.has(code)) throw misuse(`/${at}/${rater}`, 'one of the categories, or undefined for missing', code)
  }))
  return declared
}

function inOrder(a: Code, b: Code): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}
