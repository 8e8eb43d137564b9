import { AREAS, type CoreAreaId } from '../../model/words.js'
import { checkArgument, checkOptions, having, numberFrom, type Permitted } from '../../options.js'
import type { AreaRating, Rating, RatingStrength } from '../ratings.js'
import { drawFor, STREAMS, type Draw } from './draw.js'
import type { PlacedArea } from './make-life.js'
import type { SyntheticTruth } from './synthesize-cases.js'

/** How made-up raters rate. */
export interface SyntheticRaterOptions {
  /** Number of raters, or how accurate each of them is. */
  readonly raters: number | readonly number[]
  /** Chance, from 0 to 1, with which a rater judges as intended, each judgement by itself; 0.8 when left out. Used where `raters` is a number. */
  readonly accuracy?: number | undefined
}

/**
 * Ratings of one synthetic case by raters that know what was intended and err by chance. They stand in for no human being:
 * they are there to try a study out before it is run. A rater's errors depend on the seed, the case and the rater alone.
 */
export function synthesizeRatings(truth: SyntheticTruth, options: SyntheticRaterOptions): readonly Rating[] {
  checkArgument(truth, having('the truth of a synthetic case', 'caseId', 'seed', 'index', 'areas'), '/truth')
  checkOptions(options, { raters: someRaters, accuracy: numberFrom(0, 1) })
  checkArgument(options.raters, someRaters, '/raters')
  const { raters, accuracy = 0.8 } = options
  const accuracies = typeof raters === 'number' ? Array.from({ length: raters }, () => accuracy) : raters
  return accuracies.map((each, at) => rated(truth, each, at))
}

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_RATERS
const MOST_RATERS = 1000

const someRaters: Permitted = {
  expected: `1 to ${MOST_RATERS} raters with an accuracy from 0 to 1 each`,
  allows: (value) => (isNumber(value) ? isCount(value) : Array.isArray(value) && isCount(value.length) && value.every(numberFrom(0, 1).allows)),
}

function rated(truth: SyntheticTruth, accuracy: number, rater: number): Rating {
  const draw = drawFor(truth.seed, truth.index, STREAMS.raters + (rater + 1) * 16)
  const right = truth.areas.map(({ area }) => area)
  const focus = draw.chance(accuracy) ? draw.shuffled(right)[0] ?? 'none' : wrongFocus(draw, right, truth.competitor?.area)
  const areas = Object.fromEntries(AREAS.map((area) => {
    const said = judged(draw, accuracy, levelOf(truth, area))
    // Whatever is chosen is also found present.
    return [area, area === focus && said.presence !== 'yes' ? { presence: 'yes', strength: 1 } satisfies AreaRating : said]
  })) as Rating['areas']
  const second = right.find((area) => area !== focus && right.length > 1)
  return { caseId: truth.caseId, rater: `simulated-${rater + 1}`, fictional: true, areas, focus, ...(second !== undefined && focus !== 'none' && draw.chance(accuracy) ? { secondFocus: second } : {}) }
}

/** One of the other answers; where an area competes, half of the errors fall on it. */
function wrongFocus(draw: Draw, right: readonly CoreAreaId[], competitor: CoreAreaId | undefined): CoreAreaId | 'none' {
  const toCompetitor = draw.chance(0.5)
  const others = [...AREAS, 'none' as const].filter((each) => (each === 'none' ? right.length > 0 : !right.includes(each)))
  const other = draw.shuffled(others)[0] ?? 'none'
  return competitor !== undefined && toCompetitor ? competitor : other
}

function levelOf({ areas, competitor }: SyntheticTruth, area: CoreAreaId): RatingStrength {
  const placed: PlacedArea | undefined = areas.find((each) => each.area === area) ?? (competitor?.area === area ? competitor : undefined)
  return placed === undefined ? 0 : strengthOf(Math.round(placed.strength * 3))
}

function judged(draw: Draw, accuracy: number, level: RatingStrength): AreaRating {
  const [right, unsure, exact, up] = [draw.chance(accuracy), draw.chance(0.25), draw.chance(accuracy), draw.chance(0.5)]
  const present = (level > 0) === right
  if (!right && unsure) return { presence: 'unsure' }
  if (!present) return { presence: 'no', strength: 0 }
  const said = Math.max(1, level) + (exact ? 0 : up ? 1 : -1)
  return { presence: 'yes', strength: strengthOf(Math.max(1, said)) }
}

const strengthOf = (level: number): RatingStrength => (level <= 0 ? 0 : level === 1 ? 1 : level === 2 ? 2 : 3)
