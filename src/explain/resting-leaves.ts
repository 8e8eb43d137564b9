import { flip } from '../conditions/compare.js'
import { remembered } from '../lazily.js'
import type { Truth } from '../model/facts.js'
import type { ConditionTrace, RuleOutcome } from '../model/outcome.js'
import type { RestingLeaf } from '../model/contrast.js'

/** The leaves on which an outcome's verdict rests, each with the side on which it stands. */
export const restingLeaves = remembered(({ verdict, condition, unless }: RuleOutcome): readonly RestingLeaf[] => {
  const defeat = (wanted: Truth): readonly RestingLeaf[] => (unless === undefined ? [] : resting(unless, wanted, false))
  switch (verdict) {
    case 'fired':
      return resting(condition, 'true', false)
    case 'silent':
      return resting(condition, 'false', false)
    case 'set-aside':
      return defeat('true')
    case 'undetermined':
      return [...resting(condition, 'unknown', false), ...defeat('unknown')]
    default:
      return verdict satisfies never
  }
})

function resting(node: ConditionTrace, wanted: Truth, negated: boolean): readonly RestingLeaf[] {
  if (node.result !== wanted) return []
  if ('not' in node) return resting(node.not, flip(wanted), !negated)
  if ('all' in node) return node.all.flatMap((child) => resting(child, wanted, negated))
  if ('any' in node) return node.any.flatMap((child) => resting(child, wanted, negated))
  return [negated ? { ...node, negated } : node]
}
