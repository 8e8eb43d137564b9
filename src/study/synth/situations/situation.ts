import type { Mention } from '../../../model/case.js'
import type { CoreAreaId } from '../../../model/words.js'
import type { World } from '../world.js'

/** Who or what an area is about in a case. */
export interface SyntheticSubject {
  readonly kind: 'person' | 'event' | 'case'
  /** Id of the person or event; `case` for the client's ties as a whole. */
  readonly id: string
}

/** A thing that happens in lives, as textbooks of the field describe it. */
export interface Situation {
  readonly area: CoreAreaId
  readonly name: string
  /** How often it comes about in such a life; 0 where it cannot. */
  readonly weight: (world: World) => number
  /** Puts it into a life; each of its signs is there with the chance that `sign` draws. */
  readonly place: (world: World, sign: Sign) => SyntheticSubject
}

/** Whether one sign shows; `usual` is how common it is where the situation is at its plainest. */
export type Sign = (usual?: number) => boolean

/** The day of something that comes shortly before the onset, or, where time speaks against it, years before or after. */
export function dayAround(world: World, sign: Sign, longest = 150): number {
  const { draw, onset, assessed } = world
  if (sign()) return onset - draw.between(3, longest)
  const room = assessed - onset - 10
  return room > 20 && draw.chance(0.4) ? onset + draw.between(10, room) : onset - draw.between(500, 1500)
}

/** Lets it be what the client wants help with and feels most about. */
export function wish(world: World, sign: Sign, mention: Mention): void {
  world.wishes.push({ mention, weight: (sign() ? 1 : 0.2) + world.draw.share() * 0.5 })
}
