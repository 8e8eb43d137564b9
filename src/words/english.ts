import english from '../../rules/words/en.json' with { type: 'json' }
import type { WordCatalogue } from '../model/words-catalogue.js'

/** English, the language every rule set is written in. */
export const englishWords: WordCatalogue = english
