import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/chronology/day-number.js'
import { parseVagueDate, spanDays } from '../../src/chronology/vague-date.js'

const days = (text: string): string | undefined => {
  const span = parseVagueDate(text)
  return span && `${formatDay(span.earliest)}..${formatDay(span.latest)}`
}

describe('a vague date', () => {
  it('is a day, a month or a year, each with all its days', () => {
    expect(days('2025-03-14')).toBe('2025-03-14..2025-03-14')
    expect(days('2025-02')).toBe('2025-02-01..2025-02-28')
    expect(days('2024-02')).toBe('2024-02-01..2024-02-29')
    expect(days('2024-12')).toBe('2024-12-01..2024-12-31')
    expect(days('2024')).toBe('2024-01-01..2024-12-31')
    expect(['2024-02-29', '2024-02', '2024'].map((text) => parseVagueDate(text)?.precision)).toEqual(['day', 'month', 'year'])
  })

  it('is widened by a week, half a month or a quarter when it says about', () => {
    expect(days('2025-03-14~')).toBe('2025-03-07..2025-03-21')
    expect(days('2025-03~')).toBe('2025-02-14..2025-04-15')
    expect(days('2024~')).toBe('2023-10-02..2025-04-01')
    expect(parseVagueDate('2025-03~')).toMatchObject({ precision: 'month', about: true })
    expect(parseVagueDate('2025-03')).toMatchObject({ about: false })
  })

  it('may lie between two dates, from the start of the first to the end of the second', () => {
    expect(days('2024-11/2025-02')).toBe('2024-11-01..2025-02-28')
    expect(days('2024/2025-02-03')).toBe('2024-01-01..2025-02-03')
    expect(days('2025-03-14/2025-03')).toBe('2025-03-14..2025-03-31')
    expect(days('2025-03-14/2025-03-14')).toBe('2025-03-14..2025-03-14')
    expect(parseVagueDate('2024/2025')).toMatchObject({ precision: 'between', about: false })
  })

  it('is not read when its ends are reversed', () => {
    expect(days('2025-02/2024-11')).toBeUndefined()
    expect(days('2025-03-14/2025-03-13')).toBeUndefined()
    expect(days('2025/2024-12-31')).toBeUndefined()
  })

  it('lies in the years 1850 to 2199', () => {
    expect(['1850', '2199', '1850-01-01', '2199-12-31'].every((text) => parseVagueDate(text) !== undefined)).toBe(true)
    expect(['1849', '2200', '1849-12-31', '2200-01', '0025', '1849/1851'].filter((text) => parseVagueDate(text))).toEqual([])
  })

  it('is not read from anything else', () => {
    const other = [
      '', '~', '/', '2025/', '/2025', '2025~~', '~2025', '2025~/2026', '2025/2026~', '2025/2026/2027', '2025-1', '25', '2025-13',
      '2025-00', '2025-02-30', '2025-W03', '2025-03-14T00:00', '2025?', '2025 ', 'March 2025', '20250314', '2025-03-14Z', '202X',
    ]
    expect(other.filter((text) => parseVagueDate(text) !== undefined)).toEqual([])
  })

  it('contains every vague date that is a part of it', () => {
    const day = fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, (text) => {
        const chain = [text, text.slice(0, 7), text.slice(0, 4)].map((part) => parseVagueDate(part))
        const about = [text, text.slice(0, 7), text.slice(0, 4)].map((part) => parseVagueDate(`${part}~`))
        for (const list of [chain, about]) {
          for (let i = 1; i < list.length; i += 1) {
            const [inner, outer] = [list[i - 1], list[i]]
            if (inner === undefined || outer === undefined) throw new Error(`unread: ${text}`)
            expect(outer.earliest).toBeLessThanOrEqual(inner.earliest)
            expect(outer.latest).toBeGreaterThanOrEqual(inner.latest)
            expect(spanDays(outer)).toBeGreaterThan(spanDays(inner))
          }
        }
      }),
      { seed: 20251121, numRuns: 500 },
    )
  })
})
