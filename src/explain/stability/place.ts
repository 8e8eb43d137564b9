import { compareText } from '../../compare-text.js'
import type { AreaResult, Focus, Ranking } from '../../model/ranking-result.js'
import type { HeldPlace } from './result.js'

/** Who stands first in a ranking. Of a tie, every area that is level, however many are shown as foci. */
export function firstPlaceOf({ outcome, areas, standard }: Ranking): HeldPlace {
  const ranked = areas.filter(({ status }) => status === 'candidate' || status === 'insufficient-data')
  const [first] = ranked
  if (first === undefined || (outcome !== 'lead' && outcome !== 'tie')) return { outcome, foci: [] }
  if (outcome === 'lead') return { outcome, foci: focusOf(first) }
  const needed = (id: string): number => standard.find((clause) => clause.id === id)?.needed ?? 0
  const level = ranked.filter(({ support }) => support >= needed('least-support') && first.support - support < needed('least-lead'))
  return { outcome, foci: [...level].sort((a, b) => compareText(a.area, b.area)).flatMap(focusOf) }
}

const focusOf = ({ area, candidates: [best] }: AreaResult): readonly Focus[] => (best === undefined ? [] : [{ area, subject: best.subject }])

/** What of the first place has to hold. */
export type Level = 'area' | 'subject' | 'kept'

export const LEVELS: readonly Level[] = ['area', 'subject', 'kept']

/** Whether a first place is, at this level, still the one it was. */
export function holds(level: Level, before: HeldPlace, after: HeldPlace): boolean {
  if (level === 'kept' && before.foci.length > 0) return before.foci.some(({ area }) => after.foci.some((other) => other.area === area))
  return keyOf(before, level === 'subject') === keyOf(after, level === 'subject')
}

const keyOf = ({ outcome, foci }: HeldPlace, withSubject: boolean): string =>
  [outcome, ...foci.map(({ area, subject }) => (withSubject ? `${area} ${subject.kind} ${subject.id}` : area))].join('\n')
