import { holds, type Level } from './place.js'
import type { HeldPlace, Flip, StableRange } from './result.js'

/**
 * The range round the present value in which a place holds. `tested` holds the least and greatest permitted value, the
 * present one, and every value next to which the place can turn, least first: between two of them nothing turns.
 */
export function rangesRound(
  value: number,
  tested: readonly number[],
  placeAt: (value: number) => HeldPlace,
  present: HeldPlace,
): Readonly<Record<Level, StableRange>> {
  const below = firstFlips(tested.filter((each) => each < value).reverse(), placeAt, present)
  const above = firstFlips(tested.filter((each) => each > value), placeAt, present)
  const [least = value, most = value] = [tested[0], tested.at(-1)]
  const rangeOf = (level: Level): StableRange => ({
    from: below[level] === undefined ? least : below[level].value + 1,
    to: above[level] === undefined ? most : above[level].value - 1,
    ...(below[level] === undefined ? {} : { below: below[level] }),
    ...(above[level] === undefined ? {} : { above: above[level] }),
  })
  return { area: rangeOf('area'), subject: rangeOf('subject'), kept: rangeOf('kept') }
}

function firstFlips(values: readonly number[], placeAt: (value: number) => HeldPlace, present: HeldPlace): Partial<Record<Level, Flip>> {
  const flips: Partial<Record<Level, Flip>> = {}
  for (const value of values) {
    const place = placeAt(value)
    // The levels are nested: what leaves the areas as they are leaves them first, and other areas are other subjects.
    if (flips.subject === undefined && !holds('subject', present, place)) flips.subject = { value, place }
    if (flips.area === undefined && !holds('area', present, place)) flips.area = { value, place }
    if (flips.kept === undefined && !holds('kept', present, place)) {
      flips.kept = { value, place }
      break
    }
  }
  return flips
}
