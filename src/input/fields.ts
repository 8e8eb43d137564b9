import * as z from 'zod'
import { didYouMean } from '../errors.js'
import { parseDay } from '../chronology/day-number.js'
import { parseVagueDate } from '../chronology/vague-date.js'
import { NOT_KNOWN, type Maybe } from '../model/words.js'
import { LIMITS } from './limits.js'

/** What the JSON Schema says about a field beyond its structure. Its own registry: nothing is put into zod's global one. */
export interface FieldText {
  readonly id?: string
  readonly title?: string
  readonly description?: string
  readonly pattern?: string
  readonly uniqueItems?: boolean
}
export const fieldTexts = z.registry<FieldText>()

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

/**
 * An object that refuses fields it does not know. zod decides when a schema is built whether to generate
 * code for it, and even asking trips a strict content security policy; so it is told not to, for this one
 * call, and the host's own setting is put back.
 */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const { jitless } = z.config()
  z.config({ jitless: true })
  try {
    return z.strictObject(shape, { error: 'an object' })
  } finally {
    z.config({ jitless })
  }
}

/** A field that may be left out, with what it means. */
export function optional<T>(description: string, schema: z.ZodType<T>): z.ZodExactOptional<z.ZodType<T>> {
  return z.exactOptional(schema).register(fieldTexts, { description })
}

/** A field that must be there, with what it means. */
export function required<Schema extends z.ZodType>(description: string, schema: Schema): Schema {
  fieldTexts.add(schema, { ...fieldTexts.get(schema), description })
  return schema
}

/** One word of a closed list. */
export function word<const W extends readonly (string | number)[]>(words: W): z.ZodType<W[number]> {
  return z.literal([...words], { error: oneOf(words) })
}

/** One word of a closed list, or a kind of not known. */
export function maybeWord<const W extends readonly (string | number)[]>(words: W): z.ZodType<Maybe<W[number]>> {
  return z.literal([...words, ...NOT_KNOWN], { error: `${oneOf(words)}; or ${NOT_KNOWN_LIST}` })
}

/** A value or a kind of not known. The value's own schema stands first: messages are taken from it. */
export function maybe<T>(schema: z.ZodType<T>): z.ZodType<Maybe<T>> {
  return z.union([schema, z.enum(NOT_KNOWN)])
}

export const NOT_KNOWN_LIST = NOT_KNOWN.join(', ')

export function list<T>(schema: z.ZodType<T>, most: number): z.ZodType<readonly T[]> {
  return z.array(schema, { error: 'a list' }).max(most, `a list of at most ${most}`)
}

/** A list in which nothing may stand twice, and whose order means nothing. */
export function setOf<T>(schema: z.ZodType<T>, most: number): z.ZodType<readonly T[]> {
  const set = list(schema, most).refine((items) => new Set(items).size === items.length, {
    error: 'a list in which nothing stands twice',
    params: DUPLICATE_ISSUE,
  })
  fieldTexts.add(set, { uniqueItems: true })
  return set
}

export const text = (most: number = LIMITS.textLength): z.ZodType<string> =>
  z.string({ error: 'text' }).max(most, `text of at most ${most} characters`)

/** A text that names something: not empty, no line breaks or other control characters. */
export function nameText(most: number): z.ZodType<string> {
  const expected = `text of 1 to ${most} characters without line breaks`
  return z.string({ error: expected }).max(most, expected).regex(/^[^\u0000-\u001f\u007f]+$/, expected)
}

export function wholeNumber(min: number, max: number): z.ZodType<number> {
  const expected = `a whole number from ${min} to ${max}`
  return z.int({ error: expected }).min(min, expected).max(max, expected)
}

export const number = (): z.ZodType<number> => z.number({ error: 'a number' })

const ID_EXPECTED = 'an id of 1 to 64 letters, digits, - or _, beginning with a letter or digit, '
  + `and not one of the reserved words ${RESERVED_IDS.join(', ')}`

export const id = (): z.ZodType<string> => z.string({ error: ID_EXPECTED }).regex(new RegExp(ID_PATTERN), ID_EXPECTED)

/** A real calendar day in a year that can be meant. */
export const day = (): z.ZodType<string> =>
  dateText('a day like 2025-03-14', DAY_PATTERN, (written) => {
    const span = parseVagueDate(written)
    return span !== undefined && parseDay(written) !== undefined
  })

export const vagueDate = (): z.ZodType<string> =>
  dateText(
    'a date like 2025, 2025-03 or 2025-03-14, any of them with ~ for "about", or two of them as earlier/later',
    VAGUE_DATE_PATTERN,
    (written) => parseVagueDate(written) !== undefined,
  )

export const monthDay = (): z.ZodType<string> =>
  dateText('a day of the year like 03-14', MONTH_DAY_PATTERN, (written) => new RegExp(MONTH_DAY_PATTERN).test(written))

function dateText(expected: string, pattern: string, isReal: (written: string) => boolean): z.ZodType<string> {
  const schema = z.string({ error: expected }).refine(isReal, { error: expected, params: DATE_ISSUE })
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
