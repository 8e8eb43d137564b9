import type { VagueDate } from '../model/case.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say } from './phrase.js'

/** A date as a person would say it, no more precise than it was written. */
export function dateInWords(words: WordCatalogue, date: VagueDate): string {
  const [from, to] = date.split('/')
  if (from !== undefined && to !== undefined) return say(words, 'between-dates', { from: plain(words, from), to: plain(words, to) })
  return date.endsWith('~') ? say(words, 'about-date', { date: plain(words, date.slice(0, -1)) }) : plain(words, date)
}

function plain(words: WordCatalogue, date: string): string {
  const [year = '0', month, day] = date.split('-')
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  return formatOf(words.locale, month !== undefined, day !== undefined).format(at)
}

// Making a format costs fifty times as much as using it, and there are three for each language.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, withMonth: boolean, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withMonth} ${withDay}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(withMonth ? { month: 'long' } : {}),
    ...(withDay ? { day: 'numeric' } : {}),
  })
  formats.set(key, made)
  return made
}
