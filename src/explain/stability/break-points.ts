import type { Fact, FactSheet } from '../../model/facts.js'
import type { Condition, Leaf, Operand, ParameterRef, Rule, Scalar } from '../../model/rules.js'
import type { RuleSetNumber } from './result.js'

/**
 * Values at and beside which a comparison of rules with a parameter can turn for some subject, with the present value
 * and both permitted ends. A comparison holds a whole number, or both ends of what it may be, against the threshold;
 * as the threshold moves, it can turn only on reaching such a number or on passing it.
 */
export function breakPoints(
  { id, value, min, max }: RuleSetNumber,
  rules: readonly Rule[],
  sheets: readonly FactSheet[],
  parameter: (id: string) => number,
): readonly number[] {
  const points = new Set([min, value, max])
  for (const rule of rules) {
    const about = sheets.filter(({ subject }) => subject.kind === rule.about)
    const parts = rule.unless === undefined ? [rule.conditions] : [rule.conditions, rule.unless]
    for (const leaf of parts.flatMap(leavesOf)) {
      const operands = operandsOf(leaf.value)
      if (!operands.some((operand) => isReference(operand) && operand.parameter === id)) continue
      // A list covers a span when it names every number in it: another member that the parameter comes to equal counts too.
      const beside = operands.map((operand) => (isReference(operand) ? parameter(operand.parameter) : operand)).filter((operand) => typeof operand === 'number')
      for (const number of [...beside, ...about.flatMap(({ facts }) => numbersIn(facts[leaf.fact]))]) {
        const step = value + Math.floor(number - value)
        for (const point of [step - 1, step, step + 1]) if (point > min && point < max) points.add(point)
      }
    }
  }
  return [...points].sort((a, b) => a - b)
}

function leavesOf(condition: Condition): readonly Leaf[] {
  if ('not' in condition) return leavesOf(condition.not)
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  return 'any' in condition ? condition.any.flatMap(leavesOf) : [condition]
}

const operandsOf = (value: Operand): readonly (Scalar | ParameterRef)[] => (Array.isArray(value) ? (value as readonly (Scalar | ParameterRef)[]) : [value as Scalar | ParameterRef])

const isReference = (operand: Scalar | ParameterRef): operand is ParameterRef => typeof operand === 'object'

function numbersIn(fact: Fact | undefined): readonly number[] {
  if (fact?.status === 'known') return typeof fact.value === 'number' ? [fact.value] : []
  return fact?.status === 'range' ? [fact.min, fact.max].filter((end) => end !== undefined) : []
}
