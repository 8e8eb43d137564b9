import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dateInWords } from '../../src/words/dates.js'
import { englishWords } from '../../src/words/english.js'

it('says any day, month or year as the language formats it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      const said = (options: Intl.DateTimeFormatOptions): string => date.toLocaleDateString('en-GB', { timeZone: 'UTC', year: 'numeric', ...options })
      expect(dateInWords(englishWords, day)).toBe(said({ month: 'long', day: 'numeric' }))
      expect(dateInWords(englishWords, day.slice(0, 7))).toBe(said({ month: 'long' }))
      expect(dateInWords(englishWords, day.slice(0, 4))).toBe(said({}))
    }),
    { seed: 20251121, numRuns: 500 },
  )
})
