import { compareText } from '../compare-text.js'
import type { Subject } from '../model/facts.js'
import type { Formulation } from '../model/formulation.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Found } from './contrast-side.js'
import { outcomeOf } from './outcome-index.js'
import { type RestingLeaf, restingLeaves } from './resting-leaves.js'

export const MISSING_KINDS = ['blocked-false', 'blocked-unknown', 'set-aside', 'lost-to-cap', 'lost-to-shared-event'] as const
/**
 * `blocked-false`: does not hold; `blocked-unknown`: open; `set-aside`: defeated; `lost-to-cap`: holds, and stronger
 * reasons fill its theme; `lost-to-shared-event`: holds, and its event counts in full elsewhere.
 */
export type MissingKind = (typeof MISSING_KINDS)[number]

/** A reason that counts for nothing on its side, or for less than it could. */
export interface MissingReason {
  readonly kind: MissingKind
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly direction: Argument['direction']
  readonly theme: string
  /** Points by which its side's support would rise, or fall for a reason against, if this alone were otherwise. Never negative. */
  readonly points: number
  /** The false, open or defeating leaves; the ones that hold for what was lost to a cap or a shared event. */
  readonly leaves: readonly RestingLeaf[]
}

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
