import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithAll, goalFor, type Verdict } from './counterfactuals-against-all.js'
import { instance, type Instance } from './counterfactuals-oracle.js'

/** One event that both people could claim as well, told by rules of event and timing alone. */
const sharing = instance.map((of): Instance => ({
  ...of,
  rules: of.rules.map((rule, index) => ({ ...rule, theme: index % 2 === 0 ? 'fact' : 'time', ...(rule.direction === 'against' ? { direction: 'for' } : {}) })),
  standings: Object.fromEntries(Object.keys(of.standings).map((area) => [area, 'ordinary'])),
  shared: ['ada', 'bo'].map((person) => ({ event: 'move', person, areas: ['grief', 'role-dispute'], certain: true })),
}))

function goThrough(instances: fc.Arbitrary<Instance>, seed: number, runs: number): readonly Verdict[] {
  const seen: Verdict[] = []
  fc.assert(fc.property(instances, fc.nat(99), (of, pick) => {
    const goal = goalFor(of, pick)
    if (goal === undefined) return
    const { verdict, problems } = compareWithAll(of, goal, 2)
    seen.push(verdict)
    expect(problems).toEqual([])
  }), { seed, numRuns: runs })
  return seen.filter(({ kind }) => kind === 'checked')
}

const ofSize = (checked: readonly Verdict[], size: number): number => checked.filter(({ smallest }) => smallest === size).length

describe('the smallest sets of changes on small rule sets', () => {
  it('are those that going through every set up to two changes finds, or none where there are none', { timeout: 120_000 }, () => {
    const checked = goThrough(instance, 20251121, 650)
    expect(checked.length).toBeGreaterThan(500)
    expect(Math.min(ofSize(checked, 0), ofSize(checked, 1), ofSize(checked, 2))).toBeGreaterThan(20)
  })

  it('are so where candidates share an event', { timeout: 120_000 }, () => {
    const checked = goThrough(sharing, 20251122, 250)
    expect(Math.min(ofSize(checked, 0), ofSize(checked, 1), ofSize(checked, 2))).toBeGreaterThan(5)
  })
})
