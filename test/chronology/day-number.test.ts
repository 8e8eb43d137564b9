import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { civilDay, dayNumber, daysInMonth, formatDay, parseDay } from '../../src/chronology/day-number.js'

const DAY = 86_400_000

describe('day numbers', () => {
  it('agree with the platform calendar for every day from 1850 to 2199, there and back', () => {
    const last = Date.UTC(2199, 11, 31) / DAY
    const wrong: string[] = []
    for (let n = Date.UTC(1850, 0, 1) / DAY; n <= last; n += 1) {
      const iso = new Date(n * DAY).toISOString().slice(0, 10)
      if (parseDay(iso) !== n || formatDay(n) !== iso) wrong.push(iso)
    }
    expect(wrong).toEqual([])
    expect(last).toBeGreaterThan(80_000)
  })

  it('start at the first day of 1970', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(1969, 12, 31)).toBe(-1)
    expect(civilDay(0)).toEqual({ year: 1970, month: 1, day: 1 })
  })

  it('know which centuries have a leap day', () => {
    expect([1900, 2000, 2024, 2025, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28])
    expect(daysInMonth(2025, 0)).toBe(0)
    expect(daysInMonth(2025, 13)).toBe(0)
  })

  it('are given to real days only', () => {
    const unreal = [
      '2025-02-29', '1900-02-29', '2025-04-31', '2025-00-10', '2025-13-01', '2025-01-00', '2025-01-32', '2025-1-1',
      '2025-01', '2025', '', ' 2025-01-01', '2025-01-01 ', '2025-01-01T00:00', '20250101', '+002025-01-01', '2025-01-01\n',
    ]
    expect(unreal.filter((text) => parseDay(text) !== undefined)).toEqual([])
    expect(parseDay('2024-02-29')).toBe(dayNumber(2024, 2, 29))
  })

  it('do not depend on the time zone', () => {
    const before = process.env['TZ']
    const days = ['2025-03-30', '2025-10-26', '1883-11-18', '2011-12-30']
    const seen = ['UTC', 'Pacific/Apia', 'America/New_York'].map((zone) => {
      process.env['TZ'] = zone
      return days.map((day) => parseDay(day)).join()
    })
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    expect(new Set(seen).size).toBe(1)
    for (const file of readdirSync('src/chronology')) {
      expect(readFileSync(`src/chronology/${file}`, 'utf8'), file).not.toMatch(/\bDate\b|\bIntl\b|toLocale/)
    }
  })
})
