import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { safeParseCase } from '../../src/input/parse-case.js'
import { answerTo, isOpenQuestion, type Place, unanswered, withField } from '../support/answers.js'
import { turned, widenedBounds } from '../support/compare-runs.js'
import { quickRun } from '../support/quick-run.js'
import { randomCase } from '../support/random-case.js'

const SEED = 20251121
const TRADITIONS = ['klerman-weissman', 'ipt-uk', 'stuart-robertson', 'older-adults']

const openPlaces = (kase: object): readonly Place[] => unanswered(kase).filter((place) => isOpenQuestion(kase, place))

/** Answers that are not in reach of chance: ids of people and events, and counts that the list of people bounds. */
const NOT_BY_CHANCE = new Set(['isolationFollows', 'obstaclePerson', 'people', 'about', 'priorities', 'strongestFeeling', 'declined', 'closeTies', 'confidant', 'network', 'before', 'now'])

// Whether somebody is alive shows in many fields; an account of a death is given only of those recorded as dead.
const agrees = (kase: object, { path }: Place): boolean =>
  path.at(-1) === 'status' ? false : path.at(-1) === 'death' ? statusAt(kase, path) === 'deceased' : true

function statusAt(kase: object, path: Place['path']): unknown {
  const person = path.slice(0, -1).reduce<unknown>((here, key) => (here as Readonly<Record<string | number, unknown>> | undefined)?.[key], kase)
  return (person as { readonly status?: unknown } | undefined)?.status
}

const fillable = (kase: object): readonly Place[] =>
  openPlaces(kase).filter((place) => !NOT_BY_CHANCE.has(String(place.path.at(-1))) && agrees(kase, place))

/** A richer record: some of the open questions answered, as far as the answers agree with the rest. */
function answeredAtRandom(kase: object, most: number, seed: number): object {
  const places = fillable(kase)
  const order = fc.sample(fc.shuffledSubarray([...places]), { seed, numRuns: 1 })[0] ?? []
  return order.slice(0, most).reduce<object>((poor, place, index) => {
    if (!isOpenQuestion(poor, place)) return poor
    const [value] = fc.sample(answerTo(place, 70), { seed: seed + index, numRuns: 1 })
    const rich = withField(poor, place.path, value)
    return safeParseCase(rich).ok ? rich : poor
  }, kase)
}

describe('an open question answered', () => {
  it('turns nothing that was known and widens no bound', () => {
    fc.assert(
      fc.property(randomCase, fc.nat(1_000_000), fc.constantFrom(...TRADITIONS), (poor, seed, tradition) => {
        const rich = answeredAtRandom(poor, 1, seed)
        expect(turned(quickRun(poor, tradition), quickRun(rich, tradition))).toEqual([])
      }),
      { seed: SEED, numRuns: 90, endOnFailure: true },
    )
  }, 120_000)

  it('leaves the support of every area within the bounds that were given before, however many are answered', () => {
    fc.assert(
      fc.property(randomCase, fc.nat(1_000_000), fc.constantFrom(...TRADITIONS), (poor, seed, tradition) => {
        const before = quickRun(poor, tradition)
        const rich = answeredAtRandom(poor, 400, seed)
        const after = quickRun(rich, tradition)
        for (const { area, support } of after.ranking.areas) {
          const { low, high } = before.area(area).bounds
          expect(support, area).toBeGreaterThanOrEqual(low)
          expect(support, area).toBeLessThanOrEqual(high)
        }
        expect(widenedBounds(before, after)).toEqual([])
      }),
      { seed: SEED, numRuns: 50, endOnFailure: true },
    )
  }, 120_000)

  it('keeps formulate within its own bounds', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, fc.nat(1_000_000), async (poor, seed) => {
        const bounds = new Map((await formulate(poor)).areas.map((area) => [area.area, area.bounds]))
        for (const { area, support } of (await formulate(answeredAtRandom(poor, 400, seed))).areas) {
          expect(support, area).toBeGreaterThanOrEqual(bounds.get(area)?.low ?? Infinity)
          expect(support, area).toBeLessThanOrEqual(bounds.get(area)?.high ?? -Infinity)
        }
      }),
      { seed: SEED, numRuns: 20, endOnFailure: true },
    )
  }, 120_000)
})
