import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factOf } from '../../src/facts/fact.js'
import { networkFacts } from '../../src/facts/network.js'
import type { Inventory, Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { contextOf } from './read-context.js'
import { expectOnlyNarrowing, type Filling } from './narrowing.js'

const onset = { episodes: [{ id: 'now', onset: '2025-01-10' }] }

function fact(id: string, inventory: Inventory, timeline = onset): Fact {
  const source = networkFacts.find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  return factOf(source.derive(contextOf({ inventory, timeline })))
}
const value = (id: string, inventory: Inventory): unknown => {
  const found = fact(id, inventory)
  return found.status === 'known' ? found.value : found.status === 'range' ? [found.min, found.max] : found.why
}
const friend = (id: string, more: Partial<Person> = {}): Person => ({ id, relation: 'friend', status: 'in-contact', ...more })
const complete = { asked: { people: 'yes' } } as const

describe('a confidant now', () => {
  it('is there when a living person is one', () => {
    expect(fact('network.confidantNow', { people: [friend('jo', { confidant: 'yes' })] })).toEqual({
      status: 'known',
      value: true,
      from: ['/inventory/people/jo/confidant', '/inventory/people/jo/relation', '/inventory/people/jo/status'],
    })
  })
  it('is not made of someone who has died, an animal or a clinician', () => {
    const people = [
      friend('eva', { status: 'deceased', confidant: 'yes' }),
      friend('rex', { relation: 'pet', confidant: 'yes' }),
      friend('gp', { relation: 'clinician', confidant: 'yes' }),
    ]
    expect(value('network.confidantNow', { people })).toBe('not-asked')
    expect(value('network.confidantNow', { ...complete, people })).toBe(false)
  })
  it('stays open while the list may be incomplete, whatever the people listed say', () => {
    expect(value('network.confidantNow', { people: [friend('jo', { confidant: 'no' })] })).toBe('not-asked')
  })
  it('is denied by a summary, or by a complete list in which nobody is one', () => {
    expect(value('network.confidantNow', { network: { now: { confidant: 'no' } } })).toBe(false)
    expect(value('network.confidantNow', { ...complete, people: [friend('jo', { confidant: 'partly' })] })).toBe(false)
  })
  it('is believed of one person against a summary that denies it', () => {
    const inventory = { network: { now: { confidant: 'no' as const } }, people: [friend('jo', { confidant: 'yes' })] }
    expect(value('network.confidantNow', inventory)).toBe(true)
  })
  it('stays open while nobody wrote down whether they are alive', () => {
    const person: Person = { id: 'al', relation: 'partner', livesWith: 'yes', confidant: 'yes' }
    expect(value('network.confidantNow', { people: [person] })).not.toBe(true)
    expect(value('network.confidantNow', { people: [{ ...person, status: 'in-contact' }] })).toBe(true)
  })
})

describe('a confidant before', () => {
  it('is someone who is one now and has come no closer since', () => {
    expect(value('network.confidantBefore', { people: [friend('jo', { confidant: 'yes', shift: 'same' })] })).toBe(true)
  })
  it('is not shown by someone who came closer only since', () => {
    expect(value('network.confidantBefore', { people: [friend('jo', { confidant: 'yes', shift: 'closer' })] })).toBe('not-asked')
  })
  it('is never denied by the list of people alone', () => {
    expect(value('network.confidantBefore', { ...complete, people: [friend('jo', { confidant: 'no', shift: 'same' })] })).toBe('not-asked')
  })
})

describe('close people', () => {
  const people = [friend('a', { closenessNow: 1 }), friend('b', { closenessNow: 2 }), friend('c', { closenessNow: 3 }), friend('d')]
  it('are counted from the two inner rings, open above until the list is complete', () => {
    expect(value('network.closeNow', { people })).toEqual([2, undefined])
    expect(value('network.closeNow', { ...complete, people })).toEqual([2, 3])
  })
  it('are the stated number unless more are listed', () => {
    expect(value('network.closeNow', { people, network: { now: { closeTies: 5 } } })).toBe(5)
    expect(value('network.closeNow', { people, network: { now: { closeTies: 1 } } })).toEqual([2, undefined])
  })
  it('are unknown when nobody was asked, and none when a complete list is empty', () => {
    expect(value('network.closeNow', {})).toBe('not-asked')
    expect(value('network.closeNow', { ...complete, people: [] })).toBe(0)
  })
  it('before the episode include who died since a year before it, and leave out who died earlier', () => {
    const dead = (id: string, on: string): Person => friend(id, { status: 'deceased', closenessBefore: 1, death: { on } })
    expect(value('network.closeBefore', { ...complete, people: [dead('a', '2024-11'), dead('b', '2010-03')] })).toEqual([1, undefined])
  })
  it('before the episode stay open for a death whose date is too vague', () => {
    const dead = friend('a', { status: 'deceased', closenessBefore: 1, death: { on: '2023/2024' } })
    expect(value('network.closeBefore', { ...complete, people: [dead] })).toBe('not-asked')
  })
})

describe('close people before the episode', () => {
  it('have no upper end by a list that is complete for today', () => {
    expect(value('network.closeBefore', { ...complete, people: [] })).toBe('not-asked')
    expect(value('network.closeBefore', { ...complete, people: [friend('a', { closenessBefore: 1 })] })).toEqual([1, undefined])
  })
})

describe('a thin circle', () => {
  it('needs fewer than two close people, and a complete list or a number', () => {
    expect(value('network.thinNow', { ...complete, people: [friend('a', { closenessNow: 1 })] })).toBe(true)
    expect(value('network.thinNow', { people: [friend('a', { closenessNow: 1 })] })).toBe('imprecise')
    expect(value('network.thinNow', { network: { now: { closeTies: 2 } } })).toBe(false)
  })
  it('is ruled out by two close people however long the list may still become', () => {
    expect(value('network.thinNow', { people: [friend('a', { closenessNow: 1 }), friend('b', { closenessNow: 2 })] })).toBe(false)
  })
})

describe('a decent circle', () => {
  it('is three close people, or a confidant with regular company', () => {
    expect(value('network.decentBefore', { network: { before: { closeTies: 3 } } })).toBe(true)
    expect(value('network.decentBefore', { network: { before: { confidant: 'yes', regularCompany: 'yes' } } })).toBe(true)
    expect(value('network.decentBefore', { network: { before: { closeTies: 2, confidant: 'no' } } })).toBe(false)
    expect(value('network.decentBefore', { network: { before: { confidant: 'no' } } })).toBe('not-asked')
  })
})

describe('losses, supports and shifts', () => {
  it('counts close people who went, and at least the fall between two stated numbers', () => {
    const gone = friend('a', { status: 'ended', closenessBefore: 1 })
    expect(value('network.lostCloseTies', { ...complete, people: [{ ...gone, livesWith: 'no' }] })).toEqual([1, undefined])
    expect(value('network.lostCloseTies', { network: { before: { closeTies: 6 }, now: { closeTies: 2 } } })).toEqual([4, undefined])
  })
  it('counts who helps by listening or by doing, and confidants', () => {
    const people = [
      friend('a', { supportReceived: { emotional: 'some' } }),
      friend('b', { supportReceived: { practical: 'much' } }),
      friend('c', { confidant: 'yes' }),
      friend('d', { supportReceived: { emotional: 'none', practical: 'none' }, confidant: 'no' }),
    ]
    expect(value('network.supportCount', { ...complete, people })).toBe(3)
  })
  it('counts who came closer and who moved away', () => {
    const people = [friend('a', { shift: 'closer' }), friend('b', { shift: 'further' }), friend('c', { shift: 'further' })]
    expect(value('network.closerSinceOnset', { ...complete, people })).toBe(1)
    expect(value('network.furtherSinceOnset', { people })).toEqual([2, undefined])
  })
  it('tells an empty list of strengths from one that was not asked for', () => {
    expect(value('network.strengthsRecorded', { patterns: { strengths: [] } })).toBe(0)
    expect(value('network.strengthsRecorded', {})).toBe('not-asked')
  })
})

describe('filling in what was not asked', () => {
  // People who agree with the summary: an answer that contradicts another one is not a filling.
  const person = fc.record({
    relation: fc.constantFrom('friend' as const, 'parent' as const, 'pet' as const),
    status: fc.constantFrom('in-contact' as const, 'ended' as const, 'estranged' as const),
    closenessNow: fc.constantFrom(1 as const, 2 as const, 3 as const, 'outside' as const),
    closenessBefore: fc.constantFrom(1 as const, 2 as const, 3 as const, 'outside' as const),
    confidant: fc.constantFrom('yes' as const, 'partly' as const, 'no' as const),
    shift: fc.constantFrom('closer' as const, 'same' as const, 'further' as const),
  })
  const inventory: fc.Arbitrary<Filling> = fc.tuple(fc.array(person, { maxLength: 4 }), fc.boolean()).map(([list, isComplete]) => {
    const people = list.map((each, i) => ({ id: `p${i}`, ...each }))
    const near = (closeness: unknown): boolean => closeness === 1 || closeness === 2
    const own = people.filter((each) => each.relation !== 'pet')
    const network = isComplete
      ? {
          now: { closeTies: own.filter((each) => near(each.closenessNow)).length, confidant: own.some((each) => each.confidant === 'yes') ? 'yes' : 'no' },
          before: { closeTies: own.filter((each) => near(each.closenessBefore)).length },
        }
      : { now: { regularCompany: 'yes' }, before: { regularCompany: 'no' } }
    return { inventory: { people, network, ...(isComplete ? complete : {}) }, timeline: onset }
  })
  it('never changes what is known about the circle', () => {
    fc.assert(
      fc.property(inventory, fc.infiniteStream(fc.nat()), (full, order) => {
        expectOnlyNarrowing(networkFacts.filter(({ id }) => id !== 'network.peopleRecorded'), full, order)
      }),
      { seed: 20251121, numRuns: 60 },
    )
  })
})
