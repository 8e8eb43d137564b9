import { verdictOf } from './conditions/verdict.js'
import { runOnRecord } from './engine/record-runner.js'
import type { Evaluation, Evaluator, Steps } from './evaluate.js'
import { FormulationError } from './errors.js'
import type { DerivedFacts } from './facts/derive-facts.js'
import type { Case } from './model/case.js'

/** Evaluates a case with json-rules-engine, the engine of record. It stands apart so that what needs no engine loads none. */
export function evaluateOnRecord({ derive, steps }: Evaluator, kase: Case): Promise<Evaluation> {
  return onRecord(steps(derive(kase)))
}

/**
 * Evaluates with both runners and holds them against each other. Throws a `FormulationError` with code `RUNNERS_DIFFER`
 * when they do not agree on every verdict: neither result should then be used.
 */
export async function evaluateTwice(evaluator: Evaluator, kase: Case): Promise<Evaluation> {
  const [record, compiled] = [await evaluateOnRecord(evaluator, kase), evaluator.evaluateSync(kase)]
  const told = ({ verdicts }: Evaluation): string => JSON.stringify(verdicts.map(({ ruleId, subject: { kind, id }, verdict }) => [ruleId, kind, id, verdict]))
  if (told(record) === told(compiled) && JSON.stringify(record.ranking) === JSON.stringify(compiled.ranking)) return record
  throw new FormulationError([{
    code: 'RUNNERS_DIFFER',
    path: '',
    expected: 'the same verdicts from json-rules-engine and from the compiled rules',
    received: 'different ones',
    hint: 'Do not use either result, and report it together with the rule set: this is a fault of the library.',
  }])
}

/** Holds facts, however they were come by, against the rules of record. */
export function judgeOnRecord({ steps }: Evaluator, derived: DerivedFacts): Promise<Evaluation> {
  return onRecord(steps(derived))
}

async function onRecord<Result>(walk: Steps<Result>): Promise<Result> {
  let step = walk.next()
  while (step.done !== true) {
    const { rules, sheet } = step.value
    step = walk.next(rules.length === 0 ? [] : (await runOnRecord(rules.map(({ prepared }) => prepared), sheet)).map(verdictOf))
  }
  return step.value
}
