import type { Evaluation } from './evaluate.js'
import { explanationOf } from './explanations.js'
import { followEdits } from './follow-edits.js'
import { preparationOf, safely, type SyncFormulator, syncFormulator } from './formulate-sync.js'
import { parseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Formulation } from './model/formulation.js'
import type { FormulateOptions, Preparation, SafeFormulation } from './prepare.js'

/** Puts what was found about a case into words, with its explanation. */
export function composeExplained(preparation: Preparation, kase: Case, evaluation: Evaluation): Formulation {
  return preparation.compose(kase, evaluation, (formulation) => explanationOf(preparation, evaluation, formulation))
}

/**
 * Reads a case, holds it against the compiled rules and returns the candidate focus areas with their reasons, at
 * once. The result is the one of `formulate`, byte for byte; its costly parts, the explanation first among them, are made
 * when they are first read as well.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export function formulateSync(input: unknown, options: FormulateOptions = {}): Formulation {
  const preparation = preparationOf(options)
  const kase = parseCase(input)
  return composeExplained(preparation, kase, preparation.evaluator.evaluateSync(kase))
}

/** Like {@link formulateSync}, but returns the problems of the case instead of throwing; a tradition that is not in the set still throws. */
export function safeFormulateSync(input: unknown, options: FormulateOptions = {}): SafeFormulation {
  const preparation = preparationOf(options)
  return safely(input, (kase) => composeExplained(preparation, kase, preparation.evaluator.evaluateSync(kase)))
}

/**
 * Formulates one case that is being edited, with the compiled rules: give it the whole case after each edit. It holds on to
 * the case it saw last, and derives and decides only what the edit can have changed; the results are those of `formulateSync`.
 * Throws a `FormulationError` when the tradition is not in the set.
 */
export function createLiveFormulator(options: FormulateOptions = {}): SyncFormulator {
  const preparation = preparationOf(options)
  return syncFormulator(preparation.tradition, followEdits(preparation.evaluator), (kase, evaluation) => composeExplained(preparation, kase, evaluation))
}
