import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digest } from '../../src/digest.js'
import { createFormulator } from '../../src/formulate.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { CORE_DIGESTS, coreRuleSet } from '../../src/rules/core-rule-set.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import whole from '../../rules/ipt-core.json' with { type: 'json' }

const EXAMPLES = join(import.meta.dirname, '../../docs/examples/cases')
const examples = readdirSync(EXAMPLES).map((name) => [name, JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as unknown] as const)

describe('the part of the rule set that formulating reads', () => {
  it('is part of the whole, and smaller by what only explains it', () => {
    expect(whole).toMatchObject(coreRuleSet)
    expect(coreRuleSet.sources.flatMap((source) => Object.keys(source))).toEqual([])
    expect(coreRuleSet.parameters.map((parameter) => Object.keys(parameter).join())).toEqual(whole.parameters.map(() => 'id,value'))
  })

  it('makes the same formulation of every example under every tradition as the whole does, receipt included', () => {
    const formulators = new Map(defaultRuleSet.traditions.map(({ id }) => [id, createFormulator({ ruleSet: defaultRuleSet, tradition: id })]))
    for (const [name, kase] of examples) {
      for (const [tradition, formulator] of formulators) {
        const withPart = JSON.stringify(formulateSync(kase, { tradition }))
        expect(withPart === JSON.stringify(formulator.formulateSync(kase)), `${name} under ${tradition}`).toBe(true)
      }
    }
  }, 60_000)

  it('has the digests of the whole', () => {
    expect(CORE_DIGESTS).toEqual({ ruleSet: digest(whole), parameters: digest(whole.parameters) })
  })
})

describe('the default rule set', () => {
  it('is the whole again', () => {
    expect(defaultRuleSet).toEqual(whole)
  })

  it('is frozen, so that nobody changes the rules of somebody else', () => {
    expect(Object.isFrozen(defaultRuleSet.rules[0]?.conditions)).toBe(true)
    expect(Object.isFrozen(defaultRuleSet.sources[0])).toBe(true)
  })
})
