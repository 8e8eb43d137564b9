import { checkOptions, oneOf } from '../../../options.js'
import { aLevel, aListOfCodes } from '../../permitted.js'
import { crossTable, type CrossTable } from './cross-table.js'
import { normalQuantile } from './distributions.js'
import { checkLevel, type Code, type CodePair, DEFAULT_LEVEL, type Estimate, misuse, undefinedBecause, withSpread } from './estimate.js'
import { agreementWeight, type KappaWeighting, KAPPA_WEIGHTINGS } from './kappa-weights.js'

/** How kappa is computed. */
export interface CohenOptions {
  /** All categories, in order; needed for weights unless the codes are numbers. */
  readonly categories?: readonly Code[] | undefined
  readonly weighting?: KappaWeighting | undefined
  readonly level?: number | undefined
}

/** Kappa with what it is made of. */
export interface CohenKappa {
  readonly kappa: Estimate
  /** Observed and chance agreement, weighted as kappa is. */
  readonly observed?: number
  readonly expected?: number
  /** Standard error if the raters agreed by chance alone; for testing that, and for nothing else. */
  readonly standardErrorUnderChance?: number
}

/**
 * Cohen's kappa of two raters: (po − pe)/(1 − pe), from −1 to 1, 0 at chance, with po = Σ w·p(ij) and pe = Σ w·p(i·)·p(·j)
 * (Cohen 1960; weights after Cohen 1968). Large-sample standard errors after Fleiss, Cohen and Everitt (1969). Cases
 * that one rater left out are left out. Undefined where both put every case in one and the same category.
 */
export function cohenKappa(pairs: readonly CodePair[], options: CohenOptions = {}): CohenKappa {
  checkOptions(options, { categories: aListOfCodes, weighting: oneOf(KAPPA_WEIGHTINGS), level: aLevel })
  const { weighting = 'unweighted' } = options
  const table = crossTable(pairs, options.categories)
  if (weighting !== 'unweighted' && options.categories === undefined && table.categories.some((code) => typeof code === 'string')) {
    throw misuse('/categories', 'the categories in their order, for a weighted kappa of words', undefined)
  }
  return cohenKappaOf(table, options)
}

/** {@link cohenKappa} of a table that was counted before. */
export function cohenKappaOf(table: CrossTable, { weighting = 'unweighted', level = DEFAULT_LEVEL }: Omit<CohenOptions, 'categories'> = {}): CohenKappa {
  checkLevel(level)
  const parts = partsOf(table, weighting)
  if (parts === undefined) return { kappa: undefinedBecause(table.cases === 0 ? 'no-pairs' : 'one-category', table.cases) }
  const { observed, expected } = parts
  const { standardError, underChance } = standardErrors(table, weighting, parts)
  const times = normalQuantile(1 - (1 - level) / 2)
  return {
    kappa: withSpread((observed - expected) / (1 - expected), table.cases, { standardError, times, level, method: 'normal', range: [-1, 1] }),
    observed,
    expected,
    standardErrorUnderChance: underChance,
  }
}

/** The value alone from how many cases each cell of a table holds, row by row: for drawing again and again. */
export function kappaOfCells(cells: Int32Array, of: number, weighting: KappaWeighting): number | undefined {
  const [rows, columns] = [new Float64Array(of), new Float64Array(of)]
  let [cases, observed, expected] = [0, 0, 0]
  for (let i = 0; i < of; i += 1) {
    for (let j = 0; j < of; j += 1) {
      const count = cells[i * of + j] ?? 0
      if (count === 0) continue
      rows[i] = (rows[i] ?? 0) + count
      columns[j] = (columns[j] ?? 0) + count
      cases += count
      observed += count * agreementWeight(i, j, of, weighting)
    }
  }
  for (let i = 0; i < of; i += 1) for (let j = 0; j < of; j += 1) expected += (rows[i] ?? 0) * (columns[j] ?? 0) * agreementWeight(i, j, of, weighting)
  const rest = 1 - expected / (cases * cases)
  return !(rest >= 1e-12) ? undefined : 1 - (1 - observed / cases) / rest
}

interface Parts {
  readonly observed: number
  readonly expected: number
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

function partsOf({ counts, cases, categories }: CrossTable, weighting: KappaWeighting): Parts | undefined {
  if (cases === 0) return undefined
  const rows = counts.map((row) => row.reduce((total, each) => total + each, 0) / cases)
  const columns = categories.map((_, at) => counts.reduce((total, row) => total + (row[at] ?? 0), 0) / cases)
  let [observed, expected] = [0, 0]
  counts.forEach((row, i) => row.forEach((count, j) => {
    const weight = agreementWeight(i, j, categories.length, weighting)
    observed += (weight * count) / cases
    expected += weight * (rows[i] ?? 0) * (columns[j] ?? 0)
  }))
  return 1 - expected < 1e-12 ? undefined : { observed, expected, rows, columns }
}

function standardErrors({ counts, cases, categories }: CrossTable, weighting: KappaWeighting, { observed, expected, rows, columns }: Parts): { readonly standardError: number; readonly underChance: number } {
  const weight = (i: number, j: number): number => agreementWeight(i, j, categories.length, weighting)
  const ofRow = rows.map((_, i) => columns.reduce((total, share, j) => total + share * weight(i, j), 0))
  const ofColumn = columns.map((_, j) => rows.reduce((total, share, i) => total + share * weight(i, j), 0))
  let [spread, chance] = [0, 0]
  counts.forEach((row, i) => row.forEach((count, j) => {
    const both = (ofRow[i] ?? 0) + (ofColumn[j] ?? 0)
    spread += (count / cases) * (weight(i, j) * (1 - expected) - both * (1 - observed)) ** 2
    chance += (rows[i] ?? 0) * (columns[j] ?? 0) * (weight(i, j) - both) ** 2
  }))
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (cases * (1 - expected) ** 4)
  const varianceUnderChance = (chance - expected * expected) / (cases * (1 - expected) ** 2)
  return { standardError: Math.sqrt(Math.max(0, variance)), underChance: Math.sqrt(Math.max(0, varianceUnderChance)) }
}
