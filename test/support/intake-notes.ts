import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Case } from '../../src/model/case.js'
import { ROOT } from './docs.js'

/** A case that is handed out, and the language of its note. */
export interface HandedOut {
  readonly kase: Case
  readonly file: string
  readonly locale: 'en' | 'es'
}

export const HANDED_OUT: readonly HandedOut[] = ['docs/examples/cases', 'docs/examples/teaching/cases', 'docs/examples/teaching/cases/es'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.json')).map((file): HandedOut => ({
    kase: JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as Case,
    file: basename(file, '.json'),
    locale: folder.endsWith('/es') ? 'es' : 'en',
  })))

const ENGLISH = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }
const ORDINALS = 'third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const SPANISH = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte'.split(' ')

// "One", "once" and "first" count nothing more often than not; Spanish "once" is eleven.
const WORDS: Readonly<Record<HandedOut['locale'], ReadonlyMap<string, number>>> = {
  en: new Map([
    ...ENGLISH.map((word, n) => [word, n] as const).slice(2),
    ...Object.entries(TENS).flatMap(([ten, n]) => [[ten, n] as const, ...ENGLISH.slice(1, 10).map((one, at) => [`${ten}-${one}`, n + at + 1] as const), ...ORDINALS.slice(0, 7).map((one, at) => [`${ten}-${one}`, n + at + 3] as const)]),
    ...ORDINALS.map((word, at) => [word, at + 3] as const),
    ['second', 2], ['twice', 2],
  ]),
  es: new Map(SPANISH.map((word, n) => [word, n] as const).slice(2)),
}

const monthNames = (locale: string): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 15)))
}
const MONTHS: Readonly<Record<HandedOut['locale'], readonly string[]>> = { en: monthNames('en'), es: monthNames('es') }

/** A date as a note writes it: the parts that are there. */
interface Written { readonly day?: number; readonly month: number; readonly year?: number }

function datesIn(note: string, locale: HandedOut['locale']): { readonly dates: readonly Written[]; readonly rest: string } {
  const months = MONTHS[locale]
  const of = locale === 'es' ? '(?: de)?' : ''
  const shape = new RegExp(`(?:\\b(\\d{1,2})${of} )?\\b(${months.join('|')})\\b(?:${of} (\\d{4}))?`, 'gu')
  const dates = [...note.matchAll(shape)].map(([, day, month = '', year]): Written => ({
    month: months.indexOf(month) + 1, ...(day === undefined ? {} : { day: Number(day) }), ...(year === undefined ? {} : { year: Number(year) }),
  }))
  return { dates, rest: note.replaceAll(shape, ' ') }
}

const numbersIn = (text: string, locale: HandedOut['locale']): readonly number[] => [
  ...[...text.matchAll(/(?<![\p{L}\d-])\d+(?![\p{L}\d])/gu)].map(([digits]) => Number(digits)),
  ...[...text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)?/gu)].flatMap(([word]) => WORDS[locale].get(word) ?? []),
]

/** Every text and number of a case, with the key it stands under; the note is left out. */
function leavesOf(value: unknown, key = ''): readonly (readonly [key: string, leaf: string | number])[] {
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([inner, each]) => leavesOf(each, inner))
  return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : []
}

// Rings and grades are numbers of the form, which no note writes.
const COUNTED = new Set(['ageYears', 'score', 'closeTies', 'satisfaction', 'sessionsLeft'])

function record(kase: Case): { readonly texts: readonly string[]; readonly leaves: ReturnType<typeof leavesOf> } {
  const { note: _note, title: _title, caseId: _id, schemaVersion: _version, ...rest } = kase
  const leaves = leavesOf(rest)
  return { leaves, texts: leaves.map(([, leaf]) => String(leaf)) }
}

/** Dates and numbers that a note writes and its case does not hold. */
export function unfounded({ kase, locale }: Pick<HandedOut, 'kase' | 'locale'>): readonly string[] {
  const { note = '', inventory, timeline } = kase
  const { leaves, texts } = record(kase)
  const { dates, rest } = datesIn(note, locale)
  const held = texts.flatMap((text) => [...text.matchAll(/\b(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?(?=~|\/|$)/g)].map(([, year, month, day]) =>
    (year === undefined ? { month: Number(month), day: Number(day) } : { year: Number(year), month: Number(month), day: day === undefined ? undefined : Number(day) })))
  const told = texts.flatMap((text) => datesIn(text, locale).dates)
  const isHeld = ({ day, month, year }: Written): boolean => [...held, ...told].some((own) =>
    own.month === month && (day === undefined || own.day === day) && (year === undefined || !('year' in own) || own.year === year))
  const people = inventory?.people ?? []
  const numbers = new Set([
    ...leaves.flatMap(([key, leaf]) => (typeof leaf === 'number' ? (COUNTED.has(key) ? [leaf] : []) : numbersIn(leaf.replaceAll(/\d{4}(?:-\d{2})*~?/g, (date) => date.slice(0, 4)), locale))),
    ...leaves.flatMap(([key, leaf]) => (key === 'instrument' ? (String(leaf).match(/\d+/g) ?? []).map(Number) : [])),
    ...people.map(({ relation }) => people.filter((other) => other.relation === relation).length),
    timeline?.events?.length ?? 0,
  ])
  return [
    ...dates.filter((date) => !isHeld(date)).map((date) => JSON.stringify(date)),
    ...numbersIn(rest.replaceAll(/out of 10/g, ''), locale).filter((n) => !numbers.has(n)).map(String),
  ]
}

/** Names that stand inside a sentence of the note and nowhere in its case. */
export function strangers({ kase, locale }: Pick<HandedOut, 'kase' | 'locale'>): readonly string[] {
  const { note = '' } = kase
  const said = record(kase).texts.join(' ').toLowerCase()
  const months = new Set(MONTHS[locale].map((month) => month.toLowerCase()))
  return [...note.matchAll(/(?<![.?!:]["”»]? ["“«]?|^|["“«])\p{Lu}\p{L}+/gu)].map(([name]) => name.toLowerCase())
    .filter((name) => !said.includes(name.replace(/s$/, '')) && !months.has(name))
}

/** Dates that carry a case and that its note does not tell, by month, or by year where no month is known. */
export function untold({ note = '', client, inventory, timeline }: Case, locale: HandedOut['locale'], about: string | undefined): readonly string[] {
  const person = (inventory?.people ?? []).find(({ id }) => id === about)
  const dates = {
    onset: (timeline?.episodes ?? []).find(({ endedOn }) => endedOn === undefined)?.onset,
    death: typeof person?.death === 'object' ? person.death.on : undefined,
    conflict: typeof person?.conflict === 'object' ? person.conflict.since : undefined,
    event: (timeline?.events ?? []).find(({ id }) => id === about)?.on,
  }
  const isTold = (date: string): boolean => {
    const [, year = '', month] = /^(\d{4})(?:-(\d{2}))?/.exec(date) ?? []
    return note.includes(month === undefined ? year : (MONTHS[locale][Number(month) - 1] ?? ''))
  }
  const age = numbersIn(note, locale).includes(Number(client?.ageYears)) ? [] : ['age']
  return [...age, ...Object.entries(dates).filter(([, date]) => date !== undefined && !isTold(date)).map(([what]) => what)]
}
