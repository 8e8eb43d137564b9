import { compose } from './compose/compose.js'
import { digest } from './digest.js'
import { explainOutcome } from './engine/explain-outcome.js'
import { type PreparedRule, prepareRule } from './engine/prepare.js'
import { runOnRecord } from './engine/record-runner.js'
import { FormulationError, type NonEmpty, type Problem } from './errors.js'
import { deriveFacts } from './facts/derive-facts.js'
import { factCatalogue } from './facts/catalogue.js'
import { rankingSheet } from './facts/ranking.js'
import { parseCase } from './input/parse-case.js'
import type { FactSheet, SubjectKind } from './model/facts.js'
import type { Formulation } from './model/formulation.js'
import type { RuleOutcome } from './model/outcome.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { rank } from './weigh/rank.js'
import { weighSettings } from './weigh/settings.js'
import { weigh } from './weigh/weigh.js'
import { englishWords } from './words/english.js'
import { VERSION } from './version.js'

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
  /** The same without throwing for bad input. */
  readonly safeFormulate: (input: unknown) => Promise<SafeFormulation>
}

export type SafeFormulation =
  | { readonly ok: true; readonly formulation: Formulation }
  | { readonly ok: false; readonly problems: NonEmpty<Problem> }

export const DEFAULT_TRADITION = 'klerman-weissman'

/** Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set. */
export function createFormulator(options: FormulateOptions = {}): Formulator {
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = findTradition(ruleSet, options.tradition ?? DEFAULT_TRADITION)
  const settings = weighSettings(ruleSet, tradition)
  const rules = ruleSet.rules.map((rule) => prepareRule(rule, settings.parameter))
  const about = (kind: SubjectKind): readonly PreparedRule[] => rules.filter(({ rule }) => rule.about === kind)
  const byKind = { person: about('person'), event: about('event'), case: about('case'), ranking: about('ranking') }
  const digests = { ruleSet: digest(ruleSet), parameters: digest(ruleSet.parameters) }

  async function run(rules: readonly PreparedRule[], sheet: FactSheet): Promise<readonly RuleOutcome[]> {
    if (rules.length === 0) return []
    const truths = new Map((await runOnRecord(rules, sheet)).map((truth) => [truth.ruleId, truth]))
    return rules.flatMap(({ rule }) => {
      const truth = truths.get(rule.id)
      return truth === undefined ? [] : [explainOutcome(rule, sheet, truth, settings.parameter)]
    })
  }

  /** Requirements first: where one fails, the other rules of that area say nothing about this subject. */
  async function evaluate(sheet: FactSheet): Promise<readonly RuleOutcome[]> {
    const rules = byKind[sheet.subject.kind]
    const required = await run(rules.filter(({ rule }) => rule.direction === 'required'), sheet)
    const shut = new Set(required.filter(({ verdict }) => verdict === 'silent' || verdict === 'set-aside').map(({ ruleId }) => settings.rules.get(ruleId)?.focusArea))
    const rest = await run(rules.filter(({ rule }) => rule.direction === 'caution' || (rule.direction !== 'required' && !shut.has(rule.focusArea))), sheet)
    return [...required, ...rest]
  }

  async function formulate(input: unknown): Promise<Formulation> {
    const kase = parseCase(input)
    const { sheets, links, shared } = deriveFacts(kase, { ...ruleSet, options: tradition.options })
    const outcomes: RuleOutcome[] = []
    for (const sheet of sheets) outcomes.push(...(await evaluate(sheet)))
    const weighed = weigh(outcomes, shared, settings)
    const ranking = rank(weighed, minimumSetGaps(sheets), settings)
    const about = rankingSheet(ranking, caseSheet(sheets))
    outcomes.push(...(await evaluate(about)))
    return compose({
      case: kase,
      sheets,
      links,
      outcomes,
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

  async function safeFormulate(input: unknown): Promise<SafeFormulation> {
    try {
      return { ok: true, formulation: await formulate(input) }
    } catch (error) {
      if (error instanceof FormulationError && error.code.startsWith('INPUT_')) return { ok: false, problems: error.problems }
      throw error
    }
  }

  return { ruleSet, tradition, formulate, safeFormulate }
}

// Preparing a rule set costs more than a case; whoever passes the same set again gets the same formulator.
const prepared = new WeakMap<RuleSet, Map<string, Formulator>>()

function formulatorFor(options: FormulateOptions): Formulator {
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = options.tradition ?? DEFAULT_TRADITION
  const known = prepared.get(ruleSet)?.get(tradition)
  if (known !== undefined) return known
  const made = createFormulator(options)
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

/** Like {@link formulate}, but returns the problems of the input instead of throwing. */
export async function safeFormulate(input: unknown, options: FormulateOptions = {}): Promise<SafeFormulation> {
  return formulatorFor(options).safeFormulate(input)
}

function findTradition(ruleSet: RuleSet, id: string): Tradition {
  const tradition = ruleSet.traditions.find((each) => each.id === id)
  if (tradition !== undefined) return tradition
  throw new FormulationError([
    {
      code: 'USAGE',
      path: '/tradition',
      expected: `one of: ${ruleSet.traditions.map((each) => each.id).join(', ')}`,
      received: 'another word',
    },
  ])
}

function caseSheet(sheets: readonly FactSheet[]): FactSheet {
  const sheet = sheets.find(({ subject }) => subject.kind === 'case')
  if (sheet === undefined) throw new RangeError('no facts about the case')
  return sheet
}

function minimumSetGaps(sheets: readonly FactSheet[]): number {
  const gaps = caseSheet(sheets).facts['data.minimumSetGaps']
  return gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0
}
