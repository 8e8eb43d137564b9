import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Formulation } from '../model/formulation.js'
import type { Argument } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Contrast, ContrastChoice, ContrastKind, ContrastPart, ContrastReason } from '../model/contrast.js'
import { findSide, type Found } from './contrast-side.js'
import { missingReasons } from './contrast-missing.js'
import { outcomeOf } from './outcome-index.js'
import { restingLeaves } from './resting-leaves.js'

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
