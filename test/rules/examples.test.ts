import { describe, expect, it } from 'vitest'
import { decisiveLeaves } from '../../src/trace.js'
import { evaluateRule } from '../support/evaluate-rule.js'
import { readRuleFiles } from '../support/rule-set-folder.js'

// RULES=grief narrows a run to one folder while rules are being written.
const rules = readRuleFiles(process.env['RULES'] ?? '').filter((rule) => rule.about !== 'ranking')

describe.each(rules)('$id', (rule) => {
  it.each(rule.examples.fires)('fires: $name', async (example) => {
    expect((await evaluateRule(rule, example)).verdict).toBe('fired')
  })
  it.each(rule.examples.silent)('stays silent: $name', async (example) => {
    expect((await evaluateRule(rule, example)).verdict).toBe(example.setAside === true ? 'set-aside' : 'silent')
  })
  it.each(rule.examples.undetermined)('stays undetermined: $name', async (example) => {
    const outcome = await evaluateRule(rule, example)
    expect(outcome.verdict).toBe('undetermined')
    expect([...new Set(decisiveLeaves(outcome).map((leaf) => leaf.fact))].sort()).toEqual([...example.missing].sort())
  })
})
