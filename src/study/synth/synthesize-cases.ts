import type { Case } from '../../model/case.js'
import { assemble, caseIdOf } from './assemble.js'
import { makeLife, type PlacedArea } from './make-life.js'
import { withMissingAnswers, type MissingAnswer } from './missing-answers.js'
import { settingsOf, type IntendedFocus, type Settings, type SynthesisOptions } from './options.js'
import { withVagueDates } from './vague-dates.js'

/** What a synthetic case was made to be. It is an intention of the program, not a clinical truth. */
export interface SyntheticTruth {
  readonly caseId: string
  readonly seed: number
  /** Number of the case, from 0; with the seed it decides the case. */
  readonly index: number
  readonly focus: IntendedFocus
  /** The areas that were put in on purpose: one, two where the focus is `mixed`, none where it is `none`. */
  readonly areas: readonly PlacedArea[]
  /** Another area that was put in more faintly. */
  readonly competitor?: PlacedArea
  readonly noise: {
    readonly missing: readonly MissingAnswer[]
    /** Number of different days that are told vaguely. */
    readonly vagueDates: number
    /** Standard deviation of the error of a score, in points of the PHQ-9. */
    readonly scoreError: number
  }
}

/** A synthetic case with what it was made to be. */
export interface SyntheticCase {
  readonly case: Case
  readonly truth: SyntheticTruth
}

/**
 * Draws synthetic cases one after another, each when it is asked for. A case depends on the seed, its number and the
 * options, never on how many are drawn. Nothing here knows the rules or their weights. Throws a `FormulationError` with
 * code `USAGE` for options that cannot be.
 */
export function synthesizeCases(options: SynthesisOptions): Iterable<SyntheticCase> {
  const settings = settingsOf(options)
  return {
    *[Symbol.iterator]() {
      for (let n = 0; n < settings.count; n += 1) yield synthesized(settings, settings.from + n)
    },
  }
}

function synthesized(settings: Settings, index: number): SyntheticCase {
  const { seed, scoreError } = settings
  const life = makeLife(settings, index)
  const dated = withVagueDates(assemble(life, settings, index), settings, index)
  const { case: kase, missing } = withMissingAnswers(dated.case, settings, index)
  return {
    case: kase,
    truth: {
      caseId: caseIdOf(seed, index), seed, index, focus: life.focus, areas: life.placed,
      ...(life.competitor === undefined ? {} : { competitor: life.competitor }),
      noise: { missing, vagueDates: dated.vague, scoreError },
    },
  }
}
