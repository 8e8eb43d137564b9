import { expect, it } from 'vitest'
import { type Asker, atRandom, bootstrap, bundledWorlds, byEffect, byMentions, hide, inFileOrder, type Interview, interview, seeded } from '../support/interviews.js'

const SEEDS = Number(process.env['INTERVIEW_SEEDS'] ?? 5)
const BUDGET = Number(process.env['INTERVIEW_BUDGET'] ?? 80)
const SHARE_HIDDEN = Number(process.env['INTERVIEW_HIDDEN'] ?? 0.6)
const ONLY = new RegExp(process.env['INTERVIEW_CASES'] ?? '.')

const ASKERS: Readonly<Record<string, (seed: number) => Asker>> = {
  'by effect': () => byEffect({ by: 'effect', budget: BUDGET }),
  'by effect per cost': () => byEffect({ budget: BUDGET }),
  'at random': (seed) => atRandom(seeded(seed)),
  'in file order': () => inFileOrder,
  'by mentions': () => byMentions,
}

it('asks least by effect, and never stops too soon', () => {
  const held = new Map<string, Interview[]>(Object.keys(ASKERS).map((name) => [name, []]))
  const sample = [...bundledWorlds].filter(([name]) => ONLY.test(name))
  for (const [index, [, full]] of sample.entries()) {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const start = hide(full, SHARE_HIDDEN, seeded(1000 * index + seed))
      for (const [name, asker] of Object.entries(ASKERS)) held.get(name)?.push(interview(full, start, asker(1000 * index + seed)))
    }
  }
  const shown = (values: readonly number[]): string => {
    const { mean, low, high } = bootstrap(values, seeded(7))
    return `${mean.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`
  }
  const best = held.get('by effect') ?? []
  const rows = [...held].map(([name, all]) => ({
    order: name,
    interviews: all.length,
    'questions to the stop': shown(all.map(({ toStop }) => toStop)),
    'to the first place': shown(all.map(({ toFirst }) => toFirst)),
    'saved by effect': shown(all.map(({ toStop }, index) => toStop - (best[index]?.toStop ?? 0))),
    contradicted: all.filter(({ isContradicted }) => isContradicted).length,
  }))
  process.stdout.write(`interviews: ${sample.length} cases, ${SEEDS} seeds, ${SHARE_HIDDEN * 100} % hidden, ${BUDGET} worlds a question\n`)
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`)
  expect(rows.map(({ contradicted }) => contradicted)).toEqual(rows.map(() => 0))
  for (const name of ['at random', 'in file order', 'by mentions']) {
    const saved = (held.get(name) ?? []).map(({ toStop }, index) => toStop - (best[index]?.toStop ?? 0))
    expect(bootstrap(saved, seeded(7)).low, name).toBeGreaterThan(0)
  }
}, 14_400_000)
