import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import { type Fact, type FactSheet, type FactValue, SUBJECT_KINDS } from '../../src/model/facts.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import type { Condition } from '../../src/model/rules.js'
import { factsRead } from '../support/compare-runs.js'

/**
 * The yardstick: json-rules-engine alone, one engine for each kind of subject and used again, one two-valued pass of
 * the same rules, given the facts that they read as plain values. What it finds is of no use where anything is unknown.
 */
export function bareEngine(ruleSet: RuleSet, sheets: readonly FactSheet[]): () => Promise<void> {
  return bareEngines(ruleSet)(sheets)
}

/** The same for case after case, with one set of engines. */
export function bareEngines({ rules, parameters }: RuleSet): (sheets: readonly FactSheet[]) => () => Promise<void> {
  const numbers = new Map(parameters.map(({ id, value }) => [id, value]))
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill)
    return typeof value === 'object' && value !== null && 'parameter' in value ? numbers.get(String(value.parameter)) : value
  }
  const nested = (condition: Condition): NestedCondition => {
    if ('not' in condition) return { not: nested(condition.not) }
    if ('all' in condition) return { all: condition.all.map(nested) }
    if ('any' in condition) return { any: condition.any.map(nested) }
    return { fact: condition.fact, operator: condition.operator, value: fill(condition.value) }
  }
  const kinds = new Map(SUBJECT_KINDS.map((kind) => {
    const engine = new Engine([], { allowUndefinedFacts: true })
    engine.addOperator<number, readonly [number, number]>('between', (value, [least, most]) => value >= least && value <= most)
    engine.addOperator<readonly string[], readonly string[]>('containsAny', (value, words) => Array.isArray(value) && words.some((word) => value.includes(word)))
    const own = rules.filter(({ about }) => about === kind)
    for (const rule of own) {
      const conditions = rule.unless === undefined ? [rule.conditions] : [rule.conditions, { not: rule.unless }]
      const top: TopLevelCondition = { all: conditions.map(nested) }
      engine.addRule({ name: rule.id, conditions: top, event: { type: 'held' } })
    }
    const read = new Set(own.flatMap(({ conditions, unless }) => [...factsRead(conditions), ...(unless === undefined ? [] : factsRead(unless))]))
    return [kind, { engine, read }] as const
  }))
  return (sheets) => {
    const runs = sheets.flatMap(({ subject, facts }) => {
      const kind = kinds.get(subject.kind)
      return kind === undefined ? [] : [{ engine: kind.engine, values: Object.fromEntries([...kind.read].map((id) => [id, plain(facts[id])])) }]
    })
    return async () => {
      for (const { engine, values } of runs) await engine.run(values)
    }
  }
}

const plain = (fact: Fact | undefined): FactValue | null =>
  fact?.status === 'known' ? fact.value : fact?.status === 'range' ? (fact.min ?? fact.max ?? null) : null
