import { grouped } from '../../grouped.js'
import type { Bounds, Candidate } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { Theme } from '../../model/rules.js'

/** The part of a rule set that tells who comes first. */
export type ContestRuleSet = Pick<RuleSet, 'rules' | 'themes' | 'parameters'>

/** The standard, and who can still move, as far as questions may be asked. */
export interface ContestRules {
  readonly leastSupport: number
  readonly leastLead: number
  readonly wellSupported: number
  readonly deduction: number
  /** Whether a candidate waits for an answer that nobody will be asked for. */
  readonly isStuck: (candidate: string) => boolean
  /** Whether some of a candidate's open rules can be moved no more, so that its bounds say too much. */
  readonly isMixed: (candidate: string) => boolean
  /** Bounds over the answers that may still be had. `moved`: the candidate's facts are other than when these rules were made. */
  readonly reachOf: (candidate: Candidate, moved: boolean) => Bounds
}

/** The numbers of the standard. Throws a `RangeError` when the rule set lacks one. */
export function standardOf({ parameters }: Pick<ContestRuleSet, 'parameters'>): Pick<ContestRules, 'leastSupport' | 'leastLead' | 'wellSupported' | 'deduction'> {
  const number = (id: string): number => {
    const found = parameters.find((each) => each.id === id)
    if (found === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
    return found.value
  }
  return {
    leastSupport: number('standard.leastSupport'),
    leastLead: number('standard.leastLead'),
    wellSupported: number('band.wellSupported'),
    deduction: number('standing.deduction'),
  }
}

/** Outer bounds of a candidate when only some of its undetermined rules can still move. */
export function reachOver(
  candidate: Candidate,
  themes: ReadonlyMap<string, Theme>,
  isMovable: (ruleId: string) => boolean,
  isShared: boolean,
): Bounds {
  let [low, high] = [0, 0]
  for (const [id, own] of grouped(candidate.arguments, ({ theme }) => theme)) {
    const theme = themes.get(id)
    const cap = theme?.cap ?? 0
    const points = (direction: 'for' | 'against', counts: (argument: (typeof own)[number]) => boolean): number =>
      Math.min(cap, own.reduce((total, argument) => total + (argument.direction === direction && counts(argument) ? argument.points : 0), 0))
    const surely = ({ verdict }: (typeof own)[number]): boolean => verdict === 'fired'
    const possibly = (argument: (typeof own)[number]): boolean => surely(argument) || (argument.verdict === 'undetermined' && isMovable(argument.ruleId))
    const sure = points('for', surely)
    low += (isShared && theme?.family !== undefined ? Math.floor(sure / 2) : sure) - points('against', possibly)
    high += points('for', possibly) - points('against', surely)
  }
  if (candidate.status !== 'candidate') [low, high] = [Math.min(0, low), Math.max(0, high)]
  return { low, high }
}
