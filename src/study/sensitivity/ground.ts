import { defaultRuleSet, type FormulateOptions, parseCase } from '../../index.js'
import type { Case } from '../../model/case.js'
import { OUTCOMES, type OutcomeKind, type Ranking } from '../../model/ranking-result.js'
import type { AreaId } from '../../model/words.js'
import { preparationFor } from '../../prepare.js'
import { firstAreas, trialGround, type TrialGround, type TrialWork } from '../../trials.js'
import { misuse } from '../agreement/statistics/estimate.js'

/** Under which rules a cohort is looked at. */
export type CohortOptions = Pick<FormulateOptions, 'ruleSet' | 'tradition'>

/** Where a case stands. */
export interface Standing {
  readonly outcome: OutcomeKind
  /** The area that leads, or all that are level, in order of their ids; none otherwise. */
  readonly first: readonly AreaId[]
  /** The two best supported areas that apply, whichever is ahead, in order of their ids. */
  readonly firstTwo: readonly AreaId[]
  /** Points by which the area that stands first as things are is ahead of the best other; negative behind it, and absent where none stands first. */
  readonly lead?: number
}

/** What every report of a cohort says first. */
export interface CohortHead {
  readonly ruleSet: { readonly id: string; readonly version: string }
  readonly tradition: string
  readonly cases: number
  /** What the cases come to as things are. */
  readonly outcomes: Readonly<Record<OutcomeKind, number>>
  /** What was done beyond looking at each case once: rules held against a subject, derivations of facts, rankings. */
  readonly work: TrialWork
}

/** Cases and rules, ready for trials. */
export interface Cohort {
  readonly cases: readonly Case[]
  readonly ground: TrialGround
  /** The head, with the work since it was made ready. */
  readonly head: (rankings: readonly Standing[], since: TrialWork) => CohortHead
}

/** Reads the cases and makes the rules ready. Throws a `FormulationError` with every problem of the first case that cannot be read, or where there is none. */
export function cohortOf(inputs: Iterable<unknown>, { ruleSet = defaultRuleSet, tradition }: CohortOptions): Cohort {
  const prepared = preparationFor(ruleSet, tradition === undefined ? {} : { tradition })
  const cases = [...inputs].map((input) => parseCase(input))
  if (cases.length === 0) throw misuse('/cases', 'at least one case', [])
  const ground = trialGround(prepared.ruleSet, prepared.evaluator.tradition)
  return {
    cases,
    ground,
    head: (standings, since) => {
      const now = ground.work()
      return {
        ruleSet: { id: prepared.ruleSet.id, version: prepared.ruleSet.version },
        tradition: prepared.tradition.id,
        cases: cases.length,
        outcomes: Object.fromEntries(OUTCOMES.map((kind) => [kind, standings.filter(({ outcome }) => outcome === kind).length])) as CohortHead['outcomes'],
        work: { decided: now.decided - since.decided, derived: now.derived - since.derived, ranked: now.ranked - since.ranked },
      }
    },
  }
}

/** The area whose lead is followed: the one that stands first as things are, the upper one of several. */
export function leaderOf(ranking: Ranking): AreaId | undefined {
  const first = firstAreas(ranking)
  return ranking.areas.find(({ area }) => first.includes(area))?.area
}

export function standingOf(ranking: Ranking, leader: AreaId | undefined): Standing {
  const sure = ranking.areas.filter(({ status }) => status === 'candidate')
  const firstTwo = sure.slice(0, 2).map(({ area }) => area).sort()
  const base = { outcome: ranking.outcome, first: firstAreas(ranking), firstTwo }
  if (leader === undefined) return base
  const own = sure.find(({ area }) => area === leader)?.support ?? 0
  return { ...base, lead: own - Math.max(0, ...sure.flatMap(({ area, support }) => (area === leader ? [] : [support]))) }
}

/** What of a standing is another. */
export const isOther = {
  first: (a: Standing, b: Standing): boolean => a.first.join(' ') !== b.first.join(' '),
  outcome: (a: Standing, b: Standing): boolean => a.outcome !== b.outcome,
  firstTwo: (a: Standing, b: Standing): boolean => a.firstTwo.join(' ') !== b.firstTwo.join(' '),
} as const

/** How many cases stand otherwise, and by how much the lead of those that had one changed on average. */
export interface Moved {
  readonly cases: number
  /** Cases in which another area, several or none stands first. */
  readonly first: number
  readonly outcome: number
  readonly firstTwo: number
  /** Share of cases whose first place is another. */
  readonly share: number
  /** Mean change of the lead in points, over cases in which an area stands first as things are; absent where there is none. */
  readonly lead?: number
}

export function movedBetween(before: readonly Standing[], after: readonly Standing[]): Moved {
  const count = (differs: (a: Standing, b: Standing) => boolean): number => before.filter((was, at) => differs(was, after[at] ?? was)).length
  const leads = before.flatMap(({ lead: was }, at) => {
    const is = after[at]?.lead
    return was === undefined || is === undefined ? [] : [is - was]
  })
  const first = count(isOther.first)
  return {
    cases: before.length, first, outcome: count(isOther.outcome), firstTwo: count(isOther.firstTwo), share: first / before.length,
    ...(leads.length === 0 ? {} : { lead: meanOf(leads) }),
  }
}

export const meanOf = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0) / values.length
