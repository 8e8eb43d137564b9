import type { AreaId } from './words.js'
import type { WordCatalogue } from './words-catalogue.js'

/** A language, other than the English that rule sets are written in, for everything that people read. */
export interface Language {
  /** BCP 47 tag, as in `es`. */
  readonly locale: string
  /** Which way its lines run. */
  readonly direction: 'ltr' | 'rtl'
  /** The sentences of the library, those of pictures, reports and lessons included. */
  readonly words: WordCatalogue
  /** The words of rule sets, by the id of the set. */
  readonly ruleSets: Readonly<Record<string, RuleSetWords>>
}

/** What people read of a rule set. Logic is not in it: whatever it leaves out stays as the rule set has it. */
export interface RuleSetWords {
  readonly rules: Readonly<Record<string, { readonly title: string; readonly clinician: string; readonly client: string }>>
  readonly areas: Readonly<Record<AreaId, { readonly definition: string }>>
}
