import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapDays, isAfter, isBefore, isSameDay, isWithin, settledBy } from '../../src/chronology/compare.js'
import { parseVagueDate, type DateSpan } from '../../src/chronology/vague-date.js'
import type { Truth } from '../../src/model/facts.js'

const span = (earliest: number, latest: number): DateSpan => ({ earliest, latest, precision: 'between', about: false })
const read = (text: string): DateSpan => {
  const found = parseVagueDate(text)
  if (found === undefined) throw new Error(`unread: ${text}`)
  return found
}

/** What a comparison must say, found by trying every pair of days. */
function byTrying(a: DateSpan, b: DateSpan, holds: (x: number, y: number) => boolean): Truth {
  const seen = new Set<boolean>()
  for (let x = a.earliest; x <= a.latest; x += 1) for (let y = b.earliest; y <= b.latest; y += 1) seen.add(holds(x, y))
  return seen.size === 2 ? 'unknown' : seen.has(true) ? 'true' : 'false'
}

const shortSpans = [0, 1, 2, 3, 4].flatMap((start) => [0, 1, 2, 3].map((length) => span(start, start + length)))

describe('three-valued comparison', () => {
  it('says what trying every pair of days says, for all short spans', () => {
    for (const a of shortSpans) {
      for (const b of shortSpans) {
        expect(isBefore(a, b)).toBe(byTrying(a, b, (x, y) => x < y))
        expect(isAfter(a, b)).toBe(byTrying(a, b, (x, y) => x > y))
        expect(isSameDay(a, b)).toBe(byTrying(a, b, (x, y) => x === y))
        for (let least = -3; least <= 3; least += 1) {
          for (let most = least; most <= 3; most += 1) {
            expect(isWithin(least, most, a, b)).toBe(byTrying(a, b, (x, y) => y - x >= least && y - x <= most))
          }
        }
      }
    }
  })

  it('gives the gap from the first date to the second, positive when the first came first', () => {
    expect(gapDays(read('2024-02-28'), read('2024-03-01'))).toEqual({ min: 2, max: 2 })
    expect(gapDays(read('2025-02-28'), read('2025-03-01'))).toEqual({ min: 1, max: 1 })
    expect(gapDays(read('2024-12-31'), read('2025-01-01'))).toEqual({ min: 1, max: 1 })
    expect(gapDays(read('2025-01'), read('2025-02'))).toEqual({ min: 1, max: 58 })
    expect(gapDays(read('2025-02'), read('2025-01'))).toEqual({ min: -58, max: -1 })
  })

  it('is settled at the turn of a month or a year, and open inside a shared one', () => {
    expect(isBefore(read('2024-12'), read('2025-01-01'))).toBe('true')
    expect(isBefore(read('2024'), read('2025'))).toBe('true')
    expect(isBefore(read('2025'), read('2024'))).toBe('false')
    expect(isBefore(read('2025-01'), read('2025-01'))).toBe('unknown')
    expect(isSameDay(read('2025-01-05'), read('2025-01-05'))).toBe('true')
    expect(isSameDay(read('2025-01'), read('2025-01'))).toBe('unknown')
  })

  it('never reverses a settled verdict when a span is narrowed', () => {
    const outer = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.nat(40)).map(([start, length]) => span(start, start + length))
    const cut = fc.tuple(fc.nat(40), fc.nat(40))
    fc.assert(
      fc.property(outer, outer, cut, cut, fc.integer({ min: -40, max: 40 }), fc.nat(40), (a, b, cutA, cutB, least, width) => {
        const tests = [isBefore, isAfter, isSameDay, (x: DateSpan, y: DateSpan) => isWithin(least, least + width, x, y)]
        const [innerA, innerB] = [narrow(a, cutA), narrow(b, cutB)]
        for (const test of tests) {
          const before = test(a, b)
          if (before !== 'unknown') expect(test(innerA, innerB)).toBe(before)
        }
        const [wide, tight] = [gapDays(a, b), gapDays(innerA, innerB)]
        expect(tight.min).toBeGreaterThanOrEqual(wide.min)
        expect(tight.max).toBeLessThanOrEqual(wide.max)
      }),
      { seed: 20251121, numRuns: 2000 },
    )
  })
})

function narrow(outer: DateSpan, [first, last]: readonly [number, number]): DateSpan {
  const width = outer.latest - outer.earliest
  const start = outer.earliest + Math.min(first, width)
  return span(start, Math.max(start, outer.latest - last))
}

describe('what would settle an open comparison', () => {
  it('is nothing when it is not open', () => {
    expect(settledBy(read('2024'), read('2025'), isBefore)).toEqual([])
  })

  it('is the month of a date known by its year', () => {
    expect(settledBy(read('2025'), read('2025-06-10'), isBefore)).toEqual([{ date: 'first', precision: 'month' }])
    expect(settledBy(read('2025-06-10'), read('2025'), isBefore)).toEqual([{ date: 'second', precision: 'month' }])
  })

  it('is the day of either when both share a month', () => {
    expect(settledBy(read('2025-06'), read('2025-06'), isBefore)).toEqual([
      { date: 'first', precision: 'day' },
      { date: 'second', precision: 'day' },
    ])
  })

  it('is both together when neither alone can do it', () => {
    const never = (a: DateSpan, b: DateSpan): Truth => {
      const exact = a.earliest === a.latest && b.earliest === b.latest
      return exact ? isSameDay(a, b) : 'unknown'
    }
    expect(settledBy(read('2025-06'), read('2025-07'), never)).toEqual([{ date: 'both', precision: 'day' }])
    const wide = (a: DateSpan, b: DateSpan): Truth =>
      a.latest - a.earliest < 31 && b.latest - b.earliest < 31 ? isBefore(a, b) : 'unknown'
    expect(settledBy(read('2024'), read('2025'), wide)).toEqual([{ date: 'both', precision: 'month' }])
  })
})
