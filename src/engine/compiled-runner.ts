import { compileCondition, type Test } from '../conditions/compile.js'
import type { PreparedRule } from '../conditions/prepare.js'
import type { Values } from '../conditions/values.js'
import { verdictOf } from '../conditions/verdict.js'
import type { Verdict } from '../model/outcome.js'

/** A rule as plain functions over facts. */
export interface CompiledRule {
  readonly condition: Test
  readonly unless?: Test
}

/** Turns a rule into functions once, without generating code. */
export function compileRule({ condition, unless }: PreparedRule): CompiledRule {
  return { condition: compileCondition(condition), ...(unless === undefined ? {} : { unless: compileCondition(unless) }) }
}

/** Decides a rule for one subject, synchronously. Must never differ from the engine of record. */
export function decideCompiled({ condition, unless }: CompiledRule, values: Values): Verdict {
  const holds = condition(values)
  // What would defeat a rule that fails anyway need not be known.
  return verdictOf({ condition: holds, unless: unless === undefined || holds === 'false' ? 'false' : unless(values) })
}
