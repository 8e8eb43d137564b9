import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { insideCli } from '../support/inside-cli.js'
import { RULES_FOLDER } from '../support/rule-set-folder.js'

// The tool runs from its source here, and the rule files lie elsewhere as seen from there.
vi.mock('../../src/cli/shipped.js', () => ({ SHIPPED_RULES: 'rules/ipt-core' }))

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
const RULE = 'grief/sudden-death'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-quality-'))
  mkdirSync(join(folder, 'none'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the rules with the file of one rule changed as text. */
function rulesWith(name: string, from: string, to: string): string {
  const at = join(folder, name)
  cpSync(RULES_FOLDER, at, { recursive: true })
  const file = join(at, `${RULE}.json`)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
  return at
}

describe('rules coverage', () => {
  it('finds nothing missing where rules carry telling examples', async () => {
    const { code, out, err } = await insideCli(['rules', 'coverage', '--examples', '--only', 'safety/', '--least', '100'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/verdicts of rules +(\d+) +\1 +100\.0 %/)
    expect(out).toContain('Nothing is missing.')
  })

  it('names what no case shows, and ends with 1 when that is more than was asked for', async () => {
    const { code, out } = await insideCli(['rules', 'coverage', join(CASES, 'tie.json'), '--only', 'safety/suicide-plan', '--least', '90'])
    expect(code).toBe(1)
    expect(out).toMatch(/Not shown by any case\n {2}safety\/suicide-plan: .*fired/)
  })

  it('gives the same as JSON and as a page that can be opened', async () => {
    const args = ['rules', 'coverage', '--examples', '--only', RULE]
    const { totals, rules } = JSON.parse((await insideCli([...args, '--format', 'json'])).out) as { totals: object; rules: readonly { ruleId: string }[] }
    expect(Object.keys(totals)).toEqual(['verdicts', 'truths', 'deciding'])
    expect(rules.map(({ ruleId }) => ruleId)).toEqual([RULE])
    const file = join(folder, 'coverage.html')
    expect((await insideCli([...args, '--format', 'html', '--output', file])).out).toBe('')
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[^]*grief\/sudden-death/i)
  })

  it.each([
    [['--only', 'grief/'], /a folder of cases, or --examples/], [['--examples', '--only', 'none/'], /--only/],
    [['--examples', '--tradition', 'nobody'], /tradition/], [['--examples', '--least', '101'], /least/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await insideCli(['rules', 'coverage', ...args])
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) as unknown })
  })
})

describe('rules mutate', () => {
  it('finds every fault shown where rules carry telling examples', async () => {
    const { code, out } = await insideCli(['rules', 'mutate', '--examples', '--only', RULE, '--least', '100'])
    expect(code).toBe(0)
    expect(out).toContain('Every fault that matters is shown.')
  })

  it('gives for a fault that no case shows the answers of a case that would', async () => {
    const { code, out } = await insideCli(['rules', 'mutate', join(CASES, 'plain-sensitivities.json'), '--only', RULE, '--faults', 'operator', '--least', '50'])
    expect(code).toBe(1)
    expect(out).toMatch(/grief\/sudden-death \(operator\): without-warning: equal made notEqual\n {4}A case would show it \((\w+) becomes (?!\1)\w+\) in which:\n.*\(death\.isSudden\): (true|false)/)
  })

  it('scores nothing as nothing, and knows its kinds of faults', async () => {
    const { out } = await insideCli(['rules', 'mutate', '--examples', '--only', RULE, '--faults', 'level', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ killed: 0, survived: 0 })
    expect(JSON.parse(out)).not.toHaveProperty('score')
    expect((await insideCli(['rules', 'mutate', '--examples', '--faults', 'typo'])).code).toBe(2)
  })
})

describe('rules lint', () => {
  it('gives the file, line and column of a rule that can never fire', async () => {
    const from = '"operator": "equal", "value": true }] }'
    const at = rulesWith('idle', from, '"operator": "equal", "value": true },\n    { "name": "with-warning", "fact": "death.isSudden", "operator": "equal", "value": false }] }')
    const { code, out } = await insideCli(['rules', 'lint', at])
    expect(code).toBe(1)
    const [, file = '', line, column] = /^RULE_NEVER_FIRES in grief\/sudden-death at (\S+\/sudden-death\.json):(\d+):(\d+)\b/m.exec(out) ?? []
    const place = readFileSync(file, 'utf8').split('\n')[Number(line) - 1]?.slice(Number(column) - 1)
    expect(place).toMatch(/^[[{"]/)
  })
})
