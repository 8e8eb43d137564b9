import { filledIn } from '../../options.js'
import type { Bench } from './bench.js'
import { breakPoints } from './break-points.js'
import { jointChanges } from './joint-change.js'
import { type Kernel, kernelOf } from './kernel.js'
import { numbersOf, valuesOf } from './numbers.js'
import { reduce } from './reduce.js'
import type { Decided, HeldPlace, NumberGroup, NumberStability, RuleSetNumber, Stability, StabilityOptions, StabilitySettings } from './result.js'
import { sharesOf } from './shares.js'
import { rangesRound } from './stable-range.js'
import { type Trials, trialsOn } from './trial.js'

/** What is used where nothing else is asked for. */
export const STABILITY_DEFAULTS: StabilitySettings = { seed: 20251121, samples: 10_000, maxSteps: 4, maxChanges: 20, order: 'kept' }

/** Up to so many weightings every one is looked at instead of a sample. */
const MOST_ENUMERATED = 200_000
/** A distance of joint changes is not begun when more weightings than this would have been looked at after it. */
const MOST_LOOKED = 3_000_000

/** How firmly the first place of a case stands on the numbers of the rule set. */
export function stabilityOf(bench: Bench, options: StabilityOptions = {}): Stability {
  const settings = filledIn(STABILITY_DEFAULTS, options)
  const trials = trialsOn(bench)
  const { present } = trials
  const numbers = numbersOf(bench.ruleSet)
  const kernel = kernelOf(reduce(trials.verdicts, bench.shared, gapsOf(bench), bench.ruleSet, bench.tradition), numbers)
  return {
    place: present,
    numbers: numbers.map((number) => stabilityOfNumber(number, trials, kernel, bench)),
    weights: kernel.relevant.flatMap((at) => {
      const number = kernel.numbers[at]
      return number === undefined ? [] : [{ kind: number.kind, id: number.id }]
    }),
    shares: sharesOf(kernel, present, { ...settings, mostEnumerated: MOST_ENUMERATED }),
    joint: { order: settings.order, ...jointChanges(kernel, present, { ...settings, mostLooked: MOST_LOOKED }) },
  }
}

function stabilityOfNumber(number: RuleSetNumber, trials: Trials, kernel: Kernel, bench: Bench): NumberStability {
  const at = kernel.numbers.findIndex((each) => each?.kind === number.kind && each.id === number.id)
  const isParameter = number.kind === 'parameter'
  const readBy = trials.readBy(number)
  const isDerivedWith = isParameter && trials.factsReading(number.id).size > 0
  const isCompared = isParameter && readBy.includes('rules')
  const isWeighed = isParameter ? readBy.includes('weighing') : at >= 0
  const group: NumberGroup = isDerivedWith ? 'window' : isCompared ? 'threshold' : isWeighed ? 'weight' : 'none'
  const decided = decidedBy(group, isWeighed, at >= 0)
  const placeAt = decided === 'arithmetic' ? byArithmetic(kernel, at, trials.present) : (value: number): HeldPlace => trials.placeWith(number, value)
  const tested = decided === 'not-read'
    ? [number.min, number.max]
    : decided === 'break-points'
      ? breakPoints(number, trials.rulesReading(number.id).map(({ rule }) => rule), bench.sheets, trials.parameter)
      : valuesOf(number)
  const ranges = rangesRound(number.value, tested, decided === 'not-read' ? () => trials.present : placeAt, trials.present)
  return { ...number, group, readBy, decided, exact: true, ...ranges }
}

function decidedBy(group: NumberGroup, isWeighed: boolean, isInKernel: boolean): Decided {
  switch (group) {
    case 'window':
      return 'every-value'
    case 'threshold':
      return isWeighed ? 'every-value' : 'break-points'
    case 'weight':
      return isInKernel ? 'arithmetic' : 'ranking'
    case 'none':
      return 'not-read'
    default:
      return group satisfies never
  }
}

const byArithmetic = (kernel: Kernel, at: number, present: HeldPlace) => (value: number): HeldPlace => {
  const weights = kernel.weighting()
  weights[at] = value
  return kernel.places[kernel.first(weights)] ?? present
}

function gapsOf({ sheets }: Bench): number {
  const gaps = sheets.find(({ subject }) => subject.kind === 'case')?.facts['data.minimumSetGaps']
  return gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0
}
