import type { Fact, FactSheet, Truth } from '../model/facts.js'
import type { ConditionTrace, LeafTrace, RuleOutcome, Verdict } from '../model/outcome.js'
import type { Condition, Rule } from '../model/rules.js'
import { compare, flip } from '../conditions/compare.js'
import { thresholdOf } from '../conditions/prepare.js'

/** Adds the reasons to a verdict about a subject, leaf by leaf. */
export type Explain = (sheet: FactSheet, verdict: Verdict) => RuleOutcome

/** Adds the leaf-by-leaf reasons to a verdict of a rule. */
export function explainOutcome(rule: Rule, sheet: FactSheet, verdict: Verdict, parameter: (id: string) => number): RuleOutcome {
  return explainRule(rule, parameter)(sheet, verdict)
}

/** The same for a rule whose thresholds are filled in once for many subjects. */
export function explainRule(rule: Rule, parameter: (id: string) => number): Explain {
  const traceCondition = tracer(rule.conditions, parameter)
  const traceUnless = rule.unless === undefined ? undefined : tracer(rule.unless, parameter)
  return ({ subject, facts }, verdict) => {
    const condition = traceCondition(facts)
    const unless = traceUnless?.(facts)
    const { id: ruleId, version } = rule
    const decisive = decisiveNames(verdict, condition, unless)
    return unless === undefined ? { ruleId, version, subject, verdict, condition, decisive } : { ruleId, version, subject, verdict, condition, unless, decisive }
  }
}

type Trace = (facts: FactSheet['facts']) => ConditionTrace

const NOT_READ: Fact = Object.freeze({ status: 'unknown', why: 'not-asked', from: Object.freeze([]) })

function tracer(condition: Condition, parameter: (id: string) => number): Trace {
  if ('not' in condition) {
    const inner = tracer(condition.not, parameter)
    return (facts) => {
      const not = inner(facts)
      return { not, result: flip(not.result) }
    }
  }
  if ('all' in condition) {
    const children = condition.all.map((child) => tracer(child, parameter))
    return (facts) => {
      const all = children.map((child) => child(facts))
      return { all, result: strongest(all, 'false', 'true') }
    }
  }
  if ('any' in condition) {
    const children = condition.any.map((child) => tracer(child, parameter))
    return (facts) => {
      const any = children.map((child) => child(facts))
      return { any, result: strongest(any, 'true', 'false') }
    }
  }
  const { name, fact, operator } = condition
  // Every trace shows the same threshold, so nobody may change it.
  const value = Object.freeze(thresholdOf(condition, parameter))
  return (facts): LeafTrace => {
    const found = facts[fact] ?? NOT_READ
    return { name, fact, operator, value, result: compare(operator, found, value), found }
  }
}

/** What settles a node, when a branch comes out so; else unknown, when a branch does. */
function strongest(branches: readonly ConditionTrace[], settling: Truth, otherwise: Truth): Truth {
  let result = otherwise
  for (const branch of branches) {
    if (branch.result === settling) return settling
    if (branch.result === 'unknown') result = 'unknown'
  }
  return result
}

function decisiveNames(verdict: Verdict, condition: ConditionTrace, unless: ConditionTrace | undefined): readonly string[] {
  const names: string[] = []
  switch (verdict) {
    case 'fired':
      collect(condition, 'true', names)
      break
    case 'silent':
      collect(condition, 'false', names)
      break
    case 'set-aside':
      if (unless !== undefined) collect(unless, 'true', names)
      break
    case 'undetermined':
      collect(condition, 'unknown', names)
      if (unless !== undefined) collect(unless, 'unknown', names)
      break
    default:
      return verdict satisfies never
  }
  // A list that grew has room for many more; there is one for each rule and subject, so the copy is what is kept.
  return names.slice()
}

/** Names of the leaves on which a node's result rests: branches with the same result as the node, followed down. */
function collect(node: ConditionTrace, wanted: Truth, names: string[]): void {
  if (node.result !== wanted) return
  if ('not' in node) collect(node.not, flip(wanted), names)
  else if ('all' in node) for (const child of node.all) collect(child, wanted, names)
  else if ('any' in node) for (const child of node.any) collect(child, wanted, names)
  else names.push(node.name)
}
