import { describe, expect, it } from 'vitest'
import type { RuleFile } from '../../src/model/rules.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import { defaultRuleSet, formulateSync, loadRuleSet as load, overlayRuleSet as overlay, replay } from '../../src/index.js'
import { assembleRuleSet } from '../../src/rules/assemble.js'
import { lintRuleSet } from '../../src/rules/lint.js'
import { loadRuleSet } from '../../src/rules/load-rule-set.js'
import { overlayRuleSet } from '../../src/rules/overlay.js'
import { diffRuleSets, lintLogic, patchRuleSet, ruleCoverage } from '../../src/study/index.js'
import { assembled } from '../support/assembled.js'
import { griefCase } from '../support/grief-case.js'
import { problemsOf } from '../support/problems.js'
import { smallFacts, smallFiles, smallRule } from '../support/small-rule-set.js'

type Loose = Record<string, unknown>

const RULE = 'grief/somebody-died'
const setWith = (...rules: readonly Loose[]): RuleSet =>
  assembleRuleSet({ ...smallFiles(), ...Object.fromEntries(rules.map((rule) => [String(rule['id']), rule])) }, smallFacts).ruleSet
const codes = (set: RuleSet): readonly string[] => lintRuleSet(set, smallFacts).map(({ code, path }) => `${code} ${path}`).filter((each) => /REVIEW|REPLACEMENT/.test(each))

/** The built-in set with one of its rules in another state. */
const { ruleFiles } = assembled()
const DIED = 'grief/close-person-died'
const { rules: _rules, ...rest } = defaultRuleSet
const file = ruleFiles.find(({ id }) => id === DIED) as RuleFile
const withoutIt = defaultRuleSet.rules.filter(({ id }) => id !== DIED)
const drafted = load({ ...rest, rules: withoutIt, drafts: defaultRuleSet.rules.filter(({ id }) => id === DIED) })
const retired = load({ ...rest, rules: withoutIt, retired: [{ id: DIED, version: file.version, title: file.title }] })
const fired = (ruleSet: RuleSet): readonly string[] => formulateSync(griefCase, { ruleSet }).outcomes.filter(({ verdict }) => verdict === 'fired').map(({ ruleId }) => ruleId)

describe('a rule in draft', () => {
  it('stands in the set and takes no part until an overlay activates it, which the receipt tells', async () => {
    expect(fired(defaultRuleSet)).toContain(DIED)
    expect(fired(drafted)).toEqual(fired(defaultRuleSet).filter((id) => id !== DIED))
    const active = overlay(drafted, { id: 'trial', version: '1.0.0', reason: 'A trial.', activate: [{ rule: DIED, reason: 'To see what it does.' }] })
    expect(fired(active)).toEqual(fired(defaultRuleSet))
    expect(active.drafts).toBeUndefined()
    expect(active.overlays?.[0]?.changes).toEqual([{ kind: 'rule-activated', id: DIED, reason: 'To see what it does.' }])
    const { receipt } = formulateSync(griefCase, { ruleSet: active })
    expect(receipt.ruleSet).toMatchObject({ id: 'ipt-core+trial' })
    expect(await replay(receipt, griefCase, { ruleSet: drafted })).toMatchObject({ same: false, differs: ['rule-set'] })
    expect(await replay(receipt, griefCase, { ruleSet: active })).toMatchObject({ same: true })
  })

  it('is checked like any other, and linted by itself', () => {
    const draft = smallRule({ status: 'draft', sources: [{ cite: 'KEY2' }] })
    expect(problemsOf(() => setWith(draft)).map(({ path }) => path)).toEqual([`/${RULE}/sources/0/cite`])
    const died = defaultRuleSet.rules.filter(({ id }) => id === DIED)
    const never = died.map((rule) => ({ ...rule, id: 'grief/never', conditions: { all: [rule.conditions, { not: rule.conditions }] } }))
    const twins = died.map((rule) => ({ ...rule, id: 'grief/twin' }))
    expect(lintLogic(load({ ...defaultRuleSet, rules: died, drafts: [...never, ...twins] })).filter(({ code }) => code.startsWith('RULE')).map(({ code, path }) => `${code} ${path}`))
      .toEqual(['RULE_NEVER_FIRES /drafts/0/conditions'])
    expect(lintRuleSet({ ...setWith(), drafts: [{ ...setWith(smallRule()).rules[1], texts: { clinician: 'No stop', client: 'So.' } }] as unknown as RuleSet['rules'] }, smallFacts)
      .filter(({ path }) => path.startsWith('/drafts/0')).map(({ code }) => code)).toEqual(['TEXT_NOT_A_SENTENCE'])
  })

  it('is not asked for by coverage', () => {
    expect(ruleCoverage(drafted, [griefCase]).rules.some(({ ruleId }) => ruleId === DIED)).toBe(false)
  })
})

describe('a retired rule', () => {
  it('takes no part, and nothing can activate it', () => {
    expect(fired(retired)).not.toContain(DIED)
    const activate = { id: 'trial', version: '1.0.0', reason: 'A trial.', activate: [{ rule: DIED, reason: 'A trial.' }] }
    expect(() => overlay(retired, activate)).toThrow(/a rule of the base in draft/)
    expect(() => overlay(defaultRuleSet, activate)).toThrow(/a rule of the base in draft/)
  })

  it('keeps its id, which no other rule may take', () => {
    expect(() => overlay(retired, { id: 'trial', version: '1.0.0', reason: 'A trial.', add: [file] })).toThrow(/no other item of the list is called/)
  })

  it('is read without its references, which may be gone', () => {
    const gone = smallRule({ status: 'retired', theme: 'nowhere', replacedBy: 'grief/needs-a-death' })
    expect(setWith(gone).retired).toEqual([{ id: RULE, version: 1, title: 'Somebody died', replacedBy: 'grief/needs-a-death' }])
    expect(setWith(gone).rules.map(({ id }) => id)).not.toContain(RULE)
  })

  it.each([
    ['a rule that does not exist', { status: 'retired', replacedBy: 'grief/needs-a-deth' }, 'Did you mean grief/needs-a-death?'],
    ['itself', { status: 'retired', replacedBy: RULE }, undefined],
    ['another, while it is not retired', { replacedBy: 'grief/needs-a-death' }, undefined],
  ])('may not be replaced by %s', (_, changes, hint) => {
    const [problem] = problemsOf(() => setWith(smallRule(changes)))
    expect(problem).toMatchObject({ path: `/${RULE}/replacedBy`, ...(hint === undefined ? {} : { hint }) })
  })

  it('is not added by an overlay', () => {
    const add = { id: 'trial', version: '1.0.0', reason: 'A trial.', add: [smallRule({ id: 'grief/late', status: 'retired' })] }
    expect(problemsOf(() => overlayRuleSet(setWith(), add, smallFacts)).map(({ path }) => path)).toEqual(['/add/0/status'])
    const draft = { ...add, add: [smallRule({ id: 'grief/late', status: 'draft' })] }
    expect(overlayRuleSet(setWith(), draft, smallFacts).drafts?.map(({ id }) => id)).toEqual(['grief/late'])
  })
})

describe('days of review', () => {
  it('of a rule stand beside it where they are not those of its set', () => {
    const own = ({ rules }: RuleSet): readonly unknown[] => rules.map(({ reviewedOn, reviewBy }) => [reviewedOn, reviewBy]).filter(([on, by]) => on !== undefined || by !== undefined)
    expect(own(setWith(smallRule()))).toEqual([])
    expect(own(setWith(smallRule({ reviewedOn: '2027-01-31', reviewBy: '2029-01-31' })))).toEqual([['2027-01-31', '2029-01-31']])
    expect(loadRuleSet(JSON.parse(JSON.stringify(setWith(smallRule({ reviewedOn: '2027-01-31' })))), smallFacts)).toEqual(setWith(smallRule({ reviewedOn: '2027-01-31' })))
  })

  it.each<[string, readonly Loose[], Loose, readonly string[]]>([
    ['are as they should be', [smallRule()], {}, []],
    ['end before the review', [smallRule({ reviewBy: '2026-11-20' })], {}, ['REVIEW_ORDER /rules/1']],
    ['end before the review, by the day of the set', [smallRule({ reviewedOn: '2028-11-21' })], {}, ['REVIEW_ORDER /rules/1']],
    ['are said by nobody', [], { reviewedOn: undefined, reviewBy: undefined }, [0, 1, 2, 3].map((at) => `REVIEW_MISSING /rules/${at}`)],
    ['have no end', [smallRule({ reviewBy: '2029-01-01' })], { reviewBy: undefined }, [0, 2, 3].map((at) => `REVIEW_MISSING /rules/${at}`)],
  ])('are looked at by lint when they %s', (_, rules, head, expected) => {
    const { reviewedOn, reviewBy, ...set } = { ...setWith(...rules), ...head }
    expect(codes({ ...set, ...(reviewedOn === undefined ? {} : { reviewedOn }), ...(reviewBy === undefined ? {} : { reviewBy }) })).toEqual(expected)
  })

  it('do not hide that what took the place of a retired rule is retired as well', () => {
    const set = setWith(smallRule({ status: 'retired', replacedBy: 'grief/other' }), smallRule({ id: 'grief/other', status: 'retired' }))
    expect(codes(set)).toEqual(['REPLACEMENT_RETIRED /retired/1'])
  })
})

describe('the difference between two states of a rule', () => {
  it.each([
    ['a draft more', defaultRuleSet, load({ ...defaultRuleSet, drafts: [{ ...defaultRuleSet.rules[0], id: 'grief/new' }] }), 'patch'],
    ['a draft that takes part', drafted, defaultRuleSet, 'minor'],
    ['a rule retired', defaultRuleSet, retired, 'minor'],
    ['another day of review', defaultRuleSet, load({ ...defaultRuleSet, reviewBy: '2030-01-01' }), 'patch'],
  ] as const)('asks for the level it deserves, and leads from one to the other: %s', (_, before, after, level) => {
    const diff = diffRuleSets(before, after)
    expect(diff.level).toBe(level)
    expect(patchRuleSet(diff, before)).toEqual(after)
  })
})
