import { synthesizeCases, type SynthesisOptions, type SyntheticCase } from '../../../src/study/index.js'

/** A cohort as a list. */
export const cohort = (options: SynthesisOptions): readonly SyntheticCase[] => [...synthesizeCases(options)]
