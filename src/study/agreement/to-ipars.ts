import { misuse } from './statistics/estimate.js'
import type { AreaFinding, Formulation } from '../../model/formulation.js'
import { type Band, BANDS } from '../../model/ranking-result.js'
import type { AreaId } from '../../model/words.js'
import type { AreaRating, NoFocus, Rating, Strength } from '../ratings.js'

/** How formulations are read as ratings. */
export interface IparsOptions {
  /** What the rule set is called among the raters; `library` unless told. */
  readonly rater?: string
  /** Band from which an area counts as present; `possible` unless told. */
  readonly presentFrom?: Exclude<Band, 'none'>
}

export const LIBRARY_RATER = 'library'

/** What a formulation must hold to be read as a rating. */
export type RatedFormulation = Pick<Formulation, 'caseId' | 'areas' | 'outcome'>

const STRENGTH_OF: Readonly<Record<Band, Strength>> = { none: 0, 'little-evidence': 1, possible: 2, 'well-supported': 3 }

/**
 * Formulations as ratings of the same shape as people's. Present: support reaches the band; not present: it does not, or
 * the area does not apply; unsure: whether it applies is open. Areas that the tradition does not use are not rated. The
 * focus is the lead; a tie is `undecided`, no clear focus `none`, too little data `insufficient`, and a proposal that a
 * message holds back `withheld`, whatever the ranking.
 */
export function toIpars(formulations: Iterable<RatedFormulation>, { rater = LIBRARY_RATER, presentFrom = 'possible' }: IparsOptions = {}): readonly Rating[] {
  if (!(BANDS as readonly string[]).includes(presentFrom)) throw misuse('/presentFrom', `one of: ${BANDS.join(', ')}`, presentFrom)
  return [...formulations].map((formulation): Rating => {
    const { areas, caseId } = formulation
    const [focus, secondFocus] = fociOf(formulation)
    return {
      caseId,
      rater,
      kind: 'library',
      areas: Object.fromEntries(areas.map((area) => [area.area, ratingOf(area, STRENGTH_OF[presentFrom])])),
      focus,
      ...(secondFocus === undefined ? {} : { secondFocus }),
      order: areas.filter(({ status }) => status === 'candidate').map(({ area }) => area),
    }
  })
}

function ratingOf({ standing, status, band, support, candidates }: AreaFinding, least: Strength): AreaRating {
  if (standing === 'absent') return {}
  const applies = status === 'background' ? (candidates[0]?.status ?? 'not-applicable') : status
  if (applies === 'insufficient-data') return { presence: 'unsure' }
  if (applies === 'not-applicable') return { presence: 'no', strength: 0, score: 0 }
  const strength = support <= 0 ? 0 : STRENGTH_OF[band]
  return { presence: strength >= least ? 'yes' : 'no', strength, score: support }
}

function fociOf({ outcome: { kind, foci, withheldBy } }: RatedFormulation): readonly [AreaId | NoFocus, AreaId | undefined] {
  if (withheldBy.length > 0) return ['withheld', undefined]
  switch (kind) {
    case 'lead':
      return [foci[0]?.area ?? 'none', foci[1]?.area]
    case 'tie':
      return ['undecided', undefined]
    case 'no-clear-focus':
      return ['none', undefined]
    case 'insufficient-data':
      return ['insufficient', undefined]
    default:
      return kind satisfies never
  }
}
