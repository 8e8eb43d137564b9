import type { Fact, FactDefinition } from '../model/facts.js'
import type { WordCatalogue } from '../model/words-catalogue.js'

/** Fills the blanks of a sentence. A blank without a filling is a mistake in the catalogue and throws. */
export function fill(template: string, blanks: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const filling = blanks[name]
    if (filling === undefined) throw new RangeError(`nothing to put in {${name}}`)
    return filling
  })
}

/** A sentence of the catalogue with its blanks filled. */
export function say(words: WordCatalogue, key: string, blanks: Readonly<Record<string, string>> = {}): string {
  const template = words.text[key]
  if (template === undefined) throw new RangeError(`no text ${key}`)
  return fill(template, blanks)
}

/** The name of a closed word. */
export function term(words: WordCatalogue, list: string, word: string): string {
  return words.terms[list]?.[word] ?? word.replaceAll('-', ' ')
}

/** "a, b and c" by the language's own rules. */
export function listed(words: WordCatalogue, items: readonly string[], kind: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(words.locale, { style: 'long', type: kind }).format(items)
}

/** A fact's value in words, rounded to what a person would say; the exact figure stays in the trace. */
export function valueInWords(words: WordCatalogue, fact: Fact, definition: FactDefinition | undefined): string {
  const unit = definition?.unit
  switch (fact.status) {
    case 'unknown':
      return term(words, 'why', fact.why)
    case 'range':
      return rangeInWords(words, fact.min, fact.max, unit)
    case 'known':
      if (typeof fact.value === 'number') return quantity(words, fact.value, unit)
      if (typeof fact.value === 'boolean') return term(words, 'value', String(fact.value))
      if (typeof fact.value === 'string') return term(words, 'value', fact.value)
      return fact.value.length === 0 ? say(words, 'none') : listed(words, fact.value.map((word) => term(words, 'value', word)))
    default:
      return fact satisfies never
  }
}

// Spans read in the coarsest unit that still says enough: days up to two weeks, weeks up to a quarter, months up to two years.
const COARSER = [
  { from: 730, unit: 'years', days: 365.25 },
  { from: 92, unit: 'months', days: 30.44 },
  { from: 15, unit: 'weeks', days: 7 },
] as const

/** A number with its unit. */
export function quantity(words: WordCatalogue, value: number, unit: string | undefined): string {
  if (unit === undefined) return String(value)
  const coarse = unit === 'days' ? COARSER.find(({ from }) => Math.abs(value) >= from) : undefined
  return withUnit(words, coarse === undefined ? value : Math.round(value / coarse.days), coarse?.unit ?? unit)
}

function withUnit(words: WordCatalogue, value: number, unit: string): string {
  const one = words.terms['unitOne']?.[unit]
  if (value === 1 && one !== undefined) return one
  return fill(words.terms['unit']?.[unit] ?? '{n}', { n: String(value) })
}

function rangeInWords(words: WordCatalogue, min: number | undefined, max: number | undefined, unit: string | undefined): string {
  if (min === undefined) return say(words, 'at-most', { n: quantity(words, max ?? 0, unit) })
  if (max === undefined) return say(words, 'at-least', { n: quantity(words, min, unit) })
  const ends = [quantity(words, min, unit), quantity(words, max, unit)] as const
  return ends[0] === ends[1] ? ends[0] : say(words, 'between', { from: ends[0], to: ends[1] })
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
