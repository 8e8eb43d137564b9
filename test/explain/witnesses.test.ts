import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/evaluate.js'
import { judgeOnRecord } from '../../src/evaluate-on-record.js'
import { witnesses, type Repair, type RuleWitnesses } from '../../src/explain/witnesses.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Fact, FactDefinition, FactSheet, FactValue } from '../../src/model/facts.js'
import type { Formulation } from '../../src/model/formulation.js'
import type { RuleOutcome } from '../../src/model/outcome.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { leavesOf } from '../../src/trace.js'
import { openWorld } from '../../src/world.js'
import { flipsThatFire } from '../support/flip-leaves.js'
import { libraryCases } from '../support/library.js'
import { makeCase } from '../support/make-case.js'
import { randomCase } from '../support/random-case.js'

const bundled = libraryCases.filter(({ path }) => path.startsWith('docs/examples/cases/'))
const definitions = new Map(factCatalogue.map((definition) => [definition.id, definition]))
const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')
const evaluator = createEvaluator(defaultRuleSet, tradition)

const witnessesOf = (formulation: Formulation): readonly RuleWitnesses[] => witnesses(formulation, defaultRuleSet, factCatalogue)
const known = (value: FactValue): Fact => ({ status: 'known', value, from: [] })

/** Everything that a fact can be, as far as a few leaves can tell, written out without the library's help. */
function domainOf({ type, words = [], min = -40_000, max = 40_000 }: FactDefinition, thresholds: readonly unknown[]): readonly FactValue[] {
  if (type === 'boolean') return [true, false]
  if (type === 'word') return words
  if (type === 'words') {
    const named = words.filter((word) => thresholds.flat().includes(word))
    return named.reduce<readonly (readonly string[])[]>((sets, word) => [...sets, ...sets.map((set) => [...set, word])], [[]])
  }
  const near = thresholds.flat().flatMap((value) => (typeof value === 'number' ? [value - 1, value, value + 1] : []))
  return [...new Set([...near, 0, min, max])].filter((value) => value >= min && value <= max)
}

interface Tally {
  outcomes: number
  near: number
  single: number
  impossible: number
}

/** Holds every near miss of a formulation against flipping each leaf, and against supposing the fact in the case. */
function check(formulation: Formulation, kase: unknown, tally: Tally, suppose: (repair: Repair, index: number) => boolean): void {
  const found = new Map(witnessesOf(formulation).map((each) => [each.ruleId, each]))
  const world = openWorld(evaluator, parseCase(kase))
  const about = formulation.outcomes.filter(({ subject }) => subject.kind === 'person' || subject.kind === 'event')
  for (const outcome of about) {
    tally.outcomes += 1
    const own = found.get(outcome.ruleId)
    expect(own?.fired.some(({ id }) => id === outcome.subject.id)).toBe(outcome.verdict === 'fired')
    const repairs = own?.near.find(({ subject }) => subject.id === outcome.subject.id)?.repairs ?? []
    if (outcome.verdict === 'fired') {
      expect(repairs).toEqual([])
      continue
    }
    const single = repairs.flatMap(({ leaves }) => (leaves.length === 1 ? leaves : []))
    const flips = flipsThatFire(outcome).map(({ leaf }) => leaf)
    expect(single.every((leaf) => flips.includes(leaf))).toBe(true)
    // A leaf that no value can turn alone, because another leaf reads the same fact, is no repair.
    for (const leaf of flips.filter((each) => !single.includes(each))) {
      expect(firesSomehow(outcome, leaf.fact, world, single.some(({ fact }) => fact === leaf.fact))).toBe(false)
      tally.impossible += 1
    }
    tally.near += repairs.length > 0 ? 1 : 0
    tally.single += single.length
    repairs.forEach((repair, index) => {
      if (!suppose(repair, index)) return
      expect(world.suppose([{ subject: subjectOf(repair, outcome), fact: repair.fact, found: known(repair.value) }]).verdict(outcome.ruleId, outcome.subject)).toBe('fired')
      if (repair.by === 'answer') expect(repair.found.status).not.toBe('known')
    })
  }
}

const subjectOf = ({ fact }: Pick<Repair, 'fact'>, { subject }: RuleOutcome): RuleOutcome['subject'] =>
  definitions.get(fact)?.about === 'case' ? { kind: 'case', id: 'case' } : subject

/** Whether any value of a fact makes the rule fire in the case; where some do, another set of leaves was named for them. */
function firesSomehow(outcome: RuleOutcome, fact: string, world: ReturnType<typeof openWorld>, isNamed: boolean): boolean {
  const definition = definitions.get(fact)
  if (definition === undefined || isNamed) return false
  const own = [outcome.condition, ...(outcome.unless === undefined ? [] : [outcome.unless])].flatMap(leavesOf).filter((leaf) => leaf.fact === fact)
  return domainOf(definition, own.map(({ value }) => value)).some((value) =>
    world.suppose([{ subject: subjectOf({ fact }, outcome), fact, found: known(value) }]).verdict(outcome.ruleId, outcome.subject) === 'fired')
}

describe('near misses', () => {
  it('are what flipping each leaf finds, and fire when the one fact is supposed, in every bundled case', () => {
    const tally: Tally = { outcomes: 0, near: 0, single: 0, impossible: 0 }
    for (const { case: kase } of bundled) check(formulateSync(kase), kase, tally, (_, index) => index === 0)
    expect(tally.near).toBeGreaterThan(300)
    expect(tally.single).toBeGreaterThan(300)
  })

  it('are so in random cases', () => {
    const tally: Tally = { outcomes: 0, near: 0, single: 0, impossible: 0 }
    fc.assert(fc.property(randomCase, (kase) => check(formulateSync(kase), kase, tally, (_, index) => index === 0)), { seed: 20251121, numRuns: 25 })
    expect(tally.near).toBeGreaterThan(300)
  })

  it('fire by the engine of record when the one fact is supposed', async () => {
    let tried = 0
    for (const { case: kase } of bundled) {
      const derived = evaluator.derive(parseCase(kase))
      const near = witnessesOf(formulateSync(kase)).flatMap(({ ruleId, near: missed }) => missed.flatMap(({ subject, repairs }) => repairs.map((repair) => ({ ruleId, subject, repair }))))
      for (const { ruleId, subject, repair } of near.filter((_, index) => index % 23 === 0)) {
        const isOfTheCase = definitions.get(repair.fact)?.about === 'case'
        const sheets = derived.sheets.map((sheet) => (isOfTheCase || sheet.subject.id === subject.id ? { ...sheet, facts: withFact(sheet.facts, repair) } : sheet))
        const { verdicts } = await judgeOnRecord(evaluator, { ...derived, sheets })
        expect(verdicts.find((each) => each.ruleId === ruleId && each.subject.kind === subject.kind && each.subject.id === subject.id)?.verdict).toBe('fired')
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(30)
  })

  it('name the requirement for those to whom the area is shut', () => {
    const formulation = formulateSync(makeCase({ inventory: { people: [{ id: 'tom', name: 'Tom', relation: 'partner', status: 'in-contact' }] } }))
    const [yearning] = witnessesOf(formulation).filter(({ ruleId }) => ruleId === 'grief/yearning')
    expect(yearning?.near.map(({ subject }) => subject.id)).not.toContain('tom')
    expect(yearning?.shut.find(({ subject }) => subject.id === 'tom')).toMatchObject({ requirement: 'grief/someone-died' })
  })
})

describe('witnesses', () => {
  it('no longer satisfy a rule once they are taken out of the case', () => {
    let deleted = 0
    for (const { case: kase } of bundled) {
      const people = (kase as { inventory?: { people?: readonly { id: string }[] } }).inventory?.people ?? []
      const before = witnessesOf(formulateSync(kase))
      for (const { id } of people) {
        const after = withoutPerson(kase, id)
        if (after === undefined) continue
        for (const { ruleId, fired } of witnessesOf(formulateSync(after))) {
          expect(fired.map((subject) => subject.id)).not.toContain(id)
          if (before.some((each) => each.ruleId === ruleId && each.fired.some((subject) => subject.id === id))) deleted += 1
        }
      }
    }
    expect(deleted).toBeGreaterThan(20)
  })

  it('come in an order that does not depend on the case', () => {
    for (const { case: kase } of bundled.slice(0, 4)) {
      const { inventory } = kase as { inventory?: { people?: readonly unknown[] } }
      const turned = { ...kase, inventory: { ...inventory, people: [...(inventory?.people ?? [])].reverse() } }
      expect(witnessesOf(formulateSync(turned))).toEqual(witnessesOf(formulateSync(kase)))
    }
  })
})

function withFact(facts: FactSheet['facts'], { fact, value }: Repair): FactSheet['facts'] {
  const copy: Record<string, Fact> = {}
  // Facts of the case are inherited.
  for (const id in facts) copy[id] = facts[id] ?? known(false)
  return { ...copy, [fact]: known(value) }
}

/** The case without a person, unless something else refers to them. */
function withoutPerson(kase: object, id: string): object | undefined {
  const { inventory } = kase as { inventory?: { people?: readonly { id: string }[] } }
  const without = { ...kase, inventory: { ...inventory, people: (inventory?.people ?? []).filter((person) => person.id !== id) } }
  return JSON.stringify(without).includes(`"${id}"`) ? undefined : without
}
