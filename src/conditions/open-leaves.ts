import type { Truth } from '../model/facts.js'
import { compare, flip } from './compare.js'
import type { PreparedCondition, PreparedLeaf } from './prepare.js'
import type { Value, Values } from './values.js'

type Facts = Readonly<Record<string, Value>>

/** The leaves through which a condition is still open; none when it is settled. */
export function openLeavesOf(tree: PreparedCondition, facts: Facts): readonly PreparedLeaf[] {
  return openLeavesIn(tree, { get: (id) => facts[id] })
}

/** The same, of facts whose places nobody asks for. */
export function openLeavesIn(tree: PreparedCondition, facts: Pick<Values, 'get'>): readonly PreparedLeaf[] {
  const open: PreparedLeaf[] = []
  collect(tree, facts, open)
  return open
}

function collect(tree: PreparedCondition, facts: Pick<Values, 'get'>, open: PreparedLeaf[]): Truth {
  if (!('all' in tree || 'any' in tree)) {
    const fact = facts.get(tree.fact)
    if (fact === undefined) throw new RangeError(`no fact ${tree.fact}`)
    const truth = compare(tree.operator, fact, tree.threshold)
    if (truth === 'unknown') open.push(tree)
    return tree.negated ? flip(truth) : truth
  }
  const before = open.length
  const settling = 'all' in tree ? 'false' : 'true'
  for (const child of 'all' in tree ? tree.all : tree.any) {
    if (collect(child, facts, open) !== settling) continue
    // One branch settles the node, so that what is open in the others no longer matters.
    open.length = before
    return settling
  }
  return open.length > before ? 'unknown' : flip(settling)
}

/** Every leaf of a condition. */
export function leavesOfCondition(tree: PreparedCondition): readonly PreparedLeaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesOfCondition)
  return 'any' in tree ? tree.any.flatMap(leavesOfCondition) : [tree]
}
