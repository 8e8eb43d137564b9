import { daySpan, type DateSpan } from '../../chronology/vague-date.js'
import { formatDay } from '../../chronology/day-number.js'
import { compareText } from '../../compare-text.js'
import type { Informant } from '../../model/words.js'
import { isNotKnown } from '../../model/words.js'
import type { Link } from '../../model/links.js'
import { dateInWords } from '../../words/dates.js'
import { listed, say, term } from '../../words/phrase.js'
import type { PictureTable } from './picture.js'
import { byMiddle, spanOf, textOf } from './timeline-dates.js'
import { type Happening, nameOf } from './timeline-happenings.js'
import { linkInWords } from './timeline-links.js'
import type { TimelineSetting } from './timeline-names.js'
import type { DatedScore, Series } from './timeline-series.js'
import { tell } from './timeline-voice.js'
import type { Spell, Story, Turn } from './timeline-story.js'

interface Row {
  readonly span: DateSpan | undefined
  /** Which of several at one time comes first. */
  readonly order: string
  readonly date: string
  readonly what: string
  readonly details: readonly string[]
  readonly links: readonly Link[]
}

/** Everything in order of time, what has no date last. `numbered`: events in the order of the numbers that the picture gives them, if it does. */
export function tableOf(story: Story, setting: TimelineSetting, numbered: readonly Happening[] | undefined): PictureTable {
  const { words, register } = setting
  const voice = { setting, story }
  const numbers = new Map(numbered?.map((happening, i) => [happening, String(i + 1)]))
  const isNumbered = numbered !== undefined
  const rows: readonly (Row & { readonly n: string })[] = [
    ...story.happenings.map((happening) => ({ ...happeningRow(happening, voice), n: numbers.get(happening) ?? '' })),
    ...[
      ...story.spells.flatMap((spell) => spellRows(spell, voice)),
      ...story.turns.map((turn) => turnRow(turn, voice)),
      ...story.days.map(({ day, label }): Row => ({ ...blank('2', daySpan(day), label), date: dateInWords(words, formatDay(day)), what: label })),
      ...story.series.flatMap((series, i) => series.scores.map((score, j) => scoreRow(series, score, `5 ${String(i).padStart(3, '0')} ${String(j).padStart(6, '0')}`, voice))),
    ].map((row) => ({ ...row, n: '' })),
  ].sort((a, b) => byMiddle(a.span, b.span) || compareText(a.order, b.order))
  const head = (key: string): string => say(words, `timeline.table.${key}`)
  return {
    caption: tell(setting, 'title'),
    head: [...(isNumbered ? [head('number')] : []), head('when'), head('what'), ...(register === 'client' ? [] : [head('details')]), head('links')],
    rows: rows.map(({ n, date, what, details, links }) => [
      ...(isNumbered ? [n] : []),
      date,
      what,
      ...(register === 'client' ? [] : [details.join(say(words, 'picture.separator'))]),
      links.map((link) => linkInWords(link, words, register)).join(say(words, 'timeline.table.separator')),
    ]),
  }
}

interface Voice {
  readonly setting: TimelineSetting
  readonly story: Story
}

const blank = (rank: string, span: DateSpan | undefined, id: string): Row => ({ span, order: `${rank} ${id}`, date: '', what: '', details: [], links: [] })

function when({ setting: { words } }: Voice, date: string | undefined): string {
  const text = textOf(date)
  if (text !== undefined) return dateInWords(words, text)
  return say(words, 'timeline.no-date', { why: term(words, 'why', date !== undefined && isNotKnown(date) ? date : 'not-asked') })
}

const saidBy = ({ setting: { words } }: Voice, informant: Informant | undefined): readonly string[] =>
  informant === undefined ? [] : [say(words, 'timeline.said-by', { informant: term(words, 'informant', informant) })]

function happeningRow(happening: Happening, voice: Voice): Row {
  const { words, names } = voice.setting
  const { event, kind, label, side, span, subjects } = happening
  const people = (voice.story.kase.inventory?.people ?? []).filter(({ id }) => event?.people?.includes(id) === true)
  return {
    ...blank('3', span, `${happening.id} ${kind}`),
    date: when(voice, happening.date === '' ? event?.on : happening.date),
    what: label,
    details: [
      ...(voice.setting.register === 'client' || event?.title === undefined || event.type === 'other' || kind === 'due' ? [] : [names.event(event.type) ?? term(words, 'event', event.type)]),
      ...(people.length === 0 || kind === 'due' ? [] : [say(words, 'timeline.with', { people: listed(words, people.map((person) => nameOf(person, voice.setting.register, words)).sort(compareText)) })]),
      ...(side === 'open' || side === 'before' ? [] : [say(words, `timeline.side.${side}`)]),
      ...(kind === 'due' ? [] : saidBy(voice, event?.saidBy)),
    ],
    links: voice.story.links.filter(({ subject }) => subjects.some(({ kind: of, id }) => of === subject.kind && id === subject.id)),
  }
}

function spellRows({ episode, isCurrent, onset }: Spell, voice: Voice): readonly Row[] {
  const { words } = voice.setting
  const course = episode.course === undefined || isNotKnown(episode.course) ? [] : [say(words, `timeline.course.${episode.course}`)]
  const begins: Row = {
    ...blank('4', onset, `${episode.id} a`),
    date: when(voice, episode.onset),
    what: tell(voice.setting, isCurrent ? 'begins.current' : 'begins.earlier'),
    details: [...course, ...saidBy(voice, episode.saidBy)],
  }
  if (isCurrent) return [begins]
  return [begins, { ...blank('4', spanOf(episode.endedOn), `${episode.id} b`), date: when(voice, episode.endedOn), what: tell(voice.setting, 'ends.earlier') }]
}

function turnRow({ direction, basis, span, change }: Turn, voice: Voice): Row {
  const date = change?.on ?? (span === undefined ? undefined : `${formatDay(span.earliest)}/${formatDay(span.latest)}`)
  return {
    ...blank('6', span, change?.id ?? direction),
    date: when(voice, date),
    what: tell(voice.setting, basis === 'stated' ? direction : `read.${direction}`),
    details: saidBy(voice, change?.saidBy),
  }
}

function scoreRow({ name, info }: Series, { span, measurement: { on, score, selfHarmItem } }: DatedScore, order: string, voice: Voice): Row {
  const { words, names } = voice.setting
  const band = [...(info?.bands ?? [])].sort((a, b) => b.from - a.from).find(({ from }) => score >= from)?.band
  return {
    ...blank(order, span, ''),
    date: dateInWords(words, on),
    what: say(words, 'timeline.table.score', { instrument: name, score: String(score) }),
    details: [
      ...(band === undefined ? [] : [names.band(info?.id ?? 'other', band)]),
      ...(selfHarmItem === undefined ? [] : [say(words, 'timeline.self-harm-item', { answer: isNotKnown(selfHarmItem) ? term(words, 'why', selfHarmItem) : String(selfHarmItem) })]),
    ],
  }
}
