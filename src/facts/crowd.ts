import { gapDays, liesBetween } from '../chronology/compare.js'
import type { DateSpan } from '../chronology/vague-date.js'
import { compareText } from '../compare-text.js'
import type { Truth } from '../model/facts.js'
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

/** Dated members in order of their days. */
interface Line {
  readonly placed: readonly Placed[]
  /** First days, least first. */
  readonly starts: readonly number[]
  /** Last days, least first: in another order than the members where their dates are vague. */
  readonly ends: readonly number[]
  /** Days that the vaguest date spans. */
  readonly widest: number
}

/** Happenings of one kind, made ready to be counted around any date. */
export interface Crowd {
  readonly all: readonly Member[]
  /** Those that count, or may. */
  readonly counting: ReadonlyMap<string, Member>
  readonly dated: Line
  /** Of the dated ones those that count wherever they are near. */
  readonly sure: Line
  readonly undated: readonly Member[]
}

/** Up to here every member is named as what a count rests on, whether it counts or not. */
const FEW = 24
/** How many are named of a greater crowd. */
const NAMED = 8

export function crowdOf(members: readonly Member[]): Crowd {
  const counting = members.filter(({ counts }) => truthOf(counts) !== 'false').sort((a, b) => compareText(a.id, b.id))
  const placed = counting
    .flatMap((member): readonly Placed[] => (member.when.status === 'dated' ? [{ member, span: member.when.span }] : []))
    .sort((a, b) => a.span.earliest - b.span.earliest)
  return {
    all: members,
    counting: new Map(counting.map((member) => [member.id, member])),
    dated: lineOf(placed),
    sure: lineOf(placed.filter(({ member }) => isSure(member))),
    undated: counting.filter(({ when }) => when.status === 'undated'),
  }
}

const lineOf = (placed: readonly Placed[]): Line => ({
  placed,
  starts: placed.map(({ span }) => span.earliest),
  ends: placed.map(({ span }) => span.latest).sort((a, b) => a - b),
  widest: placed.reduce((most, { span }) => Math.max(most, span.latest - span.earliest), 0),
})

const isSure = ({ counts, isItsOwn }: Member): boolean => isItsOwn && truthOf(counts) === 'true'

/**
 * How many members beside one, by its id, lie within some days of a date. Going through all that are near would make the
 * answers for a long list grow with its square: of more than a few, they are counted by where their days stand in order,
 * and the first that count are named, after them those that may, which is enough to see why there are several.
 */
export function countAround(crowd: Crowd, self: string, date: Dated, days: number, isComplete: boolean): Finding {
  const near = (member: Member): Finding => {
    const truth = allOf([member.counts, daysFromTo(member.when, date, -days, days)])
    return member.isItsOwn || truthOf(truth) !== 'true' ? truth : unknown('imprecise', truth.from)
  }
  if (crowd.all.length <= FEW) return countTrue(crowd.all.filter(({ id }) => id !== self).map(near), isComplete)
  const isNear = ({ when }: Member): Truth =>
    date.status === 'dated' && when.status === 'dated' ? liesBetween(gapDays(when.span, date.span), -days, days) : 'unknown'
  const own = crowd.counting.get(self)
  const ownTruth = own === undefined ? 'false' : isNear(own)
  const least = (date.status === 'dated' ? inside(crowd.sure, date.span, days) : 0) - Number(own !== undefined && isSure(own) && ownTruth === 'true')
  const most = (date.status === 'dated' ? touching(crowd.dated, date.span, days) : crowd.dated.placed.length) + crowd.undated.length - Number(ownTruth !== 'false')
  const named: Member[] = []
  const name = (member: Member, isWanted: boolean): boolean => {
    if (isWanted && member.id !== self) named.push(member)
    return named.length < NAMED
  }
  if (date.status === 'dated' && least > 0) walk(crowd.sure, date, days, (member) => name(member, isNear(member) === 'true') && named.length < least)
  const isOpen = (member: Member): boolean => {
    const truth = isNear(member)
    return truth === 'unknown' || (truth === 'true' && !isSure(member))
  }
  if (named.length < NAMED) walk(crowd.dated, date, days, (member) => name(member, isOpen(member)))
  for (const member of crowd.undated) if (named.length < NAMED) name(member, true)
  return range(least, isComplete ? most : undefined, [date.from, named.map(({ counts, when }) => [counts.from, when.from])])
}

/** How many surely lie so near. */
function inside(line: Line, date: DateSpan, days: number): number {
  const [from, to] = [date.latest - days, date.earliest + days]
  // Where no date is vaguer than the stretch is long, whoever begins before it ends before its end.
  if (line.widest <= to - from) return indexFrom(line.ends, to + 1) - indexFrom(line.starts, from)
  return line.placed.filter(({ span }) => span.earliest >= from && span.latest <= to).length
}

/** How many may lie so near. */
const touching = (line: Line, date: DateSpan, days: number): number =>
  indexFrom(line.starts, date.latest + days + 1) - indexFrom(line.ends, date.earliest - days)

/** Visits members whose dates can lie that near, in order of their days, until told to stop; those that cannot are passed over unread. */
function walk({ placed, starts, widest }: Line, date: Dated, days: number, visit: (member: Member) => boolean): void {
  const first = date.status === 'dated' ? indexFrom(starts, date.span.earliest - days - widest) : 0
  const end = date.status === 'dated' ? indexFrom(starts, date.span.latest + days + 1) : placed.length
  for (let at = first; at < end; at += 1) if (!visit((placed[at] as Placed).member)) return
}

/** Index of the first day that is a day or later. */
function indexFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[middle] ?? Infinity) < day) low = middle + 1
    else high = middle
  }
  return low
}
