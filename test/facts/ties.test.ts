import { describe, expect, it } from 'vitest'
import type { Inventory, Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { sheetsOf } from '../support/evaluate-rule.js'

function factsAbout(person: Omit<Person, 'id'>, asked: Inventory['asked'] = {}): Readonly<Record<string, Fact>> {
  return sheet({ inventory: { asked, people: [{ id: 'pat', ...person }] } }, 'pat')
}

function sheet(fields: Record<string, unknown>, id: string): Readonly<Record<string, Fact>> {
  const found = sheetsOf({ case: fields }).find(({ subject }) => subject.kind === 'person' && subject.id === id)
  if (found === undefined) throw new Error(`no person ${id}`)
  return found.facts
}

const valueOf = (fact: Fact | undefined): unknown => (fact?.status === 'known' ? fact.value : fact?.status)

describe('whether somebody has died', () => {
  it('is true by the status', () => {
    expect(valueOf(factsAbout({ status: 'deceased' })['person.isDeceased'])).toBe(true)
  })

  it('is true by a recorded death, which also gives the status', () => {
    const facts = factsAbout({ death: { on: '2021' } })
    expect(valueOf(facts['person.isDeceased'])).toBe(true)
    expect(valueOf(facts['person.status'])).toBe('deceased')
  })

  it('is false for every other status, missing people included', () => {
    for (const status of ['in-contact', 'low-contact', 'estranged', 'ended', 'missing'] as const) {
      expect(valueOf(factsAbout({ status })['person.isDeceased'])).toBe(false)
    }
  })

  it('is unknown when nothing says', () => {
    expect(valueOf(factsAbout({ relation: 'friend' })['person.isDeceased'])).toBe('unknown')
    expect(valueOf(factsAbout({ death: 'declined' })['person.isDeceased'])).toBe('unknown')
  })

  it('is false for those not named when all deaths were asked about, listed or not', () => {
    const asked = { deaths: 'yes' } as const
    expect(factsAbout({ relation: 'friend' }, asked)['person.isDeceased']).toEqual({ status: 'known', value: false, from: ['/inventory/asked/deaths'] })
    expect(valueOf(sheet({ inventory: { asked, people: [] } }, 'unlisted')['person.isDeceased'])).toBe(false)
    expect(valueOf(sheet({ inventory: { people: [] } }, 'unlisted')['person.isDeceased'])).toBe('unknown')
  })

  it('is not read off contact or a shared home, which may tell of the time before', () => {
    expect(valueOf(factsAbout({ contact: 'weekly' })['person.isDeceased'])).toBe('unknown')
    expect(valueOf(factsAbout({ livesWith: 'yes' })['person.isDeceased'])).toBe('unknown')
    expect(valueOf(factsAbout({ contact: 'daily', status: 'in-contact' })['person.isDeceased'])).toBe(false)
    expect(valueOf(factsAbout({ contact: 'daily', status: 'deceased' })['person.isDeceased'])).toBe(true)
  })

  it('stays unknown when the status was asked for and is not known', () => {
    expect(valueOf(factsAbout({ status: 'unknown' }, { deaths: 'yes' })['person.isDeceased'])).toBe('unknown')
  })
})

describe('whether somebody can be reached', () => {
  it.each([
    ['in-contact', true], ['estranged', true], ['ended', true], ['missing', false], ['deceased', false],
  ] as const)('%s gives %s', (status, reachable) => {
    expect(valueOf(factsAbout({ status })['person.isReachable'])).toBe(reachable)
  })
})

describe('whether somebody is feared', () => {
  it('is true by fear alone and by harm alone', () => {
    expect(factsAbout({ fear: 'yes' })['person.isFeared']).toEqual({ status: 'known', value: true, from: ['/inventory/people/pat/fear'] })
    expect(valueOf(factsAbout({ fear: 'none', harm: ['choking'] })['person.isFeared'])).toBe(true)
  })

  it('is false only when both were asked and denied', () => {
    expect(valueOf(factsAbout({ fear: 'none', harm: [] })['person.isFeared'])).toBe(false)
    expect(valueOf(factsAbout({ fear: 'none' })['person.isFeared'])).toBe('unknown')
    expect(valueOf(factsAbout({ harm: [] })['person.isFeared'])).toBe('unknown')
    expect(valueOf(factsAbout({ fear: 'none', harm: 'declined' })['person.isFeared'])).toBe('unknown')
  })

  it('is open, not denied, when the client is unsure', () => {
    expect(valueOf(factsAbout({ fear: 'unsure', harm: [] })['person.isFeared'])).toBe('unknown')
  })
})

describe('closeness and support', () => {
  it('counts outside the circle as the fourth ring', () => {
    const facts = factsAbout({ closenessBefore: 1, closenessNow: 'outside' })
    expect(valueOf(facts['person.ringBefore'])).toBe(1)
    expect(valueOf(facts['person.ringNow'])).toBe(4)
  })

  it('takes any emotional or practical help, or being confided in, as support', () => {
    expect(valueOf(factsAbout({ supportReceived: { practical: 'some' } })['person.givesSupport'])).toBe(true)
    expect(valueOf(factsAbout({ confidant: 'yes' })['person.givesSupport'])).toBe(true)
    expect(valueOf(factsAbout({ supportReceived: { emotional: 'none', practical: 'none' }, confidant: 'no' })['person.givesSupport'])).toBe(false)
    expect(valueOf(factsAbout({ supportReceived: { emotional: 'none', practical: 'none' } })['person.givesSupport'])).toBe('unknown')
    expect(valueOf(factsAbout({ supportReceived: 'declined', confidant: 'no' })['person.givesSupport'])).toBe('unknown')
  })

  it('does not take being confided in by halves as a confidant', () => {
    expect(valueOf(factsAbout({ confidant: 'partly' })['person.isConfidant'])).toBe(false)
  })
})
