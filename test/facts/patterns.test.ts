import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternFacts } from '../../src/facts/patterns.js'
import type { Case, LifeEvent, Patterns, Person } from '../../src/model/case.js'
import { expectOnlyNarrowing, type Filling } from './narrowing.js'
import { contextOf } from './read-context.js'

type Parts = Omit<Case, 'schemaVersion' | 'caseId' | 'assessedOn'>

function value(id: string, parts: Parts): unknown {
  const source = patternFacts.find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  const found = source.derive(contextOf(parts))
  return found.status === 'known' ? found.value : found.status === 'range' ? [found.min, found.max] : found.why
}
const withPatterns = (patterns: Patterns, onset?: string): Parts => ({
  inventory: { patterns },
  ...(onset === undefined ? {} : { timeline: { episodes: [{ id: 'now', onset }] } }),
})

describe('what was said about patterns', () => {
  it('is true, false or open as it was answered', () => {
    expect(value('pattern.difficultyKeeping', withPatterns({ difficultyKeeping: 'yes' }))).toBe(true)
    expect(value('pattern.difficultyKeeping', withPatterns({ difficultyKeeping: 'no' }))).toBe(false)
    expect(value('pattern.difficultyKeeping', withPatterns({ difficultyKeeping: 'declined' }))).toBe('declined')
    expect(value('pattern.difficultyKeeping', {})).toBe('not-asked')
  })
  it('counts as a difficulty when any of the four kinds is there, and as none only when all four were denied', () => {
    expect(value('pattern.difficultyPresent', withPatterns({ rejectionFear: 'yes' }))).toBe(true)
    expect(value('pattern.difficultyPresent', withPatterns({ rejectionFear: 'no', difficultyForming: 'no' }))).toBe('not-asked')
    const none = { difficultyForming: 'no', difficultyKeeping: 'no', difficultyExpressing: 'no', rejectionFear: 'no' } as const
    expect(value('pattern.difficultyPresent', withPatterns(none))).toBe(false)
    expect(value('pattern.difficultyCount', withPatterns({ rejectionFear: 'yes', difficultyForming: 'no' }))).toEqual([1, 3])
  })
  it('tells circumstances that were asked and denied from ones that were not asked', () => {
    expect(value('pattern.hasCircumstances', withPatterns({ circumstances: [] }))).toBe(false)
    expect(value('pattern.hasCircumstances', withPatterns({ circumstances: ['rural'] }))).toBe(true)
    expect(value('pattern.hasCircumstances', {})).toBe('not-asked')
  })
})

describe('a pattern before the episode', () => {
  it('is there when it is said to be older, when ties were always few, or when the circle was thin', () => {
    expect(value('pattern.presentBeforeEpisode', withPatterns({ beforeEpisode: 'yes' }))).toBe(true)
    expect(value('pattern.presentBeforeEpisode', withPatterns({ fewTiesLifelong: 'yes' }))).toBe(true)
    expect(value('pattern.presentBeforeEpisode', { inventory: { network: { before: { closeTies: 1 } } } })).toBe(true)
  })
  it('is absent only when all three are denied', () => {
    const patterns = { beforeEpisode: 'no', fewTiesLifelong: 'no' } as const
    expect(value('pattern.presentBeforeEpisode', withPatterns(patterns))).toBe('not-asked')
    expect(value('pattern.presentBeforeEpisode', { inventory: { patterns, network: { before: { closeTies: 4 } } } })).toBe(false)
  })
})

describe('a circle that thinned', () => {
  it('follows an event when one is named, and none when asked and there was none', () => {
    expect(value('pattern.isolationFollowsEvent', withPatterns({ isolationFollows: 'move' }))).toBe(true)
    expect(value('pattern.isolationFollowsEvent', withPatterns({ isolationFollows: 'not-applicable' }))).toBe(false)
    expect(value('pattern.isolationFollowsEvent', {})).toBe('not-asked')
  })
  it('follows the episode from a month before the onset on', () => {
    expect(value('pattern.isolationFollowsEpisode', withPatterns({ isolationSince: '2025-01-10' }, '2025-02-01'))).toBe(true)
    expect(value('pattern.isolationFollowsEpisode', withPatterns({ isolationSince: '2024-06' }, '2025-02-01'))).toBe(false)
    expect(value('pattern.isolationFollowsEpisode', withPatterns({ isolationSince: '2024' }, '2025-01-15'))).toBe('imprecise')
  })
  it('has a beginning when a date or an event is given', () => {
    expect(value('pattern.isolationHasBeginning', withPatterns({ isolationSince: '2019' }))).toBe(true)
    expect(value('pattern.isolationHasBeginning', withPatterns({ isolationFollows: 'move' }))).toBe(true)
    expect(value('pattern.isolationHasBeginning', withPatterns({ isolationFollows: 'not-applicable' }))).toBe('not-asked')
  })
})

describe('holding back', () => {
  const people: readonly Person[] = [
    { id: 'a', communication: 'avoids' }, { id: 'b', communication: 'placates' }, { id: 'c', communication: 'open' }, { id: 'd' },
  ]
  it('is counted over people, open above until the list is complete', () => {
    expect(value('pattern.cannotExpressCount', { inventory: { people } })).toEqual([2, undefined])
    expect(value('pattern.cannotExpressCount', { inventory: { people, asked: { people: 'yes' } } })).toEqual([2, 3])
    expect(value('pattern.cannotExpressCount', {})).toBe('not-asked')
  })
})

describe('nothing else found', () => {
  const asked = (people: readonly Person[], events: readonly LifeEvent[] = []): Parts => ({
    inventory: { asked: { deaths: 'yes', conflicts: 'yes' }, people },
    timeline: { asked: { events: 'yes' }, events, episodes: [{ id: 'now', onset: '2024-10-05' }] },
  })
  const both = (parts: Parts): readonly unknown[] => [value('pattern.nothingElseFound', parts), value('pattern.onsetWithoutEvent', parts)]

  it('needs all three questions put in full', () => {
    expect(both(asked([]))).toEqual([true, true])
    const { inventory, timeline } = asked([])
    expect(both({ ...(timeline === undefined ? {} : { timeline }), inventory: { people: [] } })).toEqual(['not-asked', 'not-asked'])
    expect(both({ ...(inventory === undefined ? {} : { inventory }), timeline: { episodes: [{ id: 'now', onset: '2024-10-05' }], events: [] } })).toEqual(['not-asked', 'not-asked'])
  })
  it('is contradicted by one change even when nothing else was asked', () => {
    const timeline = { episodes: [{ id: 'now', onset: '2024-10-05' }], events: [{ id: 'e', type: 'redundancy' as const, on: '2024-08', severity: 3 as const }] }
    expect(both({ timeline })).toEqual([false, false])
  })
  it('leaves an onset without an event standing when the change came later', () => {
    expect(both(asked([], [{ id: 'e', type: 'redundancy', on: '2025-03', severity: 2 }]))).toEqual([false, true])
  })
  it('does not count a change of little weight, an anniversary or one of long before', () => {
    const events: readonly LifeEvent[] = [
      { id: 'a', type: 'new-job', on: '2024-09', severity: 1 },
      { id: 'b', type: 'anniversary', on: '2024-09', severity: 3 },
      { id: 'c', type: 'move', on: '2021', severity: 3 },
    ]
    expect(both(asked([], events))).toEqual([true, true])
  })
  it('stays open for a change whose weight was not asked', () => {
    expect(both(asked([], [{ id: 'e', type: 'redundancy', on: '2024-08' }]))).toEqual(['not-asked', 'not-asked'])
  })
  it('stays open for a change without a date', () => {
    expect(both(asked([], [{ id: 'e', type: 'redundancy', severity: 3 }]))).toEqual(['not-asked', 'not-asked'])
  })
  it('is contradicted by an unmourned death of long ago, which came before no onset', () => {
    const gran: Person = { id: 'g', relation: 'grandparent', status: 'deceased', closenessBefore: 1, death: { on: '2012', mourned: 'no' } }
    expect(both(asked([gran]))).toEqual([false, true])
    expect(both(asked([{ ...gran, death: { on: '2012', mourned: 'yes' } }]))).toEqual([true, true])
    expect(both(asked([{ ...gran, closenessBefore: 'outside' }]))).toEqual([true, true])
  })
  it('is contradicted by an open conflict, and the onset only by one that is older than it', () => {
    const sam = (since: string): Person => ({ id: 's', relation: 'sibling', status: 'in-contact', conflict: { present: 'yes', since } })
    expect(both(asked([sam('2024-02')]))).toEqual([false, false])
    expect(both(asked([sam('2025-02')]))).toEqual([false, true])
  })
  it('cannot be told of an onset that is not dated', () => {
    const { inventory } = asked([])
    expect(value('pattern.onsetWithoutEvent', { ...(inventory === undefined ? {} : { inventory }), timeline: { asked: { events: 'yes' }, events: [] } })).toBe('not-asked')
  })
})

describe('filling in what was not asked', () => {
  const yesNo = fc.constantFrom('yes', 'no')
  const date = fc.constantFrom('2023-05', '2024-08-20', '2024-12', '2025-04')
  const patterns = fc.record({
    beforeEpisode: yesNo, fewTiesLifelong: yesNo, difficultyForming: yesNo, difficultyKeeping: yesNo, difficultyExpressing: yesNo,
    rejectionFear: yesNo, lonely: yesNo, lonelyForYears: yesNo, chosenSolitude: yesNo, onlyWhenDepressed: yesNo,
    isolationSince: fc.constantFrom('2024', '2024-12', '2025-02-03', 'not-applicable'),
    isolationFollows: fc.constantFrom('e0', 'not-applicable'),
    circumstances: fc.constantFrom([], ['rural']), attachmentAvoidance: fc.constantFrom('low', 'high'),
  })
  const person = fc.oneof(
    fc.record({
      relation: fc.constant('friend'), status: fc.constant('in-contact'), closenessBefore: fc.constantFrom(1, 3),
      communication: fc.constantFrom('open', 'avoids'), conflict: fc.record({ present: fc.constantFrom('no', 'past'), since: date }),
    }),
    fc.record({
      relation: fc.constant('parent'), status: fc.constant('deceased'), closenessBefore: fc.constantFrom(1, 'outside'),
      death: fc.record({ on: date, mourned: yesNo }),
    }),
  )
  const event = fc.record({ type: fc.constantFrom('move', 'anniversary', 'illness-self'), on: date, severity: fc.constantFrom(1, 2, 3) })
  const record: fc.Arbitrary<Filling> = fc
    .tuple(patterns, fc.array(person, { maxLength: 3 }), fc.array(event, { maxLength: 2 }))
    .map(([answers, people, events]) => ({
      inventory: {
        asked: { deaths: 'yes', conflicts: 'yes', people: 'yes' },
        people: people.map((each, i) => ({ id: `p${i}`, ...each })),
        patterns: answers,
      },
      timeline: {
        asked: { events: 'yes' },
        events: events.map((each, i) => ({ id: `e${i}`, ...each })),
        episodes: [{ id: 'now', onset: '2024-12-10' }],
      },
    }))
  it('never changes what is known about patterns', () => {
    fc.assert(
      fc.property(record, fc.infiniteStream(fc.nat()), (full, order) => expectOnlyNarrowing(patternFacts, full, order)),
      { seed: 20251121, numRuns: 60 },
    )
  })
})
