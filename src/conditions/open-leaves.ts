import type { Fact } from '../model/facts.js'
import { compare, flip } from './compare.js'
import { compileCondition } from './compile.js'
import type { PreparedCondition, PreparedLeaf } from './prepare.js'

type Facts = Readonly<Record<string, Fact>>

/** The leaves through which a condition is still open; none when it is settled. */
export function openLeavesOf(tree: PreparedCondition, facts: Facts): readonly PreparedLeaf[] {
  if ('all' in tree || 'any' in tree) {
    if (compileCondition(tree)(facts) !== 'unknown') return []
    return ('all' in tree ? tree.all : tree.any).flatMap((child) => openLeavesOf(child, facts))
  }
  const fact = facts[tree.fact]
  if (fact === undefined) throw new RangeError(`no fact ${tree.fact}`)
  const truth = compare(tree.operator, fact, tree.threshold)
  return (tree.negated ? flip(truth) : truth) === 'unknown' ? [tree] : []
}

/** Every leaf of a condition. */
export function leavesOfCondition(tree: PreparedCondition): readonly PreparedLeaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesOfCondition)
  return 'any' in tree ? tree.any.flatMap(leavesOfCondition) : [tree]
}
