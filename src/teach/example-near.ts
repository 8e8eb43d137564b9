import type { LifeEvent } from '../model/case.js'
import type { Link } from '../model/links.js'
import type { Focus } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { isVeiled } from '../words/client-event.js'
import { distanceOf } from '../words/distance.js'
import { listed, say, upperFirst } from '../words/phrase.js'
import type { Told } from './example-sentences.js'
import { joined } from './example-short.js'
import { eventSaid, isOwnLife, personSaid, whenSaid } from './example-spoken.js'
import { dateOf, onsetOf, toldOrder } from './example-time.js'
import type { Lesson } from './lesson.js'

/** What came near the low time, and how what comes after it is said: that the two belong together, that there is room to mourn, or no more than that work may help. */
interface Near extends Told {
  readonly end: 'together' | 'changed' | 'mourned' | 'apart' | 'told'
}

/** What lay near the beginning of the low mood of what is put first, and of both where two are level. Never what led to what. */
export function nearSaid(lesson: Lesson): Told {
  const { formulation: { outcome: { foci, kind } }, words } = lesson
  const first = foci.slice(0, kind === 'tie' ? 2 : 1)
  const near = first.flatMap((focus) => (focus.area === 'interpersonal-sensitivities' ? ofPeople(lesson) : nearOf(lesson, focus)) ?? [])
  if (near.length === 0) return { text: say(words, first.length === 0 ? 'example.say-open' : 'example.say-so-far'), evidence: ['outcome'] }
  const { text, evidence } = joined(near)
  const [only] = near
  const end = near.length > 1 ? (near.some((each) => each.end === 'told') ? 'told' : 'apart') : only?.end
  const key = end === undefined || end === 'told' ? undefined : { together: 'near', changed: 'changed', mourned: 'mourned', apart: 'apart' }[end]
  return { text: key === undefined ? text : say(words, `example.say-${key}`, { near: text }), evidence: [...new Set(evidence)] }
}

/** Days within which two things are said to belong together in time. */
const TOGETHER = 120

/** An event or a death beside the onset, or when what is between two people began. */
function nearOf(lesson: Lesson, { area, subject }: Focus): Near | undefined {
  const { kase: { timeline }, formulation: { links } } = lesson
  const link = links.find(({ target, subject: { kind, id } }) => target.kind === 'onset' && kind === subject.kind && id === subject.id)
  if (link === undefined) return subject.kind === 'person' ? disputeSaid(lesson, subject.id) : undefined
  const event = subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === subject.id) : undefined
  return event === undefined ? deathSaid(lesson, link) : area === 'grief' || event.type === 'death-nonhuman' ? lossSaid(lesson, link, event.id) : changeSaid(lesson, link, event)
}

const middleOf = ({ min, max }: Link['lagDays']): number => Math.abs(min + max) / 2

const lagSaid = ({ words }: Lesson, { lagDays }: Link): string => say(words, `client.lag-${distanceOf(lagDays)}`)

/** By its dates, where days decide which came first and are not recorded; as close together, where that is all there is. */
function placed(lesson: Lesson, link: Link, what: string, isVague: boolean): string {
  const { words } = lesson
  const [date, onset] = [dateOf(lesson, link.subject), onsetOf(lesson)]
  if (link.direction === 'event-first') return say(words, 'example.say-before', { what, lag: lagSaid(lesson, link) })
  if (link.direction === 'change-first') return say(words, 'example.say-after', { what, lag: lagSaid(lesson, link) })
  if (link.direction === 'unclear' && !isVague && date !== undefined && onset !== undefined && toldOrder(date, onset.date) !== undefined) {
    return say(words, 'example.say-dated', { what, when: whenSaid(lesson, date), onset: whenSaid(lesson, onset.date) })
  }
  return say(words, 'example.say-close', { what })
}

/** Whoever mourns is not told what a death may or may not have led to. */
const deathSaid = (lesson: Lesson, link: Link): Near =>
  ({ text: upperFirst(placed(lesson, link, say(lesson.words, 'client.death-of', { who: personSaid(lesson, link.subject.id) }), false)), evidence: link.from, end: 'mourned' })

/** A loss that is told as an event, such as one in pregnancy or of an animal, is mourned as a death is. */
const lossSaid = (lesson: Lesson, link: Link, id: string): Near =>
  ({ text: upperFirst(placed(lesson, link, eventSaid(lesson, id), true)), evidence: link.from, end: 'mourned' })

function changeSaid(lesson: Lesson, link: Link, event: LifeEvent): Near {
  const { words } = lesson
  const what = eventSaid(lesson, event.id)
  const isBefore = link.direction === 'event-first'
  if (isOwnLife(event) && isBefore) return { text: upperFirst(say(words, 'example.say-own-life', { what, lag: lagSaid(lesson, link) })), evidence: link.from, end: 'told' }
  const isWanted = isBefore && event.wanted === 'wanted' && !isVeiled(event.type)
  const near = isWanted ? say(words, 'example.say-wanted', { what, lag: lagSaid(lesson, link) }) : placed(lesson, link, what, isVeiled(event.type))
  return {
    text: upperFirst(near),
    evidence: [...link.from, ...(isWanted ? [`/timeline/events/${event.id}/wanted`] : [])],
    end: middleOf(link.lagDays) <= TOGETHER ? 'changed' : 'apart',
  }
}

function disputeSaid(lesson: Lesson, id: string): Near | undefined {
  const person = lesson.kase.inventory?.people?.find((each) => each.id === id)
  const since = typeof person?.conflict === 'object' ? person.conflict.since : undefined
  const onset = onsetOf(lesson)
  if (since === undefined || isNotKnown(since) || onset === undefined) return undefined
  return {
    text: say(lesson.words, 'example.say-dispute', { who: personSaid(lesson, id), since: whenSaid(lesson, since), onset: whenSaid(lesson, onset.date) }),
    evidence: [`/inventory/people/${id}/conflict/since`, onset.address],
    end: Math.abs(dayOf(since) - dayOf(onset.date)) <= TOGETHER ? 'together' : 'apart',
  }
}

const MONTH = 30
const YEAR = 365

/** The first day that a date names, counted roughly: it tells only near from far. */
function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = (date.replaceAll('~', '').split('/')[0] ?? '').split('-').map(Number)
  return year * YEAR + month * MONTH + day
}

/** What is hard with people, as far as it was told, in the order in which it is said. */
const HARD = ['difficultyForming', 'tiesWithoutCloseness', 'difficultyKeeping', 'rejectionFear', 'difficultyExpressing'] as const
const HARD_SAID = 2
const NEAR_THE_ONSET: readonly unknown[] = ['immediate', 'proximal', 'recent']

/** How it is with people, and for how long; that there was no one event only where all were asked about and none lies near. */
function ofPeople(lesson: Lesson): Near {
  const { kase: { inventory, timeline }, formulation: { links }, words } = lesson
  const { patterns = {}, asked } = inventory ?? {}
  const hard = HARD.filter((trait) => patterns[trait] === 'yes').slice(0, HARD_SAID)
  const old = (['beforeEpisode', 'fewTiesLifelong'] as const).filter((key) => patterns[key] === 'yes').slice(0, 1)
  const lonely = (['lonelyForYears', 'lonely'] as const).filter((key) => patterns[key] === 'yes').slice(0, 1)
  const isNoneNear = timeline?.asked?.events === 'yes' && asked?.deaths === 'yes' &&
    !links.some(({ target, windows, direction }) => target.kind === 'onset' && direction !== 'change-first' && windows.some((window) => NEAR_THE_ONSET.includes(window)))
  const what = listed(words, hard.length === 0 ? [say(words, 'example.hard-any')] : hard.map((trait) => say(words, `example.hard-${trait}`)))
  const sentences = [
    ...(isNoneNear ? [say(words, 'example.say-no-event')] : []),
    say(words, old.length > 0 ? 'example.say-hard-long' : 'example.say-hard', { what }),
    say(words, lonely[0] === undefined ? 'example.say-work' : lonely[0] === 'lonely' ? 'example.say-lonely' : 'example.say-lonely-years'),
  ]
  return { text: sentences.join(' '), evidence: [...(isNoneNear ? ['links'] : []), ...[...hard, ...old, ...lonely].map((key) => `/inventory/patterns/${key}`), 'outcome'], end: 'told' }
}
