import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultRuleSet } from '../../src/index.js'
import { insideCli } from '../support/inside-cli.js'

const EXAMPLES = join(import.meta.dirname, '../../docs/examples/cases')

let folder = ''
let overlay = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-diff-'))
  overlay = join(folder, 'overlay.json')
  writeFileSync(overlay, JSON.stringify({
    id: 'ward-7', version: '1.0.0', reason: 'A trial.', parameters: [{ id: 'strength.strong', value: 2, reason: 'A trial.' }], disable: [{ rule: 'grief/someone-died', reason: 'A trial.' }],
  }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('rules diff', () => {
  it('finds nothing between a set and itself', async () => {
    const { code, out } = await insideCli(['rules', 'diff', 'default', 'default', '--check', '--cases', join(EXAMPLES, 'tie.json')])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/Nothing differs\.\n[^]*0 of 1 cases come out otherwise/) })
  })

  it('shows what differs and which cases come out otherwise', async () => {
    const { code, out, err } = await insideCli(['rules', 'diff', 'default', overlay, '--cases', EXAMPLES])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('minor')
    expect(out).toMatch(/parameters +strength\.strong +value: 3 to 2/)
    expect(out).toMatch(/rules +grief\/someone-died +removed/)
    expect(out).toMatch(/\d+ of 12 cases come out otherwise \(klerman-weissman\)/)
    expect(out).toMatch(/ {4}grief\/someone-died about \S+: fired to absent/)
    expect(out).not.toMatch(/undefined|\[object|NaN/)
  })

  it('ends with 1 on request when the version declares less than the changes ask for', async () => {
    const check = async (version: string): Promise<number> => {
      const file = join(folder, 'next.json')
      writeFileSync(file, JSON.stringify({ ...defaultRuleSet, version, rules: defaultRuleSet.rules.slice(1) }))
      return (await insideCli(['rules', 'diff', 'default', file, '--check'])).code
    }
    expect([await check('0.1.0'), await check('0.1.1'), await check('0.2.0'), await check('0.0.9')]).toEqual([1, 1, 0, 1])
  })

  it('checks no version of an overlay, which has its own, from either side', async () => {
    for (const sets of [['default', overlay], [overlay, 'default']]) {
      const { code, out } = await insideCli(['rules', 'diff', ...sets, '--check'])
      expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('not applicable') })
    }
    const other = join(folder, 'other.json')
    writeFileSync(other, JSON.stringify({ ...defaultRuleSet, version: '0.1.1', rules: defaultRuleSet.rules.slice(1) }))
    expect((await insideCli(['rules', 'diff', overlay, other, '--check'])).code).toBe(1)
  })

  it('reads cases, one a line', async () => {
    const lines = join(folder, 'cases.ndjson')
    const cases = ['tie', 'plain-grief'].map((name) => JSON.stringify(JSON.parse(readFileSync(join(EXAMPLES, `${name}.json`), 'utf8'))))
    writeFileSync(lines, `${cases.join('\n')}\n`)
    expect((await insideCli(['rules', 'diff', 'default', 'default', '--cases', lines])).out).toContain('0 of 2 cases')
    expect((await insideCli(['rules', 'coverage', lines, '--only', 'safety/suicide-plan'])).out).toContain(': 2 cases')
    expect((await insideCli(['rules', 'mutate', lines, '--only', 'safety/suicide-plan', '--faults', 'operator'])).out).toContain('over 2 cases')
    writeFileSync(lines, `${cases[0] ?? ''}\nno case\n`)
    expect(await insideCli(['rules', 'coverage', lines])).toMatchObject({ code: 1, err: expect.stringContaining('Line 2.') })
  })

  it('gives the difference and the impact as JSON', async () => {
    const { out } = await insideCli(['rules', 'diff', 'default', overlay, '--cases', join(EXAMPLES, 'plain-grief.json'), '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ diff: { level: 'minor' }, declared: 'not-applicable', cases: 1, changed: [{ dueTo: expect.anything() as unknown }] })
  })

  it('wants two sets', async () => {
    expect((await insideCli(['rules', 'diff', 'default'])).code).toBe(2)
    expect((await insideCli(['rules', 'diff', '-', '-'])).code).toBe(2)
  })
})
