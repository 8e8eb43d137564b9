import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factOf, type Finding } from '../../src/facts/fact.js'
import { caseViewFacts, eventViewFacts, personViewFacts } from '../../src/facts/view.js'
import type { Case, LifeEvent, Mention, Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { contextOf } from './read-context.js'

interface Told {
  readonly people?: readonly Person[]
  readonly events?: readonly LifeEvent[]
  readonly view?: NonNullable<Case['clientView']>
}

const casesOf = ({ people = [], events = [], view }: Told) =>
  contextOf({ inventory: { people }, timeline: { events }, ...(view === undefined ? {} : { clientView: view }) })

function aboutPerson(told: Told, id: string, fact = 'view.priorityAreas'): Fact {
  const context = casesOf(told)
  const person = told.people?.find((each) => each.id === id)
  if (person === undefined) throw new Error(`no person ${id}`)
  return derived(personViewFacts, fact, { ...context, person, at: `/inventory/people/${id}`, unlisted: false })
}

function aboutEvent(told: Told, id: string, fact = 'view.priorityAreas'): Fact {
  const event = told.events?.find((each) => each.id === id)
  return derived(eventViewFacts, fact, { ...casesOf(told), event, at: `/timeline/events/${id}`, unlisted: event === undefined })
}

const aboutCase = (told: Told): Fact => derived(caseViewFacts, 'view.priorityAreas', casesOf(told))

function derived<Context>(sources: readonly { readonly id: string; readonly derive: (context: Context) => Finding }[], id: string, context: Context): Fact {
  const source = sources.find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  return factOf(source.derive(context))
}

const value = (fact: Fact): unknown => (fact.status === 'known' ? fact.value : fact.status)
const first = (...priorities: readonly Mention[]) => ({ view: { priorities } })

const tom: Person = { id: 'tom', status: 'in-contact' }
const ida: Person = { id: 'ida', status: 'deceased' }
const people = [tom, ida]

describe('what the client wants to work on, for one person', () => {
  it('holds the area named with this person and not the one named with another', () => {
    const told = { people, ...first({ area: 'role-dispute', about: 'tom' }) }
    expect(value(aboutPerson(told, 'tom'))).toEqual(['role-dispute'])
    expect(value(aboutPerson(told, 'ida'))).toEqual([])
  })

  it('holds for everybody when the mention names an area and nobody', () => {
    expect(value(aboutPerson({ people, ...first({ area: 'grief' }) }, 'tom'))).toEqual(['grief'])
  })

  it('means grief for the dead and a dispute for the living when only the person is named', () => {
    expect(value(aboutPerson({ people, ...first({ about: 'ida' }) }, 'ida'))).toEqual(['grief'])
    expect(value(aboutPerson({ people, ...first({ about: 'tom' }) }, 'tom'))).toEqual(['role-dispute'])
  })

  it('stays open while nobody said whether the person lives', () => {
    const unsaid = { people: [{ id: 'kay' }], ...first({ about: 'kay' }) }
    expect(aboutPerson(unsaid, 'kay')).toEqual({ status: 'unknown', why: 'not-asked', from: ['/inventory/people/kay/status'] })
  })

  it('reaches the people an event names, in the areas between people that the event points to', () => {
    const events: LifeEvent[] = [{ id: 'row', type: 'conflict-family', people: ['tom'] }, { id: 'job', type: 'job-loss', people: ['tom'] }]
    expect(value(aboutPerson({ people, events, ...first({ about: 'row' }) }, 'tom'))).toEqual(['role-dispute'])
    expect(value(aboutPerson({ people, events, ...first({ about: 'row' }) }, 'ida'))).toEqual([])
    expect(value(aboutPerson({ people, events, ...first({ about: 'job' }) }, 'tom'))).toEqual([])
  })

  it('stays open while nobody asked whom the event involves', () => {
    const told = { people, events: [{ id: 'row', type: 'conflict-family' } as const], ...first({ about: 'row' }) }
    expect(aboutPerson(told, 'tom')).toEqual({ status: 'unknown', why: 'not-asked', from: ['/timeline/events/row/people'] })
  })

  it('is unknown when priorities were not asked or were declined, and empty when asked and none', () => {
    expect(aboutPerson({ people }, 'tom')).toEqual({ status: 'unknown', why: 'not-asked', from: ['/clientView/priorities'] })
    expect(value(aboutPerson({ people, view: { priorities: [] } }, 'tom'))).toEqual([])
    expect(aboutPerson({ people, view: { priorities: 'declined' } }, 'tom')).toMatchObject({ status: 'unknown', why: 'declined' })
  })

  it('keeps the first priority apart from the rest', () => {
    const told = { people, ...first({ about: 'ida' }, { about: 'tom' }) }
    expect(value(aboutPerson(told, 'tom', 'view.firstPriorityAreas'))).toEqual([])
    expect(value(aboutPerson(told, 'ida', 'view.firstPriorityAreas'))).toEqual(['grief'])
    expect(value(aboutPerson(told, 'tom'))).toEqual(['role-dispute'])
  })

  it('reads feeling and refusal from lists of their own', () => {
    const view = { strongestFeeling: [{ about: 'ida' }], declined: [{ area: 'role-dispute' as const, about: 'tom' }] }
    expect(value(aboutPerson({ people, view }, 'ida', 'view.feelingAreas'))).toEqual(['grief'])
    expect(value(aboutPerson({ people, view }, 'tom', 'view.declinedAreas'))).toEqual(['role-dispute'])
    expect(value(aboutPerson({ people, view }, 'tom', 'view.feelingAreas'))).toEqual([])
  })
})

describe('what the client wants to work on, for one event and the case', () => {
  const events: readonly LifeEvent[] = [{ id: 'move', type: 'move', people: ['tom'] }, { id: 'job', type: 'job-loss', people: [] }]

  it('stands for the areas the event points to when only the event is named', () => {
    expect(value(aboutEvent({ people, events, ...first({ about: 'move' }) }, 'move'))).toEqual(['role-transition'])
    expect(value(aboutEvent({ people, events, ...first({ about: 'move' }) }, 'job'))).toEqual([])
  })

  it('takes a change named with a person to the events that name the person', () => {
    const told = { people, events, ...first({ area: 'role-transition', about: 'tom' }) }
    expect(value(aboutEvent(told, 'move'))).toEqual(['role-transition'])
    expect(value(aboutEvent(told, 'job'))).toEqual([])
  })

  it('leaves an event that was not recorded with general mentions only', () => {
    expect(value(aboutEvent({ events: [], ...first({ area: 'role-transition' }) }, 'unlisted'))).toEqual(['role-transition'])
    expect(value(aboutEvent({ events: [], ...first({ about: 'tom' }) }, 'unlisted'))).toEqual([])
  })

  it('is about the case only where the whole circle is meant', () => {
    expect(value(aboutCase(first({ area: 'interpersonal-sensitivities' }, { area: 'grief' })))).toEqual(['interpersonal-sensitivities'])
    expect(value(aboutCase(first({ area: 'grief' })))).toEqual([])
  })
})

describe('what the client links to the low mood', () => {
  it('reaches a person through an event that names them', () => {
    const events: readonly LifeEvent[] = [{ id: 'row', type: 'conflict-family', people: ['tom'], linkedByClient: 'yes' }]
    const told = { people, events }
    expect(value(aboutPerson(told, 'tom', 'view.linkedByClient'))).toBe(true)
    expect(value(aboutPerson(told, 'ida', 'view.linkedByClient'))).toBe('unknown')
    expect(value(aboutEvent(told, 'row', 'view.linkedByClient'))).toBe(true)
  })

  it('is denied only when neither the person nor an event with them is linked', () => {
    const nobody: Person = { ...tom, linkedByClient: 'no' }
    expect(value(aboutPerson({ people: [nobody], events: [] }, 'tom', 'view.linkedByClient'))).toBe(false)
    const open: LifeEvent = { id: 'row', type: 'conflict-family', people: ['tom'] }
    expect(value(aboutPerson({ people: [nobody], events: [open] }, 'tom', 'view.linkedByClient'))).toBe('unknown')
  })
})

const mention: fc.Arbitrary<Mention> = fc.constantFrom<Mention>(
  { area: 'grief' }, { area: 'role-dispute', about: 'kay' }, { about: 'kay' }, { about: 'row' }, { area: 'role-transition', about: 'kay' },
  { area: 'role-dispute', about: 'row' },
)
const answers = fc.record({
  status: fc.constantFrom('in-contact', 'estranged', 'deceased'),
  personLinked: fc.constantFrom('yes', 'no'),
  eventLinked: fc.constantFrom('yes', 'no'),
  involved: fc.constantFrom([], ['kay']),
  priorities: fc.array(mention, { maxLength: 3 }),
  strongestFeeling: fc.array(mention, { maxLength: 2 }),
})
type Answer = 'status' | 'personLinked' | 'eventLinked' | 'involved' | 'priorities' | 'strongestFeeling'
const ANSWERS: readonly Answer[] = ['status', 'personLinked', 'eventLinked', 'involved', 'priorities', 'strongestFeeling']

describe('an answer more', () => {
  it('never changes what was known about the client\'s view', () => {
    const property = fc.property(answers, fc.subarray([...ANSWERS]), fc.subarray([...ANSWERS]), (all, early, added) => {
      const poorer = told(all, early)
      const richer = told(all, [...early, ...added])
      for (const { id } of personViewFacts) expectKept(aboutPerson(poorer, 'kay', id), aboutPerson(richer, 'kay', id), id)
      for (const { id } of eventViewFacts) expectKept(aboutEvent(poorer, 'row', id), aboutEvent(richer, 'row', id), id)
    })
    fc.assert(property, { seed: 20251121, numRuns: 500 })
  })
})

function expectKept(before: Fact, after: Fact, id: string): void {
  if (before.status === 'known') expect({ id, value: value(after) }).toEqual({ id, value: before.value })
}

function told(all: typeof answers extends fc.Arbitrary<infer T> ? T : never, given: readonly Answer[]): Told {
  const kept = <T>(answer: Answer, key: string, inner: T): object => (given.includes(answer) ? { [key]: inner } : {})
  return {
    people: [{ id: 'kay', ...kept('status', 'status', all.status), ...kept('personLinked', 'linkedByClient', all.personLinked) }],
    events: [{ id: 'row', type: 'conflict-family', ...kept('involved', 'people', all.involved), ...kept('eventLinked', 'linkedByClient', all.eventLinked) }],
    view: { ...kept('priorities', 'priorities', all.priorities), ...kept('strongestFeeling', 'strongestFeeling', all.strongestFeeling) },
  }
}
