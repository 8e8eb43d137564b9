import type { Truth } from '../model/facts.js'
import { compare, flip } from './compare.js'
import type { PreparedCondition, PreparedLeaf } from './prepare.js'
import type { Value, Values } from './values.js'

/** A condition as a plain function over the facts of a subject. */
export type Test = (facts: Values) => Truth

/** Turns a condition into a function, once, without generating code. */
export function compileCondition(tree: PreparedCondition): Test {
  if ('all' in tree) return severalTests(tree.all, 'true', 'false')
  if ('any' in tree) return severalTests(tree.any, 'false', 'true')
  const test = leafTest(tree)
  const { fact } = tree
  return (facts) => {
    const value = facts.get(fact)
    if (value === undefined) throw new RangeError(`no fact ${fact}`)
    return test(value)
  }
}

function leafTest({ operator, threshold, negated }: PreparedLeaf): (value: Value) => Truth {
  return (value) => {
    const truth = compare(operator, value, threshold)
    return negated ? flip(truth) : truth
  }
}

/** Comes to `deciding` when one of its parts does, to `otherwise` when all of them do. */
function severalTests(parts: readonly PreparedCondition[], otherwise: Truth, deciding: Truth): Test {
  const tests = parts.map(compileCondition)
  const leaves = parts.flatMap((part) => ('fact' in part ? [{ fact: part.fact, test: leafTest(part) }] : []))
  return (facts) => {
    // A fact that was derived for another rule may settle it, and then none has to be derived for this one.
    for (const { fact, test } of leaves) {
      const value = facts.found(fact)
      if (value !== undefined && test(value) === deciding) return deciding
    }
    let result = otherwise
    for (const test of tests) {
      const truth = test(facts)
      if (truth === deciding) return deciding
      if (truth === 'unknown') result = 'unknown'
    }
    return result
  }
}
