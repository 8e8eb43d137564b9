import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/chronology/day-number.js'
import { courseFacts } from '../../src/facts/course.js'
import type { CaseContext } from '../../src/facts/context.js'
import type { Dated } from '../../src/facts/dated.js'
import { factOf } from '../../src/facts/fact.js'
import type { Episode, Measurement, Timeline } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { contextOf, phq9 } from './read-context.js'

const of = (timeline: Timeline): CaseContext => contextOf({ timeline })

function fact(id: string, timeline: Timeline | undefined): Fact {
  const source = courseFacts.find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  return factOf(source.derive(contextOf(timeline === undefined ? {} : { timeline })))
}

const shown = (date: Dated): string =>
  date.status === 'dated' ? `${formatDay(date.span.earliest)}..${formatDay(date.span.latest)}` : date.why

const episode = (id: string, rest: Omit<Episode, 'id'>): Episode => ({ id, ...rest })

describe('the onset', () => {
  it('is the onset of the episode without an end', () => {
    const { course } = of({
      episodes: [episode('old', { onset: '2010', endedOn: '2011' }), episode('now', { onset: '2025-02' })],
    })
    expect(shown(course.onset)).toBe('2025-02-01..2025-02-28')
    expect(course.onset.from).toEqual(['/timeline/episodes/now/onset'])
  })

  it('is the later one when two episodes are open', () => {
    const open = [episode('low', { onset: '2015' }), episode('deep', { onset: '2025-02' })]
    expect(shown(of({ episodes: open }).course.onset)).toBe('2025-02-01..2025-02-28')
    expect(shown(of({ episodes: [...open].reverse() }).course.onset)).toBe('2025-02-01..2025-02-28')
    const overlapping = [episode('a', { onset: '2024' }), episode('b', { onset: '2024-03/2024-06' })]
    expect(shown(of({ episodes: overlapping }).course.onset)).toBe('2024-03-01..2024-12-31')
    const halfKnown = [episode('a', { onset: '2024' }), episode('b', { onset: 'declined' })]
    expect(shown(of({ episodes: halfKnown }).course.onset)).toBe('declined')
  })

  it('is not known when no open episode is listed or it has no date', () => {
    expect(shown(of({}).course.onset)).toBe('not-asked')
    expect(shown(of({ episodes: [] }).course.onset)).toBe('not-asked')
    expect(shown(of({ episodes: [episode('old', { onset: '2010', endedOn: 'unknown' })] }).course.onset)).toBe('not-asked')
    expect(shown(of({ episodes: [episode('now', { onset: 'unknown' })] }).course.onset)).toBe('unknown')
    expect(fact('course.onsetKnown', { episodes: [episode('now', {})] })).toEqual({
      status: 'unknown', why: 'not-asked', from: ['/timeline/episodes/now/onset'],
    })
  })

  it('gives its precision and the time since', () => {
    const timeline = { episodes: [episode('now', { onset: '2025-02' })] }
    expect(fact('course.onsetPrecisionDays', timeline)).toMatchObject({ status: 'known', value: 28 })
    expect(fact('course.daysSinceOnset', timeline)).toMatchObject({ status: 'range', min: 122, max: 149 })
    expect(fact('course.lastingOverTwoYears', timeline)).toMatchObject({ value: false })
    expect(fact('course.lastingOverTwoYears', { episodes: [episode('now', { onset: '2023' })] })).toMatchObject({ why: 'imprecise' })
    expect(fact('course.lastingOverTwoYears', { episodes: [episode('now', { onset: '2022' })] })).toMatchObject({ value: true })
  })
})

describe('the kind of course', () => {
  it('is what is stated of the open episode', () => {
    expect(fact('course.kind', { episodes: [episode('now', { course: 'persistent' }), episode('old', { course: 'first', endedOn: '2011' })] }))
      .toMatchObject({ status: 'known', value: 'persistent' })
    expect(fact('course.kind', { episodes: [episode('now', {})] })).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(fact('course.kind', { episodes: [episode('a', { course: 'first' }), episode('b', { course: 'persistent' })] }))
      .toMatchObject({ status: 'unknown', why: 'imprecise' })
  })
})

describe('worsenings and reliefs', () => {
  const derived = (measurements: readonly Measurement[]): readonly string[] =>
    of({ measurements }).course.changes.map((change) => `${change.direction} ${shown(change.when)}`)

  it('are read off scores of one instrument that move by its threshold', () => {
    expect(derived(phq9(['2025-01-10', 8], ['2025-02-10', 13], ['2025-03-10', 14]))).toEqual(['worsening 2025-01-10..2025-02-10'])
    expect(derived(phq9(['2025-01-10', 8], ['2025-02-10', 12]))).toEqual([])
    expect(derived(phq9(['2025-01-10', 18], ['2025-02-10', 13]))).toEqual(['relief 2025-01-10..2025-02-10'])
  })

  it('are read in order of day, however the scores are listed', () => {
    expect(derived(phq9(['2025-03-10', 14], ['2025-01-10', 8], ['2025-02-10', 13]))).toEqual(['worsening 2025-01-10..2025-02-10'])
  })

  it('are passed over when the next score takes them back', () => {
    expect(derived(phq9(['2025-01-10', 8], ['2025-02-10', 15], ['2025-03-10', 9]))).toEqual([])
    expect(derived(phq9(['2025-01-10', 15], ['2025-02-10', 8], ['2025-03-10', 16]))).toEqual([])
    expect(derived(phq9(['2025-01-10', 10], ['2025-02-10', 20], ['2025-03-10', 4]))).toEqual(['relief 2025-01-10..2025-03-10'])
  })

  it('are never read across instruments, nor from a scale without a personal threshold', () => {
    const scores: readonly Measurement[] = [
      { on: '2025-01-10', instrument: 'phq-9', score: 4 },
      { on: '2025-02-10', instrument: 'epds', score: 20 },
      { on: '2025-01-10', instrument: 'madrs', score: 5 },
      { on: '2025-02-10', instrument: 'madrs', score: 45 },
      { on: '2025-01-10', instrument: 'wsas', score: 5 },
      { on: '2025-02-10', instrument: 'wsas', score: 35 },
      { on: '2025-01-10', instrument: 'other', instrumentName: 'own scale', score: 0 },
      { on: '2025-02-10', instrument: 'other', instrumentName: 'own scale', score: 99 },
    ]
    expect(derived(scores)).toEqual([])
    expect(of({ measurements: scores }).course.scores.has('other')).toBe(false)
  })

  it('stand beside those that somebody dated', () => {
    const { course } = of({
      changes: [{ id: 'b', direction: 'relief', on: '2025-05' }, { id: 'a', direction: 'worsening', on: 'unknown' }],
      measurements: phq9(['2025-01-10', 8], ['2025-02-10', 14]),
    })
    expect(course.worsenings.map(shown)).toEqual(['unknown', '2025-01-10..2025-02-10'])
    expect(course.reliefs.map(shown)).toEqual(['2025-05-01..2025-05-31'])
    expect(course.worsenings[1]?.from).toEqual(['/timeline/measurements/phq-9@2025-01-10', '/timeline/measurements/phq-9@2025-02-10'])
  })

  it('are known to be none only when asked in full and scores are recorded or none', () => {
    const id = 'course.worseningRecorded'
    expect(fact(id, undefined)).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(fact(id, { changes: [] })).toMatchObject({ status: 'unknown' })
    expect(fact(id, { asked: { changes: 'declined' } })).toMatchObject({ status: 'unknown', why: 'declined' })
    expect(fact(id, { asked: { changes: 'yes' } })).toMatchObject({ status: 'unknown', from: ['/timeline/measurements'] })
    expect(fact(id, { asked: { changes: 'yes' }, measurements: [] })).toMatchObject({ status: 'known', value: false })
    expect(fact(id, { changes: [{ id: 'a', direction: 'worsening' }] })).toMatchObject({ status: 'known', value: true })
  })
})

describe('scores', () => {
  it('are counted on the instrument used most', () => {
    const measurements: readonly Measurement[] = [
      ...phq9(['2025-01-10', 8], ['2025-02-10', 9]), { on: '2025-02-10', instrument: 'gad-7', score: 3 },
    ]
    expect(fact('course.scoreCount', { measurements })).toMatchObject({ status: 'known', value: 2 })
    expect(fact('course.scoreCount', { measurements: [] })).toMatchObject({ status: 'known', value: 0 })
    expect(fact('course.scoreCount', {})).toMatchObject({ status: 'unknown' })
  })

  it('give the newest value of an instrument, a mean in tenths', () => {
    const measurements: readonly Measurement[] = [
      { on: '2025-05-10', instrument: 'lsns-6', score: 9 }, { on: '2025-01-10', instrument: 'lsns-6', score: 20 },
      { on: '2025-01-10', instrument: 'iip-32', score: 1.84 },
    ]
    expect(fact('score.lsns6', { measurements })).toMatchObject({ value: 9, from: ['/timeline/measurements/lsns-6@2025-05-10'] })
    expect(fact('score.iip32Tenths', { measurements })).toMatchObject({ value: 18 })
    expect(fact('score.ucla3', { measurements })).toMatchObject({ status: 'unknown', why: 'not-asked' })
  })
})

describe('the self-harm item', () => {
  const item = (on: string, selfHarmItem?: Measurement['selfHarmItem'], instrument: Measurement['instrument'] = 'phq-9'): Measurement =>
    ({ on, instrument, score: 12, ...(selfHarmItem === undefined ? {} : { selfHarmItem }) })
  const positive = (...measurements: Measurement[]): Fact => fact('course.selfHarmItemPositive', { measurements })
  const zero = (...measurements: Measurement[]): Fact => fact('course.selfHarmItemZero', { measurements })

  it('is positive when any score has it above its least answer, whatever came later', () => {
    expect(positive(item('2025-01-10', 1), item('2025-02-10', 0))).toMatchObject({
      value: true, from: ['/timeline/measurements/phq-9@2025-01-10/selfHarmItem'],
    })
    expect(zero(item('2025-01-10', 1), item('2025-02-10', 0))).toMatchObject({ value: true })
    expect(zero(item('2025-02-10', 2), item('2025-01-10', 0))).toMatchObject({ value: false })
  })

  it('is never called clear while an answer is missing or declined', () => {
    expect(positive(item('2025-01-10', 0))).toMatchObject({ value: false })
    expect(positive(item('2025-01-10', 0), item('2025-02-10'))).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(positive(item('2025-01-10', 0), item('2025-02-10', 'declined'))).toMatchObject({ status: 'unknown', why: 'declined' })
    expect(zero(item('2025-01-10', 0), item('2025-02-10'))).toMatchObject({ status: 'unknown' })
    expect(positive()).toMatchObject({ status: 'unknown' })
    expect(positive(item('2025-01-10', undefined, 'madrs'))).toMatchObject({ status: 'unknown' })
  })

  it('warns from an instrument without a table, and reassures from none', () => {
    expect(positive(item('2025-01-10', 2, 'other'))).toMatchObject({ value: true })
    expect(positive(item('2025-01-10', 0, 'other'))).toMatchObject({ status: 'unknown' })
  })
})

describe('course facts', () => {
  it('have ids of their own and say what they read', () => {
    const ids = courseFacts.map((each) => each.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(courseFacts.filter((each) => each.reads.length === 0)).toEqual([])
  })
})
