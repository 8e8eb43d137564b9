import { describe, expect, it } from 'vitest'
import { isFormulationError } from '../../src/errors.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { createDraft, reviewDraft, whatIf, type CaseDraft, type Recipe } from '../../src/what-if.js'
import { makeCase } from '../support/make-case.js'

const start = makeCase({
  inventory: {
    people: [
      { id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact', closenessNow: 1 },
      { id: 'ada', name: 'Ada', relation: 'parent', status: 'in-contact', closenessNow: 1 },
    ],
  },
  timeline: { episodes: [{ id: 'now', onset: '2025-03' }] },
})

const quarrelWith = (id: string, mismatch: 2 | 3): Recipe => (kase) => {
  const person = kase.inventory?.people?.find((each) => each.id === id)
  if (person === undefined) throw new Error(`no ${id}`)
  person.conflict = { present: 'yes', form: 'overt', course: 'repetitive', since: '2025-02', ...(mismatch === 3 ? { stage: 'impasse' as const } : {}) }
  person.expectations = { mismatch }
}

const draft = createDraft(start)
  .edit(quarrelWith('ada', 2), { on: '2025-07-01', by: 'session 2', reason: 'asked about rows' })
  .edit(quarrelWith('tom', 3), { on: '2025-07-08' })
  .edit((kase) => {
    kase.note = 'read by no rule'
  }, { on: '2025-07-15' })

const codesOf = (attempt: () => unknown): unknown => {
  try {
    return attempt()
  } catch (error) {
    return isFormulationError(error) ? [error.code, error.path] : error
  }
}

describe('a review of a draft', () => {
  const review = reviewDraft(draft)

  it('gives the formulation before and after every edit, each what the case of that time makes', () => {
    expect(review.start).toEqual(formulateSync(start))
    expect(review.edits.map(({ after }) => after)).toEqual([draft.undo().undo(), draft.undo(), draft].map(({ case: kase }) => formulateSync(kase)))
    expect(review.edits.map(({ before }) => before)).toEqual([review.start, ...review.edits.slice(0, -1).map(({ after }) => after)])
    expect(review.edits.map(({ entry }) => entry)).toEqual(draft.entries)
    expect(review.edits.slice(1).every(({ before }, index) => before === review.edits[index]?.after)).toBe(true)
  })

  it('says when, by whom and why, then what came of it', () => {
    const [first, second, third] = review.edits.map(({ text }) => text.map((sentence) => sentence.text))
    expect(first?.[0]).toBe('On 1 July 2025, session 2: 2 places changed (asked about rows).')
    expect(first).toContainEqual(expect.stringContaining('The dispute with Ada (parent) now applies and comes in first place'))
    expect(second).toContainEqual('Interpersonal role dispute is now about Tom (partner) instead of Ada (parent).')
    expect(second).toContainEqual(expect.stringContaining('“Talk has stopped” now counts (+2)'))
    expect(third).toEqual(['On 15 July 2025: 1 place changed.', 'Nothing in the ranking or the messages is different.'])
  })

  it('adds up: the changes of support of the edits come to the overall change', () => {
    const supportOf = (change: typeof review.overall): number => {
      const dispute = change.difference.areas.find(({ area }) => area === 'role-dispute')
      return dispute === undefined ? 0 : dispute.support.after - dispute.support.before
    }
    expect(review.edits.reduce((total, edit) => total + supportOf(edit), 0)).toBe(supportOf(review.overall))
    expect(supportOf(review.overall)).toBeGreaterThan(0)
  })

  it('of a draft without edits is its start', () => {
    const none = reviewDraft(createDraft(start))
    expect(none.edits).toEqual([])
    expect(none.overall.difference.same).toBe(true)
  })

  it('leaves out what was taken back', () => {
    expect(reviewDraft(draft.undo().undo()).edits).toHaveLength(1)
  })

  it.each([undefined, null, {}, 'draft', start])('is refused for what is no draft: %j', (given) => {
    expect(codesOf(() => reviewDraft(given as CaseDraft))).toEqual(['USAGE', '/draft'])
  })
})

describe('what is given to a draft', () => {
  it.each([
    [null, '/history'],
    [{ entries: 'all' }, '/history/entries'],
    [{ entries: [null] }, '/history/entries/0/changed'],
    [{ undone: [{ on: '2025-07-01', changed: [], patches: [] }] }, '/history/undone/0/inversePatches'],
    [{ entries: [{ on: '2025-07-01', changed: [], patches: [{}], inversePatches: [] }] }, '/history/entries/0/patches'],
    [{ entries: [{ changed: [], patches: [], inversePatches: [] }] }, '/on'],
  ])('as a history is checked: %j', (history, path) => {
    expect(codesOf(() => createDraft(start, history as never))).toEqual(['USAGE', path])
  })

  it('as a history of another case is refused when it is used', () => {
    const other = createDraft(makeCase(), { entries: draft.entries })
    expect(codesOf(() => other.undo().undo())).toEqual(['USAGE', '/history'])
  })

  it('as a recipe must be a function', () => {
    expect(codesOf(() => createDraft(start).edit({} as never, { on: '2025-07-01' }))).toEqual(['USAGE', '/recipe'])
    expect(codesOf(() => whatIf(start, undefined as never))).toEqual(['USAGE', '/recipe'])
  })
})
