import { describe, expect, it } from 'vitest'
import { smallWorld, told } from '../support/weigh-world.js'

const counted = (world: ReturnType<typeof smallWorld>, area = 'grief'): readonly (readonly [string, number, string?])[] =>
  (world.area(area).candidates[0]?.arguments ?? []).map(({ ruleId, counted: points, lessenedBy }) =>
    lessenedBy === undefined ? [ruleId, points] : [ruleId, points, lessenedBy])

describe('points', () => {
  it('are three for strong, two for moderate, one for weak', () => {
    const world = smallWorld([told('for grief strong fact', 'ana'), told('for grief moderate meaning', 'ana'), told('for grief weak wish', 'ana')])
    expect(world.area('grief').support).toBe(6)
  })

  it('stop at the cap of their theme, the strongest first', () => {
    const world = smallWorld([told('for grief moderate fact', 'ana'), told('for grief strong time', 'ana'), told('for grief moderate fact', 'ana')])
    expect(world.area('grief').support).toBe(6)
    expect(counted(world)).toEqual([
      ['for-grief-strong-time-1', 3],
      ['for-grief-moderate-fact-1', 2],
      ['for-grief-moderate-fact-2', 1, 'theme-cap'],
    ])
  })

  it('are capped for and against apart, so that a full theme still lets the other side speak', () => {
    const world = smallWorld([
      told('for grief strong fact', 'ana'), told('for grief strong fact', 'ana'),
      told('against grief strong fact', 'ana'), told('against grief strong fact', 'ana'), told('for grief moderate meaning', 'ana'),
    ])
    expect(world.area('grief').candidates[0]?.themes).toEqual([
      { theme: 'fact', for: 3, against: 3 },
      { theme: 'meaning', for: 2, against: 0 },
    ])
    expect(world.area('grief').support).toBe(2)
  })

  it('are not given for what is silent, open or set aside', () => {
    const world = smallWorld([told('for grief strong fact', 'ana', 'silent'), told('for grief strong time', 'ana', 'set-aside'), told('for grief strong meaning', 'ana', 'undetermined')])
    expect(world.area('grief').support).toBe(0)
    expect(world.area('grief').bounds).toEqual({ low: 0, high: 3 })
  })

  it('may fall below nothing when more speaks against than for', () => {
    expect(smallWorld([told('for grief weak fact', 'ana'), told('against grief strong counter', 'ana')]).area('grief').support).toBe(-2)
  })
})

describe('bounds', () => {
  it('take what is open at its best and at its worst', () => {
    const world = smallWorld([told('for grief strong fact', 'ana'), told('for grief moderate meaning', 'ana', 'undetermined'), told('against grief strong counter', 'ana', 'undetermined')])
    expect(world.area('grief').bounds).toEqual({ low: 0, high: 5 })
  })

  it('leave no room above a full theme', () => {
    expect(smallWorld([told('for grief strong fact', 'ana'), told('for grief strong fact', 'ana', 'undetermined')]).area('grief').bounds).toEqual({ low: 3, high: 3 })
  })

  it('hold nothing at all as possible while it is open whether the area applies', () => {
    const world = smallWorld([told('required grief', 'ana', 'undetermined'), told('for grief strong fact', 'ana')])
    expect(world.area('grief')).toMatchObject({ status: 'insufficient-data', support: 0, bounds: { low: 0, high: 3 }, band: 'none' })
  })
})

describe('the gate', () => {
  it.each([
    ['fired', 'candidate', 3],
    ['undetermined', 'insufficient-data', 0],
    ['silent', 'not-applicable', 0],
    ['set-aside', 'not-applicable', 0],
  ] as const)('is %s, and the area is %s', (verdict, status, support) => {
    const world = smallWorld([told('required grief', 'ana', verdict), told('for grief strong fact', 'ana')])
    expect(world.area('grief')).toMatchObject({ status, support })
  })

  it('stays shut when one of two requirements fails, whatever the other', () => {
    const world = smallWorld([told('required grief', 'ana', 'undetermined'), told('required grief', 'ana', 'silent'), told('for grief strong fact', 'ana')])
    expect(world.area('grief').status).toBe('not-applicable')
  })

  it('shuts for one person and not for another', () => {
    const world = smallWorld([told('required grief', 'ana', 'silent'), told('for grief strong fact', 'ana'), told('required grief', 'ben'), told('for grief weak fact', 'ben')])
    expect(world.area('grief').candidates.map(({ subject }) => subject.id)).toEqual(['ben'])
  })
})

describe('an area', () => {
  it('stands by its best supported subject and shows the others after it', () => {
    const world = smallWorld([told('for grief weak fact', 'ana'), told('for grief strong fact', 'ben'), told('for grief moderate fact', 'cleo')])
    expect(world.area('grief').candidates.map(({ subject, support }) => [subject.id, support])).toEqual([['ben', 3], ['cleo', 2], ['ana', 1]])
    expect(world.area('grief').support).toBe(3)
  })

  it('prefers somebody recorded to somebody never asked about, where they are equals or it is open whether either counts', () => {
    const equals = smallWorld([told('for grief strong fact', 'unlisted'), told('for grief strong fact', 'ana')])
    expect(equals.area('grief').candidates[0]?.subject.id).toBe('ana')
    const open = [told('required grief', 'unlisted', 'undetermined'), told('for grief strong fact', 'unlisted'), told('required grief', 'ana', 'undetermined')]
    expect(smallWorld(open).area('grief').candidates[0]?.subject.id).toBe('ana')
  })

  it('adds nothing up over several people', () => {
    expect(smallWorld([told('for grief strong fact', 'ana'), told('for grief strong time', 'ben')]).area('grief').support).toBe(3)
  })
})

describe('a band', () => {
  it('is well supported with eight points from three themes, one of them of timing or history', () => {
    const eight = [told('for grief strong fact', 'ana'), told('for grief strong time', 'ana'), told('for grief moderate meaning', 'ana')]
    expect(smallWorld(eight).area('grief')).toMatchObject({ support: 8, band: 'well-supported' })
  })

  it('is only possible without timing or history', () => {
    const unanchored = [told('for grief strong fact', 'ana'), told('for grief strong meaning', 'ana'), told('for grief strong wish', 'ana')]
    expect(smallWorld(unanchored).area('grief')).toMatchObject({ support: 9, band: 'possible' })
  })

  it('is only possible from two themes', () => {
    const two = [told('for grief strong meaning', 'ana'), told('for grief strong meaning', 'ana'), told('for grief strong history', 'ana'), told('for grief strong history', 'ana')]
    expect(smallWorld(two).area('grief')).toMatchObject({ support: 8, band: 'possible' })
  })

  it('is possible from four points and little evidence below', () => {
    expect(smallWorld([told('for grief strong fact', 'ana'), told('for grief weak wish', 'ana')]).area('grief').band).toBe('possible')
    expect(smallWorld([told('for grief strong fact', 'ana')]).area('grief').band).toBe('little-evidence')
  })
})

describe('a band without anything that is told of the area itself', () => {
  it('is only possible, however many points there are', () => {
    const around = [told('for grief strong time', 'ana'), told('for grief strong history', 'ana'), told('for grief strong wish', 'ana')]
    expect(smallWorld(around).area('grief')).toMatchObject({ support: 9, band: 'possible' })
  })
})

describe('strong reasons on both sides', () => {
  it('are named as a conflict', () => {
    const world = smallWorld([told('for grief strong fact', 'ana'), told('against grief strong counter', 'ana'), told('against grief moderate counter', 'ana')])
    expect(world.area('grief').candidates[0]?.conflicts).toEqual([{ for: 'for-grief-strong-fact-1', against: 'against-grief-strong-counter-1' }])
  })
})
