import { AT, BLOCK, type Column, type Layout, type PlacedCandidate, type Term, type Weightings } from './layout.js'

/** Points of candidates under weightings, by the candidate's place. All but the sums is asked of one weighting, the one turned to. */
export interface Sums {
  /** Adds up the points under so many weightings. */
  readonly take: (weightings: Weightings, count: number) => void
  /** Turns to one of the weightings taken last. */
  readonly turnTo: (row: number) => void
  /** Support, for sure candidates and for the open ones of areas that have no sure one. */
  readonly support: (candidate: number) => number
  /** Bounds over what is open. */
  readonly high: (candidate: number) => number
  readonly low: (candidate: number) => number
  /** Points that speak against. */
  readonly against: (candidate: number) => number
  /** Whether a candidate with so many points is well supported. */
  readonly isWell: (candidate: number, points: number) => boolean
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

/** Whether a term gives points whatever its numbers are. */
const isAboveZero = ({ strong, moderate, weak, cap }: Term, numbers: Layout['numbers']): boolean => {
  const least = (at: number): number => numbers[at]?.min ?? 0
  return least(cap) > 0 && Math.min(least(AT.strong), least(AT.moderate), least(AT.weak)) >= 0
    && strong * least(AT.strong) + moderate * least(AT.moderate) + weak * least(AT.weak) > 0
}

/** Terms of one sort have the same points, up to their caps. */
const sortOf = ({ strong, moderate, weak }: Term): string => `${strong} ${moderate} ${weak}`

/** Whole numbers have no branch to be guessed wrongly by the processor, which would cost more than all the rest of a sum. */
const lesserOf = (isWhole: boolean): ((a: number, b: number) => number) =>
  isWhole ? (a, b) => b + ((a - b) & ((a - b) >> 31)) : (a, b) => (a < b ? a : b)

export function summing({ terms, candidates, numbers, isWhole }: Pick<Layout, 'terms' | 'candidates' | 'numbers' | 'isWhole'>): Sums {
  const lesser = lesserOf(isWhole)
  const [strong, moderate, weak, cap] = (['strong', 'moderate', 'weak', 'cap'] as const).map((key) => Int32Array.from(terms, (term) => term[key])) as [
    Int32Array, Int32Array, Int32Array, Int32Array,
  ]
  const isShared = Uint8Array.from(terms, (term) => Number(term.isShared))
  const sureAreas = new Set(candidates.filter((each) => each.isSure).map(({ area }) => area))
  // Open candidates are only held against each other, where nobody else of their area is sure.
  const isCounted = (each: PlacedCandidate): boolean => each.isSure || (!sureAreas.has(each.area) && candidates.some((other) => other !== each && other.area === each.area))
  const counted = Int32Array.from(candidates.flatMap((each, index) => (isCounted(each) ? [index] : [])))
  const hot = 1 + Math.max(-1, ...Array.from(counted).flatMap((index) => [...(candidates[index]?.for ?? []), ...(candidates[index]?.against ?? [])]))
  const sorts = [...new Map(terms.slice(0, hot).map((term) => [sortOf(term), term]))]
  const sort = Int32Array.from(terms, (term) => sorts.findIndex(([key]) => key === sortOf(term)))
  const { items, proEnds, conEnds } = inARow(Array.from(counted).flatMap((index) => candidates[index] ?? []))
  const isSure = Uint8Array.from(candidates, (each) => Number(each.isSure))
  const listOf = (side: 'for' | 'against' | 'mayFor' | 'mayAgainst'): readonly Int32Array[] => candidates.map((each) => Int32Array.from(each[side]))
  const [carriers, opposing, mayCarry, mayOppose] = [listOf('for'), listOf('against'), listOf('mayFor'), listOf('mayAgainst')]
  const marks = Uint8Array.from(terms, ({ isAnchor, isCore }) => (isAnchor ? ANCHOR : 0) | (isCore ? CORE : 0))
  // Where no number lets a term come to nothing, what carries a candidate is the same under all.
  const isNeverNothing = terms.map((term) => isAboveZero(term, numbers))
  const alwaysCarry = Uint8Array.from(carriers, (own) => Number(own.every((term) => isNeverNothing[term] === true)))
  const isComplete = Uint8Array.from(carriers, (own) => Number(own.reduce((found, term) => found | (marks[term] as number), 0) === (ANCHOR | CORE)))
  const sharing = counted.filter((index) => (candidates[index]?.rivals.length ?? 0) > 0)
  /** Rivals of which it is sure that they apply and that they claim the event; each once. */
  const surely = candidates.map(({ rivals }) => Int32Array.from(new Set(rivals.filter((each) => each.certain && candidates[each.candidate]?.isSure === true).map((each) => each.candidate))))
  // A block for each term or candidate.
  const value = new Float64Array(terms.length * BLOCK)
  const alone = new Float64Array(candidates.length * BLOCK)
  const support = new Float64Array(candidates.length * BLOCK)
  const isHalved = new Uint8Array(candidates.length * BLOCK)
  let taken: Weightings = []
  let row = 0
  /** Points of each sort before caps, by triple of strengths, and the strengths they were reckoned for. */
  let uncapped: readonly Float64Array[] = []
  let uncappedOf: Float64Array | undefined
  const now = (at: number): number => {
    const { values, chosen } = taken[at] as Column
    return values[chosen[row] as number] as number
  }

  function take(weightings: Weightings, count: number): void {
    taken = weightings
    const [{ values: forStrong, chosen: strengths, isFixed = false }, { values: forModerate }, { values: forWeak }] = [weightings[AT.strong], weightings[AT.moderate], weightings[AT.weak]] as [Column, Column, Column]
    if (!isFixed || forStrong !== uncappedOf) {
      uncappedOf = forStrong
      uncapped = sorts.map(([, { strong, moderate, weak }]) => {
        const points = new Float64Array(forStrong.length)
        for (let at = 0; at < points.length; at += 1) points[at] = strong * (forStrong[at] as number) + moderate * (forModerate[at] as number) + weak * (forWeak[at] as number)
        return points
      })
    }
    for (let term = 0; term < hot; term += 1) {
      const into = term * BLOCK
      const points = uncapped[sort[term] as number] as Float64Array
      const { values: caps, chosen } = weightings[cap[term] as number] as Column
      for (let at = 0; at < count; at += 1) value[into + at] = lesser(points[strengths[at] as number] as number, caps[chosen[at] as number] as number)
    }
    let item = 0
    for (let place = 0; place < counted.length; place += 1) {
      const into = (counted[place] as number) * BLOCK
      support.fill(0, into, into + count)
      for (const end = proEnds[place] as number; item < end; item += 1) {
        const from = (items[item] as number) * BLOCK
        for (let at = 0; at < count; at += 1) support[into + at] = (support[into + at] as number) + (value[from + at] as number)
      }
      for (const end = conEnds[place] as number; item < end; item += 1) {
        const from = (items[item] as number) * BLOCK
        for (let at = 0; at < count; at += 1) support[into + at] = (support[into + at] as number) - (value[from + at] as number)
      }
    }
    if (sharing.length === 0) return
    alone.set(support)
    for (const candidate of sharing) for (let at = 0; at < count; at += 1) halve(candidate, at)
  }

  /** Themes of event and timing count by half where a better supported candidate claims the event too. */
  function halve(candidate: number, at: number): void {
    const place = candidate * BLOCK + at
    const own = alone[place] as number
    const claimants = surely[candidate] as Int32Array
    isHalved[place] = 0
    for (const claimant of claimants) if ((alone[claimant * BLOCK + at] as number) > own) isHalved[place] = 1
    if (isHalved[place] === 0) return
    let points = own
    for (const term of carriers[candidate] as Int32Array) {
      const counts = value[term * BLOCK + at] as number
      if (isShared[term] === 1) points -= counts - Math.floor(counts / 2)
    }
    support[place] = points
  }

  function total(list: Int32Array, halved: boolean): number {
    if (list.length === 0) return 0
    const [forStrong, forModerate, forWeak] = [now(AT.strong), now(AT.moderate), now(AT.weak)]
    let sum = 0
    for (let at = 0; at < list.length; at += 1) {
      const term = list[at] as number
      const points = (strong[term] as number) * forStrong + (moderate[term] as number) * forModerate + (weak[term] as number) * forWeak
      const most = now(cap[term] as number)
      const counts = points < most ? points : most
      sum += halved && isShared[term] === 1 ? Math.floor(counts / 2) : counts
    }
    return sum
  }

  function against(candidate: number): number {
    const list = opposing[candidate] as Int32Array
    if (isSure[candidate] !== 1) return total(list, false)
    // What sure candidates count was added up for the whole block.
    let sum = 0
    for (let at = 0; at < list.length; at += 1) sum += value[(list[at] as number) * BLOCK + row] as number
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
    const isPossible = isHalved[candidate * BLOCK + row] === 1 || (candidates[candidate]?.rivals ?? []).some(({ candidate: rival }) => highIf(rival, false) > own)
    return isPossible ? lowIf(candidate, true) : own
  }

  function isWell(candidate: number, points: number): boolean {
    if (points < now(AT.wellSupported)) return false
    const own = carriers[candidate] as Int32Array
    const halved = isHalved[candidate * BLOCK + row] === 1
    if (!halved && alwaysCarry[candidate] === 1) return isComplete[candidate] === 1 && own.length >= now(AT.wellSupportedThemes)
    let carrying = 0
    let found = 0
    for (let at = 0; at < own.length; at += 1) {
      const term = own[at] as number
      const full = value[term * BLOCK + row] as number
      if ((halved && isShared[term] === 1 ? Math.floor(full / 2) : full) <= 0) continue
      carrying += 1
      found |= marks[term] as number
    }
    return found === (ANCHOR | CORE) && carrying >= now(AT.wellSupportedThemes)
  }

  return {
    take,
    turnTo: (to) => {
      row = to
    },
    support: (candidate) => support[candidate * BLOCK + row] as number,
    high,
    low,
    isWell,
    against,
  }
}
