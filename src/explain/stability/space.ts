import { AT } from './layout.js'
import type { Kernel, Weighting } from './kernel.js'
import { valuesOf } from './numbers.js'
import type { RuleSetNumber, StrengthOrder } from './result.js'

/** A number that can matter, and where it stands in a weighting. */
export interface Axis {
  readonly at: number
  readonly number: RuleSetNumber
}

/** Every permitted weighting: the strengths as whole triples, because their order ties them together, and the other numbers one by one. */
export interface Space {
  readonly strengths: readonly (readonly [strong: number, moderate: number, weak: number])[]
  /** The numbers that can matter, apart from the strengths. */
  readonly axes: readonly Axis[]
  /** How many weightings there are. */
  readonly size: number
}

const STRENGTHS: readonly number[] = [AT.strong, AT.moderate, AT.weak]

/** The numbers that can matter in a case. */
export const axesOf = ({ relevant, numbers }: Kernel): readonly Axis[] =>
  relevant.flatMap((at) => {
    const number = numbers[at]
    return number === undefined ? [] : [{ at, number }]
  })

export function spaceOf(kernel: Kernel, order: StrengthOrder): Space {
  const axes = axesOf(kernel)
  const present = kernel.weighting()
  const valuesAt = (at: number): readonly number[] => {
    const number = axes.find((axis) => axis.at === at)?.number
    return number === undefined ? [present[at] ?? 0] : valuesOf(number)
  }
  const strengths = valuesAt(AT.strong).flatMap((strong) =>
    valuesAt(AT.moderate).flatMap((moderate) => valuesAt(AT.weak).map((weak) => [strong, moderate, weak] as const)))
    .filter((triple) => order === 'free' || isInOrder(...triple))
  const rest = axes.filter(({ at }) => !STRENGTHS.includes(at))
  return { strengths, axes: rest, size: rest.reduce((size, { number }) => size * (number.max - number.min + 1), strengths.length) }
}

/** Whether a stronger reason counts for no less than a weaker one. */
export const isInOrder = (strong: number, moderate: number, weak: number): boolean => strong >= moderate && moderate >= weak

export const areStrengthsInOrder = (weights: Weighting): boolean => isInOrder(weights[AT.strong] ?? 0, weights[AT.moderate] ?? 0, weights[AT.weak] ?? 0)
