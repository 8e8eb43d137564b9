import { compose as composeFormulation } from './compose/compose.js'
import { digest } from './digest.js'
import { didYouMean, FormulationError, type NonEmpty, type Problem } from './errors.js'
import { createEvaluator, type Evaluation } from './evaluate.js'
import { factCatalogue } from './facts/catalogue.js'
import { deepFreeze } from './freeze.js'
import { parseCase, safeParseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Formulation } from './model/formulation.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { VERSION } from './version.js'
import { englishWords } from './words/english.js'

/** How a formulation is made. */
export interface FormulateOptions {
  /** The rules; `defaultRuleSet` when left out. */
  readonly ruleSet?: RuleSet
  /** Id of one of the rule set's traditions; `klerman-weissman` when left out. */
  readonly tradition?: string
}

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

/** A formulation, or every problem of the case. */
export type SafeFormulation =
  | { readonly ok: true; readonly formulation: Formulation }
  | { readonly ok: false; readonly problems: NonEmpty<Problem> }

/** The tradition that is used when none is named. */
export const DEFAULT_TRADITION = 'klerman-weissman'

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createFormulator(options: FormulateOptions = {}): Formulator {
  // Results share parts of the rule set, so a copy of our own is frozen: what a caller does to theirs changes nothing here.
  const ruleSet = deepFreeze(structuredClone(options.ruleSet ?? defaultRuleSet))
  const tradition = findTradition(ruleSet, options.tradition ?? DEFAULT_TRADITION)
  const { evaluate, evaluateSync } = createEvaluator(ruleSet, tradition)
  const digests = { ruleSet: digest(ruleSet), parameters: digest(ruleSet.parameters) }

  function compose(kase: Case, { derived, outcomes, ranking }: Evaluation): Formulation {
    return composeFormulation({
      case: kase,
      sheets: derived.sheets,
      links: derived.links,
      outcomes: outcomes(),
      ranking,
      ruleSet,
      tradition,
      facts: factCatalogue,
      words: englishWords,
      receipt: {
        library: VERSION,
        ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: digests.ruleSet },
        tradition: tradition.id,
        parameters: digests.parameters,
        input: digest(kase),
      },
    })
  }

  async function formulate(input: unknown): Promise<Formulation> {
    const kase = parseCase(input)
    return compose(kase, await evaluate(kase))
  }

  function formulateSync(input: unknown): Formulation {
    const kase = parseCase(input)
    return compose(kase, evaluateSync(kase))
  }

  async function safeFormulate(input: unknown): Promise<SafeFormulation> {
    const read = safeParseCase(input)
    return read.ok ? { ok: true, formulation: compose(read.case, await evaluate(read.case)) } : read
  }

  return { ruleSet, tradition, formulate, formulateSync, safeFormulate }
}

// Preparing a rule set costs more than a case; whoever passes the same frozen set again gets the same formulator.
const prepared = new WeakMap<RuleSet, Map<string, Formulator>>()

function formulatorFor(options: FormulateOptions): Formulator {
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = options.tradition ?? DEFAULT_TRADITION
  const known = prepared.get(ruleSet)?.get(tradition)
  if (known !== undefined) return known
  const made = createFormulator(options)
  if (ruleSet !== defaultRuleSet && !Object.isFrozen(ruleSet)) return made
  prepared.set(ruleSet, new Map([...(prepared.get(ruleSet) ?? []), [tradition, made]]))
  return made
}

/**
 * Reads a case, holds it against the rules and returns the candidate focus areas with their reasons.
 * Asynchronous because json-rules-engine, the engine of record, is.
 *
 * Throws a `FormulationError` with every problem of the input.
 */
export async function formulate(input: unknown, options: FormulateOptions = {}): Promise<Formulation> {
  return formulatorFor(options).formulate(input)
}

/**
 * Like {@link formulate}, with the compiled rules instead of json-rules-engine, and so without waiting. The result
 * is the same, byte for byte.
 */
export function formulateSync(input: unknown, options: FormulateOptions = {}): Formulation {
  return formulatorFor(options).formulateSync(input)
}

/** Like {@link formulate}, but returns the problems of the case instead of throwing; a tradition that is not in the set still throws. */
export async function safeFormulate(input: unknown, options: FormulateOptions = {}): Promise<SafeFormulation> {
  return formulatorFor(options).safeFormulate(input)
}

function findTradition(ruleSet: RuleSet, id: string): Tradition {
  const tradition = ruleSet.traditions.find((each) => each.id === id)
  if (tradition !== undefined) return tradition
  const ids = ruleSet.traditions.map((each) => each.id)
  const near = didYouMean(id, ids)
  throw new FormulationError([
    {
      code: 'USAGE',
      path: '/tradition',
      expected: `one of: ${ids.join(', ')}`,
      received: 'another word',
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    },
  ])
}
