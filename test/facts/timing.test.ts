import { describe, expect, it } from 'vitest'
import { dated } from '../../src/facts/dated.js'
import { factOf } from '../../src/facts/fact.js'
import {
  changeLiesWithin, daysBeforeOnset, daysFromTo, daysSince, isAfterOnset, lastSeverityBelowModerate,
  monthsSince, trendSince, worseningFollowsWithin,
} from '../../src/facts/timing.js'
import type { Measurement, Timeline } from '../../src/model/case.js'
import { contextOf, phq9, type Scores } from './read-context.js'

const on = (text: string) => dated(text, '/timeline/events/e/on')
const of = (timeline: Timeline) => contextOf({ timeline })
const onset = (text: string) => of({ episodes: [{ id: 'now', onset: text }] })
const worse = (...dates: string[]): Timeline => ({
  changes: dates.map((date, i) => ({ id: `w${i}`, direction: 'worsening', on: date })),
})
const closed = { asked: { changes: 'yes' }, measurements: [] } as const

describe('days before the onset', () => {
  it('are positive when the event came first, and bounded when a date is vague', () => {
    expect(factOf(daysBeforeOnset(onset('2025-03-01'), on('2025-02-28')))).toEqual({
      status: 'known', value: 1, from: ['/timeline/episodes/now/onset', '/timeline/events/e/on'],
    })
    expect(daysBeforeOnset(onset('2025-03-01'), on('2025-03-03'))).toMatchObject({ value: -2 })
    expect(daysBeforeOnset(onset('2025-03'), on('2025-02-28'))).toMatchObject({ status: 'range', min: 1, max: 31 })
  })

  it('are unknown when either date is, for the reason that was given', () => {
    expect(factOf(daysBeforeOnset(of({}), on('2025-02-28')))).toEqual({ status: 'unknown', why: 'not-asked', from: ['/timeline/episodes'] })
    expect(factOf(daysBeforeOnset(onset('2025-03'), on('declined')))).toEqual({
      status: 'unknown', why: 'declined', from: ['/timeline/events/e/on'],
    })
  })
})

describe('after the onset', () => {
  it('means by more than the week that still counts as at the onset', () => {
    expect(isAfterOnset(onset('2025-03-01'), on('2025-03-08'))).toMatchObject({ value: false })
    expect(isAfterOnset(onset('2025-03-01'), on('2025-03-09'))).toMatchObject({ value: true })
    expect(isAfterOnset(onset('2025-03-01'), on('2025-03'))).toMatchObject({ status: 'unknown', why: 'imprecise' })
  })
})

describe('time since an event', () => {
  it('is counted to the assessment day, in days and in whole months', () => {
    expect(factOf(daysSince(of({}), on('2025-06-01')))).toMatchObject({ value: 29, from: ['/assessedOn', '/timeline/events/e/on'] })
    expect(monthsSince(of({}), on('2025-05-31'))).toMatchObject({ value: 0 })
    expect(monthsSince(of({}), on('2025-05-30'))).toMatchObject({ value: 1 })
    expect(monthsSince(of({}), on('2024'))).toMatchObject({ status: 'range', min: 5, max: 17 })
    expect(monthsSince(of({}), on('2025-07-10'))).toMatchObject({ value: 0 })
    expect(monthsSince(of({}), on('2025-08-30'))).toMatchObject({ value: -2 })
  })
})

describe('a worsening that follows', () => {
  it('is true when one surely lies in the span, though nobody asked for more', () => {
    const fact = factOf(worseningFollowsWithin(of(worse('2025-03-20')), on('2025-03-01'), 31))
    expect(fact).toEqual({ status: 'known', value: true, from: ['/timeline/changes/w0/on', '/timeline/events/e/on'] })
  })

  it('is false only when the list is complete and none can lie there', () => {
    expect(factOf(worseningFollowsWithin(of(worse('2025-06-20')), on('2025-03-01'), 31))).toMatchObject({
      status: 'unknown', why: 'not-asked', from: ['/timeline/asked/changes'],
    })
    expect(worseningFollowsWithin(of({ ...worse('2025-06-20'), ...closed }), on('2025-03-01'), 31)).toMatchObject({ value: false })
    expect(worseningFollowsWithin(of({ ...worse('2025-02-28'), ...closed }), on('2025-03-01'), 31)).toMatchObject({ value: false })
    expect(worseningFollowsWithin(of({ ...worse('unknown'), ...closed }), on('2025-03-01'), 31)).toMatchObject({ status: 'unknown' })
    expect(worseningFollowsWithin(of(closed), on('unknown'), 31)).toMatchObject({ value: false })
  })

  it('is open while a vague date reaches over the edge', () => {
    expect(factOf(worseningFollowsWithin(of({ ...worse('2025-03'), ...closed }), on('2025-03-10'), 31))).toMatchObject({
      status: 'unknown', why: 'imprecise',
    })
    expect(factOf(worseningFollowsWithin(of({ ...worse('2025-03-20'), ...closed }), on('declined'), 31))).toMatchObject({
      status: 'unknown', why: 'declined', from: ['/timeline/changes/w0/on', '/timeline/events/e/on'],
    })
  })

  it('can be asked of both sides and of reliefs', () => {
    const around = of(worse('2025-03-01'))
    expect(changeLiesWithin(around, 'worsening', on('2025-03-10'), -14, 14)).toMatchObject({ value: true })
    expect(changeLiesWithin(around, 'relief', on('2025-03-10'), -14, 14)).toMatchObject({ status: 'unknown' })
  })
})

describe('the trend since a date', () => {
  const trend = (since: string, ...scores: Scores) => trendSince(of({ measurements: phq9(...scores) }), on(since))

  it('is falling, rising or steady over three scores or more', () => {
    expect(trend('2025-01-01', ['2025-01-10', 18], ['2025-02-10', 15], ['2025-03-10', 12])).toMatchObject({ value: 'falling' })
    expect(trend('2025-01-01', ['2025-01-10', 10], ['2025-02-10', 14], ['2025-03-10', 15])).toMatchObject({ value: 'rising' })
    expect(trend('2025-01-01', ['2025-01-10', 10], ['2025-02-10', 14], ['2025-03-10', 11])).toMatchObject({ value: 'steady' })
  })

  it('is not claimed for two scores, for swinging ones, or for scores before the date', () => {
    expect(trend('2025-01-01', ['2025-01-10', 18], ['2025-02-10', 8])).toMatchObject({ status: 'unknown' })
    expect(trend('2025-01-01', ['2025-01-10', 20], ['2025-02-10', 10], ['2025-03-10', 15])).toMatchObject({ why: 'imprecise' })
    expect(trend('2025-02-01', ['2025-01-10', 18], ['2025-02-10', 15], ['2025-03-10', 12])).toMatchObject({ status: 'unknown' })
  })

  it('is claimed for a vague date only when every day it may mean agrees', () => {
    const scores = [['2025-01-10', 20], ['2025-02-10', 15], ['2025-03-10', 12], ['2025-04-10', 9]] as const
    expect(trend('2025-01', ...scores)).toMatchObject({ value: 'falling' })
    expect(trend('2025-01/2025-03', ...scores)).toMatchObject({ status: 'unknown', why: 'imprecise' })
  })

  it('prefers depression to distress and never mixes them', () => {
    const k10 = (...scores: Scores): readonly Measurement[] =>
      phq9(...scores).map((score) => ({ ...score, instrument: 'k10' as const }))
    const falling = k10(['2025-01-10', 40], ['2025-02-10', 30], ['2025-03-10', 20])
    expect(trendSince(of({ measurements: falling }), on('2025-01-01'))).toMatchObject({ value: 'falling' })
    const both = [...falling, ...phq9(['2025-01-10', 10], ['2025-02-10', 11], ['2025-03-10', 10])]
    expect(trendSince(of({ measurements: both }), on('2025-01-01'))).toMatchObject({ value: 'steady' })
    const madrs = phq9(['2025-01-10', 40], ['2025-02-10', 30], ['2025-03-10', 20]).map((each) => ({ ...each, instrument: 'madrs' as const }))
    expect(trendSince(of({ measurements: madrs }), on('2025-01-01'))).toMatchObject({ status: 'unknown' })
  })
})

describe('severity now', () => {
  const now = (...measurements: readonly Measurement[]) => lastSeverityBelowModerate(of({ measurements }))

  it('is read from the newest depression score', () => {
    expect(now(...phq9(['2025-05-10', 15], ['2025-06-10', 9]))).toMatchObject({ value: true })
    expect(now(...phq9(['2025-05-10', 5], ['2025-06-10', 10]))).toMatchObject({ value: false })
    expect(now({ on: '2025-06-20', instrument: 'gad-7', score: 2 }, ...phq9(['2025-06-10', 12]))).toMatchObject({ value: false })
  })

  it('is not known from an old score, from none, or from two that disagree', () => {
    expect(now(...phq9(['2025-03-30', 5]))).toMatchObject({ value: true })
    expect(now(...phq9(['2025-03-29', 5]))).toMatchObject({ status: 'unknown', why: 'imprecise' })
    expect(now()).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(now({ on: '2025-06-10', instrument: 'madrs', score: 30 }, ...phq9(['2025-06-10', 5]))).toMatchObject({ why: 'imprecise' })
  })
})

describe('a span between two dates', () => {
  it('may be open at one end', () => {
    expect(daysFromTo(on('2025-01-01'), on('2025-02-01'), undefined, 31)).toMatchObject({ value: true })
    expect(daysFromTo(on('2025-01-01'), on('2025-02-02'), undefined, 31)).toMatchObject({ value: false })
    expect(daysFromTo(on('2025-01-01'), on('2025-02-02'), 32, undefined)).toMatchObject({ value: true })
  })
})
