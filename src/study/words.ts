import texts from '../../rules/words/en/study.json' with { type: 'json' }
import type { Language } from '../model/language.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { englishWords } from '../words/english.js'
import { wordsIn } from '../words/in-language.js'

const english: WordCatalogue = { ...englishWords, text: { ...englishWords.text, ...texts } }

/** The words of studies in a language; English for those it has none for yet. */
export function studyWords(language: Language | undefined): WordCatalogue {
  return wordsIn(language, english)
}
