import type { HeldPlace } from '../../src/explain/stability/result.js'
import type { AreaResult, Clause, OutcomeKind } from '../../src/model/ranking-result.js'

interface Ranked {
  readonly outcome: OutcomeKind
  readonly standard: readonly Clause[]
  readonly areas: readonly Pick<AreaResult, 'area' | 'status' | 'support' | 'candidates'>[]
}

/** Who stands first in a ranking, as one line: `tie grief#nuala role-dispute#tom`. */
export function placeIn({ outcome, standard, areas }: Ranked): string {
  const best = areas.filter(({ status }) => status !== 'background' && status !== 'not-applicable').map(({ area, support, candidates }) => ({ name: `${area}#${candidates[0]?.subject.id ?? ''}`, support }))
  const [first] = best
  if (first === undefined || (outcome !== 'tie' && outcome !== 'lead')) return outcome
  if (outcome === 'lead') return `lead ${first.name}`
  const [leastSupport = 0, leastLead = 0] = ['least-support', 'least-lead'].map((id) => standard.find((clause) => clause.id === id)?.needed)
  const level = best.filter(({ support }) => support >= leastSupport && first.support - support < leastLead)
  return ['tie', ...level.map(({ name }) => name).sort()].join(' ')
}

/** A first place as the same line. */
export const told = (place: HeldPlace | undefined): string =>
  place === undefined ? 'nothing' : [place.outcome, ...place.foci.map(({ area, subject }) => `${area}#${subject.id}`).sort()].join(' ')

/** The line without the people and events in it. */
export const withoutSubjects = (line: string): string => line.replaceAll(/#\S+/g, '')
