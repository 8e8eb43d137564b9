import { expect, it } from 'vitest'
import { assembled } from '../support/assembled.js'

it('the one-file rule set is what its files make', async () => {
  const { ruleSet } = assembled()
  await expect(`${JSON.stringify(ruleSet, null, 1)}\n`).toMatchFileSnapshot('../../rules/ipt-core.json')
})
