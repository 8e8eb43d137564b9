import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleared, cutTo, textWidth, wrapped } from '../../../src/render/pictures/text-width.js'
import { usualWidth } from '../../support/svg-checks.js'

const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.lorem({ maxCount: 12 }))

describe('the width of a text', () => {
  it.each(['Maximiliane von Ostrowitz', 'WWWWMMMM', 'iiiiillll', '0123456789', '欧阳娜娜', 'श्रीमती लक्ष्मी', 'Владимир'])('is never less than in a common font: %s', (text) => {
    expect(textWidth(text, 12)).toBeGreaterThanOrEqual(usualWidth(text, 12) * 0.98)
  })

  it('counts no marks that sit on letters, and wide signs in full', () => {
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10))
    expect(textWidth('王', 10)).toBeGreaterThan(10)
    expect(textWidth('a', 20)).toBe(2 * textWidth('a', 10))
  })
})

describe('a cut text', () => {
  it('fits, and is the whole where the whole fits', () => {
    fc.assert(fc.property(texts, fc.integer({ min: 20, max: 300 }), (text, width) => {
      const cut = cutTo(text, width, 12)
      expect(textWidth(cut, 12)).toBeLessThanOrEqual(width)
      if (textWidth(text, 12) <= width) expect(cut).toBe(cleared(text))
      else expect(cut.endsWith('…') && cleared(text).startsWith(cut.slice(0, -1))).toBe(true)
    }), { seed: 20251121, numRuns: 300 })
  })

  it('does not tear signs apart that belong together', () => {
    expect(cutTo('👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧', 100, 12)).toMatch(/^(👩‍👩‍👧‍👧)*…$/u)
    expect(cutTo('e\u0301'.repeat(20), 60, 12)).toMatch(/^(e\u0301)+…$/)
  })
})

describe('a text in lines', () => {
  it('keeps every word that fits a line, in order, and no line is too wide', () => {
    fc.assert(fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 120, max: 400 }), (text, width) => {
      const lines = wrapped(text, width, 12)
      expect(lines.join(' ')).toBe(cleared(text))
      expect(lines.every((line) => textWidth(line, 12) <= width)).toBe(true)
    }), { seed: 20251121, numRuns: 200 })
  })

  it('ends with an ellipsis after the last line allowed', () => {
    const lines = wrapped('one two three four five six seven eight', 60, 12, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })

  it('breaks writing without spaces', () => {
    expect(wrapped('欧阳娜娜阿依古丽买买提', 50, 12).join('')).toBe('欧阳娜娜阿依古丽买买提')
    expect(wrapped('欧阳娜娜阿依古丽买买提', 50, 12).length).toBeGreaterThan(2)
  })

  it('keeps together what a hard space joins', () => {
    expect(wrapped('stage of the dispute\u00a02', 130, 12).join('|')).toContain('dispute\u00a02')
  })
})

describe('a cleared text', () => {
  it('has no character that XML forbids, no line, no mark that turns the direction, and no towers of marks', () => {
    expect(cleared('a\u0000b\nc\u202ed\u2066e\ud800f\uffffg')).toBe('a b cde f g')
    expect(cleared(`x${'\u0301'.repeat(40)}`)).toBe(`x${'\u0301'.repeat(4)}`)
  })
})
