import { generatorOf } from '../../random.js'
import { misuse } from '../agreement/statistics/estimate.js'
import { meanOf } from './ground.js'

/** A model of several inputs, each from 0 to 1, with one or more outputs. */
export type Model = (inputs: readonly number[]) => readonly number[]

/** How trajectories are drawn. */
export interface MorrisOptions {
  /** Trajectories; 10 when left out. */
  readonly trajectories?: number | undefined
  /** Even number of values that an input is tried at; 4 when left out. */
  readonly levels?: number | undefined
  readonly seed?: number | undefined
}

/** Elementary effects of one input on one output. */
export interface ElementaryEffects {
  /** Mean effect, of which opposite ones cancel out. */
  readonly mu: number
  /** Mean size of an effect. */
  readonly muStar: number
  /** Spread of the effects: high where an input works through others or not in a straight line. */
  readonly sigma: number
  /** Standard error of the mean size. */
  readonly error: number
}

/**
 * Elementary effects (Morris 1991, mean size after Campolongo, Cariboni and Saltelli 2007), by output and input. Each trajectory
 * begins at a random place of the grid and moves every input once, in random order, by p/(2(p−1)) for p levels; an effect
 * is the change of the output by that step. Runs the model `trajectories · (inputs + 1)` times.
 */
export function morris(model: Model, inputs: number, { trajectories = 10, levels = 4, seed = 1 }: MorrisOptions = {}): readonly (readonly ElementaryEffects[])[] {
  if (!(Number.isInteger(trajectories) && trajectories >= 2)) throw misuse('/trajectories', 'a whole number from 2', trajectories)
  if (!(Number.isInteger(levels) && levels >= 2 && levels % 2 === 0)) throw misuse('/levels', 'an even number from 2', levels)
  const next = generatorOf(seed)
  const below = (count: number): number => Math.floor((next() / 0x1_0000_0000) * count)
  const step = levels / 2
  const effects: number[][][] = []
  for (let trajectory = 0; trajectory < trajectories; trajectory += 1) {
    const place = Array.from({ length: inputs }, () => below(levels))
    const order = shuffled(inputs, below)
    let before = model(place.map((level) => level / (levels - 1)))
    for (const input of order) {
      const level = place[input] ?? 0
      // From the lower half a step up stays within the grid, from the upper half one down.
      const direction = level < step ? 1 : -1
      place[input] = level + direction * step
      const after = model(place.map((each) => each / (levels - 1)))
      after.forEach((value, output) => {
        const effect = (value - (before[output] ?? 0)) / ((direction * step) / (levels - 1))
        const own = (effects[output] ??= Array.from({ length: inputs }, () => []))
        own[input]?.push(effect)
      })
      before = after
    }
  }
  return effects.map((ofInputs) => ofInputs.map(summary))
}

function summary(effects: readonly number[]): ElementaryEffects {
  const sizes = effects.map(Math.abs)
  const [mu, muStar] = [meanOf(effects), meanOf(sizes)]
  return { mu, muStar, sigma: spreadOf(effects, mu), error: spreadOf(sizes, muStar) / Math.sqrt(effects.length) }
}

const spreadOf = (values: readonly number[], mean: number): number => Math.sqrt(values.reduce((total, each) => total + (each - mean) ** 2, 0) / (values.length - 1))

function shuffled(count: number, below: (count: number) => number): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const held = order[at] ?? at
    order[at] = order[other] ?? other
    order[other] = held
  }
  return order
}
