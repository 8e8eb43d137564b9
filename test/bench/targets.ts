import { exponent } from './measure.js'
import { beside, percentile } from './tables.js'
import type { EditTimes } from './time-edits.js'
import type { Bulk } from './programs/bulk.js'
import type { Growth } from './programs/growth.js'
import type { Stages } from './programs/stages.js'
import type { Weights } from './programs/weights.js'

/** Everything that targets are held against. */
export interface Measured {
  readonly stages: readonly Stages[]
  readonly bulk: Bulk
  readonly weights: readonly Weights[]
  readonly growth: readonly Growth[]
  readonly edits: readonly EditTimes[] | undefined
}

interface Target {
  readonly wanted: string
  readonly measured: string
  readonly holds: boolean
}

/** What was wanted, what was measured, and whether the worst of it will do. */
export function targetsTable(measured: Measured): string {
  const rows = targets(measured).map(({ wanted, measured: found, holds }) => `| ${wanted} | ${found} | ${holds ? 'yes' : 'no'} |`)
  return ['| wanted | measured, best to worst | holds |', '| --- | --- | --- |', ...rows].join('\n')
}

function targets({ stages, bulk, weights, growth, edits }: Measured): readonly Target[] {
  const ratio = (wanted: string, most: number, costs: readonly (readonly [cost: number, yardstick: number])[]): Target => {
    const sorted = [...costs].sort((a, b) => a[0] / a[1] - b[0] / b[1])
    const ends = [...new Set([sorted[0], sorted.at(-1)])].flatMap((each) => (each === undefined ? [] : [beside(...each)]))
    return { wanted, measured: ends.join(' to '), holds: sorted.every(([cost, yardstick]) => cost <= most * yardstick) }
  }
  const ofStages = (wanted: string, most: number, key: 'formulate' | 'formulateExplained' | 'traceAndText' | 'nothingRead'): Target =>
    ratio(wanted, most, stages.map((each) => [each[key], each.bare]))
  const least = (wanted: string, most: number, numbers: readonly number[], unit = ''): Target =>
    ({ wanted, measured: `${Math.min(...numbers).toPrecision(3)} to ${Math.max(...numbers).toPrecision(3)}${unit}`, holds: Math.max(...numbers) <= most })
  const byCase = growth.filter(({ what }) => !what.startsWith('rules'))
  const byRules = growth.filter(({ what }) => what.startsWith('rules'))
  const doubled = byRules.flatMap(({ points }) => points.slice(1).map(([size, cost], index): number => {
    const [before, spent] = points[index] ?? [Number.NaN, Number.NaN]
    // Not every step is a doubling; a straight line through the logarithms stands for one.
    return 2 ** (Math.log(cost / spent) / Math.log(size / before))
  }))
  const slow = (edits ?? []).filter(({ slowedDown }) => slowedDown === 6)
  return [
    ofStages('`formulate` at most 2.5 times bare, all read but the explanation', 2.5, 'formulate'),
    ofStages('the same with the explanation', 2.5, 'formulateExplained'),
    ofStages('`formulateSync` with trace and text at least 15 times faster than bare', 1 / 15, 'traceAndText'),
    ofStages('`formulateSync` without them at least 40 times faster', 1 / 40, 'nothingRead'),
    ratio('cases that were read to verdicts and scores, in bulk, at least 200 times faster', 1 / 200, [[bulk.rank, bulk.bare]]),
    ratio('10,000 samples of weights at most 0.35 of bare', 0.35, weights.map((each) => [each.shares, each.bare])),
    least('exponents of growth with people, events and scores at most 1.05', 1.05, byCase.map(({ points }) => exponent(points.slice(-3)))),
    least('twice the rules at most 2.4 times the time', 2.4, doubled),
    ...slow.map(({ what, times }): Target => {
      const found = percentile(times, 0.95)
      return { wanted: `an edit in a page, processor 6 times slower, under 16 ms at the 95th percentile: ${what}`, measured: `${found.toFixed(1)} ms`, holds: found < 16 }
    }),
  ]
}
