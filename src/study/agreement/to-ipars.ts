import { digest } from '../../digest.js'
import { defaultRuleSet } from '../../index.js'
import type { AreaFinding, Formulation } from '../../model/formulation.js'
import { type Band, BANDS } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import { aRuleSet, checkArgument, checkOptions, oneOf, type Permitted, text } from '../../options.js'
import { anIterable } from '../permitted.js'
import type { AreaRating, NoFocus, Rating, RatingStrength } from '../ratings.js'

/** How formulations are read as ratings. */
export interface IparsOptions {
  /** What the rule set is called among the raters; `library` unless told. */
  readonly rater?: string | undefined
  /** Band from which an area counts as present; `possible` unless told. */
  readonly presentFrom?: Exclude<Band, 'none'> | undefined
  /** The rules behind the formulations, for the support from which bands begin; the default set when left out. */
  readonly ruleSet?: RuleSet | undefined
}

export const LIBRARY_RATER = 'library'

/** What a formulation must hold to be read as a rating. */
export type RatedFormulation = Pick<Formulation, 'caseId' | 'areas' | 'outcome'> & Partial<Pick<Formulation, 'messages' | 'fictional' | 'receipt'>>

const STRENGTH_OF: Readonly<Record<Band, RatingStrength>> = { none: 0, 'little-evidence': 1, possible: 2, 'well-supported': 3 }

/**
 * Formulations as ratings of the same shape as people's. Present: support reaches the band; not present: it does not, or
 * the area does not apply, or not even the best answers would make it reach the band; unsure: whether it applies is open,
 * and it could. Areas that the tradition does not use are not rated. The focus is the lead; a tie is `undecided`, no clear
 * focus `none`, too little data `insufficient`, and where a message holds back every proposal `withheld`, whatever the ranking.
 */
export function toIpars(formulations: Iterable<RatedFormulation>, options: IparsOptions = {}): readonly Rating[] {
  checkArgument(formulations, anIterable, '/formulations')
  checkOptions(options, IPARS_OPTIONS)
  const { rater = LIBRARY_RATER, presentFrom = 'possible', ruleSet = defaultRuleSet } = options
  const border = borderOf(ruleSet, presentFrom)
  const isOfTheRules = ofTheRules(ruleSet)
  return [...formulations].map((formulation): Rating => {
    const { areas, caseId, fictional } = formulation
    const reach = isOfTheRules(formulation) ? border : undefined
    const [focus, secondFocus] = fociOf(formulation)
    return {
      caseId,
      rater,
      kind: 'library',
      ...(fictional === true ? { fictional } : {}),
      areas: Object.fromEntries(areas.map((area) => [area.area, ratingOf(area, STRENGTH_OF[presentFrom], reach)])),
      focus,
      ...(secondFocus === undefined ? {} : { secondFocus }),
      order: areas.filter(({ status }) => status === 'candidate').map(({ area }) => area),
    }
  })
}

/** Options of whatever reads formulations as ratings. */
export const IPARS_OPTIONS: Readonly<Record<keyof IparsOptions, Permitted>> = { rater: text, presentFrom: oneOf(BANDS.filter((band) => band !== 'none')), ruleSet: aRuleSet }

/** Support from which each band begins; the lowest begins above nought. */
const BORDERS = { possible: 'band.possible', 'well-supported': 'band.wellSupported' } as const

/** The least support of a band. */
export const borderOf = ({ parameters }: Pick<RuleSet, 'parameters'>, band: Exclude<Band, 'none'>): number =>
  (band === 'little-evidence' ? 1 : (parameters.find(({ id }) => id === BORDERS[band])?.value ?? 0))

/** Whether a formulation was made with the numbers of a rule set; one without a receipt is taken to be. */
function ofTheRules({ parameters }: RuleSet): (formulation: RatedFormulation) => boolean {
  const known = new Map<string, boolean>()
  return ({ receipt }) => {
    if (receipt === undefined) return true
    const same = known.get(receipt.parameters) ?? digest(parameters) === receipt.parameters
    known.set(receipt.parameters, same)
    return same
  }
}

/** Rules whose messages hold back every proposal, also where there is none to hold back. */
export function heldBy({ outcome, messages = [] }: Pick<RatedFormulation, 'outcome' | 'messages'>): readonly string[] {
  return [...new Set([...outcome.withheldBy, ...messages.filter(({ withholds }) => withholds.includes('plan')).map(({ ruleId }) => ruleId)])]
}

function ratingOf({ standing, status, band, support, bounds, candidates }: AreaFinding, least: RatingStrength, reach: number | undefined): AreaRating {
  if (standing === 'absent') return {}
  const applies = status === 'background' ? (candidates[0]?.status ?? 'not-applicable') : status
  // Whatever the open answers are: of how strong it would be nothing is known.
  if (applies === 'insufficient-data') return { presence: reach !== undefined && bounds.high < reach ? 'no' : 'unsure' }
  if (applies === 'not-applicable') return { presence: 'no', strength: 0, score: 0 }
  const strength = support <= 0 ? 0 : STRENGTH_OF[band]
  return { presence: strength >= least ? 'yes' : 'no', strength, score: support }
}

function fociOf(formulation: RatedFormulation): readonly [AreaId | NoFocus, AreaId | undefined] {
  const { outcome: { kind, foci } } = formulation
  if (heldBy(formulation).length > 0) return ['withheld', undefined]
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
