import type { ConditionTrace, LeafTrace, RuleOutcome } from './model/outcome.js'

/** Every leaf of a condition tree, in order. */
export function leavesOf(trace: ConditionTrace): readonly LeafTrace[] {
  if ('not' in trace) return leavesOf(trace.not)
  if ('all' in trace) return trace.all.flatMap(leavesOf)
  if ('any' in trace) return trace.any.flatMap(leavesOf)
  return [trace]
}

/** The leaves a verdict rests on: met ones for `fired`, unmet ones for `silent`, open ones for `undetermined`, what defeats it for `set-aside`. */
export function decisiveLeaves(outcome: RuleOutcome): readonly LeafTrace[] {
  const names = new Set(outcome.decisive)
  const all = [...leavesOf(outcome.condition), ...(outcome.unless === undefined ? [] : leavesOf(outcome.unless))]
  return all.filter(({ name }) => names.has(name))
}
