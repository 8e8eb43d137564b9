import { compareText } from '../../compare-text.js'
import { OUTCOMES, type OutcomeKind } from '../../model/ranking-result.js'
import { generatorOf } from '../../random.js'
import { inBlocks } from './in-blocks.js'
import type { Kernel } from './kernel.js'
import { AT, BLOCK } from './layout.js'
import { holds } from './place.js'
import type { HeldPlace, Share, StrengthOrder, WeightShares } from './result.js'
import { type Axis, type Space, spaceOf } from './space.js'

/** How the shares are taken. */
export interface ShareOptions {
  readonly seed: number
  readonly samples: number
  readonly order: StrengthOrder
  /** Up to so many weightings, each is looked at. */
  readonly mostEnumerated: number
}

/** Who stands first over all permitted weightings: counted where they are few, sampled otherwise. */
export function sharesOf(kernel: Kernel, present: HeldPlace, { seed, samples, order, mostEnumerated }: ShareOptions): WeightShares {
  const space = spaceOf(kernel, order)
  const isSmall = space.size <= mostEnumerated
  const counts = isSmall ? enumerate(kernel, space) : sample(kernel, space, seed, samples)
  const points = isSmall ? space.size : samples
  const shareOf = (isCounted: (place: HeldPlace) => boolean): Share => {
    const count = counts.reduce((total, each, index) => total + (isCounted(placeAt(kernel, index)) ? each : 0), 0)
    return isSmall ? exactly(count, points) : estimated(count, points)
  }
  const areas = [...new Set(counts.flatMap((count, index) => (count > 0 ? placeAt(kernel, index).foci.map(({ area }) => area) : [])))].sort(compareText)
  const isFirst = (area: string, { foci }: HeldPlace): boolean => foci.some((focus) => focus.area === area)
  return {
    method: isSmall ? 'enumerated' : 'sampled',
    order,
    points,
    space: space.size,
    ...(isSmall ? {} : { seed }),
    areas: areas.map((area) => ({
      area,
      alone: shareOf((place) => place.outcome === 'lead' && isFirst(area, place)),
      shared: shareOf((place) => place.outcome === 'tie' && isFirst(area, place)),
    })),
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, shareOf((place) => place.outcome === outcome)])) as Record<OutcomeKind, Share>,
    area: shareOf((place) => holds('area', present, place)),
    subject: shareOf((place) => holds('subject', present, place)),
    kept: shareOf((place) => holds('kept', present, place)),
  }
}

const placeAt = ({ places }: Kernel, index: number): HeldPlace => places[index] ?? { outcome: 'no-clear-focus', foci: [] }

/** How often each place comes first over the whole space. */
function enumerate(kernel: Kernel, { strengths, axes }: Space): readonly number[] {
  const counts: number[] = []
  const weights = kernel.weighting()
  const all = inBlocks(kernel, (place) => {
    counts[place] = (counts[place] ?? 0) + 1
  })
  const walk = (depth: number): void => {
    const axis = axes[depth]
    if (axis === undefined) {
      all.add(weights)
      return
    }
    for (let value = axis.number.min; value <= axis.number.max; value += 1) {
      weights[axis.at] = value
      walk(depth + 1)
    }
  }
  for (const triple of strengths) {
    put(weights, triple)
    walk(0)
  }
  all.finish()
  return filled(counts)
}

/** How often each place comes first among weightings drawn at random, each as likely as another. */
function sample(kernel: Kernel, space: Space, seed: number, samples: number): readonly number[] {
  const next = generatorOf(seed)
  const counts: number[] = []
  const block = kernel.weightings()
  const packs = packsOf(space)
  for (const { columns, draws: chosen } of packs) for (const { at, values } of columns) block[at] = { values, chosen, isFixed: true }
  for (let drawn = 0; drawn < samples; drawn += BLOCK) {
    const count = Math.min(BLOCK, Math.ceil(samples - drawn))
    for (const { draws, perDraw } of packs) for (let row = 0; row < count; row += 1) draws[row] = next() * perDraw
    const places = kernel.firsts(block, count)
    for (let row = 0; row < count; row += 1) {
      const place = places[row] as number
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return filled(counts)
}

/** Numbers that are drawn together, with every combination of their values: one draw of a generator serves several. */
interface Pack {
  /** Of each number, where it stands and what it is in each combination. */
  readonly columns: readonly { readonly at: number; readonly values: Float64Array }[]
  /** A draw times this is the place of a combination. */
  readonly perDraw: number
  /** The combinations drawn for a block of weightings. */
  readonly draws: Int32Array
}

/** Few enough for each combination to be as likely as another but for less than a millionth, and for lists to be made at once. */
const MOST_IN_A_PACK = 512

function packsOf({ strengths, axes }: Space): readonly Pack[] {
  const columns = [AT.strong, AT.moderate, AT.weak].map((at, place) => ({ at, values: Float64Array.from(strengths, (triple) => triple[place] as number) }))
  const packs: Pack[] = [packOf(columns, strengths.length)]
  let together: Axis[] = []
  for (const axis of axes) {
    if (together.length > 0 && combinationsOf([...together, axis]) > MOST_IN_A_PACK) {
      packs.push(combined(together))
      together = []
    }
    together.push(axis)
  }
  return together.length === 0 ? packs : [...packs, combined(together)]
}

const packOf = (columns: Pack['columns'], combinations: number): Pack => ({ columns, perDraw: combinations / 0x1_0000_0000, draws: new Int32Array(BLOCK) })

const combinationsOf = (axes: readonly Axis[]): number => axes.reduce((count, { number }) => count * (number.max - number.min + 1), 1)

function combined(axes: readonly Axis[]): Pack {
  const combinations = combinationsOf(axes)
  let repeats = 1
  const columns = axes.map(({ at, number: { min, max } }) => {
    const count = max - min + 1
    const values = new Float64Array(combinations)
    for (let place = 0; place < combinations; place += 1) values[place] = min + (Math.floor(place / repeats) % count)
    repeats *= count
    return { at, values }
  })
  return packOf(columns, combinations)
}

function put(weights: Float64Array, [strong, moderate, weak]: readonly [number, number, number]): void {
  weights[AT.strong] = strong
  weights[AT.moderate] = moderate
  weights[AT.weak] = weak
}

// A list that was filled out of order has holes, which `reduce` and `flatMap` would pass over.
const filled = (counts: readonly number[]): readonly number[] => Array.from(counts, (count: number | undefined) => count ?? 0)

function exactly(count: number, points: number): Share {
  const share = points === 0 ? 0 : count / points
  return { share, low: share, high: share }
}

const Z = 1.959963984540054

/** Wilson's interval: sound near 0 and 1 too, where the usual one is not. */
function estimated(count: number, points: number): Share {
  if (points === 0) return { share: 0, low: 0, high: 1 }
  const share = count / points
  const z2 = (Z * Z) / points
  const centre = (share + z2 / 2) / (1 + z2)
  const half = (Z * Math.sqrt((share * (1 - share)) / points + z2 / (4 * points))) / (1 + z2)
  return { share, low: count === 0 ? 0 : Math.max(0, centre - half), high: count === points ? 1 : Math.min(1, centre + half) }
}
