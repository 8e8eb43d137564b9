import type { Register, Sentence, TextSection } from '../../model/formulation.js'
import { say } from '../../words/phrase.js'
import { alternativeSentences, checkSentences, goalSentences, supportSentences, unknownSentences } from './closing.js'
import { argumentId, type Draft, isHeldBack, voiceOf, withEvidence } from './draft.js'
import { focusSentences, reasonSentences } from './focus.js'
import { linkSentences, recordedSentences } from './recorded.js'

/** The draft text for one kind of reader, safety first; sections without a sentence are left out. */
export function composeText(material: Omit<Draft, 'register'>, register: Register): readonly TextSection[] {
  const draft: Draft = { ...material, register }
  const sections: readonly (readonly [string, readonly Sentence[]])[] = [
    ['safety', messageSentences(draft)],
    ['noticed', recordedSentences(draft)],
    ['links', linkSentences(draft)],
    ['focus', focusSentences(draft)],
    ['for', reasonSentences(draft, 'for')],
    ['against', reasonSentences(draft, 'against')],
    ['alternatives', alternativeSentences(draft)],
    ['unknown', unknownSentences(draft)],
    ['support', supportSentences(draft)],
    ['goals', goalSentences(draft)],
    ['check', checkSentences(draft)],
  ]
  const kept = draft.register === 'client' && isHeldBack(draft) ? SHOWN_WHILE_HELD_BACK : sections.map(([id]) => id)
  return sections
    .filter(([id, sentences]) => kept.includes(id) && sentences.length > 0)
    .map(([id, sentences]) => ({ id, title: say(draft.bench.words, `${register}.title.${id}`), sentences }))
}

// A client's page can be read by somebody else: while safety comes first it holds nothing about a relationship.
const SHOWN_WHILE_HELD_BACK = ['safety', 'noticed', 'focus', 'support', 'check']

/** Notes on data quality are for the clinician; what concerns safety is for everybody. */
function messageSentences(draft: Draft): readonly Sentence[] {
  const voice = voiceOf(draft.register)
  const told = draft.messages.filter(({ theme }) => voice === 'clinician' || theme === 'safety')
  // Several messages share one neutral sentence for the client; repeating it would itself be a signal.
  const texts = [...new Set(told.map((message) => message[voice]))]
  return texts.map((text) =>
    withEvidence(text, told.filter((message) => message[voice] === text).map((message) => argumentId(message, message.subject))),
  )
}
