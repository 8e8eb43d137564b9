import type { Mention } from '../model/case.js'
import type { LeafTrace } from '../model/outcome.js'
import { isNotKnown, type AreaId, type Maybe } from '../model/words.js'
import { listed, say } from '../words/phrase.js'
import type { Lesson } from './lesson.js'

type List = 'priorities' | 'strongestFeeling' | 'declined'

/** What the client wishes and feels is held against one person or event at a time: "none" of one would read as of all. */
const WISHES: Readonly<Record<string, readonly [key: string, list: List]>> = {
  'view.firstPriorityAreas': ['first', 'priorities'],
  'view.priorityAreas': ['wanted', 'priorities'],
  'view.feelingAreas': ['feeling', 'strongestFeeling'],
  'view.declinedAreas': ['declined', 'declined'],
}

/** A wish of the client in a sentence that says whose death, which change or which conflict it is about; undefined for any other fact. */
export function wishInWords(lesson: Lesson, { fact, found }: Pick<LeafTrace, 'fact' | 'found'>, area: AreaId | 'all' | undefined): string | undefined {
  const { words, kase: { clientView } } = lesson
  const [key, list] = WISHES[fact] ?? []
  if (key === undefined || list === undefined || area === undefined || area === 'all' || found.status !== 'known' || !Array.isArray(found.value)) return undefined
  const all = mentionsOf(clientView?.[list])
  const mentions = key === 'first' ? all.slice(0, 1) : all
  const what = listed(words, mentions.map((mention) => mentionInWords(lesson, mention)))
  const quote = key === 'first' ? mentions[0]?.quote : undefined
  if ((found.value as readonly string[]).includes(area)) return quote === undefined ? say(words, `quiz.wish.${key}.this`, { what }) : say(words, 'quiz.wish.first.said', { what, quote })
  return mentions.length === 0 ? say(words, `quiz.wish.${key}.nothing`) : say(words, `quiz.wish.${key}.other`, { what, this: say(words, `quiz.this.${area}`) })
}

/** What the client puts first, in words; undefined where nothing is known to be. */
export function firstWish(lesson: Lesson): string | undefined {
  const [first] = mentionsOf(lesson.kase.clientView?.priorities)
  return first === undefined ? undefined : mentionInWords(lesson, first)
}

const mentionsOf = (list: Maybe<readonly Mention[]> | undefined): readonly Mention[] => (list === undefined || isNotKnown(list) ? [] : list)

const ABOUT: Readonly<Record<AreaId, 'person' | 'event' | undefined>> = { 'grief': 'person', 'role-dispute': 'person', 'role-transition': 'event', 'interpersonal-sensitivities': undefined }

function mentionInWords({ words, kase: { inventory, timeline }, label, areaName }: Lesson, { area, about, quote }: Mention): string {
  const kind = inventory?.people?.some(({ id }) => id === about) === true ? 'person' : timeline?.events?.some(({ id }) => id === about) === true ? 'event' : undefined
  if (about === undefined || kind === undefined) return area === undefined ? (quote ?? '') : area === 'interpersonal-sensitivities' ? say(words, `quiz.what.${area}`) : areaName(area)
  const called = label({ kind, id: about })
  if (area === undefined) return called
  return ABOUT[area] === kind ? say(words, `quiz.what.${area}`, { about: called }) : say(words, 'example.rules-about', { area: areaName(area), about: called })
}
