import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { FactSheet } from '../../src/model/facts.js'
import type { RuleOutcome } from '../../src/model/outcome.js'
import type { AreaResult, Ranking, SharedEvent } from '../../src/model/ranking-result.js'
import type { Rule } from '../../src/model/rules.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { rank } from '../../src/weigh/rank.js'
import { weighSettings } from '../../src/weigh/settings.js'
import { weigh } from '../../src/weigh/weigh.js'

/** Facts, verdicts and ranking of a case, before anything is put into words. */
export interface QuickRun {
  readonly sheets: readonly FactSheet[]
  readonly shared: readonly SharedEvent[]
  /** Every rule about every subject, whether or not its area turned out to be shut. */
  readonly outcomes: readonly RuleOutcome[]
  readonly ranking: Ranking
  readonly area: (id: string) => AreaResult
}

const [defaultTradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')

/** The same stages as `formulate`, without the engine of record: several times as fast. That both agree is a test of its own. */
export function quickRun(input: unknown, traditionId = 'klerman-weissman'): QuickRun {
  const tradition = defaultRuleSet.traditions.find(({ id }) => id === traditionId) ?? defaultTradition
  if (tradition === undefined) throw new Error('no tradition')
  const settings = weighSettings(defaultRuleSet, tradition)
  const { sheets, shared } = deriveFacts(parseCase(input), { ...defaultRuleSet, options: tradition.options })
  const outcomes = sheets.flatMap((sheet) => outcomesOf(sheet, defaultRuleSet.rules, settings.parameter))
  const caseFacts = sheets.find(({ subject }) => subject.kind === 'case')?.facts
  const gaps = caseFacts?.['data.minimumSetGaps']
  const onset = caseFacts?.['course.onsetKnown']
  const quality = { minimumSetGaps: gaps?.status === 'known' ? Number(gaps.value) : 0, onsetKnown: onset?.status === 'known' && onset.value === true }
  const ranking = rank(weigh(outcomes, shared, settings), quality, settings)
  const area = (id: string): AreaResult => {
    const found = ranking.areas.find((each) => each.area === id)
    if (found === undefined) throw new Error(`no area ${id}`)
    return found
  }
  return { sheets, shared, outcomes, ranking, area }
}

function outcomesOf(sheet: FactSheet, rules: readonly Rule[], parameter: (id: string) => number): readonly RuleOutcome[] {
  return rules.filter(({ about }) => about === sheet.subject.kind).map((rule) => {
    const traced = explainOutcome(rule, sheet, 'fired', parameter)
    const unless = traced.unless === undefined ? {} : { unless: traced.unless.result }
    return { ...traced, verdict: verdictOf({ condition: traced.condition.result, ...unless }) }
  })
}
