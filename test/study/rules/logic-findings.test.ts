import { describe, expect, it } from 'vitest'
import { defaultRuleSet, type Condition, type Rule, type RuleSet } from '../../../src/index.js'
import { lintLogic, type LogicFinding } from '../../../src/study/index.js'

const base = defaultRuleSet.rules.find(({ id }) => id === 'grief/loss-not-felt-as-a-child')
if (base === undefined) throw new Error('the rule is gone')
const { conditions: _conditions, ...plain } = base

const rule = (id: string, conditions: Condition, fields: Partial<Rule> = {}): Rule => ({ ...plain, id, direction: 'for', conditions, ...fields })
const only = (...rules: readonly Rule[]): RuleSet => ({ ...defaultRuleSet, rules })
const leaf = (name: string, fact: string, operator: 'equal' | 'greaterThan' | 'lessThan' | 'in', value: boolean | number | readonly string[]): Condition => ({ name, fact, operator, value })
const codes = (...rules: readonly Rule[]): readonly string[] => lintLogic(only(...rules)).map(({ code, rule: id }) => `${code} ${id}`)

const felt = leaf('felt', 'death.isFeltAsChild', 'equal', true)
const inner = leaf('inner', 'person.ringNow', 'lessThan', 2)

describe('a rule', () => {
  it('that is in order has no finding', () => {
    expect(codes(rule('a', felt))).toEqual([])
  })

  it('whose leaf lies outside the range of its fact can never fire', () => {
    expect(codes(rule('a', leaf('far', 'person.ringNow', 'greaterThan', 9)))).toEqual(['RULE_NEVER_FIRES a', 'LEAF_NEVER_TRUE a'])
  })

  it('whose leaves contradict each other can never fire, though each can hold', () => {
    expect(codes(rule('a', { all: [leaf('near', 'person.ringNow', 'lessThan', 2), leaf('out', 'person.ringNow', 'greaterThan', 2)] })))
      .toEqual(['RULE_NEVER_FIRES a'])
  })

  it('that holds either way can never stay silent', () => {
    expect(codes(rule('a', { any: [felt, { not: leaf('again', 'death.isFeltAsChild', 'equal', true) }] }))).toContain('RULE_NEVER_SILENT a')
  })

  it('with a leaf that another makes idle', () => {
    expect(codes(rule('a', { any: [leaf('near', 'person.ringNow', 'lessThan', 3), inner] }))).toEqual(['LEAF_NEVER_DECIDES a'])
  })

  it('that nothing can defeat though it says so', () => {
    expect(codes(rule('a', felt, { unless: leaf('not-felt', 'death.isFeltAsChild', 'equal', false) }))).toContain('UNLESS_NEVER_HOLDS a')
  })

  it('without points, and one of an area that no tradition uses, has no effect', () => {
    const worthless = { ...only(rule('a', felt, { strength: 'weak' })), parameters: defaultRuleSet.parameters.map((each) => (each.id === 'strength.weak' ? { ...each, value: 0 } : each)) }
    const unused = { ...only(rule('a', felt)), traditions: defaultRuleSet.traditions.map((each) => ({ ...each, areas: { ...each.areas, grief: { ...each.areas.grief, standing: 'absent' as const } } })) }
    expect([worthless, unused].map((set) => lintLogic(set).map(({ code }: LogicFinding) => code))).toEqual([['RULE_WITHOUT_EFFECT'], ['RULE_WITHOUT_EFFECT']])
  })
})

describe('two rules', () => {
  it('that fire on the same answers are alike, and opposite when one speaks against', () => {
    const other = rule('b', { not: { not: leaf('called-otherwise', 'death.isFeltAsChild', 'equal', true) } })
    expect(codes(rule('a', felt), other)).toEqual(['RULES_ALIKE b'])
    expect(codes(rule('a', felt), { ...other, direction: 'against' })).toEqual(['RULES_CONTRADICT b'])
    expect(codes(rule('a', felt, { strength: 'weak' }), { ...other, strength: 'strong', direction: 'against' })).toEqual(['RULES_OPPOSED b'])
  })

  it('of which one always joins the other are remarked on where the wider is at least as strong', () => {
    const [wide, narrow] = [rule('a', leaf('near', 'person.ringNow', 'lessThan', 3)), rule('b', inner)]
    expect(codes(wide, narrow)).toEqual(['RULE_SUBSUMED b'])
    expect(codes({ ...wide, strength: 'weak' }, { ...narrow, strength: 'strong' })).toEqual([])
    expect(codes(narrow, wide)).toEqual(['RULE_SUBSUMED b'])
  })

  it('that only overlap, or read different facts, are left alone', () => {
    expect(codes(rule('a', leaf('two', 'person.ringNow', 'lessThan', 3)), rule('b', leaf('three', 'person.ringNow', 'greaterThan', 1)))).toEqual([])
    expect(codes(rule('a', felt), rule('b', inner))).toEqual([])
  })
})

describe('the set that is built in', () => {
  it('has no finding that asks for a change', () => {
    expect(lintLogic(defaultRuleSet).filter(({ code }) => code !== 'RULE_SUBSUMED' && code !== 'RULES_OPPOSED').map(({ code, rule: id, other }) => [code, id, other])).toEqual([])
  })
})
