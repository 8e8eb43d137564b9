import type { FactId } from './facts.js'

/** All words of one language. Logic never depends on them. */
export interface WordCatalogue {
  readonly locale: string
  /** A noun phrase for reasons, and the question that would settle it. */
  readonly facts: Readonly<Record<FactId, { readonly label: string; readonly question: string }>>
  /** Names of closed words, by list. */
  readonly terms: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Sentences with `{blanks}`. */
  readonly text: Readonly<Record<string, string>>
}
