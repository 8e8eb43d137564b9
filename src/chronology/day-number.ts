const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const DAYS_IN_ERA = 146_097
const YEARS_IN_ERA = 400
const DAYS_FROM_MARCH_0000_TO_1970 = 719_468

/** A day of the proleptic Gregorian calendar; `month` and `day` count from 1. */
export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days in a month, 1 to 12, of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29
  return DAYS_IN_MONTH[month - 1] ?? 0
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. The day is not checked; see {@link parseDay}. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March put the leap day last, so a plain formula covers all month lengths.
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / YEARS_IN_ERA)
  const yearOfEra = marchYear - era * YEARS_IN_ERA
  const marchMonth = (month + 9) % 12
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_ERA + dayOfEra - DAYS_FROM_MARCH_0000_TO_1970
}

/** The calendar day of a day number. */
export function civilDay(number: number): CivilDay {
  const shifted = number + DAYS_FROM_MARCH_0000_TO_1970
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * YEARS_IN_ERA + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** The day number of a real day written `2025-03-14`; undefined for any other text. */
export function parseDay(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  return year >= 0 && day >= 1 && day <= daysInMonth(year, month) ? dayNumber(year, month, day) : undefined
}

/** The number that some characters of a text write in digits alone; NaN for any others. Dates are read often, and a pattern takes several times as long. */
export function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** A day number of the years 0 to 9999 as `2025-03-14`. */
export function formatDay(number: number): string {
  const { year, month, day } = civilDay(number)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
