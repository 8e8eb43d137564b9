import { factCatalogue } from './facts/catalogue.js'
import type { RuleSet } from './model/rule-set.js'
import { CODE_PARAMETERS } from './rules/code-parameters.js'
import { lintRuleSet as lint, type Finding } from './rules/lint.js'
import { loadRuleSet as load } from './rules/load-rule-set.js'
import { overlayRuleSet as overlay } from './rules/overlay.js'

/**
 * Reads a rule set from its one-file form and checks every rule against the facts that exist. What was given is
 * neither changed nor kept. Throws a `FormulationError` with all problems.
 */
export function loadRuleSet(input: unknown): RuleSet {
  return load(input, factCatalogue)
}

/** Softer findings over a valid rule set, such as wording and sources that nothing cites; empty when there are none. */
export function lintRuleSet(ruleSet: RuleSet): readonly Finding[] {
  return lint(ruleSet, factCatalogue, { otherParameters: CODE_PARAMETERS })
}

/**
 * A new rule set: the base with an overlay's rules and changes, each with its reason. Neither is changed. Throws a
 * `FormulationError` with all problems.
 */
export function overlayRuleSet(base: RuleSet, changes: unknown): RuleSet {
  return overlay(base, changes, factCatalogue)
}
