import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { isFormulationError } from '../../src/errors.js'
import { createDraft, whatIf, type CaseDraft, type Recipe } from '../../src/what-if.js'
import { makeCase } from '../support/make-case.js'

const start = makeCase({
  inventory: { people: [{ id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact', closenessNow: 1 }] },
  timeline: { episodes: [{ id: 'now', onset: '2025-03' }] },
})

/** Somebody listed; a missing one is a mistake of the test. */
function person(kase: Parameters<Recipe>[0], id: string): NonNullable<NonNullable<typeof kase.inventory>['people']>[number] {
  const found = kase.inventory?.people?.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const conflict: Recipe = (kase) => {
  person(kase, 'tom').conflict = { present: 'yes', form: 'overt', course: 'repetitive', since: '2025-02' }
  person(kase, 'tom').expectations = { mismatch: 3 }
}

const recipes: readonly Recipe[] = [
  conflict,
  (kase) => {
    person(kase, 'tom').closenessNow = 2
  },
  (kase) => {
    kase.inventory?.people?.push({ id: `friend-${kase.inventory.people.length}`, relation: 'friend', status: 'in-contact' })
  },
  (kase) => {
    kase.clientView = { priorities: [{ about: 'tom' }] }
  },
  (kase) => {
    delete person(kase, 'tom').closenessNow
  },
]

describe('a draft', () => {
  it('keeps who changed what and when, by place and not by position', () => {
    const draft = createDraft(start).edit(conflict, { on: '2025-07-01', by: 'session 2', reason: 'asked about rows' })
    expect(draft.entries).toHaveLength(1)
    expect(draft.entries[0]).toMatchObject({
      on: '2025-07-01',
      by: 'session 2',
      reason: 'asked about rows',
      changed: ['/inventory/people/tom/conflict', '/inventory/people/tom/expectations'],
    })
  })

  it('is a value: an edit leaves the draft it was made on as it was', () => {
    const draft = createDraft(start)
    draft.edit(conflict, { on: '2025-07-01' })
    expect(draft.entries).toEqual([])
    expect(draft.case.inventory?.people?.[0]?.conflict).toBeUndefined()
  })

  it('refuses an edit that makes no valid case, and says everything that is wrong with it', () => {
    const draft = createDraft(start)
    const broken: Recipe = (kase) => {
      person(kase, 'tom').satisfaction = 99
      kase.timeline = { events: [{ id: 'move', type: 'move', people: ['nobody'] }] }
    }
    expect(() => draft.edit(broken, { on: '2025-07-01' })).toThrow(expect.objectContaining({ name: 'FormulationError' }))
    try {
      draft.edit(broken, { on: '2025-07-01' })
    } catch (error) {
      expect(isFormulationError(error) && error.problems.map(({ path }) => path)).toEqual(['/inventory/people/0/satisfaction', '/timeline/events/0/people/0'])
    }
  })

  it('makes no entry for an edit that changes nothing', () => {
    expect(createDraft(start).edit(() => undefined, { on: '2025-07-01' }).entries).toEqual([])
  })

  it('neither changes nor freezes what it was started from', () => {
    const input = structuredClone(start)
    createDraft(input).edit(conflict, { on: '2025-07-01' })
    expect(input).toEqual(start)
    expect(Object.isFrozen(input.inventory)).toBe(false)
  })

  it('comes back to every earlier and later state by undo and redo', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: recipes.length - 1 }), { minLength: 1, maxLength: 8 }), (order) => {
        const states: CaseDraft[] = [createDraft(start)]
        for (const index of order) {
          const recipe = recipes[index]
          const last = states.at(-1)
          if (recipe === undefined || last === undefined) throw new Error('no recipe')
          const next = last.edit(recipe, { on: '2025-07-01' })
          if (next !== last) states.push(next)
        }
        let draft = states.at(-1)
        for (const state of [...states].reverse()) {
          expect(draft?.case).toEqual(state.case)
          draft = draft?.undo()
        }
        for (const state of states.slice(1)) {
          draft = draft?.redo()
          expect(draft?.case).toEqual(state.case)
        }
        expect(draft?.redo()).toBe(draft)
        expect(states[0]?.undo()).toBe(states[0])
      }),
      { seed: 20251121, numRuns: 60 },
    )
  })

  it('forgets what was taken back once something else is edited', () => {
    const draft = createDraft(start).edit(conflict, { on: '2025-07-01' }).undo().edit((kase) => {
      kase.note = 'another way'
    }, { on: '2025-07-02' })
    expect(draft.undone).toEqual([])
    expect(draft.redo()).toBe(draft)
  })
})

describe('an audit', () => {
  const three = makeCase({ inventory: { people: ['ann', 'bob', 'cid'].map((id) => ({ id, relation: 'friend' as const })) } })

  it('names whoever was taken out, and nobody else', () => {
    const draft = createDraft(three).edit((kase) => {
      kase.inventory?.people?.splice(0, 1)
    }, { on: '2025-07-01' })
    expect(draft.entries[0]?.changed).toEqual(['/inventory/people/ann'])
  })

  it('refuses a note without a real day, and keeps nothing that is no part of it', () => {
    const draft = createDraft(three)
    const edit: Recipe = (kase) => {
      kase.note = 'x'
    }
    for (const note of [undefined, {}, { on: 'not a day' }, { on: '2025-02-30' }, { on: '2025-07-01', by: 3 }]) {
      expect(() => draft.edit(edit, note as never)).toThrow(expect.objectContaining({ code: 'USAGE' }))
    }
    expect(Object.keys(draft.edit(edit, { on: '2025-07-01', more: 1 } as never).entries[0] ?? {}).sort()).toEqual(['changed', 'inversePatches', 'on', 'patches'])
  })

  it('refuses a recipe that returns something instead of dropping it in silence', () => {
    expect(() => createDraft(three).edit((() => ({})), { on: '2025-07-01' })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  it('leaves what the recipe put in to the caller, and holds the case frozen from the start', () => {
    const own = { id: 'dee', name: 'Dee' }
    const draft = createDraft(three).edit((kase) => {
      kase.inventory?.people?.push(own)
    }, { on: '2025-07-01' })
    own.name = 'still typing'
    expect(draft.case.inventory?.people?.find(({ id }) => id === 'dee')?.name).toBe('Dee')
    expect([createDraft(three).case, draft.case, draft.entries[0]?.patches].every((value) => Object.isFrozen(value))).toBe(true)
  })

  it('is taken up again from what was stored', () => {
    const before = createDraft(three).edit((kase) => {
      kase.note = 'one'
    }, { on: '2025-07-01' })
    const stored = JSON.parse(JSON.stringify({ case: before.case, entries: before.entries, undone: before.undone })) as CaseDraft
    const again = createDraft(stored.case, stored)
    expect(again.undo().case).toEqual(createDraft(three).case)
    expect(again.undo().redo().case).toEqual(before.case)
  })
})

describe('what if', () => {
  it('gives both formulations and the difference, reason by reason, and keeps nothing', () => {
    const { before, after, difference, text } = whatIf(start, conflict)
    expect(before).toEqual(formulateSync(start))
    expect(difference.outcome.after).toBe('lead')
    const dispute = difference.areas.find(({ area }) => area === 'role-dispute')
    expect(dispute).toBeDefined()
    // The reasons of the candidate that stands best now add up to its support.
    expect(dispute?.arguments.reduce((sum, argument) => sum + argument.after - argument.before, 0)).toBe((dispute?.support.after ?? 0) - (dispute?.support.before ?? 0))
    expect(text.map((sentence) => sentence.text).join(' ')).toContain('“Expectations that clearly differ” now counts (+3)')
    expect(after.outcome.foci[0]?.subject.id).toBe('tom')
  })

  it('says so when nothing is different', () => {
    const { difference, text } = whatIf(start, (kase) => {
      kase.note = 'no rule reads this'
    })
    expect(difference.same).toBe(true)
    expect(text).toHaveLength(1)
  })

  it('is the reverse of the opposite change', () => {
    const changed = createDraft(start).edit(conflict, { on: '2025-07-01' })
    const there = whatIf(start, conflict).difference
    const back = whatIf(changed.case, (kase) => {
      delete person(kase, 'tom').conflict
      delete person(kase, 'tom').expectations
    }).difference
    const flipped = back.areas.map(({ area, support }) => [area, support.after, support.before])
    expect(there.areas.map(({ area, support }) => [area, support.before, support.after]).sort()).toEqual(flipped.sort())
    expect(there.messages.added).toEqual(back.messages.removed)
  })
})
