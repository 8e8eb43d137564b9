import type { DatePrecision } from '../model/links.js'
import { dayNumber, daysInMonth, digits, parseDay } from './day-number.js'

/** All the days a date may mean: day numbers, both ends included. `about`: the span was widened for a "~". */
export interface DateSpan {
  readonly earliest: number
  readonly latest: number
  readonly precision: DatePrecision
  readonly about: boolean
}

/** Years a date may lie in, so that a slip of the pen such as 0025 or 20255 is noticed. */
export const FIRST_YEAR = 1850
export const LAST_YEAR = 2199

/**
 * Days that "about" adds at each end: a week for a day, half a month for a month, a quarter for a year.
 * A design choice: wide enough that nobody is held to a guess, narrow enough that the guess still says something.
 */
export const ABOUT_DAYS = { day: 7, month: 15, year: 91 } as const

/**
 * The days meant by `2025`, `2025-03` or `2025-03-14`, each optionally followed by `~` (about), or by two plain
 * ones joined with `/` (somewhere between). Undefined for other text, days that do not exist, years outside
 * 1850 to 2199, and a second date that ends before the first begins.
 */
export function parseVagueDate(text: string): DateSpan | undefined {
  const slash = text.indexOf('/')
  if (slash >= 0) return parseBetween(text.slice(0, slash), text.slice(slash + 1))
  if (!text.endsWith('~')) return parsePlain(text)
  const plain = parsePlain(text.slice(0, -1))
  if (plain === undefined) return undefined
  const widening = ABOUT_DAYS[plain.precision]
  return { ...plain, earliest: plain.earliest - widening, latest: plain.latest + widening, about: true }
}

/** A span of one day. */
export function daySpan(day: number): DateSpan {
  return { earliest: day, latest: day, precision: 'day', about: false }
}

/** Number of days a date may mean; 1 when it is exact. */
export function spanDays(span: DateSpan): number {
  return span.latest - span.earliest + 1
}

interface PlainSpan extends DateSpan {
  readonly precision: 'day' | 'month' | 'year'
}

function parsePlain(text: string): PlainSpan | undefined {
  const year = digits(text, 0, 4)
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined
  if (text.length === 4) return plain(dayNumber(year, 1, 1), dayNumber(year, 12, 31), 'year')
  if (text.length === 7 && text[4] === '-') {
    const month = digits(text, 5, 7)
    const length = daysInMonth(year, month)
    return length === 0 ? undefined : plain(dayNumber(year, month, 1), dayNumber(year, month, length), 'month')
  }
  const number = parseDay(text)
  return number === undefined ? undefined : plain(number, number, 'day')
}

function plain(earliest: number, latest: number, precision: PlainSpan['precision']): PlainSpan {
  return { earliest, latest, precision, about: false }
}

function parseBetween(first: string, second: string): DateSpan | undefined {
  const from = parsePlain(first)
  const to = parsePlain(second)
  if (from === undefined || to === undefined || to.latest < from.earliest) return undefined
  return { earliest: from.earliest, latest: to.latest, precision: 'between', about: false }
}
