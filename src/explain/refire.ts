import { compare, flip } from '../conditions/compare.js'
import type { Fact, FactId, Truth } from '../model/facts.js'
import type { ConditionTrace, LeafTrace, RuleOutcome } from '../model/outcome.js'

/** What a leaf would come to; undefined where it stays as it is. */
export type Change = (leaf: LeafTrace) => Truth | undefined

/** Whether a rule would fire if some of its leaves came out otherwise, in three values. */
export function wouldFire({ condition, unless }: Pick<RuleOutcome, 'condition' | 'unless'>, change: Change): boolean {
  return truthOf(condition, change) === 'true' && (unless === undefined || truthOf(unless, change) === 'false')
}

/** Whether a requirement would shut its area if some of its leaves came out otherwise. */
export function wouldShut({ condition, unless }: Pick<RuleOutcome, 'condition' | 'unless'>, change: Change): boolean {
  return truthOf(condition, change) === 'false' || (unless !== undefined && truthOf(unless, change) === 'true')
}

/** What a fact, were it known to be so, would make of the leaves that read it. */
export const supposing = (fact: FactId, supposed: Fact): Change => (leaf) =>
  leaf.fact === fact ? compare(leaf.operator, supposed, leaf.value) : undefined

function truthOf(node: ConditionTrace, change: Change): Truth {
  if ('not' in node) return flip(truthOf(node.not, change))
  if ('all' in node) return together(node.all, 'false', change)
  if ('any' in node) return together(node.any, 'true', change)
  return change(node) ?? node.result
}

/** One branch with the settling value settles a node; else an open one leaves it open. */
function together(nodes: readonly ConditionTrace[], settling: 'true' | 'false', change: Change): Truth {
  const truths = nodes.map((node) => truthOf(node, change))
  return truths.includes(settling) ? settling : truths.includes('unknown') ? 'unknown' : flip(settling)
}
