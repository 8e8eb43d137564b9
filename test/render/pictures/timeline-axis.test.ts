import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeAxis } from '../../../src/render/pictures/timeline-axis.js'
import { ticksOf } from '../../../src/render/pictures/timeline-ticks.js'
import { pictureWords } from '../../../src/render/pictures/words.js'

const crowd = Array.from({ length: 30 }, (_, i) => 20_000 + 7 * i)
const day = fc.integer({ min: -40_000, max: 84_000 })
const days = fc.oneof(
  fc.array(day, { minLength: 1, maxLength: 40 }),
  fc.tuple(fc.array(day, { maxLength: 6 }), fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 60 }))
    .map(([far, from, count]) => [...far, ...Array.from({ length: count }, (_, i) => from + i * 7)]),
)

describe('an axis of time', () => {
  it('never runs backwards, and puts later days further right', () => {
    fc.assert(fc.property(days, fc.array(day, { minLength: 2, maxLength: 30 }), (known, others) => {
      const axis = timeAxis(known, 40, 640)
      const inside = [...known, ...others].filter((each) => each >= axis.from && each <= axis.to).sort((a, b) => a - b)
      inside.slice(1).forEach((later, i) => {
        const earlier = inside[i] ?? later
        if (later > earlier) expect(axis.xOf(later)).toBeGreaterThan(axis.xOf(earlier))
      })
    }), { seed: 20251121, numRuns: 300 })
  })

  it('is exact at its knots, straight between them, and fills its width', () => {
    fc.assert(fc.property(days, (known) => {
      const axis = timeAxis(known, 40, 640)
      for (const { day: at, x } of axis.knots) expect(axis.xOf(at)).toBe(x)
      axis.knots.slice(1).forEach((b, i) => {
        const a = axis.knots[i] ?? b
        expect(axis.xOf((a.day + b.day) / 2)).toBeCloseTo((a.x + b.x) / 2, 6)
      })
      expect([axis.knots[0]?.x, axis.knots.at(-1)?.x]).toEqual([40, 640])
      expect([axis.xOf(axis.from - 1), axis.xOf(axis.to + 1)]).toEqual([40, 640])
      expect(known.every((each) => each >= axis.from && each <= axis.to)).toBe(true)
    }), { seed: 20251121, numRuns: 300 })
  })

  it('has one scale outside what it shortens, and a tighter one inside', () => {
    fc.assert(fc.property(days, (known) => {
      const axis = timeAxis(known, 0, 1000)
      axis.knots.slice(1).forEach((b, i) => {
        const a = axis.knots[i] ?? b
        const scale = (b.x - a.x) / (b.day - a.day)
        if (axis.breaks.some(({ from, to }) => from === a.day && to === b.day)) expect(scale).toBeLessThan(axis.pixelsADay)
        else expect(scale).toBeCloseTo(axis.pixelsADay, 8)
      })
    }), { seed: 20251121, numRuns: 300 })
  })

  it('is the same whatever the order of days', () => {
    fc.assert(fc.property(days, (known) => {
      expect(JSON.stringify(timeAxis([...known].reverse(), 0, 500))).toBe(JSON.stringify(timeAxis(known, 0, 500)))
    }), { seed: 20251121, numRuns: 50 })
  })

  it('leaves most of the width to weekly scores beside a death thirty years ago', () => {
    const axis = timeAxis([9000, ...crowd], 0, 1000)
    expect(axis.breaks).toHaveLength(1)
    expect(axis.xOf(20_203) - axis.xOf(20_000)).toBeGreaterThan(550)
  })

  it('shortens a gap between two crowds, too', () => {
    const axis = timeAxis([...crowd.map((each) => each - 9000), ...crowd], 0, 1000)
    expect(axis.breaks.map(({ from, to }) => [from, to])).toEqual([[11_203, 20_000]])
  })

  it.each([
    ['a few dates spread over a life', [1000, 4000, 9000, 16_000]],
    ['two vague dates within a year', [19_000, 19_300, 19_349]],
    ['dates without a gap', crowd],
  ])('keeps a true scale for %s', (_, known) => {
    expect(timeAxis(known, 0, 700).breaks).toEqual([])
  })

  it('shows a month around a single day', () => {
    const axis = timeAxis([20_000], 0, 300)
    expect([axis.from, axis.to, axis.xOf(20_000)]).toEqual([19_985, 20_015, 150])
  })
})

describe('the marks of an axis', () => {
  const words = pictureWords(undefined)

  it('stand at their days, in order, with names that never meet', () => {
    fc.assert(fc.property(days, fc.integer({ min: 200, max: 1400 }), (known, width) => {
      const { small, large } = ticksOf(timeAxis(known, 30, width), words, 11)
      for (const row of [small, large]) {
        row.slice(1).forEach(({ label, labelX, x }, i) => {
          const before = row[i]
          if (before === undefined) return
          expect(x).toBeGreaterThanOrEqual(before.x)
          expect(labelX - before.labelX).toBeGreaterThan(((label.length + before.label.length) / 2) * 4.5)
        })
      }
    }), { seed: 20251121, numRuns: 200 })
  })

  it('leave no year out of a row of years', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 900, max: 18_000 }), fc.integer({ min: 250, max: 1400 }), (from, length, width) => {
      const { small, large } = ticksOf(timeAxis([from, from + length], 30, width), words, 11)
      const years = large.map(({ label }) => Number(label))
      if (small.length > 0 || years.length < 3) return
      const step = (years[1] ?? 0) - (years[0] ?? 0)
      expect(years).toEqual(years.map((_, i) => (years[0] ?? 0) + i * step))
    }), { seed: 20251121, numRuns: 300 })
  })

  it.each([
    [[20_089, 20_119], ['1', '8', '15', '22'], ['January 2025']],
    [[20_089, 20_453], ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'], ['2025']],
    [[16_436, 20_453], [], ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025']],
    [[0, 20_453], [], ['1970', '1975', '1980', '1985', '1990', '1995', '2000', '2005', '2010', '2015', '2020', '2025']],
  ])('are as fine as there is room: %j', (ends, small, large) => {
    const ticks = ticksOf(timeAxis(ends, 30, 600), words, 11)
    expect([ticks.small.map(({ label }) => label), ticks.large.map(({ label }) => label)]).toEqual([small, large])
  })
})
