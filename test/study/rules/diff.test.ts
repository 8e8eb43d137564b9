import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest } from '../../../src/digest.js'
import { defaultRuleSet, type RuleSet } from '../../../src/index.js'
import { carries, declaredLevel, diffRuleSets, patchRuleSet, type RuleSetChange } from '../../../src/study/index.js'

const copy = (): Mutable => structuredClone(defaultRuleSet) as unknown as Mutable
type Mutable = { -readonly [Key in keyof RuleSet]: RuleSet[Key] extends readonly unknown[] ? Record<string, unknown>[] : RuleSet[Key] }
const asSet = (changed: Mutable): RuleSet => changed as unknown as RuleSet

function item(list: readonly Record<string, unknown>[], id: string): Record<string, unknown> {
  const found = list.find((each) => each['id'] === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const RULE = 'grief/loss-not-felt-as-a-child'
const withRule = (change: (rule: Record<string, unknown>) => void): RuleSet => {
  const changed = copy()
  change(item(changed.rules, RULE))
  return asSet(changed)
}
const changesOf = (after: RuleSet): readonly RuleSetChange[] => diffRuleSets(defaultRuleSet, after).changes

describe('the difference between a rule set and itself', () => {
  it('is empty and asks for no release', () => {
    expect(diffRuleSets(defaultRuleSet, asSet(copy()))).toMatchObject({ changes: [], level: 'none' })
  })

  it('is one of order alone when a list is reversed', () => {
    const turned = copy()
    turned.rules.reverse()
    expect(diffRuleSets(defaultRuleSet, asSet(turned))).toMatchObject({ changes: [{ kind: 'reordered', list: 'rules', level: 'none' }], level: 'none' })
  })
})

describe('a change of a rule', () => {
  it('of a threshold names the leaf and both values', () => {
    const after = withRule((rule) => {
      rule['conditions'] = { all: [
        { name: 'a-loss-in-pregnancy', fact: 'death.isLossInPregnancy', operator: 'equal', value: true },
        { name: 'not-felt-as-a-child', fact: 'death.isFeltAsChild', operator: 'equal', value: true },
      ] }
    })
    expect(changesOf(after)).toMatchObject([
      { kind: 'changed', list: 'rules', id: RULE, field: 'conditions', level: 'minor', leaves: [{ kind: 'changed', from: { value: false }, to: { value: true, name: 'not-felt-as-a-child' } }] },
    ])
  })

  it('that renames leaves or orders them otherwise is one of wording', () => {
    const after = withRule((rule) => {
      rule['conditions'] = { all: [
        { name: 'felt-otherwise', fact: 'death.isFeltAsChild', operator: 'equal', value: false },
        { name: 'a-loss-in-pregnancy', fact: 'death.isLossInPregnancy', operator: 'equal', value: true },
      ] }
    })
    expect(changesOf(after)).toMatchObject([{ field: 'conditions', level: 'patch', leaves: [{ kind: 'renamed' }] }])
  })

  it('that joins the same leaves by any instead of all is one of logic', () => {
    const after = withRule((rule) => {
      rule['conditions'] = { any: (rule['conditions'] as { all: unknown }).all }
    })
    expect(changesOf(after)).toMatchObject([{ field: 'conditions', level: 'minor', leaves: [{ kind: 'regrouped' }] }])
  })

  it('of a leaf taken out and one put in tells both', () => {
    const after = withRule((rule) => {
      rule['conditions'] = { all: [
        { name: 'not-felt-as-a-child', fact: 'death.isFeltAsChild', operator: 'equal', value: false },
        { name: 'known', fact: 'case.isClientMinor', operator: 'equal', value: true },
      ] }
    })
    expect(changesOf(after)).toMatchObject([{ leaves: [{ kind: 'removed', leaf: { name: 'a-loss-in-pregnancy' } }, { kind: 'added', leaf: { name: 'known' } }] }])
  })
})

describe('the level of a change', () => {
  const levels: readonly (readonly [string, (set: Mutable) => void, string])[] = [
    ['a sentence', ({ rules }) => Object.assign(item(rules, RULE), { texts: { clinician: 'Another.', client: 'Another.' } }), 'patch'],
    ['a strength', ({ rules }) => Object.assign(item(rules, RULE), { strength: 'weak' }), 'minor'],
    ['a rule taken out', (set) => { set.rules = set.rules.slice(1) }, 'minor'],
    ['a number moved', ({ parameters }) => Object.assign(parameters[0] ?? {}, { value: 1 }), 'minor'],
    ['the unit of a number', ({ parameters }) => Object.assign(parameters[0] ?? {}, { unit: 'moons' }), 'major'],
    ['an area taken out', (set) => { set.areas = set.areas.slice(1) }, 'major'],
    ['the name of an area in a tradition', ({ traditions }) => Object.assign(((traditions[0]?.['areas'] ?? {}) as Record<string, object>)['grief'] ?? {}, { name: 'Mourning' }), 'patch'],
    ['the standing of an area in a tradition', ({ traditions }) => Object.assign(((traditions[0]?.['areas'] ?? {}) as Record<string, object>)['grief'] ?? {}, { standing: 'residual' }), 'minor'],
    ['what anchors a theme', ({ themes }) => Object.assign(themes[0] ?? {}, { anchors: themes[0]?.['anchors'] !== true }), 'major'],
    ['the version itself', (set) => { set.version = '9.9.9' }, 'none'],
  ]

  it.each(levels)('%s', (_name, change, level) => {
    const changed = copy()
    change(changed)
    expect(diffRuleSets(defaultRuleSet, asSet(changed)).level).toBe(level)
  })

  it.each([
    ['1.2.3', '1.2.4', 'patch'], ['1.2.3', '1.3.0', 'minor'], ['1.2.3', '2.0.0', 'major'], ['0.1.0', '0.2.0', 'major'], ['0.1.0', '0.1.1', 'patch'], ['1.0.0', '1.0.0', 'none'], ['1.2.0', '1.1.9', undefined],
  ] as const)('that a step from %s to %s declares', (from, to, level) => {
    expect(declaredLevel(from, to)).toBe(level)
  })

  it('carries what is less, not what is more', () => {
    expect([carries('minor', 'patch'), carries('minor', 'minor'), carries('minor', 'major')]).toEqual([true, true, false])
  })
})

/** Random edits of a rule set, valid or not: a difference must hold for any two values of the shape. */
const edits = fc.array(fc.record({
  list: fc.constantFrom('rules', 'parameters', 'themes', 'sources', 'events', 'pairs', 'traditions', 'areas', 'formats', 'instruments'),
  at: fc.nat(400), what: fc.constantFrom('drop', 'field', 'new-field', 'lose-field', 'add', 'move', 'version'), text: fc.string(),
}), { maxLength: 12 })

describe('patching', () => {
  it('makes the second set of the first and the difference, byte for byte', () => {
    fc.assert(fc.property(edits, edits, (left, right) => {
      const [a, b] = [edited(left), edited(right)]
      const diff = JSON.parse(JSON.stringify(diffRuleSets(a, b))) as ReturnType<typeof diffRuleSets>
      expect(digest(patchRuleSet(diff, a))).toBe(digest(b))
      expect(digest(patchRuleSet(diffRuleSets(b, a), b))).toBe(digest(a))
    }), { seed: 20261122, numRuns: 40 })
  }, 30_000)

  it('refuses another base and an altered difference', () => {
    const after = withRule((rule) => { rule['strength'] = 'weak' })
    const diff = diffRuleSets(defaultRuleSet, after)
    expect(() => patchRuleSet(diff, after)).toThrow(/rule set the difference was made from/)
    expect(() => patchRuleSet({ ...diff, changes: [] }, defaultRuleSet)).toThrow(/as it was made/)
  })
})

// A part of the set is enough for the shapes there are, and digests of the whole take long.
const part = { ...defaultRuleSet, rules: defaultRuleSet.rules.slice(0, 30), events: defaultRuleSet.events.slice(0, 12) }

function edited(changes: readonly { list: string; at: number; what: string; text: string }[]): RuleSet {
  const set = structuredClone(part) as unknown as Mutable
  changes.forEach(({ list, at, what, text }, index) => {
    const items = set[list as 'rules']
    const place = at % Math.max(1, items.length)
    const target = items[place]
    if (target === undefined) return
    if (what === 'drop') items.splice(place, 1)
    else if (what === 'field') target[list === 'pairs' ? 'towardFirst' : 'title'] = text
    else if (what === 'new-field') target['extra'] = [text]
    else if (what === 'lose-field') delete target['sources']
    else if (what === 'move') items.push(...items.splice(place, 1))
    else if (what === 'version') set.version = text
    else items.splice(place, 0, { ...structuredClone(target), [list === 'events' ? 'type' : 'id']: `new-${index}`, ...(list === 'pairs' ? { areas: [`a${index}`, 'b'] } : {}) })
  })
  return asSet(set)
}
