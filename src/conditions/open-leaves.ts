import type { Fact, Truth } from '../model/facts.js'
import { compare, flip } from './compare.js'
import type { PreparedCondition, PreparedLeaf } from './prepare.js'

type Facts = Readonly<Record<string, Fact>>

/** The leaves through which a condition is still open; none when it is settled. */
export function openLeavesOf(tree: PreparedCondition, facts: Facts): readonly PreparedLeaf[] {
  const open: PreparedLeaf[] = []
  collect(tree, facts, open)
  return open
}

function collect(tree: PreparedCondition, facts: Facts, open: PreparedLeaf[]): Truth {
  if (!('all' in tree || 'any' in tree)) {
    const fact = facts[tree.fact]
    if (fact === undefined) throw new RangeError(`no fact ${tree.fact}`)
    const truth = compare(tree.operator, fact, tree.threshold)
    if (truth === 'unknown') open.push(tree)
    return tree.negated ? flip(truth) : truth
  }
  const before = open.length
  const [children, settling, otherwise]: [readonly PreparedCondition[], Truth, Truth] = 'all' in tree ? [tree.all, 'false', 'true'] : [tree.any, 'true', 'false']
  for (const child of children) {
    if (collect(child, facts, open) !== settling) continue
    // One branch settles the node, so that what is open in the others no longer matters.
    open.length = before
    return settling
  }
  return open.length > before ? 'unknown' : otherwise
}

/** Every leaf of a condition. */
export function leavesOfCondition(tree: PreparedCondition): readonly PreparedLeaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesOfCondition)
  return 'any' in tree ? tree.any.flatMap(leavesOfCondition) : [tree]
}
