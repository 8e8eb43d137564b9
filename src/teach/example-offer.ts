import type { LifeEvent } from '../model/case.js'
import type { Sentence } from '../model/formulation.js'
import type { Focus } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { eventAgain } from '../words/client-event.js'
import { listed, say } from '../words/phrase.js'
import { dangersOf } from './example-danger.js'
import { nearSaid } from './example-near.js'
import { listOfSentences, supportSentences, type Told } from './example-sentences.js'
import { ownWords, sectionOf } from './example-short.js'
import { eventSaid, isOwnLife, personSaid } from './example-spoken.js'
import { onsetOf } from './example-time.js'
import type { Lesson } from './lesson.js'
import type { LessonPart } from './parts.js'

/** Four sentences to say, as to the client, what else is said of the illness, and who and what helps. What was said of danger comes before anything else. */
export function offerParts(lesson: Lesson): readonly LessonPart[] {
  const { words } = lesson
  const first = (id: string): Sentence | undefined => sectionOf(lesson, 'client', id)[0]
  const own = ownWords(lesson)
  const [danger] = dangersOf(lesson)
  const said: readonly Told[] = [
    danger !== undefined ? { text: say(words, danger.say.includes('thanks') ? 'example.say-safe' : 'example.say-frightened'), evidence: danger.evidence }
    : own === undefined ? { text: say(words, 'example.say-heard'), evidence: ['outcome'] } : { text: say(words, 'example.say-own', { own: own.text }), evidence: own.evidence },
    nearSaid(lesson),
    focusSaid(lesson, first('focus')),
    first('check'),
  ].filter((sentence) => sentence !== undefined)
  return [
    { kind: 'choices', items: said.map(({ text }, at) => ({ mark: `${at + 1}`, text: say(words, 'example.say', { text }) })) },
    { kind: 'list', items: [diagnosisLine(lesson)] },
    ...helpParts(lesson, sectionOf(lesson, 'clinician', 'support')),
  ]
}

/** What is said of the illness is the clinician's to say: a record holds no diagnosis. */
export const diagnosisLine = (lesson: Lesson): Told => ({ text: say(lesson.words, 'example.diagnosis'), evidence: [onsetOf(lesson)?.address ?? 'outcome'] })

/** Who and what helps, apart from what is said: it is for the notes. */
export function helpParts(lesson: Lesson, sentences: readonly Sentence[]): readonly LessonPart[] {
  const told = listOfSentences(supportSentences(lesson, sentences), lesson)
  return told.length === 0 ? [] : [{ kind: 'heading', level: 3, text: say(lesson.words, 'example.title.notes') }, ...told]
}

/** What stands out, named as one does face to face, with the client's own words about it or what went with it. */
function focusSaid(lesson: Lesson, sentence: Sentence | undefined): Told | undefined {
  const { formulation: { outcome: { foci, kind } }, kase: { timeline }, words } = lesson
  const [focus] = foci
  if (sentence === undefined || focus === undefined || kind !== 'lead') return sentence
  const event = focus.subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === focus.subject.id) : undefined
  const isNamed = lesson.formulation.links.some(({ target, subject: { kind: of, id } }) => target.kind === 'onset' && of === 'event' && id === event?.id)
  const text = event !== undefined && focus.area === 'role-transition'
    ? say(words, 'client.focus.lead-about', { what: say(words, 'client.about.role-transition', { who: isNamed ? eventAgain(words, event.type, 'client') : eventSaid(lesson, event.id) }) })
    : withRelation(lesson, focus, sentence.text)
  const more = quoteOf(lesson, focus) ?? lossesOf(lesson, event)
  return more === undefined ? { ...sentence, text } : { text: [text, more.text].join(' '), evidence: [...sentence.evidence, ...more.evidence] }
}

function withRelation(lesson: Lesson, { subject: { kind, id } }: Focus, text: string): string {
  const name = kind === 'person' ? lesson.kase.inventory?.people?.find((person) => person.id === id)?.name : undefined
  return name === undefined ? text : text.replace(name, () => personSaid(lesson, id))
}

/** What the client said of what is put first: of a change itself, else of the wish to work on it. */
function quoteOf({ kase: { clientView, timeline }, words }: Lesson, { area, subject }: Focus): Told | undefined {
  const event = subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === subject.id) : undefined
  if (event?.quote !== undefined) return { text: say(words, 'example.say-quote', { quote: event.quote }), evidence: [`/timeline/events/${event.id}/quote`] }
  const wishes = clientView?.priorities
  const quote = wishes === undefined || isNotKnown(wishes) ? undefined : wishes.find((each) => each.quote !== undefined && (each.about === undefined ? each.area === area : each.about === subject.id))?.quote
  return quote === undefined ? undefined : { text: say(words, 'example.say-quote', { quote }), evidence: ['/clientView/priorities'] }
}

const LOSSES_SAID = 3

/** What went with a change, where nothing is quoted of it. Whoever tells who they are is not told what it took. */
function lossesOf({ words }: Lesson, event: LifeEvent | undefined): Told | undefined {
  if (event?.losses === undefined || isNotKnown(event.losses) || event.losses.length === 0 || isOwnLife(event)) return undefined
  const losses = event.losses.slice(0, LOSSES_SAID).map((loss) => say(words, `example.loss-${loss}`))
  return { text: say(words, 'example.say-losses', { losses: listed(words, losses) }), evidence: [`/timeline/events/${event.id}/losses`] }
}
