import { compose } from './compose/compose.js'
import { digest } from './digest.js'
import { didYouMean, FormulationError, isFormulationError, type NonEmpty, type Problem } from './errors.js'
import { createEvaluator, type Evaluation, type Evaluator } from './evaluate.js'
import { factCatalogue } from './facts/catalogue.js'
import { deepFreeze } from './freeze.js'
import { inLanguage, languageDigest } from './in-language.js'
import { lazily } from './lazily.js'
import type { Case } from './model/case.js'
import type { Explanation } from './model/explanation.js'
import type { Formulation, Receipt } from './model/formulation.js'
import type { Language } from './model/language.js'
import type { RuleVerdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import type { WordCatalogue } from './model/words-catalogue.js'
import { VERSION } from './version.js'
import { wordsIn } from './words/in-language.js'

/** How a formulation is made. */
export interface FormulateOptions {
  /** The rules; `defaultRuleSet` when left out. */
  readonly ruleSet?: RuleSet | undefined
  /** Id of one of the rule set's traditions; `klerman-weissman` when left out. */
  readonly tradition?: string | undefined
  /** The language it is written in; English when left out. It changes words and nothing else. */
  readonly language?: Language | undefined
}

/** How a formulation is made with the engine of record. */
export interface RecordOptions extends FormulateOptions {
  /** Runs the compiled rules as well and throws a `FormulationError` with code `RUNNERS_DIFFER` should the two not agree. */
  readonly verify?: boolean | undefined
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
  /** In the words of the language. */
  readonly tradition: Tradition
  readonly evaluator: Evaluator
  readonly words: WordCatalogue
  /** The rule set in the words of the language. */
  readonly told: RuleSet
  /** Puts what was found about a case into words; the explanation, where one is wanted, is made when it is first read. */
  readonly compose: (kase: Case, evaluation: Evaluation, explain?: (formulation: Formulation) => Explanation) => Formulation
}

/**
 * Prepares a rule set. Throws a `FormulationError` when the tradition is not in the set. Digests are those of the
 * set given, unless it is a part that stands for a whole whose digests are known.
 */
export function prepare(given: RuleSet, { tradition = DEFAULT_TRADITION, language }: FormulateOptions, ofTheWhole?: Digests): Preparation {
  return speaking(weighed(given, tradition, ofTheWhole), copyOf(language))
}

/** What is the same in every language. */
interface Weighed {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly evaluator: Evaluator
  readonly digests: Digests
}

function weighed(given: RuleSet, id: string, ofTheWhole?: Digests): Weighed {
  const { ruleSet, tradition, evaluator } = evaluating(given, id)
  const digests = ofTheWhole ?? lazily<Digests>({ ruleSet: () => digest(ruleSet), parameters: () => digest(ruleSet.parameters) })
  return { ruleSet, tradition, evaluator, digests }
}

/** Only what `loadRuleSet` returns was checked; of anything else that cannot be made ready this says so. */
function evaluating(given: RuleSet, id: string): Pick<Weighed, 'ruleSet' | 'tradition' | 'evaluator'> {
  try {
    // Results share parts of the rule set, so a copy of our own is frozen: what a caller does to theirs changes nothing here.
    const ruleSet = deepFreeze(structuredClone(given))
    const tradition = findTradition(ruleSet, id)
    return { ruleSet, tradition, evaluator: createEvaluator(ruleSet, tradition) }
  } catch (cause) {
    if (isFormulationError(cause)) throw cause
    throw new FormulationError([{
      code: 'USAGE', path: '/ruleSet', expected: 'a rule set as `loadRuleSet` returns it', received: 'another one', hint: '`loadRuleSet` names every problem of a rule set.',
    }])
  }
}

/** As with rule sets: what is frozen stays as it is, and anything else is copied. */
const copyOf = (language: Language | undefined): Language | undefined =>
  language === undefined || Object.isFrozen(language) ? language : deepFreeze(structuredClone(language))

function speaking({ ruleSet, tradition: { id }, evaluator, digests }: Weighed, language: Language | undefined): Preparation {
  const told = inLanguage(ruleSet, language)
  const tradition = findTradition(told, id)
  const words = wordsIn(language)
  return {
    ruleSet,
    tradition,
    evaluator,
    words,
    told,
    compose: (kase, { derived, sheets, verdicts, explain, outcomes, ranking }, explanation) => compose({
      case: kase,
      sheets,
      links: () => derived.links,
      verdicts,
      prepared: evaluator.prepared,
      explain,
      outcomes,
      ranking,
      ruleSet: told,
      tradition,
      facts: factCatalogue,
      words,
      receipt: lazily<Receipt>({
        library: VERSION,
        ruleSet: () => ({ id: ruleSet.id, version: ruleSet.version, digest: digests.ruleSet }),
        tradition: id,
        parameters: () => digests.parameters,
        input: () => digest(kase),
        ...(language === undefined ? {} : { language: () => ({ locale: language.locale, digest: languageDigest(language) }) }),
      }),
    }, explanation),
  }
}

// Preparing a rule set costs more than a case; whoever passes the same frozen set again gets the same preparation.
const prepared = /* @__PURE__ */ new WeakMap<RuleSet, Map<string, Ready>>()

interface Ready {
  readonly weighed: Weighed
  readonly english: Preparation
  readonly others: WeakMap<Language, Preparation>
}

/** As {@link prepare}, once for each frozen rule set, tradition and frozen language. */
export function preparationFor(given: RuleSet, options: FormulateOptions, ofTheWhole?: Digests): Preparation {
  if (!Object.isFrozen(given)) return prepare(given, options, ofTheWhole)
  const { tradition = DEFAULT_TRADITION, language } = options
  const { weighed: ground, english, others } = readyFor(given, tradition, ofTheWhole)
  if (language === undefined) return english
  const known = others.get(language)
  if (known !== undefined) return known
  const made = speaking(ground, copyOf(language))
  if (Object.isFrozen(language)) others.set(language, made)
  return made
}

function readyFor(given: RuleSet, tradition: string, ofTheWhole?: Digests): Ready {
  const known = prepared.get(given)?.get(tradition)
  if (known !== undefined) return known
  const ground = weighed(given, tradition, ofTheWhole)
  const ready = { weighed: ground, english: speaking(ground, undefined), others: new WeakMap<Language, Preparation>() }
  prepared.set(given, new Map([...(prepared.get(given) ?? []), [tradition, ready]]))
  return ready
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
