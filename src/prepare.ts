import { compose } from './compose/compose.js'
import { digest } from './digest.js'
import { didYouMean, FormulationError, type NonEmpty, type Problem } from './errors.js'
import { createEvaluator, type Evaluation, type Evaluator } from './evaluate.js'
import { factCatalogue } from './facts/catalogue.js'
import { deepFreeze } from './freeze.js'
import { lazily } from './lazily.js'
import type { Case } from './model/case.js'
import type { Explanation } from './model/explanation.js'
import type { Formulation, Receipt } from './model/formulation.js'
import type { RuleVerdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { VERSION } from './version.js'
import { englishWords } from './words/english.js'

/** How a formulation is made. */
export interface FormulateOptions {
  /** The rules; `defaultRuleSet` when left out. */
  readonly ruleSet?: RuleSet
  /** Id of one of the rule set's traditions; `klerman-weissman` when left out. */
  readonly tradition?: string
}

/** How a formulation is made with the engine of record. */
export interface RecordOptions extends FormulateOptions {
  /** Runs the compiled rules as well and throws a `FormulationError` with code `RUNNERS_DIFFER` should the two not agree. */
  readonly verify?: boolean
}

/** A ranking and the verdicts it rests on, without reasons or words. */
export interface RankedCase {
  readonly ranking: Ranking
  /** Every rule about every subject, those of an area that is shut for a subject left out. */
  readonly verdicts: readonly RuleVerdict[]
}

/** A formulation, or every problem of the case. */
export type SafeFormulation =
  | { readonly ok: true; readonly formulation: Formulation }
  | { readonly ok: false; readonly problems: NonEmpty<Problem> }

/** The tradition that is used when none is named. */
export const DEFAULT_TRADITION = 'klerman-weissman'

/** Digests of a rule set and of its parameters, as a receipt names them. */
export interface Digests {
  readonly ruleSet: string
  readonly parameters: string
}

/** A rule set under one tradition, made ready once for many cases. It does without the engine of record. */
export interface Preparation {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly evaluator: Evaluator
  /** Puts what was found about a case into words; the explanation, where one is wanted, is made when it is first read. */
  readonly compose: (kase: Case, evaluation: Evaluation, explain?: (formulation: Formulation) => Explanation) => Formulation
}

/**
 * Prepares a rule set. Throws a `FormulationError` when the tradition is not in the set. Digests are those of the
 * set given, unless it is a part that stands for a whole whose digests are known.
 */
export function prepare(given: RuleSet, { tradition: id = DEFAULT_TRADITION }: FormulateOptions, ofTheWhole?: Digests): Preparation {
  // Results share parts of the rule set, so a copy of our own is frozen: what a caller does to theirs changes nothing here.
  const ruleSet = deepFreeze(structuredClone(given))
  const tradition = findTradition(ruleSet, id)
  const evaluator = createEvaluator(ruleSet, tradition)
  const digests = ofTheWhole ?? lazily<Digests>({ ruleSet: () => digest(ruleSet), parameters: () => digest(ruleSet.parameters) })
  return {
    ruleSet,
    tradition,
    evaluator,
    compose: (kase, { derived, sheets, verdicts, explain, outcomes, ranking }, explanation) => compose({
      case: kase,
      sheets,
      links: () => derived.links,
      verdicts,
      explain,
      outcomes,
      ranking,
      ruleSet,
      tradition,
      facts: factCatalogue,
      words: englishWords,
      receipt: lazily<Receipt>({
        library: VERSION,
        ruleSet: () => ({ id: ruleSet.id, version: ruleSet.version, digest: digests.ruleSet }),
        tradition: tradition.id,
        parameters: () => digests.parameters,
        input: () => digest(kase),
      }),
    }, explanation),
  }
}

// Preparing a rule set costs more than a case; whoever passes the same frozen set again gets the same preparation.
const prepared = /* @__PURE__ */ new WeakMap<RuleSet, Map<string, Preparation>>()

/** As {@link prepare}, once for each frozen rule set and tradition. */
export function preparationFor(given: RuleSet, options: FormulateOptions, ofTheWhole?: Digests): Preparation {
  if (!Object.isFrozen(given)) return prepare(given, options, ofTheWhole)
  const tradition = options.tradition ?? DEFAULT_TRADITION
  const known = prepared.get(given)?.get(tradition)
  if (known !== undefined) return known
  const made = prepare(given, options, ofTheWhole)
  prepared.set(given, new Map([...(prepared.get(given) ?? []), [tradition, made]]))
  return made
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
