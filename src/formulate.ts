import { evaluateOnRecord, evaluateTwice } from './evaluate-on-record.js'
import { composeExplained } from './formulate-explained.js'
import { FORMULATE_OPTIONS, preparationOf, ranked, safely } from './formulate-sync.js'
import { parseCase, safeParseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Formulation } from './model/formulation.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { checkOptions } from './options.js'
import { prepare, type Preparation, type RankedCase, type RecordOptions, type SafeFormulation } from './prepare.js'
import { defaultRuleSet } from './rules/default-rule-set.js'

export { DEFAULT_TRADITION } from './prepare.js'
export type { FormulateOptions, RankedCase, RecordOptions, SafeFormulation } from './prepare.js'

/** Makes formulations under one rule set and one tradition. */
export interface Formulator {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  /** Reads a case and formulates it. Throws a `FormulationError` that lists every problem of the input. */
  readonly formulate: (input: unknown) => Promise<Formulation>
  /** The same with the compiled rules instead of json-rules-engine, at once: for a form, or for many cases. */
  readonly formulateSync: (input: unknown) => Formulation
  /** The ranking and the verdicts alone, with the compiled rules: for many cases. */
  readonly rankSync: (input: unknown) => RankedCase
  /** `formulate` without throwing for bad input. */
  readonly safeFormulate: (input: unknown) => Promise<SafeFormulation>
  /** `formulateSync` without throwing for bad input. */
  readonly safeFormulateSync: (input: unknown) => SafeFormulation
}

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createFormulator({ verify = false, ...options }: RecordOptions = {}): Formulator {
  checkOptions(options, FORMULATE_OPTIONS)
  const preparation = prepare(options.ruleSet ?? defaultRuleSet, options)
  const { ruleSet, tradition, evaluator } = preparation
  const formulated = (kase: Case): Formulation => composeExplained(preparation, kase, evaluator.evaluateSync(kase))
  return {
    ruleSet,
    tradition,
    formulate: (input) => onRecord(preparation, input, verify),
    formulateSync: (input) => formulated(parseCase(input)),
    rankSync: (input) => ranked(preparation, input),
    safeFormulate: (input) => safeOnRecord(preparation, input, verify),
    safeFormulateSync: (input) => safely(input, formulated),
  }
}

/**
 * Reads a case, holds it against the rules and returns the candidate focus areas with their reasons.
 * Asynchronous because json-rules-engine, the engine of record, is. Texts and other costly parts are made when they
 * are first read; the result reads, copies and compares like plain data.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export async function formulate(input: unknown, { verify = false, ...options }: RecordOptions = {}): Promise<Formulation> {
  return onRecord(preparationOf(options), input, verify)
}

/** Like {@link formulate}, but returns the problems of the case instead of throwing; a tradition that is not in the set still throws. */
export async function safeFormulate(input: unknown, { verify = false, ...options }: RecordOptions = {}): Promise<SafeFormulation> {
  return safeOnRecord(preparationOf(options), input, verify)
}

async function onRecord(preparation: Preparation, input: unknown, verify: boolean): Promise<Formulation> {
  const kase = parseCase(input)
  return composeExplained(preparation, kase, await evaluateWith(verify)(preparation.evaluator, kase))
}

async function safeOnRecord(preparation: Preparation, input: unknown, verify: boolean): Promise<SafeFormulation> {
  const read = safeParseCase(input)
  if (!read.ok) return read
  return { ok: true, formulation: composeExplained(preparation, read.case, await evaluateWith(verify)(preparation.evaluator, read.case)) }
}

const evaluateWith = (verify: boolean): typeof evaluateOnRecord => (verify ? evaluateTwice : evaluateOnRecord)
