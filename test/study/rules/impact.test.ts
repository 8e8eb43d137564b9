import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, rankSync, type RuleSet } from '../../../src/index.js'
import { ruleSetImpact } from '../../../src/study/index.js'
import { readRuleFiles } from '../../support/rule-set-folder.js'

const CASES = join(import.meta.dirname, '../../../docs/examples/cases')
const cases = readdirSync(CASES).sort().map((file) => JSON.parse(readFileSync(join(CASES, file), 'utf8')) as { caseId: string })

type Rule = RuleSet['rules'][number]
const withRules = (change: (rule: Rule) => Rule | undefined): RuleSet => ({ ...defaultRuleSet, rules: defaultRuleSet.rules.flatMap((rule) => change(rule) ?? []) })
const withParameter = (id: string, value: number): RuleSet =>
  ({ ...defaultRuleSet, parameters: defaultRuleSet.parameters.map((each) => (each.id === id ? { ...each, value } : each)) })

/** What the ranking says of every case, computed apart from the impact. */
const placings = (ruleSet: RuleSet): ReadonlyMap<string, string> => new Map(cases.map((kase) => {
  const { ranking } = rankSync(kase, { ruleSet })
  const places = [...ranking.areas].sort((a, b) => (a.area < b.area ? -1 : 1)).map(({ area, rank }) => [area, rank?.best, rank?.worst])
  return [kase.caseId, JSON.stringify([ranking.outcome, ranking.foci.map(({ area, subject }) => [area, subject.id]), places])]
}))

describe('the impact of a change on a library', () => {
  it('is none where only words and order changed', () => {
    const reworded = withRules((rule) => ({ ...rule, texts: { clinician: 'Another sentence.', client: 'Another sentence.' } }))
    const turned = { ...reworded, rules: [...reworded.rules].reverse() }
    expect(ruleSetImpact(defaultRuleSet, turned, cases)).toMatchObject({ cases: cases.length, changed: [], diff: { level: 'patch' } })
  })

  const edits: readonly (readonly [string, RuleSet])[] = [
    ['rules about grief made weak', withRules((rule) => (rule.focusArea === 'grief' && rule.direction === 'for' ? { ...rule, strength: 'weak' } : rule))],
    ['every third rule for an area taken out', withRules((rule) => (rule.direction === 'for' && defaultRuleSet.rules.indexOf(rule) % 3 === 0 ? undefined : rule))],
    ['the points of a weak reason', withParameter('strength.weak', 2)],
  ]

  it.each(edits)('names the cases whose place moved, and no others, after %s', (_name, after) => {
    const [was, is] = [placings(defaultRuleSet), placings(after)]
    const moved = [...was].filter(([id, place]) => is.get(id) !== place).map(([id]) => id).sort()
    const { changed } = ruleSetImpact(defaultRuleSet, after, cases)
    expect(changed.filter(({ parts }) => parts.some((part) => ['outcome', 'foci', 'places'].includes(part))).map(({ caseId }) => caseId).sort()).toEqual(moved)
    expect(moved.length).toBeGreaterThan(0)
  })

  it('lays a moved threshold at the leaf that reads it', () => {
    const rule = defaultRuleSet.rules.find(({ id }) => id === 'grief/loss-not-felt-as-a-child')
    if (rule === undefined || !('all' in rule.conditions)) throw new Error('the rule has another shape')
    const [first, second] = rule.conditions.all
    if (first === undefined || second === undefined || !('fact' in second)) throw new Error('the rule has another shape')
    const turned = withRules((each) => (each === rule ? { ...each, conditions: { all: [first, { ...second, value: true }] } } : each))
    const [example] = readRuleFiles('grief').find(({ id }) => id === rule.id)?.examples.fires ?? []
    const lost = { schemaVersion: 1, caseId: 'lost', assessedOn: '2025-06-30', ...example?.case }
    const found = ruleSetImpact(defaultRuleSet, turned, [lost]).changed[0]?.verdicts.filter(({ ruleId }) => ruleId === rule.id)
    expect(found).toMatchObject([{ before: 'fired', after: 'silent', leaves: [second.name] }])
  })

  it('says which change, taken back alone, undoes a moved place', () => {
    const leading = new Map(cases.map((kase) => [kase.caseId, rankSync(kase).ranking]))
    for (const [, after] of edits) {
      for (const { caseId, dueTo, parts } of ruleSetImpact(defaultRuleSet, after, cases).changed) {
        if (!parts.includes('foci')) continue
        for (const { list, id } of dueTo) {
          const original = list === 'rules' ? defaultRuleSet.rules.find((each) => each.id === id) : undefined
          const restored: RuleSet = list === 'parameters'
            ? defaultRuleSet
            : { ...after, rules: [...after.rules.filter((each) => each.id !== id), ...(original === undefined ? [] : [original])] }
          const again = rankSync(cases.find((kase) => kase.caseId === caseId), { ruleSet: restored }).ranking
          expect(again.foci.map(({ area }) => area)).toEqual(leading.get(caseId)?.foci.map(({ area }) => area))
        }
      }
    }
  }, 60_000)
})
