import { civilDay, dayNumber, daysInMonth } from './day-number.js'
import type { DateSpan } from './vague-date.js'

/** Whole calendar months from one day to another: a month is full on the same day of the next month. Negative backwards. */
export function wholeMonths(from: number, to: number): number {
  if (to < from) return 0 - wholeMonths(to, from)
  const [a, b] = [civilDay(from), civilDay(to)]
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0)
}

/** Whole months from one date to another, as bounds. */
export function gapMonths(from: DateSpan, to: DateSpan): { readonly min: number; readonly max: number } {
  return { min: wholeMonths(from.latest, to.earliest), max: wholeMonths(from.earliest, to.latest) }
}

/** The same day of a later year; 29 February becomes the 28th where there is none. */
export function yearsLater(day: number, years: number): number {
  const { year, month, day: dayOfMonth } = civilDay(day)
  return dayNumber(year + years, month, Math.min(dayOfMonth, daysInMonth(year + years, month)))
}
