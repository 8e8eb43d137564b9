import type { Formulation, Message } from '../model/formulation.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { checkArgument, having } from '../options.js'
import { say } from '../words/phrase.js'
import type { Block } from './document.js'
import { shownText } from './shown.js'

const withMessages = having('a formulation', 'messages')

/**
 * The messages of safety at which a client's page stops: what must be acted on comes first, and alone. None where the
 * page may tell the rest. The formulation itself stays whole.
 */
export function pressingMessages(formulation: Pick<Formulation, 'messages'>): readonly Message[] {
  checkArgument(formulation, withMessages, '/formulation')
  return formulation.messages.filter(({ theme, level, withholds }) =>
    theme === 'safety' && level !== 'note' && (level !== 'caution' || withholds.length > 0))
}

/** Where somebody else could be the danger, a page says nothing of why it is short. */
const isPrivate = (messages: readonly Message[]): boolean => messages.some(({ withholds }) => withholds.includes('dispute-work') || withholds.includes('joint-sessions'))

/** A setting that nobody filled in is no contact. */
export const contactGiven = (crisisContact: string | undefined): string | undefined => (crisisContact?.trim() === '' ? undefined : crisisContact)

/** Whom to call, at the foot of a client's page that tells the rest. */
export function footOfClientPage(crisisContact: string | undefined, words: WordCatalogue): readonly Block[] {
  const contact = contactGiven(crisisContact)
  return contact === undefined ? [] : [
    { kind: 'heading', level: 2, id: 'help', text: say(words, 'report.safety.foot-title') },
    { kind: 'list', items: [{ text: say(words, 'report.safety.call', { contact }) }, { text: say(words, 'report.safety.emergency') }] },
  ]
}

/** The whole of a client's page while a message of safety is pressing: what it is, what to do, and whom to call. */
export function safetyPage(formulation: Formulation, crisisContact: string | undefined, words: WordCatalogue): readonly Block[] {
  const pressing = pressingMessages(formulation)
  const safety = formulation.text.client.filter(({ id }) => id === 'safety')
  const contact = contactGiven(crisisContact) ?? say(words, 'report.safety.blank')
  const steps = isPrivate(pressing) ? ['reach', 'any-time'] : ['talk', 'wait', 'call', 'emergency']
  return [
    { kind: 'heading', level: 1, text: say(words, 'report.safety.title') },
    ...safety.map(({ id, title, sentences }): Block => ({
      kind: 'notice', id, title,
      items: sentences.map(({ text, evidence }, at) => ({ text: shownText(text), evidence, place: `client/${id}/${at + 1}` })),
    })),
    ...(isPrivate(pressing) ? [{ kind: 'paragraph', text: say(words, 'report.safety.welcome') } as const] : []),
    { kind: 'heading', level: 2, id: 'help', text: say(words, 'report.safety.help') },
    { kind: 'list', items: steps.map((step) => ({ text: say(words, `report.safety.${step}`, { contact }) })) },
    ...(formulation.fictional === true ? [{ kind: 'paragraph', text: say(words, 'client.fictional') } as const] : []),
  ]
}
