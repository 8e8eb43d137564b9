import { expect, it } from 'vitest'
import { againstAllCompletions } from '../explain/bounds-against-all.js'

const SEED = Number(process.env['BOUNDS_SEED'] ?? 1)
const CASES = Number(process.env['BOUNDS_CASES'] ?? 20_000)
const MOST = Number(process.env['BOUNDS_COMPLETIONS'] ?? 2000)

it(`holds the bounds of ${CASES} small cases against every completion`, { timeout: 0 }, () => {
  const { wrong, ...figures } = againstAllCompletions({ seed: SEED, cases: CASES, most: MOST, budget: 2000 })
  process.stdout.write(`${JSON.stringify({ seed: SEED, drawn: CASES, wrong: wrong.length, ...figures })}\n`)
  expect(wrong.slice(0, 3)).toEqual([])
})
