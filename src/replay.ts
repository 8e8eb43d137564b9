import { digest } from './digest.js'
import { formulate, type FormulateOptions } from './formulate.js'
import { languageDigest } from './in-language.js'
import { parseCase } from './input/parse-case.js'
import type { Formulation, Receipt } from './model/formulation.js'
import type { Language } from './model/language.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { VERSION } from './version.js'

export const REPLAY_PARTS = ['input', 'rule-set', 'parameters', 'tradition', 'language', 'library'] as const
/** What a formulation was made of. Parameters belong to the rule set, so when they differ, it differs too. */
export type ReplayPart = (typeof REPLAY_PARTS)[number]

/** The formulation again, byte for byte, or what is no longer the same. */
export type Replay =
  | { readonly same: true; readonly formulation: Formulation }
  | { readonly same: false; readonly differs: readonly [ReplayPart, ...ReplayPart[]] }

/** Rule set, tradition and language to replay under; the tradition of the receipt when left out. */
export type ReplayOptions = FormulateOptions

/**
 * Makes a formulation again from its receipt, the same case and the same options; or names what differs. Throws a
 * `FormulationError` when the case itself is not valid.
 */
export async function replay(receipt: Receipt, input: unknown, options: ReplayOptions = {}): Promise<Replay> {
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = options.tradition ?? receipt.tradition
  const same: Readonly<Record<ReplayPart, boolean>> = {
    input: digest(parseCase(input)) === receipt.input,
    'rule-set': digest(ruleSet) === receipt.ruleSet.digest,
    parameters: digest(ruleSet.parameters) === receipt.parameters,
    tradition: tradition === receipt.tradition,
    language: sameLanguage(receipt.language, options.language),
    library: VERSION === receipt.library,
  }
  const [first, ...rest] = REPLAY_PARTS.filter((part) => !same[part])
  if (first !== undefined) return { same: false, differs: [first, ...rest] }
  return { same: true, formulation: await formulate(input, { ...options, ruleSet, tradition }) }
}

const sameLanguage = (one: Receipt['language'], other: Language | undefined): boolean =>
  one?.locale === other?.locale && (one === undefined || other === undefined || one.digest === languageDigest(other))
