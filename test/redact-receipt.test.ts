import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync, loadRuleSet, overlayRuleSet, redactReceipt, type Receipt } from '../src/index.js'
import { spanish } from '../src/languages/es.js'
import { freeTexts, withFreeTexts } from './support/free-texts.js'
import { richCase } from './support/rich-case.js'
import { placesIn, withPlace } from './support/walk-json.js'

/** A word planted wherever somebody writes freely or chooses a name, ids among them. */
function planted(): unknown {
  const texts = withFreeTexts(richCase, freeTexts(richCase).map((_, at) => `canary ${at}`))
  return JSON.parse(JSON.stringify({ ...(texts as object), caseId: 'canary-case' }).replaceAll('"nuala"', '"canary-nuala"').replaceAll('"tom"', '"canary-tom"')) as unknown
}

const tradition = defaultRuleSet.traditions.find(({ id }) => id === 'ipt-uk')
const renamed = loadRuleSet({ ...defaultRuleSet, traditions: [...defaultRuleSet.traditions, { ...tradition, id: 'canary-school' }] })
const ruleSet = overlayRuleSet(renamed, { id: 'canary-clinic', version: '1.0.0-canary', reason: 'The canary asked for it.' })
const options = { ruleSet, tradition: 'canary-school' }
const { receipt } = formulateSync(planted(), options)

describe('a redacted receipt', () => {
  it('is nothing but digests, with no word that somebody wrote or chose', () => {
    expect(JSON.stringify(receipt)).toContain('canary')
    const redacted = redactReceipt(receipt)
    expect(JSON.stringify(redacted)).not.toContain('canary')
    expect(Object.keys(redacted)).toEqual(['library', 'ruleSet', 'parameters', 'tradition', 'input'])
    for (const each of Object.values(redacted)) expect(each).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is the same for the same formulation made again, and another as soon as anything in the receipt is', () => {
    const redacted = redactReceipt(receipt)
    expect(redactReceipt(formulateSync(planted(), options).receipt)).toEqual(redacted)
    const leaves = placesIn(receipt).filter((path) => path.length > 0 && path.join('/') !== 'ruleSet')
    expect(leaves).toHaveLength(7)
    for (const path of leaves) {
      const other = withPlace(receipt, path, (old) => `${String(old)}0`) as Receipt
      expect(redactReceipt(other)).not.toEqual(redacted)
    }
  })

  it('tells that a language was chosen, and not which', () => {
    const redacted = redactReceipt(formulateSync(planted(), { language: spanish }).receipt)
    expect(redacted.language).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(redacted)).not.toContain('"es"')
  })
})
