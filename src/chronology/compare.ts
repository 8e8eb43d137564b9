import type { Truth } from '../model/facts.js'
import { civilDay, dayNumber, daysInMonth } from './day-number.js'
import { daySpan, type DateSpan } from './vague-date.js'

/** Days between two bounds, both included. */
export interface DayRange {
  readonly min: number
  readonly max: number
}

/** Days from the first date to the second: positive when the first came first. */
export function gapDays(from: DateSpan, to: DateSpan): DayRange {
  return { min: to.earliest - from.latest, max: to.latest - from.earliest }
}

/** Whether a range lies inside bounds (true), outside them (false) or partly inside (unknown). A missing bound is open. */
export function liesBetween(range: DayRange, least: number | undefined, most: number | undefined): Truth {
  const low = least ?? -Infinity
  const high = most ?? Infinity
  if (range.max < low || range.min > high) return 'false'
  return range.min >= low && range.max <= high ? 'true' : 'unknown'
}

/** Is `a` an earlier day than `b`? */
export function isBefore(a: DateSpan, b: DateSpan): Truth {
  return liesBetween(gapDays(a, b), 1, undefined)
}

/** Is `a` a later day than `b`? */
export function isAfter(a: DateSpan, b: DateSpan): Truth {
  return isBefore(b, a)
}

export function isSameDay(a: DateSpan, b: DateSpan): Truth {
  return liesBetween(gapDays(a, b), 0, 0)
}

/** Does `b` come at least `least` and at most `most` days after `a`? Negative numbers mean before. */
export function isWithin(least: number, most: number, a: DateSpan, b: DateSpan): Truth {
  return liesBetween(gapDays(a, b), least, most)
}

/** A way to settle an open comparison: which date would have to be known better, and how well. */
export interface Settling {
  readonly date: 'first' | 'second' | 'both'
  readonly precision: 'month' | 'day'
}

/**
 * What could settle a comparison that is unknown: for each date the coarser precision at which some answer,
 * within what is already known, decides; both dates together when neither can do it alone. Empty when nothing
 * is open. "Could": another answer at that precision may leave it open.
 */
export function settledBy(a: DateSpan, b: DateSpan, test: (a: DateSpan, b: DateSpan) => Truth): readonly Settling[] {
  if (test(a, b) !== 'unknown') return []
  const settles = (first: Iterable<DateSpan>, second: Iterable<DateSpan>): boolean => {
    for (const x of first) for (const y of second) if (test(x, y) !== 'unknown') return true
    return false
  }
  const alone: Settling[] = []
  if (settles(monthsOf(a), [b])) alone.push({ date: 'first', precision: 'month' })
  else if (settles(daysOf(a), [b])) alone.push({ date: 'first', precision: 'day' })
  if (settles([a], [...monthsOf(b)])) alone.push({ date: 'second', precision: 'month' })
  else if (settles([a], [...daysOf(b)])) alone.push({ date: 'second', precision: 'day' })
  if (alone.length > 0) return alone
  return [{ date: 'both', precision: settles(monthsOf(a), [...monthsOf(b)]) ? 'month' : 'day' }]
}

function* monthsOf(span: DateSpan): Generator<DateSpan> {
  let start = span.earliest
  while (start <= span.latest) {
    const { year, month } = civilDay(start)
    const end = dayNumber(year, month, daysInMonth(year, month))
    yield { earliest: start, latest: Math.min(end, span.latest), precision: 'month', about: false }
    start = end + 1
  }
}

function* daysOf(span: DateSpan): Generator<DateSpan> {
  for (let day = span.earliest; day <= span.latest; day += 1) yield daySpan(day)
}
