import { gapDays, isAfter, liesBetween } from '../chronology/compare.js'
import { civilDay, dayNumber, daysInMonth } from '../chronology/day-number.js'
import { gapMonths, yearsLater } from '../chronology/months.js'
import { daySpan, type DateSpan } from '../chronology/vague-date.js'
import type { MonthDay } from '../model/case.js'
import type { Address, Truth } from '../model/facts.js'
import type { Maybe } from '../model/words.js'
import type { CaseContext } from './context.js'
import type { Dated } from './dated.js'
import { type Finding, valueOf, whyUnknown } from './fact.js'
import { someChange } from './timing.js'

/** A death as the anniversary detector needs it. */
export interface DeathDays {
  readonly on: Dated
  readonly specialDays: Maybe<readonly MonthDay[]> | undefined
  /** Where the special days are, or would be, recorded. */
  readonly specialDaysAt: Address
}

/**
 * Whether some worsening lies within `anniversary.days` of a day that belongs to the dead: the day of death in a
 * later year, or a special day that came after the death. False only when special days and changes were both asked
 * in full and none comes near.
 */
export function anniversaryWorsening(ctx: CaseContext, death: DeathDays): Finding {
  return nearSpecialDay(ctx, death, () => 'true')
}

/** The same, for worsenings in the first `anniversary.weakMonths` after the death, where the evidence is. */
export function earlyAnniversaryWorsening(ctx: CaseContext, death: DeathDays): Finding {
  const most = ctx.parameter('anniversary.weakMonths') - 1
  return nearSpecialDay(ctx, death, (change) =>
    death.on.status === 'undated' ? 'unknown' : liesBetween(gapMonths(death.on.span, change), undefined, most))
}

function nearSpecialDay(ctx: CaseContext, death: DeathDays, alsoHolds: (change: DateSpan) => Truth): Finding {
  const days = ctx.parameter('anniversary.days')
  const special = valueOf(death.specialDays)
  const test = (change: DateSpan): Truth => {
    if (death.on.status === 'undated') return 'unknown'
    const { span } = death.on
    const inTime = both(liesBetween(gapDays(span, change), 0, undefined), alsoHolds(change))
    // Most changes came before a death or long after it, and then no day of the year matters.
    if (inTime === 'false') return 'false'
    const years = { first: civilDay(change.earliest - days).year, last: civilDay(change.latest + days).year }
    const near = [...returnsOf(span, years), ...(special ?? []).flatMap((day) => occasionsOf(day, span, years))].map(
      (occasion) => both(liesBetween(gapDays(change, occasion.span), -days, days), occasion.afterDeath))
    return both(either(special === undefined ? [...near, 'unknown'] : near), inTime)
  }
  const basis = special === undefined
    ? { why: whyUnknown(death.specialDays), from: [death.specialDaysAt] }
    : { from: [death.specialDaysAt] }
  return someChange(ctx, ctx.course.worsenings, test, death.on, basis)
}

interface Years {
  readonly first: number
  readonly last: number
}

interface Occasion {
  readonly span: DateSpan
  readonly afterDeath: Truth
}

/** The day of death in later years, near the years given. */
function returnsOf(death: DateSpan, years: Years): readonly Occasion[] {
  const from = Math.max(1, years.first - civilDay(death.latest).year)
  const to = years.last - civilDay(death.earliest).year
  return count(from, to).map((later) => ({
    span: { ...death, earliest: yearsLater(death.earliest, later), latest: yearsLater(death.latest, later) },
    afterDeath: 'true',
  }))
}

/** A day such as `12-24` in each of the years given. */
function occasionsOf(day: MonthDay, death: DateSpan, years: Years): readonly Occasion[] {
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return count(years.first, years.last).map((year) => {
    const span = daySpan(dayNumber(year, month, Math.min(dayOfMonth, daysInMonth(year, month))))
    return { span, afterDeath: isAfter(span, death) }
  })
}

const count = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

const both = (a: Truth, b: Truth): Truth =>
  a === 'false' || b === 'false' ? 'false' : a === 'true' && b === 'true' ? 'true' : 'unknown'

const either = (truths: readonly Truth[]): Truth =>
  truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false'
