import { deepFreeze } from '../freeze.js'
import type { RuleSet } from '../model/rule-set.js'
import { coreRuleSet } from './core-rule-set.js'
import background from './generated/background.json' with { type: 'json' }

/** The rule set that is used when none is given: four focus areas, written as data in `rules/ipt-core`. */
export const defaultRuleSet: RuleSet = /* @__PURE__ */ joined()

function joined(): RuleSet {
  const lists = Object.entries(background).map(([name, rest]) =>
    [name, coreRuleSet[name as keyof typeof background].map((item, index) => ({ ...item, ...rest[index] }))] as const)
  return deepFreeze({ ...coreRuleSet, ...Object.fromEntries(lists) })
}
