import type { Condition, Leaf } from '../model/rules.js'

/** What a condition says, apart from the names of its leaves and the order within its groups: equal for equal logic. */
export function logicOf(condition: Condition): unknown {
  if ('not' in condition) return { not: logicOf(condition.not) }
  if ('all' in condition) return { all: sorted(condition.all) }
  if ('any' in condition) return { any: sorted(condition.any) }
  return [condition.fact, condition.operator, condition.value]
}

const sorted = (children: readonly Condition[]): readonly string[] => children.map((child) => JSON.stringify(logicOf(child))).sort()

/** Every leaf of a condition as it is written. */
export function writtenLeaves(condition: Condition): readonly Leaf[] {
  if ('not' in condition) return writtenLeaves(condition.not)
  if ('all' in condition) return condition.all.flatMap(writtenLeaves)
  return 'any' in condition ? condition.any.flatMap(writtenLeaves) : [condition]
}
