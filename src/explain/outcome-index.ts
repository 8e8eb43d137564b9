import { remembered } from '../lazily.js'
import type { Subject } from '../model/facts.js'
import type { Formulation } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'

const indexOf = remembered((outcomes: readonly RuleOutcome[]) => new Map(outcomes.map((outcome) => [keyOf(outcome.ruleId, outcome.subject), outcome])))

/** What a rule came to about somebody, with its trace; undefined where it was not held against them. */
export const outcomeOf = ({ outcomes }: Pick<Formulation, 'outcomes'>, ruleId: string, subject: Subject): RuleOutcome | undefined =>
  indexOf(outcomes).get(keyOf(ruleId, subject))

const keyOf = (ruleId: string, { kind, id }: Subject): string => `${ruleId} ${kind} ${id}`
