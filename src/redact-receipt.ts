import { digest } from './digest.js'
import type { Receipt } from './model/formulation.js'
import { checkArgument, having } from './options.js'

const aReceipt = having('the receipt of a formulation', 'library', 'ruleSet', 'parameters', 'tradition', 'input')

/** A receipt of digests alone, in lower-case hex: it can be published, and held against a receipt redacted anew. */
export interface RedactedReceipt {
  readonly library: string
  readonly ruleSet: string
  readonly parameters: string
  readonly tradition: string
  readonly input: string
  readonly language?: string
}

/**
 * The receipt without names of rule sets, traditions and languages, which a clinic may have chosen. The digest of a case tells
 * nobody what is in it, but whoever can guess a whole case can see that the guess was right. It replays nothing: to check
 * one, redact the receipt of a formulation made anew and compare the two. Throws a `FormulationError` for what is no receipt.
 */
export function redactReceipt(receipt: Receipt): RedactedReceipt {
  checkArgument(receipt, aReceipt, '/receipt')
  const { library, ruleSet, parameters, tradition, input, language } = receipt
  return {
    library: digest(library),
    ruleSet: digest([ruleSet.id, ruleSet.version, ruleSet.digest]),
    parameters,
    tradition: digest(tradition),
    input,
    ...(language === undefined ? {} : { language: digest([language.locale, language.digest]) }),
  }
}
