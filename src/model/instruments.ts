import type { Instrument } from './words.js'

/** Scores an instrument can give. */
export interface InstrumentRange {
  readonly min: number
  readonly max: number
  /** Whether a score may have decimals: a mean or an index rather than a sum. */
  readonly decimals?: true
  /** Answers of the item about self-harm, where there is one. */
  readonly selfHarmItem?: { readonly min: number; readonly max: number }
}

/**
 * What each instrument's score can be. K10 is the sum of items scored 1 to 5; IIP-32 is the mean item score;
 * EQ-5D is the utility index, whose lower end differs by country. `other` can be anything.
 */
export const INSTRUMENT_RANGES: Readonly<Record<Exclude<Instrument, 'other'>, InstrumentRange>> = {
  'phq-9': { min: 0, max: 27, selfHarmItem: { min: 0, max: 3 } },
  'gad-7': { min: 0, max: 21 },
  'bdi-ii': { min: 0, max: 63, selfHarmItem: { min: 0, max: 3 } },
  'ham-d17': { min: 0, max: 52 },
  'madrs': { min: 0, max: 60 },
  'epds': { min: 0, max: 30, selfHarmItem: { min: 0, max: 3 } },
  'pg-13-r': { min: 10, max: 50 },
  'k10': { min: 10, max: 50 },
  'wsas': { min: 0, max: 40 },
  'ucla-3': { min: 3, max: 9 },
  'lsns-6': { min: 0, max: 30 },
  'iip-32': { min: 0, max: 4, decimals: true },
  'eq-5d': { min: -0.6, max: 1, decimals: true },
}
