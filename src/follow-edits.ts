import type { Evaluation, Evaluator } from './evaluate.js'
import type { FollowedFacts } from './facts/follow-facts.js'
import type { Case } from './model/case.js'
import { reuseParts } from './reuse-parts.js'

/**
 * Evaluates a case again and again while it is edited, with the result of `evaluateSync` each time. It holds on to the
 * last one, and takes from it what an edit leaves as it was.
 */
export function followEdits(evaluator: Evaluator): (kase: Case) => Evaluation {
  let last: { readonly kase: Case; readonly derived: FollowedFacts; readonly evaluation: Evaluation } | undefined
  return (given) => {
    const kase = last === undefined ? given : reuseParts(last.kase, given)
    if (kase === last?.kase) return last.evaluation
    const derived = evaluator.follow(kase, last?.derived)
    const evaluation = evaluator.evaluateAgain(last?.evaluation, derived)
    last = { kase, derived, evaluation }
    return evaluation
  }
}
