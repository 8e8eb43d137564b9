import { compareText } from '../../compare-text.js'
import { grouped } from '../../grouped.js'
import { lazily, once, type Parts } from '../../lazily.js'
import type { Formulation, Message, Register, Sentence, TextSection } from '../../model/formulation.js'
import { HARMS, isNotKnown } from '../../model/words.js'
import { listed, say, term } from '../../words/phrase.js'
import { alternativeSentences, checkSentences, goalSentences, supportSentences, unknownSentences } from './closing.js'
import { readsOf } from '../material.js'
import { argumentId, type Draft, isHarmRecorded, isPlanHeld, isProposed, labelOf, sentence, voiceOf, withEvidence } from './draft.js'
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
  return isPlanHeld(draft) ? ['safety', 'noticed', 'focus', 'support', 'notes', 'check'] : undefined
}

/** What must be acted on. For a client where harm is recorded it is one sentence that gives nothing away. */
function pressingSentences(draft: Draft): readonly Sentence[] {
  const acted = draft.messages.filter(isForBox)
  if (draft.register !== 'client') {
    const named = acted.findIndex(isDanger)
    return acted.flatMap((message, at) => [...(at === named ? recordedDangers(draft, acted) : []), messageSentence(draft, message)])
  }
  if (isHarmRecorded(draft)) return [sentence(draft, 'safety.private', acted.filter(({ theme }) => theme === 'safety').map((message) => argumentId(message, message.subject)))]
  return dangerSentences(draft, isPressing)
}

const isDanger = ({ subject, withholds }: Message): boolean => subject.kind === 'person' && withholds.includes('dispute-work')

/** What is recorded of everybody who may be a danger, before what to do about it. */
function recordedDangers(draft: Draft, acted: readonly Message[]): readonly Sentence[] {
  const { bench: { case: { inventory }, words } } = draft
  const ids = new Set(acted.filter(isDanger).map(({ subject: { id } }) => id))
  return (inventory?.people ?? []).filter(({ id }) => ids.has(id)).sort((a, b) => compareText(a.id, b.id)).flatMap(({ id, fear, harm, livesWith }) => {
    const kinds = [
      ...(fear === 'yes' || fear === 'unsure' ? [`fear-${fear}`] : []),
      ...(harm === undefined || isNotKnown(harm) ? [] : [...harm].sort((a, b) => HARMS.indexOf(a) - HARMS.indexOf(b))),
    ]
    if (kinds.length === 0) return []
    const blanks = { who: labelOf(draft, { kind: 'person', id }), what: listed(words, kinds.map((kind) => term(words, 'danger', kind))) }
    const at = `/inventory/people/${id}`
    const evidence = [...(fear === undefined ? [] : [`${at}/fear`]), ...(harm === undefined ? [] : [`${at}/harm`])]
    return [livesWith === 'yes' ? sentence(draft, 'danger-at-home', [...evidence, `${at}/livesWith`], blanks) : sentence(draft, 'danger', evidence, blanks)]
  })
}

/** What is to be acted on about safety and suitability. A gap in the data is no warning, and beside warnings it would dull them. */
const isForBox = ({ level, theme }: Message): boolean => level !== 'note' && (level !== 'caution' || theme !== 'data')

const isPressing = ({ level, withholds }: Message): boolean => level === 'emergency' || level === 'urgent' || withholds.length > 0

/** For a client, one sentence for each danger: saying it again and again, or in the same words, would itself be a signal. */
function dangerSentences(draft: Draft, isTold: (first: Message) => boolean): readonly Sentence[] {
  const safety = draft.messages.filter(({ theme, level }) => theme === 'safety' && level !== 'note')
  const dangers = grouped(safety, (message) => (isAboutOwnLife(draft, message) ? 'own life' : message.client))
  return [...dangers.values()].flatMap((own) =>
    own.slice(0, 1).filter(isTold).map(({ client }) => withEvidence(client, own.map((message) => argumentId(message, message.subject)))))
}

/** Thoughts, plan, means and attempt are one danger to a reader. Messages come most pressing first, so its first sentence is the one to keep. */
const OWN_LIFE: readonly string[] = [
  'safety.suicidalThoughts', 'safety.suicidePlan', 'safety.suicideAttemptRecent', 'safety.means', 'safety.wishToJoinTheDead', 'safety.reasonsForLivingLost',
  'course.selfHarmItemPositive', 'data.suicideAsked',
]

const isAboutOwnLife = ({ bench }: Draft, { ruleId }: Message): boolean => readsOf(bench.rule(ruleId)).some((fact) => OWN_LIFE.includes(fact))

/** What is good to know, for the professional reader; for the client what can wait, such as an old history: in a box it would only frighten. */
function noteSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return dangerSentences(draft, (first) => !isPressing(first))
  return draft.messages.filter((message) => !isForBox(message)).map((message) => messageSentence(draft, message))
}

const messageSentence = (draft: Draft, message: Message): Sentence => withEvidence(message[voiceOf(draft.register)], [argumentId(message, message.subject)])
