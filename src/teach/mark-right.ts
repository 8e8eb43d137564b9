import type { Formulation } from '../model/formulation.js'
import type { Focus } from '../model/ranking-result.js'
import type { AreaId } from '../model/words.js'
import { isHeld } from './held.js'
import type { LearnerAnswer } from './mark.js'

/** Share of the area's points for naming the runner-up when it stands close enough to be a second focus. */
const NEAR_MISS = 0.3

/** Foci that a full answer names: none while something more pressing stands. */
export const rightFoci = ({ outcome }: Formulation): readonly Focus[] => (isHeld({ outcome }) ? [] : outcome.kind === 'lead' ? outcome.foci.slice(0, 1) : outcome.kind === 'tie' ? outcome.foci : [])

/** Their areas. */
export const rightAreas = (formulation: Formulation): readonly AreaId[] => rightFoci(formulation).map(({ area }) => area)

/** A share for the second focus, where the lead was asked for. */
export function nearMiss({ outcome }: Formulation, named: readonly AreaId[]): number {
  const second = outcome.kind === 'lead' && !isHeld({ outcome }) ? outcome.foci[1] : undefined
  return second !== undefined && named.includes(second.area) ? NEAR_MISS / named.length : 0
}

/** Whom it is about counts only with the area; where it is about nobody in particular, naming nobody is right. */
export function aboutShareOf(formulation: Formulation, { about }: LearnerAnswer, right: readonly AreaId[], named: readonly AreaId[]): number {
  if (right.length === 0) return named.length === 0 && about === undefined ? 1 : 0
  const foci = rightFoci(formulation).filter(({ area }) => named.includes(area))
  return foci.some(({ subject }) => (subject.kind === 'case' ? about === undefined : subject.id === about)) ? 1 : 0
}

/** How a wrong area stands beside the one that leads: what has no support at all earns nothing. */
export function standing({ areas }: Formulation, [judged]: readonly AreaId[]): number {
  const [best] = areas.filter(({ status }) => status === 'candidate')
  const support = areas.find(({ area }) => area === judged)?.support ?? 0
  return best === undefined || best.support <= 0 ? 0 : Math.min(1, Math.max(0, support / best.support))
}
