import { checkOptions } from '../../../options.js'
import { aLevel } from '../../permitted.js'
import { studentQuantile } from './distributions.js'
import { type Codes, DEFAULT_LEVEL, type Estimate, undefinedBecause, withSpread } from './estimate.js'
import { caseAgreements, spreadOf, withoutPairs } from './several-raters.js'
import { proportion } from './wilson.js'

/**
 * Share of agreeing pairs of raters, averaged over the cases that two or more rated: for two raters the plain share of
 * cases on which they agree. From 0 to 1; chance is not taken off. Wilson's interval for two raters, Student's over
 * cases for more.
 */
export function percentAgreement(codes: Codes, options: { readonly level?: number } = {}): Estimate {
  checkOptions(options, { level: aLevel })
  const { level = DEFAULT_LEVEL } = options
  const spread = spreadOf(codes, undefined)
  const why = withoutPairs(spread, codes)
  if (why !== undefined) return undefinedBecause(why, spread.paired)
  const agreements = caseAgreements(spread, 'unweighted').filter((each) => each !== undefined)
  if (codes.every((row) => row.length <= 2)) return proportion(agreements.filter((each) => each === 1).length, agreements.length, { level })
  const cases = agreements.length
  const mean = agreements.reduce((total, each) => total + each, 0) / cases
  const variance = agreements.reduce((total, each) => total + (each - mean) ** 2, 0) / (cases * (cases - 1))
  const times = cases < 2 ? 0 : studentQuantile(1 - (1 - level) / 2, cases - 1)
  return withSpread(mean, cases, { standardError: Math.sqrt(variance), times, level, method: 'student', range: [0, 1] })
}
