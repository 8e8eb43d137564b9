/** Distribution function of the standard normal, to about 15 digits: a series near the middle, a continued fraction in the tails. */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 5) return x > 0 ? 1 - upperTail(x) : upperTail(-x)
  let term = x
  let sum = x
  for (let at = 3; Math.abs(term) > 1e-18; at += 2) {
    term *= (x * x) / at
    sum += term
  }
  return 0.5 + sum * density(x)
}

const density = (x: number): number => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)

function upperTail(x: number): number {
  let fraction = x
  for (let at = 60; at >= 1; at -= 1) fraction = x + at / fraction
  return density(x) / fraction
}

/** Quantile of the standard normal; minus or plus infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  return p === 0.5 ? 0 : solve(normalCdf, p, 40)
}

/** Distribution function of Student's t for a whole number of degrees of freedom, by its finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function studentCdf(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const square = Math.cos(angle) ** 2
  const isOdd = degrees % 2 === 1
  let term = isOdd ? Math.cos(angle) : 1
  let sum = 0
  for (let at = isOdd ? 3 : 2; at <= degrees; at += 2) {
    sum += term
    term *= (square * (at - 1)) / at
    if (term < 1e-18) break
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
  return (1 + within) / 2
}

/** Quantile of Student's t for a whole number of degrees of freedom from 1. */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0
  // Beyond this the normal agrees to more digits than anybody prints.
  if (degrees > 1e7) return normalQuantile(p)
  return p < 0.5 ? -studentQuantile(1 - p, degrees) : solve((t) => studentCdf(t, degrees), p, 1e6)
}

/** Where a rising function takes a value, by halving. */
function solve(rising: (x: number) => number, value: number, most: number): number {
  let [low, high] = [-most, most]
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (rising(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
