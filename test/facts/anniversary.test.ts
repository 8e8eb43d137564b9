import { describe, expect, it } from 'vitest'
import { anniversaryWorsening, earlyAnniversaryWorsening, type DeathDays } from '../../src/facts/anniversary.js'
import { dated } from '../../src/facts/dated.js'
import { factOf } from '../../src/facts/fact.js'
import { contextOf } from './read-context.js'

const AT = '/inventory/people/nuala/death/specialDays'
const death = (on: string, specialDays?: DeathDays['specialDays']): DeathDays =>
  ({ on: dated(on, '/inventory/people/nuala/death/on'), specialDays, specialDaysAt: AT })
const worse = (...dates: string[]) =>
  contextOf({ timeline: {
    asked: { changes: 'yes' }, measurements: [],
    changes: dates.map((on, i) => ({ id: `w${i}`, direction: 'worsening', on })),
  } })

describe('an anniversary worsening', () => {
  it('lies within two weeks of the day of death in a later year', () => {
    const date = death('2023-03-10')
    expect(factOf(anniversaryWorsening(worse('2025-03-24'), date))).toEqual({
      status: 'known', value: true, from: ['/inventory/people/nuala/death/on', '/timeline/changes/w0/on'],
    })
    expect(anniversaryWorsening(worse('2024-02-25'), date)).toMatchObject({ value: true })
    expect(anniversaryWorsening(worse('2025-03-25'), death('2023-03-10', []))).toMatchObject({ value: false })
    expect(anniversaryWorsening(worse('2023-03-15'), death('2023-03-10', []))).toMatchObject({ value: false })
  })

  it('reaches over the turn of the year and finds the 28th for a leap day', () => {
    expect(anniversaryWorsening(worse('2025-01-05'), death('2023-12-28', []))).toMatchObject({ value: true })
    expect(anniversaryWorsening(worse('2024-12-22'), death('2023-01-02', []))).toMatchObject({ value: true })
    expect(anniversaryWorsening(worse('2025-02-14'), death('2024-02-29', []))).toMatchObject({ value: true })
    expect(anniversaryWorsening(worse('2025-02-13'), death('2024-02-29', []))).toMatchObject({ value: false })
  })

  it('may lie near a special day after the death, and not before it', () => {
    expect(anniversaryWorsening(worse('2024-12-20'), death('2024-09-01', ['12-24']))).toMatchObject({ value: true })
    expect(anniversaryWorsening(worse('2023-12-20'), death('2024-09-01', ['12-24']))).toMatchObject({ value: false })
  })

  it('is not ruled out while special days, the day of death or worsenings are not known', () => {
    expect(anniversaryWorsening(worse('2025-05-25'), death('2023-03-10'))).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(anniversaryWorsening(worse('2025-05-25'), death('2023-03-10', 'declined'))).toMatchObject({ status: 'unknown', why: 'declined' })
    expect(anniversaryWorsening(worse('2025-05-25'), death('unknown', []))).toMatchObject({ status: 'unknown', why: 'unknown' })
    expect(anniversaryWorsening(worse('2025-05-25'), death('2023', []))).toMatchObject({ status: 'unknown', why: 'imprecise' })
    expect(anniversaryWorsening(contextOf({}), death('2023-03-10', []))).toMatchObject({ status: 'unknown' })
    expect(anniversaryWorsening(worse(), death('2023-03-10', []))).toMatchObject({ value: false })
  })

  it('is early in the first six months after the death only', () => {
    const date = death('2024-09-01', ['12-24', '04-02'])
    expect(earlyAnniversaryWorsening(worse('2024-12-20'), date)).toMatchObject({ value: true })
    expect(earlyAnniversaryWorsening(worse('2025-04-05'), date)).toMatchObject({ value: false })
    expect(anniversaryWorsening(worse('2025-04-05'), date)).toMatchObject({ value: true })
  })
})
