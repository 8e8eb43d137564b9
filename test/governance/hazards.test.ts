import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync, overlayRuleSet, safeParseCase } from '../../src/index.js'
import { LIMITS } from '../../src/input/limits.js'
import { RULE_LIMITS } from '../../src/rules/limits.js'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const caseOf = (fields: object): object => ({ schemaVersion: 1, caseId: 'hazard', assessedOn: '2025-06-30', ...fields })
const exampleNamed = (name: string) => formulateSync(JSON.parse(read(`docs/examples/cases/${name}.json`)))
const messages = (fields: object) => formulateSync(caseOf(fields)).messages

describe('a hazard', () => {
  it('experts who differ are named beside the area', () => {
    const { areas } = exampleNamed('plain-dispute')
    const kappas = areas.filter(({ area }) => area === 'role-dispute').flatMap(({ agreement }) => agreement.map(({ kappa }) => kappa))
    expect(kappas).toEqual([0.58, 0.77])
  })

  it('active thoughts of suicide hold the plan back, and no overlay can switch that off', () => {
    const found = messages({ safety: { suicidalThoughts: 'active' } }).find(({ ruleId }) => ruleId === 'safety/active-suicidal-thoughts')
    expect(found).toMatchObject({ level: 'emergency', withholds: ['plan'] })
    const overlay = { id: 'clinic', version: '1.0.0', reason: 'A trial.', disable: [{ rule: 'safety/active-suicidal-thoughts', reason: 'A trial.' }] }
    expect(() => overlayRuleSet(defaultRuleSet, overlay)).toThrow(/other than an emergency or urgent message/)
  })

  it('an endorsed self-harm item is told however low the total', () => {
    const measurement = { on: '2025-06-26', instrument: 'phq-9', score: 3, selfHarmItem: 1 }
    expect(messages({ timeline: { measurements: [measurement] } }).map(({ ruleId }) => ruleId)).toContain('safety/self-harm-item-endorsed')
  })

  it('a self-harm item of nought is not taken for safety', () => {
    const measurement = { on: '2025-06-26', instrument: 'phq-9', score: 12, selfHarmItem: 0 }
    expect(messages({ timeline: { measurements: [measurement] } }).map(({ ruleId }) => ruleId)).toContain('safety/self-harm-item-zero')
  })

  it.each([['2025-02-30', 'INPUT_DATE'], ['2026-01-01', 'INPUT_DATE'], ['30.06.2025', 'INPUT_DATE']])('a date that cannot be is refused with its place: %s', (onset, code) => {
    const parsed = safeParseCase(caseOf({ timeline: { episodes: [{ id: 'now', onset }] } }))
    expect(parsed).toMatchObject({ ok: false, problems: [{ code, path: '/timeline/episodes/0/onset' }] })
  })

  it('fear or harm holds back work on a dispute', () => {
    const found = messages({ inventory: { people: [{ id: 'bo', relation: 'partner', status: 'in-contact', fear: 'yes', harm: ['threats'] }] } })
    expect(found.flatMap(({ withholds }) => withholds)).toContain('dispute-work')
  })

  it('every candidate comes with what speaks against it and what is open', () => {
    const held = ['hard-grief', 'hard-dispute', 'hard-transition', 'tie'].flatMap((name) => exampleNamed(name).areas).flatMap(({ candidates }) => candidates)
    const against = held.flatMap((candidate) => candidate.arguments.filter(({ direction }) => direction === 'against'))
    const open = held.flatMap((candidate) => candidate.arguments.filter(({ verdict }) => verdict === 'undetermined'))
    expect(against.length).toBeGreaterThan(3)
    expect(open.length).toBeGreaterThan(3)
    expect(held.filter(({ bounds, support }) => !(bounds.low <= support && support <= bounds.high))).toEqual([])
  })
})

describe('the page on security', () => {
  const page = read('docs/security.md')
  const tableAfter = (head: string): Readonly<Record<string, number>> => {
    const table = page.slice(page.indexOf(head)).split('\n\n')[0] ?? ''
    return Object.fromEntries([...table.matchAll(/^\| `(\w+)` \| (\d+) \|$/gm)].map(([, name = '', most]) => [name, Number(most)]))
  }

  it('gives the limits of a case as they are', () => {
    const told = tableAfter('| Limit | Most |')
    expect(Object.keys(told).length).toBeGreaterThan(8)
    expect(LIMITS).toMatchObject(told)
  })

  it('gives every limit of a rule set as it is', () => {
    expect(tableAfter('| Limit of rules | Most |')).toEqual(RULE_LIMITS)
  })
})
