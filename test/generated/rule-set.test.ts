import { expect, it } from 'vitest'
import { digest } from '../../src/digest.js'
import { assembled } from '../support/assembled.js'
import { splitRuleSet } from '../support/split-rule-set.js'

const { ruleSet } = assembled()
const { core, background } = splitRuleSet(ruleSet)
const digests = { ruleSet: digest(ruleSet), parameters: digest(ruleSet.parameters) }

it.each([
  ['the one-file rule set', ruleSet, '../../rules/ipt-core.json'],
  ['the part of it that formulating reads', { digests, ruleSet: core }, '../../src/rules/generated/core.json'],
  ['the rest of it', background, '../../src/rules/generated/background.json'],
])('%s is what its files make', async (_name, made, file) => {
  await expect(`${JSON.stringify(made, null, 1)}\n`).toMatchFileSnapshot(file)
})
