import type { Register } from '../../model/formulation.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { say } from '../../words/phrase.js'

/** A sentence for one reader: `family.client.rest` for a client where there is one, `family.rest` otherwise. */
export function sayTo(register: Register, words: WordCatalogue, family: string, rest: string, blanks: Readonly<Record<string, string>> = {}): string {
  const own = `${family}.client.${rest}`
  return say(words, register === 'client' && words.text[own] !== undefined ? own : `${family}.${rest}`, blanks)
}
