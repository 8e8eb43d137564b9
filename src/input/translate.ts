import type * as z from 'zod/mini'
import { count, type ErrorCode } from '../errors.js'
import { NOT_KNOWN } from '../model/words.js'
import { hintFor, NOT_KNOWN_LIST } from './fields.js'
import type { Found, Path } from './found.js'
import { describeSnapshot } from './snapshot.js'
import { fieldsOf, isOptionalAt, schemaAt, valueAt } from './walk.js'

type Issue = z.core.$ZodIssue

/** zod's issues as problems in our own words. Every schema carries its "expected" text as its message. */
export function translateIssues(schema: z.core.$ZodType, value: unknown, issues: readonly Issue[]): readonly Found[] {
  return issues.flatMap((issue) => translate({ schema, value }, issue, [], false))
}

interface Checked {
  readonly schema: z.core.$ZodType
  readonly value: unknown
}

function translate(checked: Checked, issue: Issue, above: Path, orNotKnown: boolean): readonly Found[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    // The first branch is the value proper, the second the kinds of not known.
    return (issue.errors[0] ?? []).flatMap((inner) => translate(checked, inner, path, inner.path.length === 0))
  }
  if (issue.code === 'unrecognized_keys') return [unknownKeys(checked, issue.keys, path)]
  const value = valueAt(checked.value, path)
  const missing = value === undefined && !isThere(checked.value, path)
  const code = codeOf(issue)
  const hint = hintOf(issue, code, { value, missing, orNotKnown, mayBeLeftOut: isOptionalAt(checked.schema, path) })
  return [
    {
      code,
      path,
      expected: orNotKnown ? `${issue.message}; or ${NOT_KNOWN_LIST}` : issue.message,
      received: missing
        ? 'nothing (the field is missing)'
        : code === 'INPUT_RANGE' ? 'a number outside that range' : describeSnapshot(value),
      ...(hint === undefined ? {} : { hint }),
    },
  ]
}

function codeOf(issue: Issue): ErrorCode {
  switch (issue.code) {
    case 'custom':
      return issue.params?.['code'] === 'INPUT_DUPLICATE' ? 'INPUT_DUPLICATE' : 'INPUT_DATE'
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? 'INPUT_RANGE' : 'INPUT_TOO_LARGE'
    case 'too_small':
      return 'INPUT_RANGE'
    default:
      return 'INPUT_INVALID'
  }
}

const LEAVE_OUT = 'Leave the field out when it was not asked.'

interface Place {
  readonly value: unknown
  readonly missing: boolean
  readonly orNotKnown: boolean
  readonly mayBeLeftOut: boolean
}

function hintOf(issue: Issue, code: ErrorCode, { value, missing, orNotKnown, mayBeLeftOut }: Place): string | undefined {
  if (!missing && (value === undefined || value === null)) return mayBeLeftOut ? LEAVE_OUT : undefined
  if (issue.code === 'invalid_value') return hintFor(value, issue.values.filter(isWord))
  if (code === 'INPUT_DATE') return dateHint(value)
  if (orNotKnown) return hintFor(value, NOT_KNOWN)
  return undefined
}

function dateHint(value: unknown): string | undefined {
  const near = hintFor(value, NOT_KNOWN)
  if (near !== undefined) return near
  const isInterval = typeof value === 'string' && value.includes('/')
  return isInterval
    ? 'In an interval the earlier date comes first, and neither has a ~.'
    : 'It must be a day, month or year that exists.'
}

const isWord = (value: unknown): value is string => typeof value === 'string'

const MOST_FIELDS_SHOWN = 12
// Each comparison costs a little, and a hostile object may have very many fields.
const MOST_KEYS_COMPARED = 20

function unknownKeys(checked: Checked, keys: readonly string[], path: Path): Found {
  const schema = schemaAt(checked.schema, path)
  const fields = schema === undefined ? [] : fieldsOf(schema)
  const expected = fields.length <= MOST_FIELDS_SHOWN
    ? `only the fields ${fields.join(', ')}`
    : `only the ${fields.length} fields that the case schema has here`
  const near = [...new Set(keys.slice(0, MOST_KEYS_COMPARED).flatMap((key) => hintFor(key, fields) ?? []))].sort()
  return {
    code: 'INPUT_UNKNOWN_KEY',
    path,
    expected,
    received: count(keys.length, 'unknown field'),
    ...(near.length === 0 ? {} : { hint: near.join(' ') }),
  }
}

function isThere(value: unknown, path: Path): boolean {
  const last = path.at(-1)
  if (last === undefined) return true
  const parent = valueAt(value, path.slice(0, -1))
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, last)
}
