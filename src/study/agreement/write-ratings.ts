import { compareText } from '../../compare-text.js'
import type { AreaId } from '../../model/words.js'
import { type Cell, type CsvOptions, writeCsv } from '../../csv.js'
import { checkArgument, checkOptions, flag, oneOf } from '../../options.js'
import { anIterable } from '../permitted.js'
import type { Rating } from '../ratings.js'
import { AREA_PARTS, areaColumn, ORDER_SEPARATOR, RATING_COLUMNS, RATING_FORMATS } from './rating-columns.js'

/** How ratings are written. */
export interface WriteRatingsOptions extends CsvOptions {
  /** `csv` unless told. */
  readonly format?: 'csv' | 'ndjson' | undefined
}

/**
 * Ratings as a table, one row for each case and rater, or as a line of JSON each; `readRatings` reads both. What was not
 * rated is an empty cell. Columns that nobody filled are there all the same, apart from `score`, `order` and `fictional`.
 */
export function writeRatings(ratings: Iterable<Rating>, given: WriteRatingsOptions = {}): string {
  checkArgument(ratings, anIterable, '/ratings')
  checkOptions(given, { format: oneOf(RATING_FORMATS), guard: flag })
  const { format = 'csv', ...options } = given
  const all = [...ratings]
  if (format === 'ndjson') return all.map((rating) => `${JSON.stringify(rating)}\n`).join('')
  const areas = areasOf(all)
  const hasScores = all.some((rating) => Object.values(rating.areas).some((area) => area?.score !== undefined))
  const parts = AREA_PARTS.filter((part) => part !== 'score' || hasScores)
  const isNeeded = { order: all.some(({ order }) => order !== undefined), fictional: all.some(({ fictional }) => fictional !== undefined) }
  const fixed = RATING_COLUMNS.filter((column) => (column === 'order' || column === 'fictional' ? isNeeded[column] : true))
  return writeCsv([...fixed, ...areas.flatMap((area) => parts.map((part) => areaColumn(area, part)))], all.map((rating) => rowOf(rating, areas)), options)
}

/** Every area that a rating speaks of, in order of the ids. */
export function areasOf(ratings: readonly Rating[]): readonly AreaId[] {
  return [...new Set(ratings.flatMap(({ areas }) => Object.keys(areas)))].sort(compareText)
}

function rowOf(rating: Rating, areas: readonly AreaId[]): Readonly<Record<string, Cell>> {
  return {
    case_id: rating.caseId,
    rater: rating.rater,
    kind: rating.kind ?? 'human',
    fictional: rating.fictional,
    focus: rating.focus,
    second_focus: rating.secondFocus,
    order: rating.order?.join(ORDER_SEPARATOR),
    ...Object.fromEntries(areas.flatMap((area) => AREA_PARTS.map((part) => [areaColumn(area, part), rating.areas[area]?.[part]]))),
  }
}
