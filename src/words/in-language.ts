import type { Language } from '../model/language.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { englishWords } from './english.js'

/** The words to write in: those of the language, and English where it has none; English when there is no language. */
export function wordsIn(language: Language | undefined, english: WordCatalogue = englishWords): WordCatalogue {
  if (language === undefined) return english
  const known = kept.get(language)?.get(english)
  if (known !== undefined) return known
  const words = laidOver(english, language)
  kept.set(language, (kept.get(language) ?? new WeakMap()).set(english, words))
  return words
}

const kept = /* @__PURE__ */ new WeakMap<Language, WeakMap<WordCatalogue, WordCatalogue>>()

function laidOver(english: WordCatalogue, { locale, words }: Language): WordCatalogue {
  const terms = Object.fromEntries(Object.keys({ ...english.terms, ...words.terms }).map((list) => [list, { ...english.terms[list], ...words.terms[list] }]))
  return { ...words, locale, facts: { ...english.facts, ...words.facts }, terms, text: { ...english.text, ...words.text } }
}
