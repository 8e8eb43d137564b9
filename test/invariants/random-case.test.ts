import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { safeParseCase } from '../../src/input/parse-case.js'
import { OUTCOMES } from '../../src/model/ranking-result.js'
import { AREAS } from '../../src/model/words.js'
import { quickRun } from '../support/quick-run.js'
import { randomCase } from '../support/random-case.js'

const SEED = 20251121
const cases = fc.sample(randomCase, { seed: SEED, numRuns: 300 })

describe('random cases', () => {
  it('are valid, every one', () => {
    for (const each of cases) expect(safeParseCase(each)).toMatchObject({ ok: true })
  }, 60_000)

  it('come to every outcome and every leading area often enough to tell something', () => {
    const found = new Map<string, number>()
    for (const each of cases) {
      const { ranking } = quickRun(each)
      const names = [ranking.outcome, ...(ranking.outcome === 'lead' ? ranking.foci.slice(0, 1).map(({ area }) => area) : [])]
      for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
    }
    for (const name of [...OUTCOMES, ...AREAS]) expect(found.get(name) ?? 0, name).toBeGreaterThanOrEqual(5)
  }, 60_000)

  it('are judged alike by the short way through the stages and by formulate', async () => {
    for (const each of cases.slice(0, 25)) {
      const [short, whole] = [quickRun(each), await formulate(each)]
      expect(short.ranking.outcome).toBe(whole.outcome.kind)
      expect(short.ranking.areas.map(({ area, support, bounds }) => ({ area, support, bounds })))
        .toEqual(whole.areas.map(({ area, support, bounds }) => ({ area, support, bounds })))
      const verdicts = new Map(short.outcomes.map(({ ruleId, subject, verdict }) => [`${ruleId} ${subject.id}`, verdict]))
      for (const { ruleId, subject, verdict } of whole.outcomes.filter(({ subject: { kind } }) => kind !== 'ranking')) {
        expect(verdicts.get(`${ruleId} ${subject.id}`), `${ruleId} ${subject.id}`).toBe(verdict)
      }
    }
  }, 60_000)
})
