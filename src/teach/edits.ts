import type { Case } from '../model/case.js'
import type { Focus } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { FIELDS, type BlockName, type Field } from './fields.js'

/** One answer of a case put otherwise. */
export interface AnswerEdit {
  /** Where the answer stands, list positions by id: `/inventory/people/ana/closenessNow`. */
  readonly address: string
  /** The same with `*` for an id, as facts name what they read. */
  readonly pattern: string
  readonly block: BlockName
  readonly field: Field
  readonly from: unknown
  readonly to: unknown
  /** How far from what was answered: steps along a list, words put in or taken out, months. */
  readonly distance: number
}

type Fields = Readonly<Record<string, unknown>>

/** A block of a case with the way to it. */
interface Place {
  readonly block: BlockName
  readonly value: Fields
  readonly address: string
  readonly pattern: string
}

// Safety is asked about and acted on, and a life is not made up anew to make a point: nobody is made ill, afraid, harmed or dead.
const LEFT_ALONE: readonly BlockName[] = ['client', 'safety', 'suitability', 'contract', 'asked', 'askedTimeline', 'support', 'change']
const FIELDS_LEFT_ALONE: readonly string[] = [
  'person/relation', 'person/saidBy', 'person/fear', 'person/harm', 'death/manner', 'death/ageYears', 'death/feltAsChild', 'death/specialDays', 'death/clientPresent',
  'conflict/flareUps', 'event/saidBy', 'event/people', 'episode/saidBy', 'episode/endedOn', 'patterns/strengths', 'person/contactMode', 'event/dueOn', 'event/lifeTiming',
  // A refusal is respected.
  'view/declined',
]
const VALUES_LEFT_ALONE: Readonly<Record<string, readonly unknown[]>> = { 'person/status': ['deceased', 'missing'] }

/** Months by which a date is tried earlier and later. */
const MONTHS: readonly number[] = [1, 2, 3, 6, 9, 12, 18, 24, 36]
const MOST_NUMBER = 8

/** Every way to put one given answer otherwise. `foci` are what a client could want to work on instead. */
export function answerEdits(kase: Case, foci: readonly Focus[]): readonly AnswerEdit[] {
  return placesIn(kase).filter(({ block }) => !LEFT_ALONE.includes(block)).flatMap(({ block, value, address, pattern }) =>
    FIELDS[block].filter(({ key }) => !FIELDS_LEFT_ALONE.includes(`${block}/${key}`)).flatMap((field) => {
      const from = value[field.key]
      // Somebody who has died stays dead; what was not asked stays so, since another answer and an answer at all teach different things.
      // That something is nobody's refusal, or followed no event, is an answer.
      if (from === undefined || (isNotKnown(from) && !(field.is === 'named' && from === 'not-applicable')) || VALUES_LEFT_ALONE[`${block}/${field.key}`]?.includes(from) === true) return []
      const key = `${block}/${field.key}`
      return otherAnswers(field, from, kase, foci)
        .filter(({ to }) => VALUES_LEFT_ALONE[key]?.includes(to) !== true)
        .map(({ to, distance }) => ({ address: `${address}/${field.key}`, pattern: `${pattern}/${field.key}`, block, field, from, to, distance }))
    }))
}

function placesIn({ inventory, timeline, clientView }: Case): readonly Place[] {
  const people = (inventory?.people ?? []).flatMap((person) => within('person', person, `/inventory/people/${person.id}`, '/inventory/people/*'))
  const events = (timeline?.events ?? []).flatMap((event) => within('event', event, `/timeline/events/${event.id}`, '/timeline/events/*'))
  const episodes = (timeline?.episodes ?? []).filter(({ endedOn }) => endedOn === undefined).flatMap((episode) => within('episode', episode, `/timeline/episodes/${episode.id}`, '/timeline/episodes/*'))
  const one = (block: BlockName, value: object | undefined, address: string): readonly Place[] => (value === undefined ? [] : within(block, value, address, address))
  return [
    ...people, ...events, ...episodes,
    ...one('network', inventory?.network?.before, '/inventory/network/before'),
    ...one('network', inventory?.network?.now, '/inventory/network/now'),
    ...one('patterns', inventory?.patterns, '/inventory/patterns'),
    ...one('view', clientView, '/clientView'),
  ]
}

function within(block: BlockName, value: object, address: string, pattern: string): readonly Place[] {
  const own = value as Fields
  const inner = FIELDS[block].flatMap((field): readonly Place[] => {
    const found = own[field.key]
    return field.is === 'block' && typeof found === 'object' && found !== null ? within(field.block, found, `${address}/${field.key}`, `${pattern}/${field.key}`) : []
  })
  return [{ block, value: own, address, pattern }, ...inner]
}

interface Other {
  readonly to: unknown
  readonly distance: number
}

function otherAnswers(field: Field, from: unknown, { inventory, timeline, assessedOn }: Case, foci: readonly Focus[]): readonly Other[] {
  const one = (to: unknown): Other => ({ to, distance: 1 })
  switch (field.is) {
    case 'word':
      return field.list.flatMap((to, at) => (to === from ? [] : [{ to, distance: Math.abs(at - field.list.indexOf(from as string)) }]))
    case 'words': {
      const has = Array.isArray(from) ? (from as readonly unknown[]) : []
      return [
        ...has.map((word) => one(has.filter((each) => each !== word))),
        ...field.list.filter((word) => !has.includes(word)).map((word) => one([...has, word])),
        ...(has.length > 1 ? [{ to: [], distance: has.length }] : []),
      ]
    }
    case 'date':
      // What has not happened yet on the day of the assessment is no answer to when it did.
      return typeof from !== 'string' ? [] : MONTHS.flatMap((months) => [shifted(from, -months), shifted(from, months)].flatMap((to) => (to !== undefined && to.slice(0, 7) < assessedOn.slice(0, 7) ? [{ to, distance: months }] : [])))
    case 'number':
      return Array.from({ length: MOST_NUMBER + 1 }, (_, to) => ({ to, distance: Math.abs(to - Number(from)) })).filter(({ distance }) => distance > 0)
    case 'named': {
      const ids = field.key === 'obstaclePerson' ? (inventory?.people ?? []).map(({ id }) => id) : (timeline?.events ?? []).map(({ id }) => id)
      return [...ids, 'not-applicable'].filter((id) => id !== from).map(one)
    }
    case 'mentions':
      return foci.map(({ area, subject }) => one([{ area, ...(subject.kind === 'case' ? {} : { about: subject.id }), saidBy: field.key === 'strongestFeeling' ? 'clinician' : 'client' }]))
    default:
      return []
  }
}

/** A date so many months earlier or later, as precise as it was; undefined for one that names a day or lies between two. */
function shifted(date: string, months: number): string | undefined {
  const [, year, month, day, about = ''] = /^(\d{4})-(\d{2})(-\d{2})?(~?)$/.exec(date) ?? []
  if (year === undefined || month === undefined) return undefined
  const at = Number(year) * 12 + Number(month) - 1 + months
  // Every month has its first twenty-eight days.
  const kept = day === undefined || Number(day.slice(1)) <= 28 ? (day ?? '') : '-28'
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}${kept}${about}`
}

/** The case with one answer put otherwise. */
export const withEdit = (kase: Case, { address, to }: Pick<AnswerEdit, 'address' | 'to'>): Case => put(kase, address.slice(1).split('/'), to) as Case

function put(value: unknown, [key = '', ...rest]: readonly string[], to: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly Fields[]).map((item) => (item['id'] === key ? put(item, rest, to) : item))
  const record = value as Fields
  return { ...record, [key]: rest.length === 0 ? to : put(record[key], rest, to) }
}
