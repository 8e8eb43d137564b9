import { digest } from './digest.js'
import type { Receipt } from './model/formulation.js'

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
 * nobody what is in it, but whoever can guess a whole case can see that the guess was right.
 */
export function redactReceipt({ library, ruleSet, parameters, tradition, input, language }: Receipt): RedactedReceipt {
  return {
    library: digest(library),
    ruleSet: digest([ruleSet.id, ruleSet.version, ruleSet.digest]),
    parameters,
    tradition: digest(tradition),
    input,
    ...(language === undefined ? {} : { language: digest([language.locale, language.digest]) }),
  }
}
