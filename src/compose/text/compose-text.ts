import { lazily, once, type Parts } from '../../lazily.js'
import type { Formulation, Message, Register, Sentence, TextSection } from '../../model/formulation.js'
import { say } from '../../words/phrase.js'
import { alternativeSentences, checkSentences, goalSentences, supportSentences, unknownSentences } from './closing.js'
import { argumentId, type Draft, isHarmRecorded, isPlanHeld, isProposed, sentence, voiceOf, withEvidence } from './draft.js'
import { focusSentences, reasonSentences } from './focus.js'
import { linkSentences, recordedSentences } from './recorded.js'

type Tell = (draft: Draft) => readonly Sentence[]

/** What a text consists of, safety first. */
const SECTIONS: Readonly<Record<string, Tell>> = {
  safety: pressingSentences,
  noticed: recordedSentences,
  links: linkSentences,
  focus: focusSentences,
  for: (draft) => reasonSentences(draft, 'for'),
  against: (draft) => reasonSentences(draft, 'against'),
  alternatives: alternativeSentences,
  unknown: unknownSentences,
  support: supportSentences,
  goals: goalSentences,
  notes: noteSentences,
  check: checkSentences,
}

/** Sections in which a trainee is shown the working. All others read as they do for the clinician. */
const WITH_WORKING = ['focus', 'for', 'against', 'alternatives']

/** The draft texts, each written when it is first read; sections without a sentence are left out. */
export function composeTexts(parts: Parts<Omit<Draft, 'register'>>): Formulation['text'] {
  const draftFor = (register: Register): Draft => lazily<Draft>({ ...parts, register })
  const clinician = draftFor('clinician')
  const asClinician = new Map(Object.entries(SECTIONS).map(([id, tell]) => [id, once(() => tell(clinician))]))

  function write(draft: Draft): readonly TextSection[] {
    const { register, bench } = draft
    const kept = clientSections(draft) ?? Object.keys(SECTIONS)
    const titleOf = (id: string): string => say(bench.words, `${register}.title.${register === 'client' && id === 'check' && !isProposed(draft) ? 'check-open' : id}`)
    const shared = register === 'client' ? [] : kept.filter((id) => register === 'clinician' || !WITH_WORKING.includes(id))
    return kept.flatMap((id): readonly TextSection[] => {
      const sentences = (shared.includes(id) ? asClinician.get(id)?.() : SECTIONS[id]?.(draft)) ?? []
      return sentences.length === 0 ? [] : [{ id, title: titleOf(id), sentences }]
    })
  }

  return lazily<Formulation['text']>({
    clinician: () => write(clinician),
    client: () => write(draftFor('client')),
    trainee: () => write(draftFor('trainee')),
  })
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
