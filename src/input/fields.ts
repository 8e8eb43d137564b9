import * as z from 'zod/mini'
import { didYouMean } from '../errors.js'
import { parseDay } from '../chronology/day-number.js'
import { parseVagueDate } from '../chronology/vague-date.js'
import { NOT_KNOWN, type Maybe } from '../model/words.js'
import { LIMITS } from './limits.js'

// The helpers say that they have no side effects, so that a bundler leaves out schemas that nothing reads with.

export type Schema<T> = z.ZodMiniType<T>

/** What the JSON Schema says about a field beyond its structure. Its own registry: nothing is put into zod's global one. */
export interface FieldText {
  readonly id?: string
  readonly title?: string
  readonly description?: string
  readonly pattern?: string
  readonly uniqueItems?: boolean
}
export const fieldTexts = /* @__PURE__ */ z.registry<FieldText>()

// Ids that would be read as something else: a kind of not known, or a subject that is no record.
export const RESERVED_IDS = [...NOT_KNOWN, 'unlisted', 'case', 'ranking'] as const
export const ID_PATTERN = `^(?!(?:${RESERVED_IDS.join('|')})$)[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`

// The years 1850 to 2199, as in the chronology.
const YEAR = '(?:18[5-9]\\d|19\\d\\d|2[01]\\d\\d)'
const DAY = `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`
const PLAIN_DATE = `(?:${YEAR}|${YEAR}-(?:0[1-9]|1[0-2])|${DAY})`
export const DAY_PATTERN = `^${DAY}$`
export const VAGUE_DATE_PATTERN = `^${PLAIN_DATE}(?:~|/${PLAIN_DATE})?$`
const LONG_MONTH = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])'
const SHORT_MONTH = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)'
export const MONTH_DAY_PATTERN = `^(?:${LONG_MONTH}|${SHORT_MONTH}|02-(?:0[1-9]|[12]\\d))$`

/** Marks a zod issue as being about a date. */
export const DATE_ISSUE = { code: 'INPUT_DATE' } as const
/** Marks a zod issue as being about a repetition. */
export const DUPLICATE_ISSUE = { code: 'INPUT_DUPLICATE' } as const

/** An object that refuses fields it does not know. */
/* @__NO_SIDE_EFFECTS__ */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: 'an object' })
}

/** A field that may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<T>(schema: Schema<T>): z.ZodMiniExactOptional<Schema<T>> {
  return z.exactOptional(schema)
}

/** One value and no other. */
/* @__NO_SIDE_EFFECTS__ */
export function just<const V extends string | number>(value: V, expected: string): Schema<V> {
  return z.literal(value, { error: expected })
}

/** One word of a closed list. */
/* @__NO_SIDE_EFFECTS__ */
export function word<const W extends readonly (string | number)[]>(words: W): Schema<W[number]> {
  return z.literal([...words], { error: oneOf(words) })
}

/** One word of a closed list, or a kind of not known. */
/* @__NO_SIDE_EFFECTS__ */
export function maybeWord<const W extends readonly (string | number)[]>(words: W): Schema<Maybe<W[number]>> {
  return z.literal([...words, ...NOT_KNOWN], { error: `${oneOf(words)}; or ${NOT_KNOWN_LIST}` })
}

/** A value or a kind of not known. The value's own schema stands first: messages are taken from it. */
/* @__NO_SIDE_EFFECTS__ */
export function maybe<T>(schema: Schema<T>): Schema<Maybe<T>> {
  return z.union([schema, z.enum(NOT_KNOWN)])
}

export const NOT_KNOWN_LIST = NOT_KNOWN.join(', ')

/* @__NO_SIDE_EFFECTS__ */
export function list<T>(schema: Schema<T>, most: number): Schema<readonly T[]> {
  return z.array(schema, { error: 'a list' }).check(z.maxLength(most, `a list of at most ${most}`))
}

/** A list in which nothing may stand twice, and whose order means nothing. */
/* @__NO_SIDE_EFFECTS__ */
export function setOf<T>(schema: Schema<T>, most: number): Schema<readonly T[]> {
  const differing = z.refine<readonly T[]>((items) => new Set(items).size === items.length, {
    error: 'a list in which nothing stands twice',
    params: DUPLICATE_ISSUE,
  })
  const set = list(schema, most).check(differing)
  fieldTexts.add(set, { uniqueItems: true })
  return set
}

/* @__NO_SIDE_EFFECTS__ */
export function text(most: number = LIMITS.textLength): Schema<string> {
  return z.string({ error: 'text' }).check(z.maxLength(most, `text of at most ${most} characters`))
}

/** Text of one form. */
/* @__NO_SIDE_EFFECTS__ */
export function matching(expected: string, pattern: RegExp): Schema<string> {
  return z.string({ error: expected }).check(z.regex(pattern, expected))
}

/** A text that names something: not empty, no line breaks or other control characters. */
/* @__NO_SIDE_EFFECTS__ */
export function nameText(most: number): Schema<string> {
  const expected = `text of 1 to ${most} characters without line breaks`
  return z.string({ error: expected }).check(z.maxLength(most, expected), z.regex(/^[^\u0000-\u001f\u007f]+$/, expected))
}

/* @__NO_SIDE_EFFECTS__ */
export function wholeNumber(min: number, max: number): Schema<number> {
  const expected = `a whole number from ${min} to ${max}`
  return z.int({ error: expected }).check(z.minimum(min, expected), z.maximum(max, expected))
}

/* @__NO_SIDE_EFFECTS__ */
export function number(): Schema<number> {
  return z.number({ error: 'a number' })
}

/* @__NO_SIDE_EFFECTS__ */
export function flag(): Schema<boolean> {
  return z.boolean({ error: 'true or false' })
}

const ID_EXPECTED = 'an id of 1 to 64 letters, digits, - or _, beginning with a letter or digit, '
  + `and not one of the reserved words ${RESERVED_IDS.join(', ')}`

/* @__NO_SIDE_EFFECTS__ */
export function id(): Schema<string> {
  return matching(ID_EXPECTED, new RegExp(ID_PATTERN))
}

/** A real calendar day in a year that can be meant. */
/* @__NO_SIDE_EFFECTS__ */
export function day(): Schema<string> {
  return dateText('a day like 2025-03-14', DAY_PATTERN, (written) => parseVagueDate(written) !== undefined && parseDay(written) !== undefined)
}

/* @__NO_SIDE_EFFECTS__ */
export function vagueDate(): Schema<string> {
  return dateText(
    'a date like 2025, 2025-03 or 2025-03-14, any of them with ~ for "about", or two of them as earlier/later',
    VAGUE_DATE_PATTERN,
    (written) => parseVagueDate(written) !== undefined,
  )
}

/* @__NO_SIDE_EFFECTS__ */
export function monthDay(): Schema<string> {
  return dateText('a day of the year like 03-14', MONTH_DAY_PATTERN, (written) => new RegExp(MONTH_DAY_PATTERN).test(written))
}

function dateText(expected: string, pattern: string, isReal: (written: string) => boolean): Schema<string> {
  const schema = z.string({ error: expected }).check(z.refine(isReal, { error: expected, params: DATE_ISSUE }))
  fieldTexts.add(schema, { pattern })
  return schema
}

// Long lists are cut: the full list of event types would bury the message.
const MOST_WORDS_SHOWN = 30

function oneOf(words: readonly (string | number)[]): string {
  if (words.length <= MOST_WORDS_SHOWN) return `one of: ${words.join(', ')}`
  return `one of ${words.length} words: ${words.slice(0, 10).join(', ')} and so on (see the case schema)`
}

/** A hint that names a word of a closed list, never what was written. */
export function hintFor(written: unknown, words: readonly (string | number)[]): string | undefined {
  if (typeof written === 'number') return undefined
  const near = typeof written === 'string' ? didYouMean(written, words.map(String)) : undefined
  return near === undefined ? undefined : `Did you mean ${near}?`
}
