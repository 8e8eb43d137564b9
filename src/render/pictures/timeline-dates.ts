import { parseVagueDate, type DateSpan } from '../../chronology/vague-date.js'
import { isNotKnown } from '../../model/words.js'

/** A date as it was written; undefined where it was not asked for or is not known. */
export const textOf = (date: string | undefined): string | undefined => (date === undefined || isNotKnown(date) ? undefined : date)

export function spanOf(date: string | undefined): DateSpan | undefined {
  const text = textOf(date)
  return text === undefined ? undefined : parseVagueDate(text)
}

/** By the middle of the days a date may mean, and what has no date last. */
export const byMiddle = (a: DateSpan | undefined, b: DateSpan | undefined): number =>
  a === undefined || b === undefined ? inTime(a, b) : a.earliest + a.latest - b.earliest - b.latest || inTime(a, b)

/** Earlier first, and what has no date last. */
export function inTime(a: DateSpan | undefined, b: DateSpan | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return a.earliest - b.earliest || a.latest - b.latest
}
