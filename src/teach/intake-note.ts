import type { Case, Measurement, Mention, SymptomChange } from '../model/case.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { isNotKnown } from '../model/words.js'
import { dateInWords } from '../words/dates.js'
import { listed, say, term, upperFirst } from '../words/phrase.js'
import { FIELDS, type BlockName, type Field } from './fields.js'
import type { Lesson } from './lesson.js'
import type { LessonLine, LessonPart } from './parts.js'

/** One answer as a note tells it. */
export interface NoteAnswer {
  readonly address: string
  readonly label: string
  readonly value: string
}

/** Somebody or something a note tells of: the answers, then what was written or said in free words. */
export interface NoteEntry {
  readonly title?: string
  readonly answers: readonly NoteAnswer[]
  readonly said: readonly { readonly address: string; readonly text: string }[]
}

/** One part of a note. */
export interface NoteSection {
  readonly id: string
  readonly title: string
  readonly entries: readonly NoteEntry[]
}

/** A case as a note that can be read before anything is made of it. */
export interface IntakeNote {
  readonly title: string
  readonly fictional: boolean
  readonly sections: readonly NoteSection[]
}

/** What a note takes from a lesson: it tells the case, and nothing that was made of it. */
export type NoteMaterial = Pick<Lesson, 'kase' | 'words' | 'ruleSet'>

type Fields = Readonly<Record<string, unknown>>

/** How a note is told. Without `areas`, what the client wants is told in the client's words and by whom or what it is about, and no area is named. */
export interface NoteOptions {
  readonly areas?: boolean
}

/** Everything that a case records, in the order in which one would tell it. */
export function intakeNote(material: NoteMaterial, { areas = true }: NoteOptions = {}): IntakeNote {
  const { kase, words } = material
  const { client, inventory, timeline } = kase
  const tell = teller(material, areas)
  const section = (id: string, entries: readonly (NoteEntry | undefined)[]): NoteSection => ({
    id,
    title: say(words, `note.title.${id === 'story' && kase.note === undefined ? 'client' : id}`),
    entries: entries.filter((entry) => entry !== undefined).filter(({ answers, said }) => answers.length + said.length > 0),
  })
  const own = kase.note === undefined ? undefined : { answers: [], said: [{ address: '/note', text: kase.note }] }
  const sections = [
    section('story', [own, tell('client', client, '/client', client?.name)]),
    section('view', [tell('view', kase.clientView, '/clientView')]),
    section('people', [
      ...(inventory?.people ?? []).map((person) => tell('person', person, `/inventory/people/${person.id}`, personTitle(person, words))),
      tell('asked', inventory?.asked, '/inventory/asked'),
      freeText(inventory?.note, '/inventory/note'),
    ]),
    section('circle', [
      tell('network', inventory?.network?.before, '/inventory/network/before', say(words, 'note.before')),
      tell('network', inventory?.network?.now, '/inventory/network/now', say(words, 'note.now')),
      tell('patterns', inventory?.patterns, '/inventory/patterns', say(words, 'note.patterns')),
    ]),
    section('mood', [
      ...(timeline?.episodes ?? []).map((episode) => tell('episode', episode, `/timeline/episodes/${episode.id}`, say(words, episode.endedOn === undefined ? 'note.episode' : 'note.earlier-episode'))),
      ...byDate(timeline?.changes ?? []).map((change) => tell('change', change, `/timeline/changes/${change.id}`, say(words, 'note.change'))),
      scores(material, timeline?.measurements ?? []),
      tell('askedTimeline', timeline?.asked, '/timeline/asked'),
      freeText(timeline?.note, '/timeline/note'),
    ]),
    section('events', byDate(timeline?.events ?? []).map((event) => tell('event', event, `/timeline/events/${event.id}`, eventTitle(event.title, event.type, material)))),
    section('safety', [tell('safety', kase.safety, '/safety')]),
    section('suitability', [tell('suitability', kase.suitability, '/suitability'), tell('contract', kase.contract, '/contract')]),
  ]
  return { title: kase.title ?? say(words, 'note.title'), fictional: kase.fictional === true, sections: sections.filter(({ entries }) => entries.length > 0) }
}

const personTitle = ({ name, id, relation }: { readonly name?: string; readonly id: string; readonly relation?: string }, words: WordCatalogue): string =>
  relation === undefined || isNotKnown(relation) ? (name ?? id) : say(words, 'note.person', { name: name ?? id, relation: term(words, 'relation', relation) })

function eventTitle(title: string | undefined, type: string, { words, ruleSet }: NoteMaterial): string {
  const kind = ruleSet.events.find((event) => event.type === type)?.label ?? term(words, 'eventType', type)
  return title === undefined ? upperFirst(kind) : say(words, 'note.event', { title, kind })
}

/** By their dates as written, those without one last; the id settles the rest. */
function byDate<T extends Pick<SymptomChange, 'id' | 'on'>>(items: readonly T[]): readonly T[] {
  const when = ({ on }: T): string => (on === undefined || isNotKnown(on) ? '~' : on)
  return [...items].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id < b.id ? -1 : 1))
}

const freeText = (text: string | undefined, address: string): NoteEntry | undefined => (text === undefined ? undefined : { answers: [], said: [{ address, text }] })

function scores({ words, ruleSet }: NoteMaterial, measurements: readonly Measurement[]): NoteEntry | undefined {
  const named = new Map<string, Measurement[]>()
  for (const measurement of [...measurements].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const name = measurement.instrumentName ?? ruleSet.instruments.find(({ id }) => id === measurement.instrument)?.name ?? measurement.instrument
    named.set(name, [...(named.get(name) ?? []), measurement])
  }
  if (named.size === 0) return undefined
  return {
    title: say(words, 'note.scores'),
    answers: [...named].map(([label, own]) => ({
      address: `/timeline/measurements/${own[0]?.instrument ?? ''}@${own[0]?.on ?? ''}`,
      label,
      value: scoresInWords(words, own),
    })),
    said: measurements.flatMap(({ note, on, instrument }) => (note === undefined ? [] : [{ address: `/timeline/measurements/${instrument}@${on}/note`, text: note }])),
  }
}

/** Scores in the order of their days; an answer to the item about self-harm that is always the same is said once. */
function scoresInWords(words: WordCatalogue, own: readonly Measurement[]): string {
  const items = new Set(own.map(({ selfHarmItem }) => selfHarmItem))
  const [item] = items
  const isOne = own.length > 1 && items.size === 1 && typeof item === 'number'
  const scores = listed(words, own.map(({ on, score, selfHarmItem }) => {
    const [date, points] = [dateInWords(words, on), String(score)]
    return isOne || typeof selfHarmItem !== 'number' ? say(words, 'note.score', { date, score: points }) : say(words, 'note.score-item', { date, score: points, item: String(selfHarmItem) })
  }))
  return isOne ? say(words, 'note.score-items', { scores, item: String(item) }) : scores
}

/** Tells one block of a case, with the blocks inside it. */
function teller({ kase, words, ruleSet }: NoteMaterial, areas: boolean): (block: BlockName, value: object | undefined, address: string, title?: string) => NoteEntry | undefined {
  const names = new Map([
    ...(kase.inventory?.people ?? []).map(({ id, name }) => [id, name ?? id] as const),
    ...(kase.timeline?.events ?? []).map(({ id, title, type }) => [id, title ?? eventTitle(undefined, type, { kase, words, ruleSet })] as const),
  ])
  const inWords = (value: unknown, key: string): string => {
    const word = String(value)
    if (key.startsWith('closeness') && word.length === 1) return say(words, `answer.ring.${word}`)
    return typeof value === 'number' ? word : (words.text[`answer.${word}`] ?? word.replaceAll('-', ' '))
  }
  const valueOf = (field: Field, value: unknown): string => {
    if (isNotKnown(value)) return say(words, `answer.${value}`)
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value]
    if (list.length === 0) return say(words, 'answer.empty')
    return listed(words, list.map((each) => {
      if (field.is === 'date') return dateInWords(words, String(each))
      if (field.is === 'days') return dayInWords(words, String(each))
      if (field.is === 'named') return names.get(String(each)) ?? String(each)
      if (field.is === 'mentions') return mention(each as Mention)
      return inWords(each, field.key)
    }))
  }
  const mention = ({ area, about, quote }: Mention): string => {
    const target = about === undefined ? undefined : (names.get(about) ?? about)
    const name = area === undefined || !areas ? undefined : (words.text[`teach.area.${area}`] ?? area)
    const what = name === undefined || target === undefined ? (target ?? name ?? (quote === undefined ? say(words, area === 'interpersonal-sensitivities' ? 'note.mention-people' : 'note.mention-unsaid') : '')) : say(words, 'note.mention', { area: name, about: target })
    return quote === undefined ? what : what === '' ? say(words, 'note.quote', { text: quote }) : say(words, 'note.mention-quote', { what, quote })
  }
  const tell = (block: BlockName, value: object | undefined, address: string, title?: string): NoteEntry | undefined => {
    if (value === undefined) return undefined
    const record = value as Fields
    const answers: NoteAnswer[] = []
    const said: NoteEntry['said'][number][] = []
    for (const field of FIELDS[block]) {
      const found = record[field.key]
      const here = `${address}/${field.key}`
      // The relation stands in the title.
      if (found === undefined || (block === 'person' && field.key === 'relation' && !isNotKnown(found))) continue
      const label = say(words, `field.${block}.${field.key}`)
      if (field.is === 'text') said.push({ address: here, text: freeWords(words, block, field.key, label, found as string) })
      else if (field.is !== 'block' || isNotKnown(found)) answers.push({ address: here, label, value: valueOf(field, found) })
      else {
        const inner = tell(field.block, found as object, here)
        const isSupport = field.block === 'support'
        answers.push(...(inner?.answers ?? []).map((answer) => (isSupport ? { ...answer, label: say(words, 'note.inner', { block: label, field: answer.label }) } : answer)))
        said.push(...(inner?.said ?? []))
      }
    }
    return { ...(title === undefined ? {} : { title }), answers, said }
  }
  return tell
}

const dayInWords = (words: WordCatalogue, day: string): string => new Intl.DateTimeFormat(words.locale === 'en' ? 'en-GB' : words.locale, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(Date.parse(`2000-${day}`))

const QUOTED: readonly string[] = ['quote', 'ownWords', 'explanation']

function freeWords(words: WordCatalogue, block: BlockName, key: string, label: string, text: string): string {
  if (key === 'note') return text
  return QUOTED.includes(key) && block !== 'view' ? say(words, 'note.quote', { text }) : say(words, 'note.said', { label: upperFirst(label), text })
}

/** A note as parts: what is yes and what is no is gathered, so that the page stays short. */
export function notePartsOf({ sections }: IntakeNote, words: WordCatalogue, level: 2 | 3 = 3): readonly LessonPart[] {
  return sections.flatMap(({ title, entries }): readonly LessonPart[] => [
    { kind: 'heading', level, text: title },
    { kind: 'list', items: entries.flatMap((entry) => entryLines(entry, words)) },
  ])
}

function entryLines({ title, answers, said }: NoteEntry, words: WordCatalogue): readonly LessonLine[] {
  const [yes, no] = [say(words, 'answer.yes'), say(words, 'answer.no')]
  const withValue = (value: string): readonly NoteAnswer[] => answers.filter((answer) => answer.value === value)
  const rest = answers.filter(({ value }) => value !== yes && value !== no)
  const clauses = [
    ...(rest.length === 0 ? [] : [`${rest.map(({ label, value }) => say(words, 'note.answer', { label, value })).join(say(words, 'note.between'))}.`]),
    ...(['yes', 'no'] as const).flatMap((word) => {
      const own = withValue(word === 'yes' ? yes : no)
      return own.length === 0 ? [] : [say(words, `note.all-${word}`, { labels: own.map(({ label }) => label).join(say(words, 'note.between')) })]
    }),
    ...said.map(({ text }) => text),
  ].map(upperFirst)
  const text = clauses.join(' ')
  return text === '' ? [] : [{ text: title === undefined ? text : say(words, 'note.entry', { title, text }), evidence: [...answers, ...said].map(({ address }) => address) }]
}
/** A case without anything said in free words: what a record holds and nothing that could give the answer away. */
export function withoutFreeText(kase: Case): Case {
  return stripped(kase, 'case') as Case
}

const FREE = new Set(Object.values(FIELDS).flatMap((fields) => fields.filter(({ is }) => is === 'text').map(({ key }) => key)))

function stripped(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((each) => stripped(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([inner]) => !FREE.has(inner)).map(([inner, each]) => [inner, stripped(each, inner)]))
}
