import { gapDays, liesBetween } from '../chronology/compare.js'
import type { DateSpan } from '../chronology/vague-date.js'
import { compareText } from '../compare-text.js'
import type { Dated } from './dated.js'
import { allOf, countTrue, type Finding, range, truthOf, unknown } from './fact.js'
import { daysFromTo } from './timing.js'

/** One of several happenings that may count beside each other. */
export interface Member {
  readonly id: string
  /** Whether it is of the kind that counts. */
  readonly counts: Finding
  readonly when: Dated
  /** False for what may be another member told twice: it never surely counts. */
  readonly isItsOwn: boolean
}

interface Placed {
  readonly member: Member
  readonly span: DateSpan
}

/** Happenings of one kind, in order of their days, made ready to be counted around any date. */
export interface Crowd {
  readonly all: readonly Member[]
  readonly byDay: readonly Placed[]
  readonly undated: readonly Member[]
  /** Days that the vaguest date spans. */
  readonly widest: number
}

/** Up to here every member is named as what a count rests on, whether it counts or not. */
const FEW = 24
/** How many are named of a greater crowd. */
const NAMED = 8

export function crowdOf(members: readonly Member[]): Crowd {
  const counting = members.filter(({ counts }) => truthOf(counts) !== 'false').sort((a, b) => compareText(a.id, b.id))
  const byDay = counting
    .flatMap((member) => (member.when.status === 'dated' ? [{ member, span: member.when.span }] : []))
    .sort((a, b) => a.span.earliest - b.span.earliest)
  return {
    all: members,
    byDay,
    undated: counting.filter(({ when }) => when.status === 'undated'),
    widest: byDay.reduce((most, { span }) => Math.max(most, span.latest - span.earliest), 0),
  }
}

/**
 * How many members beside one lie within some days of a date. Naming all that were looked at would make the answers
 * for a long list grow with its square: of more than a few, the first that count are named, and after them those
 * that may, which is enough to see why there are several.
 */
export function countAround(crowd: Crowd, isSelf: (member: Member) => boolean, date: Dated, days: number, isComplete: boolean): Finding {
  const near = (member: Member): Finding => {
    const truth = allOf([member.counts, daysFromTo(member.when, date, -days, days)])
    return member.isItsOwn || truthOf(truth) !== 'true' ? truth : unknown('imprecise', truth.from)
  }
  if (crowd.all.length <= FEW) return countTrue(crowd.all.filter((member) => !isSelf(member)).map(near), isComplete)
  let [least, open] = [0, 0]
  const [sure, possible]: [Member[], Member[]] = [[], []]
  const consider = (member: Member, isNear: boolean): void => {
    if (isSelf(member)) return
    const isSure = isNear && member.isItsOwn && truthOf(member.counts) === 'true'
    if (isSure) least += 1
    else open += 1
    const kept = isSure ? sure : possible
    if (kept.length < NAMED) kept.push(member)
  }
  for (const { member, span } of date.status === 'dated' ? within(crowd, date.span, days) : crowd.byDay) {
    const truth = date.status === 'dated' ? liesBetween(gapDays(span, date.span), -days, days) : 'unknown'
    if (truth !== 'false') consider(member, truth === 'true')
  }
  for (const member of crowd.undated) consider(member, false)
  const named = [...sure, ...possible].slice(0, NAMED)
  return range(least, isComplete ? least + open : undefined, [date.from, named.map(({ counts, when }) => [counts.from, when.from])])
}

/** Members whose dates can lie that near; those that cannot are passed over unread. */
function within({ byDay, widest }: Crowd, date: DateSpan, days: number): readonly Placed[] {
  const first = indexFrom(byDay, date.earliest - days - widest)
  return byDay.slice(first, indexFrom(byDay, date.latest + days + 1))
}

/** Index of the first that begins on a day or later. */
function indexFrom(byDay: readonly Placed[], day: number): number {
  let [low, high] = [0, byDay.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((byDay[middle]?.span.earliest ?? Infinity) < day) low = middle + 1
    else high = middle
  }
  return low
}
