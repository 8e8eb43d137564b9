import type { Truth } from '../model/facts.js'
import { compare, flip } from './compare.js'
import type { PreparedCondition } from './prepare.js'
import type { Values } from './values.js'

/** A condition as a plain function over the facts of a subject. */
export type Test = (facts: Values) => Truth

/** Turns a condition into a function, once, without generating code. */
export function compileCondition(tree: PreparedCondition): Test {
  if ('all' in tree) return everyTest(tree.all.map(compileCondition))
  if ('any' in tree) return someTest(tree.any.map(compileCondition))
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
