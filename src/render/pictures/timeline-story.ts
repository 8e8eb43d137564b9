import { isAfter, isBefore } from '../../chronology/compare.js'
import { parseDay } from '../../chronology/day-number.js'
import { daySpan, type DateSpan } from '../../chronology/vague-date.js'
import { compareText } from '../../compare-text.js'
import type { Case, Episode, Measurement, SymptomChange } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
import { INSTRUMENT_RANGES } from '../../model/instruments.js'
import type { Link, LinkTarget } from '../../model/links.js'
import type { InstrumentInfo } from '../../model/rule-set.js'
import { inTime, spanOf } from './timeline-dates.js'
import { seriesOf, type Series } from './timeline-series.js'
import { happeningsOf, type Happening } from './timeline-happenings.js'
import { nearLinks } from './timeline-links.js'
import { specialDays, type SpecialDay } from './timeline-days.js'
import type { TimelineSetting } from './timeline-names.js'

/** A stretch of illness: the current one, or an earlier one that ended. */
export interface Spell {
  readonly episode: Episode
  readonly isCurrent: boolean
  readonly onset: DateSpan | undefined
  readonly end: DateSpan | undefined
}

/** A worsening or relief, said by somebody or read off two scores. */
export interface Turn {
  readonly direction: SymptomChange['direction']
  readonly basis: LinkTarget['basis']
  readonly span: DateSpan | undefined
  /** Absent when read off scores. */
  readonly change?: SymptomChange
  /** By how much of the scale the two scores differ. */
  readonly size?: number
}

/** Everything a timeline shows, in an order that the order of the input does not touch. */
export interface Story {
  readonly kase: Case
  readonly assessed: number
  /** When the current episode began, where that can be said of every current one. */
  readonly onset: DateSpan | undefined
  readonly spells: readonly Spell[]
  readonly turns: readonly Turn[]
  readonly series: readonly Series[]
  readonly happenings: readonly Happening[]
  readonly days: readonly SpecialDay[]
  /** Those near in time. */
  readonly links: readonly Link[]
  /** What of turns and links a picture still shows without becoming a black bar; tables have them all. */
  readonly drawn: { readonly turns: readonly Turn[]; readonly links: readonly Link[] }
  /** Dated entries outside the time that was asked for. */
  readonly leftOut: number
  readonly window: Window
}

/** What a story is told from. */
export interface StorySource {
  readonly formulation?: Formulation | undefined
  readonly instruments?: readonly InstrumentInfo[] | undefined
  readonly window: Window
}

/** The time that is shown, in day numbers. */
export interface Window {
  readonly from: number
  readonly to: number
}

export function storyOf(kase: Case, { formulation, instruments, window }: StorySource, setting: TimelineSetting): Story {
  const assessed = parseDay(kase.assessedOn) ?? 0
  const spells = spellsOf(kase.timeline?.episodes ?? [], assessed)
  const onset = onsetOf(spells)
  const links = nearLinks(formulation, setting.register)
  const all = {
    spells,
    turns: turnsOf(kase, formulation?.links ?? [], assessed),
    happenings: happeningsOf(kase, formulation, setting),
    // A client's page has no figures of questionnaires.
    measurements: setting.register === 'client' ? [] : kase.timeline?.measurements ?? [],
    days: setting.register === 'client' ? [] : specialDays(kase, setting.words, onset, assessed),
  }
  const isShown = (span: DateSpan | undefined): boolean => span === undefined || (span.latest >= window.from && span.earliest <= window.to)
  const shown = {
    spells: spells.filter(({ onset: from, end, isCurrent }) =>
      isShown(from === undefined && end === undefined ? undefined : { ...daySpan(0), earliest: (from ?? end)?.earliest ?? 0, latest: isCurrent ? assessed : (end ?? from)?.latest ?? 0 })),
    turns: all.turns.filter(({ span }) => isShown(span)),
    happenings: all.happenings.filter(({ span }) => isShown(span)),
    measurements: all.measurements.filter(({ on }) => isShown(spanOf(on))),
    days: all.days.filter(({ day }) => isShown(daySpan(day))),
  }
  const size = (lists: Readonly<Record<string, readonly unknown[]>>): number => Object.values(lists).reduce((sum, { length }) => sum + length, 0)
  return {
    kase,
    assessed,
    onset,
    spells: shown.spells,
    turns: shown.turns,
    happenings: shown.happenings.map((happening) => ({ ...happening, side: sideOf(happening.span, onset) })),
    series: seriesOf(shown.measurements, instruments ?? [], setting.names),
    days: shown.days,
    links,
    drawn: drawnOf(shown.turns, links, shown.happenings),
    leftOut: size(all) - size(shown),
    window,
  }
}

function spellsOf(episodes: readonly Episode[], assessed: number): readonly Spell[] {
  return episodes
    .map((episode) => ({
      episode,
      isCurrent: episode.endedOn === undefined || episode.endedOn === 'not-applicable',
      onset: until(assessed, spanOf(episode.onset)),
      end: until(assessed, spanOf(episode.endedOn)),
    }))
    .sort((a, b) => inTime(a.onset, b.onset) || compareText(a.episode.id, b.episode.id))
}

/** What is told of the past lies before the day of telling, however vague its date. */
const until = (assessed: number, span: DateSpan | undefined): DateSpan | undefined =>
  span === undefined || span.earliest > assessed ? span : { ...span, latest: Math.min(span.latest, assessed) }

/** Of several current episodes the one that began last counts, as far as that can be told. */
function onsetOf(spells: readonly Spell[]): DateSpan | undefined {
  const onsets = spells.filter(({ isCurrent }) => isCurrent).map(({ onset }) => onset)
  const known = onsets.filter((onset) => onset !== undefined)
  const [first] = known
  if (first === undefined || known.length < onsets.length) return undefined
  return { ...first, earliest: Math.max(...known.map(({ earliest }) => earliest)), latest: Math.max(...known.map(({ latest }) => latest)) }
}

function turnsOf({ timeline }: Case, links: readonly Link[], assessed: number): readonly Turn[] {
  const changes = timeline?.changes ?? []
  const scores = new Map((timeline?.measurements ?? []).map((measurement) => [scoreKey(measurement), measurement]))
  const read = new Map<string, Turn>()
  for (const { target } of links) {
    const span = target.basis === 'scores' ? spanOfScores(target) : undefined
    if (span !== undefined && target.kind !== 'onset') read.set(target.from.join(' '), { direction: target.kind, basis: 'scores', span, size: sizeOf(target, scores) })
  }
  return [...changes.map((change): Turn => ({ direction: change.direction, basis: 'stated', span: until(assessed, spanOf(change.on)), change })), ...read.values()]
    .sort((a, b) => inTime(a.span, b.span) || compareText(a.change?.id ?? '', b.change?.id ?? '') || compareText(a.direction, b.direction))
}

const scoreKey = ({ instrument, on }: Pick<Measurement, 'instrument' | 'on'>): string => `${instrument}@${on}`

/** How far apart the scores are that a change was read off, as a share of their scale. */
function sizeOf({ from }: LinkTarget, scores: ReadonlyMap<string, Measurement>): number {
  const found = from.map((address) => scores.get(address.split('/').at(-1) ?? '')).filter((each) => each !== undefined)
  const values = found.map(({ score }) => score)
  const instrument = found[0]?.instrument ?? 'other'
  const range = instrument === 'other' ? 1 : INSTRUMENT_RANGES[instrument].max - INSTRUMENT_RANGES[instrument].min
  return values.length === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / range
}

/** Marks of turns, and curves, that are still told from one another. */
const MOST_TURNS = 12
const MOST_ARCS = 12

/** Turns that somebody told, then the largest; of the links between what is shown the nearest. */
function drawnOf(turns: readonly Turn[], links: readonly Link[], happenings: readonly Happening[]): Story['drawn'] {
  const dated = turns.filter(({ span }) => span !== undefined)
  const kept = new Set(dated.map((turn) => ({ turn, size: turn.basis === 'stated' ? Infinity : turn.size ?? 0 }))
    .sort((a, b) => (b.size > a.size ? 1 : b.size < a.size ? -1 : inTime(b.turn.span, a.turn.span)))
    .slice(0, MOST_TURNS).map(({ turn }) => turn))
  const isDrawn = ({ subject, target }: Link): boolean =>
    happenings.some(({ span, subjects }) => span !== undefined && subjects.some(({ kind, id }) => kind === subject.kind && id === subject.id))
      && (target.kind === 'onset' || [...kept].some((turn) => isTurnOf(turn, target)))
  return { turns: turns.filter((turn) => kept.has(turn)), links: links.filter(isDrawn).slice(0, MOST_ARCS) }
}

/** Whether a link leads to a turn. */
export function isTurnOf({ basis, change, span, direction }: Turn, target: LinkTarget): boolean {
  if (basis === 'stated') return change !== undefined && target.from.includes(`/timeline/changes/${change.id}/on`)
  const own = target.basis === 'scores' && target.kind === direction ? spanOfScores(target) : undefined
  return own !== undefined && own.earliest === span?.earliest && own.latest === span.latest
}

/** The days between the two scores that a change was read off. */
export function spanOfScores({ from }: Pick<LinkTarget, 'from'>): DateSpan | undefined {
  const days = from.map((address) => parseDay(address.split('@').at(-1) ?? '')).filter((day) => day !== undefined)
  return days.length === 0 ? undefined : { earliest: Math.min(...days), latest: Math.max(...days), precision: 'between', about: false }
}

/** Days from which on a date is shown as a stretch and not as a line. */
const WIDE = 92

/** Whether a date is vaguer than about three months. */
export const isWide = ({ earliest, latest }: DateSpan): boolean => latest - earliest > WIDE

function sideOf(span: DateSpan | undefined, onset: DateSpan | undefined): Happening['side'] {
  if (span === undefined || onset === undefined) return 'open'
  if (isBefore(span, onset) === 'true') return 'before'
  return isAfter(span, onset) === 'true' ? 'after' : 'unclear'
}

/** Every day that the axis must have a place for. */
export function daysOf({ assessed, spells, turns, happenings, series, days, window }: Story): readonly number[] {
  const spans = [...spells.flatMap(({ onset, end }) => [onset, end]), ...turns.map(({ span }) => span), ...happenings.map(({ span }) => span)]
  const all = [
    ...spans.flatMap((span) => (span === undefined ? [] : [span.earliest, span.latest])),
    ...series.flatMap(({ scores }) => scores.flatMap(({ span: { earliest, latest } }) => [earliest, latest])),
    ...days.map(({ day }) => day),
    assessed,
    window.from,
    window.to,
  ]
  return all.filter(Number.isFinite).map((day) => Math.min(Math.max(day, window.from), window.to))
}
