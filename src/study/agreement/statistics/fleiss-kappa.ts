import { type Codes, type Estimate, undefinedBecause } from './estimate.js'
import { agreementWeight } from './kappa-weights.js'
import { averageShares, caseAgreements, checkSeveralRaters, correctedForChance, type SeveralRatersOptions, spreadOf, withoutPairs } from './several-raters.js'

/** Fleiss' kappa with what it is made of. */
export interface FleissKappa {
  readonly kappa: Estimate
  readonly observed?: number
  readonly expected?: number
  /** Standard error if all agreed by chance alone (Fleiss, Nee and Landis 1979); only where every case has as many ratings, without weights. */
  readonly standardErrorUnderChance?: number
}

/**
 * Fleiss' kappa of several raters who may differ from case to case: (pa − pe)/(1 − pe) with pe = Σ w·π(k)·π(l) and π the
 * average shares of the categories (Fleiss 1971). Cases with one rating count for the shares alone. The standard error
 * is over cases, see `correctedForChance`. Undefined where every rating is the same.
 */
export function fleissKappa(codes: Codes, options: SeveralRatersOptions = {}): FleissKappa {
  checkSeveralRaters(options)
  const { categories, weighting = 'unweighted', level } = options
  const spread = spreadOf(codes, categories)
  const why = withoutPairs(spread, codes)
  if (why !== undefined) return { kappa: undefinedBecause(why, spread.paired) }
  const shares = averageShares(spread)
  const ofCategory = shares.map((_, k) => shares.reduce((total, share, l) => total + share * agreementWeight(k, l, shares.length, weighting), 0))
  const expected = shares.reduce((total, share, k) => total + share * (ofCategory[k] ?? 0), 0)
  if (1 - expected < 1e-12) return { kappa: undefinedBecause('one-category', spread.paired) }
  const agreements = caseAgreements(spread, weighting)
  const kappa = correctedForChance(spread, agreements, { expected, ofCategory }, level)
  const raters = spread.raters[0] ?? 0
  const isEven = weighting === 'unweighted' && spread.raters.every((each) => each === raters)
  return {
    kappa,
    observed: kappa.value * (1 - expected) + expected,
    expected,
    ...(isEven ? { standardErrorUnderChance: underChance(shares, spread.counts.length, raters) } : {}),
  }
}

function underChance(shares: readonly number[], cases: number, raters: number): number {
  const within = shares.reduce((total, share) => total + share * (1 - share), 0)
  const skew = shares.reduce((total, share) => total + share * (1 - share) * (1 - 2 * share), 0)
  return Math.sqrt((2 * (within * within - skew)) / (within * within * cases * raters * (raters - 1)))
}
