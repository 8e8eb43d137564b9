import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Person, Timeline } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { COMMUNICATION, CONFLICT_COURSES, CONFLICT_FORMS, CONFLICT_STAGES, CONFLICT_STYLES, PARTING } from '../../src/model/words.js'
import { sheetsOf } from '../support/evaluate-rule.js'

type Facts = Readonly<Record<string, Fact>>

function factsOf(fields: Record<string, unknown>, id = 'pat'): Facts {
  const found = sheetsOf({ case: fields }).find(({ subject }) => subject.kind === 'person' && subject.id === id)
  if (found === undefined) throw new Error(`no person ${id}`)
  return found.facts
}

const about = (person: Omit<Person, 'id'>, timeline: Timeline = {}, asked: Record<string, string> = {}): Facts =>
  factsOf({ inventory: { asked, people: [{ id: 'pat', ...person }] }, timeline })

const onset = (on: string): Timeline => ({ episodes: [{ id: 'now', onset: on }] })

const valueOf = (fact: Fact | undefined): unknown => (fact?.status === 'known' ? fact.value : fact?.status)

describe('something at issue', () => {
  it('is true by a conflict, by clearly different expectations, by a recent breach and by a refusal', () => {
    expect(valueOf(about({ conflict: { present: 'yes' } })['dispute.somethingAtIssue'])).toBe(true)
    expect(valueOf(about({ expectations: { mismatch: 2 } })['dispute.somethingAtIssue'])).toBe(true)
    const breach = { events: [{ id: 'row', type: 'conflict-family', on: '2024-11', people: ['pat'] }] } as const
    expect(valueOf(about({}, breach)['dispute.somethingAtIssue'])).toBe(true)
    const refusal = { events: [{ id: 'move', type: 'move', obstaclePerson: 'pat' }] } as const
    expect(valueOf(about({}, refusal)['dispute.somethingAtIssue'])).toBe(true)
  })

  it('is not shown by a breach of long ago, nor by one that names somebody else', () => {
    const old = { events: [{ id: 'row', type: 'conflict-family', on: '2015', people: ['pat'] }] } as const
    expect(valueOf(about({}, old)['dispute.somethingAtIssue'])).toBe('unknown')
    const other = { events: [{ id: 'row', type: 'conflict-family', on: '2025-02', people: [] }] } as const
    expect(valueOf(about({}, other)['dispute.somethingAtIssue'])).toBe('unknown')
  })

  it('is not shown by a birth that names the baby', () => {
    const birth = { events: [{ id: 'birth', type: 'birth', on: '2025-03', people: ['pat'] }] } as const
    expect(valueOf(about({ relation: 'child' }, birth)['dispute.somethingAtIssue'])).toBe('unknown')
  })

  it('is never false because nobody asked', () => {
    expect(valueOf(about({ conflict: { present: 'no' } })['dispute.somethingAtIssue'])).toBe('unknown')
  })

  it('is false when every conflict was asked about and none is here, for people listed and not', () => {
    expect(valueOf(about({}, {}, { conflicts: 'yes' })['dispute.somethingAtIssue'])).toBe(false)
    expect(valueOf(about({ conflict: { present: 'past' } }, {}, { conflicts: 'yes' })['dispute.somethingAtIssue'])).toBe(false)
    expect(valueOf(factsOf({ inventory: { asked: { conflicts: 'yes' }, people: [] } }, 'unlisted')['dispute.conflictPresent'])).toBe(false)
  })

  it('rests on the fields it was read from', () => {
    expect(about({ conflict: { present: 'yes' } })['dispute.somethingAtIssue']).toEqual({
      status: 'known', value: true, from: ['/inventory/people/pat/conflict/present'],
    })
  })
})

describe('the times of a dispute', () => {
  it('counts days before the onset, and less than nothing after it', () => {
    expect(valueOf(about({ conflict: { since: '2025-02-01' } }, onset('2025-03-01'))['dispute.beganDaysBeforeOnset'])).toBe(28)
    expect(valueOf(about({ conflict: { sharpenedOn: '2025-03-11' } }, onset('2025-03-01'))['dispute.sharpenedDaysBeforeOnset'])).toBe(-10)
  })

  it('gives a range for a vague date', () => {
    const fact = about({ expectations: { changedOn: '2025-02' } }, onset('2025-03-01'))['dispute.mismatchGrewDaysBeforeOnset']
    expect(fact).toMatchObject({ status: 'range', min: 1, max: 28 })
  })

  it('does not call a week of imprecision "after"', () => {
    expect(valueOf(about({ conflict: { since: '2025-03-08' } }, onset('2025-03-01'))['dispute.beganAfterOnset'])).toBe(false)
    expect(valueOf(about({ conflict: { since: '2025-03-09' } }, onset('2025-03-01'))['dispute.beganAfterOnset'])).toBe(true)
  })

  it('counts flare-ups near a worsening, and only those', () => {
    const timeline: Timeline = {
      ...onset('2025-01-01'),
      asked: { changes: 'yes' },
      measurements: [],
      changes: [{ id: 'a', direction: 'worsening', on: '2025-04-10' }, { id: 'b', direction: 'relief', on: '2025-06-01' }],
    }
    const count = (flareUps: readonly string[]): unknown => valueOf(about({ conflict: { flareUps } }, timeline)['dispute.flareUpsNearWorsenings'])
    expect(count(['2025-03-27', '2025-04-24'])).toBe(2)
    expect(count(['2025-03-26', '2025-04-25'])).toBe(0)
    expect(count(['2025-06-01'])).toBe(0)
    expect(count([])).toBe(0)
  })

  it('leaves the count open while worsenings were not asked about', () => {
    expect(about({ conflict: { flareUps: ['2025-04-01'] } })['dispute.flareUpsNearWorsenings']).toMatchObject({ status: 'range', min: 0, max: 1 })
  })
})

describe('events between two people', () => {
  const affair = (fields: Record<string, unknown>): Timeline =>
    ({ ...onset('2025-03-01'), asked: { events: 'yes' }, events: [{ id: 'affair', type: 'infidelity-discovered', on: '2025-02-10', people: ['pat'], ...fields }] })

  it('knows a breach of trust near the onset, and whether the two are still together', () => {
    expect(valueOf(about({}, affair({}))['dispute.betrayalNearChange'])).toBe(true)
    expect(valueOf(about({}, affair({}))['dispute.betrayalNearChangeStillTogether'])).toBe('unknown')
    expect(valueOf(about({}, affair({ stillTogether: 'yes' }))['dispute.betrayalNearChangeStillTogether'])).toBe(true)
    expect(valueOf(about({}, affair({ stillTogether: 'no' }))['dispute.betrayalNearChangeStillTogether'])).toBe(false)
  })

  it('leaves it open whom an event involved while that was not asked', () => {
    const nobodyNamed: Timeline = { ...affair({}), events: [{ id: 'affair', type: 'infidelity-discovered', on: '2025-02-10' }] }
    expect(valueOf(about({}, nobodyNamed)['dispute.betrayalNearChange'])).toBe('unknown')
    expect(valueOf(about({}, affair({ people: [] }))['dispute.betrayalNearChange'])).toBe(false)
  })

  it('counts a breach after the onset when a worsening follows it', () => {
    const timeline: Timeline = { ...affair({ on: '2025-05-01' }), changes: [{ id: 'worse', direction: 'worsening', on: '2025-05-10' }] }
    expect(valueOf(about({}, timeline)['dispute.betrayalNearChange'])).toBe(true)
    expect(valueOf(about({}, timeline)['dispute.eventNearOnset'])).toBe(false)
  })

  it('has no events when all were asked about and none recorded', () => {
    const none: Timeline = { ...onset('2025-03-01'), asked: { events: 'yes' }, events: [] }
    expect(valueOf(about({}, none)['dispute.rejectionNearChange'])).toBe(false)
    expect(valueOf(about({}, onset('2025-03-01'))['dispute.rejectionNearChange'])).toBe('unknown')
  })
})

describe('the manner of a dispute', () => {
  it('sees giving in here only when somebody else is spoken to openly', () => {
    const people = (other: string): Facts =>
      factsOf({ inventory: { people: [{ id: 'pat', communication: 'placates' }, { id: 'kim', communication: other }] } })
    expect(valueOf(people('open')['dispute.givesInHereOnly'])).toBe(true)
    expect(valueOf(people('hostile')['dispute.givesInHereOnly'])).toBe('unknown')
    expect(valueOf(about({ communication: 'open' })['dispute.givesInHereOnly'])).toBe(false)
  })

  it('needs both the manner and the style to say that talk does not fail', () => {
    expect(valueOf(about({ communication: 'open' })['dispute.talkFails'])).toBe('unknown')
    expect(valueOf(about({ communication: 'open', conflict: { style: ['open'] } })['dispute.talkFails'])).toBe(false)
    expect(valueOf(about({ conflict: { style: ['open', 'silence'] } })['dispute.talkFails'])).toBe(true)
  })
})

const date = fc.constantFrom('2016', '2023-05', '2024-11', '2025-01-20', '2025-02/2025-04', '2025-05~')
const yesNo = fc.constantFrom('yes', 'no', 'declined')

const fullPerson = fc.record({
  // A living status: contact with somebody recorded as dead would contradict itself.
  status: fc.constantFrom('in-contact', 'low-contact', 'estranged', 'ended', 'missing'),
  relation: fc.constantFrom('partner', 'manager', 'official'),
  communication: fc.constantFrom(...COMMUNICATION),
  contact: fc.constantFrom('daily', 'none', 'unknown'),
  livesWith: yesNo,
  fear: fc.constantFrom('none', 'unsure', 'yes'),
  harm: fc.subarray(['threats', 'control']),
  linkedByClient: yesNo,
  expectations: fc.record({ mismatch: fc.constantFrom(0, 1, 2, 3), voiced: yesNo, changedOn: date, strainFromOutside: yesNo }),
  conflict: fc.record({
    present: fc.constantFrom('yes', 'past', 'no'),
    form: fc.constantFrom(...CONFLICT_FORMS),
    course: fc.constantFrom(...CONFLICT_COURSES),
    stage: fc.constantFrom(...CONFLICT_STAGES),
    style: fc.subarray([...CONFLICT_STYLES]),
    since: date,
    sharpenedOn: date,
    flareUps: fc.array(date, { maxLength: 3 }),
    decidedToPart: fc.constantFrom(...PARTING),
    stillAlive: yesNo,
  }),
  history: fc.record({ endedOn: date }),
})

const fullEvent = fc.record({
  type: fc.constantFrom('conflict-family', 'infidelity-discovered', 'move', 'bullying', 'separation-in-progress', 'threat-to-leave'),
  on: date,
  people: fc.constantFrom([], ['pat']),
  stillTogether: yesNo,
  humiliating: yesNo,
  unfolding: yesNo,
  decidedToPart: fc.constantFrom(...PARTING),
  obstaclePerson: fc.constantFrom('pat', 'not-applicable', 'unknown'),
})

const fullCase = fc.record({
  person: fullPerson,
  event: fullEvent,
  onset: date,
  worsening: date,
})

type Path = readonly (string | number)[]

function leaves(value: unknown, at: Path = []): readonly Path[] {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...at, key]))
}

function put(target: Record<string, unknown>, source: unknown, [key, ...rest]: Path): void {
  const name = String(key)
  const value = (source as Record<string, unknown>)[name]
  if (rest.length === 0) target[name] = value
  else {
    target[name] ??= {}
    put(target[name] as Record<string, unknown>, value, rest)
  }
}

function asCase(known: Record<string, unknown>): Record<string, unknown> {
  const person = known['person'] as Record<string, unknown> | undefined
  const event = known['event'] as Record<string, unknown> | undefined
  return {
    inventory: { people: [{ id: 'pat', ...person }] },
    timeline: {
      episodes: [{ id: 'now', ...(known['onset'] === undefined ? {} : { onset: known['onset'] }) }],
      changes: [{ id: 'worse', direction: 'worsening', ...(known['worsening'] === undefined ? {} : { on: known['worsening'] }) }],
      events: [{ id: 'event', ...event }],
    },
  }
}

/** Is everything that was known still known, and every range at most as wide? */
function widened(before: Facts, after: Facts): readonly string[] {
  return Object.entries(before)
    .filter(([id]) => id.startsWith('dispute.') || id.startsWith('person.'))
    .filter(([id, was]) => {
      const is = after[id]
      if (was.status === 'unknown' || is === undefined) return false
      if (was.status === 'known') return is.status !== 'known' || JSON.stringify(is.value) !== JSON.stringify(was.value)
      const [min, max] = is.status === 'known' ? [is.value as number, is.value as number] : is.status === 'range' ? [is.min ?? -Infinity, is.max ?? Infinity] : [-Infinity, Infinity]
      return min < (was.min ?? -Infinity) || max > (was.max ?? Infinity)
    })
    .map(([id]) => id)
}

describe('filling in one field after the other', () => {
  it('never changes what was known about a person, and never widens a range', () => {
    fc.assert(
      fc.property(
        fullCase.chain((full) => {
          const paths = leaves(full).filter((path) => path.join('/') !== 'event/type')
          return fc.tuple(fc.constant(full), fc.shuffledSubarray([...paths], { minLength: paths.length }))
        }),
        ([full, order]) => {
          const known: Record<string, unknown> = { event: { type: full.event.type } }
          let before = factsOf(asCase(known))
          for (const path of order) {
            put(known, full, path)
            const after = factsOf(asCase(known))
            expect(widened(before, after), path.join('/')).toEqual([])
            before = after
          }
        },
      ),
      { seed: 20251121, numRuns: 20 },
    )
  }, 60_000)
})
