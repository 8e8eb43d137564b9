import { parseCase, safeParseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Formulation } from './model/formulation.js'
import type { Tradition } from './model/rule-set.js'
import { type FormulateOptions, preparationFor, type Preparation, type SafeFormulation } from './prepare.js'
import { CORE_DIGESTS, coreRuleSet } from './rules/core-rule-set.js'

/** The preparation that options ask for; without a rule set it is the built-in one, in the part of it that formulating reads. */
export function preparationOf(options: FormulateOptions): Preparation {
  return options.ruleSet === undefined ? preparationFor(coreRuleSet, options, CORE_DIGESTS) : preparationFor(options.ruleSet, options)
}

/**
 * Reads a case, holds it against the compiled rules and returns the candidate focus areas with their reasons, at
 * once. The result is the one of `formulate`, byte for byte; its costly parts are made when they are first read as well.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export function formulateSync(input: unknown, options: FormulateOptions = {}): Formulation {
  const { evaluator, compose } = preparationOf(options)
  const kase = parseCase(input)
  return compose(kase, evaluator.evaluateSync(kase))
}

/** Makes formulations under one rule set and one tradition, with the compiled rules. */
export interface SyncFormulator {
  readonly tradition: Tradition
  /** Reads a case and formulates it. Throws a `FormulationError` that lists every problem of the input. */
  readonly formulateSync: (input: unknown) => Formulation
  /** The same without throwing for bad input. */
  readonly safeFormulateSync: (input: unknown) => SafeFormulation
}

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createSyncFormulator(options: FormulateOptions = {}): SyncFormulator {
  const { tradition, evaluator, compose } = preparationOf(options)
  const formulated = (kase: Case): Formulation => compose(kase, evaluator.evaluateSync(kase))
  return {
    tradition,
    formulateSync: (input) => formulated(parseCase(input)),
    safeFormulateSync(input) {
      const read = safeParseCase(input)
      return read.ok ? { ok: true, formulation: formulated(read.case) } : read
    },
  }
}
