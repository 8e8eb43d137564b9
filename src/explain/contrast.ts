import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Subject } from '../model/facts.js'
import type { Formulation } from '../model/formulation.js'
import type { Argument } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import type { AreaId } from '../model/words.js'
import { type ContrastChoice, type ContrastSide, findSide, type Found } from './contrast-side.js'
import { type MissingReason, missingReasons } from './contrast-missing.js'
import { outcomeOf } from './outcome-index.js'
import { type RestingLeaf, restingLeaves } from './resting-leaves.js'

export const CONTRAST_KINDS = ['only-a', 'only-b', 'both-differ', 'both-same', 'deduction', 'held-back'] as const
/**
 * `only-a`, `only-b`: counts on one side alone; `both-differ`, `both-same`: the same rule, or between two areas the
 * same theme, counts on both; `deduction`: what a tradition takes off an area; `held-back`: points that do not
 * count for an area while it is open whether it applies.
 */
export type ContrastKind = (typeof CONTRAST_KINDS)[number]

/** A rule that counts on one side, with the leaves that make it hold. */
export interface ContrastReason {
  readonly side: 'a' | 'b'
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly theme: string
  /** Signed points for its own side. */
  readonly counted: number
  readonly leaves: readonly RestingLeaf[]
}

/** One part of a margin. */
export interface ContrastPart {
  readonly kind: ContrastKind
  /** Signed points of the margin: above 0 speaks for the first side. */
  readonly counts: number
  /** For what both sides have between two areas: the theme that they share. */
  readonly theme?: string
  /** For `deduction` and `held-back`: whose points they are. */
  readonly side?: 'a' | 'b'
  readonly area?: AreaId
  /** Rules behind it, the first side's first. */
  readonly reasons: readonly ContrastReason[]
}

/** Why one candidate stands as it does beside another: parts that add up to the margin exactly. */
export interface Contrast {
  readonly a: ContrastSide
  readonly b: ContrastSide
  /** Support of the first side less that of the second. */
  readonly margin: number
  /** Weightiest first. `counts` adds up to the margin, together with that of `rest`. */
  readonly parts: readonly ContrastPart[]
  /** What was left out for brevity. */
  readonly rest: { readonly parts: number; readonly counts: number }
  /** Reasons that count for nothing, or for less, on either side, with what each would add. */
  readonly missing: { readonly a: readonly MissingReason[]; readonly b: readonly MissingReason[] }
}

/**
 * Holds two areas, or two candidates, against each other: what each has that the other lacks, and what is missing
 * on either side. The contrast the other way round is its mirror image. The rule set is the one the formulation was
 * made with. Throws a `FormulationError` with code `USAGE` for an area or a subject that is not in the formulation.
 */
export function contrast(formulation: Formulation, a: ContrastChoice, b: ContrastChoice, ruleSet: RuleSet): Contrast {
  const [first, second] = [findSide(formulation, ruleSet, 'a', a), findSide(formulation, ruleSet, 'b', b)]
  const reasons = [...reasonsOf(formulation, first, 'a'), ...reasonsOf(formulation, second, 'b')]
  const ofOneArea = first.side.area === second.side.area
  const sharedBy = ofOneArea ? ({ ruleId }: Reason) => ruleId : ({ theme, direction, ruleId }: Reason) => (direction === 'for' ? `for ${theme}` : ruleId)
  const parts = [...grouped(reasons, sharedBy).values()].flatMap((group) => partsOf(group, ofOneArea))
  const offered = ofOneArea && first.side.whole && second.side.whole ? [] : [...areaParts(first, 'a'), ...areaParts(second, 'b')]
  return {
    a: first.side,
    b: second.side,
    margin: first.side.support - second.side.support,
    parts: [...parts, ...offered].sort(weightiestFirst),
    rest: { parts: 0, counts: 0 },
    missing: { a: missingReasons(formulation, ruleSet, first), b: missingReasons(formulation, ruleSet, second) },
  }
}

interface Reason extends ContrastReason {
  readonly direction: Argument['direction']
}

/** What holds for a side, whether or not there was room for it to count. */
function reasonsOf(formulation: Formulation, { candidate }: Found, side: 'a' | 'b'): readonly Reason[] {
  if (candidate === undefined) return []
  return candidate.arguments
    .filter(({ verdict }) => verdict === 'fired')
    .map(({ ruleId, version, theme, direction, counted }): Reason => {
      const outcome = outcomeOf(formulation, ruleId, candidate.subject)
      return { side, ruleId, version, subject: candidate.subject, theme, direction, counted, leaves: outcome === undefined ? [] : restingLeaves(outcome) }
    })
}

function partsOf(group: readonly Reason[], ofOneArea: boolean): readonly ContrastPart[] {
  // A rule that counts for nothing on one side is still the same rule; a theme needs points on both sides to be shared.
  const shown = ofOneArea ? group : group.filter(({ counted }) => counted !== 0)
  if (shown.every(({ counted }) => counted === 0)) return []
  const isShared = shown.some(({ side }) => side === 'a') && shown.some(({ side }) => side === 'b')
  if (!isShared) return shown.map((reason) => ({ kind: reason.side === 'a' ? 'only-a' : 'only-b', counts: signed([reason]), reasons: [plain(reason)] }))
  const counts = signed(shown)
  const [{ theme } = { theme: '' }] = shown
  return [{ kind: counts === 0 ? 'both-same' : 'both-differ', counts, ...(ofOneArea ? {} : { theme }), reasons: shown.map(plain) }]
}

const signed = (reasons: readonly ContrastReason[]): number => reasons.reduce((total, { side, counted }) => (side === 'a' ? total + counted : total - counted), 0)

const plain = ({ direction: _, ...reason }: Reason): ContrastReason => reason

/** What happens to a whole area beyond its best candidate's points. */
function areaParts({ side, finding, candidate }: Found, name: 'a' | 'b'): readonly ContrastPart[] {
  if (!side.whole || candidate === undefined) return []
  const sign = name === 'a' ? 1 : -1
  const heldBack = finding.support + finding.deduction - candidate.support
  const part = (kind: ContrastKind, points: number): readonly ContrastPart[] => (points === 0 ? [] : [{ kind, counts: sign * points, side: name, area: side.area, reasons: [] }])
  return [...part('deduction', 0 - finding.deduction), ...part('held-back', heldBack)]
}

function weightiestFirst(a: ContrastPart, b: ContrastPart): number {
  return Math.abs(b.counts) - Math.abs(a.counts) || compareText(keyOf(a), keyOf(b))
}

// Names no side, so that the mirror image comes in the same order.
const keyOf = ({ kind, area = '', reasons }: ContrastPart): string =>
  [kind.replace(/-[ab]$/, ''), area, ...reasons.map(({ ruleId, subject }) => `${ruleId} ${subject.id}`).sort(compareText)].join(' ')
