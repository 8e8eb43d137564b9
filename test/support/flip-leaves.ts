import type { Truth } from '../../src/model/facts.js'
import type { ConditionTrace, LeafTrace, RuleOutcome } from '../../src/model/outcome.js'

type Results = ReadonlyMap<LeafTrace, Truth>

const NOT: Readonly<Record<Truth, Truth>> = { true: 'false', false: 'true', unknown: 'unknown' }
const WORTH: Readonly<Record<Truth, number>> = { false: 0, unknown: 1, true: 2 }
const NAMES: readonly Truth[] = ['false', 'unknown', 'true']

/** Kleene's tables, as least and greatest of false < unknown < true. */
function evaluated(node: ConditionTrace, results: Results): Truth {
  if ('not' in node) return NOT[evaluated(node.not, results)]
  if ('all' in node) return NAMES[Math.min(2, ...node.all.map((child) => WORTH[evaluated(child, results)]))] ?? 'unknown'
  if ('any' in node) return NAMES[Math.max(0, ...node.any.map((child) => WORTH[evaluated(child, results)]))] ?? 'unknown'
  return results.get(node) ?? node.result
}

const leavesIn = (node: ConditionTrace): readonly LeafTrace[] => {
  if ('not' in node) return leavesIn(node.not)
  if ('all' in node) return node.all.flatMap(leavesIn)
  return 'any' in node ? node.any.flatMap(leavesIn) : [node]
}

/** Every leaf of an outcome that, turned to true or to false by itself, makes the rule fire; found by trying each. */
export function flipsThatFire({ condition, unless }: RuleOutcome): readonly { readonly leaf: LeafTrace; readonly to: Truth }[] {
  const parts = unless === undefined ? [condition] : [condition, unless]
  return parts.flatMap(leavesIn).flatMap((leaf) =>
    (['true', 'false'] as const)
      .filter((to) => to !== leaf.result)
      .filter((to) => {
        const results = new Map([[leaf, to]])
        return evaluated(condition, results) === 'true' && (unless === undefined || evaluated(unless, results) === 'false')
      })
      .map((to) => ({ leaf, to })),
  )
}
