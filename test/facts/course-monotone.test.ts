import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/chronology/day-number.js'
import { anniversaryWorsening, earlyAnniversaryWorsening } from '../../src/facts/anniversary.js'
import { courseFacts } from '../../src/facts/course.js'
import { dated } from '../../src/facts/dated.js'
import { deathDate } from '../../src/facts/deaths.js'
import { linkEvents } from '../../src/facts/links.js'
import {
  changeLiesWithin, daysBeforeOnset, daysSince, isAfterOnset, monthsSince, trendSince, worseningFollowsWithin,
} from '../../src/facts/timing.js'
import type { Measurement } from '../../src/model/case.js'
import type { Finding } from '../../src/facts/fact.js'
import type { Link } from '../../src/model/links.js'
import { contextOf } from './read-context.js'

type Parts = Parameters<typeof contextOf>[0]

/** A date in two states: as first told, perhaps not at all, and as told later, never vaguer. */
interface Told {
  readonly first: string | undefined
  readonly later: string
}

const START = parseDay('2023-06-01') ?? 0
const day = fc.integer({ min: START, max: START + 730 })

// From vague to exact; each is contained in the ones before it.
const levels = (n: number, slack: number): readonly (string | undefined)[] => {
  const text = formatDay(n)
  return [
    undefined, 'unknown', `${formatDay(n - 200 - slack)}/${formatDay(n + 200 + slack)}`,
    `${formatDay(n - 20 - slack)}/${formatDay(n + 20)}`, `${formatDay(n - slack)}/${formatDay(n + 3)}`, text,
  ]
}
const calendar = (n: number): readonly (string | undefined)[] => {
  const text = formatDay(n)
  return [undefined, 'declined', `${text.slice(0, 4)}~`, text.slice(0, 4), text.slice(0, 7), text]
}
const told: fc.Arbitrary<Told> = fc
  .tuple(day, fc.nat(5), fc.nat(5), fc.boolean(), fc.nat(10))
  .map(([n, a, b, useCalendar, slack]) => {
    const scale = useCalendar ? calendar(n) : levels(n, slack)
    const [low, high] = [Math.min(a, b), Math.max(a, b, 2)]
    return { first: scale[low], later: scale[high] ?? formatDay(n) }
  })
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly first: T | undefined; readonly later: T }> =>
  fc.tuple(value, fc.boolean()).map(([later, kept]) => ({ first: kept ? later : undefined, later }))

const score: fc.Arbitrary<{ readonly first: Measurement; readonly later: Measurement }> = fc
  .record({
    n: day, instrument: fc.constantFrom('phq-9' as const, 'k10' as const, 'madrs' as const),
    points: fc.integer({ min: 10, max: 27 }), item: maybe(fc.constantFrom(0, 0, 0, 1)),
  })
  .map(({ n, instrument, points, item }) => {
    const base = { on: formatDay(n), instrument, score: points }
    const withItem = (answer: number | undefined): Measurement =>
      answer === undefined || instrument !== 'phq-9' ? base : { ...base, selfHarmItem: answer }
    return { first: withItem(item.first), later: withItem(item.later) }
  })

const history = fc.record({
  onset: told, course: maybe(fc.constantFrom('first' as const, 'recurrent' as const)), event: told, death: told,
  deathEvent: fc.boolean(), specialDays: maybe(fc.subarray(['12-24', '02-29', '07-01'])),
  changes: fc.array(fc.record({ when: told, direction: fc.constantFrom('worsening' as const, 'relief' as const) }), { maxLength: 4 }),
  scores: fc.uniqueArray(score, { maxLength: 6, selector: (each) => `${each.later.instrument}@${each.later.on}` }),
  measured: fc.boolean(), asked: maybe(fc.constantFrom('yes' as const, 'no' as const)),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

const field = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }

function partsOf(all: History, state: 'first' | 'later'): Parts {
  return {
    inventory: { people: [{
      id: 'nuala', status: 'deceased', death: { ...field('on', all.death[state]), ...field('specialDays', all.specialDays[state]) },
    }] },
    timeline: {
      asked: field('changes', all.asked[state]),
      episodes: [{ id: 'now', ...field('onset', all.onset[state]), ...field('course', all.course[state]) }],
      changes: all.changes.map(({ when, direction }, i) => ({ id: `c${i}`, direction, ...field('on', when[state]) })),
      events: [
        { id: 'move', type: 'move', ...field('on', all.event[state]) },
        ...(all.deathEvent ? [{ id: 'died', type: 'death-parent' as const, people: ['nuala'], ...field('on', all.death.first) }] : []),
      ],
      ...(state === 'later' || all.measured ? { measurements: all.scores.map((each) => each[state]) } : {}),
    },
  }
}

function factsOf(parts: Parts): ReadonlyMap<string, Finding> {
  const ctx = contextOf(parts)
  const [nuala] = parts.inventory?.people ?? []
  const death = nuala === undefined ? dated(undefined, '/none') : deathDate(ctx, nuala, '/inventory/people/nuala')
  const details = nuala?.death
  const days = {
    on: death,
    specialDays: typeof details === 'object' ? details.specialDays : undefined,
    specialDaysAt: '/inventory/people/nuala/death/specialDays',
  }
  const event = dated(parts.timeline?.events?.[0]?.on, '/timeline/events/move/on')
  return new Map<string, Finding>([
    // A measure of the record, not of the world: it must change when a date is made precise.
    ...courseFacts.filter((each) => each.id !== 'course.onsetPrecisionDays').map((each) => [each.id, each.derive(ctx)] as const),
    ...[event, death].flatMap((date, i) => [
      [`${i} before onset`, daysBeforeOnset(ctx, date)],
      [`${i} after onset`, isAfterOnset(ctx, date)],
      [`${i} days`, daysSince(ctx, date)],
      [`${i} months`, monthsSince(ctx, date)],
      [`${i} follows`, worseningFollowsWithin(ctx, date, 92)],
      [`${i} relief`, changeLiesWithin(ctx, 'relief', date, -30, 30)],
      [`${i} trend`, trendSince(ctx, date)],
    ] as const),
    ['anniversary', anniversaryWorsening(ctx, days)],
    ['early anniversary', earlyAnniversaryWorsening(ctx, days)],
  ])
}

/** Whether a later fact agrees with an earlier one and is at least as narrow. */
function agrees(first: Finding, later: Finding | undefined): boolean {
  if (first.status === 'unknown') return true
  if (later === undefined || later.status === 'unknown') return false
  if (first.status === 'known') return later.status === 'known' && later.value === first.value
  const [low, high] = later.status === 'known' ? [later.value, later.value] : [later.min, later.max]
  return Number(low ?? -Infinity) >= (first.min ?? -Infinity) && Number(high ?? Infinity) <= (first.max ?? Infinity)
}

describe('answering an open question or making a date more precise', () => {
  it('never contradicts a fact that was known, and only narrows a range', () => {
    const settled = new Set<string>()
    fc.assert(
      fc.property(history, (all) => {
        const [first, later] = [factsOf(partsOf(all, 'first')), factsOf(partsOf(all, 'later'))]
        for (const [id, fact] of first) {
          if (fact.status !== 'unknown') settled.add(id)
          expect(agrees(fact, later.get(id)), `${id}: ${JSON.stringify(fact)} became ${JSON.stringify(later.get(id))}`).toBe(true)
        }
      }),
      { seed: 20251121, numRuns: 3000 },
    )
    for (const id of ['0 follows', '1 follows', '0 trend', 'anniversary', 'early anniversary', 'course.selfHarmItemZero', '0 after onset']) {
      expect(settled, id).toContain(id)
    }
  })

  it('keeps every link and only narrows its lag and its windows', () => {
    const key = (link: Link): string => `${link.subject.id} ${link.target.kind} ${link.target.from.join()}`
    fc.assert(
      fc.property(history, (all) => {
        const later = new Map(linkEvents(contextOf(partsOf(all, 'later'))).map((link) => [key(link), link]))
        for (const link of linkEvents(contextOf(partsOf(all, 'first')))) {
          const next = later.get(key(link))
          expect(next, key(link)).toBeDefined()
          expect(next?.lagDays.min).toBeGreaterThanOrEqual(link.lagDays.min)
          expect(next?.lagDays.max).toBeLessThanOrEqual(link.lagDays.max)
          expect(link.windows).toEqual(expect.arrayContaining([...(next?.windows ?? ['none'])]))
        }
      }),
      { seed: 20251121, numRuns: 1000 },
    )
  })
})
