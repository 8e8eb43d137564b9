import type { Sentence } from '../model/formulation.js'
import type { Focus } from '../model/ranking-result.js'
import type { EventType } from '../model/words.js'
import { isNotKnown } from '../model/words.js'
import { clientEvent, isVeiled } from '../words/client-event.js'
import { dateInWords } from '../words/dates.js'
import { say, upperFirst } from '../words/phrase.js'
import { dangersOf } from './example-danger.js'
import { listOfSentences, supportSentences, type Told } from './example-sentences.js'
import { joined, ownWords, sectionOf } from './example-short.js'
import type { Lesson } from './lesson.js'
import type { LessonPart } from './parts.js'

/** Four sentences to say, as to the client, and who and what helps. What was said of danger comes before anything else. */
export function offerParts(lesson: Lesson): readonly LessonPart[] {
  const { words } = lesson
  const first = (id: string): Sentence | undefined => sectionOf(lesson, 'client', id)[0]
  const own = ownWords(lesson)
  const [danger] = dangersOf(lesson)
  const said: readonly Told[] = [
    danger !== undefined ? { text: say(words, danger.say.includes('thanks') ? 'example.say-safe' : 'example.say-frightened'), evidence: danger.evidence }
    : own === undefined ? { text: say(words, 'example.say-heard'), evidence: ['outcome'] } : { text: say(words, 'example.say-own', { own: own.text }), evidence: own.evidence },
    nearby(lesson),
    focusSaid(lesson, first('focus')),
    first('check'),
  ].filter((sentence) => sentence !== undefined)
  return [
    { kind: 'choices', items: said.map(({ text }, at) => ({ mark: `${at + 1}`, text: say(words, 'example.say', { text }) })) },
    ...listOfSentences(supportSentences(lesson, sectionOf(lesson, 'clinician', 'support')), lesson),
  ]
}

/** Face to face nobody else reads along, so that what goes home under "something personal" can be called what it is. */
const SAID_OPENLY: readonly EventType[] = ['coming-out', 'gender-transition']

function focusSaid({ formulation: { outcome: { foci } }, kase: { timeline }, words }: Lesson, sentence: Sentence | undefined): Sentence | undefined {
  const type = timeline?.events?.find(({ id }) => id === foci[0]?.subject.id)?.type
  if (sentence === undefined || type === undefined || !SAID_OPENLY.includes(type)) return sentence
  return { ...sentence, text: sentence.text.replace(clientEvent(words, type), say(words, `example.event-${type}`)) }
}

/** What lay near the beginning of the low mood of what is put first, and of both where two are level. */
function nearby(lesson: Lesson): Told {
  const { formulation: { outcome: { foci, kind } }, words } = lesson
  const first = foci.slice(0, kind === 'tie' ? 2 : 1)
  const near = first.flatMap((focus) => {
    const told = nearSentence(lesson, focus)
    return told === undefined ? [] : [{ ...told, isDeath: focus.area === 'grief' }]
  })
  if (near.length === 0) return { text: say(words, first.length === 0 ? 'example.say-open' : 'example.say-not-near'), evidence: ['outcome'] }
  // Whoever mourns is not told what a death may or may not have led to.
  const [deaths, others] = [near.filter(({ isDeath }) => isDeath), near.filter(({ isDeath }) => !isDeath)]
  const text = [...(others.length === 0 ? [] : [say(words, 'example.say-near', { near: joined(others).text })]), ...deaths.map((each) => each.text)].join(' ')
  return { text, evidence: [...new Set(near.flatMap(({ evidence }) => evidence))] }
}

/** An event or a death beside the onset, or when what is between two people began. */
function nearSentence(lesson: Lesson, { subject: { kind, id } }: Focus): Told | undefined {
  const { kase: { inventory, timeline }, formulation: { links }, words } = lesson
  const near = sectionOf(lesson, 'client', 'links').find(({ evidence }) => evidence.some((each) => each.includes(`/${id}/`)))
  const link = links.find(({ from, target, subject }) => target.kind === 'onset' && subject.id === id && near?.evidence.every((each) => from.includes(each)) === true)
  if (link !== undefined) {
    const { direction, from, lagDays } = link
    const how = { 'event-first': 'before', 'change-first': 'after', 'same-day': 'close', unclear: 'close' }[direction]
    const what = kind === 'person' ? say(words, 'client.death-of', { who: nameOf(lesson, id) }) : eventSaid(lesson, id)
    return { text: upperFirst(say(words, `example.say-${how}`, { what, lag: say(words, `example.lag-${distanceOf(lagDays)}`) })), evidence: from }
  }
  if (near !== undefined) return near
  const person = kind === 'person' ? inventory?.people?.find((each) => each.id === id) : undefined
  const since = typeof person?.conflict === 'object' ? person.conflict.since : undefined
  const onset = timeline?.episodes?.find(({ endedOn }) => endedOn === undefined)
  if (person === undefined || since === undefined || isNotKnown(since) || onset?.onset === undefined || isNotKnown(onset.onset)) return undefined
  return {
    text: say(words, 'example.say-dispute', { who: nameOf(lesson, id), since: when(lesson, since), onset: when(lesson, onset.onset) }),
    evidence: [`/inventory/people/${id}/conflict/since`, `/timeline/episodes/${onset.id}/onset`],
  }
}

const nameOf = ({ kase: { inventory }, label }: Lesson, id: string): string => inventory?.people?.find((each) => each.id === id)?.name ?? label({ kind: 'person', id })

function eventSaid(lesson: Lesson, id: string): string {
  const { kase: { timeline }, words, label } = lesson
  const event = timeline?.events?.find((each) => each.id === id)
  if (event === undefined) return label({ kind: 'event', id })
  if (SAID_OPENLY.includes(event.type)) return say(words, `example.event-${event.type}`)
  return isVeiled(event.type) && event.on !== undefined && !isNotKnown(event.on) ? say(words, 'client.happened', { when: when(lesson, event.on) }) : clientEvent(words, event.type)
}

/** "in March 2025", "on 14 March 2025", "between … and …", "about 14 March 2025". */
function when({ words }: Lesson, date: string): string {
  const told = dateInWords(words, date)
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(date)
  return date.includes('/') || (isDay && date.endsWith('~')) ? told : say(words, isDay ? 'on-date' : 'in-date', { date: told })
}

/** How far apart, as one says it aloud: weeks and months counted out sound more exact than the dates are. In days, up to which. */
const DISTANCES = [['days', 10], ['weeks', 75], ['months', 330]] as const

function distanceOf({ min, max }: { readonly min: number; readonly max: number }): string {
  const middle = Math.abs(min + max) / 2
  return DISTANCES.find(([, most]) => middle < most)?.[0] ?? 'year'
}
