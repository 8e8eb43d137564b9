import { generatorOf } from '../../random.js'

/** What is drawn in a stream of its own, so that turning one knob leaves everything else of a case as it was. */
export const STREAMS = { world: 1, missing: 2, dates: 3, scores: 4, raters: 5, words: 6 } as const

/** Draws from one stream of seeded numbers. */
export interface Draw {
  /** At least 0 and below 1. */
  readonly share: () => number
  readonly chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T | undefined
  /** From the standard normal distribution. */
  readonly normal: () => number
  readonly shuffled: <T>(list: readonly T[]) => readonly T[]
}

/** The draws of one stream of one case: they depend on the seed, the number of the case and the stream, and on nothing else. */
export function drawFor(seed: number, index: number, stream: number): Draw {
  let state = mixed(mixed(mixed(0x5f356495, seed), Math.floor(seed / TWO_32)), index)
  state = mixed(mixed(state, Math.floor(index / TWO_32)), stream)
  const next = generatorOf((mixed(state, 1) >>> 11) * TWO_32 + (mixed(state, 2) >>> 0))
  const share = (): number => next() / TWO_32
  const between = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1))
  return {
    share,
    between,
    chance: (probability) => share() < probability,
    pick: (list) => list[Math.floor(share() * list.length)] ?? list[0],
    weighted: (list) => {
      let left = share() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) if ((left -= weight) < 0) return value
      return undefined
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()),
    shuffled: (list) => {
      const left = [...list]
      const order: (typeof list)[number][] = []
      while (left.length > 0) order.push(...left.splice(Math.floor(share() * left.length), 1))
      return order
    },
  }
}

const TWO_32 = 0x1_0000_0000

/** One number out of two, every bit of which depends on every bit of both (after Murmur's finish). */
function mixed(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b | 0, 0xcc9e2d51), 0x1b873593) + 0x9e3779b9 | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
