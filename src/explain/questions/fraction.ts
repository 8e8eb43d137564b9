import type { Fraction } from '../../model/next-questions.js'
export const NOTHING: Fraction = { n: 0, d: 1 }

/** Throws a `RangeError` where the figures no longer fit a whole number, rather than rounding them. */
export function fraction(n: number, d: number): Fraction {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) throw new RangeError(`no exact fraction ${n}/${d}`)
  const sign = d < 0 ? -1 : 1
  const by = divisor(Math.abs(n), Math.abs(d))
  // Adding 0 turns a minus zero into zero.
  return { n: (sign * n) / by + 0, d: Math.abs(d) / by }
}

export const sumOf = (a: Fraction, b: Fraction): Fraction => {
  const by = divisor(a.d, b.d)
  return fraction(a.n * (b.d / by) + b.n * (a.d / by), (a.d / by) * b.d)
}

export const productOf = (a: Fraction, b: Fraction): Fraction => {
  const [left, right] = [fraction(a.n, b.d), fraction(b.n, a.d)]
  return fraction(left.n * right.n, left.d * right.d)
}

export const quotientOf = (a: Fraction, b: Fraction): Fraction => productOf(a, fraction(b.d, b.n))

/** Below 0 when `a` is the smaller, above 0 when it is the greater. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [BigInt(a.n) * BigInt(b.d), BigInt(b.n) * BigInt(a.d)]
  return left < right ? -1 : left > right ? 1 : 0
}

function divisor(a: number, b: number): number {
  let [greater, less] = [a, b]
  while (less !== 0) [greater, less] = [less, greater % less]
  return greater === 0 ? 1 : greater
}
