import { describe, expect, it } from 'vitest'
import { linkEvents, possibleWindows } from '../../src/facts/links.js'
import type { Case } from '../../src/model/case.js'
import type { Link } from '../../src/model/links.js'
import { contextOf, phq9 } from './read-context.js'

type Parts = Parameters<typeof contextOf>[0]
const links = (parts: Parts): readonly Link[] => linkEvents(contextOf(parts))
const short = (link: Link): string =>
  `${link.subject.kind} ${link.subject.id} > ${link.target.kind} ${link.lagDays.min}..${link.lagDays.max} ${link.windows.join('|')} ${link.direction}`
const moved = (on: string, onset: string): Parts => ({
  timeline: { episodes: [{ id: 'now', onset }], events: [{ id: 'move', type: 'move', on }] },
})

describe('the window of a lag', () => {
  it('changes at each bound and nowhere between', () => {
    const ctx = contextOf({})
    const label = (days: number): string => possibleWindows(ctx, { min: days, max: days }).join('|')
    const changes: string[] = []
    for (let days = -400; days <= 800; days += 1) {
      const now = label(days)
      if (days === -400 || now !== label(days - 1)) changes.push(`${days} ${now}`)
    }
    expect(changes).toEqual(['-400 after', '-7 immediate', '32 proximal', '93 recent', '184 distal', '366 remote'])
  })
})

describe('links', () => {
  it('hold each event against the onset, with lag, window, precision and direction', () => {
    expect(links(moved('2025-01-10', '2025-02-20'))).toEqual([{
      subject: { kind: 'event', id: 'move' },
      target: { kind: 'onset', basis: 'stated', from: ['/timeline/episodes/now/onset'] },
      lagDays: { min: 41, max: 41 },
      windows: ['proximal'],
      precision: { subject: 'day', target: 'day' },
      direction: 'event-first',
      from: ['/timeline/episodes/now/onset', '/timeline/events/move/on'],
    }])
  })

  it('name every window a vague date allows', () => {
    expect(links(moved('2025-01', '2025-02-20')).map(short)).toEqual(['event move > onset 20..50 immediate|proximal event-first'])
    expect(links(moved('2025', '2025-02')).map(short)).toEqual(['event move > onset -333..58 immediate|proximal|after unclear'])
    expect(links(moved('2025-04-01', '2025-02-20')).map(short)).toEqual(['event move > onset -40..-40 after change-first'])
    expect(links(moved('2025-02-20', '2025-02-20')).map(short)).toEqual(['event move > onset 0..0 immediate same-day'])
  })

  it('hold events against worsenings and reliefs, stated or read off scores', () => {
    const found = links({ timeline: {
      events: [{ id: 'job', type: 'job-loss', on: '2025-01-01' }],
      changes: [{ id: 'w', direction: 'worsening', on: '2025-01-11' }],
      measurements: phq9(['2025-02-01', 15], ['2025-03-01', 9]),
    } })
    expect(found.map((each) => `${each.target.kind} ${each.target.basis} ${each.lagDays.min}..${each.lagDays.max}`))
      .toEqual(['worsening stated 10..10', 'relief scores 31..59'])
  })

  it('leave out what has no date', () => {
    expect(links(moved('unknown', '2025-02'))).toEqual([])
    expect(links(moved('2025-01', 'declined'))).toEqual([])
    expect(links({})).toEqual([])
  })

  it('link a death once, by the person, with the date of the event when the person has none', () => {
    const parts: Parts = {
      inventory: { people: [{ id: 'nuala', status: 'deceased' }, { id: 'tom' }] },
      timeline: {
        episodes: [{ id: 'now', onset: '2025-02-20' }],
        events: [
          { id: 'funeral', type: 'death-parent', on: '2025-02-10', people: ['nuala', 'tom'] },
          { id: 'other', type: 'death-friend', on: '2024-02-20', people: ['tom'] },
        ],
      },
    }
    expect(links(parts).map(short)).toEqual([
      'event other > onset 366..366 remote event-first',
      'person nuala > onset 10..10 immediate event-first',
    ])
    const own: Parts = { ...parts, inventory: { people: [{ id: 'nuala', death: { on: '2025-02' } }] } }
    expect(links(own).filter((each) => each.subject.id === 'nuala').map(short)).toEqual(['person nuala > onset 10..10 immediate event-first'])
  })

  it('do not depend on the order of lists', () => {
    const timeline: NonNullable<Case['timeline']> = {
      episodes: [{ id: 'a', onset: '2024' }, { id: 'b', onset: '2024-06' }],
      events: [{ id: 'x', type: 'move', on: '2024-05' }, { id: 'y', type: 'job-loss', on: '2024-04' }],
      changes: [{ id: 'm', direction: 'worsening', on: '2025-01' }, { id: 'n', direction: 'relief', on: '2025-03' }],
      measurements: phq9(['2025-01-01', 5], ['2025-02-01', 12], ['2025-03-01', 13]),
    }
    const turned = {
      episodes: [...timeline.episodes ?? []].reverse(), events: [...timeline.events ?? []].reverse(),
      changes: [...timeline.changes ?? []].reverse(), measurements: [...timeline.measurements ?? []].reverse(),
    }
    expect(links({ timeline: turned })).toEqual(links({ timeline }))
    expect(links({ timeline })).toHaveLength(8)
  })
})
