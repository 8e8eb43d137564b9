import { civilDay, dayNumber, daysInMonth } from '../../chronology/day-number.js'
import { yearsLater } from '../../chronology/months.js'
import type { DateSpan } from '../../chronology/vague-date.js'
import { compareText } from '../../compare-text.js'
import type { Case, MonthDay, Person } from '../../model/case.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { isNotKnown } from '../../model/words.js'
import { say } from '../../words/phrase.js'
import { spanOf } from './timeline-dates.js'
import { deathOn, isDead, nameOf } from './timeline-happenings.js'

/** A day that belongs to somebody who died: the day of death in a later year, a birthday. */
export interface SpecialDay {
  readonly day: number
  readonly label: string
}

/** Days before the onset that are still of interest. */
const BEFORE = 31

/** Such days from shortly before the current episode to the day of assessment; none where no onset is known. */
export function specialDays(kase: Case, words: WordCatalogue, onset: DateSpan | undefined, assessed: number): readonly SpecialDay[] {
  if (onset === undefined) return []
  const from = onset.earliest - BEFORE
  return (kase.inventory?.people ?? []).filter(isDead).flatMap((person) => {
    const who = nameOf(person, 'clinician', words)
    const death = spanOf(deathOn(person))
    const days = specialOf(person)
    const years = yearsOf(from, assessed)
    return [
      ...(death?.precision === 'day' && !death.about
        ? years.map((year) => year - civilDay(death.earliest).year).filter((later) => later > 0)
          .map((later) => ({ day: yearsLater(death.earliest, later), label: say(words, 'timeline.anniversary', { who }) }))
        : []),
      ...[...new Set(days)].flatMap((monthDay) => years.map((year) => {
        const [month = 1, day = 1] = monthDay.split('-').map(Number)
        return { day: dayNumber(year, month, Math.min(day, daysInMonth(year, month))), label: say(words, 'timeline.special-day', { who }) }
      })).filter(({ day }) => death === undefined || day > death.latest),
    ]
  })
    .filter(({ day }) => day >= from && day <= assessed)
    .sort((a, b) => a.day - b.day || compareText(a.label, b.label))
}

function specialOf({ death }: Person): readonly MonthDay[] {
  const days = death === undefined || isNotKnown(death) ? undefined : death.specialDays
  return days === undefined || isNotKnown(days) ? [] : days
}

function yearsOf(from: number, to: number): readonly number[] {
  const first = civilDay(from).year
  return Array.from({ length: Math.max(0, civilDay(to).year - first + 1) }, (_, i) => first + i)
}
