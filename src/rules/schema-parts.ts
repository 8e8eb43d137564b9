import * as z from 'zod'
import { describeKind, didYouMean, pointer, type ProblemParts } from '../errors.js'
import { BASES, CONFIDENCES, type Basis, type Citation, type Confidence } from '../model/rules.js'
import { RULE_LIMITS } from './limits.js'

const ONLY = 'only the fields '

/**
 * An object that refuses fields it does not know. zod decides when a schema is built whether to generate
 * code for it, and even asking trips a strict content security policy; so it is told not to, for this one
 * call, and the host's own setting is put back.
 */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const { jitless } = z.config()
  const only = `${ONLY}${Object.keys(shape).join(', ')}`
  z.config({ jitless: true })
  try {
    return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? only : 'an object') })
  } finally {
    z.config({ jitless })
  }
}

export const maybe = z.exactOptional

export const word = <const W extends readonly string[]>(words: W): z.ZodType<W[number]> =>
  z.literal([...words], { error: words.length > 30 ? `one of ${words.length} known words` : `one of: ${words.join(', ')}` })

const matching = (expected: string, pattern: RegExp): z.ZodType<string> => z.string({ error: expected }).regex(pattern, expected)

/** Text that says something: not blank, no control characters. */
export const prose = (): z.ZodType<string> =>
  matching('text that is not blank and has no line breaks', /^(?=.*\S)[^\u0000-\u001f\u007f]+$/)

export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
export const kebab = (): z.ZodType<string> => matching('lower-case words and digits joined by hyphens', KEBAB)
export const ruleId = (): z.ZodType<string> =>
  matching('a folder and a name in lower case, as in grief/close-person-died', /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/)
export const semVer = (): z.ZodType<string> =>
  matching('a version like 1.2.0', /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:[-+][0-9A-Za-z.+-]{1,400})?$/)
export const sourceKey = (): z.ZodType<string> => matching('a key of the list of sources', /^[A-Z0-9][A-Za-z0-9-]*$/)
export const day = (): z.ZodType<string> => matching('a day like 2025-03-14', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)

export const whole = (min: number, max: number): z.ZodType<number> => {
  const expected = `a whole number from ${min} to ${max}`
  return z.int({ error: expected }).min(min, expected).max(max, expected)
}
export const number = (): z.ZodType<number> => z.number({ error: 'a number' })
export const flag = (): z.ZodType<boolean> => z.boolean({ error: 'true or false' })

export const list = <T>(item: z.ZodType<T>, least = 0, most: number = RULE_LIMITS.items): z.ZodType<readonly T[]> => {
  const expected = least > 0 ? `a list of ${least} to ${most}` : `a list of at most ${most}`
  return z.array(item, { error: expected }).min(least, expected).max(most, expected)
}

export const span = (item: () => z.ZodType<number>): z.ZodType<readonly [number, number]> => {
  const expected = 'two numbers, the lesser first'
  return z.tuple([item(), item()], { error: expected }).refine(([least, most]) => least <= most, { error: expected })
}

export const citation: z.ZodType<Citation> = strict({ cite: sourceKey(), locator: maybe(prose()) })
export const citations = (): z.ZodType<readonly Citation[]> => list(citation)
export const confidence: z.ZodType<Confidence> = word(CONFIDENCES)
export const basis: z.ZodType<Basis> = word(BASES)

/** Reads a value with a schema; every issue becomes a problem at its place. */
export function readWith<T>(schema: z.ZodType<T>, value: unknown, at: string, problems: ProblemParts[]): T | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) problems.push(...problemsOf(issue, value, at))
  return undefined
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, at: string): readonly ProblemParts[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(issue.message, key, at, issue.path))
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

function hintOf(issue: z.core.$ZodIssue, written: unknown): { hint?: string } {
  if (issue.code !== 'invalid_value' || typeof written !== 'string') return {}
  return suggestion(didYouMean(written, issue.values.map(String)))
}

/** A "did you mean" to spread into a problem. */
export const suggestion = (near: string | undefined): { hint?: string } => (near === undefined ? {} : { hint: `Did you mean ${near}?` })

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as Record<PropertyKey, unknown>)[key]
  }, root)
}
