import { civilDay, formatDay, parseDay } from '../../chronology/day-number.js'
import type { Case } from '../../model/case.js'
import { drawFor, STREAMS } from './draw.js'
import type { Settings } from './options.js'

// Days on which something was recorded are known to the day.
const EXACT = new Set(['assessedOn', 'measurements', 'decision'])

/** The case with a share of its days told vaguely, each in a way that the day itself would bear out; and how many days that were. */
export function withVagueDates(kase: Case, { seed, vagueDates: { share, days } }: Settings, index: number): { readonly case: Case; readonly vague: number } {
  const draw = drawFor(seed, index, STREAMS.dates)
  const assessed = parseDay(kase.assessedOn) ?? 0
  // What happened on one day is told alike wherever it is told.
  const told = new Map<string, string>()
  const tell = (text: string): string => {
    const day = parseDay(text)
    if (day === undefined) return text
    const known = told.get(text)
    if (known !== undefined) return known
    const [chosen, width, at] = [draw.share(), draw.share(), draw.share()]
    const said = chosen < share ? vaguely(day, days * (0.5 + width), at, assessed) : text
    told.set(text, said)
    return said
  }
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value.length === 10 && value.charCodeAt(4) === 45 ? tell(value) : value
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const copy: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) copy[key] = EXACT.has(key) ? inner : walk(inner)
    return copy
  }
  const changed = walk(kase) as Case
  return { case: changed, vague: [...told].filter(([exact, said]) => exact !== said).length }
}

/** A day as somebody puts it who knows it within `width` days, `at` of which lie before it. */
function vaguely(day: number, width: number, at: number, assessed: number): string {
  const from = day - Math.floor(at * width)
  const to = Math.min(assessed, Math.floor(from + width))
  if (width < 16) return `${formatDay(Math.min(assessed, day + Math.round((at - 0.5) * 12)))}~`
  if (width < 46) return month(day)
  if (width < 76) return `${month(day)}~`
  if (width < 300) return month(from) === month(to) ? month(from) : `${month(from)}/${month(to)}`
  return String(civilDay(day).year)
}

const month = (day: number): string => formatDay(day).slice(0, 7)
