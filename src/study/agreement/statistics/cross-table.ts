import { categoriesOf, type Code, type CodePair } from './estimate.js'

/** How often one rater's category met the other's: rows the first rater, columns the second. */
export interface CrossTable {
  readonly categories: readonly Code[]
  readonly counts: readonly (readonly number[])[]
  /** Cases that both rated. */
  readonly cases: number
  /** Cases that one of them left out. */
  readonly missing: number
}

/** Counts what two raters said of the same cases. Categories are those declared, in their order, or those seen. */
export function crossTable(pairs: readonly CodePair[], declared?: readonly Code[]): CrossTable {
  const categories = categoriesOf(pairs, declared)
  const place = new Map(categories.map((category, at) => [category, at]))
  const counts = categories.map(() => categories.map(() => 0))
  let cases = 0
  for (const [first, second] of pairs) {
    if (first === undefined || second === undefined) continue
    const row = counts[place.get(first) ?? -1]
    const column = place.get(second) ?? -1
    if (row === undefined) continue
    row[column] = (row[column] ?? 0) + 1
    cases += 1
  }
  return { categories, counts, cases, missing: pairs.length - cases }
}
