import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/evaluate.js'
import { judgeOnRecord } from '../../src/evaluate-on-record.js'
import { exactBounds } from '../../src/explain/bounds/exact-bounds.js'
import type { Fact } from '../../src/model/facts.js'
import type { Supposition, World } from '../../src/model/world.js'
import type { BoundEnd, CaseBounds } from '../../src/model/case-bounds.js'
import { worldOf } from '../../src/world.js'
import { againstAllCompletions } from './bounds-against-all.js'
import { isConsistent, outcomesOf, type SmallCase, smallCase, smallFacts } from './bounds-oracle.js'

const worldIn = ({ ruleSet, tradition, derived }: SmallCase): World => worldOf(createEvaluator(ruleSet, tradition), derived)

const boundsIn = (small: SmallCase, world: World, budget = 2000): CaseBounds =>
  exactBounds(world, { ruleSet: small.ruleSet, definitions: smallFacts, dependencies: small.dependencies, budget })

describe('bounds against every completion', () => {
  it('leave nothing outside, reach both ends where they are exact, and tell rightly who may be first', { timeout: 120_000 }, () => {
    const { wrong, cases, exact, ends, tighter } = againstAllCompletions({ seed: 20251121, cases: 1350, most: 300, budget: 2000 })
    expect(wrong.slice(0, 3)).toEqual([])
    expect(cases).toBeGreaterThan(1000)
    expect(exact / ends).toBeGreaterThan(0.99)
    expect(tighter).toBeGreaterThan(500)
  })

  it('stay sound when the search is cut short', { timeout: 60_000 }, () => {
    for (const budget of [0, 1, 5, 20]) {
      const { wrong, cases } = againstAllCompletions({ seed: 40 + budget, cases: 120, most: 300, budget })
      expect(wrong.slice(0, 3)).toEqual([])
      expect(cases).toBeGreaterThan(60)
    }
  })
})

describe('bounds', () => {
  it('are the support itself where nothing is missing', () => {
    fc.assert(fc.property(smallCase, (small) => {
      const sheets = small.derived.sheets.map(({ subject, facts }) => ({ subject, facts: valued(facts) }))
      const full = { ...small, dependencies: [], derived: { ...small.derived, shared: [], sheets } }
      const world = worldIn(full)
      for (const { area, support, first } of boundsIn(full, world).areas) {
        const own = world.ranking.areas.find((each) => each.area === area)
        expect([support.low.value, support.high.value, support.low.exact, support.high.exact]).toEqual([own?.support, own?.support, true, true])
        expect(first.standing).not.toBe('possible')
      }
    }), { seed: 20251121, numRuns: 150 })
  })

  it('are never widened by an answer', { timeout: 60_000 }, () => {
    let compared = 0
    fc.assert(fc.property(smallCase, fc.nat(), fc.nat(), (small, which, answer) => {
      const world = worldIn(small)
      const open = world.open()
      const asked = open[which % Math.max(1, open.length)]
      const values = smallFacts.find(({ id }) => id === asked?.fact)?.values ?? []
      const value = values[answer % Math.max(1, values.length)]
      if (asked === undefined || value === undefined || asked.found.status === 'range') return
      const next = world.suppose([{ subject: asked.subject, fact: asked.fact, found: { status: 'known', value, from: [] } }])
      const [before, after] = [boundsIn(small, world), boundsIn(small, next)]
      if (!before.exact || !after.exact || !canBe({ ...small, derived: { ...small.derived, sheets: next.sheets } })) return
      compared += 1
      for (const { area, support, first } of after.areas) {
        const earlier = before.areas.find((each) => each.area === area)
        expect(support.low.value).toBeGreaterThanOrEqual(earlier?.support.low.value ?? Number.NaN)
        expect(support.high.value).toBeLessThanOrEqual(earlier?.support.high.value ?? Number.NaN)
        if (earlier?.first.standing !== 'possible') expect(first.standing).toBe(earlier?.first.standing)
      }
    }), { seed: 20251121, numRuns: 250 })
    expect(compared).toBeGreaterThan(100)
  })

  it('are the same for the same case, however often they are asked for', () => {
    fc.assert(fc.property(smallCase, (small) => {
      expect(boundsIn(small, worldIn(small), 30)).toEqual(boundsIn(small, worldIn(small), 30))
    }), { seed: 20251121, numRuns: 60 })
  })

  it('look at no more worlds than a little over the budget', () => {
    for (const small of fc.sample(smallCase, { seed: 20251121, numRuns: 60 })) {
      expect(boundsIn(small, worldIn(small), 10).worlds).toBeLessThan(300)
    }
  })
})

describe('a witness', () => {
  it('reaches its end, keeps every dependency, and leaves nothing open, by json-rules-engine', { timeout: 60_000 }, async () => {
    let held = 0
    for (const small of fc.sample(smallCase, { seed: 7, numRuns: 80 }).filter(canBe)) {
      const evaluator = createEvaluator(small.ruleSet, small.tradition)
      const world = worldIn(small)
      for (const { area, support, first } of boundsIn(small, world).areas) {
        for (const end of [support.low, support.high].filter(({ exact }) => exact)) {
          const completed = world.suppose(witnessOf(end))
          expect(completed.open()).toEqual([])
          expect(contradicts(small, completed)).toBe(false)
          const { ranking } = await judgeOnRecord(evaluator, { ...small.derived, sheets: completed.sheets })
          expect(ranking.areas.find((each) => each.area === area)?.support).toBe(end.value)
          held += 1
        }
        if (first.witness === undefined) continue
        const { ranking } = await judgeOnRecord(evaluator, { ...small.derived, sheets: world.suppose(first.witness).sheets })
        expect(ranking.areas[0]?.area).toBe(area)
        expect(ranking.areas[0]?.status).toBe('candidate')
      }
    }
    expect(held).toBeGreaterThan(450)
  })

  it('comes with a few answers that by themselves put the area first', () => {
    let shown = 0
    for (const small of fc.sample(smallCase, { seed: 9, numRuns: 200 })) {
      const world = worldIn(small)
      for (const { area, first: { because = [] } } of boundsIn(small, world).areas) {
        if (because.length === 0) continue
        shown += 1
        const isFirst = (given: readonly Supposition[]): boolean => world.suppose(given).ranking.areas[0]?.area === area && world.suppose(given).ranking.areas[0]?.status === 'candidate'
        expect(isFirst(because)).toBe(true)
        for (const left of because) expect(isFirst(because.filter((each) => each !== left))).toBe(false)
      }
    }
    expect(shown).toBeGreaterThan(60)
  })
})

describe('unknowns that depend on each other', () => {
  const answered = (value: boolean): Fact => ({ status: 'known', value, from: [] })
  const open: Fact = { status: 'unknown', why: 'not-asked', from: [] }
  const [small] = fc.sample(smallCase, { seed: 1, numRuns: 1 })
  const leaf = (fact: string, value: boolean) => ({ name: 'a-leaf', fact, operator: 'equal' as const, value })
  const base = { version: 1, title: 'A rule', about: 'person' as const, focusArea: 'grief', strength: 'strong' as const, texts: { clinician: 'A.', client: 'A.' }, basis: 'design-choice' as const, confidence: 'inference' as const, sources: [] }
  const caseOf = (rules: SmallCase['ruleSet']['rules'], facts: Readonly<Record<string, Fact>>, dependencies: SmallCase['dependencies'] = []): SmallCase => {
    if (small === undefined) throw new Error('no case')
    const rest = Object.fromEntries(smallFacts.filter(({ about }) => about === 'case').map(({ id, values: [value = false] }): [string, Fact] => [id, { status: 'known', value, from: [] }]))
    const sheets = [{ subject: { kind: 'case', id: 'case' } as const, facts: rest }, { subject: { kind: 'person', id: 'ana' } as const, facts: { ...rest, 'dispute.mismatchLevel': { status: 'known', value: 0, from: [] } as const, ...facts } }]
    return { ...small, ruleSet: { ...small.ruleSet, rules }, derived: { ...small.derived, shared: [], sheets }, dependencies }
  }
  const rules: SmallCase['ruleSet']['rules'] = [
    { ...base, id: 'grief/for', direction: 'for', theme: 'fact', conditions: leaf('person.isDeceased', true) },
    { ...base, id: 'grief/against', direction: 'against', theme: 'counter', conditions: leaf('person.isDeceased', false) },
    { ...base, id: 'grief/more', direction: 'for', theme: 'meaning', conditions: leaf('dispute.isOvert', true) },
  ]
  const ends = (given: SmallCase): readonly number[] => boundsIn(given, worldIn(given)).areas.filter(({ area }) => area === 'grief').flatMap(({ support: { low, high } }) => [low.value, high.value])

  it('take one unknown the same way in every rule', () => {
    // Outer bounds would take the death as recorded for one rule and as ruled out for the other all the same.
    expect(ends(caseOf(rules, { 'person.isDeceased': open, 'dispute.isOvert': answered(false) }))).toEqual([-3, 3])
    expect(ends(caseOf(rules, { 'person.isDeceased': answered(true), 'dispute.isOvert': open }))).toEqual([3, 6])
  })

  it('leave out what a declared dependency forbids', () => {
    const facts = { 'person.isDeceased': open, 'dispute.isOvert': open }
    const never = { id: 'never/both', about: 'person' as const, never: [leaf('person.isDeceased', true), leaf('dispute.isOvert', true)], reason: 'Not both.' }
    expect(ends(caseOf(rules, facts))).toEqual([-3, 6])
    expect(ends(caseOf(rules, facts, [never]))).toEqual([-3, 3])
  })

  it('take a record that contradicts a dependency as it stands', () => {
    const never = { id: 'never/dead', about: 'person' as const, never: [leaf('person.isDeceased', true)], reason: 'Nobody dies here.' }
    expect(ends(caseOf(rules, { 'person.isDeceased': answered(true), 'dispute.isOvert': answered(true) }, [never]))).toEqual([6, 6])
  })
})

/** Whether some completion keeps all dependencies. */
const canBe = (small: SmallCase): boolean => outcomesOf(small, 3000)?.length !== 0

const witnessOf = ({ witness }: BoundEnd): readonly Supposition[] => {
  if (witness === undefined) throw new Error('no witness of an exact end')
  return witness
}

function valued(facts: Readonly<Record<string, Fact>>): Record<string, Fact> {
  const known: Record<string, Fact> = {}
  for (const { id, values: [value] } of smallFacts) {
    const own = facts[id]
    if (own !== undefined) known[id] = own.status === 'known' || value === undefined ? own : { status: 'known', value, from: [] }
  }
  return known
}

/** Whether what is known of the sheets already violates a dependency; open facts violate none. */
function contradicts(small: SmallCase, { sheets }: World): boolean {
  const values = new Map(sheets.map(({ subject, facts }) => [`${subject.kind} ${subject.id}`, Object.fromEntries(
    smallFacts.flatMap(({ id }) => {
      const found = facts[id]
      return found?.status === 'known' ? [[id, found.value]] : []
    }),
  )]))
  const settled = small.dependencies.filter(({ about, never }) => small.derived.sheets.every(({ subject }) =>
    subject.kind !== about || never.every(({ fact }) => fact in (values.get(`${subject.kind} ${subject.id}`) ?? {}))))
  return !isConsistent({ ...small, dependencies: settled }, values)
}
