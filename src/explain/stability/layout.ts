import { grouped } from '../../grouped.js'
import type { RuleSetNumber } from './result.js'
import { type Count, isUnlisted, type Reduced, type ReducedCandidate } from './reduce.js'

/** Where the parameters stand in a weighting; the caps of themes follow. */
export const AT = {
  strong: 0, moderate: 1, weak: 2, leastSupport: 3, leastLead: 4, mostCounter: 5, wellSupported: 6, wellSupportedThemes: 7, deduction: 8,
} as const

/** How many weightings are added up together. */
export const BLOCK = 256

/** A number in a block of weightings: in each, one of some values. */
export interface Column {
  readonly values: Float64Array
  /** Of each weighting, the place of its value. The three strengths have one list of places. */
  readonly chosen: Int32Array
  /** The values stay as they are from block to block. */
  readonly isFixed?: boolean
}

/** Weightings side by side: a column for each number, by its place. */
export type Weightings = readonly Column[]

const PARAMETERS: Readonly<Record<keyof typeof AT, string>> = {
  strong: 'strength.strong',
  moderate: 'strength.moderate',
  weak: 'strength.weak',
  leastSupport: 'standard.leastSupport',
  leastLead: 'standard.leastLead',
  mostCounter: 'standard.mostCounter',
  wellSupported: 'band.wellSupported',
  wellSupportedThemes: 'band.wellSupportedThemes',
  deduction: 'standing.deduction',
}
const FIRST_CAP = Object.keys(PARAMETERS).length

/** One side of one theme: points by strength up to the cap. Equal ones are added up once for all candidates. */
export interface Term extends Count {
  /** Where its cap stands in a weighting. */
  readonly cap: number
  readonly isShared: boolean
  readonly isAnchor: boolean
  readonly isCore: boolean
}

/** A candidate as lists of terms, by their places. */
export interface PlacedCandidate {
  readonly area: number
  readonly isSure: boolean
  readonly isUnlisted: boolean
  readonly for: readonly number[]
  readonly against: readonly number[]
  readonly mayFor: readonly number[]
  readonly mayAgainst: readonly number[]
  readonly rivals: ReducedCandidate['rivals']
}

/** Candidates and numbers laid out for the arithmetic. */
export interface Layout {
  readonly terms: readonly Term[]
  readonly candidates: readonly PlacedCandidate[]
  /** By place in a weighting; undefined where the rule set has no such number. */
  readonly numbers: readonly (RuleSetNumber | undefined)[]
  /** Places of the numbers that can change where somebody stands in this case. */
  readonly relevant: readonly number[]
  /** Points and caps are whole numbers, and small ones. */
  readonly isWhole: boolean
}

export function layOut({ areas, candidates }: Reduced, numbers: readonly RuleSetNumber[]): Layout {
  const placeOfArea = new Map(areas.map(({ area }, index) => [area, index]))
  const themes = [...grouped(candidates.flatMap((each) => each.themes), ({ theme }) => theme.id).keys()].sort()
  const capAt = new Map(themes.map((id, index) => [id, FIRST_CAP + index]))
  const terms = new Map<string, { readonly place: number; readonly term: Term }>()
  const place = (candidate: ReducedCandidate, side: 'for' | 'against' | 'mayFor' | 'mayAgainst'): readonly number[] =>
    candidate.themes.flatMap(({ theme, [side]: count }) => {
      const { strong, moderate, weak } = count
      if (strong + moderate + weak === 0) return []
      const key = `${theme.id} ${strong} ${moderate} ${weak}`
      const known = terms.get(key)
      if (known !== undefined) return [known.place]
      const term: Term = {
        strong, moderate, weak,
        cap: capAt.get(theme.id) ?? 0,
        isShared: theme.family !== undefined,
        isAnchor: theme.anchors === true,
        isCore: theme.core === true,
      }
      terms.set(key, { place: terms.size, term })
      return [terms.size - 1]
    })
  // What counts for candidates that are sure stands first: nothing else is added up for most weightings.
  for (const candidate of candidates.filter(({ isSure }) => isSure)) {
    place(candidate, 'for')
    place(candidate, 'against')
  }
  const placed = candidates.map((candidate): PlacedCandidate => ({
    area: placeOfArea.get(candidate.area) ?? 0,
    isSure: candidate.isSure,
    isUnlisted: isUnlisted(candidate),
    for: place(candidate, 'for'),
    against: place(candidate, 'against'),
    mayFor: place(candidate, 'mayFor'),
    mayAgainst: place(candidate, 'mayAgainst'),
    rivals: candidate.rivals,
  }))
  const find = (kind: RuleSetNumber['kind'], id: string): RuleSetNumber | undefined => numbers.find((each) => each.kind === kind && each.id === id)
  const listed = [...Object.values(PARAMETERS).map((id) => find('parameter', id)), ...themes.map((id) => find('cap', id))]
  const all = [...terms.values()].map(({ term }) => term)
  const counting = listed.filter((_, at) => at <= AT.weak || at >= FIRST_CAP)
  const isWhole = counting.every((number) => number !== undefined && Number.isInteger(number.value) && Math.max(-number.min, number.max) <= MOST_POINTS)
  return { terms: all, candidates: placed, numbers: listed, relevant: relevantIn(all, placed, areas, listed), isWhole }
}

/** So few that no sum of them leaves 32 bits. */
const MOST_POINTS = 10_000

/** Numbers that nothing in this case can hang on are left out: what they count is not there, or never reaches its cap. */
function relevantIn(
  terms: readonly Term[],
  candidates: readonly PlacedCandidate[],
  areas: Reduced['areas'],
  numbers: Layout['numbers'],
): readonly number[] {
  if (candidates.length === 0) return []
  const most = (at: number): number => Math.max(0, numbers[at]?.max ?? 0)
  const isReached = (cap: number): boolean =>
    terms.some((term) => term.cap === cap && term.strong * most(AT.strong) + term.moderate * most(AT.moderate) + term.weak * most(AT.weak) > (numbers[cap]?.min ?? 0))
  const present = areas.filter((_, index) => candidates.some(({ area }) => area === index))
  const deducts = present.some(({ standing }) => standing === 'deducted')
  const givesWay = deducts || present.some(({ standing }) => standing === 'residual')
  const counts = terms.length > 0
  const speaksAgainst = deducts || candidates.some(({ against }) => against.length > 0)
  return numbers.flatMap((number, at) => {
    if (number === undefined || number.min === number.max) return []
    switch (at) {
      case AT.strong:
      case AT.moderate:
      case AT.weak:
        return counts ? [at] : []
      case AT.leastSupport:
      case AT.leastLead:
        return [at]
      case AT.mostCounter:
        return speaksAgainst ? [at] : []
      case AT.wellSupported:
      case AT.wellSupportedThemes:
        return givesWay ? [at] : []
      case AT.deduction:
        return deducts ? [at] : []
      default:
        return isReached(at) ? [at] : []
    }
  })
}
