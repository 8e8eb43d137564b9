import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulate, loadRuleSet, overlayRuleSet, replay, type Receipt } from '../src/index.js'
import { griefCase } from './support/grief-case.js'

const formulation = await formulate(griefCase)
const { receipt } = formulation

describe('replay', () => {
  it('makes the same formulation again, byte for byte, whatever the order of keys and people', async () => {
    const { inventory, ...rest } = griefCase
    const turned = { inventory: { ...inventory, people: [...inventory.people].reverse() }, ...rest }
    const again = await replay(receipt, turned)
    expect(again.same && JSON.stringify(again.formulation)).toBe(JSON.stringify(formulation))
  })

  it('works under a tradition that is named', async () => {
    const uk = await formulate(griefCase, { tradition: 'ipt-uk' })
    expect(await replay(uk.receipt, griefCase, { tradition: 'ipt-uk' })).toEqual({ same: true, formulation: uk })
  })

  it('names the input when an answer differs', async () => {
    expect(await replay(receipt, { ...griefCase, note: 'one word more' })).toEqual({ same: false, differs: ['input'] })
  })

  it('names the tradition when another one is asked for', async () => {
    expect(await replay(receipt, griefCase, { tradition: 'ipt-uk' })).toEqual({ same: false, differs: ['tradition'] })
  })

  it('names the rule set, and the parameters when they are what was changed', async () => {
    const overlay = { id: 'trial', version: '1.0.0', reason: 'A trial.' }
    const [parameter] = defaultRuleSet.parameters.filter(({ min, max }) => min < max)
    const value = parameter?.value === parameter?.min ? parameter?.max : parameter?.min
    const changed = overlayRuleSet(defaultRuleSet, { ...overlay, parameters: [{ id: parameter?.id, value, reason: 'A trial.' }] })
    const renamed = loadRuleSet({ ...defaultRuleSet, version: '99.0.0' })
    expect(await replay(receipt, griefCase, { ruleSet: renamed })).toEqual({ same: false, differs: ['rule-set'] })
    expect(await replay(receipt, griefCase, { ruleSet: changed })).toEqual({ same: false, differs: ['rule-set', 'parameters'] })
  })

  it('names the library when the receipt is of another version', async () => {
    const older: Receipt = { ...receipt, library: '0.0.1' }
    expect(await replay(older, griefCase)).toEqual({ same: false, differs: ['library'] })
  })

  it('refuses a case that is not valid', async () => {
    await expect(replay(receipt, {})).rejects.toMatchObject({ name: 'FormulationError' })
  })
})
