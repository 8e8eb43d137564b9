import { createEvaluator } from '../../../src/evaluate.js'
import { kernelOf } from '../../../src/explain/stability/kernel.js'
import { numbersOf } from '../../../src/explain/stability/numbers.js'
import { reduce } from '../../../src/explain/stability/reduce.js'
import { sharesOf } from '../../../src/explain/stability/shares.js'
import { trialsOn } from '../../../src/explain/stability/trial.js'
import { createFormulator } from '../../../src/formulate.js'
import { parseCase } from '../../../src/input/parse-case.js'
import { stability, stabilityBench } from '../../../src/stability.js'
import { bareEngine } from '../bare-engine.js'
import { exampleCase } from '../bench-cases.js'
import { costs } from '../measure.js'
import { readAllBut } from '../read-all.js'
import { report } from '../run-program.js'

/** Milliseconds for one case. */
export interface Weights {
  readonly name: string
  readonly samples: number
  /** How many of the numbers that weights depend on matter to this case. */
  readonly numbers: number
  readonly bare: number
  readonly formulate: number
  readonly shares: number
  /** With what is made once from the verdicts. */
  readonly sharesFromVerdicts: number
  /** Every number's range and the joint changes as well. */
  readonly stability: number
}

const SAMPLES = 10_000
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const { ruleSet, tradition, formulate } = createFormulator()
const evaluator = createEvaluator(ruleSet, tradition)

const all: Weights[] = []
for (const name of ['plain-dispute', 'hard-transition', 'tie']) {
  const kase = parseCase(exampleCase(name))
  const { derived, verdicts } = evaluator.evaluateSync(kase)
  const { present } = trialsOn(stabilityBench(kase, ruleSet, tradition))
  const gaps = derived.sheets.find(({ subject }) => subject.kind === 'case')?.facts['data.minimumSetGaps']
  const missing = gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0
  const numbers = numbersOf(ruleSet)
  const made = () => kernelOf(reduce(verdicts, derived.shared, missing, ruleSet, tradition), numbers)
  const options = { seed: 20251121, samples: SAMPLES, order: 'kept', mostEnumerated: 0 } as const
  const kernel = made()
  const found = await costs({
    bare: bareEngine(ruleSet, derived.sheets),
    formulate: async () => readAllBut(await formulate(kase), 'explanation'),
    shares: () => sharesOf(kernel, present, options),
    sharesFromVerdicts: () => sharesOf(made(), present, options),
    stability: { run: () => stability(kase), goes: 1 },
  }, ROUNDS)
  all.push({ name, samples: SAMPLES, numbers: kernel.relevant.length, ...found })
}
report(all)
