import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync } from '../../src/index.js'
import { assembled } from '../support/assembled.js'
import { modelCard, renderModelCard } from '../support/model-card.js'

const ROOT = join(import.meta.dirname, '../..')
const register = JSON.parse(readFileSync(join(ROOT, 'rules/ipt-core.limitations.json'), 'utf8')) as { entries: { matter: string }[]; untold: { matter: string }[] }
const { ruleSet, ruleFiles } = assembled()
const card = modelCard(ruleSet, ruleFiles, [...register.entries, ...register.untold].map(({ matter }) => matter))

describe('the model card of the rule set', () => {
  it('is what the rule set makes, for programs', async () => {
    await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(join(ROOT, 'rules/ipt-core.model-card.json'))
  })

  it('is what the rule set makes, for people', async () => {
    await expect(renderModelCard(card)).toMatchFileSnapshot(join(ROOT, 'docs/model-card.md'))
  })

  it('names the rule set by the digest that receipts name', () => {
    const { receipt } = formulateSync({ schemaVersion: 1, caseId: 'a', assessedOn: '2025-06-30' })
    expect(card.ruleSet).toMatchObject(receipt.ruleSet)
    expect(card.counts.rules).toBe(defaultRuleSet.rules.length)
  })

  it('counts each rule once in every way of counting', () => {
    for (const counts of [card.counts.byDirection, card.counts.byBasis, card.counts.byConfidence]) {
      expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(card.counts.rules)
    }
  })
})
