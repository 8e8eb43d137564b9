import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFormulationError } from '../../src/errors.js'
import { createEvaluator } from '../../src/evaluate.js'
import { briefly } from '../../src/explain/briefly.js'
import { contrast } from '../../src/explain/contrast.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Formulation } from '../../src/model/formulation.js'
import type { Candidate, Ranking } from '../../src/model/ranking-result.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import type { Rule } from '../../src/model/rules.js'
import type { ContrastChoice } from '../../src/model/contrast.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { leavesOf } from '../../src/trace.js'
import { checkAllPairs, type Tally } from '../support/contrast-pairs.js'
import { libraryCases } from '../support/library.js'
import { makeCase } from '../support/make-case.js'
import { randomCase } from '../support/random-case.js'

const library = libraryCases.map(({ path, case: kase }) => ({ path, kase, formulation: formulateSync(kase) }))
const bundled = library.filter(({ path }) => path.startsWith('docs/examples/cases/'))

const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')

/** The ranking of a case under changed rules, through facts, rules and weighing. */
const rankingWith = (kase: unknown, rules: readonly Rule[]): Ranking => {
  const ruleSet: RuleSet = { ...defaultRuleSet, rules }
  return createEvaluator(ruleSet, tradition).evaluateSync(parseCase(kase)).ranking
}

const candidateIn = ({ areas }: Pick<Formulation, 'areas'> | Ranking, { area, subject }: Candidate): Candidate => {
  const found = areas.find((each) => each.area === area)?.candidates.find((each) => each.subject.kind === subject.kind && each.subject.id === subject.id)
  if (found === undefined) throw new Error('no such candidate')
  return found
}

const choiceOf = ({ area, subject }: Candidate): ContrastChoice => ({ area, subject })

const isShared = ({ areas }: Pick<Formulation, 'areas'> | Ranking): boolean =>
  areas.some(({ candidates }) => candidates.some((each) => each.arguments.some(({ lessenedBy }) => lessenedBy === 'shared-event')))

/** The first two candidates of different areas, in every case of the library that has them. */
const duels = library.flatMap(({ path, kase, formulation }) => {
  const [first, second] = formulation.areas.flatMap(({ candidates }) => candidates.slice(0, 1)).filter(({ status }) => status === 'candidate')
  return first === undefined || second === undefined ? [] : [{ path, kase, formulation, first, second }]
})

describe('a contrast of any two candidates', () => {
  it('adds up to the margin and is the mirror image of its opposite, in every bundled case', () => {
    const tally: Tally = { pairs: 0, parts: {} }
    for (const { formulation } of bundled) checkAllPairs(formulation, tally)
    expect(bundled).toHaveLength(12)
    expect(tally.pairs).toBeGreaterThan(1000)
  })

  it('does so in random cases and under every tradition, and every kind of part occurs', () => {
    const tally: Tally = { pairs: 0, parts: {} }
    const traditions = defaultRuleSet.traditions.map(({ id }) => id)
    fc.assert(
      fc.property(randomCase, fc.constantFrom(...traditions), (kase, tradition) => checkAllPairs(formulateSync(kase, { tradition }), tally)),
      { seed: 20251121, numRuns: 30 },
    )
    expect(Object.keys(tally.parts).sort()).toEqual(['both-differ', 'both-same', 'deduction', 'held-back', 'only-a', 'only-b'])
  })

  it('loses exactly the weightiest reason, or what its theme then has room for, when its rule is taken out', () => {
    const exact = { additive: 0, capped: 0 }
    for (const { kase, formulation, first, second } of duels) {
      const before = contrast(formulation, choiceOf(first), choiceOf(second), defaultRuleSet)
      for (const part of before.parts.filter(({ kind }) => kind === 'only-a' || kind === 'only-b').slice(0, 3)) {
        const [reason] = part.reasons
        if (reason === undefined) throw new Error('a part of this kind has a reason')
        const own = reason.side === 'a' ? first : second
        const after = rankingWith(kase, defaultRuleSet.rules.filter(({ id }) => id !== reason.ruleId))
        if (isShared(formulation) || isShared(after)) continue
        const margin = candidateIn(after, first).support - candidateIn(after, second).support
        const fired = own.arguments.filter(({ theme, verdict, direction }) => theme === reason.theme && verdict === 'fired' && (direction === 'for') === reason.counted > 0)
        const cap = defaultRuleSet.themes.find(({ id }) => id === reason.theme)?.cap ?? 0
        const sum = (left: typeof fired): number => left.reduce((total, { points }) => total + points, 0)
        const freed = Math.min(cap, sum(fired)) - Math.min(cap, sum(fired.filter(({ ruleId }) => ruleId !== reason.ruleId)))
        expect(Math.abs(before.margin - margin)).toBe(freed)
        if (sum(fired) > cap) exact.capped += 1
        else {
          expect(before.margin - margin).toBe(part.counts)
          exact.additive += 1
        }
      }
    }
    expect(exact.additive).toBeGreaterThan(20)
    expect(exact.capped).toBeGreaterThan(20)
  })
})

describe('a missing reason', () => {
  const missing = duels.flatMap(({ path, kase, formulation, first, second }) => {
    const held = contrast(formulation, choiceOf(first), choiceOf(second), defaultRuleSet)
    return [...held.missing.a.map((reason) => ({ path, kase, formulation, own: first, reason })), ...held.missing.b.map((reason) => ({ path, kase, formulation, own: second, reason }))]
  })

  it('names leaves that are false, open or met in the trace, as its kind says', () => {
    const seen = new Set<string>()
    for (const { formulation, reason } of missing) {
      const outcome = formulation.outcomes.find(({ ruleId, subject }) => ruleId === reason.ruleId && subject.id === reason.subject.id)
      const traced = [outcome?.condition, outcome?.unless].flatMap((tree) => (tree === undefined ? [] : leavesOf(tree)))
      const wanted = { 'blocked-false': 'false', 'blocked-unknown': 'unknown', 'set-aside': 'true', 'lost-to-cap': 'true', 'lost-to-shared-event': 'true' }[reason.kind]
      expect(reason.leaves.length).toBeGreaterThan(0)
      for (const { name, negated } of reason.leaves) {
        const results = traced.filter((each) => each.name === name).map(({ result }) => result)
        expect(results).toContain(negated === undefined || wanted === 'unknown' ? wanted : wanted === 'true' ? 'false' : 'true')
      }
      seen.add(reason.kind)
    }
    expect(seen.size).toBeGreaterThanOrEqual(4)
  })

  it('would add what it says when its rule is made to hold, through the whole pipeline', () => {
    const gates = new Map(defaultRuleSet.rules.filter(({ direction }) => direction === 'required').map((rule) => [rule.focusArea, rule]))
    let tried = 0
    const blocked = missing.filter(({ reason }) => reason.kind.startsWith('blocked') || reason.kind === 'set-aside')
    for (const { kase, formulation, own, reason } of blocked.filter((_, index) => index % Math.ceil(blocked.length / 60) === 0)) {
      const gate = gates.get(own.area)
      if (gate === undefined) continue
      // A candidate meets what its area needs; a rule that asks for no more than that holds for it.
      const after = rankingWith(kase, defaultRuleSet.rules.map((rule) => {
        if (rule.id !== reason.ruleId) return rule
        const { unless: _, ...rest } = rule
        return { ...rest, conditions: gate.conditions }
      }))
      if (isShared(formulation) || isShared(after)) continue
      expect(Math.abs(candidateIn(after, own).support - own.support)).toBe(reason.points)
      tried += 1
    }
    expect(tried).toBeGreaterThan(30)
  })
})

describe('a contrast within one area', () => {
  const conflict = { present: 'yes', form: 'overt', since: '2025-03' } as const
  const two = makeCase({
    inventory: {
      people: [
        { id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact', closenessNow: 1, conflict: { ...conflict, course: 'repetitive' }, expectations: { mismatch: 3 } },
        { id: 'mother', name: 'Ada', relation: 'parent', status: 'in-contact', closenessNow: 1, conflict: { ...conflict, course: 'easing' }, expectations: { mismatch: 0 } },
      ],
    },
    timeline: { episodes: [{ id: 'now', onset: '2025-03' }] },
  })
  const formulation = formulateSync(two)
  const held = contrast(formulation, { area: 'role-dispute', subject: { id: 'tom' } }, { area: 'role-dispute', subject: { id: 'mother' } }, defaultRuleSet)

  it('says what holds for one of the two, and what that fails on for the other', () => {
    expect(held.margin).toBeGreaterThan(0)
    expect(held.parts.find(({ reasons }) => reasons.some(({ ruleId }) => ruleId === 'role-dispute/expectations-differ'))).toMatchObject({ kind: 'only-a', counts: 3 })
    expect(held.missing.b.find(({ ruleId }) => ruleId === 'role-dispute/expectations-differ')).toMatchObject({ kind: 'blocked-false', points: 3 })
    expect(held.parts.some(({ kind }) => kind === 'both-same')).toBe(true)
  })

  it('keeps beside a reason of one side, when cut, what it fails on for the other', () => {
    const short = briefly(held, 'medium')
    const told = short.parts.flatMap(({ reasons }) => reasons.map(({ ruleId }) => ruleId))
    expect(told).toContain(short.missing.b[0]?.ruleId)
    expect(short.parts.length).toBeLessThan(held.parts.length)
  })
})

describe('a side that does not count', () => {
  it('says which requirement failed, and on what', () => {
    const formulation = formulateSync(makeCase({ inventory: { people: [{ id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact' }] } }))
    const { b } = contrast(formulation, { area: 'role-dispute' }, { area: 'grief', subject: { id: 'tom' } }, defaultRuleSet)
    expect(b).toMatchObject({ status: 'not-applicable', support: 0, unmet: [{ ruleId: 'grief/someone-died', verdict: 'silent' }] })
    expect(b.unmet[0]?.leaves.map(({ name, result }) => [name, result])).toContainEqual(['has-died', 'false'])
  })

  it('says on what it is open', () => {
    const formulation = formulateSync(makeCase({ inventory: { people: [{ id: 'tom', name: 'Tom', relation: 'partner' }] } }))
    const { b } = contrast(formulation, { area: 'role-dispute' }, { area: 'grief', subject: { id: 'tom' } }, defaultRuleSet)
    expect(b).toMatchObject({ status: 'insufficient-data', unmet: [{ ruleId: 'grief/someone-died', verdict: 'undetermined' }] })
    expect(b.unmet[0]?.leaves.map(({ name, result }) => [name, result])).toContainEqual(['has-died', 'unknown'])
  })
})

describe('a contrast of what is not there', () => {
  const formulation = formulateSync(makeCase({ inventory: { people: [{ id: 'tom', relation: 'partner' }] } }))
  const attempt = (a: unknown, b: unknown = { area: 'grief' }): unknown => {
    try {
      return contrast(formulation, a as ContrastChoice, b as ContrastChoice, defaultRuleSet)
    } catch (error) {
      return isFormulationError(error) ? error.problems.map(({ code, path, hint }) => [code, path, hint]) : error
    }
  }

  it.each([
    [undefined, '/a/area', undefined],
    [null, '/a/area', undefined],
    ['grief', '/a/area', undefined],
    [{ area: 'greif' }, '/a/area', 'Did you mean grief?'],
    [{ area: 'grief', subject: { id: 'tomm' } }, '/a/subject/id', 'Did you mean tom?'],
    [{ area: 'grief', subject: 'tom' }, '/a/subject/id', undefined],
    [{ area: 'grief', subject: null }, '/a/subject/id', undefined],
    [{ area: 'grief', subject: { id: 'tom', kind: 'event' } }, '/a/subject/kind', undefined],
  ])('is refused for %j with where and what was meant', (choice, path, hint) => {
    expect(attempt(choice)).toEqual([['USAGE', path, hint]])
  })

  it('is refused for the second side by its own name', () => {
    expect(attempt({ area: 'grief' }, { area: 'role-disput' })).toEqual([['USAGE', '/b/area', 'Did you mean role-dispute?']])
  })
})
