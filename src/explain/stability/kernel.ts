import type { Focus, OutcomeKind } from '../../model/ranking-result.js'
import { AT, BLOCK, type Column, layOut, type Weightings } from './layout.js'
import { prune } from './prune.js'
import type { HeldPlace, RuleSetNumber } from './result.js'
import type { Reduced } from './reduce.js'
import { summing } from './sums.js'

/** Numbers of the weighing, by place. */
export type Weighting = Float64Array

/** Who stands first under any weighting, from verdicts that were counted once. Neither rules nor facts are gone back to. */
export interface Kernel {
  /** By place in a weighting; undefined where the rule set has no such number. */
  readonly numbers: readonly (RuleSetNumber | undefined)[]
  /** Places of the numbers that can matter in this case. */
  readonly relevant: readonly number[]
  /** The present numbers; a new one each time. */
  readonly weighting: () => Weighting
  /** A block of weightings, each the present numbers: columns to put others in place of. */
  readonly weightings: () => Column[]
  /** Place in `places` of whoever stands first. */
  readonly first: (weighting: Weighting) => number
  /** The same for so many of a block at once; overwritten the next time. */
  readonly firsts: (weightings: Weightings, count: number) => Int32Array
  /** Everybody who was found to stand first so far; grows. */
  readonly places: readonly HeldPlace[]
}

// Codes of the arithmetic.
const SURE = 0
const OPEN = 1
const OUTCOMES: readonly OutcomeKind[] = ['lead', 'tie', 'no-clear-focus', 'insufficient-data']
const LEAD = 0
const TIE = 1
const NO_FOCUS = 2
const TOO_LITTLE = 3

/** The same arithmetic as weighing and ranking, on counts, for one case. */
export function kernelOf(counted: Reduced, numbers: readonly RuleSetNumber[]): Kernel {
  const reduced = prune(counted)
  const layout = layOut(reduced, numbers)
  const { candidates } = layout
  const areaCount = reduced.areas.length
  const sum = summing(layout)
  const { support, high, low, against, isWell } = sum
  let weightings: Weightings = []
  let row = 0
  /** A number of the weighting at hand. */
  const now = (at: number): number => {
    const { values, chosen } = weightings[at] as Column
    return values[chosen[row] as number] as number
  }

  // Candidates are in the order in which they go before each other when level, but for their bounds.
  const inArea = (isSure: boolean): readonly Int32Array[] =>
    reduced.areas.map((_, area) => Int32Array.from(candidates.flatMap((each, index) => (each.area === area && each.isSure === isSure ? [index] : []))))
  const sure = inArea(true)
  const open = inArea(false)
  /** Of the sure candidates the best stands for an area, of the open ones where there are no others. */
  const hasSure = Uint8Array.from(sure, (list) => Number(list.length > 0))
  const leading = sure.map((list, area) => (list.length > 0 ? list : (open[area] ?? list)))
  const standings = reduced.areas.map(({ standing }) => standing)
  const [isOrdinary, isResidual, isDeducted] = (['ordinary', 'residual', 'deducted'] as const).map((each) => Uint8Array.from(standings, (standing) => Number(standing === each))) as [
    Uint8Array, Uint8Array, Uint8Array,
  ]
  const ranked = Int32Array.from(standings.flatMap((standing, area) => (standing === 'background' || standing === 'absent' ? [] : [area])))
  const isUnlisted = Uint8Array.from(candidates, (each) => Number(each.isUnlisted))
  const couldRank = ranked.filter((area) => (sure[area]?.length ?? 0) + (open[area]?.length ?? 0) > 0)
  const ordinary = Int32Array.from(standings.flatMap((standing, area) => (standing === 'ordinary' ? Array.from(sure[area] ?? []) : [])))
  const waits = couldRank.some((area) => standings[area] === 'residual' || standings[area] === 'deducted')

  // Of the weighting at hand, by area.
  const best = new Int32Array(areaCount)
  const status = new Int8Array(areaCount)
  const points = new Float64Array(areaCount)
  const deducted = new Float64Array(areaCount)
  const order = new Int32Array(areaCount)

  function bestOf(list: Int32Array, isSure: boolean): number {
    let found = list[0] as number
    for (let index = 1; index < list.length; index += 1) {
      const next = list[index] as number
      const lead = support(next) - support(found)
      // Somebody nobody asked about goes before others by more points, and only where it is sure that the area applies.
      if (lead < 0 || (isSure && lead > 0)) {
        if (lead > 0) found = next
      } else if (isUnlisted[next] === isUnlisted[found] && (lead > 0 || high(next) > high(found))) found = next
    }
    return found
  }

  const isWellNow = (candidate: number): boolean => isWell(candidate, support(candidate))

  function someWell(): boolean {
    for (const candidate of ordinary) if (isWellNow(candidate)) return true
    return false
  }

  function someSurelyWell(): boolean {
    for (const candidate of ordinary) if (isWellNow(candidate) && low(candidate) >= now(AT.wellSupported)) return true
    return false
  }

  const isWellArea = (area: number): boolean => status[area] === SURE && isWell(best[area] ?? 0, points[area] ?? 0)

  function highOf(area: number): number {
    let most = -Infinity
    for (const candidate of sure[area] as Int32Array) most = Math.max(most, high(candidate))
    for (const candidate of open[area] as Int32Array) most = Math.max(most, high(candidate))
    const isTaken = isDeducted[area] === 1 && status[area] === SURE && someSurelyWell()
    return isTaken ? most - now(AT.deduction) : most
  }

  function goesBefore(a: number, b: number): boolean {
    const byStatus = (status[a] as number) - (status[b] as number)
    if (byStatus !== 0) return byStatus < 0
    const lead = (points[a] as number) - (points[b] as number)
    if (lead !== 0) return lead > 0
    const [highA, highB] = [highOf(a), highOf(b)]
    return highA === highB ? a < b : highA > highB
  }

  /** Puts the areas that rank in order; returns how many they are. */
  function rankAreas(): number {
    const givesWay = waits && someWell()
    let count = 0
    for (const area of couldRank) {
      if (isResidual[area] === 1 && givesWay) continue
      const list = leading[area] as Int32Array
      const isSure = hasSure[area] === 1
      const candidate = list.length === 1 ? (list[0] as number) : bestOf(list, isSure)
      best[area] = candidate
      status[area] = isSure ? SURE : OPEN
      const taken = isSure && isDeducted[area] === 1 && givesWay ? now(AT.deduction) : 0
      deducted[area] = taken
      points[area] = isSure ? support(candidate) - taken : 0
      let at = count
      while (at > 0 && goesBefore(area, order[at - 1] as number)) {
        order[at] = order[at - 1] as number
        at -= 1
      }
      order[at] = area
      count += 1
    }
    return count
  }

  /** A residual area that comes first gives way to ordinary areas it is level with. */
  function letResidualGiveWay(count: number): void {
    const first = order[0] ?? 0
    if (count < 2 || isResidual[first] !== 1 || status[first] !== SURE) return
    const isFirstWell = isWellArea(first)
    const isLevel = (area: number): boolean =>
      status[area] === SURE &&
      isOrdinary[area] === 1 &&
      (!isFirstWell || isWellArea(area)) &&
      (points[area] ?? 0) >= now(AT.leastSupport) &&
      (points[first] ?? 0) - (points[area] ?? 0) < now(AT.leastLead)
    const others = Array.from(order.subarray(1, count))
    const level = others.filter(isLevel)
    if (level.length > 0) order.set([...level, first, ...others.filter((area) => !level.includes(area))])
  }

  function outcomeOf(count: number): number {
    const leastSupport = now(AT.leastSupport)
    const first = order[0] ?? 0
    const isFirstSure = count > 0 && status[first] === SURE
    const found = isFirstSure ? (points[first] ?? 0) : 0
    if (count === 0 || found < leastSupport) {
      if (reduced.minimumSetGaps <= 0) return NO_FOCUS
      for (let at = 0; at < count; at += 1) if (highOf(order[at] ?? 0) >= leastSupport) return TOO_LITTLE
      return NO_FOCUS
    }
    if (against(best[first] ?? 0) + (deducted[first] ?? 0) > now(AT.mostCounter)) return NO_FOCUS
    const second = order[1] ?? 0
    const rival = count > 1 && status[second] === SURE ? (points[second] ?? 0) : -Infinity
    const isRival = rival >= leastSupport && !hasGivenWay(first, second)
    return found - (isRival ? rival : 0) >= now(AT.leastLead) ? LEAD : TIE
  }

  const hasGivenWay = (first: number, second: number): boolean =>
    isResidual[second] === 1 && isResidual[first] !== 1 && (isWellArea(first) || !isWellArea(second))

  const places: HeldPlace[] = []
  const leads = new Int32Array(candidates.length).fill(-1)
  const nobody = new Int32Array(OUTCOMES.length).fill(-1)
  const isKeyNumeric = (candidates.length + 1) ** areaCount < Number.MAX_SAFE_INTEGER

  function newPlace(outcome: number, areas: readonly number[]): number {
    const foci = areas.flatMap((area): readonly Focus[] => {
      const candidate = reduced.candidates[best[area] ?? 0]
      return candidate === undefined ? [] : [{ area: candidate.area, subject: candidate.subject }]
    })
    places.push({ outcome: OUTCOMES[outcome] ?? 'no-clear-focus', foci })
    return places.length - 1
  }

  /** Place in `places` of whoever stands first under the weighting at hand. */
  function firstNow(): number {
    const count = rankAreas()
    letResidualGiveWay(count)
    const outcome = outcomeOf(count)
    const top = order[0] ?? 0
    if (outcome === LEAD) {
      const candidate = best[top] ?? 0
      const known = leads[candidate] ?? -1
      return known >= 0 ? known : (leads[candidate] = newPlace(LEAD, [top]))
    }
    if (outcome !== TIE) {
      const known = nobody[outcome] ?? -1
      return known >= 0 ? known : (nobody[outcome] = newPlace(outcome, []))
    }
    return tieOf(count)
  }

  const isLevelNow = new Uint8Array(areaCount)
  const ties = new Map<number | string, number>()

  /** Every area that comes near enough to the first. */
  function tieOf(count: number): number {
    const [top, leastSupport, leastLead] = [points[order[0] ?? 0] as number, now(AT.leastSupport), now(AT.leastLead)]
    isLevelNow.fill(0)
    for (let at = 0; at < count; at += 1) {
      const area = order[at] as number
      if ((points[area] as number) >= leastSupport && top - (points[area] as number) < leastLead) isLevelNow[area] = 1
    }
    let key: number | string = isKeyNumeric ? 0 : ''
    for (let area = 0; area < areaCount; area += 1) {
      const part: number = isLevelNow[area] === 1 ? 1 + (best[area] as number) : 0
      key = typeof key === 'number' ? key * (candidates.length + 1) + part : `${key} ${part}`
    }
    const known = ties.get(key)
    if (known !== undefined) return known
    const place = newPlace(TIE, Array.from(isLevelNow.keys()).filter((area) => isLevelNow[area] === 1))
    ties.set(key, place)
    return place
  }

  const found = new Int32Array(BLOCK)

  function firsts(block: Weightings, count: number): Int32Array {
    weightings = block
    sum.take(block, count)
    for (row = 0; row < count; row += 1) {
      sum.turnTo(row)
      found[row] = firstNow()
    }
    return found
  }

  const nothingChosen = new Int32Array(BLOCK)
  const weighting = (): Weighting => Float64Array.from(layout.numbers, (number) => number?.value ?? Number.NaN)

  return {
    numbers: layout.numbers,
    relevant: layout.relevant,
    weighting,
    weightings: () => Array.from(weighting(), (value) => ({ values: Float64Array.of(value), chosen: nothingChosen })),
    first: (weights) => firsts(Array.from(weights, (value) => ({ values: Float64Array.of(value), chosen: nothingChosen })), 1)[0] as number,
    firsts,
    places,
  }
}
