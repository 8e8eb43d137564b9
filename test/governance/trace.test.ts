import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync, rankSync } from '../../src/index.js'
import { ROOT } from '../support/docs.js'
import { griefCase } from '../support/grief-case.js'
import { hazards, limitations, requirements, titlesIn } from '../support/trace.js'

const all = requirements()

describe('the trace from requirement to test', () => {
  it('names each requirement once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ requirement }) => requirement)).size).toBe(all.length)
  })

  it('has every kind: invariants, the intended use, hazards and limitations', () => {
    expect(all.filter(({ kind }) => kind === 'invariant').length).toBeGreaterThanOrEqual(10)
    expect(all.filter(({ kind }) => kind === 'use').length).toBeGreaterThanOrEqual(10)
    const log = readFileSync(join(ROOT, 'docs/hazard-log.md'), 'utf8').split('\n').filter((line) => /^\| (?!Hazard \||--- )/.test(line))
    expect(hazards().map(({ requirement }) => requirement)).toEqual(log.map((line) => line.slice(2).split(' | ').slice(0, 2).map((cell) => `${cell}.`).join(' ')))
    const register = readFileSync(join(ROOT, 'rules/ipt-core.limitations.json'), 'utf8')
    expect(limitations().map(({ requirement }) => requirement)).toEqual([...register.matchAll(/"matter": "([^"]+)"/g)].map(([, matter]) => matter))
  })

  it.each(all)('$id is shown by tests that are there: $requirement', ({ tests }) => {
    expect(tests).not.toEqual([])
    for (const { file, title } of tests) {
      expect(existsSync(join(ROOT, file)), file).toBe(true)
      expect([...titlesIn(readFileSync(join(ROOT, file), 'utf8'))]).toContain(title)
    }
  })

  it('reads titles as they are written, and none of a test that is skipped', () => {
    const source = "it('one', () => {})\nit.each([1])('two %s', () => { it(`three`, f) })\nit.skip('four', f)\n// it('five', f)\nconst six = \"it('six')\"\ndescribe('seven', f)"
    expect([...titlesIn(source)]).toEqual(['one', 'two %s', 'three'])
  })
})

describe('what the intended use says', () => {
  it('a decision is kept beside the advice, and the advice stays as it was', () => {
    const decision = { area: 'role-dispute', decidedOn: griefCase.assessedOn, decidedBy: 'M.', reason: 'The client asked for it.' }
    const [without, decided] = [griefCase, { ...griefCase, decision }].map((kase) => formulateSync(kase))
    expect(decided?.decision).toEqual(decision)
    expect([decided?.outcome, decided?.areas, decided?.messages]).toEqual([without?.outcome, without?.areas, without?.messages])
  })

  it('free text changes no verdict, no support and no message', () => {
    const [first, ...others] = griefCase.inventory.people
    const text = 'She died last week; he hits her; she wants to die; they quarrel every day.'
    const told = { ...griefCase, note: text, inventory: { ...griefCase.inventory, people: [{ ...first, note: text }, ...others] } }
    const [plain, noted] = [rankSync(griefCase), rankSync(told)]
    expect(noted.verdicts).toEqual(plain.verdicts)
    expect(noted.ranking).toEqual(plain.ranking)
  })
})
