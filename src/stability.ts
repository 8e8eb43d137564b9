import { verdictOf } from './conditions/verdict.js'
import { caseSheet } from './evaluate.js'
import type { Bench, Changed } from './explain/stability/bench.js'
import type { Stability, StabilityOptions } from './explain/stability/result.js'
import { stabilityOf } from './explain/stability/stability.js'
import { factCatalogue } from './facts/catalogue.js'
import { deriveFacts, type DerivationSettings, pendingFacts } from './facts/derive-facts.js'
import { createFormulator, DEFAULT_TRADITION, type FormulateOptions } from './formulate.js'
import { parseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Fact, FactId, FactSheet } from './model/facts.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { rank, type RecordQuality } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { weigh } from './weigh/weigh.js'

/**
 * How firmly the first place stands on the numbers that authors chose: for every parameter and cap the values within
 * which it holds, the share of the permitted weights under which each area comes first, and the smallest joint change
 * of weights that moves it. json-rules-engine is not run. Throws a `FormulationError` that lists every problem of the input.
 */
export function stability(input: unknown, options: FormulateOptions & StabilityOptions = {}): Stability {
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = ruleSet.traditions.find(({ id }) => id === (options.tradition ?? DEFAULT_TRADITION)) ?? createFormulator(options).tradition
  return stabilityOf(stabilityBench(parseCase(input), ruleSet, tradition), options)
}

/** A case, a rule set and a tradition, with what is needed to try other numbers on them. */
export function stabilityBench(kase: Case, ruleSet: RuleSet, tradition: Tradition): Bench {
  const derivation: DerivationSettings = { ...ruleSet, options: tradition.options }
  const { sheets, shared } = deriveFacts(kase, derivation)
  const numberOf = numbersOf(ruleSet)
  return {
    ruleSet,
    tradition,
    sheets,
    shared,
    verdictOf,
    rank(verdicts, laid, changed) {
      const settings = weighSettings(changed === undefined ? ruleSet : withNumber(ruleSet, changed), tradition)
      return rank(weigh(verdicts, shared, settings), qualityOf(laid), settings)
    },
    weighingReads(verdicts) {
      const reads = new Set<string>()
      const settings = recording(weighSettings(ruleSet, tradition), reads)
      rank(weigh(verdicts, shared, settings), qualityOf(sheets), settings)
      return reads
    },
    derivedWith: readsOfFacts(kase, derivation),
    derive: (parameter, value, ids) =>
      pendingFacts(kase, derivation, (id) => (id === parameter ? value : numberOf(id))).map(({ derive }) => {
        const facts: Record<FactId, Fact> = {}
        for (const id of ids) {
          const fact = derive(id)
          if (fact !== undefined) facts[id] = fact
        }
        return facts
      }),
  }
}

const withNumber = (ruleSet: RuleSet, { kind, id, value }: Changed): RuleSet =>
  kind === 'cap'
    ? { ...ruleSet, themes: ruleSet.themes.map((theme) => (theme.id === id ? { ...theme, cap: value } : theme)) }
    : { ...ruleSet, parameters: ruleSet.parameters.map((parameter) => (parameter.id === id ? { ...parameter, value } : parameter)) }

function numbersOf({ parameters }: Pick<RuleSet, 'parameters'>): (id: string) => number {
  const values = new Map(parameters.map(({ id, value }) => [id, value]))
  return (id) => {
    const value = values.get(id)
    if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
    return value
  }
}

const recording = (settings: WeighSettings, reads: Set<string>): WeighSettings => ({
  ...settings,
  points: (strength) => {
    reads.add(`strength.${strength}`)
    return settings.points(strength)
  },
  parameter: (id) => {
    reads.add(id)
    return settings.parameter(id)
  },
})

/** Which facts of a case are derived with which parameters, found by deriving them and noting what they ask for. */
function readsOfFacts(kase: Case, derivation: DerivationSettings): ReadonlyMap<string, ReadonlySet<FactId>> {
  const reads = new Map<string, Set<FactId>>()
  const numberOf = numbersOf(derivation)
  for (const { id: fact, about } of factCatalogue) {
    // From the beginning for each: what facts have in common is read for the first that asks, and hidden from the rest.
    const pending = pendingFacts(kase, derivation, (id) => {
      reads.set(id, (reads.get(id) ?? new Set()).add(fact))
      return numberOf(id)
    })
    for (const { subject, derive } of pending) if (subject.kind === about) derive(fact)
  }
  return reads
}

function qualityOf(sheets: readonly FactSheet[]): RecordQuality {
  const { facts } = caseSheet({ sheets })
  const gaps = facts['data.minimumSetGaps']
  const onset = facts['course.onsetKnown']
  return {
    minimumSetGaps: gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0,
    onsetKnown: onset?.status === 'known' && onset.value === true,
  }
}
