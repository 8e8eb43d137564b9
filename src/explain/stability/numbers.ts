import { compareText } from '../../compare-text.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { RuleSetNumber } from './result.js'

const MOST_OF_A_CAP = 2

/** Every number of a rule set with its permitted range: parameters, then caps, each in order of their ids. */
export function numbersOf({ parameters, themes }: Pick<RuleSet, 'parameters' | 'themes'>): readonly RuleSetNumber[] {
  const caps = themes.flatMap(({ id, cap }): readonly RuleSetNumber[] =>
    cap === undefined ? [] : [{ kind: 'cap', id, value: cap, min: Math.min(1, cap), max: Math.max(1, cap * MOST_OF_A_CAP), isDeclared: false }])
  return [
    ...parameters.map(({ id, value, min, max }): RuleSetNumber => ({ kind: 'parameter', id, value, ...inWholeSteps(value, min, max), isDeclared: true })).sort(byId),
    ...caps.sort(byId),
  ]
}

const byId = (a: RuleSetNumber, b: RuleSetNumber): number => compareText(a.id, b.id)

/** The farthest values that lie within a range and whole steps away from the present one. */
const inWholeSteps = (value: number, min: number, max: number): Pick<RuleSetNumber, 'min' | 'max'> =>
  ({ min: value - Math.floor(value - min), max: value + Math.floor(max - value) })

/** Every value a number may take, least first. */
export const valuesOf = ({ min, max }: Pick<RuleSetNumber, 'min' | 'max'>): readonly number[] =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index)
