import { type Codes, type Estimate, undefinedBecause } from './estimate.js'
import { agreementWeight } from './kappa-weights.js'
import { averageShares, caseAgreements, checkSeveralRaters, correctedForChance, type SeveralRatersOptions, spreadOf, withoutPairs } from './several-raters.js'

/**
 * Gwet's AC1, or AC2 with weights: (pa − pe)/(1 − pe) with pe = T·Σ π(k)(1 − π(k)) / (q(q − 1)), T the sum of all weights and
 * q the number of categories (Gwet 2008; 2014). From −1 to 1. It stays defined where every rating is the same, and is
 * less moved by lopsided margins than kappa. `undefined` with `one-category` when only one category exists.
 */
export function gwetAC(codes: Codes, options: SeveralRatersOptions = {}): Estimate {
  checkSeveralRaters(options)
  const { categories, weighting = 'unweighted', level } = options
  const spread = spreadOf(codes, categories)
  const why = withoutPairs(spread, codes)
  if (why !== undefined) return undefinedBecause(why, spread.paired)
  const of = spread.categories.length
  if (of < 2) return undefinedBecause('one-category', spread.paired)
  const shares = averageShares(spread)
  let weights = 0
  for (let k = 0; k < of; k += 1) for (let l = 0; l < of; l += 1) weights += agreementWeight(k, l, of, weighting)
  const scale = weights / (of * (of - 1))
  const ofCategory = shares.map((share) => scale * (1 - share))
  const expected = shares.reduce((total, share, k) => total + share * (ofCategory[k] ?? 0), 0)
  return correctedForChance(spread, caseAgreements(spread, weighting), { expected, ofCategory }, level)
}
