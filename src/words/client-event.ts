import type { EventType } from '../model/words.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { term } from './phrase.js'

/**
 * What a kind of event is called on a client's page. Titles are written by professionals, about the client and for
 * other eyes, so none of them stands there.
 */
export const clientEvent = (words: WordCatalogue, type: EventType): string => term(words, 'client-event', type)

/** Kinds that may be nobody else's to know: told in the mildest words, and never with what was said about them. */
const SENSITIVE: readonly EventType[] = [
  'termination-for-anomaly', 'termination-by-choice', 'ivf-failed', 'infertility-diagnosis', 'infidelity-discovered', 'betrayal', 'disclosure-of-secret',
  'rejection-targeted', 'dismissal-humiliating', 'bullying', 'dementia-diagnosis-self', 'terminal-illness-self', 'psychiatric-illness-self',
  'prison', 'release', 'assault', 'violence', 'coming-out', 'gender-transition', 'faith-change', 'debt', 'bankruptcy', 'legal-case', 'partner-substance-use',
]

export const isSensitive = (type: EventType): boolean => SENSITIVE.includes(type)
