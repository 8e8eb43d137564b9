import { prepareRule, type PreparedRule } from '../../conditions/prepare.js'
import { digest } from '../../digest.js'
import { createEvaluator, type Evaluation, type Evaluator } from '../../evaluate.js'
import { factCatalogue } from '../../index.js'
import type { Case } from '../../model/case.js'
import type { FactId, FactSheet, FactValue } from '../../model/facts.js'
import type { Verdict } from '../../model/outcome.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { Rule } from '../../model/rules.js'
import { aRuleSet, checkArgument, checkOptions, listOfTexts } from '../../options.js'
import { DEFAULT_TRADITION, prepare } from '../../prepare.js'
import { anIterable, checkWords } from '../permitted.js'
import { casesRead, checkNames, RULE_OPTIONS } from './cases-read.js'
import { nameOf, type RuleSetName } from './diff.js'
import { type Mutant, type Mutation, mutantsOf, MUTATIONS } from './mutants.js'
import { combinations, type Vocabulary } from './possible.js'
import { verdictOver } from './rule-logic.js'
import { vocabularyOf } from './vocabulary.js'

/** A case that shows a fault, and about whom. */
export interface Killer {
  readonly caseId: string
  readonly tradition: string
  /** Absent where the fault shows in what the case comes to. */
  readonly subject?: string
}

/** Answers under which a faulty rule decides otherwise than the right one: the case that is missing from the library. A fact without a value is not asked. */
export interface MissingCase {
  readonly facts: readonly { readonly fact: FactId; readonly value?: FactValue }[]
  readonly right: Verdict
  readonly faulty: Verdict
}

/**
 * What became of a mutant. `killed`: some case shows the fault. `equivalent`: proved to decide alike over all answers
 * that either rule tells apart. `survived`: it differs, or may, and no case shows it.
 */
export type MutantResult = Omit<Mutant, 'rule'> & (
  | { readonly status: 'killed'; readonly by: Killer }
  | { readonly status: 'equivalent' }
  | { readonly status: 'survived'; readonly missing?: MissingCase }
)

/** How well a library of cases tells a rule set from faulty ones. */
export interface MutationReport {
  readonly ruleSet: RuleSetName
  readonly traditions: readonly string[]
  readonly cases: number
  readonly mutants: readonly MutantResult[]
  readonly killed: number
  readonly equivalent: number
  readonly survived: number
  /** Killed out of those that are not equivalent, from 0 to 1; absent where there is none. */
  readonly score?: number
}

/** How faults are tried. */
export interface MutationOptions {
  /** Rules to put faults into; all when left out. */
  readonly rules?: readonly string[] | undefined
  /** Kinds of faults; all when left out. */
  readonly mutations?: readonly Mutation[] | undefined
  /** Ids of traditions under which every case is looked at; `klerman-weissman` when left out. */
  readonly traditions?: readonly string[] | undefined
}

/** A case under a tradition, evaluated with the right rules. */
interface Run {
  readonly kase: Case
  readonly evaluator: Evaluator
  readonly evaluation: Evaluation
  /** Rules that say something about somebody here. */
  readonly heard: ReadonlySet<string>
}

/**
 * Puts one fault after another into the rules and looks whether some case shows it: by another verdict about some
 * subject, or, where only the weight of a rule is wrong, by another ranking or other messages. A case shows a fault by
 * what its result is now, so the score tells how much of the rules the results of a library hold fast. Throws a
 * `FormulationError` with every problem of the first case that cannot be read, and with code `USAGE` for rules, kinds of
 * faults and traditions that do not exist.
 */
export function mutateRules(ruleSet: RuleSet, cases: Iterable<unknown>, options: MutationOptions = {}): MutationReport {
  checkArgument(ruleSet, aRuleSet, '/ruleSet')
  checkArgument(cases, anIterable, '/cases')
  checkOptions(options, { ...RULE_OPTIONS, mutations: listOfTexts })
  checkNames(ruleSet, options)
  checkWords(options.mutations, MUTATIONS, { path: '/mutations', what: 'a kind of fault' })
  const { rules: wanted, mutations, traditions = [DEFAULT_TRADITION] } = options
  const evaluators = traditions.map((tradition) => prepare(ruleSet, { tradition }).evaluator)
  const read = [...casesRead(cases)]
  const runs = read.flatMap((kase) => evaluators.map((evaluator): Run => runOf(kase, evaluator)))
  const vocabulary = vocabularyOf(ruleSet)
  const rules = ruleSet.rules.filter(({ id }) => wanted?.includes(id) ?? true)
  const mutants = mutantsOf(ruleSet, factCatalogue, rules).filter(({ mutation }) => mutations?.includes(mutation) ?? true)
  const results = mutants.map((mutant): MutantResult => {
    const { rule, ...told } = mutant
    const right = rules.find(({ id }) => id === mutant.ruleId)
    if (right === undefined) throw new RangeError(`no rule ${mutant.ruleId}`)
    const found = WEIGHED.has(mutant.mutation) ? weighedKiller(ruleSet, right, rule, runs) : decidedKiller(right, rule, runs, evaluators)
    if (found !== undefined) return { ...told, status: 'killed', by: found }
    if (rule === undefined || WEIGHED.has(mutant.mutation)) return { ...told, status: 'survived' }
    return { ...told, ...unseen(preparedBy(evaluators, right), preparedBy(evaluators, rule), vocabulary) }
  })
  const count = (status: MutantResult['status']): number => results.filter((each) => each.status === status).length
  const [killed, equivalent, survived] = [count('killed'), count('equivalent'), count('survived')]
  return {
    ruleSet: nameOf(ruleSet), traditions, cases: read.length, mutants: results, killed, equivalent, survived,
    ...(killed + survived === 0 ? {} : { score: killed / (killed + survived) }),
  }
}

/** Faults that leave the verdicts of a rule as they are. */
const WEIGHED: ReadonlySet<Mutation> = new Set(['strength', 'direction', 'area', 'level', 'withhold-dropped'])

function runOf(kase: Case, evaluator: Evaluator): Run {
  const evaluation = evaluator.evaluateSync(kase)
  return { kase, evaluator, evaluation, heard: new Set(evaluation.verdicts.filter(({ verdict }) => verdict !== 'silent').map(({ ruleId }) => ruleId)) }
}

function preparedBy([evaluator]: readonly Evaluator[], rule: Rule): PreparedRule {
  if (evaluator === undefined) throw new RangeError('no evaluator')
  return prepareRule(rule, evaluator.settings.parameter)
}

function decidedKiller(right: Rule, faulty: Rule | undefined, runs: readonly Run[], evaluators: readonly Evaluator[]): Killer | undefined {
  const [a, b] = [preparedBy(evaluators, right), faulty && preparedBy(evaluators, faulty)]
  for (const { kase, evaluator, evaluation, heard } of runs) {
    // Without the rule nothing is said where it says nothing.
    if (b === undefined && !heard.has(right.id)) continue
    const sheet = evaluation.sheets.find((each) => each.subject.kind === right.about && verdictOver(a, each.facts) !== (b === undefined ? 'silent' : verdictOver(b, each.facts)))
    if (sheet !== undefined) return killer(kase, evaluator, sheet)
  }
  return undefined
}

const killer = ({ caseId }: Case, { tradition }: Evaluator, sheet?: FactSheet): Killer =>
  ({ caseId, tradition: tradition.id, ...(sheet === undefined ? {} : { subject: sheet.subject.id }) })

function weighedKiller(ruleSet: RuleSet, right: Rule, faulty: Rule | undefined, runs: readonly Run[]): Killer | undefined {
  const changed = { ...ruleSet, rules: ruleSet.rules.flatMap((rule) => (rule.id === right.id ? (faulty ?? []) : rule)) }
  const comesTo = right.direction === 'caution' ? messagesOf : rankingOf
  const evaluators = new Map<string, ReturnType<typeof comesTo>>()
  for (const { kase, evaluator, heard } of runs) {
    if (!heard.has(right.id)) continue
    const { tradition } = evaluator
    const [before, after] = [ruleSet, changed].map((set, at) => {
      const key = `${at} ${tradition.id}`
      const view = evaluators.get(key) ?? comesTo(set, tradition.id)
      evaluators.set(key, view)
      return view(kase)
    })
    if (before !== after) return killer(kase, evaluator)
  }
  return undefined
}

function rankingOf(ruleSet: RuleSet, tradition: string): (kase: Case) => string {
  const found = ruleSet.traditions.find(({ id }) => id === tradition)
  if (found === undefined) throw new RangeError(`no tradition ${tradition}`)
  const evaluator = createEvaluator(ruleSet, found)
  return (kase) => digest(evaluator.evaluateSync(kase).ranking)
}

function messagesOf(ruleSet: RuleSet, tradition: string): (kase: Case) => string {
  const { compose, evaluator } = prepare(ruleSet, { tradition })
  return (kase) => {
    const { messages, plan, outcome } = compose(kase, evaluator.evaluateSync(kase))
    return digest({ messages, plan, withheldBy: outcome.withheldBy })
  }
}

function unseen(right: PreparedRule, faulty: PreparedRule, vocabulary: Vocabulary): { readonly status: 'equivalent' } | { readonly status: 'survived'; readonly missing: MissingCase } {
  for (const facts of combinations(right, vocabulary, faulty)) {
    const [was, is] = [verdictOver(right, facts), verdictOver(faulty, facts)]
    if (was === is) continue
    return {
      status: 'survived',
      missing: { facts: Object.entries(facts).map(([fact, found]) => ({ fact, ...(found.status === 'known' ? { value: found.value } : {}) })), right: was, faulty: is },
    }
  }
  return { status: 'equivalent' }
}
