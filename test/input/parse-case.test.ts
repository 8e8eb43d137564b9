import { describe, expect, it } from 'vitest'
import { FormulationError, type Problem } from '../../src/errors.js'
import { parseCase, safeParseCase } from '../../src/input/parse-case.js'
import { INSTRUMENT_RANGES } from '../../src/model/instruments.js'
import { badStructure, badTogether } from '../support/bad-cases.js'
import { makeCase } from '../support/make-case.js'
import { richCase } from '../support/rich-case.js'

function problemsOf(input: unknown): readonly Problem[] {
  const parsed = safeParseCase(input)
  return parsed.ok ? [] : parsed.problems
}
const base = makeCase()

describe('a good case', () => {
  it('is accepted at its smallest', () => {
    expect(parseCase(base)).toEqual({ schemaVersion: 1, caseId: 'example', assessedOn: '2025-06-30' })
  })

  it('is accepted with every field filled in', () => {
    expect(problemsOf(richCase)).toEqual([])
  })

  it('keeps each kind of not known as it was written', () => {
    const people = [{ id: 'p', death: 'declined', conflict: 'unknown', satisfaction: 'not-applicable', harm: 'declined', shiftedOn: 'unknown' }]
    expect(parseCase({ ...base, inventory: { people } }).inventory?.people).toEqual(people)
  })

  it('takes scores at both ends of each range', () => {
    for (const [instrument, { min, max }] of Object.entries(INSTRUMENT_RANGES)) {
      for (const score of [min, max]) {
        expect(problemsOf({ ...base, timeline: { measurements: [{ on: '2025-05-01', instrument, score }] } })).toEqual([])
      }
      for (const score of [min - 1, max + 1]) {
        const found = problemsOf({ ...base, timeline: { measurements: [{ on: '2025-05-01', instrument, score }] } })
        expect(found.map(({ code }) => code)).toEqual(['INPUT_RANGE'])
      }
    }
  })

  it('may hold two unlisted instruments on one day, two flare-ups in one month, and someone dead without an account of it', () => {
    const measurements = ['A', 'B'].map((instrumentName) => ({ on: '2025-05-01', instrument: 'other', instrumentName, score: 1 }))
    const people = [{ id: 'p', status: 'deceased', conflict: { flareUps: ['2025-03', '2025-03'] } }]
    expect(problemsOf({ ...base, inventory: { people }, timeline: { measurements } })).toEqual([])
  })

  it('gets the benefit of the doubt when a vague date may still be in order', () => {
    const episodes = [{ id: 'now', onset: '2025', endedOn: '2025-02' }]
    const people = [{ id: 'p', status: 'deceased', death: { on: '2025-06-30' } }, { id: 'q', shiftedOn: '2025-07-03~' }]
    const events = [{ id: 'e', type: 'birth', on: '2025-11', phase: 'anticipated', dueOn: '2025-11' }]
    expect(problemsOf({ ...base, inventory: { people }, timeline: { episodes, events } })).toEqual([])
  })
})

describe('a bad case', () => {
  it.each([...badStructure, ...badTogether])('with $name is refused with one problem in its place', ({ fields, code, path }) => {
    expect(problemsOf({ ...base, ...fields }).map((problem) => [problem.code, problem.path])).toEqual([[code, path]])
  })

  it.each(['schemaVersion', 'caseId', 'assessedOn'] as const)('without %s is refused', (field) => {
    const { [field]: _, ...rest } = base
    expect(problemsOf(rest)).toMatchObject([{ path: `/${field}`, received: 'nothing (the field is missing)' }])
  })

  it.each([null, undefined, 3, 'a case', [], [base], true])('that is no object is refused (%#)', (input) => {
    expect(problemsOf(input)).toMatchObject([{ code: 'INPUT_INVALID', path: '', expected: 'an object' }])
  })

  it('is thrown as one error that lists every problem in the order of the document', () => {
    const input = {
      timeline: { measurements: [{ on: '2025-08-01', instrument: 'phq-9', score: 99 }], episodes: [{ id: 'now', course: 'frist' }] },
      ...base,
      inventory: { people: [{ id: 'p', status: 'ended', death: {} }, { colour: 'red' }, { id: 'q', relation: 3 }] },
    }
    const error = catchError(() => parseCase(input))
    expect(error.problems.map(({ path }) => path)).toEqual([
      '/timeline/measurements/0/on', '/timeline/measurements/0/score', '/timeline/episodes/0/course',
      '/inventory/people/0/death', '/inventory/people/1', '/inventory/people/1/id', '/inventory/people/2/relation',
    ])
    expect(error.code).toBe('INPUT_DATE')
  })

  it('is told by both places when two fields disagree', () => {
    const people = [{ id: 'a' }, { id: 'b', status: 'estranged', death: { on: '2024' } }, { id: 'a' }]
    expect(problemsOf({ ...base, inventory: { people } })).toMatchObject([
      { path: '/inventory/people/1/death', expected: expect.stringContaining('/inventory/people/1/status') },
      { path: '/inventory/people/2/id', received: expect.stringContaining('/inventory/people/0/id') },
    ])
    expect(problemsOf({ ...base, timeline: { events: [{ id: 'e', type: 'move', people: ['ghost'] }] } })).toMatchObject([
      { path: '/timeline/events/0/people/0', expected: 'the id of a person in /inventory/people' },
    ])
  })

  it('is not blamed for a reference that may have meant an entry whose own id is wrong', () => {
    const found = problemsOf({ ...base, inventory: { people: [{ id: 'aunt mary' }] }, decision: { area: 'grief', about: 'aunt-mary' } })
    expect(found.map(({ path }) => path)).toEqual(['/inventory/people/0/id'])
  })

  it.each([
    [{ inventory: { people: [{ id: 'p', statsu: 'ended' }] } }, 'Did you mean status?'],
    [{ inventory: { people: [{ id: 'p', status: 'decesed' }] } }, 'Did you mean deceased?'],
    [{ inventory: { people: [{ id: 'p', death: 'unkown' }] } }, 'Did you mean unknown?'],
    [{ inventory: { people: [{ id: 'p', shiftedOn: 'declind' }] } }, 'Did you mean declined?'],
    [{ inventory: { people: [{ id: 'p', shiftedOn: '2025/2024' }] } }, 'In an interval the earlier date comes first, and neither has a ~.'],
    [{ inventory: { people: [{ id: 'p', wantedChange: undefined }] } }, 'Leave the field out when it was not asked.'],
    [{ inventory: { people: [{ id: null }] } }, undefined],
    [{ inventory: { people: [{ id: 'p', colour: 'red' }] } }, undefined],
  ])('comes with a hint (%#)', (fields, hint) => {
    expect(problemsOf({ ...base, ...fields }).map((problem) => problem.hint)).toEqual([hint])
  })

  it('says what would have been accepted', () => {
    expect(problemsOf({ ...base, inventory: { people: [{ id: 'p', livesWith: true, confidant: 'x'.repeat(12) }] } })).toMatchObject([
      { expected: 'one of: yes, no; or unknown, declined, not-applicable', received: 'a boolean' },
      { expected: 'one of: yes, partly, no; or unknown, declined, not-applicable', received: 'text of 12 characters' },
    ])
  })

  it('with hundreds of problems lists the first 200 and counts the rest', () => {
    const people = Array.from({ length: 300 }, (_, index) => ({ id: `p${index}`, status: 'x' }))
    const found = problemsOf({ ...base, inventory: { people } })
    expect(found).toHaveLength(201)
    expect(found.at(-1)).toMatchObject({ code: 'INPUT_TOO_LARGE', received: '100 more than are listed' })
  })
})

function catchError(run: () => unknown): FormulationError {
  try {
    run()
  } catch (error) {
    if (error instanceof FormulationError) return error
  }
  throw new Error('expected a FormulationError')
}
