import type { RuleTruth, Verdict } from '../model/outcome.js'

/** The verdict that follows from how a rule's condition, and what defeats it, came out. */
export function verdictOf({ condition, unless = 'false' }: Pick<RuleTruth, 'condition' | 'unless'>): Verdict {
  if (condition === 'false') return 'silent'
  // A rule that is surely defeated cannot count, whatever its conditions turn out to be.
  if (unless === 'true') return 'set-aside'
  return condition === 'true' && unless === 'false' ? 'fired' : 'undetermined'
}
