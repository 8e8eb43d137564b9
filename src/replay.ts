import { digest } from './digest.js'
import { describeKind, FormulationError } from './errors.js'
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
 * `FormulationError` when the case itself is not valid, or what is given as the receipt is none.
 */
export async function replay(given: Receipt, input: unknown, options: ReplayOptions = {}): Promise<Replay> {
  const receipt = readReceipt(given)
  const ruleSet = options.ruleSet ?? defaultRuleSet
  const tradition = options.tradition ?? receipt.tradition
  const same: Readonly<Record<ReplayPart, boolean>> = {
    input: digest(parseCase(input)) === receipt.input,
    'rule-set': digest(ruleSet) === receipt.ruleSet.digest && ruleSet.id === receipt.ruleSet.id && ruleSet.version === receipt.ruleSet.version,
    parameters: digest(ruleSet.parameters) === receipt.parameters,
    tradition: tradition === receipt.tradition && ruleSet.traditions.some(({ id }) => id === tradition),
    language: sameLanguage(receipt.language, options.language),
    library: VERSION === receipt.library,
  }
  const [first, ...rest] = REPLAY_PARTS.filter((part) => !same[part])
  if (first !== undefined) return { same: false, differs: [first, ...rest] }
  return { same: true, formulation: await formulate(input, { ...options, ruleSet, tradition }) }
}

/** The fields of a receipt. It comes out of a store, and a proxy in its place may throw from any question put to it. */
function readReceipt(given: unknown): Receipt {
  const receipt = attempt(() => (isRecord(given) ? receiptOf(given) : undefined))
  if (receipt !== undefined) return receipt
  throw new FormulationError([{ code: 'USAGE', path: '/receipt', expected: 'the receipt of a formulation', received: describeKind(given) }])
}

function receiptOf({ library, ruleSet, tradition, parameters, input, language }: Readonly<Record<string, unknown>>): Receipt | undefined {
  const set = textsOf(ruleSet, ['id', 'version', 'digest'])
  const rest = textsOf({ library, tradition, parameters, input }, ['library', 'tradition', 'parameters', 'input'])
  const named = language === undefined ? {} : { language: textsOf(language, ['locale', 'digest']) }
  if (set === undefined || rest === undefined || ('language' in named && named.language === undefined)) return undefined
  return { ...rest, ruleSet: set, ...named } as Receipt
}

function textsOf<Name extends string>(value: unknown, names: readonly Name[]): Readonly<Record<Name, string>> | undefined {
  if (!isRecord(value)) return undefined
  const texts = names.map((name) => [name, value[name]] as const)
  return texts.every(([, text]) => typeof text === 'string') ? (Object.fromEntries(texts) as Record<Name, string>) : undefined
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

const sameLanguage = (one: Receipt['language'], other: Language | undefined): boolean =>
  one?.locale === other?.locale && (one === undefined || other === undefined || one.digest === languageDigest(other))
