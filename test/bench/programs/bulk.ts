import { createEvaluator } from '../../../src/evaluate.js'
import { createFormulator } from '../../../src/formulate.js'
import { createSyncFormulator } from '../../../src/formulate-sync.js'
import { parseCase } from '../../../src/input/parse-case.js'
import { bareEngines } from '../bare-engine.js'
import { sampledCases } from '../bench-cases.js'
import { costs, type Run } from '../measure.js'
import { readAll, readAllBut } from '../read-all.js'
import { report } from '../run-program.js'

/** Milliseconds a case. */
export interface Bulk {
  readonly cases: number
  readonly bare: number
  readonly formulate: number
  readonly traceAndText: number
  readonly nothingRead: number
  readonly rank: number
}

const CASES = 500
const AT_ONCE = 50

const formulator = createFormulator()
const sync = createSyncFormulator()
const evaluator = createEvaluator(formulator.ruleSet, formulator.tradition)
const cases = sampledCases(CASES).map(parseCase)
const engines = bareEngines(formulator.ruleSet)
// Facts are not held on to: a heap full of them would slow down whatever allocates.
const bare = cases.map((kase) => engines(evaluator.evaluateSync(kase).derived.sheets))

/** Every go does the next cases of all, so that one round does each once. */
function overAll(one: (index: number) => unknown): Run {
  let next = 0
  return {
    times: AT_ONCE,
    goes: CASES / AT_ONCE,
    run: async () => {
      for (let done = 0; done < AT_ONCE; done += 1) {
        const made = one(next)
        // Waited for only where there is something to wait for: a needless wait would count as well.
        if (made instanceof Promise) await made
        next = (next + 1) % CASES
      }
    },
  }
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new RangeError('no such case')
  return item
}

const found = await costs({
  bare: overAll((index) => at(bare, index)()),
  formulate: overAll(async (index) => readAllBut(await formulator.formulate(at(cases, index)), 'explanation')),
  traceAndText: overAll((index) => {
    const { outcomes, text } = sync.formulateSync(at(cases, index))
    return readAll(outcomes) + readAll(text)
  }),
  nothingRead: overAll((index) => sync.formulateSync(at(cases, index))),
  rank: overAll((index) => sync.rankSync(at(cases, index))),
}, Number(process.env['BENCH_ROUNDS'] ?? 5))
report({ cases: CASES, ...found } satisfies Bulk)
