import type { Subject } from '../../model/facts.js'
import type { Candidate, Focus, Ranking } from '../../model/ranking-result.js'
import type { ContestRules } from './contest-rules.js'

/** A candidate and the support that answers still to be had could give it. */
export interface Standing {
  readonly key: string
  readonly area: string
  readonly subject: Subject
  /** Surely a candidate, whatever is answered. */
  readonly isSure: boolean
  readonly low: number
  readonly high: number
}

/** Who can still be first, over everything that may still be answered. */
export interface Contest {
  /** First place as it is now: the first area with support enough for a focus, and whom it is about. */
  readonly first: Focus | undefined
  /** Support that somebody surely has, or the least that makes a focus. */
  readonly floor: number
  /** Who can come first, the one that surely has the floor left out. */
  readonly rivals: readonly Standing[]
  /** Points by which the rivals could reach past the floor, all told; 0 exactly when nobody can. */
  readonly doubt: number
  /** The first place is the same whatever is answered. */
  readonly isCertain: boolean
}

/** Keys of a subject, and of a candidate. */
export const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`
export const candidateKey = (area: string, subject: Pick<Subject, 'kind' | 'id'>): string => `${area} ${keyOf(subject)}`

/** First place of a ranking: an area that could be proposed, and whom it is about. */
export function firstPlace({ areas }: Ranking, { leastSupport }: Pick<ContestRules, 'leastSupport'>): Focus | undefined {
  const [first] = areas
  const best = first?.candidates[0]
  if (first === undefined || best === undefined || first.status !== 'candidate' || first.support < leastSupport) return undefined
  return { area: first.area, subject: best.subject }
}

export const isSamePlace = (a: Focus | undefined, b: Focus | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.area === b.area && keyOf(a.subject) === keyOf(b.subject)

/**
 * Holds the outer bounds of all candidates against each other. Sound: nothing that can still be first is
 * left out. `moved` tells whose facts are other than in the world the rules of the contest were made for.
 */
export function contestOf(ranking: Ranking, rules: ContestRules, moved: (subject: Subject) => boolean = everybody): Contest {
  const standings = ranking.areas
    .filter(({ standing }) => standing !== 'background' && standing !== 'absent')
    .flatMap(({ standing, candidates }) => candidates.map((candidate) => ({ candidate, standing: standingOf(candidate, standing === 'deducted', rules, moved), isResidual: standing === 'residual' })))
  const possible = standings.filter(({ candidate }) => !rules.isStuck(candidateKey(candidate.area, candidate.subject)))
  const first = firstPlace(ranking, rules)
  const holder = first === undefined ? undefined : possible.find(({ standing }) => standing.key === candidateKey(first.area, first.subject))
  const sureLows = possible.filter(({ standing }) => standing.isSure).map(({ standing }) => standing.low)
  const floor = Math.max(rules.leastSupport, ...sureLows)
  const isHeld = holder !== undefined && holder.standing.isSure && holder.standing.low === floor
  const rivals: Standing[] = []
  let doubt = 0
  for (const { standing, isResidual } of possible) {
    if (isHeld && standing.key === holder.standing.key) continue
    const over = standing.high - barFor(isResidual, isHeld && holder.isResidual, floor, rules) + 1
    if (over <= 0) continue
    rivals.push(standing)
    doubt += over
  }
  return { first, floor, rivals, doubt, isCertain: rivals.length === 0 && (isHeld || first === undefined) }
}

const everybody = (): boolean => true

/** Support from which somebody can come before the holder: an area used only when nothing else fits gives way sooner. */
function barFor(isResidual: boolean, residualHolds: boolean, floor: number, { leastSupport, leastLead, wellSupported }: ContestRules): number {
  return residualHolds && !isResidual ? Math.min(wellSupported, Math.max(leastSupport, floor - leastLead + 1)) : floor
}

function standingOf(candidate: Candidate, isDeducted: boolean, rules: ContestRules, moved: (subject: Subject) => boolean): Standing {
  const { area, subject, status } = candidate
  const key = candidateKey(area, subject)
  const { low, high } = rules.isMixed(key) ? rules.reachOf(candidate, moved(subject)) : candidate.bounds
  return { key, area, subject, isSure: status === 'candidate', low: isDeducted ? low - rules.deduction : low, high }
}
