import { parseDay } from '../chronology/day-number.js'
import type { Case, Episode, Measurement, Timeline } from '../model/case.js'
import type { Address, WhyUnknown } from '../model/facts.js'
import type { InstrumentInfo } from '../model/rule-set.js'
import { INSTRUMENTS, type ChangeDirection, type Instrument } from '../model/words.js'
import { dated, onDays, undated, type Dated } from './dated.js'
import { whyUnknown } from './fact.js'

const EPISODES: Address = '/timeline/episodes'
export const CHANGES_ASKED: Address = '/timeline/asked/changes'
export const MEASUREMENTS: Address = '/timeline/measurements'

/** One score of an instrument whose table is known. */
export interface Score {
  readonly instrument: InstrumentInfo
  /** Day number. */
  readonly day: number
  readonly score: number
  readonly measurement: Measurement
  readonly at: Address
}

/** A worsening or a relief: stated by somebody, or read off scores. */
export interface CourseChange {
  readonly direction: ChangeDirection
  readonly basis: 'stated' | 'scores'
  readonly when: Dated
}

/** The symptom course as a case records it. */
export interface CourseReading {
  /** Episodes without an end, in order of their ids. */
  readonly current: readonly Episode[]
  /** Beginning of the current episode; of the one that began last when several are open. */
  readonly onset: Dated
  readonly worsenings: readonly Dated[]
  readonly reliefs: readonly Dated[]
  /** Worsenings and reliefs together, each with its basis. */
  readonly changes: readonly CourseChange[]
  /** "When did it get worse, when did it lift?" was put in full. */
  readonly changesAsked: boolean
  /**
   * Why the list of changes may be incomplete, and where the answer would be recorded; absent when it is complete:
   * changes were asked in full, and scores, from which more could be read, are recorded or said to be none.
   */
  readonly changesOpen?: { readonly why: WhyUnknown; readonly from: readonly Address[] }
  /** Scores by instrument, in order of day. `other` and instruments without a table are left out. */
  readonly scores: ReadonlyMap<Instrument, readonly Score[]>
}

/** What the course is read from. */
export interface CourseInputs {
  readonly case: Case
  readonly instruments: ReadonlyMap<Instrument, InstrumentInfo>
}

/** Reads the symptom course off a case. The order of lists in the case makes no difference. */
export function readCourse(context: CourseInputs): CourseReading {
  const { case: kase, instruments } = context
  const timeline = kase.timeline
  const current = openEpisodes(timeline?.episodes ?? [])
  const scores = scoresByInstrument(timeline?.measurements ?? [], instruments)
  const changes = [...statedChanges(kase), ...[...scores.values()].flatMap(changesInScores)]
  const dates = (direction: ChangeDirection): readonly Dated[] =>
    changes.filter((change) => change.direction === direction).map((change) => change.when)
  return {
    current,
    onset: onsetOf(timeline?.episodes, current),
    worsenings: dates('worsening'),
    reliefs: dates('relief'),
    changes,
    changesAsked: timeline?.asked?.changes === 'yes',
    ...whyOpen(timeline),
    scores,
  }
}

function whyOpen(timeline: Timeline | undefined): Pick<CourseReading, 'changesOpen'> {
  const asked = timeline?.asked?.changes
  if (asked !== 'yes') return { changesOpen: { why: whyUnknown(asked), from: [CHANGES_ASKED] } }
  return timeline?.measurements === undefined ? { changesOpen: { why: 'not-asked', from: [MEASUREMENTS] } } : {}
}

// An end that was asked for and could not be dated is still an end.
function openEpisodes(episodes: readonly Episode[]): readonly Episode[] {
  return byText(episodes, (episode) => episode.id).filter(
    (episode) => episode.endedOn === undefined || episode.endedOn === 'not-applicable',
  )
}

function onsetOf(episodes: readonly Episode[] | undefined, current: readonly Episode[]): Dated {
  if (episodes === undefined || current.length === 0) return undated('not-asked', EPISODES)
  return latestOf(current.map((episode) => dated(episode.onset, `${EPISODES}/${episode.id}/onset`)))
}

function latestOf(dates: readonly Dated[]): Dated {
  const [first, ...rest] = dates
  if (first === undefined) return undated('not-asked', EPISODES)
  return rest.reduce((a, b) => {
    if (a.status === 'undated') return a
    if (b.status === 'undated') return b
    if (b.span.latest <= a.span.earliest) return a
    if (a.span.latest <= b.span.earliest) return b
    const earliest = Math.max(a.span.earliest, b.span.earliest)
    const latest = Math.max(a.span.latest, b.span.latest)
    return onDays({ earliest, latest, precision: 'between', about: a.span.about || b.span.about }, ...a.from, ...b.from)
  }, first)
}

function statedChanges(kase: Case): readonly CourseChange[] {
  return byText(kase.timeline?.changes ?? [], (change) => change.id).map((change) => ({
    direction: change.direction,
    basis: 'stated',
    when: dated(change.on, `/timeline/changes/${change.id}/on`),
  }))
}

function scoresByInstrument(
  measurements: readonly Measurement[],
  instruments: ReadonlyMap<Instrument, InstrumentInfo>,
): ReadonlyMap<Instrument, readonly Score[]> {
  const byInstrument = new Map<Instrument, Score[]>()
  for (const measurement of measurements) {
    const { instrument: id, on, score } = measurement
    const [instrument, day] = [instruments.get(id), parseDay(on)]
    if (instrument === undefined || id === 'other' || day === undefined) continue
    const read = { instrument, day, score, measurement, at: `${MEASUREMENTS}/${id}@${on}` }
    const scores = byInstrument.get(id)
    if (scores === undefined) byInstrument.set(id, [read])
    else scores.push(read)
  }
  const found = new Map<Instrument, readonly Score[]>()
  for (const id of INSTRUMENTS) {
    const scores = byInstrument.get(id)
    if (scores !== undefined) found.set(id, scores.sort((a, b) => a.day - b.day || a.score - b.score))
  }
  return found
}

/** Points by which one score is worse than an earlier one; negative when it is better. */
export function worseBy(earlier: Score, later: Score): number {
  const rise = later.score - earlier.score
  return earlier.instrument.higherIs === 'worse' ? rise : -rise
}

const isSymptomScale = (instrument: InstrumentInfo): boolean =>
  instrument.measures === 'depression' || instrument.measures === 'distress' || instrument.measures === 'anxiety'

// A step counts when it reaches the threshold and the next score keeps that much of it. A score whose step does
// not last is passed over, so that one odd score makes neither a worsening nor a relief.
function changesInScores(scores: readonly Score[]): readonly CourseChange[] {
  const [first] = scores
  if (first === undefined || !isSymptomScale(first.instrument)) return []
  const threshold = first.instrument.changeThreshold
  if (threshold === null) return []
  const changes: CourseChange[] = []
  let before = first
  scores.slice(1).forEach((score, i) => {
    const next = scores[i + 2]
    const step = worseBy(before, score)
    const reaches = Math.abs(step) >= threshold
    const lasts = next === undefined || worseBy(before, next) * Math.sign(step) >= threshold
    if (reaches && !lasts) return
    if (reaches) changes.push(changeBetween(before, score))
    before = score
  })
  return changes
}

function changeBetween(before: Score, after: Score): CourseChange {
  return {
    direction: worseBy(before, after) > 0 ? 'worsening' : 'relief',
    basis: 'scores',
    when: onDays({ earliest: before.day, latest: after.day, precision: 'between', about: false }, before.at, after.at),
  }
}

function byText<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
