import fc from 'fast-check'
import { expect } from 'vitest'
import { FormulationError } from '../../src/errors.js'
import { placesIn, type JsonPath } from './walk-json.js'

/** Stands in every text that a mutation plants: no error may repeat it. */
export const CANARY = 'canary'

/** Fields that compute, planted somewhere, and how often one was asked. */
export const asked = { times: 0 }

const getter = (): unknown => {
  asked.times += 1
  throw new Error(CANARY)
}
const trap = (): never => {
  throw new Error(CANARY)
}
const ALL_TRAPS: ProxyHandler<object> = {
  get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap, set: trap, defineProperty: trap, isExtensible: trap,
}

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = CANARY
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}

function bomb(): unknown {
  let value: unknown = CANARY
  for (let level = 0; level < 8; level += 1) {
    const inner = value
    value = Array.from({ length: 100 }, () => inner)
  }
  return value
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { note: CANARY }
  value['client'] = [value]
  return value
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

class Thing {
  readonly note = CANARY
  toJSON(): string {
    return CANARY
  }
}

/** Values that nobody means well with, made afresh each time. Those after the first few cost little. */
export const HOSTILE_VALUES: Readonly<Record<string, (root: unknown) => unknown>> = {
  undefined: () => undefined, null: () => null, 'empty text': () => '', blank: () => ' \t', word: () => CANARY, 'control characters': () => `${CANARY}\u0000\u001b[2J\u2028`,
  'half a character': () => `${CANARY}\uD800`, 'half a character alone': () => '\uDC00', 'long text': () => CANARY.repeat(5_000), 'a formula': () => `=${CANARY}()`,
  braces: () => '{'.repeat(3_999), hyphens: () => `${'a-'.repeat(1_999)}!`, slashes: () => `${'a/'.repeat(1_999)}!`, blanks: () => ' '.repeat(4_000),
  'minus zero': () => -0, 'not a number': () => Number.NaN, infinite: () => Number.POSITIVE_INFINITY, 'minus infinite': () => Number.NEGATIVE_INFINITY,
  'past whole numbers': () => 2 ** 53, 'very large': () => 1e308, 'very small': () => 5e-324, negative: () => -1, decimal: () => 0.1, true: () => true, false: () => false,
  'empty list': () => [], 'empty object': () => ({}), holes: () => new Array<unknown>(5), 'a list of nothing, as long as can be': () => new Array<unknown>(4_294_967_295),
  'too many items': () => Array.from({ length: 20_001 }, () => CANARY), 'too many fields': () => Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`field${index}`, index])),
  deep: () => nested(300, (inner) => [inner]), 'deep objects': () => nested(300, (inner) => ({ note: inner })), 'deep conditions': () => nested(300, (inner) => ({ not: inner })),
  'a bomb': bomb, circle: cyclic, 'the whole': (root) => root, 'a prototype': () => JSON.parse(`{"__proto__":{"polluted":"${CANARY}"}}`) as unknown,
  'a constructor': () => ({ constructor: { prototype: { polluted: CANARY } } }), inherited: () => Object.create({ polluted: CANARY }) as unknown,
  'no prototype': () => Object.assign(Object.create(null) as object, { note: CANARY }), getter: () => Object.defineProperty({}, 'note', { get: getter, enumerable: true }),
  'getter in a list': () => Object.defineProperty([], 0, { get: getter, enumerable: true }), 'hidden field': () => Object.defineProperty({}, 'note', { value: CANARY, enumerable: false }),
  'throwing proxy': () => new Proxy({}, ALL_TRAPS), 'throwing list': () => new Proxy([], ALL_TRAPS), 'revoked proxy': revoked, 'lying proxy': () => new Proxy({}, { ownKeys: () => ['note', 'note2'] }),
  'symbol field': () => ({ [Symbol(CANARY)]: CANARY }), 'a thing': () => new Thing(), date: () => new Date(0), map: () => new Map([[CANARY, CANARY]]), 'typed list': () => new Uint8Array(9),
  boxed: () => new String(CANARY), pattern: () => /canary/u, promise: () => Promise.resolve(CANARY), thenable: () => ({ then: getter }), function: () => () => CANARY,
  symbol: () => Symbol(CANARY), bigint: () => 10n ** 30n, error: () => new Error(CANARY), 'list with a name': () => Object.assign([CANARY], { note: CANARY }),
}

/** Names that reach a prototype, or that code trips over. */
export const HOSTILE_NAMES = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', 'then', '__defineGetter__', 'length', '0', '-1', '', ' ', 'a/b~c', 'half\uD800', 'x'.repeat(300),
] as const

const HOWS = ['replace', 'add', 'rename', 'delete', 'double', 'transplant', 'getter'] as const

interface Mutation {
  readonly how: (typeof HOWS)[number]
  readonly place: JsonPath
  readonly other: JsonPath
  readonly value: string
  readonly name: string
}

export type Mutate = (base: unknown) => unknown

/** Ways to spoil a JSON value in one to four places. `names`: more hostile names of fields. */
export function mutations(base: unknown, names: readonly string[] = []): fc.Arbitrary<Mutate> {
  const places = placesIn(base)
  const place = fc.constantFrom(...places)
  const one: fc.Arbitrary<Mutation> = fc.record({
    how: fc.constantFrom(...HOWS, 'replace', 'replace'), place, other: place, value: fc.constantFrom(...Object.keys(HOSTILE_VALUES)), name: fc.constantFrom(...HOSTILE_NAMES, ...names),
  })
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((list): Mutate => (value) => list.reduce(applied, { value: structuredClone(value) }).value)
}

interface Root {
  value: unknown
}

/** In place, as far as the place is still there. */
function applied(root: Root, { how, place, other, value, name }: Mutation): Root {
  const fresh = HOSTILE_VALUES[value]?.(root.value)
  const last = place.at(-1)
  const parent = at(root.value, place.slice(0, -1))
  if (last === undefined) {
    if (how === 'replace') root.value = fresh
    return root
  }
  if (!isOpen(parent)) return root
  const here = at(root.value, place)
  if (how === 'replace') put(parent, last, fresh)
  else if (how === 'add' && isOpen(here)) put(here, name, fresh)
  else if (how === 'rename' && !Array.isArray(parent)) {
    Reflect.deleteProperty(parent, last)
    put(parent, name, here)
  } else if (how === 'delete') Reflect.deleteProperty(parent, last)
  else if (how === 'double' && Array.isArray(parent) && parent.length < 1_000) parent.push(here)
  else if (how === 'transplant') put(parent, last, at(root.value, other))
  else if (how === 'getter') Object.defineProperty(parent, last, { get: getter, enumerable: true, configurable: true })
  return root
}

function at(root: unknown, path: JsonPath): unknown {
  let here = root
  for (const key of path) {
    if (!isOpen(here)) return undefined
    here = Object.getOwnPropertyDescriptor(here, key)?.value
  }
  return here
}

/** Whether it can be changed without running code of its own. */
function isOpen(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  try {
    return (Array.isArray(value) && value.length < 100_000) || Object.getPrototypeOf(value) === Object.prototype
  } catch {
    return false
  }
}

function put(target: object, key: string | number, value: unknown): void {
  try {
    Reflect.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
  } catch {
    // A proxy that lets nobody in stays as it is; the length of a list takes only lengths.
  }
}

const SNIPPETS = [
  '', '\u0000', '\uFEFF', '\uD800', '"', '""', "'", ',', '\n', '\r', '\r\n', '\\', '\\u12', '{', '}', '[', ']', ':', ';', '/*', '//', 'NaN', '-0', '1e999', '-', '1e', 'null', '\u2028',
  '{"__proto__":{"polluted":1}}', '"__proto__":1,', CANARY, `"${CANARY}"`, `=${CANARY}`, '['.repeat(50_000), '{"a":'.repeat(50_000), '"'.repeat(2_001), '9'.repeat(5_000), CANARY.repeat(5_000),
] as const

/** Ways to spoil a text in one to four places. */
export function textMutations(): fc.Arbitrary<(base: string) => string> {
  const one = fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), taken: fc.constantFrom(0, 0, 1, 3, 40, 1_000_000), put: fc.constantFrom(...SNIPPETS) })
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((list) => (base) => list.reduce((text, { from, taken, put: piece }) => {
    const start = Math.floor(from * text.length)
    return text.slice(0, start) + piece + text.slice(start + taken)
  }, base))
}

/** What came of a number of attempts. */
export interface Attempts {
  accepted: number
  refused: number
  /** Milliseconds of the slowest. */
  slowest: number
  /** Characters of the longest message. */
  longest: number
}

export const noAttempts = (): Attempts => ({ accepted: 0, refused: 0, slowest: 0, longest: 0 })

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((prototype) => ({ prototype, keys: Reflect.ownKeys(prototype).length }))

/**
 * Runs it, and sees to it that it accepts or refuses as it should: a FormulationError that repeats nothing, and nothing touched.
 * `mayAsk`: fields that compute may be asked, where what is given is code anyway.
 */
export function attempt(attempts: Attempts, run: () => unknown, { mayAsk = false }: { readonly mayAsk?: boolean } = {}): void {
  asked.times = 0
  const start = performance.now()
  try {
    run()
    attempts.accepted += 1
  } catch (error) {
    if (!(error instanceof FormulationError)) throw error
    attempts.refused += 1
    const said = `${error.message} ${JSON.stringify(error)} ${JSON.stringify(error.problems)}`
    attempts.longest = Math.max(attempts.longest, error.message.length)
    if (said.toLowerCase().includes(CANARY)) throw new Error(`the error repeats what was given: ${error.code} ${error.path}`, { cause: error })
    if (error.message.length > 200 * 2_000) throw new Error('the error is longer than anybody reads', { cause: error })
  } finally {
    attempts.slowest = Math.max(attempts.slowest, performance.now() - start)
  }
  expect(PROTOTYPES.filter(({ prototype, keys }) => Reflect.ownKeys(prototype).length !== keys)).toEqual([])
  if (!mayAsk) expect(asked.times).toBe(0)
}
