import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../../src/model/case.js'
import { renderTimeline, timelineTable } from '../../../src/render/index.js'
import { makeCase } from '../../support/make-case.js'
import { randomCase } from '../../support/random-case.js'
import { full, hard, instruments, samples } from './timeline-samples.js'
import { readSvg } from './timeline-svg.js'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function inWords(date: string): string {
  const one = (each: string): string => {
    const [year, month, day] = each.split('-').map(Number)
    return [day, month === undefined ? undefined : MONTHS[month - 1], year].filter((part) => part !== undefined).join(' ')
  }
  const [from = '', to] = date.split('/')
  if (to !== undefined) return `between ${one(from)} and ${one(to)}`
  return date.endsWith('~') ? `about ${one(date.slice(0, -1))}` : one(date)
}

describe('the table of the timeline', () => {
  const isDate = (date: string | undefined): date is string => date !== undefined && /^\d/.test(date)

  it('holds every score, event, change, episode, deadline and death with its date', () => {
    fc.assert(fc.property(fc.oneof(randomCase, fc.constantFrom(...samples.map(([, kase]) => kase))), (kase) => {
      const rows = timelineTable(kase).rows.map((row) => row.slice(-4))
      const count = (when: string, what: string): number => rows.filter(([date, text]) => date === when && text?.includes(what) === true).length
      const { measurements = [], events = [], changes = [], episodes = [] } = kase.timeline ?? {}
      for (const { on, score } of measurements) expect(count(inWords(on), `: ${score}`)).toBeGreaterThan(0)
      for (const { on, title, dueOn } of events) {
        if (isDate(on)) expect(count(inWords(on), title ?? '')).toBeGreaterThan(0)
        if (isDate(dueOn)) expect(count(inWords(dueOn), 'deadline')).toBeGreaterThan(0)
      }
      for (const { on, direction } of changes) if (isDate(on)) expect(count(inWords(on), direction === 'worsening' ? 'worse' : 'better')).toBeGreaterThan(0)
      for (const { onset, endedOn } of episodes) {
        if (isDate(onset)) expect(count(inWords(onset), 'begins')).toBeGreaterThan(0)
        if (isDate(endedOn)) expect(count(inWords(endedOn), 'ends')).toBeGreaterThan(0)
      }
      const least = measurements.length + events.length + events.filter(({ dueOn }) => isDate(dueOn)).length + changes.length
        + episodes.length + episodes.filter(({ endedOn }) => endedOn !== undefined && endedOn !== 'not-applicable').length
      expect(rows.length).toBeGreaterThanOrEqual(least)
      for (const { death } of kase.inventory?.people ?? []) {
        if (typeof death === 'object' && isDate(death.on)) expect(rows.some(([date]) => date === inWords(death.on ?? ''))).toBe(true)
      }
    }), { seed: 20251121, numRuns: 100 })
  }, 20_000)

  it('runs in order of time, with what has no date last and why it has none', () => {
    const kase = makeCase({ timeline: { events: [{ id: 'z', type: 'move', on: 'declined' }, { id: 'y', type: 'debt', on: '2024-05' }, { id: 'x', type: 'accident', on: '2019' }], measurements: [{ on: '2024-05-20', instrument: 'phq-9', score: 11, selfHarmItem: 0 }] } })
    expect(timelineTable(kase, { instruments }).rows).toEqual([
      ['2019', 'accident', '', ''],
      ['May 2024', 'debt', '', ''],
      ['20 May 2024', 'PHQ-9: 11', 'moderate, item about self-harm: 0', ''],
      ['no date (declined)', 'move', '', ''],
    ])
  })

  it('tells a death once when an event tells of it, and twice when the dates differ', () => {
    const death = (on: string): Case => makeCase({
      inventory: { people: [{ id: 'p', name: 'Ines', relation: 'parent', status: 'deceased', death: { on } }] },
      timeline: { events: [{ id: 'e', type: 'death-parent', on: '2024-05-01', people: ['p'] }] },
    })
    expect(timelineTable(death('2024-05-01')).rows).toEqual([['1 May 2024', 'death of Ines (parent)', 'with Ines (parent)', '']])
    expect(timelineTable(death('2024-05')).rows).toHaveLength(2)
  })

  it.each(['sixty events in a year', 'thirty years'])('gives %s the numbers of the list in the picture', (name) => {
    const kase = hard[name] ?? makeCase()
    const { head, rows } = timelineTable(kase, { width: 360 })
    expect(head[0]).toBe('No.')
    const numberedRows = rows.filter(([n]) => n !== '')
    expect(numberedRows.map(([n]) => Number(n)).sort((a, b) => a - b)).toEqual(kase.timeline?.events?.map((_, i) => i + 1))
    const elements = readSvg(renderTimeline(kase, { width: 360 })).filter(({ name: tag }) => tag === 'text')
    const entries = new Map(elements.flatMap(({ attributes, text }, i) =>
      attributes['font-weight'] === 'bold' && attributes['text-anchor'] === 'end' && /\d/.test(text) ? [[text, elements[i + 1]?.text ?? '']] : []))
    for (const [n, when, what] of numberedRows) {
      const entry = entries.get(`\u2068${n ?? ''}\u2069`)?.replaceAll(/[\u2068\u2069]/g, '') ?? 'none'
      expect(`${when ?? ''}: ${what ?? ''}`.replaceAll(/\s+/g, ' ').startsWith(entry.replace('…', ''))).toBe(true)
    }
  })

  it('has as many cells in each row as in its head', () => {
    for (const [, kase] of samples) {
      for (const register of ['clinician', 'client', 'trainee'] as const) {
        const { head, rows } = timelineTable(kase, full(kase, { register }))
        expect(rows.filter((row) => row.length !== head.length)).toEqual([])
      }
    }
  })
})
