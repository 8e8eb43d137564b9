import { distance } from 'fastest-levenshtein'

/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** Every code an error of this library can carry. A code never changes its meaning. */
export const ERROR_CODES = [
  'INPUT_INVALID', 'INPUT_UNKNOWN_KEY', 'INPUT_REFERENCE', 'INPUT_DUPLICATE', 'INPUT_RANGE', 'INPUT_DATE', 'INPUT_JSON',
  'INPUT_TOO_LARGE', 'RULE_INVALID', 'RULE_UNKNOWN_FACT', 'RULE_UNKNOWN_PARAMETER', 'RULE_UNKNOWN_SOURCE', 'RULE_FAILED', 'RUNNERS_DIFFER',
  'USAGE',
] as const
/** One of the codes an error can carry; each has a heading in the page on errors. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** One thing that is wrong: where, what was expected, what kind of thing came. It never repeats what a person wrote. */
export interface Problem {
  readonly code: ErrorCode
  /** JSON Pointer (RFC 6901) into what was given; empty for the whole of it. List positions, never ids. */
  readonly path: string
  readonly expected: string
  /** Kind and size of what came. */
  readonly received: string
  /** What to do about it. */
  readonly hint?: string
  /** What puts the place right; only where nothing else can have been meant. */
  readonly fix?: Fix
  /** All of the above in one line. */
  readonly message: string
}

/**
 * What puts one place of a text right. `replace`: another word in its place; `append`: something at the end of its text;
 * `swap`: the two items of its list exchanged; `remove`: the item taken out of its list.
 */
export type Fix =
  | { readonly kind: 'replace'; readonly with: string }
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'swap' }
  | { readonly kind: 'remove' }

/** A problem before its message is made. */
export type ProblemParts = Omit<Problem, 'message'>

/** A problem with its message made from its parts. */
export function toProblem({ code, path, expected, received, hint, fix }: ProblemParts): Problem {
  const where = path === '' ? 'at the top level' : `at ${path}`
  const message = `${code} ${where}: expected ${expected}, received ${received}.${hint === undefined ? '' : ` ${hint}`}`
  return { code, path, expected, received, ...(hint === undefined ? {} : { hint }), ...(fix === undefined ? {} : { fix }), message }
}

/**
 * The one error this library throws. It lists every problem found and carries the parts of the first.
 * Across bundles and realms, recognise it with {@link isFormulationError} rather than `instanceof`.
 */
export class FormulationError extends Error {
  override readonly name = 'FormulationError'
  readonly code: ErrorCode
  readonly path: string
  readonly expected: string
  readonly received: string
  // Declared only: a field initialiser would create an empty hint where there is none.
  declare readonly hint?: string
  readonly problems: NonEmpty<Problem>

  constructor(problems: NonEmpty<ProblemParts>) {
    const [first, ...rest] = problems
    const all: NonEmpty<Problem> = [toProblem(first), ...rest.map(toProblem)]
    super(all.length === 1 ? all[0].message : [`${all.length} problems:`, ...all.map((each) => each.message)].join('\n'))
    this.code = first.code
    this.path = first.path
    this.expected = first.expected
    this.received = first.received
    if (first.hint !== undefined) this.hint = first.hint
    this.problems = all
  }
}

/** Whether something caught is a {@link FormulationError}, of this copy of the library or another. */
export function isFormulationError(error: unknown): error is FormulationError {
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'FormulationError' &&
    'code' in error && typeof error.code === 'string' && 'problems' in error && Array.isArray(error.problems)
  )
}

/** A JSON Pointer (RFC 6901) from its segments. */
export function pointer(segments: readonly PropertyKey[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Kind and size of a value, never its content. */
export function describeKind(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing (undefined)'
    case 'string':
      return value.length === 0 ? 'empty text' : `text of ${count(value.length, 'character')}`
    case 'number':
      return describeNumber(value)
    case 'object':
      return value === null ? 'nothing (null)' : describeObject(value)
    case 'bigint':
    case 'boolean':
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
    default:
      return 'something unknown'
  }
}

/** "1 person", "3 people". */
export function count(size: number, one: string, many = `${one}s`): string {
  return `${size} ${size === 1 ? one : many}`
}

/** The word of a closed list that is nearest to what was written, when it is near enough to be a slip. */
export const didYouMean = (written: string, words: readonly string[]): string | undefined => nearestWord(written, words)?.word

/** The same, and whether no other word of the list is as near. */
export function nearestWord(written: string, words: readonly string[]): { readonly word: string; readonly isAlone: boolean } | undefined {
  // Longer text than any word plus the slips allowed cannot be near, and is not worth measuring.
  if (written.length > MOST_CHARACTERS) return undefined
  const folded = fold(written)
  const [best, next] = words
    .map((word) => ({ word, slips: distance(folded, fold(word)) }))
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
  if (best === undefined || best.slips > slipsAllowed(best.word)) return undefined
  return { word: best.word, isAlone: next === undefined || next.slips > best.slips }
}

const MOST_CHARACTERS = 64

const slipsAllowed = (word: string): number => (word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3)

const fold = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '')

function describeNumber(value: number): string {
  if (Number.isNaN(value)) return 'not a number (NaN)'
  if (!Number.isFinite(value)) return 'an infinite number'
  return Number.isInteger(value) ? 'a whole number' : 'a number with decimals'
}

function describeObject(value: object): string {
  // A proxy may throw from any question put to it.
  try {
    if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
    if (!isPlainObject(value)) return 'an object that is not plain data'
    return `an object with ${count(Object.keys(value).length, 'field')}`
  } catch {
    return 'an object that cannot be read'
  }
}

/** Whether an object holds nothing but its own fields, in whichever realm it was made. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
