import { describe, expect, it } from 'vitest'
import type { SharedEvent } from '../../src/model/ranking-result.js'
import { smallWorld, told, type Told } from '../support/weigh-world.js'

const divorce: SharedEvent = { event: 'divorce', person: 'ben', areas: ['role-dispute'], certain: true }

const dispute: readonly Told[] = [told('for role-dispute strong fact', 'ben'), told('for role-dispute strong meaning', 'ben')]
const transition: readonly Told[] = [told('for role-transition strong fact', 'divorce'), told('for role-transition moderate time', 'divorce')]

describe('an event that two areas could claim', () => {
  it('counts in full for the better supported one and by half for the other', () => {
    const world = smallWorld([...dispute, ...transition], { shared: [divorce] })
    expect(world.area('role-dispute').support).toBe(6)
    // Three and two points, each halved and rounded down.
    expect(world.area('role-transition').support).toBe(2)
    expect(world.area('role-transition').candidates[0]?.arguments.map(({ lessenedBy }) => lessenedBy)).toEqual(['shared-event', 'shared-event'])
  })

  it('leaves themes alone that are not about the event or its time', () => {
    const world = smallWorld([...dispute, told('for role-dispute strong wish', 'ben'), ...transition, told('for role-transition strong meaning', 'divorce')], { shared: [divorce] })
    expect(world.area('role-transition').candidates[0]?.themes).toEqual([
      { theme: 'fact', for: 1, against: 0 },
      { theme: 'meaning', for: 3, against: 0 },
      { theme: 'time', for: 1, against: 0 },
    ])
  })

  it('halves nobody between equals', () => {
    const world = smallWorld([told('for role-dispute strong fact', 'ben'), told('for role-transition strong fact', 'divorce')], { shared: [divorce] })
    expect([world.area('role-dispute').support, world.area('role-transition').support]).toEqual([3, 3])
  })

  it('halves nothing while it is not known whom it involves, but allows for it in the bounds', () => {
    const world = smallWorld([...dispute, ...transition], { shared: [{ ...divorce, certain: false }] })
    expect(world.area('role-transition')).toMatchObject({ support: 5, bounds: { low: 2, high: 5 } })
  })

  it('halves nothing for somebody it does not involve', () => {
    const world = smallWorld([...dispute, ...transition], { shared: [{ ...divorce, person: 'ana' }] })
    expect(world.area('role-transition').support).toBe(5)
  })

  it('halves nothing for the sake of a candidate that may not apply', () => {
    const world = smallWorld([told('required role-dispute', 'ben', 'undetermined'), ...dispute, ...transition], { shared: [divorce] })
    expect(world.area('role-transition')).toMatchObject({ support: 5, bounds: { low: 2, high: 5 } })
  })

  it('does not spare the reasons against', () => {
    const world = smallWorld([...dispute, ...transition, told('against role-transition moderate time', 'divorce')], { shared: [divorce] })
    expect(world.area('role-transition').support).toBe(0)
  })

  it('keeps the lesser candidate from being a second focus about the same thing', () => {
    const more = [...dispute, told('for role-dispute strong time', 'ben'), told('for role-dispute weak wish', 'ben'), ...transition, told('for role-transition strong meaning', 'divorce'), told('for role-transition weak wish', 'divorce')]
    const apart = smallWorld(more)
    const together = smallWorld(more, { shared: [divorce] })
    expect(together.area('role-transition').support).toBe(6)
    expect(together.ranking.foci.map(({ area }) => area)).toEqual(['role-dispute'])
    expect(apart.ranking.outcome).toBe('tie')
  })
})
