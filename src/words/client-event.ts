import type { EventType } from '../model/words.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say, term } from './phrase.js'

/**
 * What a kind of event is called on a client's page. Titles are written by professionals, about the client and for
 * other eyes, so none of them stands there.
 */
export const clientEvent = (words: WordCatalogue, type: EventType): string => term(words, 'client-event', type)

/** Kinds that may be nobody else's to know: their phrase says so little that it must not be heard again and again. */
const VEILED: readonly EventType[] = [
  'termination-by-choice', 'ivf-failed', 'infertility-diagnosis', 'infidelity-discovered', 'threat-to-leave', 'betrayal', 'disclosure-of-secret',
  'rejection-targeted', 'bullying', 'prison', 'release', 'assault', 'violence', 'coming-out', 'gender-transition', 'faith-change', 'legal-case',
  'partner-substance-use', 'other',
]

export const isVeiled = (type: EventType): boolean => VEILED.includes(type)

const HAPPENINGS: readonly EventType[] = ['assault', 'violence', 'accident', 'disaster', 'war']

/** What an event is called once it has been named: "this change" for a client, "the change" for professionals. */
export const eventAgain = (words: WordCatalogue, type: EventType, voice: 'client' | 'clinician'): string => say(words, `${voice}.${HAPPENINGS.includes(type) ? 'this-happening' : 'this-change'}`)
