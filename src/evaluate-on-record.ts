import { runOnRecord } from './engine/record-runner.js'
import type { Evaluation, Evaluator, Steps } from './evaluate.js'
import type { DerivedFacts } from './facts/derive-facts.js'
import type { Case } from './model/case.js'

/** Evaluates a case with json-rules-engine, the engine of record. It stands apart so that what needs no engine loads none. */
export function evaluateOnRecord({ derive, steps }: Evaluator, kase: Case): Promise<Evaluation> {
  return onRecord(steps(derive(kase)))
}

/** Holds facts, however they were come by, against the rules of record. */
export function judgeOnRecord({ steps }: Evaluator, derived: DerivedFacts): Promise<Evaluation> {
  return onRecord(steps(derived))
}

async function onRecord<Result>(walk: Steps<Result>): Promise<Result> {
  let step = walk.next()
  while (step.done !== true) {
    const { rules, sheet } = step.value
    step = walk.next(rules.length === 0 ? [] : await runOnRecord(rules.map(({ prepared }) => prepared), sheet))
  }
  return step.value
}
