import type { Evaluation } from './evaluate.js'
import { followEdits } from './follow-edits.js'
import { parseCase, safeParseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Formulation } from './model/formulation.js'
import type { Tradition } from './model/rule-set.js'
import { aLanguage, aRuleSet, checkNamed, checkOptions, text } from './options.js'
import { type FormulateOptions, preparationFor, type Preparation, type RankedCase, type SafeFormulation } from './prepare.js'
import { CORE_DIGESTS, coreRuleSet } from './rules/core-rule-set.js'

export const FORMULATE_OPTIONS = { ruleSet: aRuleSet, tradition: text, language: aLanguage }

/** The preparation that options ask for; without a rule set it is the built-in one, in the part of it that formulating reads. An option that does not exist is refused. */
export function preparationOf(options: FormulateOptions): Preparation {
  checkOptions(options, FORMULATE_OPTIONS)
  return preparationAmong(options)
}

/** The same for options that hold others besides. */
export function preparationAmong(options: FormulateOptions): Preparation {
  checkNamed(options, FORMULATE_OPTIONS)
  return options.ruleSet === undefined ? preparationFor(coreRuleSet, options, CORE_DIGESTS) : preparationFor(options.ruleSet, options)
}

/**
 * Reads a case, holds it against the compiled rules and returns the candidate focus areas with their reasons, at
 * once: everything that `formulate` gives, byte for byte, but the explanation. Its costly parts are made when they are first read.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export function formulateSync(input: unknown, options: FormulateOptions = {}): Formulation {
  const { evaluator, compose } = preparationOf(options)
  const kase = parseCase(input)
  return compose(kase, evaluator.evaluateSync(kase))
}

/** Like {@link formulateSync}, but returns the problems of the case instead of throwing; a tradition that is not in the set still throws. */
export function safeFormulateSync(input: unknown, options: FormulateOptions = {}): SafeFormulation {
  const { evaluator, compose } = preparationOf(options)
  return safely(input, (kase) => compose(kase, evaluator.evaluateSync(kase)))
}

/**
 * The ranking and the verdicts alone, with the compiled rules: for many cases, and for every keystroke. Throws a
 * `FormulationError` that lists every problem of the input; a case that `parseCase` returned is not read again.
 */
export function rankSync(input: unknown, options: FormulateOptions = {}): RankedCase {
  return ranked(preparationOf(options), input)
}

export function ranked({ evaluator }: Preparation, input: unknown): RankedCase {
  return rankedBy(evaluator.evaluateSync(parseCase(input)))
}

const rankedBy = ({ ranking, verdicts }: Evaluation): RankedCase => ({ ranking, verdicts })

/** Makes formulations under one rule set and one tradition, with the compiled rules. */
export interface SyncFormulator {
  readonly tradition: Tradition
  /** Reads a case and formulates it. Throws a `FormulationError` that lists every problem of the input. */
  readonly formulateSync: (input: unknown) => Formulation
  /** The ranking and the verdicts alone, without reasons or words. */
  readonly rankSync: (input: unknown) => RankedCase
  /** `formulateSync` without throwing for bad input. */
  readonly safeFormulateSync: (input: unknown) => SafeFormulation
}

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createSyncFormulator(options: FormulateOptions = {}): SyncFormulator {
  const { tradition, evaluator, compose } = preparationOf(options)
  return syncFormulator(tradition, evaluator.evaluateSync, compose)
}

/**
 * The same for one case that is being edited: give it the whole case after each edit. It holds on to the case it saw
 * last, and derives and decides only what the edit can have changed; the results are those of `formulateSync`.
 */
export function createLiveFormulator(options: FormulateOptions = {}): SyncFormulator {
  const { tradition, evaluator, compose } = preparationOf(options)
  return syncFormulator(tradition, followEdits(evaluator), compose)
}

/** A formulator from what evaluates and what puts into words. */
export function syncFormulator(tradition: Tradition, evaluate: (kase: Case) => Evaluation, compose: (kase: Case, evaluation: Evaluation) => Formulation): SyncFormulator {
  const formulated = (kase: Case): Formulation => compose(kase, evaluate(kase))
  return {
    tradition,
    formulateSync: (input) => formulated(parseCase(input)),
    rankSync: (input) => rankedBy(evaluate(parseCase(input))),
    safeFormulateSync: (input) => safely(input, formulated),
  }
}

/** A formulation, or every problem of the case. */
export function safely(input: unknown, formulated: (kase: Case) => Formulation): SafeFormulation {
  const read = safeParseCase(input)
  return read.ok ? { ok: true, formulation: formulated(read.case) } : read
}
