import { describe, expect, it } from 'vitest'
import { shownNumber, shownText, signed } from '../../src/render/shown.js'

describe('a figure as it is printed', () => {
  it.each([[0, '0'], [3, '3'], [-3, '\u22123'], [-0, '0']])('%d stands as %s', (value, text) => {
    expect(shownNumber(value)).toBe(text)
  })

  it.each([[0, '0'], [3, '+3'], [-3, '\u22123']])('%d as points stands as %s', (value, text) => {
    expect(signed(value)).toBe(text)
  })

  it.each([
    ['support -1 (best for Ana)', 'support \u22121 (best for Ana)'],
    ['from -10 to -2', 'from \u221210 to \u22122'],
    ['(-3)', '(\u22123)'],
    ['-4 at first', '\u22124 at first'],
    ['PHQ-9 on 2025-03-14, sessions 1-3', 'PHQ-9 on 2025-03-14, sessions 1-3'],
    ['She said: “it was -5 outside”, at -5.', 'She said: “it was -5 outside”, at \u22125.'],
    ['«-5» y -5', '«-5» y \u22125'],
    ['a - 5', 'a - 5'],
  ])('in the sentence %s the minus is a true one', (text, printed) => {
    expect(shownText(text)).toBe(printed)
  })
})
