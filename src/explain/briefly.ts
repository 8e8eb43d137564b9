import type { Contrast, ContrastPart, MissingReason } from '../model/contrast.js'
import type { DetailLevel } from '../model/explanation.js'

const PARTS_A_SIDE = { short: 2, medium: 6 } as const
const MISSING_A_SIDE = { short: 0, medium: 3 } as const

/** A contrast cut to what matters most on each side; what is left out stays counted in `rest`. */
export function briefly(contrast: Contrast, level: DetailLevel): Contrast {
  if (level === 'full') return contrast
  const counting = contrast.parts.filter(({ counts }) => counts !== 0)
  const kept = new Set([...counting.filter(({ counts }) => counts > 0).slice(0, PARTS_A_SIDE[level]), ...counting.filter(({ counts }) => counts < 0).slice(0, PARTS_A_SIDE[level])])
  // What bears on the whole area is never left out: without it the figures would not be understood.
  for (const part of counting) if (part.reasons.length === 0) kept.add(part)
  const parts = contrast.parts.filter((part) => kept.has(part))
  const left = counting.filter((part) => !kept.has(part))
  return {
    ...contrast,
    parts,
    rest: { parts: contrast.rest.parts + left.length, counts: contrast.rest.counts + left.reduce((total, { counts }) => total + counts, 0) },
    missing: { a: cut(contrast.missing.a, contrast.margin <= 0, parts, level), b: cut(contrast.missing.b, contrast.margin >= 0, parts, level) },
  }
}

/**
 * What would narrow the lead: reasons for the side that comes second, and reasons against the first that may yet
 * hold. Those by which the other side counts come first, then what would add most, what is open before what is not.
 */
function cut(missing: readonly MissingReason[], isBehind: boolean, parts: readonly ContrastPart[], level: 'short' | 'medium'): readonly MissingReason[] {
  const told = new Set(parts.flatMap(({ reasons }) => reasons.map(({ ruleId }) => ruleId)))
  const worth = missing.filter(({ points, kind, direction }) =>
    points > 0 && kind !== 'lost-to-cap' && (isBehind ? direction === 'for' : direction === 'against' && kind === 'blocked-unknown'))
  const paired = ({ ruleId }: MissingReason): number => (told.has(ruleId) ? 0 : 1)
  return [...worth].sort((a, b) => paired(a) - paired(b) || b.points - a.points || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).slice(0, MISSING_A_SIDE[level])
}

const ORDER: readonly MissingReason['kind'][] = ['blocked-unknown', 'lost-to-shared-event', 'set-aside', 'blocked-false']
