import { isAfter, isBefore } from '../../chronology/compare.js'
import { parseDay } from '../../chronology/day-number.js'
import { daySpan, type DateSpan } from '../../chronology/vague-date.js'
import { compareText } from '../../compare-text.js'
import type { Case, Episode, SymptomChange } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
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
    turns: turnsOf(kase.timeline?.changes ?? [], formulation?.links ?? [], assessed),
    happenings: happeningsOf(kase, formulation, setting),
    measurements: kase.timeline?.measurements ?? [],
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

function turnsOf(changes: readonly SymptomChange[], links: readonly Link[], assessed: number): readonly Turn[] {
  const read = new Map<string, Turn>()
  for (const { target } of links) {
    const span = target.basis === 'scores' ? spanOfScores(target) : undefined
    if (span !== undefined && target.kind !== 'onset') read.set(target.from.join(' '), { direction: target.kind, basis: 'scores', span })
  }
  return [...changes.map((change): Turn => ({ direction: change.direction, basis: 'stated', span: until(assessed, spanOf(change.on)), change })), ...read.values()]
    .sort((a, b) => inTime(a.span, b.span) || compareText(a.change?.id ?? '', b.change?.id ?? '') || compareText(a.direction, b.direction))
}

/** The days between the two scores that a change was read off. */
export function spanOfScores({ from }: Pick<LinkTarget, 'from'>): DateSpan | undefined {
  const days = from.map((address) => parseDay(address.split('@').at(-1) ?? '')).filter((day) => day !== undefined)
  return days.length === 0 ? undefined : { earliest: Math.min(...days), latest: Math.max(...days), precision: 'between', about: false }
}

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
