import type { Message, Register, Sentence, TextSection } from '../../model/formulation.js'
import { say } from '../../words/phrase.js'
import { alternativeSentences, checkSentences, goalSentences, supportSentences, unknownSentences } from './closing.js'
import { argumentId, type Draft, isHarmRecorded, isPlanHeld, sentence, voiceOf, withEvidence } from './draft.js'
import { focusSentences, reasonSentences } from './focus.js'
import { linkSentences, recordedSentences } from './recorded.js'

/** The draft text for one kind of reader, safety first; sections without a sentence are left out. */
export function composeText(material: Omit<Draft, 'register'>, register: Register): readonly TextSection[] {
  const draft: Draft = { ...material, register }
  const sections: readonly (readonly [string, readonly Sentence[]])[] = [
    ['safety', pressingSentences(draft)],
    ['noticed', recordedSentences(draft)],
    ['links', linkSentences(draft)],
    ['focus', focusSentences(draft)],
    ['for', reasonSentences(draft, 'for')],
    ['against', reasonSentences(draft, 'against')],
    ['alternatives', alternativeSentences(draft)],
    ['unknown', unknownSentences(draft)],
    ['support', supportSentences(draft)],
    ['goals', goalSentences(draft)],
    ['notes', noteSentences(draft)],
    ['check', checkSentences(draft)],
  ]
  const kept = clientSections(draft) ?? sections.map(([id]) => id)
  return sections
    .filter(([id, sentences]) => kept.includes(id) && sentences.length > 0)
    .map(([id, sentences]) => ({ id, title: say(draft.bench.words, `${register}.title.${id}`), sentences }))
}

/**
 * What a client's page may hold while something more pressing comes first. Somebody else can read a page:
 * where fear or harm is recorded it says nothing about people at all.
 */
function clientSections(draft: Draft): readonly string[] | undefined {
  if (draft.register !== 'client') return undefined
  if (isHarmRecorded(draft)) return ['safety', 'noticed', 'check']
  return isPlanHeld(draft) ? ['safety', 'noticed', 'focus', 'support', 'check'] : undefined
}

/** What must be acted on. For a client where harm is recorded it is one sentence that gives nothing away. */
function pressingSentences(draft: Draft): readonly Sentence[] {
  const pressing = draft.messages.filter(({ level }) => level !== 'note')
  if (draft.register !== 'client') return pressing.map((message) => messageSentence(draft, message))
  const safety = pressing.filter(({ theme }) => theme === 'safety')
  if (isHarmRecorded(draft)) return [sentence(draft, 'safety.private', safety.map((message) => argumentId(message, message.subject)))]
  // Several messages share one neutral sentence; repeating it would itself be a signal.
  const texts = [...new Set(safety.map(({ client }) => client))]
  return texts.map((text) => withEvidence(text, safety.filter(({ client }) => client === text).map((message) => argumentId(message, message.subject))))
}

/** What is good to know, for the professional reader. */
function noteSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return []
  return draft.messages.filter(({ level }) => level === 'note').map((message) => messageSentence(draft, message))
}

const messageSentence = (draft: Draft, message: Message): Sentence => withEvidence(message[voiceOf(draft.register)], [argumentId(message, message.subject)])
