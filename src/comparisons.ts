import { contrast as hold } from './explain/contrast.js'
import { describeContrast } from './explain/describe-contrast.js'
import { describeStability } from './explain/stability/describe-stability.js'
import type { Stability } from './explain/stability/result.js'
import { type RuleWitnesses, witnesses as find } from './explain/witnesses.js'
import { factCatalogue } from './facts/catalogue.js'
import type { Contrast, ContrastChoice } from './model/contrast.js'
import type { Formulation, Register, Sentence } from './model/formulation.js'
import type { RuleSet } from './model/rule-set.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { englishWords } from './words/english.js'

/** The rule set a formulation was made with; `defaultRuleSet` when left out. */
export interface ComparisonOptions {
  readonly ruleSet?: RuleSet
}

/**
 * Why one area, or one person or event within an area, stands before another: signed parts that add up to the margin,
 * and what is missing on either side. Throws a `FormulationError` with code `USAGE` for what is not in the formulation.
 */
export function contrast(formulation: Formulation, a: ContrastChoice, b: ContrastChoice, { ruleSet = defaultRuleSet }: ComparisonOptions = {}): Contrast {
  return hold(formulation, a, b, ruleSet)
}

/** A contrast in sentences. Cut it with `briefly` first for a short answer. */
export function contrastInWords(found: Contrast, formulation: Formulation, { ruleSet = defaultRuleSet, register = 'clinician' }: ComparisonOptions & { readonly register?: Register } = {}): readonly Sentence[] {
  return describeContrast(found, formulation, { ruleSet, facts: factCatalogue, words: englishWords, register })
}

/** For every rule about people or events: for whom it holds, and who is one answer or change short of it. */
export function witnesses(formulation: Formulation, { ruleSet = defaultRuleSet }: ComparisonOptions = {}): readonly RuleWitnesses[] {
  return find(formulation, ruleSet, factCatalogue)
}

/** How firmly the first place stands, in three or four sentences. */
export function stabilityInWords(found: Stability, formulation: Pick<Formulation, 'areas'>): readonly Sentence[] {
  return describeStability(found, englishWords, Object.fromEntries(formulation.areas.map(({ area, name }) => [area, name])))
}
