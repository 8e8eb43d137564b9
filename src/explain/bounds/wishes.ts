import { once, remembered } from '../../lazily.js'
import type { Candidate } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import { keyOf } from './space.js'

type Contender = Pick<Candidate, 'area' | 'subject'>

/** Which way a verdict moves what is looked for. `both`: it may go either way, so neither is taken for granted. */
export type Pull = 'up' | 'down' | 'both'

/** What is wanted of one candidate: more or less support, and that it applies or does not. */
export interface Wish {
  readonly points?: Pull
  readonly gate?: Pull
}

/** Wishes by candidate; a candidate that is not named does not matter. */
export type Wishes = ReadonlyMap<string, Wish>

const keys = new WeakMap<Candidate['subject'], Map<AreaId, string>>()

export function candidateKey(area: AreaId, subject: Candidate['subject']): string {
  let own = keys.get(subject)
  if (own === undefined) keys.set(subject, (own = new Map<AreaId, string>()))
  let key = own.get(area)
  if (key === undefined) own.set(area, (key = `${area} ${keyOf(subject)}`))
  return key
}

/** Gathers wishes. What is wished of a candidate is wished the other way round of those that share an event with it. */
export interface WishList {
  readonly all: Wishes
  readonly add: (candidate: Contender, points: Pull | undefined, gate: Pull | undefined) => void
  /** The same wish of every candidate of every other area. */
  readonly addOthers: (area: AreaId, points: Pull, gate: Pull) => void
}

export function wishList(world: World): WishList {
  const all = new Map<string, Wish>()
  const sharing = sharingIn(world.shared)
  const rivals = once(() => world.contenders().filter(({ subject }) => sharing.has(subject.id)))

  function merge({ area, subject }: Contender, points: Pull | undefined, gate: Pull | undefined): void {
    const key = candidateKey(area, subject)
    const before = all.get(key)
    const [p, g] = [both(before?.points, points), both(before?.gate, gate)]
    if (before === undefined || before.points !== p || before.gate !== g) all.set(key, { ...(p === undefined ? {} : { points: p }), ...(g === undefined ? {} : { gate: g }) })
  }

  function add(candidate: Contender, points: Pull | undefined, gate: Pull | undefined): void {
    merge(candidate, points, gate)
    if (points === undefined || !sharing.has(candidate.subject.id)) return
    const against = points === 'up' ? 'down' : points === 'down' ? 'up' : 'both'
    // Whether the other one applies at all matters in the same direction: a candidate that does not apply takes nothing.
    for (const rival of rivals()) if (shareAnEvent(candidate, rival, world)) merge(rival, against, against)
  }

  return {
    all,
    add,
    addOthers: (area, points, gate) => {
      for (const each of world.contenders()) if (each.area !== area) add(each, points, gate)
    },
  }
}

/** Everybody and everything that shares an event, by id. */
const sharingIn = remembered((shared: World['shared']): ReadonlySet<string> => new Set(shared.flatMap(({ person, event }) => [person, event])))

const both = (a: Pull | undefined, b: Pull | undefined): Pull | undefined => (a === undefined || a === b ? b : b === undefined ? a : 'both')

function shareAnEvent(one: Contender, other: Contender, { shared }: World): boolean {
  if (one.area === other.area) return false
  const [person, event] = one.subject.kind === 'person' ? [one, other] : [other, one]
  if (person.subject.kind !== 'person' || event.subject.kind !== 'event') return false
  return shared.some((each) => each.person === person.subject.id && each.event === event.subject.id && each.areas.includes(person.area))
}
