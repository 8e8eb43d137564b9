import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { checkAllPairs, type Tally } from '../support/contrast-pairs.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'

const RUNS = Number(process.env['CONTRAST_RUNS'] ?? 1000)

it('keeps the promises of a contrast for every pair in every case of the library and in many random ones', () => {
  const tally: Tally = { pairs: 0, parts: {} }
  for (const { case: kase } of libraryCases) checkAllPairs(formulateSync(kase), tally)
  const traditions = defaultRuleSet.traditions.map(({ id }) => id)
  fc.assert(
    fc.property(randomCase, fc.constantFrom(...traditions), (kase, tradition) => checkAllPairs(formulateSync(kase, { tradition }), tally)),
    { seed: 20251121, numRuns: RUNS },
  )
  expect(tally.pairs).toBeGreaterThan(RUNS)
  process.stdout.write(`contrast: ${RUNS} random cases and ${libraryCases.length} of the library, ${JSON.stringify(tally)}\n`)
}, 3_600_000)
