import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factOf } from '../../src/facts/fact.js'
import { safetyFacts } from '../../src/facts/safety.js'
import { suitabilityFacts } from '../../src/facts/suitability.js'
import type { Case, Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { expectOnlyNarrowing } from './narrowing.js'
import { contextOf } from './read-context.js'

type Parts = Omit<Case, 'schemaVersion' | 'caseId' | 'assessedOn'>

function fact(id: string, parts: Parts): Fact {
  const source = [...safetyFacts, ...suitabilityFacts].find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  return factOf(source.derive(contextOf(parts)))
}
const value = (id: string, parts: Parts): unknown => {
  const found = fact(id, parts)
  return found.status === 'known' ? found.value : found.status
}
const complete = (...people: readonly Person[]): Parts => ({ inventory: { asked: { people: 'yes' }, people } })

describe('a field of safety or suitability', () => {
  it('is unknown, never no, while it is not asked', () => {
    const open = [...safetyFacts, ...suitabilityFacts].filter((source) => source.derive(contextOf({})).status !== 'unknown')
    expect(open.map(({ id }) => id)).toEqual([])
  })

  it('carries its answer and where it stands', () => {
    expect(fact('safety.suicidePlan', { safety: { suicidePlan: 'yes' } })).toEqual({ status: 'known', value: true, from: ['/safety/suicidePlan'] })
    expect(fact('safety.means', { safety: { means: 'secured' } })).toMatchObject({ value: 'secured' })
    expect(fact('suitability.highMoodEver', { suitability: { highMoodEver: 'no' } })).toMatchObject({ value: false })
    expect(fact('suitability.autism', { suitability: { autism: 'declined' } })).toEqual({ status: 'unknown', why: 'declined', from: ['/suitability/autism'] })
  })

  it('has a fact for every field of both sections', () => {
    const ids = new Set([...safetyFacts, ...suitabilityFacts].map(({ id }) => id))
    const fields = [
      'safety.suicidalThoughts', 'safety.suicidePlan', 'safety.suicideAttemptRecent', 'safety.suicideAttemptPast', 'safety.selfHarmPast',
      'safety.wishToJoinTheDead', 'safety.reasonsForLivingLost', 'safety.means', 'safety.violence', 'safety.childAtRisk',
      'safety.dependentAtRisk', 'safety.angerOutbursts', 'safety.psychoticSigns', 'safety.manicSigns', 'safety.confusion',
      'safety.postpartumSuddenChange', 'safety.postpartumViolentThoughts', 'safety.postpartumEstrangement', 'safety.withdrawalRisk',
      'safety.eatingInstability', 'safety.neurologicalChange', 'safety.safetyAtWork', 'safety.bullied', 'suitability.bipolar',
      'suitability.bipolarInFamily', 'suitability.highMoodEver', 'suitability.highMoodOnAntidepressant', 'suitability.healthySelfMourned',
      'suitability.alcohol', 'suitability.drugs', 'suitability.personalityDisorder', 'suitability.ptsd', 'suitability.socialAnxiety',
      'suitability.autism', 'suitability.hearingLoss', 'suitability.eatingDisorder', 'suitability.dementia',
      'suitability.intellectualDisability', 'suitability.willingToTalk', 'suitability.medicalReview', 'suitability.physicalIllness',
      'suitability.bodilyComplaints', 'suitability.otherTherapyFirst',
    ]
    expect(fields.filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('fear and harm in the whole circle', () => {
  it('is there by the general answer, by fear of one person or by harm from one', () => {
    expect(value('safety.anyoneFeared', { safety: { violence: 'yes' } })).toBe(true)
    expect(value('safety.anyoneFeared', complete({ id: 'bo', fear: 'yes' }))).toBe(true)
    expect(value('safety.anyoneFeared', complete({ id: 'bo', harm: ['stalking'] }))).toBe(true)
  })

  it('is denied only when the general question and every person deny it', () => {
    const safe: Person = { id: 'bo', fear: 'none', harm: [] }
    expect(value('safety.anyoneFeared', { safety: { violence: 'no' }, ...complete(safe) })).toBe(false)
    expect(value('safety.anyoneFeared', complete(safe))).toBe('unknown')
    expect(value('safety.anyoneFeared', { safety: { violence: 'no' }, ...complete(safe, { id: 'cy' }) })).toBe('unknown')
  })

  it('comes from a partner only when the feared person is one', () => {
    expect(value('safety.harmByPartner', complete({ id: 'bo', relation: 'ex-partner', fear: 'yes' }))).toBe(true)
    expect(value('safety.harmByPartner', complete({ id: 'bo', relation: 'manager', fear: 'yes' }))).toBe(false)
    expect(value('safety.harmByPartner', complete({ id: 'bo', fear: 'yes' }))).toBe('unknown')
  })
})

describe('grave harm near', () => {
  const by = (more: Partial<Person>): Parts => complete({ id: 'bo', status: 'in-contact', harm: ['physical'], ...more })

  it('takes living under one roof or contact as near', () => {
    expect(value('safety.graveHarmNear', by({}))).toBe(true)
    expect(value('safety.graveHarmNear', by({ status: 'ended', livesWith: 'yes' }))).toBe(true)
    expect(value('safety.graveHarmNear', by({ status: 'ended', contact: 'weekly' }))).toBe(true)
  })

  it('leaves out the dead, those out of reach, and lesser harm', () => {
    expect(value('safety.graveHarmNear', by({ status: 'deceased' }))).toBe(false)
    expect(value('safety.graveHarmNear', by({ status: 'ended', contact: 'none', livesWith: 'no' }))).toBe(false)
    expect(value('safety.graveHarmNear', by({ harm: ['neglect'] }))).toBe(false)
  })

  it('stays open while the list of people is not complete', () => {
    expect(value('safety.graveHarmNear', { inventory: { people: [{ id: 'bo', harm: [] }] } })).toBe('unknown')
  })
})

describe('events that bear on safety', () => {
  it('are found by their kind, and denied only when events were asked in full', () => {
    const asked = { events: 'yes' } as const
    expect(value('safety.violentEventRecorded', { timeline: { events: [{ id: 'blow', type: 'violence' }] } })).toBe(true)
    expect(value('safety.violentEventRecorded', { timeline: { asked, events: [{ id: 'move', type: 'move' }] } })).toBe(false)
    expect(value('safety.violentEventRecorded', { timeline: { events: [{ id: 'move', type: 'move' }] } })).toBe('unknown')
    expect(value('suitability.traumaticEventRecorded', { timeline: { events: [{ id: 'flood', type: 'disaster' }] } })).toBe(true)
    expect(value('safety.bullyingRecorded', { safety: { bullied: 'no' }, timeline: { events: [{ id: 'class', type: 'bullying' }] } })).toBe(true)
  })
})

describe('the age of majority', () => {
  it('is a birthday reached, not passed', () => {
    expect([17, 18].map((ageYears) => value('client.isMinor', { client: { ageYears } }))).toEqual([true, false])
  })
})

describe('an answer more', () => {
  it('never changes what was known about safety and suitability', () => {
    const yesNo = fc.constantFrom('yes', 'no')
    const person = fc
      .record({
        relation: fc.constantFrom('partner', 'child', 'friend'), fear: fc.constantFrom('none', 'unsure', 'yes'),
        harm: fc.subarray(['physical', 'control', 'neglect']), livesWith: yesNo, contact: fc.constantFrom('daily', 'none'),
        status: fc.constantFrom('in-contact', 'ended', 'deceased'),
      })
      .map((each) => (each.status === 'deceased' ? { ...each, livesWith: 'no', contact: 'none' } : each))
    const filling = fc.record({
      client: fc.record({ ageYears: fc.integer({ min: 14, max: 90 }), perinatal: fc.constantFrom('pregnant', 'none') }),
      safety: fc.record({ violence: yesNo, bullied: yesNo, suicidalThoughts: fc.constantFrom('none', 'passive'), means: fc.constantFrom('secured', 'available') }),
      suitability: fc.record({ bipolar: fc.constantFrom('absent', 'queried'), highMoodEver: yesNo, drugs: fc.constantFrom('none', 'within-limits') }),
      inventory: fc.record({ asked: fc.constantFrom({}, { people: 'yes' }), people: fc.tuple(person, person).map(([a, b]) => [{ id: 'bo', ...a }, { id: 'cy', ...b }]) }),
      timeline: fc.record({ asked: fc.constantFrom({}, { events: 'yes' }), events: fc.constantFrom([], [{ id: 'blow', type: 'violence' }]) }),
    })
    const property = fc.property(filling, fc.infiniteStream(fc.nat()), (full, order) => {
      expectOnlyNarrowing([...safetyFacts, ...suitabilityFacts], full, order)
    })
    fc.assert(property, { seed: 20251121, numRuns: 60 })
  })
})
