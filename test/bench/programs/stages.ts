import { createEvaluator } from '../../../src/evaluate.js'
import { valuesOf } from '../../../src/conditions/values.js'
import { deriveFacts } from '../../../src/facts/derive-facts.js'
import { createFormulator } from '../../../src/formulate.js'
import { createSyncFormulator } from '../../../src/formulate-sync.js'
import { parseCase } from '../../../src/input/parse-case.js'
import type { FactSheet } from '../../../src/model/facts.js'
import { factsRead } from '../../support/compare-runs.js'
import { bareEngine } from '../bare-engine.js'
import { benchCases } from '../bench-cases.js'
import { costs, costsOf } from '../measure.js'
import { readAll, readAllBut } from '../read-all.js'
import { report } from '../run-program.js'

/** Milliseconds for one case. */
export interface Stages {
  readonly name: string
  readonly subjects: number
  readonly verdicts: number
  readonly bare: number
  /** With the engine of record, everything read but the explanation. */
  readonly formulate: number
  readonly formulateExplained: number
  /** With the compiled rules, every trace and every text read. */
  readonly traceAndText: number
  readonly nothingRead: number
  /** A case that was read before, to its verdicts and scores. */
  readonly rank: number
  readonly parse: number
  /** The facts that rules read about each subject, and nothing else. */
  readonly facts: number
  /** All rules, those facts given. */
  readonly decide: number
  /** Candidates and ranking, verdicts given. */
  readonly weigh: number
  readonly explanation: number
}

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)

const { ruleSet, tradition, formulate } = createFormulator()
const { formulateSync, rankSync } = createSyncFormulator()
const formulator = createFormulator()
const evaluator = createEvaluator(ruleSet, tradition)
const derivation = { ...ruleSet, options: tradition.options }

async function stagesOf(name: string, input: object): Promise<Stages> {
  const kase = parseCase(input)
  const { derived, verdicts } = evaluator.evaluateSync(kase)
  const own = derived.sheets.map(({ subject }) => verdicts.filter((verdict) => verdict.subject === subject))
  // Which facts the rules that were held against a subject name: what a runner has to have before it can decide anything.
  const wanted = derived.sheets.map((_, index) => [...new Set((own[index] ?? []).flatMap(({ ruleId }) => READS.get(ruleId) ?? []))])
  const touch = (sheets: readonly FactSheet[]): number => {
    let count = 0
    sheets.forEach((sheet, index) => {
      const facts = valuesOf(sheet.facts)
      for (const id of wanted[index] ?? []) if (facts.get(id)?.status === 'known') count += 1
    })
    return count
  }
  touch(derived.sheets)
  const found = await costs({
    bare: bareEngine(ruleSet, derived.sheets),
    formulate: async () => readAllBut(await formulate(input), 'explanation'),
    traceAndText: () => {
      const { outcomes, text } = formulateSync(input)
      return readAll(outcomes) + readAll(text)
    },
    nothingRead: () => formulateSync(input),
    rank: () => rankSync(kase),
    parse: () => parseCase(input),
    facts: () => touch(deriveFacts(kase, derivation).sheets),
    decide: () => derived.sheets.map((sheet) => evaluator.decide(sheet)),
    weigh: () => evaluator.rank(derived.sheets.flatMap(({ subject }, index) => evaluator.weigh(subject, own[index] ?? [])), derived),
  }, ROUNDS)
  const { explanation } = await costsOf(() => {
    const formulation = formulator.formulateSync(input)
    readAllBut(formulation, 'explanation')
    return formulation
  }, { explanation: (formulation) => readAll(formulation.explanation) }, Math.min(5, ROUNDS))
  const { formulateExplained } = await costs({ formulateExplained: { run: async () => readAll(await formulate(input)), goes: 1 } }, Math.min(5, ROUNDS))
  return { name, subjects: derived.sheets.length, verdicts: verdicts.length, ...found, explanation, formulateExplained }
}

const READS = new Map(ruleSet.rules.map(({ id, conditions, unless }) => [id, [...factsRead(conditions), ...(unless === undefined ? [] : factsRead(unless))]]))

const all: Stages[] = []
for (const [name, input] of benchCases()) all.push(await stagesOf(name, input))
report(all)
