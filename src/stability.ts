import { verdictOf } from './conditions/verdict.js'
import { recordQuality } from './evaluate.js'
import type { Bench, Changed } from './explain/stability/bench.js'
import type { Stability, StabilityOptions, StrengthOrder } from './explain/stability/result.js'
import { stabilityOf } from './explain/stability/stability.js'
import { deriveFacts, type DerivationSettings, pendingFacts } from './facts/derive-facts.js'
import { createFormulator, DEFAULT_TRADITION, type FormulateOptions } from './formulate.js'
import { FORMULATE_OPTIONS } from './formulate-sync.js'
import { parseCase } from './input/parse-case.js'
import type { Case } from './model/case.js'
import type { Fact, FactId } from './model/facts.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { checkOptions, oneOf, wholeFrom } from './options.js'
import { numbersIn, readsOfFacts } from './reads-of-facts.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { rank } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { weigh } from './weigh/weigh.js'

const STABILITY_OPTIONS = {
  ...FORMULATE_OPTIONS, seed: wholeFrom(0), samples: wholeFrom(0), maxSteps: wholeFrom(0), maxChanges: wholeFrom(0), order: oneOf(['kept', 'free'] satisfies StrengthOrder[]),
}

/**
 * How firmly the first place stands on the numbers that authors chose: for every parameter and cap the values within
 * which it holds, the share of the permitted weights under which each area comes first, and the smallest joint change
 * of weights that moves it. json-rules-engine is not run. Throws a `FormulationError` that lists every problem of the input.
 */
export function stability(input: unknown, options: FormulateOptions & StabilityOptions = {}): Stability {
  checkOptions(options, STABILITY_OPTIONS)
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = ruleSet.traditions.find(({ id }) => id === (options.tradition ?? DEFAULT_TRADITION)) ?? createFormulator(options).tradition
  return stabilityOf(stabilityBench(parseCase(input), ruleSet, tradition), options)
}

/** A case, a rule set and a tradition, with what is needed to try other numbers on them. */
export function stabilityBench(kase: Case, ruleSet: RuleSet, tradition: Tradition): Bench {
  const derivation: DerivationSettings = { ...ruleSet, options: tradition.options }
  const { sheets, shared } = deriveFacts(kase, derivation)
  const numberOf = numbersIn(ruleSet)
  return {
    ruleSet,
    tradition,
    sheets,
    shared,
    verdictOf,
    rank(verdicts, laid, changed) {
      const settings = weighSettings(changed === undefined ? ruleSet : withNumber(ruleSet, changed), tradition)
      return rank(weigh(verdicts, shared, settings), recordQuality({ sheets: laid }), settings)
    },
    weighingReads(verdicts) {
      const reads = new Set<string>()
      const settings = recording(weighSettings(ruleSet, tradition), reads)
      rank(weigh(verdicts, shared, settings), recordQuality({ sheets }), settings)
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
