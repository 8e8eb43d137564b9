import type { ConditionTrace, LeafTrace, RuleOutcome } from './model/outcome.js'

/** Every leaf of a condition tree, in order. */
export function leavesOf(trace: ConditionTrace): readonly LeafTrace[] {
  const leaves: LeafTrace[] = []
  collect(trace, leaves)
  return leaves
}

/** The leaves a verdict rests on: met ones for `fired`, unmet ones for `silent`, open ones for `undetermined`, what defeats it for `set-aside`. */
export function decisiveLeaves({ decisive, condition, unless }: RuleOutcome): readonly LeafTrace[] {
  const leaves: LeafTrace[] = []
  collect(condition, leaves)
  if (unless !== undefined) collect(unless, leaves)
  // A rule has few leaves: going through the names costs less than a set of them.
  return leaves.filter(({ name }) => decisive.includes(name))
}

function collect(trace: ConditionTrace, leaves: LeafTrace[]): void {
  if ('not' in trace) collect(trace.not, leaves)
  else if ('all' in trace) for (const child of trace.all) collect(child, leaves)
  else if ('any' in trace) for (const child of trace.any) collect(child, leaves)
  else leaves.push(trace)
}
