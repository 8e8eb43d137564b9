import { compileCondition, type Test } from '../conditions/compile.js'
import type { PreparedRule } from '../conditions/prepare.js'
import { valuesOf } from '../conditions/values.js'
import type { FactSheet } from '../model/facts.js'
import type { RuleTruth } from '../model/outcome.js'

/** A rule as plain functions over facts. */
export interface CompiledRule {
  readonly ruleId: string
  readonly condition: Test
  readonly unless?: Test
}

/** Turns a rule into functions once, without generating code. */
export function compileRule({ rule, condition, unless }: PreparedRule): CompiledRule {
  return { ruleId: rule.id, condition: compileCondition(condition), ...(unless === undefined ? {} : { unless: compileCondition(unless) }) }
}

/** Decides every rule for one subject, synchronously. Must never differ from the engine of record. */
export function runCompiled(rules: readonly CompiledRule[], { facts }: FactSheet): readonly RuleTruth[] {
  const values = valuesOf(facts)
  return rules.map(({ ruleId, condition, unless }) => ({
    ruleId,
    condition: condition(values),
    ...(unless === undefined ? {} : { unless: unless(values) }),
  }))
}
