import { civilDay, dayNumber } from '../../chronology/day-number.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { dateInWords } from '../../words/dates.js'
import { textWidth } from './text-width.js'
import type { TimeAxis } from './timeline-axis.js'

/** A mark on the axis; the label's middle stands at `labelX`. */
export interface Tick {
  readonly x: number
  readonly label: string
  readonly labelX: number
}

/** Marks of an axis: small ones (days, months, or nothing where years are enough) above large ones. */
export interface Ticks {
  readonly small: readonly Tick[]
  readonly large: readonly Tick[]
}

interface Wish {
  readonly day: number
  readonly label: string
}

/** Months between marks, tightest first. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600] as const
const DAYS_A_MONTH = 30.44
const GAP = 8
/** Pixels that a label may reach beyond the ends of the axis. */
const BEYOND = 10
/** Pixels from which a day is wide enough for marks by the week. */
const WIDE_DAY = 5.5
const WEEK_STARTS = [1, 8, 15, 22] as const

/** Marks that fit: no label comes near another or leaves the axis. */
export function ticksOf(axis: TimeAxis, words: WordCatalogue, size: number): Ticks {
  const years = [civilDay(axis.from).year, civilDay(axis.to).year] as const
  if (axis.pixelsADay >= WIDE_DAY) {
    const days = monthsBetween(years).flatMap(([year, month]) => WEEK_STARTS.map((day) => ({ day: dayNumber(year, month, day), label: String(day) })))
    return { small: placed(axis, size, [inScale(axis, days)]), large: placed(axis, size, [leading(axis, days, (day) => dateInWords(words, yearAndMonth(day)))]) }
  }
  const nameOfMonth = shortMonths(words.locale)
  const widest = Math.max(...Array.from({ length: 12 }, (_, month) => textWidth(nameOfMonth(month + 1), size)), textWidth('2000', size)) + GAP
  const step = STEPS.find((months) => months * DAYS_A_MONTH * axis.pixelsADay >= widest) ?? 600
  const fewYears = yearWishes(axis, years, Math.max(1, Math.ceil(step / 12)))
  const inBreaks = axis.breaks.length === 0 ? [] : brokenYears(axis, years, textWidth('2000', size) + GAP)
  if (step >= 12) return { small: [], large: placed(axis, size, [inScale(axis, fewYears), inBreaks]) }
  const months = monthsBetween(years)
    .filter(([, month]) => (month - 1) % step === 0)
    .map(([year, month]) => ({ day: dayNumber(year, month, 1), label: nameOfMonth(month) }))
  const starts = leading(axis, months, (day) => String(civilDay(day).year))
  return { small: placed(axis, size, [inScale(axis, months)]), large: placed(axis, size, [starts, inBreaks.filter(({ label }) => starts.every((start) => start.label !== label))]) }
}

const yearAndMonth = (day: number): string => {
  const { year, month } = civilDay(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

function monthsBetween([first, last]: readonly [number, number]): readonly (readonly [year: number, month: number])[] {
  return Array.from({ length: (last - first + 1) * 12 }, (_, i) => [first + Math.floor(i / 12), (i % 12) + 1] as const)
}

function yearWishes(axis: TimeAxis, [first, last]: readonly [number, number], step: number): readonly Wish[] {
  const from = Math.ceil(first / step) * step
  return Array.from({ length: Math.max(0, Math.floor((last - from) / step) + 1) }, (_, i) => from + i * step)
    .map((year) => ({ day: dayNumber(year, 1, 1), label: String(year) }))
    .filter(({ day }) => day >= axis.from && day <= axis.to)
}

/** Pixels from which a time to scale, between shortened ones, is worth marks of its own. */
const WORTH_MARKS = 70

const inScale = (axis: TimeAxis, wishes: readonly Wish[]): readonly Wish[] => {
  const ends = [{ from: axis.from, left: axis.left }, ...axis.breaks.map(({ to, right }) => ({ from: to, left: right }))]
  const runs = ends.map((start, i) => ({ ...start, to: axis.breaks[i]?.from ?? axis.to, right: axis.breaks[i]?.left ?? axis.right }))
    .filter(({ left, right }) => right - left >= WORTH_MARKS || axis.breaks.length === 0)
  return wishes.filter(({ day }) => runs.some(({ from, to }) => day >= from && day <= to))
}

/** Years inside shortened times, as many as have room, and then those of short times between them. */
function brokenYears(axis: TimeAxis, years: readonly [number, number], room: number): readonly Wish[] {
  const all = yearWishes(axis, years, 1)
  const scaled = new Set(inScale(axis, all).map(({ day }) => day))
  const isBroken = ({ day }: Wish): boolean => axis.breaks.some(({ from, to }) => day > from && day < to)
  return [
    ...axis.breaks.flatMap(({ from, to, left, right }) => {
      const step = [1, 2, 5, 10, 20, 50].find((each) => (each * 365.25 * (right - left)) / (to - from) >= room)
      return yearWishes(axis, years, step ?? 1).filter(({ day }) => day > from && day < to)
    }),
    ...all.filter((wish) => !scaled.has(wish.day) && !isBroken(wish)),
  ]
}

/** What stands beneath the first small mark of each year or month, and again after a shortened time. */
function leading(axis: TimeAxis, wishes: readonly Wish[], labelOf: (day: number) => string): readonly Wish[] {
  const shown = inScale(axis, wishes)
  const labelled = shown.map(({ day }) => ({ day, label: labelOf(day) }))
  const found = labelled.filter(({ label }, i) => label !== labelled[i - 1]?.label)
  return found.length > 0 ? found : [{ day: axis.from, label: labelOf(axis.from) }]
}

/** Labels by the order of the lists, each only where it has room. */
function placed(axis: TimeAxis, size: number, lists: readonly (readonly Wish[])[]): readonly Tick[] {
  const taken: { readonly from: number; readonly to: number }[] = []
  const ticks: Tick[] = []
  const wishes = lists.flatMap((list) => {
    const own = list.map(({ day, label }) => {
      const [x, half] = [axis.xOf(day), textWidth(label, size) / 2]
      return { x, label, half, labelX: Math.min(Math.max(x, axis.left - BEYOND + half), axis.right + BEYOND - half) }
    })
    // A label pushed in from an edge never takes the room of the next, which would leave a hole in a regular row.
    return [...own.filter(({ x, labelX }) => x === labelX), ...own.filter(({ x, labelX }) => x !== labelX)]
  })
  for (const { x, label, half, labelX } of wishes) {
    const [from, to] = [labelX - half - GAP / 2, labelX + half + GAP / 2]
    if (taken.some((other) => from < other.to && other.from < to)) continue
    taken.push({ from, to })
    ticks.push({ x, label, labelX })
  }
  return ticks.sort((a, b) => a.x - b.x)
}

// Making a format costs far more than using it.
const kept = new Map<string, (month: number) => string>()

function shortMonths(locale: string): (month: number) => string {
  const known = kept.get(locale)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', calendar: 'gregory', month: 'short' })
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)))
  const made = (month: number): string => names[month - 1] ?? ''
  kept.set(locale, made)
  return made
}
