import { remembered } from '../lazily.js'
import type { OverdueRule } from '../model/formulation.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Workbench } from './material.js'

/** Rules that hold about somebody or something and were to be reviewed again before the day of the assessment. */
export function composeOverdue({ case: { assessedOn }, ruleSet, ruleIds, rule, verdicts }: Workbench): readonly OverdueRule[] {
  const dueOf = (id: string): string | undefined => rule(id).reviewBy ?? ruleSet.reviewBy
  const isOverdue = (id: string): boolean => (dueOf(id) ?? assessedOn) < assessedOn
  if ((firstDueOf(ruleSet).day ?? assessedOn) >= assessedOn) return []
  const holding = new Set(verdicts.flatMap(({ ruleId, verdict }) => (verdict === 'fired' ? [ruleId] : [])))
  return ruleIds.filter((id) => holding.has(id) && isOverdue(id)).map((ruleId) => ({ ruleId, version: rule(ruleId).version, reviewBy: dueOf(ruleId) ?? '' }))
}

/** Nothing is overdue before this day; found once, since every formulation asks and mostly nothing is. */
const firstDueOf = remembered(({ rules, reviewBy }: RuleSet) => ({
  day: [reviewBy, ...rules.map((rule) => rule.reviewBy)].filter((day) => day !== undefined).sort()[0],
}))
