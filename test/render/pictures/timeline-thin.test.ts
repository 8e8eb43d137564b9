import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinned } from '../../../src/render/pictures/timeline-thin.js'

const points = fc.array(fc.record({ x: fc.double({ min: -50, max: 400, noNaN: true }), value: fc.integer({ min: 0, max: 63 }) }), { maxLength: 600 })
  .map((some) => some.sort((a, b) => a.x - b.x))
const columnWidth = fc.constantFrom(1, 2, 5, 40)

describe('thinned points', () => {
  it('keep the lowest, the highest, the first and the last of every column, in their order', () => {
    fc.assert(fc.property(points, columnWidth, (all, width) => {
      const kept = thinned(all, width)
      const columns = new Map<number, { x: number; value: number }[]>()
      for (const point of all) columns.set(Math.floor(point.x / width), [...(columns.get(Math.floor(point.x / width)) ?? []), point])
      for (const [column, raw] of columns) {
        const own = kept.filter(({ x }) => Math.floor(x / width) === column)
        expect(Math.min(...own.map(({ value }) => value))).toBe(Math.min(...raw.map(({ value }) => value)))
        expect(Math.max(...own.map(({ value }) => value))).toBe(Math.max(...raw.map(({ value }) => value)))
        expect([own[0], own.at(-1)]).toEqual([raw[0], raw.at(-1)])
        expect(own.length).toBeLessThanOrEqual(4)
      }
      const places = kept.map((point) => all.indexOf(point))
      expect(places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1))).toBe(true)
    }), { seed: 20251121, numRuns: 200 })
  })

  it('are all there when no column holds more than two', () => {
    const few = Array.from({ length: 50 }, (_, i) => ({ x: i * 2.5, value: i % 7 }))
    expect(thinned(few, 2)).toEqual(few)
  })
})
