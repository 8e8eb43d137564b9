import { exponent } from './measure.js'
import type { EditTimes } from './time-edits.js'
import type { Bulk } from './programs/bulk.js'
import type { Growth } from './programs/growth.js'
import type { Memory } from './programs/memory.js'
import type { Stages } from './programs/stages.js'
import type { Twenty } from './programs/twenty.js'
import type { Weights } from './programs/weights.js'

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map((cells) => row(...cells))].join('\n')

/** Two digits: more is not repeated from run to run. */
const two = (number: number): string => (number >= 10 ? String(Number(number.toPrecision(2))) : number.toPrecision(2))
const milliseconds = (number: number): string => (number < 0.1 ? number.toPrecision(1) : two(number))
/** A cost beside another: how many times as much, or how many times less. */
export const beside = (cost: number, yardstick: number): string => (cost >= yardstick ? `${two(cost / yardstick)} ×` : `${two(yardstick / cost)} × faster`)

export function stagesTable(stages: readonly Stages[]): string {
  const whole = table(
    ['against bare', ...stages.map(({ name }) => name)],
    [
      ['subjects, verdicts', ...stages.map(({ subjects, verdicts }) => `${subjects}, ${verdicts}`)],
      ['bare, milliseconds', ...stages.map(({ bare }) => milliseconds(bare))],
      ...PARTS.map(([label, key]) => [label, ...stages.map((each) => beside(each[key], each.bare))]),
    ],
  )
  const shares = table(
    ['share of `rankSync` with reading', ...stages.map(({ name }) => name)],
    (['parse', 'facts', 'decide', 'weigh'] as const).map((key) => [STEPS[key], ...stages.map((each) => `${Math.round((100 * each[key]) / (each.parse + each.rank))} %`)]),
  )
  return `${whole}\n\n${shares}`
}

const PARTS = [
  ['`formulate`, all read but the explanation', 'formulate'],
  ['`formulate`, all read', 'formulateExplained'],
  ['`formulateSync`, every trace and text read', 'traceAndText'],
  ['`formulateSync`, nothing read', 'nothingRead'],
  ['`rankSync` of a case that was read', 'rank'],
  ['reading the case alone', 'parse'],
  ['the facts alone that rules read', 'facts'],
  ['the rules alone, facts given', 'decide'],
  ['weighing and ranking alone, verdicts given', 'weigh'],
  ['the explanation alone', 'explanation'],
] as const

const STEPS = { parse: 'reading', facts: 'facts', decide: 'rules', weigh: 'weighing and ranking' } as const

export function twentyTable({ subjects, bare, byHand, otherLibrary, ours }: Twenty): string {
  const one = (label: string, cost: number): readonly string[] => [label, two((cost * 1e6) / subjects), beside(cost, bare), beside(cost, byHand)]
  return table([`twenty rules, ${subjects} subjects, all facts known`, 'nanoseconds a subject', 'against bare', 'against by hand'], [
    one('TypeScript by hand, two values', byHand),
    one('json-logic-engine 5.0.7, compiled with generated code, two values', otherLibrary),
    one('this library, compiled without generated code, three values', ours),
    one('json-rules-engine 7.3.1, two values', bare),
  ])
}

export function bulkTable({ cases, bare, ...costs }: Bulk): string {
  const one = (label: string, cost: number): readonly string[] => [label, milliseconds(cost), beside(cost, bare)]
  return table([`${cases} different cases that were read, one after the other`, 'milliseconds a case', 'against bare'], [
    one('bare', bare),
    one('`formulate`, all read but the explanation', costs.formulate),
    one('`formulateSync`, every trace and text read', costs.traceAndText),
    one('`formulateSync`, nothing read', costs.nothingRead),
    one('`rankSync`: verdicts and scores', costs.rank),
  ])
}

export function weightsTable(weights: readonly Weights[]): string {
  return table(['samples of weights', 'numbers that matter', 'against bare', 'against one `formulate`', 'with what is made first, against bare', 'all of `stability`, against bare'], weights.map((each) =>
    [`${each.samples} of ${each.name}`, String(each.numbers), beside(each.shares, each.bare), beside(each.shares, each.formulate), beside(each.sharesFromVerdicts, each.bare), beside(each.stability, each.bare)]))
}

export function growthTable(growth: readonly Growth[]): string {
  return table(['growth', 'cost at each size, as a multiple of the smallest', 'exponent of the upper half', 'twice as many cost'], growth.map(({ what, points }) => {
    const [smallest] = points
    const [before, last] = points.slice(-2)
    const twice = before === undefined || last === undefined ? Number.NaN : last[1] / before[1]
    return [what, points.map(([size, cost]) => `${size}: ${two(cost / (smallest?.[1] ?? Number.NaN))}`).join(', '), exponent(points.slice(-3)).toFixed(2), two(twice)]
  }))
}

export function memoryTable({ cases, start, peak, end, keptForACase, inASecond }: Memory): string {
  return table(['a stream of cases, of each the leading area kept', 'heap at the start', 'highest', 'at the end', 'kept a case', 'cases a second of processor time'],
    [[String(cases), `${start.toFixed(1)} MB`, `${peak.toFixed(1)} MB`, `${end.toFixed(1)} MB`, `${Math.round(keptForACase)} bytes`, two(inASecond)]])
}

export function editsTable(edits: readonly EditTimes[]): string {
  return table(['one edit in a page, 20 people, 50 scores, 15 events', 'edits', 'median', '95th percentile', 'slowest'], edits.map(({ what, slowedDown, times }) =>
    [`${what}${slowedDown === 1 ? '' : `, processor ${slowedDown} times slower`}`, String(times.length), ...[0.5, 0.95, 1].map((share) => `${percentile(times, share).toFixed(1)} ms`)]))
}

/** The value below which a share of all lies. */
export function percentile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN
}
