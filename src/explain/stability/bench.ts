import type { Fact, FactId, FactSheet } from '../../model/facts.js'
import type { RuleTruth, RuleVerdict, Verdict } from '../../model/outcome.js'
import type { Ranking, SharedEvent } from '../../model/ranking-result.js'
import type { RuleSet, Tradition } from '../../model/rule-set.js'
import type { RuleSetNumber } from './result.js'

/** One number with another value than it has. */
export type Changed = Pick<RuleSetNumber, 'kind' | 'id' | 'value'>

/** A case with everything needed to try other numbers on it. */
export interface Bench {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly sheets: readonly FactSheet[]
  readonly shared: readonly SharedEvent[]
  readonly verdictOf: (truth: Pick<RuleTruth, 'condition' | 'unless'>) => Verdict
  /** Weighs and ranks, with one number changed or none. */
  readonly rank: (verdicts: readonly RuleVerdict[], sheets: readonly FactSheet[], changed?: Changed) => Ranking
  /** Parameters that the weighing of these verdicts reads. */
  readonly weighingReads: (verdicts: readonly RuleVerdict[]) => ReadonlySet<string>
  /** Facts that are derived with a parameter, by the parameter's id. */
  readonly derivedWith: ReadonlyMap<string, ReadonlySet<FactId>>
  /** Some facts, derived with another value of a parameter; one record a sheet, in the order of the sheets. */
  readonly derive: (parameter: string, value: number, ids: ReadonlySet<FactId>) => readonly Readonly<Record<FactId, Fact>>[]
}
