import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { VERDICTS, type Verdict } from '../../src/model/outcome.js'
import { OUTCOMES } from '../../src/model/ranking-result.js'
import { AREAS } from '../../src/model/words.js'
import { ownFacts } from '../../src/facts/catalogue.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { factsRead, isOfTheRecord } from '../support/compare-runs.js'
import { libraryCases } from '../support/library.js'
import { quickRun } from '../support/quick-run.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'
import { readRuleFiles } from '../support/rule-set-folder.js'

const SEED = 20251121
const examples = readRuleFiles().flatMap(({ examples: { fires, silent, undetermined } }) =>
  [...fires, ...silent, ...undetermined].map((example) => ({ schemaVersion: 1, caseId: 'example', assessedOn: '2025-06-30', ...example.case })))
const unique = [...new Map(examples.map((each) => [JSON.stringify(each), each])).values()]
const cases: readonly object[] = [...unique, richCase, ...libraryCases.map((each) => each.case)]

// Some rules speak only under a tradition that has their option switched on.
const withOptions = defaultRuleSet.traditions.filter(({ options }) => Object.values(options).some((on) => on)).map(({ id }) => id)
const runs = cases.flatMap((each) => ['klerman-weissman', ...withOptions].map((tradition) => quickRun(each, tradition)))
const ranked = [...libraryCases.map((each) => each.case), ...fc.sample(randomCase, { seed: SEED, numRuns: 60 })]

const found = new Map<string, Set<Verdict>>(defaultRuleSet.rules.map(({ id }) => [id, new Set()]))
for (const { outcomes } of runs) for (const { ruleId, verdict } of outcomes) found.get(ruleId)?.add(verdict)

/** Facts that were unknown in not one of all these cases and of the emptiest case there is: nothing could make them so. */
const everUnknown = new Set([...runs, quickRun({ schemaVersion: 1, caseId: 'empty', assessedOn: '2025-06-30' })]
  .flatMap(({ sheets }) => sheets.flatMap((sheet) => ownFacts(sheet).filter(([, fact]) => fact.status !== 'known').map(([id]) => id))))
const isAlwaysKnown = (fact: string): boolean => !everUnknown.has(fact)

const weighable = defaultRuleSet.rules.filter(({ about }) => about !== 'ranking')

describe('every rule', () => {
  it.each(['fired', 'silent'] as const)('is %s in some case', (verdict) => {
    expect(weighable.filter(({ id }) => found.get(id)?.has(verdict) !== true).map(({ id }) => id)).toEqual([])
  })

  it('is undetermined in some case, unless it reads only what is always known', () => {
    const reads = (id: string): readonly string[] => {
      const rule = defaultRuleSet.rules.find((each) => each.id === id)
      return rule === undefined ? [] : [...factsRead(rule.conditions), ...(rule.unless === undefined ? [] : factsRead(rule.unless))]
    }
    const never = weighable.filter(({ id }) => found.get(id)?.has('undetermined') !== true).map(({ id }) => id)
    expect(never.filter((id) => !reads(id).every(isAlwaysKnown))).toEqual([])
    // The excuse is not a loophole: what is always known is the record itself, or a choice of the tradition.
    expect([...new Set(never.flatMap(reads))].filter((fact) => !isOfTheRecord(fact) && !fact.startsWith('tradition.'))).toEqual([])
  })

  it('that can be defeated is set aside in some case', () => {
    expect(weighable.filter(({ id, unless }) => unless !== undefined && found.get(id)?.has('set-aside') !== true).map(({ id }) => id)).toEqual([])
  })

  it('about the ranking fires over some case and stays silent over another', async () => {
    const about = defaultRuleSet.rules.filter(({ about: kind }) => kind === 'ranking').map(({ id }) => id)
    const seen = new Map<string, Set<Verdict>>(about.map((id) => [id, new Set()]))
    for (const each of ranked) for (const { ruleId, verdict } of (await formulate(each)).outcomes) seen.get(ruleId)?.add(verdict)
    for (const id of about) for (const verdict of ['fired', 'silent'] as const) expect(seen.get(id), id).toContain(verdict)
  }, 90_000)

  it('gives no verdict but those there are', () => {
    const canBeSetAside = defaultRuleSet.rules.some(({ unless }) => unless !== undefined)
    const possible = VERDICTS.filter((verdict) => verdict !== 'set-aside' || canBeSetAside)
    expect([...new Set([...found.values()].flatMap((each) => [...each]))].sort()).toEqual([...possible].sort())
  })
})

describe('every gate', () => {
  it('opens in one case, shuts in another and stays open to question in a third', () => {
    for (const { id } of defaultRuleSet.rules.filter(({ direction }) => direction === 'required')) {
      for (const verdict of ['fired', 'silent', 'undetermined'] as const) expect(found.get(id), id).toContain(verdict)
    }
  })
})

describe('every end of the road', () => {
  it('is reached by some case: each area in the lead, each outcome, one focus and two', () => {
    const rankings = ranked.map((each) => quickRun(each).ranking)
    expect([...new Set(rankings.map(({ outcome }) => outcome))].sort()).toEqual([...OUTCOMES].sort())
    const leads = rankings.filter(({ outcome }) => outcome === 'lead')
    expect([...new Set(leads.map(({ foci }) => foci[0]?.area))].sort()).toEqual([...AREAS].sort())
    expect([...new Set(leads.map(({ foci }) => foci.length))].sort()).toEqual([1, 2])
  }, 60_000)
})
