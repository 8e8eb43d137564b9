import type { FactId } from './facts.js'

/** All words of one language. Logic never depends on them. */
export interface WordCatalogue {
  readonly locale: string
  /** A noun phrase for reasons, and the question that would settle it. */
  readonly facts: Readonly<Record<FactId, { readonly label: string; readonly question: string }>>
  /**
   * Names of closed words, by list. A word of one fact that needs a name of its own stands in the list
   * `value.<fact id>`. A list of units has one more for each further plural category of its language: `unit#few`.
   */
  readonly terms: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Sentences with `{blanks}`. One that tells a number may have one more for a plural category: `cli.ask.others#few`. */
  readonly text: Readonly<Record<string, string>>
  /** What two words become when a filling brings them together, as in `de el` to `del`. */
  readonly contractions?: Readonly<Record<string, string>>
  /** `kept`: a name or a title stays as it is inside a sentence. Otherwise its first letter becomes a small one. */
  readonly midSentence?: 'lowered' | 'kept'
}
