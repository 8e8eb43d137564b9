import type { AreaBounds, BoundEnd } from '../../model/case-bounds.js'
import type { Subject } from '../../model/facts.js'
import type { AreaFinding, Formulation } from '../../model/formulation.js'
import type { Candidate } from '../../model/ranking-result.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { say, term } from '../../words/phrase.js'

/** The points of one theme. */
export interface Segment {
  readonly label: string
  readonly points: number
}

/** One area as the picture shows it. */
export interface ArgumentRow {
  readonly name: string
  /** About whom or what; nothing where it is about the client. */
  readonly about: string | undefined
  readonly isFocus: boolean
  /** How it stands, in words. */
  readonly standing: string
  /** Whether the points make a place in the ranking. */
  readonly isRanked: boolean
  readonly support: number
  readonly deduction: number
  readonly for: readonly Segment[]
  readonly against: readonly Segment[]
  /** Reasons that hold or not by what is not known yet. */
  readonly open: { readonly for: number; readonly against: number }
  /** How far support could still move; nothing where the area cannot apply. */
  readonly range: { readonly low: BoundEnd; readonly high: BoundEnd } | undefined
}

/** Every area of a formulation, best supported first, without those that the rule set leaves out. */
export function argumentRows(formulation: Formulation, words: WordCatalogue): readonly ArgumentRow[] {
  const exact = new Map((formulation.explanation?.bounds.areas ?? []).map((area) => [area.area, area]))
  return formulation.areas.filter(({ standing }) => standing !== 'absent').map((area) => rowOf(area, formulation, exact.get(area.area), words))
}

function rowOf(area: AreaFinding, formulation: Formulation, exact: AreaBounds | undefined, words: WordCatalogue): ArgumentRow {
  const isRanked = area.status === 'candidate'
  const applies = area.status !== 'not-applicable'
  const best = applies ? area.candidates[0] : undefined
  const count = (direction: 'for' | 'against'): number =>
    best?.arguments.filter((argument) => argument.direction === direction && argument.verdict === 'undetermined').length ?? 0
  return {
    name: area.name,
    about: best === undefined ? undefined : nameOf(best.subject, formulation, words),
    isFocus: formulation.outcome.withheldBy.length === 0 && formulation.outcome.foci.some((focus) => focus.area === area.area),
    standing: standingOf(area, exact, words),
    isRanked,
    support: area.support,
    deduction: area.deduction,
    for: segments(best, 'for', words),
    against: segments(best, 'against', words),
    open: { for: count('for'), against: count('against') },
    range: !applies || area.status === 'background' ? undefined : (exact?.support ?? { low: { value: area.bounds.low, exact: false }, high: { value: area.bounds.high, exact: false } }),
  }
}

function segments(candidate: Candidate | undefined, direction: 'for' | 'against', words: WordCatalogue): readonly Segment[] {
  return (candidate?.themes ?? [])
    .filter((theme) => theme[direction] !== 0)
    .map((theme) => ({ label: words.text[`argument.theme.${theme.theme}`] ?? term(words, 'theme', theme.theme), points: Math.abs(theme[direction]) }))
    .sort((a, b) => b.points - a.points)
}

function standingOf({ status, band, rank }: AreaFinding, exact: AreaBounds | undefined, words: WordCatalogue): string {
  if (status !== 'candidate') return say(words, `argument.standing.${status}`)
  const reading = term(words, 'band', band)
  const [best, worst] = [exact?.place?.best.value ?? rank?.best, exact?.place?.worst.value ?? rank?.worst]
  if (best === undefined || worst === undefined) return reading
  return best === worst
    ? say(words, 'argument.place', { reading, place: String(best) })
    : say(words, 'argument.places', { reading, best: String(best), worst: String(worst) })
}

function nameOf(subject: Subject, { labels }: Formulation, words: WordCatalogue): string | undefined {
  if (subject.kind === 'case' || subject.kind === 'ranking') return undefined
  if (subject.unlisted === true) return say(words, subject.kind === 'event' ? 'unlisted-event' : 'unlisted-person')
  return labels[subject.id] ?? say(words, 'someone', { id: subject.id })
}

/** What else a row says, line by line. */
export function linesOf(row: ArgumentRow, words: WordCatalogue): readonly string[] {
  const one = (key: string, items: readonly Segment[]): readonly string[] => (items.length === 0 ? [] : [say(words, key, { reasons: reasonsInWords(items, words) })])
  return [
    ...(row.isRanked ? [say(words, 'argument.support', { n: signed(row.support) })] : []),
    ...(row.range === undefined ? [] : [rangeInWords(row.range, words)]),
    ...one('argument.for', row.for),
    ...one('argument.against', row.against),
    ...(row.open.for + row.open.against === 0 ? [] : [say(words, 'argument.open', { for: String(row.open.for), against: String(row.open.against) })]),
    ...(row.deduction === 0 ? [] : [say(words, 'argument.deduction', { n: String(row.deduction) })]),
  ]
}

export const reasonsInWords = (items: readonly Segment[], words: WordCatalogue): string =>
  items.map(({ label, points }) => say(words, 'argument.reason', { label, points: String(points) })).join(say(words, 'picture.separator'))

/** With a true minus sign, which is as wide as a digit. */
export const signed = (value: number): string => (value < 0 ? `−${-value}` : String(value))

export function rangeInWords({ low, high }: NonNullable<ArgumentRow['range']>, words: WordCatalogue): string {
  if (low.value === high.value) return say(words, 'argument.range-none')
  const key = low.exact && high.exact ? 'argument.range' : 'argument.range-outer'
  return say(words, key, { from: signed(low.value), to: signed(high.value) })
}
