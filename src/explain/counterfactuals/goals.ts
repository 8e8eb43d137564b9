import type { Subject } from '../../model/facts.js'
import type { Focus, Ranking } from '../../model/ranking-result.js'
import type { AreaId } from '../../model/words.js'
import type { Goal } from '../../model/counterfactuals.js'
import { type Reach as FullReach, sameSubject, type Weights } from './terrain.js'

type Reach = Pick<FullReach, 'area' | 'candidate'>

/** Those who hold the first place. */
export function holdersOf({ outcome, foci }: Pick<Ranking, 'outcome' | 'foci'>): readonly Focus[] {
  return outcome === 'lead' ? foci.slice(0, 1) : outcome === 'tie' ? foci : []
}

/** Whether a ranking is what the goal asks for. */
export function isReached(goal: Goal, ranking: Pick<Ranking, 'outcome' | 'foci'>): boolean {
  const holders = holdersOf(ranking)
  const [first] = holders
  const isAlone = ranking.outcome === 'lead'
  switch (goal.kind) {
    case 'put-first':
      return isAlone && first?.area === goal.area && (goal.subject === undefined || sameSubject(first.subject, goal.subject))
    case 'not-first':
      return !holders.some(({ area }) => area === goal.area)
    case 'end-lead':
      return !(isAlone && first?.area === goal.area)
    case 'break-tie':
      return isAlone && (goal.area === undefined || first?.area === goal.area)
    default:
      return goal satisfies never
  }
}

/** False when nothing within reach can be what the goal asks for. True promises nothing. */
export function mayReach(goal: Goal, reach: Reach, areas: readonly AreaId[], weights: Weights): boolean {
  switch (goal.kind) {
    case 'put-first':
      return mayLead(goal.area, goal.subject, reach, areas, weights)
    case 'break-tie':
      return (goal.area === undefined ? areas : [goal.area]).some((area) => mayLead(area, undefined, reach, areas, weights))
    case 'not-first':
      return mayFall(goal.area, reach, areas, weights, 0)
    case 'end-lead':
      return mayFall(goal.area, reach, areas, weights, weights.parameter('standard.leastLead'))
    default:
      return goal satisfies never
  }
}

function mayLead(area: AreaId, subject: Subject | undefined, reach: Reach, areas: readonly AreaId[], weights: Weights): boolean {
  const standing = weights.standing(area)
  if (standing === 'background' || standing === 'absent') return false
  const most = Math.min(reach.area(area).high, subject === undefined ? Infinity : reach.candidate(area, subject).high)
  const leastSupport = weights.parameter('standard.leastSupport')
  const leastLead = weights.parameter('standard.leastLead')
  if (most < leastSupport) return false
  return areas.every((other) => {
    if (other === area || !['ordinary', 'deducted'].includes(weights.standing(other))) return true
    const { low } = reach.area(other)
    // A residual area at the top lets others pass that are level with it, and is no rival once it gave way.
    const isShuffled = areas.some((each) => weights.standing(each) === 'residual' && reach.area(each).high >= low)
    return isShuffled ? most > low - leastLead : low < leastSupport || most >= low + leastLead
  })
}

function mayFall(area: AreaId, reach: Reach, areas: readonly AreaId[], weights: Weights, margin: number): boolean {
  const { low, counter } = reach.area(area)
  const standing = weights.standing(area)
  if (low < weights.parameter('standard.leastSupport') || counter > weights.parameter('standard.mostCounter')) return true
  const others = areas.filter((each) => each !== area && !['background', 'absent'].includes(weights.standing(each))).map((each) => ({ each, ...reach.area(each) }))
  if (standing === 'residual') {
    const slack = weights.parameter('standard.leastLead')
    return others.some(({ each, high }) => high > low - slack || (weights.standing(each) === 'ordinary' && high >= weights.parameter('band.wellSupported')))
  }
  return others.some(({ high }) => high > low - margin || high >= low)
}
