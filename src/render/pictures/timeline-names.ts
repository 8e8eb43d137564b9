import type { Language } from '../../model/language.js'
import type { EventType, Instrument } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { term } from '../../words/phrase.js'
import type { Setting } from './picture.js'

/** What a rule set names, in the language of the picture. */
export interface Names {
  /** The kind of an event; undefined where no language names it. */
  readonly event: (type: EventType) => string | undefined
  /** A questionnaire, by its own name unless the language has another. */
  readonly instrument: (id: Instrument, own: string | undefined) => string
  readonly band: (id: Instrument, band: string) => string
}

/** The setting of a picture with the names of what rule sets know. */
export interface TimelineSetting extends Setting {
  readonly names: Names
}

/** Names by the words of a rule set, or of any that has some when it is not known which. */
export function namesOf(language: Language | undefined, words: WordCatalogue, ruleSet: string | undefined): Names {
  const sets = ruleSet === undefined ? Object.keys(language?.ruleSets ?? {}).sort() : [ruleSet]
  const known = sets.map((id) => language?.ruleSets[id]).filter((set) => set !== undefined)
  const first = <T>(read: (set: (typeof known)[number]) => T | undefined): T | undefined => known.map(read).find((each) => each !== undefined)
  return {
    event: (type) => first(({ events }) => events?.[type]?.label) ?? words.terms['value.event.type']?.[type] ?? words.terms['event']?.[type],
    instrument: (id, own) => first(({ instruments }) => instruments?.[id]?.name) ?? own ?? id.toUpperCase(),
    band: (id, band) => first(({ instruments }) => instruments?.[id]?.bands?.[band]) ?? term(words, 'severity', band),
  }
}
