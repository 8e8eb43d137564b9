import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCase, safeParseCase } from '../../src/input/parse-case.js'
import { NOT_READ, readerOf } from '../../src/input/reader.js'
import { CaseSchema } from '../../src/input/schema.js'
import { takeSnapshot } from '../../src/input/snapshot.js'
import { badStructure, badTogether } from '../support/bad-cases.js'
import { makeCase } from '../support/make-case.js'
import { richCase } from '../support/rich-case.js'

const read = readerOf(CaseSchema)

/** What the schema itself makes of a value. */
function bySchema(value: unknown): unknown {
  const { value: copy, problems } = takeSnapshot(value)
  const result = CaseSchema.safeParse(copy)
  return problems.length === 0 && result.success ? result.data : NOT_READ
}

const EXAMPLES = join(import.meta.dirname, '../../docs/examples/cases')
const examples: readonly object[] = [
  richCase,
  ...readdirSync(EXAMPLES).map((name) => JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as object),
]

type Key = string | number
type Container = Record<Key, unknown>

function containersIn(value: unknown): readonly Container[] {
  return typeof value === 'object' && value !== null ? [value as Container, ...Object.values(value).flatMap(containersIn)] : []
}

const ODD: readonly unknown[] = [
  undefined, null, '', 'yes', 'Yes', 'unknown', 'not-applicable', 'x\uD800', 'a\nb', 'x'.repeat(20_001), '2025', '2025-02-30', '2024/2020', '2025-05~',
  -0, 0, 1, 1.5, -3, 151, 1e300, NaN, Infinity, true, 1n, Symbol('odd'), () => 1, [], [null], ['yes', 'yes'], new Array(3), {}, { on: '2025' }, new Date(0), new Map(),
  Object.create({ on: '2025' }), Object.assign(Object.create(null) as object, { on: '2024-05' }), new Proxy({}, { ownKeys: () => { throw new Error('private') } }),
]

/** Ways of spoiling one field of one object or list. */
const SPOILERS: readonly ((container: Container, key: Key, odd: unknown) => void)[] = [
  (container, key, odd) => { container[key] = odd },
  (container, key) => { delete container[key] },
  (container, _key, odd) => { container['note'] = odd },
  (container, key) => { Object.defineProperty(container, key, { get: () => 'yes', enumerable: true }) },
  (container) => { Object.defineProperty(container, '__proto__', { value: 1, enumerable: true }) },
  (container, _key, odd) => { (container as Record<symbol, unknown>)[Symbol('key')] = odd },
  (container, key) => { container[key] = container },
  (container, key) => { container[key] = [container[key], container[key]] },
  (container, key) => { container[key] = new Proxy(Object(container[key]) as object, {}) },
]

describe('the reader that is made from the schema', () => {
  it('reads every example as the schema does', () => {
    for (const kase of examples) {
      expect(read(kase)).toEqual(bySchema(kase))
      expect(JSON.stringify(read(kase))).toBe(JSON.stringify(bySchema(kase)))
    }
  })

  it.each([...badStructure, ...badTogether])('answers for $name as the schema does', ({ fields }) => {
    const kase = { ...makeCase(), ...fields }
    expect(read(kase)).toEqual(bySchema(kase))
  })

  it('takes what the schema takes and nothing else, whatever is done to a case', () => {
    let taken = 0
    const spoiled = fc.record({
      base: fc.nat(examples.length - 1), at: fc.nat(), field: fc.nat(), odd: fc.nat(ODD.length - 1), spoil: fc.nat(SPOILERS.length - 1),
    })
    fc.assert(fc.property(fc.array(spoiled, { minLength: 1, maxLength: 2 }), ([first, second]) => {
      const kase: unknown = structuredClone(examples[first?.base ?? 0])
      const containers = containersIn(kase)
      for (const each of [first, second]) {
        if (each === undefined) continue
        const container = containers[each.at % containers.length] ?? {}
        const keys = Object.keys(container)
        const key = keys[each.field % keys.length]
        // A second change may meet what the first has shut.
        try { if (key !== undefined) SPOILERS[each.spoil]?.(container, key, ODD[each.odd]) } catch { return }
      }
      const wanted = bySchema(kase)
      if (wanted !== NOT_READ) taken += 1
      expect(read(kase)).toEqual(wanted)
    }), { seed: 20251121, numRuns: 2_000 })
    expect(taken).toBeGreaterThan(100)
  })

  it('leaves a field that is not enumerable to the schema, which does not see it', () => {
    const kase = Object.defineProperty(makeCase(), 'note', { value: 'seen by nobody', enumerable: false })
    expect(read(kase)).toBe(NOT_READ)
    expect(parseCase(kase)).toEqual(makeCase())
  })

  it('refuses to be made of a schema of a kind that it does not know', () => {
    const unknownKind = { _zod: { def: { type: 'date' } } } as unknown as Parameters<typeof readerOf>[0]
    expect(() => readerOf(unknownKind)).toThrow(TypeError)
  })
})

describe('a case that was parsed', () => {
  const objectsIn = (value: unknown): readonly object[] => containersIn(value)

  it('is frozen to the depths, so that it stays what it was found to be', () => {
    expect(objectsIn(parseCase(richCase)).filter((each) => !Object.isFrozen(each))).toEqual([])
  })

  it('is known again and returned as it is', () => {
    const parsed = parseCase(richCase)
    expect(parseCase(parsed)).toBe(parsed)
    expect(safeParseCase(parsed)).toEqual({ ok: true, case: parsed })
  })

  it('cannot be counterfeited: what only looks like one is read', () => {
    const parsed = parseCase(richCase)
    const copy = Object.freeze({ ...parsed, assessedOn: 'never' })
    expect(safeParseCase(copy).ok).toBe(false)
    expect(parseCase(structuredClone(parsed))).not.toBe(parsed)
    expect(safeParseCase(new Proxy(parsed, { get: () => 'unknown' })).ok).toBe(true)
    expect(safeParseCase(Object.create(parsed)).ok).toBe(false)
  })
})
