import type { Fact, FactDefinition } from '../model/facts.js'
import type { WordCatalogue } from '../model/words-catalogue.js'

/** Fills the blanks of a sentence. A blank without a filling is a mistake in the catalogue and throws. */
export function fill(words: WordCatalogue, template: string, blanks: Readonly<Record<string, string>>): string {
  return fillFrom(words, template, (name) => blanks[name])
}

/** The same, with fillings that are made only for the blanks that are there. */
export function fillFrom({ contractions }: WordCatalogue, template: string, fillingOf: (blank: string) => string | undefined): string {
  if (!template.includes('{')) return template
  let filled = ''
  let isBlank = false
  for (const part of cut(template)) {
    const filling = isBlank ? fillingOf(part) : part
    if (filling === undefined) throw new RangeError(`nothing to put in {${part}}`)
    filled = contractions === undefined ? filled + filling : joined(filled, filling, contractions)
    isBlank = !isBlank
  }
  return filled
}

/** Two pieces of a sentence, contracted where the words that meet ask for it: "de" and "el abandono" to "del abandono". */
function joined(before: string, after: string, contractions: Readonly<Record<string, string>>): string {
  for (const [pair, one] of Object.entries(contractions)) {
    const [first = '', second = ''] = pair.split(' ')
    if (!after.startsWith(`${second} `) || !before.endsWith(`${first} `)) continue
    const kept = before.slice(0, before.length - first.length - 1)
    if (kept === '' || /[^\p{L}\p{N}]$/u.test(kept)) return `${kept}${one}${after.slice(second.length)}`
  }
  return before + after
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
  return fill(words, template, blanks)
}

/** A sentence that tells a number: in the words for its plural category, where the language has some of their own. */
export function sayCounted(words: WordCatalogue, key: string, count: number, blanks: Readonly<Record<string, string>> = {}): string {
  const own = `${key}#${pluralCategory(words.locale, count)}`
  return say(words, words.text[own] === undefined ? key : own, blanks)
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
      return pastZero(words, fact.min, fact.max, definition) ?? rangeInWords(words, fact.min, fact.max, unit)
    case 'known':
      if (typeof fact.value === 'number') return pastZero(words, fact.value, fact.value, definition) ?? quantity(words, fact.value, unit)
      if (typeof fact.value === 'boolean') return term(words, 'value', String(fact.value))
      if (typeof fact.value === 'string') return wordOf(words, definition, fact.value)
      return fact.value.length === 0 ? (words.terms[`value.${definition?.id ?? ''}`]?.['none'] ?? say(words, 'none')) : listed(words, fact.value.map((word) => wordOf(words, definition, word)))
    default:
      return fact satisfies never
  }
}

/** What a word is called as the value of one fact, else of any. */
const wordOf = (words: WordCatalogue, definition: FactDefinition | undefined, word: string): string =>
  words.terms[`value.${definition?.id ?? ''}`]?.[word] ?? term(words, 'value', word)

// What days below zero are called, by what is counted.
const BELOW_ZERO = [
  { ends: /daysBeforeOnset$/i, is: 'after-onset' },
  { ends: /daysUntilDue$/, is: 'past' },
  { ends: /(?:daysAgo|daysSince)$/, is: 'ahead' },
] as const

/** Days of which some lie on the other side of the day that is counted to: nobody says "minus three days". */
function pastZero(words: WordCatalogue, min: number | undefined, max: number | undefined, definition: FactDefinition | undefined): string | undefined {
  const is = definition?.unit === 'days' ? BELOW_ZERO.find(({ ends }) => ends.test(definition.id))?.is : undefined
  if (is === undefined || (min ?? max ?? 0) >= 0) return undefined
  const other = (from: number, to: number): string => say(words, `days.${is}`, { n: between(words, from, to, 'days') })
  if (min === undefined) return max === -1 ? say(words, `days.${is}.any`) : say(words, 'at-least', { n: other(-(max ?? 0), -(max ?? 0)) })
  if (max === undefined) return say(words, 'at-most', { n: other(-min, -min) })
  if (max < 0) return other(-max, -min)
  return max === 0 ? say(words, `days.${is}.up-to`, { n: quantity(words, -min, 'days') }) : say(words, `days.${is}.around`, { other: quantity(words, -min, 'days'), n: quantity(words, max, 'days') })
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
  // The form for one thing may spell the number out, and would lose a minus.
  const single = ({ n, unit: own }: typeof from): string => withUnit(words, String(n), n < 0 ? 'other' : pluralCategory(words.locale, n), own)
  if (from.n === to.n && from.unit === to.unit) return single(to)
  if (from.unit !== to.unit && from.n !== 0) return say(words, 'between', { from: single(from), to: single(to) })
  // Of a span, the last number decides in the languages that tell more than one and many apart.
  const category = pluralCategory(words.locale, to.n)
  return withUnit(words, say(words, 'between', { from: String(from.n), to: String(to.n) }), category === 'one' ? 'other' : category, to.unit)
}

function coarse(value: number, unit: string | undefined): { readonly n: number; readonly unit: string | undefined } {
  const coarser = unit === 'days' ? COARSER.find(({ from }) => Math.abs(value) >= from) : undefined
  return coarser === undefined ? { n: value, unit } : { n: Math.round(value / coarser.days), unit: coarser.unit }
}

function withUnit(words: WordCatalogue, figure: string, category: Intl.LDMLPluralRule, unit: string | undefined): string {
  const list = category === 'other' ? 'unit' : category === 'one' ? 'unitOne' : `unit#${category}`
  const own = unit === undefined ? undefined : (words.terms[list]?.[unit] ?? words.terms['unit']?.[unit])
  return fill(words, own ?? '{n}', { n: figure })
}

/** Which of a language's plural forms a number takes. A form for one may leave the figure out, so it is not for less than nothing. */
export function pluralCategory(locale: string, count: number): Intl.LDMLPluralRule {
  if (count < 0) return 'other'
  const known = pluralRules.get(locale)
  if (known !== undefined) return known.select(count)
  const made = new Intl.PluralRules(locale)
  pluralRules.set(locale, made)
  return made.select(count)
}

const pluralRules = new Map<string, Intl.PluralRules>()

/** A number with decimals as its language writes it. */
export function decimal(words: WordCatalogue, value: number, digits: { readonly least?: number; readonly most: number }): string {
  const { least = 0, most } = digits
  const key = `${words.locale} ${least} ${most}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known.format(value)
  const made = new Intl.NumberFormat(words.locale, { numberingSystem: 'latn', useGrouping: false, minimumFractionDigits: least, maximumFractionDigits: most })
  numberFormats.set(key, made)
  return made.format(value)
}
const numberFormats = new Map<string, Intl.NumberFormat>()

function rangeInWords(words: WordCatalogue, min: number | undefined, max: number | undefined, unit: string | undefined): string {
  if (min === undefined) return say(words, 'at-most', { n: quantity(words, max ?? 0, unit) })
  if (max === undefined) return say(words, 'at-least', { n: quantity(words, min, unit) })
  return between(words, min, max, unit)
}

/** A name or a title as it stands inside a sentence. */
export const midSentence = ({ midSentence: how }: WordCatalogue, text: string): string => (how === 'kept' ? text : text.charAt(0).toLowerCase() + text.slice(1))

/** A text as the beginning of a sentence. */
export function upperFirst(text: string): string {
  const [first, capital] = [text.charAt(0), text.charAt(0).toUpperCase()]
  return first === capital ? text : capital + text.slice(1)
}
