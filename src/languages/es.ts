import words from '../../rules/words/es.json' with { type: 'json' }
import type { Language } from '../model/language.js'

/** Spanish, neutral between countries; clients are addressed as usted. */
// Made from the files under rules/words/es and held equal to them by a test.
export const spanish: Language = /* @__PURE__ */ Object.freeze(words as unknown as Language)
