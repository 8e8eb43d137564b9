import type { Kernel, Weighting } from './kernel.js'
import { BLOCK, type Column } from './layout.js'

/** Weightings one after another, ranked a block at a time. */
export interface InBlocks {
  readonly add: (weighting: Weighting) => void
  /** Ranks those that still wait for a block to fill. */
  readonly finish: () => void
}

/** Tells of each weighting who stands first under it, in the order in which they were added; `numberAt` looks into it by place. */
export function inBlocks(kernel: Kernel, told: (place: number, numberAt: (at: number) => number) => void): InBlocks {
  const chosen = Int32Array.from({ length: BLOCK }, (_, row) => row)
  const block = kernel.weightings().map(({ values: [present = 0] }): Column => ({ values: new Float64Array(BLOCK).fill(present), chosen }))
  const relevant = kernel.relevant.map((at) => ({ at, values: (block[at] as Column).values }))
  let count = 0
  let row = 0
  const numberAt = (at: number): number => (block[at] as Column).values[row] as number
  function finish(): void {
    const places = kernel.firsts(block, count)
    for (row = 0; row < count; row += 1) told(places[row] as number, numberAt)
    count = 0
  }
  return {
    add(weighting) {
      for (const { at, values } of relevant) values[count] = weighting[at] as number
      count += 1
      if (count === BLOCK) finish()
    },
    finish,
  }
}
