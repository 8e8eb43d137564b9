import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/model/rules.js'
import { renderLedger } from '../support/pages/index-page.js'
import { changedWithoutVersion, ledgerOf, parseLedger } from '../support/pages/ledger.js'
import { smallRule } from '../support/small-rule-set.js'

const rule = (changes: Record<string, unknown> = {}): Rule => smallRule(changes) as unknown as Rule
const before = ledgerOf([rule()])

describe('the ledger', () => {
  it('can be read back from its page', () => {
    expect(parseLedger(renderLedger(before))).toEqual(before)
    expect(before.size).toBe(1)
  })

  it.each<[string, Record<string, unknown>]>([
    ['strength', { strength: 'weak' }],
    ['direction', { direction: 'against' }],
    ['theme', { theme: 'other' }],
    ['area', { focusArea: 'role-dispute' }],
    ['conditions', { conditions: { all: [] } }],
    ['what sets it aside', { unless: { all: [] } }],
    ['level', { level: 'note' }],
  ])('notices another %s under the same version', (_, changes) => {
    expect(changedWithoutVersion(ledgerOf([rule(changes)]), before)).toEqual(['grief/somebody-died@1'])
    expect(changedWithoutVersion(ledgerOf([rule({ ...changes, version: 2 })]), before)).toEqual([])
  })

  it('lets words, sources, examples and the order of keys change', () => {
    const changed = rule({ title: 'Else', rationale: 'Else.', sources: [], examples: {}, texts: {} })
    const turned = Object.fromEntries(Object.entries(changed).reverse()) as unknown as Rule
    expect(changedWithoutVersion(ledgerOf([turned]), before)).toEqual([])
  })
})
