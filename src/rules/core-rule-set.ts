import type { RuleSet } from '../model/rule-set.js'
import core from './generated/core.json' with { type: 'json' }

/**
 * The built-in rule set in the part that formulating reads. Sources, and whatever else only explains the rules, are
 * left out, which only a test sees to: do not give it out as a whole rule set.
 */
// Generated from checked rule files and held equal to them by a test, so it is not read again here.
export const coreRuleSet: RuleSet = /* @__PURE__ */ Object.freeze(core.ruleSet as unknown as RuleSet)

/** Digests of the whole set, of which this is a part. */
export const CORE_DIGESTS: { readonly ruleSet: string; readonly parameters: string } = core.digests
