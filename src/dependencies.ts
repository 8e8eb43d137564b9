import type { Evaluator } from './evaluate.js'
import { factDependencies } from './facts/dependencies.js'
import type { FactDependency } from './model/dependencies.js'

/** What facts can never be together, under the numbers and the events of a rule set. */
export const dependenciesOf = ({ settings, ruleSet }: Evaluator): readonly FactDependency[] =>
  factDependencies({ parameter: settings.parameter, events: ruleSet.events })
