import { evaluateOnRecord } from './evaluate-on-record.js'
import { preparationOf } from './formulate-sync.js'
import { parseCase, safeParseCase } from './input/parse-case.js'
import type { Formulation } from './model/formulation.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { type FormulateOptions, prepare, type Preparation, type SafeFormulation } from './prepare.js'
import { defaultRuleSet } from './rules/default-rule-set.js'

export { formulateSync } from './formulate-sync.js'
export { DEFAULT_TRADITION } from './prepare.js'
export type { FormulateOptions, SafeFormulation } from './prepare.js'

/** Makes formulations under one rule set and one tradition. */
export interface Formulator {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  /** Reads a case and formulates it. Throws a `FormulationError` that lists every problem of the input. */
  readonly formulate: (input: unknown) => Promise<Formulation>
  /** The same with the compiled rules instead of json-rules-engine, at once: for a form, or for many cases. */
  readonly formulateSync: (input: unknown) => Formulation
  /** `formulate` without throwing for bad input. */
  readonly safeFormulate: (input: unknown) => Promise<SafeFormulation>
}

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createFormulator(options: FormulateOptions = {}): Formulator {
  const preparation = prepare(options.ruleSet ?? defaultRuleSet, options)
  const { ruleSet, tradition, evaluator, compose } = preparation
  return {
    ruleSet,
    tradition,
    formulate: (input) => onRecord(preparation, input),
    formulateSync(input) {
      const kase = parseCase(input)
      return compose(kase, evaluator.evaluateSync(kase))
    },
    safeFormulate: (input) => safeOnRecord(preparation, input),
  }
}

/**
 * Reads a case, holds it against the rules and returns the candidate focus areas with their reasons.
 * Asynchronous because json-rules-engine, the engine of record, is. Texts and other costly parts are made when they
 * are first read; the result reads, copies and compares like plain data.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export async function formulate(input: unknown, options: FormulateOptions = {}): Promise<Formulation> {
  return onRecord(preparationOf(options), input)
}

/** Like {@link formulate}, but returns the problems of the case instead of throwing; a tradition that is not in the set still throws. */
export async function safeFormulate(input: unknown, options: FormulateOptions = {}): Promise<SafeFormulation> {
  return safeOnRecord(preparationOf(options), input)
}

async function onRecord({ evaluator, compose }: Preparation, input: unknown): Promise<Formulation> {
  const kase = parseCase(input)
  return compose(kase, await evaluateOnRecord(evaluator, kase))
}

async function safeOnRecord({ evaluator, compose }: Preparation, input: unknown): Promise<SafeFormulation> {
  const read = safeParseCase(input)
  return read.ok ? { ok: true, formulation: compose(read.case, await evaluateOnRecord(evaluator, read.case)) } : read
}
