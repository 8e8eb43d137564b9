import fc from 'fast-check'
import { expect, it } from 'vitest'
import { whatWouldChange } from '../../src/explain/counterfactuals/what-would-change.js'
import { exampleOptions, examples, isAtOdds, isMet, properParts, rankedOnRecord } from '../explain/counterfactuals-examples.js'
import { compareWithAll, goalFor, type Verdict } from '../explain/counterfactuals-against-all.js'
import { instance } from '../explain/counterfactuals-oracle.js'

const PAIRS = Number(process.env['COUNTERFACTUAL_PAIRS'] ?? 3000)
const TRIPLES = Number(process.env['COUNTERFACTUAL_TRIPLES'] ?? 150)
const SETS = Number(process.env['COUNTERFACTUAL_SETS'] ?? 100_000)
const SEED = Number(process.env['COUNTERFACTUAL_SEED'] ?? 20251121)

function goThroughAll(size: number, runs: number, seed: number): void {
  const seen: Verdict[] = []
  fc.assert(fc.property(instance, fc.nat(99), (of, pick) => {
    const goal = goalFor(of, pick)
    if (goal === undefined) return
    const { verdict, problems } = compareWithAll(of, goal, size)
    seen.push(verdict)
    expect(problems).toEqual([])
  }), { seed, numRuns: runs })
  const checked = seen.filter(({ kind }) => kind === 'checked')
  const bySize = Array.from({ length: size + 1 }, (_, smallest) => checked.filter((each) => each.smallest === smallest).length)
  process.stdout.write(`up to ${size}: ${checked.length} instances, by smallest size (0 is none) ${bySize.join(' ')}, ${checked.reduce((total, { sets }) => total + sets, 0)} sets offered, ${checked.reduce((total, { overlays }) => total + overlays, 0)} sets gone through\n`)
  expect(checked.length).toBeGreaterThan(runs / 2)
}

it('finds the sets of one and two changes that going through all of them finds', () => {
  goThroughAll(2, PAIRS, SEED)
})

it('finds the sets of up to three changes that going through all of them finds', () => {
  goThroughAll(3, TRIPLES, SEED + 1)
})

it.each(examples)('offers for $name only sets that the engine of record bears out, and no part of which is enough', async ({ name, derived, world }) => {
  const started = performance.now()
  const { goals } = whatWouldChange(world, exampleOptions)
  const took = performance.now() - started
  let looked = 0
  for (const { goal, sets } of goals) {
    for (const { changes } of sets.slice(0, SETS)) {
      looked += 1
      expect(isMet(goal, await rankedOnRecord(derived, changes))).toBe(true)
      expect(isAtOdds(derived, changes)).toBe(false)
      for (const part of properParts(changes)) expect(isMet(goal, await rankedOnRecord(derived, part)) && !isAtOdds(derived, part)).toBe(false)
    }
  }
  const figures = goals.map(({ goal, sets, certificate: { smallest, worlds, combinations, ruledOut, complete } }) =>
    `${goal.kind} ${goal.area ?? ''}: smallest ${smallest ?? 'none'}, ${sets.length} sets, ${worlds} worlds, ${ruledOut} of ${combinations} combinations ruled out${complete ? '' : ', not complete'}`)
  process.stdout.write(`${name}: ${looked} sets borne out; ${Math.round(took)} ms\n  ${figures.join('\n  ')}\n`)
})
