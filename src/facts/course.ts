import { spanDays } from '../chronology/vague-date.js'
import type { Measurement } from '../model/case.js'
import type { Address } from '../model/facts.js'
import { EPISODE_COURSES, type Instrument } from '../model/words.js'
import type { CaseContext } from './context.js'
import { CHANGES_ASKED, MEASUREMENTS } from './course-reading.js'
import { onDays } from './dated.js'
import { type FactSource, type Finding, known, read, truthOf, unknown } from './fact.js'
import { onceACase } from './once-a-case.js'
import { daysFromTo, daysSince, lastSeverityBelowModerate, trendSince, TRENDS } from './timing.js'

export { readCourse } from './course-reading.js'

const ONSET_READS = ['/timeline/episodes/*/onset', '/timeline/episodes/*/endedOn']
const SCORE_READS = ['/timeline/measurements/*/on', '/timeline/measurements/*/score']
const ITEM_READS = ['/timeline/measurements/*/on', '/timeline/measurements/*/selfHarmItem']

/** The current episode and its course, as the rules see them. */
export const courseFacts: readonly FactSource<CaseContext>[] = [
  {
    id: 'course.onsetKnown',
    about: 'case',
    type: 'boolean',
    reads: ONSET_READS,
    derive: ({ course: { onset } }) =>
      onset.status === 'dated' ? known(true, onset.from) : unknown(onset.why, onset.from),
  },
  {
    id: 'course.onsetPrecisionDays',
    about: 'case',
    type: 'integer',
    unit: 'days',
    min: 1,
    reads: ONSET_READS,
    derive: ({ course: { onset } }) =>
      onset.status === 'dated' ? known(spanDays(onset.span), onset.from) : unknown(onset.why, onset.from),
  },
  {
    id: 'course.daysSinceOnset',
    about: 'case',
    type: 'integer',
    unit: 'days',
    reads: [...ONSET_READS, '/assessedOn'],
    derive: (ctx) => daysSince(ctx, ctx.course.onset),
  },
  {
    id: 'course.kind',
    about: 'case',
    type: 'word',
    words: EPISODE_COURSES,
    reads: ['/timeline/episodes/*/course', '/timeline/episodes/*/endedOn'],
    derive: courseKind,
  },
  {
    id: 'course.lastingOverTwoYears',
    about: 'case',
    type: 'boolean',
    reads: [...ONSET_READS, '/assessedOn'],
    derive: (ctx) =>
      daysFromTo(ctx.course.onset, onDays(ctx.assessed, '/assessedOn'), ctx.parameter('course.longDays') + 1, undefined),
  },
  {
    id: 'course.scoreCount',
    about: 'case',
    type: 'integer',
    unit: 'scores',
    min: 0,
    reads: SCORE_READS,
    derive: scoreCount,
  },
  {
    id: 'course.trend',
    about: 'case',
    type: 'word',
    words: TRENDS,
    reads: [...SCORE_READS, ...ONSET_READS],
    derive: (ctx) => trendSince(ctx, ctx.course.onset),
  },
  {
    id: 'course.belowModerateNow',
    about: 'case',
    type: 'boolean',
    reads: [...SCORE_READS, '/assessedOn'],
    derive: lastSeverityBelowModerate,
  },
  {
    id: 'course.worseningRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/changes/*/on', '/timeline/asked/changes', ...SCORE_READS],
    derive: worseningRecorded,
  },
  { id: 'course.selfHarmItemPositive', about: 'case', type: 'boolean', reads: ITEM_READS, derive: selfHarmItemPositive },
  { id: 'course.selfHarmItemZero', about: 'case', type: 'boolean', reads: ITEM_READS, derive: selfHarmItemZero },
  latestScore('score.pg13r', 'pg-13-r'),
  latestScore('score.lsns6', 'lsns-6'),
  latestScore('score.ucla3', 'ucla-3'),
  latestScore('score.epds', 'epds'),
  latestScore('score.k10', 'k10'),
  // A mean of items from 0 to 4; facts are whole numbers.
  latestScore('score.iip32Tenths', 'iip-32', 10),
]

function courseKind({ course: { current, onset } }: CaseContext): Finding {
  const stated = current.map((episode) => read(episode.course, `/timeline/episodes/${episode.id}/course`, (kind) => kind))
  const open = stated.find((fact) => fact.status === 'unknown')
  if (open !== undefined) return open
  const kinds = new Set(stated.flatMap((fact) => (fact.status === 'known' ? [fact.value] : [])))
  const [kind] = kinds
  if (kind === undefined) return unknown('not-asked', onset.from)
  return kinds.size === 1 ? known(kind, stated) : unknown('imprecise', stated)
}

function scoreCount({ case: kase, course }: CaseContext): Finding {
  if (kase.timeline?.measurements === undefined) return unknown('not-asked', MEASUREMENTS)
  const most = [...course.scores.values()].reduce<readonly { readonly at: Address }[]>(
    (longest, scores) => (scores.length > longest.length ? scores : longest), [])
  return known(most.length, [MEASUREMENTS, ...most.map((score) => score.at)])
}

// A worsening counts here whether or not anybody could date it.
function worseningRecorded({ course: { worsenings, changesOpen } }: CaseContext): Finding {
  if (worsenings.length > 0) return known(true, worsenings.map((change) => change.from))
  return changesOpen === undefined ? known(false, CHANGES_ASKED) : unknown(changesOpen.why, changesOpen.from)
}

/** One answer, or its absence, to an instrument's question about self-harm. */
interface Item {
  readonly on: string
  readonly truth: 'positive' | 'zero' | 'open'
  readonly fact: Finding
}

// An instrument that is not in the table may still warn; its zero reassures about nothing.
const selfHarmItems = onceACase(({ case: kase, instruments }): readonly Item[] =>
  (kase.timeline?.measurements ?? []).flatMap((measurement): readonly Item[] => {
    const least = instruments.get(measurement.instrument)?.selfHarmItem?.min
    const fact = read(measurement.selfHarmItem, itemAddress(measurement), (answer) => answer > (least ?? 0))
    const truth = truthOf(fact)
    if (least === undefined && truth !== 'true') return []
    return [{ on: measurement.on, truth: truth === 'true' ? 'positive' : truth === 'false' ? 'zero' : 'open', fact }]
  }))

const itemAddress = ({ instrument, on }: Measurement): Address => `${MEASUREMENTS}/${instrument}@${on}/selfHarmItem`

const factsOf = (items: readonly Item[]): readonly Finding[] => items.map((item) => item.fact)

function selfHarmItemPositive(ctx: CaseContext): Finding {
  const items = selfHarmItems(ctx)
  const positive = items.filter((item) => item.truth === 'positive')
  if (positive.length > 0) return known(true, factsOf(positive))
  return zeroUnlessOpen(items, false)
}

function selfHarmItemZero(ctx: CaseContext): Finding {
  const items = selfHarmItems(ctx)
  const newest = items.map((item) => item.on).reduce((a, b) => (a > b ? a : b), '')
  const latest = items.filter((item) => item.on === newest)
  const positive = latest.filter((item) => item.truth === 'positive')
  if (positive.length > 0) return known(false, factsOf(positive))
  return zeroUnlessOpen(latest, true)
}

/** `whenZero` if there are answers and all are zero; unknown while one is missing. */
function zeroUnlessOpen(items: readonly Item[], whenZero: boolean): Finding {
  const open = items.filter((item) => item.truth === 'open')
  const [first] = open
  if (first?.fact.status === 'unknown') return unknown(first.fact.why, factsOf(open))
  return items.length === 0 ? unknown('not-asked', MEASUREMENTS) : known(whenZero, factsOf(items))
}

function latestScore(id: string, instrument: Exclude<Instrument, 'other'>, times = 1): FactSource<CaseContext> {
  return {
    id,
    about: 'case',
    type: 'integer',
    unit: times === 1 ? 'points' : 'tenths',
    reads: SCORE_READS,
    derive: ({ course }) => {
      const scores = course.scores.get(instrument) ?? []
      const last = scores[scores.length - 1]
      return last === undefined ? unknown('not-asked', MEASUREMENTS) : known(Math.round(last.score * times), last.at)
    },
  }
}
