import type { Fact, FactDefinition } from '../model/facts.js'
import type { WordCatalogue } from '../model/words-catalogue.js'

/** Fills the blanks of a sentence. A blank without a filling is a mistake in the catalogue and throws. */
export function fill(template: string, blanks: Readonly<Record<string, string>>): string {
  return fillFrom(template, (name) => blanks[name])
}

/** The same, with fillings that are made only for the blanks that are there. */
export function fillFrom(template: string, fillingOf: (blank: string) => string | undefined): string {
  if (!template.includes('{')) return template
  let filled = ''
  let isBlank = false
  for (const part of cut(template)) {
    const filling = isBlank ? fillingOf(part) : part
    if (filling === undefined) throw new RangeError(`nothing to put in {${part}}`)
    filled += filling
    isBlank = !isBlank
  }
  return filled
}

// Sentences come from catalogues and rules, so there are few; whoever loads rule set after rule set would still pile them up.
const MOST_KEPT = 10_000
const kept = new Map<string, readonly string[]>()

/** What stands around the blanks and the names of the blanks, in turn. */
function cut(template: string): readonly string[] {
  const known = kept.get(template)
  if (known !== undefined) return known
  if (kept.size === MOST_KEPT) kept.clear()
  const parts = template.split(/\{([^{}]+)\}/)
  kept.set(template, parts)
  return parts
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
  // One item stands as it is in every language, and most lists have one.
  return items.length < 2 ? (items[0] ?? '') : listFormat(words.locale, kind).format(items)
}

// Kept for the same reason as the formats of dates: making one costs far more than using it.
const listFormats = new Map<string, Intl.ListFormat>()

function listFormat(locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  const key = `${locale} ${type}`
  const known = listFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.ListFormat(locale, { style: 'long', type })
  listFormats.set(key, made)
  return made
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
  return between(words, value, value, unit)
}

/** "6 to 7 weeks", in one unit where both ends share it. */
export function between(words: WordCatalogue, min: number, max: number, unit: string | undefined): string {
  const [from, to] = [coarse(min, unit), coarse(max, unit)]
  if (from.n === to.n && from.unit === to.unit) return withUnit(words, String(to.n), to.n, to.unit)
  if (from.unit !== to.unit && from.n !== 0) {
    return say(words, 'between', { from: withUnit(words, String(from.n), from.n, from.unit), to: withUnit(words, String(to.n), to.n, to.unit) })
  }
  return withUnit(words, say(words, 'between', { from: String(from.n), to: String(to.n) }), to.n + from.n, to.unit)
}

function coarse(value: number, unit: string | undefined): { readonly n: number; readonly unit: string | undefined } {
  const coarser = unit === 'days' ? COARSER.find(({ from }) => Math.abs(value) >= from) : undefined
  return coarser === undefined ? { n: value, unit } : { n: Math.round(value / coarser.days), unit: coarser.unit }
}

function withUnit(words: WordCatalogue, figure: string, count: number, unit: string | undefined): string {
  const one = unit === undefined ? undefined : words.terms['unitOne']?.[unit]
  if (count === 1 && one !== undefined) return one
  return fill((unit === undefined ? undefined : words.terms['unit']?.[unit]) ?? '{n}', { n: figure })
}

function rangeInWords(words: WordCatalogue, min: number | undefined, max: number | undefined, unit: string | undefined): string {
  if (min === undefined) return say(words, 'at-most', { n: quantity(words, max ?? 0, unit) })
  if (max === undefined) return say(words, 'at-least', { n: quantity(words, min, unit) })
  return between(words, min, max, unit)
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
