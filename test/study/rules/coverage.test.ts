import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareRule } from '../../../src/conditions/prepare.js'
import { verdictOf } from '../../../src/conditions/verdict.js'
import { runOnRecord } from '../../../src/engine/record-runner.js'
import { defaultRuleSet, factCatalogue, type Rule, type RuleSet } from '../../../src/index.js'
import type { Fact } from '../../../src/model/facts.js'
import { isCovered, mutateRules, renderCoverageHtml, ruleCoverage } from '../../../src/study/index.js'
import { mutantsOf } from '../../../src/study/rules/mutants.js'

const CASES = join(import.meta.dirname, '../../../docs/examples/cases')
const cases = readdirSync(CASES).sort().map((file) => JSON.parse(readFileSync(join(CASES, file), 'utf8')) as { caseId: string })

const ruleOf = (id: string): Rule => {
  const rule = defaultRuleSet.rules.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}
const parameter = (id: string): number => defaultRuleSet.parameters.find((each) => each.id === id)?.value ?? Number.NaN

/** A set with some rules put in place of theirs. */
const withRules = (...rules: readonly Rule[]): RuleSet =>
  ({ ...defaultRuleSet, rules: [...defaultRuleSet.rules.filter(({ id }) => !rules.some((rule) => rule.id === id)), ...rules] })

/** The verdict of the engine of record over made-up facts. */
async function onRecord(rule: Rule, facts: Readonly<Record<string, Fact>>): Promise<string> {
  const [truth] = await runOnRecord([prepareRule(rule, parameter)], { subject: { kind: rule.about, id: 'x' }, facts })
  if (truth === undefined) throw new Error('nothing came back')
  return verdictOf(truth)
}

const dead = (fields: object): object => ({ schemaVersion: 1, caseId: 'c', assessedOn: '2025-06-30', inventory: { people: [{ id: 'lost', relation: 'child', status: 'deceased', death: fields }] } })

describe('coverage of one rule', () => {
  const id = 'grief/loss-not-felt-as-a-child'
  const of = (...given: readonly object[]): ReturnType<typeof ruleCoverage>['rules'][number] | undefined => ruleCoverage(defaultRuleSet, given, { rules: [id] }).rules[0]

  it('counts verdicts and leaves of the cases by hand', () => {
    const found = of(dead({ manner: 'miscarriage', feltAsChild: 'no' }), dead({ manner: 'miscarriage' }), dead({ manner: 'illness', feltAsChild: 'no' }))
    expect(found?.verdicts.map(({ what, count, impossible }) => [what, count, impossible])).toEqual([
      // Each case leaves open whether somebody died of whom nothing is recorded.
      ['fired', 1, false], ['silent', 1, false], ['undetermined', 1 + 3, false], ['set-aside', 0, true],
    ])
    const felt = found?.leaves.find(({ name }) => name === 'not-felt-as-a-child')
    expect(felt?.truths.map(({ what, count }) => [what, count])).toEqual([['true', 2], ['false', 0], ['unknown', 1 + 3]])
    // It decides where the loss is one in pregnancy, and not beside an illness.
    expect(felt?.deciding.map(({ what, count }) => [what, count])).toEqual([['true', 1], ['false', 0]])
  })

  it('says that a leaf which can never hold is impossible, and asks for no case of it', () => {
    const rule: Rule = { ...ruleOf(id), conditions: { all: [
      { name: 'many-rings', fact: 'person.ringNow', operator: 'greaterThan', value: 9 }, { name: 'felt', fact: 'death.isFeltAsChild', operator: 'equal', value: true },
    ] } }
    const [found] = ruleCoverage(withRules(rule), cases, { rules: [id] }).rules
    expect(found?.verdicts.filter(({ impossible }) => impossible).map(({ what }) => what)).toContain('fired')
    expect(found?.leaves[0]?.truths.find(({ what }) => what === 'true')).toMatchObject({ impossible: true, count: 0 })
  })
})

describe('coverage of a library', () => {
  it('meets in no case what is called impossible', () => {
    const coverage = ruleCoverage(defaultRuleSet, cases, { traditions: ['klerman-weissman', 'ipt-uk'] })
    const all = coverage.rules.flatMap(({ verdicts, leaves }) => [...verdicts, ...leaves.flatMap(({ truths, deciding }) => [...truths, ...deciding])])
    expect(all.filter(({ impossible, count }) => impossible && count > 0)).toEqual([])
    expect(all.some(({ impossible }) => impossible)).toBe(true)
    const shown = all.filter(({ impossible, count }) => !impossible && count > 0).length
    expect(Object.values(coverage.totals).reduce((sum, { seen }) => sum + seen, 0)).toBe(shown)
  })

  it('only grows with more cases', () => {
    const totals = [0, 4, 8, 12].map((n) => ruleCoverage(defaultRuleSet, cases.slice(0, n)).totals)
    for (const part of ['verdicts', 'truths', 'deciding'] as const) {
      const seen = totals.map((total) => total[part].seen)
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
      expect(new Set(totals.map((total) => total[part].possible)).size).toBe(1)
    }
  })

  it('is no coverage where there is nothing to cover', () => {
    expect([isCovered({ seen: 0, possible: 0 }, 0), isCovered({ seen: 0, possible: 1 }, 0), isCovered({ seen: 9, possible: 10 }, 0.9)]).toEqual([false, true, true])
    expect(() => ruleCoverage(defaultRuleSet, cases, { traditions: [] })).toThrow(/at least one/)
  })

  it('is a page with every rule and no text of a rule taken for markup', () => {
    const rule: Rule = { ...ruleOf('grief/someone-died'), title: '<img src=x onerror=alert(1)>' }
    const set = withRules(rule)
    const html = renderCoverageHtml(ruleCoverage(set, cases), set)
    expect(html).not.toContain('<img')
    expect(defaultRuleSet.rules.filter(({ id }) => !html.includes(id))).toEqual([])
    expect(html).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('faults put into rules', () => {
  it('are shown by no case where there is none', () => {
    const report = mutateRules(defaultRuleSet, [], { rules: ['grief/someone-died', 'role-dispute/quarrel-with-the-dead'] })
    expect(report).toMatchObject({ killed: 0, score: 0 })
    expect(report.survived).toBeGreaterThan(5)
  })

  it('that are called harmless decide alike on the engine of record, over every value of every fact', async () => {
    // Leaving a leaf out of two that say the same, and moving a number within a gap of the domain, harm nothing.
    const rule: Rule = { ...ruleOf('grief/loss-not-felt-as-a-child'), conditions: { any: [
      { name: 'middle', fact: 'person.ringNow', operator: 'greaterThan', value: 1 }, { name: 'outer', fact: 'person.ringNow', operator: 'greaterThan', value: 2 },
      { name: 'felt', fact: 'death.isFeltAsChild', operator: 'equal', value: true },
    ] } }
    const report = mutateRules(withRules(rule), [], { rules: [rule.id] })
    const harmless = report.mutants.filter(({ status }) => status === 'equivalent')
    expect(harmless.length).toBeGreaterThan(1)
    const mutants = mutantsOf(withRules(rule), factCatalogue, [rule])
    const known = (value: number | boolean): Fact => ({ status: 'known', value, from: [] })
    const open: Fact = { status: 'unknown', why: 'not-asked', from: [] }
    for (const { change } of harmless) {
      const faulty = mutants.find((mutant) => mutant.change === change)?.rule
      if (faulty === undefined) throw new Error('the mutant is not among those made')
      for (const ring of [known(1), known(2), known(3), open]) {
        for (const felt of [known(true), known(false), open]) {
          const facts = { 'person.ringNow': ring, 'death.isFeltAsChild': felt }
          expect([change, await onRecord(faulty, facts)]).toEqual([change, await onRecord(rule, facts)])
        }
      }
    }
  })

  it('that no case shows come with answers under which the engine of record decides otherwise', async () => {
    const rules = defaultRuleSet.rules.filter((_, at) => at % 12 === 0).map(({ id }) => id)
    const report = mutateRules(defaultRuleSet, cases, { rules })
    const mutants = mutantsOf(defaultRuleSet, factCatalogue)
    let tried = 0
    for (const mutant of report.mutants) {
      if (mutant.status !== 'survived' || mutant.missing === undefined) continue
      const faulty = mutants.find(({ ruleId, mutation, change }) => ruleId === mutant.ruleId && mutation === mutant.mutation && change === mutant.change)?.rule
      if (faulty === undefined) throw new Error('the mutant is not among those made')
      const facts = Object.fromEntries(mutant.missing.facts.map(({ fact, value }): [string, Fact] =>
        [fact, value === undefined ? { status: 'unknown', why: 'not-asked', from: [] } : { status: 'known', value, from: [] }]))
      expect([mutant.change, await onRecord(ruleOf(mutant.ruleId), facts), await onRecord(faulty, facts)]).toEqual([mutant.change, mutant.missing.right, mutant.missing.faulty])
      tried += 1
    }
    expect(tried).toBeGreaterThan(20)
  }, 60_000)

  it('of weight are shown by another ranking', () => {
    const report = mutateRules(defaultRuleSet, cases, { rules: ['grief/someone-died', 'grief/death-in-the-year-before-onset', 'grief/mourning-not-done'], mutations: ['strength', 'direction', 'area'] })
    expect(report.killed).toBeGreaterThan(3)
    for (const mutant of report.mutants) if (mutant.status === 'killed') expect(cases.map(({ caseId }) => caseId)).toContain(mutant.by.caseId)
  })
})
