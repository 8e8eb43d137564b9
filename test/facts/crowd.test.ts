import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseVagueDate } from '../../src/chronology/vague-date.js'
import { countAround, crowdOf, type Member } from '../../src/facts/crowd.js'
import { dated } from '../../src/facts/dated.js'
import { factOf, known, unknown } from '../../src/facts/fact.js'

const SEED = 20251121
const WINDOW = 60

interface Told {
  readonly on: string | undefined
  readonly counts: 'yes' | 'no' | 'open'
  readonly isItsOwn: boolean
}

const two = (number: number): string => String(number).padStart(2, '0')
const date = fc.oneof(
  fc.constant(undefined),
  fc.tuple(fc.integer({ min: 2023, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.constantFrom(4, 7, 10)).map(
    ([year, month, day, length]) => `${year}-${two(month)}-${two(day)}`.slice(0, length)),
)
const told: fc.Arbitrary<Told> = fc.record({ on: date, counts: fc.constantFrom('yes', 'yes', 'no', 'open'), isItsOwn: fc.boolean() })

const memberOf = ({ on, counts, isItsOwn }: Told, index: number): Member => {
  const at = `/m${two(index)}/kind`
  return {
    id: `m${two(index)}`,
    counts: counts === 'open' ? unknown('not-asked', at) : known(counts === 'yes', at),
    when: dated(on, `/m${two(index)}/on`),
    isItsOwn,
  }
}

/** Counts one by one, day by day, over every way in which the open answers may turn out. */
function bounds(list: readonly Told[], self: number, on: string | undefined): { readonly least: number; readonly most: number } {
  const own = on === undefined ? undefined : parseVagueDate(on)
  let [least, most] = [0, 0]
  list.forEach((each, index) => {
    if (index === self || each.counts === 'no') return
    const span = each.on === undefined ? undefined : parseVagueDate(each.on)
    let [may, must] = [true, false]
    if (own !== undefined && span !== undefined) {
      ;[may, must] = [false, true]
      for (let a = own.earliest; a <= own.latest; a += 1) {
        for (const b of [span.earliest, Math.min(Math.max(a, span.earliest), span.latest), span.latest]) {
          const isNear = Math.abs(a - b) <= WINDOW
          may ||= isNear
          must &&= isNear
        }
      }
    }
    if (may) most += 1
    if (must && each.counts === 'yes' && each.isItsOwn) least += 1
  })
  return { least, most }
}

describe('how many happenings lie around a date', () => {
  it('is the same count for a short list and a long one, whatever is named', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 2, maxLength: 60 }), fc.nat(), date, fc.boolean(), (list, pick, on, isComplete) => {
        const self = pick % list.length
        const members = list.map(memberOf)
        const { least, most } = bounds(list, self, on)
        const found = factOf(countAround(crowdOf(members), members[self]?.id ?? '', dated(on, '/own/on'), WINDOW, isComplete))
        if (isComplete && least === most) expect(found).toMatchObject({ status: 'known', value: least })
        else expect(found).toMatchObject({ status: 'range', min: least, ...(isComplete ? { max: most } : {}) })
        if (!isComplete) expect(found).not.toHaveProperty('max')
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  const crowded = (size: number): readonly Member[] =>
    Array.from({ length: size }, (_, index) => memberOf({ on: '2025-01-10', counts: index % 2 === 0 ? 'yes' : 'open', isItsOwn: true }, index))
  const count = (size: number) => factOf(countAround(crowdOf(crowded(size)), 'nobody', dated('2025-01-12', '/own/on'), WINDOW, true))

  it('names everybody who was looked at while they are few', () => {
    expect(count(20).from.filter((at) => at.endsWith('/kind'))).toHaveLength(20)
  })

  it('names no more of a great crowd, the surest first, and always its own date', () => {
    const { from } = count(90)
    expect(from).toContain('/own/on')
    const named = from.filter((at) => at.endsWith('/kind'))
    expect(named).toEqual(['/m00/kind', '/m02/kind', '/m04/kind', '/m06/kind', '/m08/kind', '/m10/kind', '/m12/kind', '/m14/kind'])
    expect(count(60).from).toEqual(from)
  })
})
