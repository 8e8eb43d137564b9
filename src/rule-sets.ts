import { factCatalogue } from './facts/catalogue.js'
import { deepFreeze } from './freeze.js'
import type { RuleSet } from './model/rule-set.js'
import { aRuleSet, checkArgument } from './options.js'
import { CODE_PARAMETERS } from './rules/code-parameters.js'
import { lintRuleSet as lint, type Finding } from './rules/lint.js'
import { loadRuleSet as load } from './rules/load-rule-set.js'
import { overlayRuleSet as overlay } from './rules/overlay.js'

/**
 * Reads a rule set from its one-file form and checks every rule against the facts that exist. What was given is
 * neither changed nor kept; the result is frozen. Throws a `FormulationError` with all problems.
 */
export function loadRuleSet(input: unknown): RuleSet {
  return deepFreeze(load(input, factCatalogue))
}

/** Softer findings over a valid rule set, such as wording, and sources that nothing cites (`SOURCE_UNCITED`, a remark). */
export function lintRuleSet(ruleSet: RuleSet): readonly Finding[] {
  checkArgument(ruleSet, aRuleSet, '/ruleSet')
  return lint(ruleSet, factCatalogue, { otherParameters: CODE_PARAMETERS })
}

/**
 * A new rule set: the base with an overlay's rules and changes, each with its reason. Neither is changed. Throws a
 * `FormulationError` with all problems.
 */
export function overlayRuleSet(base: RuleSet, changes: unknown): RuleSet {
  return deepFreeze(overlay(base, changes, factCatalogue))
}
