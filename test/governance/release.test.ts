import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type RuleSet } from '../../src/index.js'
import { carries, declaredLevel, diffRuleSets, patchRuleSet } from '../../src/study/index.js'
import { assembled } from '../support/assembled.js'
import { ROOT } from '../support/docs.js'

const FOLDER = join(ROOT, 'rules/releases')
const { ruleSet } = assembled()
const parts = ({ version }: RuleSet): readonly number[] => version.split('.').map(Number)
const byVersion = (a: RuleSet, b: RuleSet): number => parts(a).map((part, at) => part - (parts(b)[at] ?? 0)).find((difference) => difference !== 0) ?? 0

const releases = readdirSync(FOLDER).map((file) => ({ file, released: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as RuleSet }))
const last = releases.map(({ released }) => released).sort(byVersion).at(-1)

/** What a set asks for since the last release, and more than its version declares; undefined when it does not. */
function tooMuch(next: RuleSet): string | undefined {
  if (last === undefined) throw new Error('no release to compare with')
  const { level, changes } = diffRuleSets(last, next)
  const declared = declaredLevel(last.version, next.version)
  if (declared !== undefined && carries(declared, level)) return undefined
  return `${last.version} to ${next.version} declares ${declared ?? 'no step forward'}, and ${changes.length} changes ask for ${level}`
}

describe('the rule set', () => {
  it('changes no more since the last release than its version declares', () => {
    expect(tooMuch(ruleSet), 'raise the version in rules/ipt-core/rule-set.json; while that version is not released, `npm run release:rules` makes the candidate anew').toBeUndefined()
  })

  it('would be found out: another number, another word, another rule, under the version it has', () => {
    const [rule, ...others] = ruleSet.rules
    const [parameter, ...numbers] = ruleSet.parameters
    if (rule === undefined || parameter === undefined) throw new Error('an empty set')
    const worded = { ...ruleSet, rules: [{ ...rule, title: `${rule.title}, as it were` }, ...others] }
    const moved = { ...ruleSet, parameters: [{ ...parameter, value: parameter.value + 1 }, ...numbers] }
    const fewer = { ...ruleSet, rules: others }
    expect([worded, moved, fewer].map((each) => / (\w+)$/.exec(tooMuch({ ...each, version: last?.version ?? '' }) ?? '')?.[1])).toEqual(['patch', 'minor', 'minor'])
    expect(tooMuch({ ...worded, version: '0.1.1' })).toBeUndefined()
    expect(tooMuch({ ...fewer, version: '0.1.1' })).toContain('minor')
    expect(tooMuch({ ...fewer, version: '0.2.0' })).toBeUndefined()
    expect(tooMuch({ ...worded, version: '0.0.9' })).toContain('no step forward')
  })
})

describe('a release that is kept', () => {
  it.each(releases)('is named by what it is, and leads to the set of today: $file', ({ file, released }) => {
    expect(file).toBe(`${released.id}-${released.version}.json`)
    expect(readFileSync(join(ROOT, 'docs/versioning.md'), 'utf8')).toContain(`\`${released.version}\``)
    expect(patchRuleSet(diffRuleSets(released, ruleSet), released)).toEqual(ruleSet)
  })
})
