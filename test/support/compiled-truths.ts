import { type Values, valuesOf } from '../../src/conditions/values.js'
import type { PreparedRule } from '../../src/conditions/prepare.js'
import { type CompiledRule, compileRule } from '../../src/engine/compiled-runner.js'
import type { Fact, FactId, FactSheet } from '../../src/model/facts.js'
import type { RuleTruth } from '../../src/model/outcome.js'

/** How rules come out for one subject once they are compiled, part by part, as the engine of record tells it. */
export function compiledTruths(rules: readonly PreparedRule[], { facts }: FactSheet, values: Values = valuesOf(facts)): readonly RuleTruth[] {
  return rules.map((prepared) => {
    const { condition, unless }: CompiledRule = compileRule(prepared)
    return { ruleId: prepared.rule.id, condition: condition(values), ...(unless === undefined ? {} : { unless: unless(values) }) }
  })
}

/** Facts of which some were asked for before. */
export const partlyFound = (facts: Readonly<Record<FactId, Fact>>, before: readonly FactId[]): Values =>
  ({ get: (id) => facts[id], found: (id) => (before.includes(id) ? facts[id] : undefined) })
