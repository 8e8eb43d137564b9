import { describe, expect, it } from 'vitest'
import { defaultRuleSet, lintRuleSet, loadRuleSet, overlayRuleSet } from '../src/index.js'

describe('rule sets for users', () => {
  it('are read back from JSON as they are, against the facts that exist', () => {
    expect(loadRuleSet(JSON.parse(JSON.stringify(defaultRuleSet)))).toEqual(defaultRuleSet)
  })

  it('are refused when a rule reads a fact that does not exist', () => {
    const [rule, ...rest] = defaultRuleSet.rules
    const conditions = { all: [{ name: 'made-up', fact: 'made.up', operator: 'equal', value: true }] }
    expect(() => loadRuleSet({ ...defaultRuleSet, rules: [{ ...rule, conditions }, ...rest] })).toThrow(/RULE_UNKNOWN_FACT at \/rules\/0/)
  })

  it('are linted: a parameter that nothing reads is found, one that the code reads is not', () => {
    const [parameter] = defaultRuleSet.parameters
    if (parameter === undefined) throw new Error('the set has parameters')
    const idle = { ...defaultRuleSet, parameters: [...defaultRuleSet.parameters, { ...parameter, id: 'idle.days' }] }
    expect(lintRuleSet(idle).filter(({ code }) => code === 'PARAMETER_UNREAD').map(({ message }) => message)).toEqual([expect.stringContaining('idle.days')])
  })

  it('are overlaid without a change to the base', () => {
    const before = JSON.stringify(defaultRuleSet)
    const rule = defaultRuleSet.rules.find(({ direction }) => direction === 'for')
    const laid = overlayRuleSet(defaultRuleSet, { id: 'trial', version: '1.0.0', reason: 'A trial.', disable: [{ rule: rule?.id, reason: 'A trial.' }] })
    expect(laid.rules.map(({ id }) => id)).toEqual(defaultRuleSet.rules.map(({ id }) => id).filter((id) => id !== rule?.id))
    expect(JSON.stringify(defaultRuleSet)).toBe(before)
  })
})
