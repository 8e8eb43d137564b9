import fc from 'fast-check'

// Mentions are told in order of weight: there the order is the answer.
const ORDERED = new Set(['priorities', 'strongestFeeling', 'declined'])

/** The same JSON value with its lists and keys in another order, lists of mentions excepted. */
export function shuffled(value: unknown, seed: number): unknown {
  let next = seed
  const mixed = <T>(list: readonly T[]): readonly T[] => {
    next += 1
    return fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { seed: next, numRuns: 1 })[0] ?? list
  }
  const walk = (each: unknown, key: string): unknown => {
    if (Array.isArray(each)) return (ORDERED.has(key) ? each : mixed(each)).map((item: unknown) => walk(item, ''))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(mixed(Object.entries(each)).map(([name, inner]) => [name, walk(inner, name)]))
  }
  return walk(value, '')
}
