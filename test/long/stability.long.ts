import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCase } from '../../src/input/parse-case.js'
import type { Case } from '../../src/model/case.js'
import type { Tradition } from '../../src/model/rule-set.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { stability } from '../../src/stability.js'
import { told } from '../support/first-place.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { placeWith, tellingValues, wrongAt, wrongJoint } from '../support/stability-probes.js'

const RUNS = Number(process.env['STABILITY_RUNS'] ?? 60)
/** One value in so many, inside ranges that were found by break points or by trying, is run as well. */
const STRIDE = Number(process.env['STABILITY_STRIDE'] ?? 97)

const tally = { cases: 0, numbers: 0, flipping: 0, runs: 0, joint: 0, jointRuns: 0 }

/** Runs the whole pipeline at the ends of every range, beyond them, and here and there inside. */
function check(kase: Case, tradition: Tradition): void {
  const result = stability(kase, { tradition: tradition.id, samples: 100, maxSteps: 3 })
  const present = told(result.place)
  tally.cases += 1
  for (const number of result.numbers) {
    const flips = number.subject.below ?? number.subject.above
    if (number.decided === 'not-read' && tally.cases % 10 !== 0) continue
    const inside = Array.from({ length: Math.floor((number.max - number.min) / STRIDE) }, (_, index) => number.min + (index + 1) * STRIDE)
    const values = [...tellingValues(number), ...inside]
    const wrong = values.flatMap((value) => wrongAt(number, value, present, placeWith(kase, tradition, [{ ...number, value }])))
    expect(wrong).toEqual([])
    tally.numbers += 1
    tally.flipping += flips === undefined ? 0 : 1
    tally.runs += values.length
  }
  const { wrong, runs } = wrongJoint(result, kase, tradition, 5)
  expect(wrong).toEqual([])
  tally.joint += result.joint.area.changes.length + result.joint.kept.changes.length
  tally.jointRuns += runs
}

it('finds no range and no joint change that the whole pipeline contradicts', () => {
  const usual = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
  for (const { case: kase } of libraryCases.slice(0, RUNS)) for (const tradition of usual) check(parseCase(kase), tradition)
  fc.assert(fc.property(randomCase, fc.constantFrom(...defaultRuleSet.traditions), (kase, tradition) => check(parseCase(kase), tradition)), {
    seed: 20251121, numRuns: RUNS, endOnFailure: true,
  })
  expect(tally.flipping).toBeGreaterThan(RUNS / 10)
  process.stdout.write(`stability: ${JSON.stringify(tally)}\n`)
}, 14_400_000)
