import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { RuleFile } from '../../src/model/rules.js'
import { assembled } from '../support/assembled.js'
import { evaluateRule } from '../support/evaluate-rule.js'
import type { PageContext } from '../support/pages/condition-text.js'
import { renderIndexPage, renderLedger } from '../support/pages/index-page.js'
import { changedWithoutVersion, ledgerOf, parseLedger } from '../support/pages/ledger.js'
import {
  renderEventsPage, renderFactsPage, renderInstrumentsPage, renderParametersPage, renderSourcesPage, renderTraditionsPage,
} from '../support/pages/reference-pages.js'
import { renderRulePage, type ShownExample } from '../support/pages/rule-page.js'

const DOCS = join(import.meta.dirname, '../../docs')
const LEDGER = join(DOCS, 'rules/ledger.md')
const { ruleSet, ruleFiles } = assembled()

const context: PageContext = {
  fact: (id) => factCatalogue.find((fact) => fact.id === id),
  parameter: (id) => ruleSet.parameters.find((parameter) => parameter.id === id),
  up: '../../',
}

describe('the page of each rule', () => {
  it.each(ruleFiles)('$id is what the rule makes', async (rule) => {
    const text = renderRulePage(rule, ruleSet, await shown(rule), context)
    await expect(text).toMatchFileSnapshot(join(DOCS, 'rules', `${rule.id}.md`))
  })

  it('is there for every rule and for nothing else', () => {
    const expected = ['index.md', 'ledger.md', ...ruleFiles.map(({ id }) => `${id}.md`)].sort()
    const found = existsSync(join(DOCS, 'rules'))
      ? readdirSync(join(DOCS, 'rules'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => path.replaceAll('\\', '/'))
      : []
    expect(found.filter((path) => !expected.includes(path)), 'delete these pages').toEqual([])
  })
})

describe('the pages over the whole set', () => {
  it.each([
    ['rules/index.md', renderIndexPage(ruleSet, ruleFiles)],
    ['facts.md', renderFactsPage(factCatalogue, ruleSet)],
    ['sources.md', renderSourcesPage(ruleSet)],
    ['parameters.md', renderParametersPage(ruleSet)],
    ['events.md', renderEventsPage(ruleSet)],
    ['instruments.md', renderInstrumentsPage(ruleSet)],
    ['traditions.md', renderTraditionsPage(ruleSet)],
  ])('%s is what the files make', async (path, text) => {
    await expect(text).toMatchFileSnapshot(join(DOCS, path))
  })
})

describe('the ledger', () => {
  it('holds every rule as it is, and no rule changed its logic without a new version', async () => {
    const now = ledgerOf(ruleFiles)
    // Held before the page is written, so that writing pages anew cannot hide a change.
    const before = existsSync(LEDGER) ? parseLedger(readFileSync(LEDGER, 'utf8')) : new Map<string, string>()
    expect(changedWithoutVersion(now, before), 'give these rules a new version').toEqual([])
    await expect(renderLedger(now)).toMatchFileSnapshot(LEDGER)
  })
})

async function shown(rule: RuleFile): Promise<readonly ShownExample[]> {
  const examples = (['fires', 'silent', 'undetermined'] as const).flatMap((kind) => rule.examples[kind].map((example) => ({ kind, example })))
  // A finished ranking is made of every rule at once, so its rules show their examples without the engine's reasons.
  if (rule.about === 'ranking') return examples
  return Promise.all(examples.map(async (each) => ({ ...each, outcome: await evaluateRule(rule, each.example) })))
}
