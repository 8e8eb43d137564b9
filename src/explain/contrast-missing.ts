import { compareText } from '../compare-text.js'
import type { Formulation } from '../model/formulation.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import { MISSING_KINDS, type MissingKind, type MissingReason } from '../model/contrast.js'
import type { Found } from './contrast-side.js'
import { outcomeOf } from './outcome-index.js'
import { restingLeaves } from './resting-leaves.js'

/** Everything that would bear on a side and does not, or not in full; weightiest first. */
export function missingReasons(formulation: Formulation, ruleSet: RuleSet, { candidate }: Found): readonly MissingReason[] {
  if (candidate === undefined) return []
  return candidate.arguments
    .flatMap((argument): readonly MissingReason[] => {
      const kind = kindOf(argument)
      if (kind === undefined) return []
      const { ruleId, version, direction, theme } = argument
      const outcome = outcomeOf(formulation, ruleId, candidate.subject)
      const points = argument.verdict === 'fired' ? argument.points - Math.abs(argument.counted) : roomFor(argument, candidate, ruleSet)
      return [{ kind, ruleId, version, subject: candidate.subject, direction, theme, points, leaves: outcome === undefined ? [] : restingLeaves(outcome) }]
    })
    .sort((a, b) => b.points - a.points || MISSING_KINDS.indexOf(a.kind) - MISSING_KINDS.indexOf(b.kind) || compareText(a.ruleId, b.ruleId))
}

function kindOf({ verdict, lessenedBy }: Argument): MissingKind | undefined {
  switch (verdict) {
    case 'silent':
      return 'blocked-false'
    case 'undetermined':
      return 'blocked-unknown'
    case 'set-aside':
      return 'set-aside'
    case 'fired':
      return lessenedBy === undefined ? undefined : lessenedBy === 'theme-cap' ? 'lost-to-cap' : 'lost-to-shared-event'
    default:
      return verdict satisfies never
  }
}

/** What a reason would add to its theme, were it to hold beside those that do. */
function roomFor({ theme: id, direction, points }: Argument, candidate: Candidate, { themes }: RuleSet): number {
  const { cap = 0, family } = themes.find((theme) => theme.id === id) ?? {}
  const fired = candidate.arguments
    .filter((each) => each.verdict === 'fired' && each.theme === id && each.direction === direction)
    .reduce((total, each) => total + each.points, 0)
  const counts = candidate.themes.find(({ theme }) => theme === id)?.[direction] ?? 0
  const isHalved = direction === 'for' && family !== undefined && counts < Math.min(cap, fired)
  const full = Math.min(cap, fired + points)
  return (isHalved ? Math.floor(full / 2) : full) - counts
}
