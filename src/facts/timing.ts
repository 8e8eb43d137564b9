import { gapDays, liesBetween, type DayRange } from '../chronology/compare.js'
import { gapMonths } from '../chronology/months.js'
import type { DateSpan } from '../chronology/vague-date.js'
import { remembered } from '../lazily.js'
import type { Address, Truth, WhyUnknown } from '../model/facts.js'
import type { ChangeDirection } from '../model/words.js'
import type { CaseContext } from './context.js'
import { CHANGES_ASKED, MEASUREMENTS, worseBy, type Score } from './course-reading.js'
import type { Dated } from './dated.js'
import { type Finding, fromTruth, known, type Places, range, unknown } from './fact.js'

const ASSESSED: Address = '/assessedOn'

/** Days from a date to the onset, positive when the date came first. */
export function daysBeforeOnset(ctx: CaseContext, date: Dated): Finding {
  return betweenDates(date, ctx.course.onset, gapDays)
}

/** Days from a date to the assessment; negative for what lies ahead. */
export function daysSince(ctx: CaseContext, date: Dated): Finding {
  return betweenDates(date, assessment(ctx), gapDays)
}

/** Whole months from a date to the assessment; negative for what lies ahead. */
export function monthsSince(ctx: CaseContext, date: Dated): Finding {
  return betweenDates(date, assessment(ctx), gapMonths)
}

/** Whether a date falls after the onset, by more days than still count as "at" the onset (`window.immediate.after`). */
export function isAfterOnset(ctx: CaseContext, date: Dated): Finding {
  return daysFromTo(date, ctx.course.onset, undefined, -ctx.parameter('window.immediate.after') - 1)
}

/** Whether the second date comes `least` to `most` days after the first; a missing bound is open. */
export function daysFromTo(from: Dated, to: Dated, least: number | undefined, most: number | undefined): Finding {
  if (from.status === 'undated' || to.status === 'undated') return undatedOf(from, to)
  return fromTruth(liesBetween(gapDays(from.span, to.span), least, most), 'imprecise', [from, to])
}

/**
 * Whether some worsening comes 0 to `days` days after a date. True when one surely does, even before changes were asked in full;
 * false only when changes were asked in full, scores are recorded or known to be none, and no worsening can.
 */
export function worseningFollowsWithin(ctx: CaseContext, date: Dated, days: number): Finding {
  return changeLiesWithin(ctx, 'worsening', date, 0, days)
}

/** Whether some worsening or relief comes `least` to `most` days after a date; negative numbers mean before it. */
export function changeLiesWithin(ctx: CaseContext, direction: ChangeDirection, date: Dated, least: number, most: number): Finding {
  const changes = direction === 'worsening' ? ctx.course.worsenings : ctx.course.reliefs
  return someChange(ctx, changes, (change) =>
    date.status === 'undated' ? 'unknown' : liesBetween(gapDays(date.span, change), least, most), date)
}

/** What a question about changes is asked against; `why` it is open, where it is. A {@link Dated} is one. */
export interface Against {
  readonly why?: WhyUnknown
  readonly from: Places
}

/**
 * Whether some change in a list passes a three-valued test of its days. A change without a date may pass. False
 * needs the list to be complete.
 */
export function someChange(
  ctx: CaseContext,
  changes: readonly Dated[],
  test: (span: DateSpan) => Truth,
  ...against: readonly Against[]
): Finding {
  const passing: Dated[] = []
  const open: Dated[] = []
  for (const change of changes) {
    const truth = change.status === 'undated' ? 'unknown' : test(change.span)
    if (truth === 'true') passing.push(change)
    else if (truth === 'unknown') open.push(change)
  }
  if (passing.length > 0) return known(true, [against.filter(isSettled), passing])
  const { changesOpen } = ctx.course
  if (open.length === 0) {
    if (changesOpen !== undefined) return unknown(changesOpen.why, changesOpen)
    return known(false, [CHANGES_ASKED, against.filter(isSettled), changes])
  }
  const unsettled = against.filter((each) => !isSettled(each))
  return unknown(unsettled[0]?.why ?? 'imprecise', [unsettled, open, changesOpen ?? []])
}

const isSettled = ({ why }: Against): boolean => why === undefined

/** Bounds of a measure of two dates, as a fact. */
function betweenDates(from: Dated, to: Dated, measure: (a: DateSpan, b: DateSpan) => DayRange): Finding {
  if (from.status === 'undated' || to.status === 'undated') return undatedOf(from, to)
  const { min, max } = measure(from.span, to.span)
  return range(min, max, [from, to])
}

/** Of two dates that cannot be compared, what is missing. */
function undatedOf(from: Dated, to: Dated): Finding {
  if (from.status === 'dated') return unknown(to.status === 'undated' ? to.why : 'imprecise', to)
  return unknown(from.why, to.status === 'dated' ? from : [from, to])
}

export const TRENDS = ['falling', 'steady', 'rising'] as const
export type Trend = (typeof TRENDS)[number]

/**
 * How depression scores moved from a date on. `falling`: a net drop of at least the change threshold with no rise
 * of that size on the way; `rising`: the reverse; `steady`: neither a rise nor a drop of that size. Needs three
 * scores on one depression instrument whose threshold is known, or on a distress instrument when there is none;
 * unknown when scores swing, instruments disagree, or the date is too vague to tell which scores follow it.
 */
export function trendSince(ctx: CaseContext, date: Dated): Finding {
  if (ctx.case.timeline?.measurements === undefined) return unknown('not-asked', [date, MEASUREMENTS])
  if (date.status === 'undated') return unknown(date.why, date)
  for (const measures of ['depression', 'distress'] as const) {
    const series = [...ctx.course.scores.values()].filter(([first]) =>
      first?.instrument.measures === measures && first.instrument.changeThreshold !== null)
    const followed = series.map((scores) => runsFrom(scores, date.span)).filter(({ trends: [longest] }) => longest !== 'too-short')
    if (followed.length === 0) continue
    const trends = new Set(followed.flatMap((run) => run.trends))
    const [only] = trends
    const from = [date, followed.map(({ longest }) => longest.map((score) => score.at))]
    return trends.size === 1 && isTrend(only) ? known(only, from) : unknown('imprecise', from)
  }
  return unknown('not-asked', [date, MEASUREMENTS])
}

const isTrend = (trend: Run | undefined): trend is Trend => trend !== undefined && trend !== 'unclear' && trend !== 'too-short'

/** The scores that can be those on or after a date, and how each run of them moved: one for an exact date, more for a vague one. */
function runsFrom(scores: readonly Score[], span: DateSpan): { readonly longest: readonly Score[]; readonly trends: readonly Run[] } {
  const first = scores.findIndex(({ day }) => day >= span.earliest)
  const longest = first < 0 ? [] : scores.slice(first)
  const trends = trendsOf(scores)
  // Later runs begin after a score that the date leaves open.
  const later = longest.filter(({ day }) => day < span.latest).length
  const starts = [first < 0 ? scores.length : first]
  for (let at = 1; at <= later; at += 1) if (longest[at]?.day !== longest[at - 1]?.day) starts.push(first + at)
  return { longest, trends: starts.map((start) => trends[start] ?? 'too-short') }
}

type Run = Trend | 'unclear' | 'too-short'

/** How scores moved from each of them to the last, worked out from the last backwards. */
const trendsOf = remembered((scores: readonly Score[]): readonly Run[] => {
  const trends: Run[] = []
  const last = scores[scores.length - 1]
  const threshold = last?.instrument.changeThreshold ?? null
  if (last === undefined || threshold === null) return trends
  let [rise, drop] = [-Infinity, -Infinity]
  let [worst, best] = [last, last]
  for (let at = scores.length - 1; at >= 0; at -= 1) {
    const score = scores[at] ?? last
    if (at < scores.length - 1) {
      rise = Math.max(rise, worseBy(score, worst))
      drop = Math.max(drop, worseBy(best, score))
      if (worseBy(worst, score) > 0) worst = score
      if (worseBy(best, score) < 0) best = score
    }
    trends[at] = scores.length - at < 3 ? 'too-short' : trendOf(worseBy(score, last), rise >= threshold, drop >= threshold, threshold)
  }
  return trends
})

function trendOf(net: number, rises: boolean, drops: boolean, threshold: number): Run {
  if (!rises && !drops) return 'steady'
  if (net <= -threshold && !rises) return 'falling'
  return net >= threshold && !drops ? 'rising' : 'unclear'
}

/**
 * Whether the newest depression score lies below "at least moderate". Unknown when none is recorded on an
 * instrument with such a bound, when the newest is older than `score.currentDays`, or when two of one day disagree.
 */
export function lastSeverityBelowModerate(ctx: CaseContext): Finding {
  if (ctx.case.timeline?.measurements === undefined) return unknown('not-asked', MEASUREMENTS)
  const scores = [...ctx.course.scores.values()].flat().filter((score) =>
    score.instrument.measures === 'depression' && score.instrument.moderateFrom !== undefined)
  const newest = Math.max(...scores.map((score) => score.day))
  const latest = scores.filter((score) => score.day === newest)
  const from = latest.map((score) => score.at)
  if (latest.length === 0) return unknown('not-asked', MEASUREMENTS)
  if (ctx.assessed.earliest - newest > ctx.parameter('score.currentDays')) return unknown('imprecise', [from, ASSESSED])
  const verdicts = new Set(latest.map((score) => score.score < (score.instrument.moderateFrom ?? 0)))
  const [only] = verdicts
  return verdicts.size === 1 && only !== undefined ? known(only, from) : unknown('imprecise', from)
}

function assessment(ctx: CaseContext): Dated {
  return { status: 'dated', span: ctx.assessed, from: [ASSESSED] }
}
