import { isWeight, type TrialCase, type TrialGround } from '../../trials.js'
import type { RuleSetNumber } from '../../index.js'
import type { AreaId } from '../../model/words.js'
import { misuse } from '../agreement/statistics/estimate.js'
import { cohortOf, type CohortHead, type CohortOptions, leaderOf, type Moved, movedBetween, type Standing, standingOf } from './ground.js'
import { type ElementaryEffects, morris } from './screening.js'
import { type OutputIndices, type SobolIndices, sobolIndices } from './variance.js'

export const NUMBER_KINDS = ['weights', 'thresholds', 'numbers'] as const
/** `weights`: points of reasons, caps of themes and the standard, which only the weighing reads; `thresholds`: all other parameters; `numbers`: both. */
export type NumberKind = (typeof NUMBER_KINDS)[number]

export const SENSITIVITY_METHODS = ['oat', 'morris', 'sobol'] as const
/** `oat`: one number at a time over its range; `morris`: elementary effects; `sobol`: shares of the variance when all vary at once. */
export type SensitivityMethod = (typeof SENSITIVITY_METHODS)[number]

export const FOLLOWED = ['share', 'lead'] as const
/** What is followed while numbers vary: the share of cases whose first place is not the present one, and the mean lead, in points, of the areas that stand first as things are. */
export type Followed = (typeof FOLLOWED)[number]

/** How the numbers of a rule set are varied. */
export interface SensitivityOptions extends CohortOptions {
  /** `weights` when left out. */
  readonly what?: NumberKind | undefined
  /** `oat` when left out. */
  readonly method?: SensitivityMethod | undefined
  /** Ids of parameters and themes to vary; all of the kind when left out. */
  readonly only?: readonly string[] | undefined
  /** Most values that a number is tried at, with `oat`; its ends, the present value and its neighbours are always among them. 11 when left out. */
  readonly steps?: number | undefined
  /** Of `morris`; 10 when left out. */
  readonly trajectories?: number | undefined
  /** Of `morris`, even; 4 when left out. */
  readonly levels?: number | undefined
  /** Rows of each sample of `sobol`; 128 when left out. */
  readonly samples?: number | undefined
  /** Seed of the draw, a whole number; 1 when left out. */
  readonly seed?: number | undefined
}

/** A number that was varied. */
export interface VariedNumber extends RuleSetNumber {
  readonly what: Exclude<NumberKind, 'numbers'>
  readonly unit: string
}

/** Other values of one number and what they move, the present one included. */
export interface NumberSweep extends VariedNumber {
  readonly steps: readonly (Moved & { readonly value: number })[]
  /** Largest share of cases whose first place is another, below the present value and above it. */
  readonly worst: { readonly below: number; readonly above: number }
  /** The values next to the present one at which any first place is another. */
  readonly flips: { readonly below?: number; readonly above?: number }
}

/** Elementary effects of a number on what is followed, for the way from its least to its greatest value. */
export interface NumberEffects extends VariedNumber {
  readonly effects: Readonly<Record<Followed, ElementaryEffects>>
}

/** Shares of the variance that a number explains; empty where what is followed does not vary. */
export interface NumberIndices extends VariedNumber {
  readonly indices: Readonly<Partial<Record<Followed, SobolIndices>>>
}

/** How much what a cohort comes to hangs on the numbers of the rules. Numbers that move most come first. */
export type SensitivityReport = CohortHead & { readonly about: 'numbers'; readonly what: NumberKind } & (
  | { readonly method: 'oat'; readonly numbers: readonly NumberSweep[] }
  | { readonly method: 'morris'; readonly seed: number; readonly trajectories: number; readonly levels: number; readonly numbers: readonly NumberEffects[] }
  | {
      readonly method: 'sobol'
      readonly seed: number
      readonly samples: number
      readonly outputs: Readonly<Record<Followed, Pick<OutputIndices, 'mean' | 'variance'>>>
      readonly numbers: readonly NumberIndices[]
    }
)

/**
 * Varies the numbers of a rule set over their permitted ranges and tells what becomes of a cohort. Verdicts are kept: where
 * only weights vary no rule is decided again, otherwise those that read a varied threshold or a fact derived with it. Throws a
 * `FormulationError` with every problem of the first case that cannot be read, or for options that cannot be.
 */
export function sensitivity(cases: Iterable<unknown>, options: SensitivityOptions = {}): SensitivityReport {
  const { what = 'weights', method = 'oat', only, steps = 11, trajectories = 10, levels = 4, samples = 128, seed = 1 } = options
  if (!(Number.isInteger(steps) && steps >= 2)) throw misuse('/steps', 'a whole number from 2', steps)
  const cohort = cohortOf(cases, options)
  const { ground } = cohort
  const varied = variedNumbers(ground, what, only)
  if (varied.length === 0) throw misuse('/only', 'the id of some number', only)
  const opened = cohort.cases.map((kase): Opened => {
    const trial = ground.open(kase)
    return { trial, leader: leaderOf(trial.present) }
  })
  const present = opened.map(({ trial, leader }) => standingOf(trial.present, leader))
  const since = ground.work()
  const asIs = ground.numbers.map(({ value }) => value)
  const standings = (values: readonly number[]): readonly Standing[] => {
    const weighting = ground.weighting(values)
    return opened.map(({ trial, leader }) => standingOf(trial.at(weighting), leader))
  }
  const head = (): CohortHead & { readonly about: 'numbers'; readonly what: NumberKind } => ({ ...cohort.head(present, since), about: 'numbers', what })

  if (method === 'oat') {
    const numbers = varied.map(({ at, number }) => sweepOf(number, valuesOf(number, steps), present, (value) => standings(asIs.map((own, index) => (index === at ? value : own)))))
    return { ...head(), method, numbers: [...numbers].sort((a, b) => worstOf(b) - worstOf(a)) }
  }
  const follow = (after: readonly Standing[]): readonly number[] => {
    const leads = after.flatMap(({ lead }) => (lead === undefined ? [] : [lead]))
    return [movedBetween(present, after).share, leads.length === 0 ? 0 : leads.reduce((total, each) => total + each, 0) / leads.length]
  }
  const model = (place: (number: VariedNumber, input: number) => number) => (inputs: readonly number[]): readonly number[] => {
    const values = [...asIs]
    varied.forEach(({ at, number }, input) => { values[at] = place(number, inputs[input] ?? 0) })
    return follow(standings(values))
  }
  if (method === 'morris') {
    const effects = morris(model(({ min, max }, input) => min + Math.round(input * (max - min))), varied.length, { trajectories, levels, seed })
    const numbers = varied.map(({ number }, input): NumberEffects => ({
      ...number, effects: Object.fromEntries(FOLLOWED.map((name, output) => [name, effects[output]?.[input]])) as NumberEffects['effects'],
    }))
    return { ...head(), method, seed, trajectories, levels, numbers: [...numbers].sort((a, b) => b.effects.share.muStar - a.effects.share.muStar || b.effects.lead.muStar - a.effects.lead.muStar) }
  }
  const outputs = sobolIndices(model(({ min, max }, input) => Math.min(max, min + Math.floor(input * (max - min + 1)))), varied.length, { samples, seed })
  const numbers = varied.map(({ number }, input): NumberIndices => ({
    ...number,
    indices: Object.fromEntries(FOLLOWED.flatMap((name, output) => {
      const found = outputs[output]?.indices?.[input]
      return found === undefined ? [] : [[name, found]]
    })),
  }))
  return {
    ...head(), method, seed, samples,
    outputs: Object.fromEntries(FOLLOWED.map((name, output) => [name, { mean: outputs[output]?.mean ?? 0, variance: outputs[output]?.variance ?? 0 }])) as Extract<SensitivityReport, { method: 'sobol' }>['outputs'],
    numbers: [...numbers].sort((a, b) => totalOf(b) - totalOf(a)),
  }
}

interface Opened {
  readonly trial: TrialCase
  readonly leader: AreaId | undefined
}

const worstOf = ({ worst }: NumberSweep): number => Math.max(worst.below, worst.above)
const totalOf = ({ indices }: NumberIndices): number => indices.share?.total.value ?? 0

function variedNumbers({ numbers, ruleSet }: TrialGround, what: NumberKind, only: readonly string[] | undefined): readonly { readonly at: number; readonly number: VariedNumber }[] {
  const units = new Map(ruleSet.parameters.map(({ id, unit }) => [id, unit]))
  return numbers.flatMap((number, at) => {
    const own = isWeight(number) ? 'weights' : 'thresholds'
    if ((what !== 'numbers' && own !== what) || only?.includes(number.id) === false || number.min === number.max) return []
    return [{ at, number: { ...number, what: own, unit: number.kind === 'cap' ? 'points' : (units.get(number.id) ?? '') } }]
  })
}

/** Values of a number, evenly over its range. */
export function valuesOf({ value, min, max }: Pick<RuleSetNumber, 'value' | 'min' | 'max'>, most: number): readonly number[] {
  const span = max - min
  const count = Math.min(most, span + 1)
  const even = Array.from({ length: count }, (_, at) => min + Math.round((at * span) / Math.max(1, count - 1)))
  return [...new Set([...even, min, Math.max(min, value - 1), value, Math.min(max, value + 1), max])].sort((a, b) => a - b)
}

function sweepOf(number: VariedNumber, values: readonly number[], present: readonly Standing[], standings: (value: number) => readonly Standing[]): NumberSweep {
  const steps = values.map((value) => ({ value, ...movedBetween(present, value === number.value ? present : standings(value)) }))
  const moved = steps.filter(({ first }) => first > 0)
  const [below, above] = [moved.filter(({ value }) => value < number.value), moved.filter(({ value }) => value > number.value)]
  const [under, over] = [below.at(-1)?.value, above[0]?.value]
  return {
    ...number, steps,
    worst: { below: Math.max(0, ...below.map(({ share }) => share)), above: Math.max(0, ...above.map(({ share }) => share)) },
    flips: { ...(under === undefined ? {} : { below: under }), ...(over === undefined ? {} : { above: over }) },
  }
}
