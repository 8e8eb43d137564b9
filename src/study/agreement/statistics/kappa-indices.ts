import type { CrossTable } from './cross-table.js'
import { misuse } from './estimate.js'

/** What a low kappa may owe to lopsided margins rather than to disagreement. */
export interface KappaIndices {
  /** (a − d) / n: how unequal the two kinds of agreement are; 0 balanced, 1 all of the first category, −1 all of the second. Chance agreement is high near either end. */
  readonly prevalence: number
  /** (b − c) / n: how much more often the first rater says the first category than the second rater does; below 0 where it is the second. */
  readonly bias: number
  /** Kappa as it would be with no prevalence and no bias: 2·po − 1. */
  readonly adjustedKappa: number
  readonly cases: number
}

/** Indices of prevalence and bias for a table of two categories (Byrt, Bishop and Carlin 1993). Undefined without cases. */
export function kappaIndices({ counts, cases, categories }: CrossTable): KappaIndices | undefined {
  if (categories.length !== 2) throw misuse('/table', 'a table of two categories', categories)
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = counts
  if (cases === 0) return undefined
  return { prevalence: (a - d) / cases, bias: (b - c) / cases, adjustedKappa: (2 * (a + d)) / cases - 1, cases }
}
