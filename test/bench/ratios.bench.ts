import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { expect, it } from 'vitest'
import { createEvaluator } from '../../src/evaluate.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { createFormulator } from '../../src/formulate.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { bareEngine } from './bare-engine.js'
import { largeCase, type Size } from './large-case.js'
import { costs, exponent } from './measure.js'

const PAGE = 'docs/performance.md'
const [BEGIN, END] = ['<!-- measured -->', '<!-- /measured -->']
const EXAMPLES = ['plain-dispute', 'plain-grief', 'hard-transition', 'insufficient']

const { ruleSet, tradition, ...formulator } = createFormulator()
const derivation = { ...ruleSet, options: tradition.options }
const evaluator = createEvaluator(ruleSet, tradition)

const example = (name: string): unknown => JSON.parse(readFileSync(`docs/examples/cases/${name}.json`, 'utf8'))

async function against(input: unknown, rounds: number) {
  const kase = parseCase(input)
  return costs({
    bare: bareEngine(ruleSet, deriveFacts(kase, derivation).sheets),
    formulate: () => formulator.formulate(input),
    formulateSync: () => formulator.formulateSync(input),
    evaluateSync: () => evaluator.evaluateSync(kase),
    derive: () => deriveFacts(kase, derivation),
    parse: () => parseCase(input),
  }, rounds)
}

async function growth(sizes: readonly number[], sized: (size: number) => Size): Promise<readonly (readonly [number, number])[]> {
  const runs = Object.fromEntries(sizes.map((size) => {
    const input = largeCase(sized(size))
    return [String(size), () => formulator.formulateSync(input)]
  }))
  const found = await costs(runs, 5)
  return sizes.map((size) => [size, found[String(size)] ?? Number.NaN])
}

/** The rule set with its rules repeated under other names. */
const repeated = (times: number): RuleSet => ({
  ...defaultRuleSet,
  rules: Array.from({ length: times }, (_, copy) => defaultRuleSet.rules.map((rule) => ({ ...rule, id: copy === 0 ? rule.id : `${rule.id}-${copy}` }))).flat(),
})

const two = (number: number): string => (number >= 10 ? number.toFixed(0) : number.toPrecision(2))
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const head = (...cells: readonly string[]): readonly string[] => [row(...cells), row(...cells.map(() => '---'))]

it('measures what a formulation costs, as ratios within one run', async () => {
  const inputs = [...EXAMPLES.map((name) => [name, example(name)] as const), ['20 people, 50 scores, 15 events', largeCase({ people: 20, scores: 50, events: 15 })] as const]
  const tables: string[] = [...head('case', 'bare (ms)', 'formulate', 'formulateSync', 'evaluateSync, no text', 'derive', 'parse')]
  for (const [name, input] of inputs) {
    const { bare, ...rest } = await against(input, 15)
    tables.push(row(name, bare.toFixed(1), ...[rest.formulate, rest.formulateSync, rest.evaluateSync, rest.derive, rest.parse].map((cost) => two(cost / bare))))
  }

  tables.push('', ...head('growth of formulateSync', 'cost at each size, as a multiple of the smallest', 'exponent, all sizes', 'exponent, upper half'))
  const kinds = [
    ['people', [1, 25, 50, 100, 200], (people: number) => ({ people, scores: 10, events: 5 })],
    ['events', [1, 62, 125, 250, 500], (events: number) => ({ people: 5, scores: 10, events })],
    ['scores', [1, 625, 1250, 2500, 5000], (scores: number) => ({ people: 5, scores, events: 5 })],
  ] as const
  for (const [name, sizes, sized] of kinds) {
    const points = await growth(sizes, sized)
    const smallest = points[0]?.[1] ?? Number.NaN
    tables.push(row(name, points.map(([size, cost]) => `${size}: ${two(cost / smallest)}`).join(', '), exponent(points).toFixed(2), exponent(points.slice(2)).toFixed(2)))
  }
  const kase = parseCase(example('plain-dispute'))
  const sets = [1, 2, 4].map((times) => {
    const { evaluateSync } = createEvaluator(repeated(times), tradition)
    return [String(times), () => evaluateSync(kase)] as const
  })
  const byRules = await costs(Object.fromEntries(sets), 11)
  const rules = sets.map(([times]) => [Number(times) * ruleSet.rules.length, byRules[times] ?? Number.NaN] as const)
  tables.push(row('rules (evaluateSync)', rules.map(([count, cost]) => `${count}: ${two(cost / (rules[0]?.[1] ?? 1))}`).join(', '), exponent(rules).toFixed(2), ''))

  const machine = `${process.env['BENCH_DATE'] ?? new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
  const table = [`Measured on ${machine}. Ratios of processor time to the bare engine; below 1 is faster than it.`, '', ...tables].join('\n')
  process.stdout.write(`${table}\n`)
  if (process.env['BENCH_WRITE'] === 'yes') {
    const page = readFileSync(PAGE, 'utf8')
    writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN) + BEGIN.length)}\n${table}\n${page.slice(page.indexOf(END))}`)
  }
  expect(tables.join('')).not.toContain('NaN')
})
