import type { FactSheet, Truth } from '../model/facts.js'
import type { ConditionTrace, LeafTrace, RuleOutcome, RuleTruth, Verdict } from '../model/outcome.js'
import type { Condition, Rule } from '../model/rules.js'
import { compare, flip } from '../conditions/compare.js'
import { thresholdOf } from '../conditions/prepare.js'

/** The verdict that follows from what a runner found. */
export function verdictOf({ condition, unless = 'false' }: RuleTruth): Verdict {
  if (condition === 'false') return 'silent'
  // A rule that is surely defeated cannot count, whatever its conditions turn out to be.
  if (unless === 'true') return 'set-aside'
  return condition === 'true' && unless === 'false' ? 'fired' : 'undetermined'
}

/** Adds the leaf-by-leaf reasons to a verdict. */
export function explainOutcome(rule: Rule, sheet: FactSheet, verdict: Verdict, parameter: (id: string) => number): RuleOutcome {
  const condition = trace(rule.conditions, sheet, parameter)
  const unless = rule.unless === undefined ? undefined : trace(rule.unless, sheet, parameter)
  return {
    ruleId: rule.id,
    version: rule.version,
    subject: sheet.subject,
    verdict,
    condition,
    ...(unless === undefined ? {} : { unless }),
    decisive: decisiveLeaves(verdict, condition, unless).map(({ name }) => name),
  }
}

function trace(condition: Condition, sheet: FactSheet, parameter: (id: string) => number): ConditionTrace {
  if ('not' in condition) {
    const inner = trace(condition.not, sheet, parameter)
    return { not: inner, result: flip(inner.result) }
  }
  if ('all' in condition) {
    const all = condition.all.map((child) => trace(child, sheet, parameter))
    return { all, result: conjunction(all.map((child) => child.result)) }
  }
  if ('any' in condition) {
    const any = condition.any.map((child) => trace(child, sheet, parameter))
    return { any, result: flip(conjunction(any.map((child) => flip(child.result)))) }
  }
  const value = thresholdOf(condition, parameter)
  const found = sheet.facts[condition.fact] ?? { status: 'unknown', why: 'not-asked', from: [] }
  return {
    name: condition.name,
    fact: condition.fact,
    operator: condition.operator,
    value,
    result: compare(condition.operator, found, value),
    found,
  }
}

const conjunction = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'

function decisiveLeaves(verdict: Verdict, condition: ConditionTrace, unless: ConditionTrace | undefined): readonly LeafTrace[] {
  switch (verdict) {
    case 'fired':
      return supporting(condition, 'true')
    case 'silent':
      return supporting(condition, 'false')
    case 'set-aside':
      return unless === undefined ? [] : supporting(unless, 'true')
    case 'undetermined':
      return [...supporting(condition, 'unknown'), ...(unless === undefined ? [] : supporting(unless, 'unknown'))]
    default:
      return verdict satisfies never
  }
}

/** Leaves on which a node's result rests: branches with the same result as the node, followed down. */
function supporting(node: ConditionTrace, wanted: Truth): readonly LeafTrace[] {
  if (node.result !== wanted) return []
  if ('not' in node) return supporting(node.not, flip(wanted))
  if ('all' in node) return node.all.flatMap((child) => supporting(child, wanted))
  if ('any' in node) return node.any.flatMap((child) => supporting(child, wanted))
  return [node]
}
