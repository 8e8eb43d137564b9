import { describe, expect, it } from 'vitest'
import type { Case, Person } from '../../../src/index.js'
import { cohort } from './cohort.js'

// Written without the calendar or the words of the library: what holds of lives is checked from outside.
const DAY = 86_400_000
const plain = [
  { count: 500, seed: 101 },
  { count: 400, seed: 102, competitor: { share: 1, strength: 0.9 } },
  { count: 400, seed: 103, strength: 0.1, competitor: { share: 1, strength: 0.1 } },
  { count: 300, seed: 104, clients: { partnered: 1, parents: 1 }, strength: 0.4, competitor: { share: 1, strength: 0.5 }, focusShares: { mixed: 1, grief: 1 } },
].flatMap((options) => cohort({ vagueDates: { share: 0 }, scoreError: 0, ...options })).map(({ case: kase }) => kase)

interface Span { readonly from: number; readonly to: number }

/** First and last day of `2019`, `2019-04` or `2019-04-30`, in days. */
function span(text: unknown): Span {
  const [year = 0, month, day] = String(text).split('-').map(Number)
  if (month === undefined) return { from: Date.UTC(year, 0, 1) / DAY, to: Date.UTC(year, 11, 31) / DAY }
  if (day === undefined) return { from: Date.UTC(year, month - 1, 1) / DAY, to: Date.UTC(year, month, 0) / DAY }
  return { from: Date.UTC(year, month - 1, day) / DAY, to: Date.UTC(year, month - 1, day) / DAY }
}

const people = (kase: Case): readonly Person[] => kase.inventory?.people ?? []
const block = <T extends object>(value: T | string | undefined): T | undefined => (typeof value === 'object' ? value : undefined)
const assessed = (kase: Case): number => span(kase.assessedOn).from
/** Least and greatest age of the client in some span of days. */
const ageIn = (kase: Case, { from, to }: Span): readonly [number, number] => {
  const now = Number(kase.client?.ageYears)
  return [now - 1 - (assessed(kase) - from) / 365.25, now + 1 - (assessed(kase) - to) / 365.25]
}

/** Ids of cases for which something is not so. */
const broken = (holds: (kase: Case) => boolean, cases = plain): readonly string[] => cases.filter((kase) => !holds(kase)).map(({ caseId }) => caseId)
const everyone = (holds: (person: Person, kase: Case) => boolean): readonly string[] => broken((kase) => people(kase).every((person) => holds(person, kase)))
const dead = (kase: Case): readonly Person[] => people(kase).filter(({ status }) => status === 'deceased')

describe('the dead of synthetic cases', () => {
  it('are many enough to tell something', () => {
    expect(plain.flatMap(dead).length).toBeGreaterThan(400)
  })

  it('are in touch with nobody, at odds with nobody and of no help to anybody', () => {
    expect(everyone(({ status, closenessNow, contact, conflict, expectations, supportReceived, supportGiven, fear, shift }) =>
      status !== 'deceased' || [closenessNow, contact, conflict, expectations, supportReceived, supportGiven, fear, shift].every((each) => each === undefined))).toEqual([])
  })

  it('died before the assessment, and nobody living has an account of a death', () => {
    expect(everyone(({ status, death }, kase) => (status === 'deceased') === (death !== undefined) && (death === undefined || span(block(death)?.on).from <= assessed(kase)))).toEqual([])
  })

  it('were of an age that fits what they were to the client', () => {
    const apart: Readonly<Record<string, readonly [number, number]>> = { parent: [17, 46], grandparent: [40, 75], child: [-60, -18], partner: [-13, 13], sibling: [-16, 16], friend: [-16, 16] }
    expect(everyone(({ relation, death: told }, kase) => {
      const death = block(told)
      if (death === undefined) return true
      const [least, most] = apart[String(relation)] ?? [NaN, NaN]
      const [youngest, oldest] = ageIn(kase, span(death.on))
      const age = Number(death.ageYears)
      return age >= 0 && age < 105 && age - oldest <= most && age - youngest >= least
    })).toEqual([])
  })

  it('are dated alike with the person and with the event', () => {
    expect(broken((kase) => (kase.timeline?.events ?? []).every(({ type, on, people: ids = [] }) =>
      !/^death-|birth$|miscarriage|neonatal/.test(type) || type === 'birth' || ids.every((id) => block(people(kase).find((person) => person.id === id)?.death)?.on === on)))).toEqual([])
  })
})

describe('the people of synthetic cases', () => {
  it('are two parents at most and one partner at most, the dead among them', () => {
    expect(broken((kase) => people(kase).filter(({ relation }) => relation === 'parent').length <= 2 && people(kase).filter(({ relation }) => relation === 'partner').length <= 1)).toEqual([])
  })

  it('have names and ids of their own', () => {
    expect(broken((kase) => {
      const names = [...people(kase).map(({ name }) => name), kase.client?.name]
      return new Set(names).size === names.length && new Set(people(kase).map(({ id }) => id)).size === people(kase).length
    })).toEqual([])
  })

  it('who are children were born when the client was grown up, and are told of by hasLivingChild', () => {
    expect(everyone(({ relation, history }, kase) => relation !== 'child' || block(history)?.since === undefined || ageIn(kase, span(block(history)?.since))[1] >= 18)).toEqual([])
    expect(broken((kase) => (kase.client?.hasLivingChild === 'yes') === people(kase).some(({ relation, status }) => relation === 'child' && status !== 'deceased'))).toEqual([])
  })

  it('were met in the client’s lifetime, partners not in childhood', () => {
    expect(everyone(({ relation, history }, kase) => {
      const since = block(history)?.since
      return since === undefined || (ageIn(kase, span(since))[1] >= (relation === 'partner' ? 16 : 0) && span(since).from <= assessed(kase))
    })).toEqual([])
  })

  it('who live in the same home are in touch daily', () => {
    expect(everyone(({ livesWith, status, contact }) => livesWith !== 'yes' || status === 'deceased' || (contact === 'daily' && status === 'in-contact'))).toEqual([])
  })

  it('had nothing at issue before they met, and what came to a head or flared up did so later than it began', () => {
    expect(everyone(({ history, conflict }, kase) => {
      const odds = block(conflict)
      if (odds?.since === undefined) return true
      const since = span(odds.since)
      const later = [odds.sharpenedOn, ...(Array.isArray(odds.flareUps) ? odds.flareUps as readonly string[] : [])].filter((date) => date !== undefined)
      const met = block(history)?.since
      return (met === undefined || since.to >= span(met).from) && since.from <= assessed(kase) && later.every((date) => span(date).to >= since.from && span(date).from <= assessed(kase))
    })).toEqual([])
  })

  it('are as many in the near rings now as the circle counts', () => {
    const near = (ring: unknown): boolean => ring === 1 || ring === 2
    expect(broken((kase) => kase.inventory?.network?.now?.closeTies === people(kase).filter(({ status, closenessNow }) => status !== 'deceased' && near(closenessNow)).length)).toEqual([])
    expect(broken((kase) => Number(kase.inventory?.network?.before?.closeTies) >= people(kase).filter(({ closenessBefore, death }) => near(closenessBefore) && !['stillbirth', 'miscarriage'].includes(String(block(death)?.manner))).length)).toEqual([])
  })

  it('who were told of as confidants agree with the circle now', () => {
    expect(broken((kase) => (kase.inventory?.network?.now?.confidant === 'yes') === people(kase).some(({ status, confidant }) => status !== 'deceased' && confidant === 'yes'))).toEqual([])
  })
})

describe('the time line of synthetic cases', () => {
  it('has no event after the assessment, and only people who are in the case', () => {
    expect(broken((kase) => (kase.timeline?.events ?? []).every(({ on, people: ids = [], title = '' }) =>
      span(on).from <= assessed(kase) && ids.every((id) => people(kase).some((person) => person.id === id)) && (title === '' || people(kase).some(({ name }) => title.includes(String(name))))))).toEqual([])
  })

  it('has an onset before the assessment and earlier spells that were over by then', () => {
    expect(broken((kase) => {
      const [now, ...earlier] = kase.timeline?.episodes ?? []
      return span(now?.onset).to < assessed(kase) && earlier.every(({ onset, endedOn }) =>
        span(onset).from <= span(endedOn).to && span(endedOn).to < span(now?.onset).from && ageIn(kase, span(onset))[1] >= 16)
    })).toEqual([])
  })

  it('has low scores before the onset and higher ones from four weeks after, none after the assessment', () => {
    expect(broken((kase) => (kase.timeline?.measurements ?? []).filter(({ instrument }) => instrument === 'phq-9').every(({ on, score }) => {
      const [day, onset] = [span(on).from, span(kase.timeline?.episodes?.[0]?.onset)]
      return day <= assessed(kase) && (day >= onset.from || score <= 4) && (day < onset.to + 30 || score >= 5)
    }))).toEqual([])
  })

  it('has turns for the worse between the onset and the assessment', () => {
    expect(broken((kase) => (kase.timeline?.changes ?? []).every(({ on }) => span(on).to >= span(kase.timeline?.episodes?.[0]?.onset).from && span(on).from <= assessed(kase)))).toEqual([])
  })

  it('ends what it says has ended', () => {
    expect(broken((kase) => (kase.timeline?.events ?? []).filter(({ type }) => type === 'divorce-final' || type === 'breakup-final').every(({ people: ids = [], on }) => {
      const former = people(kase).find(({ id }) => ids.includes(id))
      return former?.relation === 'ex-partner' && former.status === 'ended' && former.livesWith !== 'yes' && (block(former.history)?.endedOn === on)
    }))).toEqual([])
  })

  it('has changes that come at an age at which they can', () => {
    const ages: Readonly<Record<string, readonly [number, number]>> = { retirement: [50, 68], 'driving-stopped': [58, 96], birth: [18, 45], 'exam-failure': [12, 30], 'study-start': [13, 34], 'sensory-loss': [50, 96] }
    expect(broken((kase) => (kase.timeline?.events ?? []).every(({ type, on }) => {
      const range = ages[type]
      if (range === undefined) return true
      const [least, most] = ageIn(kase, span(on))
      return most >= range[0] && least <= range[1]
    }))).toEqual([])
  })

  it('has a birth within a year where the client is said to be within a year of one', () => {
    expect(broken((kase) => kase.client?.perinatal !== 'postpartum' || (kase.timeline?.events ?? []).some(({ type, on }) => type === 'birth' && assessed(kase) - span(on).from <= 366))).toEqual([])
  })

  it('would be found out if it did not hold together', () => {
    const one = plain.flatMap((kase) => (kase.timeline?.events?.length ?? 0) > 0 ? [kase] : []).slice(0, 1)
    const late = one.map((kase): Case => ({ ...kase, assessedOn: '1999-01-01' }))
    const before = (kase: Case): boolean => (kase.timeline?.events ?? []).every(({ on }) => span(on).from <= assessed(kase))
    expect([broken(before, one), broken(before, late)]).toEqual([[], late.map(({ caseId }) => caseId)])
  })
})
