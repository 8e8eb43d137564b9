import type { VagueDate } from '../model/case.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say } from './phrase.js'

/** A date as a person would say it, no more precise than it was written. */
export function dateInWords(words: WordCatalogue, date: VagueDate): string {
  const [from, to] = date.split('/')
  if (from !== undefined && to !== undefined) return say(words, 'between-dates', { from: inSpan(words, from), to: inSpan(words, to) })
  return date.endsWith('~') ? say(words, 'about-date', { date: plain(words, date.slice(0, -1)) }) : plain(words, date)
}

/** A day at an end of a span takes its article, where a language has one. */
const inSpan = (words: WordCatalogue, date: string): string => (date.length > 'yyyy-mm'.length ? say(words, 'day-in-span', { date: plain(words, date) }) : plain(words, date))

function plain(words: WordCatalogue, date: string): string {
  const [before, after] = aroundYear(words.locale, date.slice('yyyy'.length))
  return `${before}${Number(date.slice(0, 'yyyy'.length))}${after}`
}

// A leap year, so that it has every day.
const SOME_YEAR = 2000

type AroundYear = readonly [before: string, after: string]

// Formatting costs far more than looking up, and a year has few days: kept is what stands around the year.
const kept = new Map<string, Map<string, AroundYear>>()

/** What stands around the year of a date, given what is written after it: nothing, "-mm" or "-mm-dd". */
function aroundYear(locale: string, rest: string): AroundYear {
  const known = kept.get(locale)?.get(rest)
  if (known !== undefined) return known
  const [, month, day] = rest.split('-')
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  })
  const [before = '', after = ''] = format.format(Date.UTC(SOME_YEAR, Number(month ?? 1) - 1, Number(day ?? 1))).split(String(SOME_YEAR))
  kept.set(locale, (kept.get(locale) ?? new Map<string, AroundYear>()).set(rest, [before, after]))
  return [before, after]
}
