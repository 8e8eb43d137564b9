import type { FactValue, Truth } from '../model/facts.js'
import type { OperatorName, Scalar } from '../model/rules.js'
import type { Value } from './values.js'

/** An operand with its parameters filled in. */
export type Threshold = Scalar | readonly Scalar[]

/**
 * Holds a fact against a threshold in three values. A fact that is only known to lie between two
 * bounds is true or false when every value between them is, and unknown otherwise.
 */
export function compare(operator: OperatorName, fact: Value, threshold: Threshold): Truth {
  switch (fact.status) {
    case 'unknown':
      return 'unknown'
    case 'known':
      return holds(operator, fact.value, threshold) ? 'true' : 'false'
    case 'range':
      return compareRange(operator, fact.min ?? -Infinity, fact.max ?? Infinity, threshold)
    default:
      return fact satisfies never
  }
}

function holds(operator: OperatorName, value: FactValue, threshold: Threshold): boolean {
  switch (operator) {
    case 'equal':
      return value === threshold
    case 'notEqual':
      return value !== threshold
    case 'in':
      return list(threshold).includes(value as Scalar)
    case 'notIn':
      return !list(threshold).includes(value as Scalar)
    case 'lessThan':
      return number(value) < number(threshold)
    case 'lessThanInclusive':
      return number(value) <= number(threshold)
    case 'greaterThan':
      return number(value) > number(threshold)
    case 'greaterThanInclusive':
      return number(value) >= number(threshold)
    case 'between': {
      const [least, most] = ends(threshold)
      return number(value) >= least && number(value) <= most
    }
    case 'contains':
      return list(value).includes(threshold as Scalar)
    case 'doesNotContain':
      return !list(value).includes(threshold as Scalar)
    case 'containsAny':
      return list(threshold).some((word) => list(value).includes(word))
    default:
      return operator satisfies never
  }
}

function compareRange(operator: OperatorName, min: number, max: number, threshold: Threshold): Truth {
  switch (operator) {
    case 'lessThan':
      return split(max < number(threshold), min >= number(threshold))
    case 'lessThanInclusive':
      return split(max <= number(threshold), min > number(threshold))
    case 'greaterThan':
      return split(min > number(threshold), max <= number(threshold))
    case 'greaterThanInclusive':
      return split(min >= number(threshold), max < number(threshold))
    case 'between': {
      const [least, most] = ends(threshold)
      return split(min >= least && max <= most, max < least || min > most)
    }
    case 'equal':
      return anyInside(min, max, [number(threshold)])
    case 'notEqual':
      return flip(anyInside(min, max, [number(threshold)]))
    case 'in':
      return anyInside(min, max, list(threshold))
    case 'notIn':
      return flip(anyInside(min, max, list(threshold)))
    case 'contains':
    case 'doesNotContain':
    case 'containsAny':
      throw new TypeError(`${operator} needs a set of words`)
    default:
      return operator satisfies never
  }
}

// A whole-number range is covered by a list only when the list names every number in it.
function anyInside(min: number, max: number, values: readonly Scalar[]): Truth {
  const inside = new Set(values.filter((value) => typeof value === 'number' && value >= min && value <= max))
  return split(inside.size === max - min + 1, inside.size === 0)
}

export function flip(truth: Truth): Truth {
  return truth === 'true' ? 'false' : truth === 'false' ? 'true' : 'unknown'
}

const split = (yes: boolean, no: boolean): Truth => (yes ? 'true' : no ? 'false' : 'unknown')

function number(value: FactValue | Threshold): number {
  if (typeof value !== 'number') throw new TypeError('a number is needed')
  return value
}

function list(value: FactValue | Threshold): readonly Scalar[] {
  if (!Array.isArray(value)) throw new TypeError('a list is needed')
  return value as readonly Scalar[]
}

function ends(threshold: Threshold): readonly [number, number] {
  const [least, most] = list(threshold)
  return [number(least ?? Number.NaN), number(most ?? Number.NaN)]
}
