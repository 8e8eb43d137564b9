import * as z from 'zod/mini'
import { parseDay } from '../chronology/day-number.js'
import { describeKind, didYouMean, type Fix, nearestWord, pointer, type ProblemParts } from '../errors.js'
import { BASES, CONFIDENCES, type Basis, type Citation, type Confidence } from '../model/rules.js'
import { RULE_LIMITS } from './limits.js'

const ONLY = 'only the fields '

// The helpers say that they have no side effects, so that a bundler leaves out schemas that nothing reads with.

export type Schema<T> = z.ZodMiniType<T>

/** An object that refuses fields it does not know. */
/* @__NO_SIDE_EFFECTS__ */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const only = `${ONLY}${Object.keys(shape).join(', ')}`
  const error = (issue: z.core.$ZodRawIssue): string => (issue.code === 'unrecognized_keys' ? only : 'an object')
  return z.strictObject(shape, { error })
}

/* @__NO_SIDE_EFFECTS__ */
export function maybe<T>(schema: Schema<T>): z.ZodMiniExactOptional<Schema<T>> {
  return z.exactOptional(schema)
}

/* @__NO_SIDE_EFFECTS__ */
export function word<const W extends readonly string[]>(words: W): Schema<W[number]> {
  return z.literal([...words], { error: words.length > 30 ? `one of ${words.length} known words` : `one of: ${words.join(', ')}` })
}

/** Text of one form. */
/* @__NO_SIDE_EFFECTS__ */
export function matching(expected: string, pattern: RegExp): Schema<string> {
  return z.string({ error: expected }).check(z.regex(pattern, expected))
}

/** Text that says something: not blank, no control characters. */
/* @__NO_SIDE_EFFECTS__ */
export function prose(): Schema<string> {
  return matching('text that is not blank and has no line breaks', /^(?=.*\S)[^\u0000-\u001f\u007f]+$/)
}

export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/* @__NO_SIDE_EFFECTS__ */
export function kebab(): Schema<string> {
  return matching('lower-case words and digits joined by hyphens', KEBAB)
}
/* @__NO_SIDE_EFFECTS__ */
export function ruleId(): Schema<string> {
  return matching('a folder and a name in lower case, as in grief/close-person-died', /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/)
}
/* @__NO_SIDE_EFFECTS__ */
export function semVer(): Schema<string> {
  return matching('a version like 1.2.0', /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:[-+][0-9A-Za-z.+-]{1,400})?$/)
}
/* @__NO_SIDE_EFFECTS__ */
export function sourceKey(): Schema<string> {
  return matching('a key of the list of sources', /^[A-Z0-9][A-Za-z0-9-]*$/)
}
/* @__NO_SIDE_EFFECTS__ */
export function day(): Schema<string> {
  const expected = 'a day like 2025-03-14'
  return z.string({ error: expected }).check(z.refine((text) => parseDay(text) !== undefined, expected))
}

/* @__NO_SIDE_EFFECTS__ */
export function whole(min: number, max: number): Schema<number> {
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

/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Schema<T>, least = 0, most: number = RULE_LIMITS.items): Schema<readonly T[]> {
  const expected = least > 0 ? `a list of ${least} to ${most}` : `a list of at most ${most}`
  return z.array(item, { error: expected }).check(z.minLength(least, expected), z.maxLength(most, expected))
}

/** A list whose items are read afterwards, one by one. */
/* @__NO_SIDE_EFFECTS__ */
export function unread(most = Infinity, expected = 'a list'): Schema<readonly unknown[]> {
  const items = z.array(z.unknown(), { error: expected })
  return most === Infinity ? items : items.check(z.maxLength(most, `a list of at most ${most}`))
}

/* @__NO_SIDE_EFFECTS__ */
export function span(item: () => Schema<number>): Schema<readonly [number, number]> {
  const expected = 'two numbers, the lesser first'
  const rising = z.refine<readonly [number, number]>(([least, most]) => least <= most, { error: expected })
  return z.tuple([item(), item()], { error: expected }).check(rising)
}

export const citation: Schema<Citation> = strict({ cite: sourceKey(), locator: maybe(prose()) })
/* @__NO_SIDE_EFFECTS__ */
export function citations(): Schema<readonly Citation[]> {
  return list(citation)
}
export const confidence: Schema<Confidence> = word(CONFIDENCES)
export const basis: Schema<Basis> = word(BASES)

/** Reads a value with a schema; every issue becomes a problem at its place. */
export function readWith<T>(schema: Schema<T>, value: unknown, at: string, problems: ProblemParts[]): T | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    // What would not be listed is not worth searching for what was meant.
    if (problems.length >= RULE_LIMITS.problems) break
    problems.push(...problemsOf(issue, value, at))
  }
  return undefined
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, at: string): readonly ProblemParts[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, RULE_LIMITS.problems).map((key) => unknownField(issue.message, key, at, issue.path))
  const received = describeKind(valueAt(root, issue.path))
  const hint = hintOf(issue, valueAt(root, issue.path))
  return [{ code: 'RULE_INVALID', path: `${at}${pointer(issue.path)}`, expected: issue.message, received, ...hint }]
}

function unknownField(only: string, key: string, at: string, path: readonly PropertyKey[]): ProblemParts {
  const near = didYouMean(key, only.slice(ONLY.length).split(', '))
  return {
    code: 'RULE_INVALID',
    path: `${at}${pointer([...path, key])}`,
    expected: only,
    received: 'a field that is not part of it',
    ...suggestion(near),
  }
}

function hintOf(issue: z.core.$ZodIssue, written: unknown): { hint?: string; fix?: Fix } {
  if (issue.code !== 'invalid_value' || typeof written !== 'string') return {}
  return meant(written, issue.values.map(String))
}

/** A "did you mean" to spread into a problem. */
export const suggestion = (near: string | undefined): { hint?: string } => (near === undefined ? {} : { hint: `Did you mean ${near}?` })

/** The same for a word of a closed list, with what puts it right where only one word is that near. */
export function meant(written: string, words: readonly string[]): { hint?: string; fix?: Fix } {
  const near = nearestWord(written, words)
  return near === undefined ? {} : { ...suggestion(near.word), ...(near.isAlone ? { fix: { kind: 'replace', with: near.word } } : {}) }
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as Record<PropertyKey, unknown>)[key]
  }, root)
}
