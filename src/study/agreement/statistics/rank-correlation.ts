import { type Estimate, misuse, undefinedBecause } from './estimate.js'

/** Two numbers of one case; undefined is missing. */
export type NumberPair = readonly [number | undefined, number | undefined]

/**
 * Spearman's rho: Pearson's correlation of the ranks, tied values sharing the middle of their ranks. From −1 to 1.
 * Cases with a number missing are left out; undefined with `no-variation` where one side is the same throughout.
 */
export function spearman(pairs: readonly NumberPair[]): Estimate {
  return estimateOf(rankTable(pairs), spearmanOf)
}

/**
 * Kendall's tau-b: (C − D) / √((n0 − n1)(n0 − n2)), with C and D the pairs of cases in the same and in opposite order, n0 all
 * pairs, n1 and n2 those tied on either side (Kendall 1945). From −1 to 1; missing and undefined as for `spearman`.
 */
export function kendallTauB(pairs: readonly NumberPair[]): Estimate {
  return estimateOf(rankTable(pairs), kendallOf)
}

/** Cases by their two values: how many hold each pair of values, the values of either side in rising order. */
export interface RankTable {
  readonly rows: number
  readonly columns: number
  /** Cell of each case, row by row. */
  readonly cells: readonly number[]
}

export function rankTable(pairs: readonly NumberPair[]): RankTable {
  const [first, second]: [number[], number[]] = [[], []]
  pairs.forEach(([a, b], at) => {
    for (const value of [a, b]) if (value !== undefined && !Number.isFinite(value)) throw misuse(`/${at}`, 'finite numbers, or undefined for missing', value)
    if (a === undefined || b === undefined) return
    first.push(a)
    second.push(b)
  })
  const [rows, columns] = [levelsOf(first), levelsOf(second)]
  return { rows: rows.size, columns: columns.size, cells: first.map((value, at) => (rows.get(value) ?? 0) * columns.size + (columns.get(second[at] ?? 0) ?? 0)) }
}

const levelsOf = (values: readonly number[]): ReadonlyMap<number, number> =>
  new Map([...new Set(values)].sort((a, b) => a - b).map((value, at) => [value, at]))

function estimateOf(table: RankTable, correlate: (counts: Int32Array, table: RankTable) => number | undefined): Estimate {
  const cases = table.cells.length
  const counts = new Int32Array(table.rows * table.columns)
  for (const cell of table.cells) counts[cell] = (counts[cell] ?? 0) + 1
  const value = correlate(counts, table)
  if (value === undefined) return undefinedBecause(cases === 0 ? 'no-pairs' : 'no-variation', cases)
  return { status: 'estimated', value, cases, noInterval: 'no-formula' }
}

/** Rho from the counts of a table. */
export function spearmanOf(counts: Int32Array, { rows, columns }: RankTable): number | undefined {
  const [ofRows, ofColumns] = margins(counts, rows, columns)
  const [a, b] = [centredRanks(ofRows), centredRanks(ofColumns)]
  let together = 0
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) together += (counts[row * columns + column] ?? 0) * (a[row] ?? 0) * (b[column] ?? 0)
  }
  const spread = (sizes: Float64Array, ranks: Float64Array): number => sizes.reduce((total, size, at) => total + size * (ranks[at] ?? 0) ** 2, 0)
  return ratio(together, spread(ofRows, a), spread(ofColumns, b))
}

/** Tau-b from the counts of a table. */
export function kendallOf(counts: Int32Array, { rows, columns }: RankTable): number | undefined {
  const [ofRows, ofColumns] = margins(counts, rows, columns)
  const cases = ofRows.reduce((total, size) => total + size, 0)
  const untied = (sizes: Float64Array): number => sizes.reduce((total, size) => total - (size * (size - 1)) / 2, (cases * (cases - 1)) / 2)
  return ratio(concordantSurplus(counts, rows, columns), untied(ofRows), untied(ofColumns))
}

const ratio = (together: number, first: number, second: number): number | undefined =>
  first === 0 || second === 0 ? undefined : Math.max(-1, Math.min(1, together / Math.sqrt(first * second)))

function margins(counts: Int32Array, rows: number, columns: number): readonly [Float64Array, Float64Array] {
  const [ofRows, ofColumns] = [new Float64Array(rows), new Float64Array(columns)]
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const count = counts[row * columns + column] ?? 0
      ofRows[row] = (ofRows[row] ?? 0) + count
      ofColumns[column] = (ofColumns[column] ?? 0) + count
    }
  }
  return [ofRows, ofColumns]
}

/** Middle rank of each value, as far as it lies from the middle of all ranks. */
function centredRanks(sizes: Float64Array): Float64Array {
  const middle = (sizes.reduce((total, size) => total + size, 0) + 1) / 2
  let before = 0
  return sizes.map((size) => {
    const rank = before + (size + 1) / 2 - middle
    before += size
    return rank
  })
}

/** Pairs of cases in the same order less those in opposite order. */
function concordantSurplus(table: Int32Array, rows: number, columns: number): number {
  // How many stand above and to the left of a cell; at the end, above in all.
  const aboveLeft = new Float64Array(columns + 1)
  let surplus = 0
  for (let row = 0; row < rows; row += 1) {
    const above = aboveLeft[columns] ?? 0
    for (let column = 0; column < columns; column += 1) {
      const here = table[row * columns + column] ?? 0
      if (here !== 0) surplus += here * ((aboveLeft[column] ?? 0) - (above - (aboveLeft[column + 1] ?? 0)))
    }
    let left = 0
    for (let column = 0; column < columns; column += 1) {
      left += table[row * columns + column] ?? 0
      aboveLeft[column + 1] = (aboveLeft[column + 1] ?? 0) + left
    }
  }
  return surplus
}
