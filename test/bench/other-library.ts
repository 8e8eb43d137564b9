import { LogicEngine } from 'json-logic-engine'
import type { Condition, Leaf, Rule } from '../../src/model/rules.js'
import type { PlainFacts } from './twenty-rules.js'

/**
 * The same rules in json-logic-engine, the fastest of the libraries that compile rules and can say all that ours say
 * of plain values. It compiles by generating code, which a page with a strict policy forbids; here it may.
 */
export function compiledByJsonLogic(rules: readonly Rule[], parameter: (id: string) => number): readonly ((facts: PlainFacts) => boolean)[] {
  const engine = new LogicEngine()
  engine.addMethod('includesWord', ([list, word]: [unknown, unknown]) => Array.isArray(list) && list.includes(word), { deterministic: true })
  engine.addMethod('includesAny', ([list, words]: [unknown, readonly unknown[]]) => Array.isArray(list) && words.some((word) => list.includes(word)), { deterministic: true })
  return rules.map(({ conditions, unless }) => {
    const test = engine.build(unless === undefined ? logic(conditions, parameter) : { and: [logic(conditions, parameter), { '!': [logic(unless, parameter)] }] }) as (facts: PlainFacts) => unknown
    return (facts) => Boolean(test(facts))
  })
}

function logic(condition: Condition, parameter: (id: string) => number): unknown {
  if ('not' in condition) return { '!': [logic(condition.not, parameter)] }
  if ('all' in condition) return { and: condition.all.map((each) => logic(each, parameter)) }
  if ('any' in condition) return { or: condition.any.map((each) => logic(each, parameter)) }
  return leaf(condition, parameter)
}

function leaf({ fact, operator, value }: Leaf, parameter: (id: string) => number): unknown {
  // Dots of a fact's name are part of the name, not a path.
  const found = { val: [fact] }
  const fill = (one: unknown): unknown => (typeof one === 'object' && one !== null && 'parameter' in one ? parameter(String(one.parameter)) : one)
  const threshold: unknown = Array.isArray(value) ? value.map(fill) : fill(value)
  const list = Array.isArray(threshold) ? (threshold as readonly unknown[]) : []
  const isNumber = { '!==': [found, null] }
  switch (operator) {
    case 'equal':
      return { '===': [found, threshold] }
    case 'notEqual':
      return { '!==': [found, threshold] }
    case 'in':
      return { includesWord: [{ preserve: list }, found] }
    case 'notIn':
      return { '!': [{ includesWord: [{ preserve: list }, found] }] }
    case 'lessThan':
      return { and: [isNumber, { '<': [found, threshold] }] }
    case 'lessThanInclusive':
      return { and: [isNumber, { '<=': [found, threshold] }] }
    case 'greaterThan':
      return { and: [isNumber, { '>': [found, threshold] }] }
    case 'greaterThanInclusive':
      return { and: [isNumber, { '>=': [found, threshold] }] }
    case 'between':
      return { and: [isNumber, { '>=': [found, list[0]] }, { '<=': [found, list[1]] }] }
    case 'contains':
      return { includesWord: [found, threshold] }
    case 'doesNotContain':
      return { '!': [{ includesWord: [found, threshold] }] }
    case 'containsAny':
      return { includesAny: [found, { preserve: list }] }
    default:
      return operator satisfies never
  }
}
