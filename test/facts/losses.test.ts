import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseContext, PersonContext } from '../../src/facts/context.js'
import type { FactSource } from '../../src/facts/fact.js'
import { lossEventFacts, lossFacts } from '../../src/facts/losses.js'
import type { Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { DEATH_MANNERS, DEGREES, DISTRESS_ABOUT, RELATIONS, YES_NO } from '../../src/model/words.js'
import words from '../../rules/words/en/facts/losses.json' with { type: 'json' }
import { sheetsOf } from '../support/evaluate-rule.js'
import { expectOnlyNarrowing, type Filling } from './narrowing.js'

type Fields = Readonly<Record<string, unknown>>

/** The facts about one person of a case, `mai` unless told otherwise. */
function factsOf(fields: Fields, id = 'mai', options = {}): Readonly<Record<string, Fact>> {
  const found = sheetsOf({ case: fields, options }).find(({ subject }) => subject.kind === 'person' && subject.id === id)
  if (found === undefined) throw new Error(`no person ${id}`)
  return found.facts
}

const dead = (death: Fields, more: Fields = {}): Fields => ({ id: 'mai', status: 'deceased', death, ...more })
const about = (death: Fields, more: Fields = {}, timeline: Fields = {}): Readonly<Record<string, Fact>> =>
  factsOf({ inventory: { people: [dead(death, more)] }, timeline })
const valueOf = (fact: Fact | undefined): unknown => (fact?.status === 'known' ? fact.value : fact?.status)
const episode = (onset: string): Fields => ({ episodes: [{ id: 'now', onset }] })
const daysApart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

describe('the date of a death', () => {
  it('gives the days to the onset and to the assessment', () => {
    const facts = about({ on: '2025-01-05' }, {}, episode('2025-03-16'))
    expect(facts['death.daysBeforeOnset']).toEqual({
      status: 'known', value: daysApart('2025-01-05', '2025-03-16'), from: ['/inventory/people/mai/death/on', '/timeline/episodes/now/onset'],
    })
    expect(valueOf(facts['death.daysSince'])).toBe(daysApart('2025-01-05', '2025-06-30'))
  })

  it('gives a range when only the month is known', () => {
    expect(about({ on: '2025-01' }, {}, episode('2025-03-16'))['death.daysBeforeOnset']).toMatchObject({
      status: 'range', min: daysApart('2025-01-31', '2025-03-16'), max: daysApart('2025-01-01', '2025-03-16'),
    })
  })

  it('may stand with the event that names the person', () => {
    const facts = about({}, {}, { ...episode('2025-03-16'), events: [{ id: 'loss', type: 'death-friend', on: '2025-01-05', people: ['mai'] }] })
    expect(valueOf(facts['death.daysBeforeOnset'])).toBe(70)
  })

  it('counts as after the onset only past the days within which an onset cannot be told apart', () => {
    const after = (on: string): unknown => valueOf(about({ on }, {}, episode('2025-03-16'))['death.isAfterOnset'])
    expect(['2025-03-16', '2025-03-23', '2025-03-24'].map(after)).toEqual([false, false, true])
  })

  it('is not-asked, and not a no, when it is missing', () => {
    expect(about({}, {}, episode('2025-03-16'))['death.daysBeforeOnset']).toMatchObject({ status: 'unknown', why: 'not-asked' })
    expect(about({ on: 'declined' })['death.daysSince']).toMatchObject({ status: 'unknown', why: 'declined' })
  })
})

describe('who died', () => {
  it('is told apart by relation', () => {
    const kinds = (relation: string): readonly unknown[] => {
      const facts = about({}, { relation })
      return ['death.isPartnerOrChild', 'death.isParentOrSibling', 'death.isAnimal'].map((id) => valueOf(facts[id]))
    }
    expect(kinds('partner')).toEqual([true, false, false])
    expect(kinds('step-parent')).toEqual([false, true, false])
    expect(kinds('pet')).toEqual([false, false, true])
    expect(kinds('ex-partner')).toEqual([false, false, false])
  })

  it('is never an animal, nor a person, while nobody asked', () => {
    expect(valueOf(about({})['death.isAnimal'])).toBe('unknown')
  })

  it('can be a loss in pregnancy only when it is a child', () => {
    const loss = (relation: string | undefined, manner: string | undefined): unknown =>
      valueOf(about(manner === undefined ? {} : { manner }, relation === undefined ? {} : { relation })['death.isLossInPregnancy'])
    expect(loss('child', 'neonatal')).toBe(true)
    expect(loss('child', 'accident')).toBe(false)
    expect(loss('parent', undefined)).toBe(false)
    expect(loss('child', undefined)).toBe('unknown')
    expect(loss(undefined, 'stillbirth')).toBe('unknown')
  })

  it('is read off an event that names nobody', () => {
    const facts = factsOf({ timeline: { events: [{ id: 'girl', type: 'stillbirth', on: '2025-01-05' }] } }, 'girl')
    expect(valueOf(facts['death.isLossInPregnancy'])).toBe(true)
    expect(valueOf(facts['death.isPartnerOrChild'])).toBe(true)
    expect(facts['death.daysSince']).toMatchObject({ status: 'known', from: ['/assessedOn', '/timeline/events/girl/on'] })
  })
})

describe('how somebody died', () => {
  it('is sudden by statement or by manner', () => {
    expect(valueOf(about({ sudden: 'yes' })['death.isSudden'])).toBe(true)
    expect(valueOf(about({ manner: 'sudden-illness' })['death.isSudden'])).toBe(true)
    expect(valueOf(about({ manner: 'illness', sudden: 'no' })['death.isSudden'])).toBe(false)
    expect(valueOf(about({ manner: 'illness' })['death.isSudden'])).toBe('unknown')
  })

  it('is violent by manner', () => {
    const violent = DEATH_MANNERS.filter((manner) => valueOf(about({ manner })['death.isViolent']) === true)
    expect(violent).toEqual(['accident', 'suicide', 'homicide', 'overdose', 'disaster', 'war'])
  })
})

describe('mourning', () => {
  it('shows a reaction when any sign is there, and none only when all were denied', () => {
    const denied = { yearning: 'mild', avoidance: 'no', enshrining: 'no', guilt: 'no', ambivalence: 'no', identification: 'no', mourningObstructed: 'no' }
    expect(valueOf(about(denied)['death.hasReaction'])).toBe(false)
    for (const key of Object.keys(denied)) {
      const sign = key === 'yearning' ? 'moderate' : 'yes'
      expect(valueOf(about({ [key]: sign })['death.hasReaction']), key).toBe(true)
      expect(valueOf(about({ ...denied, [key]: 'declined' })['death.hasReaction']), key).toBe('unknown')
    }
  })

  it('ranks yearning from none to severe', () => {
    expect(DEGREES.map((yearning) => valueOf(about({ yearning })['death.yearningLevel']))).toEqual([0, 1, 2, 3])
  })

  it('does not apply to somebody who is alive', () => {
    const facts = factsOf({ inventory: { people: [{ id: 'mai', status: 'in-contact' }] } })
    expect(facts['death.isAvoided']).toMatchObject({ status: 'unknown', why: 'not-applicable' })
  })
})

describe('other close deaths', () => {
  const mother: Fields = { id: 'mother', status: 'deceased', relation: 'parent', death: { on: '2024-02' } }
  const count = (others: readonly Fields[], asked: Fields, events: readonly Fields[] = []): Fact | undefined =>
    factsOf({ inventory: { asked, people: [dead({ on: '2025-01-05' }), ...others] }, timeline: { events } })['death.otherCloseDeathsNearby']

  it('have no upper bound while deaths were not asked about in full', () => {
    expect(count([mother], {})).toMatchObject({ status: 'range', min: 1 })
    expect(count([mother], {})).not.toHaveProperty('max')
    expect(valueOf(count([mother], { deaths: 'yes' }))).toBe(1)
  })

  it('leave out the distant in time, the distant in tie, animals and the living', () => {
    const none = [
      { ...mother, death: { on: '2019' } },
      { id: 'colleague', status: 'deceased', relation: 'colleague', closenessBefore: 3, death: { on: '2024-12' } },
      { id: 'dog', status: 'deceased', relation: 'pet', closenessBefore: 1, death: { on: '2024-12' } },
      { id: 'sister', status: 'in-contact', relation: 'sibling', closenessBefore: 1 },
    ]
    expect(valueOf(count(none, { deaths: 'yes' }))).toBe(0)
  })

  it('count a death on the time line once it surely is not somebody already listed', () => {
    const crash = { id: 'crash', type: 'death-sibling', on: '2024-12' }
    expect(count([], { deaths: 'yes' }, [crash])).toMatchObject({ status: 'range', min: 0, max: 1 })
    expect(valueOf(count([], { deaths: 'yes' }, [{ ...crash, people: [] }]))).toBe(1)
    expect(valueOf(count([], { deaths: 'yes' }, [{ ...crash, people: ['mai'] }]))).toBe(0)
  })
})

describe('losses without a death', () => {
  it('are ties that ended, broke or went missing', () => {
    const lost = (status: string): unknown => valueOf(factsOf({ inventory: { people: [{ id: 'mai', status }] } })['death.isTieLostWithoutDeath'])
    expect(['ended', 'estranged', 'missing', 'in-contact', 'deceased'].map(lost)).toEqual([true, true, true, false, false])
  })

  it('are ambiguous for the missing and for a parent whom an event of dementia names', () => {
    const timeline = { events: [{ id: 'dx', type: 'parent-dementia', people: ['mai'] }] }
    const ambiguous = (status: string, more: Fields = {}, relation = 'parent'): unknown =>
      valueOf(factsOf({ inventory: { people: [{ id: 'mai', status, relation }] }, ...more })['death.isAmbiguousLoss'])
    expect(ambiguous('missing')).toBe(true)
    expect(ambiguous('in-contact', { timeline })).toBe(true)
    expect(ambiguous('deceased', { timeline })).toBe(false)
    expect(ambiguous('in-contact')).toBe(false)
    expect(ambiguous('in-contact', { timeline }, 'sibling')).toBe(false)
  })

  it('are grief for a pregnancy ended by choice only when it was felt as a death', () => {
    const ended = (feltAsDeath: string): Fields => ({ timeline: { events: [{ id: 'end', type: 'termination-by-choice', on: '2025-01', feltAsDeath }] } })
    expect(valueOf(factsOf(ended('yes'), 'end')['death.isLossInPregnancy'])).toBe(true)
    expect(() => factsOf(ended('no'), 'end')).toThrow('no person')
  })

  it('are grief for an animal on the time line only where the tradition counts it', () => {
    const dog = { timeline: { events: [{ id: 'dog', type: 'death-nonhuman', on: '2025-01' }] } }
    expect(valueOf(factsOf(dog, 'dog', { petLossAsGrief: true })['death.isAnimal'])).toBe(true)
    expect(() => factsOf(dog, 'dog')).toThrow('no person')
  })
})

describe('the facts about losses', () => {
  it('all have their words', () => {
    expect(Object.keys(words).sort()).toEqual([...lossFacts, ...lossEventFacts].map(({ id }) => id).filter((id) => !id.startsWith('data.')).sort())
  })

  const yesNo = fc.constantFrom(...YES_NO)
  const day = fc.integer({ min: 0, max: 2500 }).map((back) => new Date(Date.parse('2025-06-30') - back * 86_400_000).toISOString().slice(0, 10))
  const death = fc.record({
    on: day, manner: fc.constantFrom(...DEATH_MANNERS), sudden: yesNo, ageYears: fc.integer({ min: 40, max: 50 }), caredFor: yesNo,
    mourningObstructed: yesNo, littleReaction: yesNo, mourned: yesNo, yearning: fc.constantFrom(...DEGREES), avoidance: yesNo,
    enshrining: yesNo, guilt: yesNo, ambivalence: yesNo, identification: yesNo, newTies: yesNo,
    distressAbout: fc.constantFrom(...DISTRESS_ABOUT), feltAsChild: yesNo, specialDays: fc.constantFrom([], ['03-14'], ['12-24', '06-01']),
  })
  const deceased = (id: string): fc.Arbitrary<Fields> => fc.record({
    id: fc.constant(id), status: fc.constant('deceased'), relation: fc.constantFrom(...RELATIONS),
    closenessBefore: fc.constantFrom(1, 2, 3, 'outside'), death,
  })
  const filled = fc.record({ mai: deceased('mai'), other: deceased('other'), onset: day, worse: fc.array(day, { maxLength: 2 }), age: fc.integer({ min: 40, max: 50 }) })
    .map(({ mai, other, onset, worse, age }): Filling => ({
      client: { ageYears: age, hasLivingChild: 'no' },
      inventory: { people: [mai, other, { id: 'ann', status: 'ended', relation: 'friend', history: { endedOn: onset } }] },
      timeline: {
        asked: { changes: 'yes' },
        episodes: [{ id: 'now', onset, course: 'first' }],
        measurements: [],
        changes: worse.map((on, i) => ({ id: `w${String(i)}`, direction: 'worsening', on })),
        events: [{ id: 'told', type: 'death-other', on: (mai['death'] as Fields)['on'], people: ['mai'] }],
      },
    }))

  // Each fact about a person, held against one person of a case.
  const heldAgainst = (id: string): readonly FactSource<PersonContext>[] => lossFacts.map((source) => ({
    ...source,
    derive: (context: PersonContext) => {
      const person = context.case.inventory?.people?.find((each: Person) => each.id === id) ?? { id }
      return source.derive({ ...context, person, at: `/inventory/people/${id}`, unlisted: false })
    },
  }))

  it.each([['mai', 12], ['ann', 4]] as const)('only ever narrow as answers are filled in: %s', (id, numRuns) => {
    fc.assert(fc.property(filled, fc.infiniteStream(fc.nat()), (full, order) => {
      expectOnlyNarrowing(heldAgainst(id) as unknown as readonly FactSource<CaseContext>[], full, order)
    }), { seed: 20251121, numRuns })
  }, 30_000)
})
