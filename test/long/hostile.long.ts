import { expect, it } from 'vitest'
import { hostileBatches, hostileReceipts, hostileRun, WAYS } from '../support/hostile-runs.js'

const SEED = Number(process.env['HOSTILE_SEED'] ?? 1)
const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 100_000)

// Receipts are held against a formulation made anew each time, which takes longer than all else.
const RECEIPTS = Math.min(500, RUNS)
const EACH = Math.ceil((RUNS - RECEIPTS) / (Object.keys(WAYS).length + 1))

it.each(Object.entries(WAYS))(`%s stands ${EACH} spoilt values`, { timeout: 0 }, (name, way) => {
  const attempts = hostileRun(way, SEED, EACH)
  process.stdout.write(`${JSON.stringify({ name, seed: SEED, runs: EACH, ...attempts, heapMegabytes: Math.round(process.memoryUsage().heapUsed / 2 ** 20) })}\n`)
  expect(attempts.accepted + attempts.refused).toBe(EACH)
  expect(attempts.slowest).toBeLessThan(10_000)
})

it(`replay stands ${RECEIPTS} spoilt receipts`, { timeout: 0 }, async () => {
  const attempts = await hostileReceipts(SEED, RECEIPTS)
  process.stdout.write(`${JSON.stringify({ name: 'replay', seed: SEED, runs: RECEIPTS, ...attempts })}\n`)
  expect(attempts.accepted + attempts.refused).toBe(RECEIPTS)
})

it(`a batch stands ${EACH} spoilt inputs`, { timeout: 0 }, async () => {
  const attempts = await hostileBatches(SEED, EACH)
  process.stdout.write(`${JSON.stringify({ name: 'batch', seed: SEED, runs: EACH, ...attempts })}\n`)
  expect(attempts.accepted + attempts.refused).toBe(EACH)
})
