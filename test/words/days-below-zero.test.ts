import { describe, expect, it } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { Fact } from '../../src/model/facts.js'
import { spanish } from '../../src/languages/es.js'
import { englishWords } from '../../src/words/english.js'
import { valueInWords } from '../../src/words/phrase.js'

const told = (id: string, found: Partial<{ readonly min: number; readonly max: number }> | number, words = englishWords): string => {
  const fact: Fact = typeof found === 'number' ? { status: 'known', value: found, from: [] } : { status: 'range', from: [], ...found }
  return valueInWords(words, fact, factCatalogue.find((each) => each.id === id))
}

describe('days on the other side of the day that is counted to', () => {
  it.each([
    ['change.daysUntilDue', -1, '1 day ago'],
    ['change.daysUntilDue', { max: -1 }, 'already past'],
    ['change.daysUntilDue', { min: 0, max: 120 }, '0 to 4 months'],
    ['change.daysAgo', -63, '9 weeks ahead'],
    ['death.daysBeforeOnset', { min: -2, max: 56 }, 'from 2 days after the onset to 8 weeks before it'],
    ['dispute.beganDaysBeforeOnset', { min: -14, max: 0 }, 'up to 14 days after the onset'],
    ['change.daysBeforeOnset', { min: -40, max: -20 }, '3 to 6 weeks after the onset'],
    ['change.daysBeforeOnset', { max: -30 }, 'at least 4 weeks after the onset'],
    ['change.daysBeforeOnset', { min: -10 }, 'at most 10 days after the onset'],
    ['change.daysBeforeOnset', 20, '3 weeks'],
  ] as const)('are told in words: %s %j', (id, found, expected) => {
    expect(told(id, found)).toBe(expected)
    expect(told(id, found, spanish.words)).not.toMatch(/[-−]\d/)
  })
})
