import type { Condition, Leaf, Operand, OperatorName, ParameterRef, Rule, Scalar } from '../model/rules.js'
import type { Threshold } from './compare.js'

/** A leaf with its threshold filled in; `negated` after negations have been pushed down to it. */
export interface PreparedLeaf {
  readonly name: string
  readonly fact: string
  readonly operator: OperatorName
  readonly threshold: Threshold
  readonly negated: boolean
}

/** A condition in negation normal form. */
export type PreparedCondition =
  | PreparedLeaf
  | { readonly all: readonly PreparedCondition[] }
  | { readonly any: readonly PreparedCondition[] }

export interface PreparedRule {
  readonly rule: Rule
  readonly condition: PreparedCondition
  readonly unless?: PreparedCondition
}

/** Fills in parameters and pushes every negation down to the leaves. */
export function prepareRule(rule: Rule, parameter: (id: string) => number): PreparedRule {
  return {
    rule,
    condition: prepare(rule.conditions, false, parameter),
    ...(rule.unless === undefined ? {} : { unless: prepare(rule.unless, false, parameter) }),
  }
}

function prepare(condition: Condition, negated: boolean, parameter: (id: string) => number): PreparedCondition {
  if ('not' in condition) return prepare(condition.not, !negated, parameter)
  if ('all' in condition || 'any' in condition) {
    const children = ('all' in condition ? condition.all : condition.any).map((child) => prepare(child, negated, parameter))
    return 'all' in condition !== negated ? { all: children } : { any: children }
  }
  return {
    name: condition.name,
    fact: condition.fact,
    operator: condition.operator,
    threshold: thresholdOf(condition, parameter),
    negated,
  }
}

/** A leaf's threshold with parameters replaced by their values. */
export function thresholdOf(leaf: Leaf, parameter: (id: string) => number): Threshold {
  const fill = (value: Scalar | ParameterRef): Scalar => (typeof value === 'object' ? parameter(value.parameter) : value)
  return isList(leaf.value) ? leaf.value.map(fill) : fill(leaf.value)
}

const isList = (value: Operand): value is readonly (Scalar | ParameterRef)[] => Array.isArray(value)
