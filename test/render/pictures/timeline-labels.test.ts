import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelRows, numbered } from '../../../src/render/pictures/timeline-labels.js'

const wishes = fc.array(fc.record({ x: fc.double({ min: 20, max: 680, noNaN: true }), width: fc.integer({ min: 5, max: 260 }) }), { maxLength: 30 })
  .map((some) => some.sort((a, b) => a.x - b.x))

describe('labels over a line', () => {
  it('never meet, are crossed by no leader, and stay within the edges', () => {
    let placed = 0
    fc.assert(fc.property(wishes, fc.integer({ min: 1, max: 9 }), (some, most) => {
      const places = labelRows(some, 10, 690, most)
      if (places === undefined) return
      placed += 1
      places.forEach(({ left, row }, i) => {
        const width = some[i]?.width ?? 0
        expect(left).toBeGreaterThanOrEqual(10)
        expect(left + width).toBeLessThanOrEqual(690)
        expect(row).toBeLessThan(most)
        places.forEach((other, j) => {
          if (i === j) return
          const isBeside = left >= other.left + (some[j]?.width ?? 0) || other.left >= left + width
          expect(row !== other.row || isBeside).toBe(true)
          // A leader that goes higher passes every lower row.
          const leader = some[j]?.x ?? 0
          expect(other.row > row && leader > left && leader < left + width).toBe(false)
        })
      })
    }), { seed: 20251121, numRuns: 400 })
    expect(placed).toBeGreaterThan(100)
  })

  it('stand in one row where they have room', () => {
    expect(labelRows([{ x: 50, width: 80 }, { x: 200, width: 80 }, { x: 400, width: 80 }], 0, 500, 1)?.map(({ row }) => row)).toEqual([0, 0, 0])
  })

  it('turn to the left, or lie on their leader, near the right edge', () => {
    const [place] = labelRows([{ x: 480, width: 100 }], 0, 500, 1) ?? []
    expect((place?.left ?? 0) + 100).toBeLessThanOrEqual(500)
  })

  it('give way to numbers when they are too many', () => {
    expect(labelRows(Array.from({ length: 12 }, (_, i) => ({ x: 100 + i, width: 200 })), 0, 700, 8)).toBeUndefined()
    expect(labelRows(Array.from({ length: 60 }, (_, i) => ({ x: i * 100, width: 10 })), 0, 7000, 8)).toBeUndefined()
  })
})

describe('numbers over a line', () => {
  const widthOf = (label: string): number => label.length * 7

  it('cover everybody once, in order, and never meet', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 20, max: 340, noNaN: true }), { minLength: 1, maxLength: 200 }), (some) => {
      const places = some.sort((a, b) => a - b)
      const groups = numbered(places, 10, 350, widthOf)
      expect(groups.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual(places.map((_, i) => i))
      groups.forEach(({ x, label, first, last }, i) => {
        expect(label).toBe(first === last ? `${first + 1}` : `${first + 1}–${last + 1}`)
        const half = widthOf(label) / 2
        expect(x - half).toBeGreaterThanOrEqual(10)
        expect(x + half).toBeLessThanOrEqual(350)
        const before = groups[i - 1]
        if (before !== undefined) expect(before.x + widthOf(before.label) / 2).toBeLessThanOrEqual(x - half)
      })
    }), { seed: 20251121, numRuns: 300 })
  })

  it('stand over their own mark where there is room', () => {
    expect(numbered([50, 120, 260], 0, 300, widthOf).map(({ label }) => label)).toEqual(['1', '2', '3'])
  })
})
