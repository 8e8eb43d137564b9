import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCase } from '../../src/input/parse-case.js'
import { makeCase } from '../support/make-case.js'
import { richCase } from '../support/rich-case.js'

const IN_GIVEN_ORDER = new Set(['priorities', 'strongestFeeling', 'declined'])

/** The same value with fields and lists in an order drawn from `next`. */
function shuffled(value: unknown, next: () => number, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return value
  const mix = <T>(list: readonly T[]): readonly T[] =>
    list.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, next))
    return IN_GIVEN_ORDER.has(key) ? items : mix(items)
  }
  return Object.fromEntries(mix(Object.entries(value)).map(([name, item]) => [name, shuffled(item, next, name)]))
}

function objectsIn(value: unknown): readonly object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}

describe('normal order', () => {
  it('makes the same bytes of every order of lists and fields', () => {
    const expected = JSON.stringify(parseCase(richCase))
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })), (stream) => {
        const next = (): number => stream.next().value
        expect(JSON.stringify(parseCase(shuffled(richCase, next)))).toBe(expected)
      }),
      { seed: 20251121, numRuns: 200 },
    )
  })

  it('sorts by code unit and keeps the order in which things were wanted', () => {
    const people = ['b', 'a', 'B', '10', '9', 'a-1', 'a1'].map((id) => ({ id, harm: ['threats', 'choking'] as const }))
    const priorities = [{ about: 'b' }, { about: 'a' }]
    const parsed = parseCase({ ...makeCase(), inventory: { people }, clientView: { priorities } })
    expect(parsed.inventory?.people?.map(({ id }) => id)).toEqual(['10', '9', 'B', 'a', 'a-1', 'a1', 'b'])
    expect(parsed.inventory?.people?.[0]?.harm).toEqual(['choking', 'threats'])
    expect(parsed.clientView?.priorities).toEqual(priorities)
  })

  it('sorts scores by day, then instrument, then its name', () => {
    const of = (on: string, instrument: string, instrumentName?: string) =>
      ({ on, instrument, score: 12, ...(instrumentName === undefined ? {} : { instrumentName }) })
    const ordered = [of('2025-01-02', 'phq-9'), of('2025-03-01', 'epds'), of('2025-03-01', 'other', 'A'), of('2025-03-01', 'other', 'B'), of('2025-03-01', 'phq-9')]
    expect(parseCase({ ...makeCase(), timeline: { measurements: [...ordered].reverse() } }).timeline?.measurements).toEqual(ordered)
  })

  it('writes fields in the order of the schema and loses none', () => {
    const parsed = parseCase({ note: 'n', assessedOn: '2025-06-30', caseId: 'x', schemaVersion: 1 })
    expect(Object.keys(parsed)).toEqual(['schemaVersion', 'caseId', 'assessedOn', 'note'])
    expect(parseCase(parseCase(richCase))).toEqual(parseCase(richCase))
  })

  it('neither changes, freezes nor shares the input', () => {
    const input = structuredClone(richCase)
    const before = JSON.stringify(input)
    const parsed = parseCase(input)
    expect(JSON.stringify(input)).toBe(before)
    const mine = new Set(objectsIn(input))
    expect([...mine].filter((object) => Object.isFrozen(object))).toEqual([])
    expect(objectsIn(parsed).filter((object) => mine.has(object))).toEqual([])
    expect(objectsIn(parsed).length).toBe(mine.size)
  })
})
