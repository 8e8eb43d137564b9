import { checkOptions } from '../../../options.js'
import { aLevel } from '../../permitted.js'
import { DEFAULT_LEVEL, type Estimate, misuse, undefinedBecause } from './estimate.js'
import { normalQuantile } from './distributions.js'

/**
 * A share with Wilson's score interval (Wilson 1927; without correction for continuity): with share p of n and z the
 * normal quantile, (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). From 0 to 1; it stays sound at 0 and at 1.
 * Undefined with `no-cases` for none of none.
 */
export function proportion(hits: number, of: number, options: { readonly level?: number } = {}): Estimate {
  checkOptions(options, { level: aLevel })
  const { level = DEFAULT_LEVEL } = options
  if (!(Number.isInteger(of) && of >= 0)) throw misuse('/of', 'a whole number from 0', of)
  if (!(Number.isInteger(hits) && hits >= 0 && hits <= of)) throw misuse('/hits', 'a whole number from 0 to the number of cases', hits)
  if (of === 0) return undefinedBecause('no-cases', 0)
  const share = hits / of
  const z = normalQuantile(1 - (1 - level) / 2)
  const square = (z * z) / of
  const middle = (share + square / 2) / (1 + square)
  const reach = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of))
  return {
    status: 'estimated',
    value: share,
    cases: of,
    // Rounding must not put an end beyond a share of nought or of all.
    interval: { low: hits === 0 ? 0 : middle - reach, high: hits === of ? 1 : middle + reach, level, method: 'wilson' },
  }
}
