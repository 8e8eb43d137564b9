import type { CirclePerson, Ring } from './circle-people.js'

/** The rings on the page; radii of the three rings, and of the room outside them. */
export interface Disc {
  readonly x: number
  readonly y: number
  /** Radius of the client's own place in the middle. */
  readonly middle: number
  readonly rings: readonly [inner: number, middle: number, outer: number, outside: number]
  /** Radius of a person's shape. */
  readonly node: number
}

/** Somebody's place on the disc; the angle runs clockwise from the right, in radians. */
export interface Spot {
  readonly person: CirclePerson
  readonly angle: number
  readonly radius: number
  /** Where an arrow begins. */
  readonly fromRadius: number | undefined
}

export const pointAt = ({ x, y }: Pick<Disc, 'x' | 'y'>, angle: number, radius: number): readonly [x: number, y: number] =>
  [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius]

/** Half of the room that is kept at the top for the names of the rings. */
const GAP = 16
const HALF = 180 - GAP
const TOP_RIGHT = GAP - 90
const BOTTOM = 90

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Angles for so many people, clockwise from the top, half of them on each side. */
export function anglesFor(count: number): readonly number[] {
  const right = Math.ceil(count / 2)
  const left = count - right
  return Array.from({ length: count }, (_, index) =>
    radians(index < right ? TOP_RIGHT + ((index + 0.5) * HALF) / right : BOTTOM + ((index - right + 0.5) * HALF) / left))
}

/** Everybody at an angle of their own, in the band of their ring; where a ring is crowded, neighbours stand at different depths. */
export function spotsOn(disc: Disc, people: readonly CirclePerson[]): readonly Spot[] {
  const angles = anglesFor(people.length)
  const places = people.map((person, index) => ({ person, angle: angles[index] ?? 0 }))
  const spots = ([1, 2, 3, 4] as const).flatMap((ring) => {
    const own = places.filter(({ person }) => person.ring === ring)
    const [low, high] = bandOf(disc, ring)
    const depths = depthsFor(disc.node, own.map(({ angle }) => angle), low, high)
    return own.map(({ person, angle }, index) => ({
      person,
      angle,
      radius: low + ((high - low) * ((index % depths) + 0.5)) / depths,
      fromRadius: person.movedFrom === undefined ? undefined : middleOf(bandOf(disc, person.movedFrom)),
    }))
  })
  return spots.sort((a, b) => a.angle - b.angle)
}

const middleOf = ([low, high]: readonly [number, number]): number => (low + high) / 2

/** Radii between which shapes touch neither the ring within nor the ring without. */
function bandOf({ rings, middle, node }: Disc, ring: Ring): readonly [low: number, high: number] {
  const [within, without] = [ring === 1 ? middle : (rings[ring - 2] ?? 0), rings[ring - 1] ?? 0]
  return [within + node + 4, without - node - 2]
}

const MOST_DEPTHS = 3

function depthsFor(node: number, angles: readonly number[], low: number, high: number): number {
  const nearest = Math.min(...angles.slice(1).map((angle, index) => angle - (angles[index] ?? 0)))
  const room = nearest * middleOf([low, high])
  return Number.isFinite(room) ? Math.min(MOST_DEPTHS, Math.max(1, Math.ceil((2 * node + 6) / room))) : 1
}

/**
 * Upper edges of blocks that must not overlap, as near as can be to where each would like its middle, between two
 * limits. Blocks come in the order of their wishes; there is room for all of them.
 */
export function stacked(blocks: readonly { readonly wish: number; readonly height: number }[], top: number, bottom: number): readonly number[] {
  const before: number[] = []
  let total = 0
  for (const { height } of blocks) {
    before.push(total)
    total += height
  }
  // Neighbours whose wishes collide move as one, by the mean of what they would like.
  const pools: { sum: number; count: number }[] = []
  blocks.forEach(({ wish, height }, index) => {
    let pool = { sum: wish - height / 2 - (before[index] ?? 0), count: 1 }
    for (let last = pools.at(-1); last !== undefined && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop()
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
    }
    pools.push(pool)
  })
  const shifts = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  return blocks.map((_, index) => (before[index] ?? 0) + Math.min(Math.max(shifts[index] ?? 0, top), Math.max(top, bottom - total)))
}
