import { AT, type PlacedCandidate, type Term } from './layout.js'

/** Points of candidates under the weighting taken last, by the candidate's place. */
export interface Sums {
  /** Adds up the points under these weights. */
  readonly take: (weights: Float64Array) => void
  /** Support, for sure candidates and for the open ones of areas that have no sure one. */
  readonly support: Float64Array
  /** Bounds over what is open. */
  readonly high: (candidate: number) => number
  readonly low: (candidate: number) => number
  /** Points that speak against. */
  readonly against: (candidate: number) => number
  /** Whether a candidate with so many points is well supported. */
  readonly isWell: (candidate: number, points: number, weights: Float64Array) => boolean
}

// Marks of a theme.
const ANCHOR = 1
const CORE = 2

/** What speaks for and against candidate after candidate, laid end to end, and where each list ends. */
function inARow(candidates: readonly PlacedCandidate[]): { readonly items: Int32Array; readonly proEnds: Int32Array; readonly conEnds: Int32Array } {
  let length = 0
  const ends = candidates.map(({ for: pro, against: con }) => {
    const end = length + pro.length
    length = end + con.length
    return [end, length] as const
  })
  return {
    items: Int32Array.from(candidates.flatMap(({ for: pro, against: con }) => [...pro, ...con])),
    proEnds: Int32Array.from(ends, ([end]) => end),
    conEnds: Int32Array.from(ends, ([, end]) => end),
  }
}

export function summing(terms: readonly Term[], candidates: readonly PlacedCandidate[]): Sums {
  const [strong, moderate, weak, cap] = (['strong', 'moderate', 'weak', 'cap'] as const).map((key) => Int32Array.from(terms, (term) => term[key])) as [
    Int32Array, Int32Array, Int32Array, Int32Array,
  ]
  const isShared = Uint8Array.from(terms, (term) => Number(term.isShared))
  const sureAreas = new Set(candidates.filter((each) => each.isSure).map(({ area }) => area))
  const counted = Int32Array.from(candidates.flatMap((each, index) => (each.isSure || !sureAreas.has(each.area) ? [index] : [])))
  const hot = 1 + Math.max(-1, ...Array.from(counted).flatMap((index) => [...(candidates[index]?.for ?? []), ...(candidates[index]?.against ?? [])]))
  const { items, proEnds, conEnds } = inARow(Array.from(counted).flatMap((index) => candidates[index] ?? []))
  const isSure = Uint8Array.from(candidates, (each) => Number(each.isSure))
  const listOf = (side: 'for' | 'against' | 'mayFor' | 'mayAgainst'): readonly Int32Array[] => candidates.map((each) => Int32Array.from(each[side]))
  const [carriers, opposing, mayCarry, mayOppose] = [listOf('for'), listOf('against'), listOf('mayFor'), listOf('mayAgainst')]
  const marks = Uint8Array.from(terms, ({ isAnchor, isCore }) => (isAnchor ? ANCHOR : 0) | (isCore ? CORE : 0))
  const sharing = Int32Array.from(candidates.flatMap(({ rivals }, index) => (rivals.length > 0 ? [index] : [])))
  /** Rivals of which it is sure that they apply and that they claim the event; each once. */
  const surely = candidates.map(({ rivals }) => Int32Array.from(new Set(rivals.filter((each) => each.certain && candidates[each.candidate]?.isSure === true).map((each) => each.candidate))))
  const value = new Float64Array(terms.length)
  const alone = new Float64Array(candidates.length)
  const support = new Float64Array(candidates.length)
  const isHalved = new Uint8Array(candidates.length)
  let taken: Float64Array = new Float64Array()

  function take(weights: Float64Array): void {
    taken = weights
    const [forStrong, forModerate, forWeak] = [weights[AT.strong] as number, weights[AT.moderate] as number, weights[AT.weak] as number]
    for (let term = 0; term < hot; term += 1) {
      const points = (strong[term] as number) * forStrong + (moderate[term] as number) * forModerate + (weak[term] as number) * forWeak
      const most = weights[cap[term] as number] as number
      value[term] = points < most ? points : most
    }
    let at = 0
    for (let place = 0; place < counted.length; place += 1) {
      let points = 0
      for (const end = proEnds[place] as number; at < end; at += 1) points += value[items[at] as number] as number
      for (const end = conEnds[place] as number; at < end; at += 1) points -= value[items[at] as number] as number
      const candidate = counted[place] as number
      alone[candidate] = points
      support[candidate] = points
    }
    for (let place = 0; place < sharing.length; place += 1) halve(sharing[place] as number)
  }

  /** Themes of event and timing count by half where a better supported candidate claims the event too. */
  function halve(candidate: number): void {
    isHalved[candidate] = 0
    const own = alone[candidate] as number
    const claimants = surely[candidate] as Int32Array
    for (let at = 0; at < claimants.length; at += 1) if ((alone[claimants[at] as number] as number) > own) isHalved[candidate] = 1
    if (isHalved[candidate] === 0) return
    const list = carriers[candidate] as Int32Array
    let points = own
    for (let at = 0; at < list.length; at += 1) {
      const term = list[at] as number
      if (isShared[term] === 1) points -= (value[term] as number) - Math.floor((value[term] as number) / 2)
    }
    support[candidate] = points
  }

  function total(list: Int32Array, halved: boolean): number {
    const [forStrong, forModerate, forWeak] = [taken[AT.strong] as number, taken[AT.moderate] as number, taken[AT.weak] as number]
    let sum = 0
    for (let at = 0; at < list.length; at += 1) {
      const term = list[at] as number
      const points = (strong[term] as number) * forStrong + (moderate[term] as number) * forModerate + (weak[term] as number) * forWeak
      const most = taken[cap[term] as number] as number
      const counts = points < most ? points : most
      sum += halved && isShared[term] === 1 ? Math.floor(counts / 2) : counts
    }
    return sum
  }

  function highIf(candidate: number, halved: boolean): number {
    const points = total(mayCarry[candidate] as Int32Array, halved) - total(opposing[candidate] as Int32Array, false)
    return isSure[candidate] === 1 ? points : Math.max(0, points)
  }

  function lowIf(candidate: number, halved: boolean): number {
    const points = total(carriers[candidate] as Int32Array, halved) - total(mayOppose[candidate] as Int32Array, false)
    return isSure[candidate] === 1 ? points : Math.min(0, points)
  }

  function high(candidate: number): number {
    const own = highIf(candidate, false)
    const claimants = surely[candidate] as Int32Array
    for (let at = 0; at < claimants.length; at += 1) if (lowIf(claimants[at] as number, false) > own) return highIf(candidate, true)
    return own
  }

  function low(candidate: number): number {
    const own = lowIf(candidate, false)
    const isPossible = isHalved[candidate] === 1 || (candidates[candidate]?.rivals ?? []).some(({ candidate: rival }) => highIf(rival, false) > own)
    return isPossible ? lowIf(candidate, true) : own
  }

  function isWell(candidate: number, points: number, weights: Float64Array): boolean {
    if (points < (weights[AT.wellSupported] as number)) return false
    const own = carriers[candidate] as Int32Array
    let carrying = 0
    let found = 0
    for (let at = 0; at < own.length; at += 1) {
      const term = own[at] as number
      const full = value[term] as number
      if ((isHalved[candidate] === 1 && isShared[term] === 1 ? Math.floor(full / 2) : full) <= 0) continue
      carrying += 1
      found |= marks[term] as number
    }
    return found === (ANCHOR | CORE) && carrying >= (weights[AT.wellSupportedThemes] as number)
  }

  return { take, support, high, low, isWell, against: (candidate) => total(opposing[candidate] as Int32Array, false) }
}
