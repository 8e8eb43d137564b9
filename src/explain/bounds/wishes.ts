import type { Candidate } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import { keyOf } from './space.js'

/** Which way a verdict moves what is looked for. `both`: it may go either way, so neither is taken for granted. */
export type Pull = 'up' | 'down' | 'both'

/** What is wanted of one candidate: more or less support, and that it applies or does not. */
export interface Wish {
  readonly points?: Pull
  readonly gate?: Pull
}

/** Wishes by candidate; a candidate that is not named does not matter. */
export type Wishes = ReadonlyMap<string, Wish>

export const candidateKey = (area: AreaId, subject: Candidate['subject']): string => `${area} ${keyOf(subject)}`

/** Gathers wishes. What is wished of a candidate is wished the other way round of those that share an event with it. */
export interface WishList {
  readonly all: Wishes
  readonly add: (candidate: Candidate, points: Pull | undefined, gate: Pull | undefined) => void
  /** The same wish of every candidate of every other area. */
  readonly addOthers: (area: AreaId, points: Pull, gate: Pull) => void
}

export function wishList(world: World): WishList {
  const all = new Map<string, Wish>()
  const candidates = world.ranking.areas.flatMap((area) => area.candidates)

  function merge({ area, subject }: Candidate, points: Pull | undefined, gate: Pull | undefined): void {
    const key = candidateKey(area, subject)
    const before = all.get(key)
    const [p, g] = [both(before?.points, points), both(before?.gate, gate)]
    all.set(key, { ...(p === undefined ? {} : { points: p }), ...(g === undefined ? {} : { gate: g }) })
  }

  function add(candidate: Candidate, points: Pull | undefined, gate: Pull | undefined): void {
    merge(candidate, points, gate)
    if (points === undefined || world.shared.length === 0) return
    const against = points === 'up' ? 'down' : points === 'down' ? 'up' : 'both'
    // Whether the other one applies at all matters in the same direction: a candidate that does not apply takes nothing.
    for (const rival of candidates) if (shareAnEvent(candidate, rival, world)) merge(rival, against, against)
  }

  return {
    all,
    add,
    addOthers: (area, points, gate) => {
      for (const each of candidates) if (each.area !== area) add(each, points, gate)
    },
  }
}

const both = (a: Pull | undefined, b: Pull | undefined): Pull | undefined => (a === undefined || a === b ? b : b === undefined ? a : 'both')

function shareAnEvent(one: Candidate, other: Candidate, { shared }: World): boolean {
  if (one.area === other.area) return false
  const [person, event] = one.subject.kind === 'person' ? [one, other] : [other, one]
  if (person.subject.kind !== 'person' || event.subject.kind !== 'event') return false
  return shared.some((each) => each.person === person.subject.id && each.event === event.subject.id && each.areas.includes(person.area))
}
