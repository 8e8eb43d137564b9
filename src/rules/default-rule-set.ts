import type { RuleSet } from '../model/rule-set.js'
import bundle from '../../rules/ipt-core.json' with { type: 'json' }

/** The rule set that is used when none is given: four focus areas, written as data in `rules/ipt-core`. */
// The file is generated from checked rule files and held equal to them by a test, so it is not read again here.
export const defaultRuleSet: RuleSet = bundle as unknown as RuleSet
