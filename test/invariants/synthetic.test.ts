import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/input/parse-case.js'
import { OUTCOMES } from '../../src/model/ranking-result.js'
import { AREAS } from '../../src/model/words.js'
import { answered, forget } from '../support/answers.js'
import { turned } from '../support/compare-runs.js'
import { quickRun } from '../support/quick-run.js'
import { mayStayOpen } from '../support/random-values.js'
import { shuffled } from '../support/shuffle.js'
import { syntheticAbout, syntheticCase } from '../support/synthetic-case.js'

const SEED = 20261122
const summary = (kase: unknown): string => {
  const { ranking } = quickRun(kase)
  return JSON.stringify([ranking.outcome, ranking.foci, ranking.areas.map(({ area, support, bounds, band, rank }) => ({ area, support, bounds, band, rank }))])
}

describe('in lives that hang together', () => {
  it('an answer taken away leaves every verdict as it was, or opens it', () => {
    fc.assert(
      fc.property(syntheticCase, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), fc.constantFrom('unknown', undefined), (full, picks, instead) => {
        let [rich, before] = [full as object, quickRun(full)]
        for (const pick of picks) {
          const places = answered(rich)
          const place = places[pick % places.length]
          if (place === undefined) return
          const poor = forget(rich, place, mayStayOpen(place.node) ? instead : undefined)
          if (!safeParseCase(poor).ok) return
          const after = quickRun(poor)
          expect({ without: place.path.join('/'), turned: turned(after, before) }).toEqual({ without: place.path.join('/'), turned: [] })
          ;[rich, before] = [poor, after]
        }
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    )
  }, 120_000)

  it('the order in which things are told changes nothing', () => {
    fc.assert(
      fc.property(syntheticCase, fc.nat(1_000_000), (kase, seed) => {
        expect(summary(shuffled(kase, seed))).toBe(summary(kase))
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    )
  }, 120_000)

  it('support lies within its bounds, and a lead is among the candidates', () => {
    fc.assert(
      fc.property(syntheticCase, (kase) => {
        const { ranking } = quickRun(kase)
        for (const { support, bounds, candidates, status } of ranking.areas) {
          if (status !== 'background') expect(bounds.low <= support && support <= bounds.high).toBe(true)
          for (const each of candidates) expect(each.bounds.low <= each.support && each.support <= each.bounds.high).toBe(true)
        }
        for (const { area } of ranking.foci) expect(ranking.areas.find((each) => each.area === area)?.status).toBe('candidate')
      }),
      { seed: SEED, numRuns: 100, endOnFailure: true },
    )
  }, 60_000)

  it('every outcome and every leading area comes about', () => {
    const found = new Set<string>()
    for (const kase of fc.sample(syntheticCase, { seed: SEED, numRuns: 150 })) {
      const { ranking } = quickRun(kase)
      found.add(ranking.outcome)
      if (ranking.outcome === 'lead') found.add(ranking.foci[0]?.area ?? '')
    }
    for (const name of [...OUTCOMES, ...AREAS]) expect([...found]).toContain(name)
  }, 60_000)

  it('a death is told of wherever one was meant', () => {
    for (const kase of fc.sample(syntheticAbout('grief'), { seed: SEED, numRuns: 40 })) {
      expect((kase.inventory?.people ?? []).some(({ status }) => status === 'deceased')).toBe(true)
    }
  })
})
