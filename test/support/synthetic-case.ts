import fc from 'fast-check'
import type { Case } from '../../src/model/case.js'
import { synthesizeCases, type IntendedFocus, type SyntheticCase, type SynthesisOptions } from '../../src/study/index.js'

/** One synthetic case; the seed and the number decide it. */
export function oneSynthetic(index: number, options: Omit<SynthesisOptions, 'count' | 'from'> = {}): SyntheticCase {
  for (const each of synthesizeCases({ ...options, count: 1, from: index })) return each
  throw new RangeError('no case')
}

/** How noisy the cases of a property are: from lives told in full to records with half of the answers missing. */
const noise: fc.Arbitrary<Omit<SynthesisOptions, 'count' | 'seed' | 'from'>> = fc.record({
  strength: fc.constantFrom(0.3, 0.85, 1),
  competitor: fc.record({ share: fc.constantFrom(0, 1), strength: fc.constantFrom(0.3, 0.9) }),
  missing: fc.record({ rate: fc.constantFrom(0, 0.15, 0.5) }),
  vagueDates: fc.record({ share: fc.constantFrom(0, 0.5, 1), days: fc.constantFrom(10, 60, 400) }),
})

/**
 * Whole lives that hang together, where `randomCase` draws fields each by itself: people, deaths, quarrels and changes as
 * they come together, told more or less fully. For properties that hold of every valid case.
 */
export const syntheticCase: fc.Arbitrary<Case> = fc.tuple(fc.nat(1_000_000), noise).map(([index, options]) => oneSynthetic(index, { ...options, seed: 20261122 }).case)

/** Cases that were made to be about one thing. */
export const syntheticAbout = (focus: IntendedFocus): fc.Arbitrary<Case> =>
  fc.nat(1_000_000).map((index) => oneSynthetic(index, { seed: 20261122, focusShares: { [focus]: 1 } }).case)
