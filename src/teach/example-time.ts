import type { Sentence } from '../model/formulation.js'
import type { Link } from '../model/links.js'
import { isNotKnown } from '../model/words.js'
import { dateInWords } from '../words/dates.js'
import { say, upperFirst } from '../words/phrase.js'
import type { Told } from './example-sentences.js'
import type { Lesson } from './lesson.js'

/** Which of two dates comes first as they were told, where what was told leaves no doubt but that of an "about". */
export type ToldOrder = 'before' | 'after' | undefined

/** Compares dates by what they say, so that September comes before about October. */
export function toldOrder(date: string, other: string): ToldOrder {
  const [one, two] = [spanOf(date), spanOf(other)]
  return one.to < two.from ? 'before' : two.to < one.from ? 'after' : undefined
}

/** First and last day that a date names; days past the end of a month sort well enough. */
function spanOf(date: string): { readonly from: string; readonly to: string } {
  const [first = '', last = first] = date.replaceAll('~', '').split('/')
  return { from: `${first}-01-01`.slice(0, 'yyyy-mm-dd'.length), to: `${last}${'-12-31'.slice(last.length - 'yyyy'.length)}` }
}

/** When the episode began that goes on now, where it is known. */
export function onsetOf({ kase: { timeline } }: Lesson): { readonly date: string; readonly address: string } | undefined {
  const episode = timeline?.episodes?.find(({ endedOn }) => endedOn === undefined)
  return episode?.onset === undefined || isNotKnown(episode.onset) ? undefined : { date: episode.onset, address: `/timeline/episodes/${episode.id}/onset` }
}

/** When something happened that a link is about, as it was written. */
export function dateOf({ kase: { inventory, timeline } }: Lesson, { kind, id }: Link['subject']): string | undefined {
  const death = kind === 'person' ? inventory?.people?.find((person) => person.id === id)?.death : undefined
  const date = kind === 'event' ? timeline?.events?.find((event) => event.id === id)?.on : typeof death === 'object' ? death.on : undefined
  return date === undefined || isNotKnown(date) ? undefined : date
}

/**
 * What lies near the beginning of the low mood, by the dates as they were told: between months, days counted out say
 * more than is known, and "too vague to tell" says less.
 */
export function timeSentences(lesson: Lesson, sentences: readonly Sentence[]): readonly Told[] {
  const { formulation: { links }, words } = lesson
  const onset = onsetOf(lesson)
  return sentences.map((sentence) => {
    const link = links.find(({ target, from }) => target.kind === 'onset' && from.length === sentence.evidence.length && from.every((each) => sentence.evidence.includes(each)))
    const date = link === undefined ? undefined : dateOf(lesson, link.subject)
    const key = link === undefined || date === undefined || onset === undefined ? undefined : keyOf(link, date, onset.date)
    if (link === undefined || date === undefined || key === undefined) return { ...sentence, text: upperFirst(sentence.text) }
    const label = lesson.label(link.subject)
    const what = link.subject.kind === 'person' ? say(words, 'clinician.death-of', { who: label }) : label
    const text = upperFirst(say(words, `example.time-${key}`, { what, date: dateInWords(words, date) }))
    return isLinked(lesson, link) && link.direction === 'unclear' ? { text: say(words, 'example.time-linked', { told: text }), evidence: [...sentence.evidence, `/timeline/events/${link.subject.id}/linkedByClient`] } : { text, evidence: sentence.evidence }
  })
}

/** Days that are known are counted; anything else is told by its dates. */
function keyOf({ direction, precision }: Link, date: string, onset: string): string | undefined {
  if (direction === 'same-day' || (precision.subject === 'day' && precision.target === 'day' && direction !== 'unclear')) return undefined
  if (direction === 'unclear') return ['unclear', toldOrder(date, onset)].filter((part) => part !== undefined).join('-')
  return direction === 'event-first' ? 'before' : 'after'
}

const isLinked = ({ kase: { timeline } }: Lesson, { subject: { kind, id } }: Link): boolean =>
  kind === 'event' && timeline?.events?.find((event) => event.id === id)?.linkedByClient === 'yes'
