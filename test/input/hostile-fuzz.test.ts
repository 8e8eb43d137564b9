import { describe, expect, it } from 'vitest'
import { hostileBatches, hostileReceipts, hostileRun, WAYS } from '../support/hostile-runs.js'

const SEED = 20251121

// Five thousand in all; the long run `hostile` makes a hundred thousand and more.
const RUNS: Readonly<Record<string, number>> = {
  parseCase: 1_500, rankSync: 400, loadRuleSet: 500, overlayRuleSet: 400, 'createDraft, its case': 200, 'createDraft, its history': 400, 'createDraft, an edit': 300,
  caseFromLine: 350, 'readRatings, a table': 250, 'readRatings, lines': 200, readFormulations: 100, readCsv: 150,
}
const RECEIPTS = 50
const BATCHES = 200

describe('whatever is given', () => {
  it.each(Object.keys(RUNS))('%s accepts it or refuses it with an error of its own, soon, repeating nothing and touching nothing', (name) => {
    const way = WAYS[name]
    if (way === undefined) throw new RangeError(`no way in is called ${name}`)
    const attempts = hostileRun(way, SEED, RUNS[name] ?? 0)
    expect(attempts.accepted + attempts.refused).toBe(RUNS[name])
    // A table that is no table comes back as a result; nothing is thrown.
    expect(attempts.refused > 0).toBe(name !== 'readCsv')
    expect(attempts.slowest).toBeLessThan(10_000)
  }, 120_000)

  it('is tried on every way in, five thousand times in all', () => {
    expect(Object.keys(WAYS).sort()).toEqual(Object.keys(RUNS).sort())
    expect(Object.values(RUNS).reduce((sum, each) => sum + each, RECEIPTS + BATCHES)).toBe(5_000)
  })

  it('is a stored receipt, replay answers or refuses it', async () => {
    const attempts = await hostileReceipts(SEED, RECEIPTS)
    expect(attempts.accepted).toBeGreaterThan(0)
    expect(attempts.refused).toBeGreaterThan(0)
  }, 120_000)

  it('is a line of a batch, each line comes to what it does alone', async () => {
    const attempts = await hostileBatches(SEED, BATCHES)
    expect(attempts.accepted).toBeGreaterThan(0)
    expect(attempts.refused).toBeGreaterThan(BATCHES / 2)
    expect(attempts.slowest).toBeLessThan(10_000)
  }, 120_000)
})
