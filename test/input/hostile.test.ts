import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../src/input/limits.js'
import { safeParseCase } from '../../src/input/parse-case.js'
import { makeCase } from '../support/make-case.js'

const base = makeCase()
const codesAndPaths = (input: unknown) => {
  const parsed = safeParseCase(input)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path])
}
function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { note: value }
  return value
}

describe('hostile input', () => {
  it('cannot run code through a getter', () => {
    const spy = vi.fn(() => 'text')
    const input = Object.defineProperty({ ...base }, 'title', { get: spy, enumerable: true })
    expect(codesAndPaths(input)).toEqual([['INPUT_INVALID', '/title']])
    expect(spy).not.toHaveBeenCalled()
  })

  it('cannot reach a prototype', () => {
    const input: unknown = JSON.parse('{"schemaVersion":1,"caseId":"x","assessedOn":"2025-06-30","client":{"__proto__":{"polluted":"yes"}}}')
    expect(codesAndPaths(input)).toEqual([['INPUT_UNKNOWN_KEY', '/client']])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(codesAndPaths({ ...base, constructor: { prototype: {} } })).toEqual([['INPUT_UNKNOWN_KEY', '']])
  })

  it('cannot pass off inherited fields as its own', () => {
    expect(codesAndPaths(Object.create(base))).toEqual([['INPUT_INVALID', '']])
  })

  it('may not contain itself', () => {
    const people: unknown[] = [{ id: 'p' }]
    people.push(people)
    expect(codesAndPaths({ ...base, inventory: { people } })).toEqual([['INPUT_INVALID', '/inventory/people/1']])
  })

  it('may share a part without being called circular', () => {
    const support = { emotional: 'some' }
    expect(codesAndPaths({ ...base, inventory: { people: [{ id: 'p', supportReceived: support, supportGiven: support }] } })).toEqual([])
  })

  it.each([
    ['a function', () => 'x'], ['a symbol', Symbol('x')], ['a bigint', 1n], ['a date', new Date(0)], ['a map', new Map()],
    ['a promise', Promise.resolve('x')], ['a class instance', new (class Thing { note = 'x' })()], ['text in a box', new String('x')],
    ['not a number', Number.NaN],
  ])('may not hold %s', (_, value) => {
    expect(codesAndPaths({ ...base, title: value })).toEqual([['INPUT_INVALID', '/title']])
    expect(codesAndPaths({ ...base, client: { ageYears: value } })).toEqual([['INPUT_INVALID', '/client/ageYears']])
    expect(codesAndPaths({ ...base, client: value })).toEqual([['INPUT_INVALID', '/client']])
    expect(codesAndPaths(value)).toEqual([['INPUT_INVALID', '']])
  })

  it('may not use symbols as names of fields', () => {
    expect(codesAndPaths({ ...base, [Symbol('x')]: 1 })).toEqual([['INPUT_UNKNOWN_KEY', '']])
  })

  it('may not throw its own errors at us', () => {
    const trap = () => {
      throw new Error('private words')
    }
    const input = { ...base, client: new Proxy({}, { ownKeys: trap, getPrototypeOf: trap }) }
    expect(codesAndPaths(input)).toEqual([['INPUT_INVALID', '/client']])
    expect(JSON.stringify(safeParseCase(input))).not.toContain('private words')
  })

  it('may be deep or long without exhausting anything', () => {
    const start = performance.now()
    expect(codesAndPaths({ ...base, note: nested(100_000) })).toEqual([['INPUT_INVALID', '/note'], ['INPUT_TOO_LARGE', '/note']])
    expect(codesAndPaths({ ...base, inventory: { people: Array.from({ length: 20_001 }, () => 0) } })).toEqual([['INPUT_TOO_LARGE', '/inventory/people']])
    expect(codesAndPaths({ ...base, client: { note: 'x'.repeat(5_000_000) } })).toEqual([['INPUT_TOO_LARGE', '/client/note']])
    let bomb: unknown = 'x'
    for (let level = 0; level < 8; level += 1) bomb = Array.from({ length: 100 }, () => bomb)
    expect(codesAndPaths({ ...base, x: bomb })).toEqual([['INPUT_TOO_LARGE', '']])
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('may have holes in a list, which are nothing', () => {
    const people: unknown[] = []
    people[1] = { id: 'p' }
    expect(codesAndPaths({ ...base, inventory: { people } })).toEqual([['INPUT_INVALID', '/inventory/people/0']])
  })
})

describe('unusual but harmless input', () => {
  it('may come from another realm, without a prototype, frozen, or behind a plain proxy', () => {
    const foreign: unknown = runInNewContext('({ schemaVersion: 1, caseId: "x", assessedOn: "2025-06-30", inventory: { people: [{ id: "p" }] } })')
    expect(codesAndPaths(foreign)).toEqual([])
    expect(codesAndPaths(Object.assign(Object.create(null), base))).toEqual([])
    expect(codesAndPaths(Object.freeze({ ...base }))).toEqual([])
    expect(codesAndPaths(new Proxy({ ...base }, {}))).toEqual([])
  })

  it('may be as large as the limits allow', () => {
    const day = (index: number) => new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10)
    const measurements = Array.from({ length: LIMITS.measurements }, (_, index) => ({ on: day(index), instrument: 'phq-9', score: index % 28 }))
    const people = Array.from({ length: LIMITS.people }, (_, index) => ({ id: `p${index}` }))
    const events = Array.from({ length: LIMITS.events }, (_, index) => ({ id: `e${index}`, type: 'move', people: [`p${index % LIMITS.people}`] }))
    const start = performance.now()
    expect(codesAndPaths({ ...base, inventory: { people }, timeline: { measurements, events } })).toEqual([])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
