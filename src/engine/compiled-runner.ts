import type { Fact, FactSheet, Truth } from '../model/facts.js'
import type { RuleTruth } from '../model/outcome.js'
import { compare, flip } from './compare.js'
import type { PreparedCondition, PreparedRule } from './prepare.js'

type Facts = Readonly<Record<string, Fact>>
type Test = (facts: Facts) => Truth

/** A rule as plain functions over facts. */
export interface CompiledRule {
  readonly ruleId: string
  readonly condition: Test
  readonly unless?: Test
}

/** Turns a rule into functions once, without generating code. */
export function compileRule({ rule, condition, unless }: PreparedRule): CompiledRule {
  return { ruleId: rule.id, condition: compile(condition), ...(unless === undefined ? {} : { unless: compile(unless) }) }
}

/** Decides every rule for one subject, synchronously. Must never differ from the engine of record. */
export function runCompiled(rules: readonly CompiledRule[], { facts }: FactSheet): readonly RuleTruth[] {
  return rules.map(({ ruleId, condition, unless }) => ({
    ruleId,
    condition: condition(facts),
    ...(unless === undefined ? {} : { unless: unless(facts) }),
  }))
}

function compile(tree: PreparedCondition): Test {
  if ('all' in tree) return everyTest(tree.all.map(compile))
  if ('any' in tree) return someTest(tree.any.map(compile))
  const { fact: id, operator, threshold, negated } = tree
  return (facts) => {
    const fact = facts[id]
    if (fact === undefined) throw new RangeError(`no fact ${id}`)
    const truth = compare(operator, fact, threshold)
    return negated ? flip(truth) : truth
  }
}

function everyTest(tests: readonly Test[]): Test {
  return (facts) => {
    let result: Truth = 'true'
    for (const test of tests) {
      const truth = test(facts)
      if (truth === 'false') return 'false'
      if (truth === 'unknown') result = 'unknown'
    }
    return result
  }
}

function someTest(tests: readonly Test[]): Test {
  return (facts) => {
    let result: Truth = 'false'
    for (const test of tests) {
      const truth = test(facts)
      if (truth === 'true') return 'true'
      if (truth === 'unknown') result = 'unknown'
    }
    return result
  }
}
