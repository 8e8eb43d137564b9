import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseJsonSchema } from '../../src/input/json-schema.js'
import { VERSION } from '../../src/version.js'
import { buildOnce, ROOT } from '../support/built.js'
import { griefCase } from '../support/grief-case.js'
import { runCli } from '../support/run-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'ipt-cli-commands-'))
const file = join(folder, 'case.json')
const badFile = join(folder, 'bad.json')

beforeAll(() => {
  buildOnce()
  writeFileSync(file, JSON.stringify(griefCase))
  writeFileSync(badFile, JSON.stringify({ ...griefCase, assessedOn: 'soon' }))
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('help', () => {
  it('shows the version', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, out: `${VERSION}\n`, err: '' })
  })

  it('lists commands that all have a help with an example', async () => {
    const { out } = await runCli(['--help'])
    const names = [...out.matchAll(/^ {2}((?:[a-z]+ )?[a-z]+) {2,}\S/gm)].map(([, name = '']) => name)
    expect(names).toEqual([
      'formulate', 'report', 'validate', 'explain', 'ask', 'counterfactuals', 'bounds', 'stability', 'batch', 'merge', 'agree', 'sensitivity', 'synth', 'methods',
      'redcap dictionary', 'redcap import', 'redcap export', 'teach example', 'teach pairs', 'teach quiz', 'teach mark', 'teach worksheet', 'teach pack',
      'schema', 'rules list', 'rules show', 'rules lint', 'rules diff', 'rules coverage', 'rules mutate', 'facts list',
    ])
    for (const { code, out: help } of await Promise.all(names.map((name) => runCli([...name.split(' '), '--help'])))) {
      expect(code).toBe(0)
      expect(help).toMatch(/\nExamples\n {2}ipt-formulation /)
    }
  })
})

describe('validate', () => {
  it('says that a case is valid', async () => {
    expect(await runCli(['validate', file])).toMatchObject({ code: 0, out: 'valid\n', err: '' })
  })

  it('reports on every file it was given and ends with the worst', async () => {
    const { code, out } = await runCli(['validate', file, badFile, join(folder, 'none.json')])
    expect(code).toBe(2)
    expect(out.trimEnd().split('\n')).toEqual([
      `${file}: valid`,
      expect.stringMatching(/bad\.json: INPUT_DATE at \/assessedOn: expected a day like/),
      expect.stringMatching(/none\.json: USAGE: expected a file that can be read/),
    ])
  })

  it('gives the problems as JSON on standard output', async () => {
    const { code, out } = await runCli(['validate', badFile, '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ file: badFile, ok: false, problems: [{ code: 'INPUT_DATE', path: '/assessedOn' }] }])
  })

  it('prints nothing with --quiet', async () => {
    expect(await runCli(['validate', badFile, '--quiet'])).toMatchObject({ code: 1, out: '', err: '' })
  })
})

describe('explain', () => {
  it('shows for each area the reasons with their points, the requirements and what to ask', async () => {
    const { code, out } = await runCli(['explain', file])
    expect(code).toBe(0)
    expect(out.match(/^\S.*\((?:grief|role-dispute|role-transition|interpersonal-sensitivities)\)$/gm)).toHaveLength(4)
    expect(out).toMatch(/^ {4}for \+\d+ .*\[grief\//m)
    expect(out).toMatch(/^ {4}needs, holds .*\[grief\//m)
    expect(out).toMatch(/^ {4}open .*\n {8}ask: .+\?$/m)
  })

  it('adds up: the points shown are the support shown', async () => {
    const { out } = await runCli(['explain', file, '--area', 'grief', '--subject', 'nuala'])
    const points = [...out.matchAll(/^ {4}(?:for|against) ([+-]?\d+)/gm)].reduce((sum, [, counted = '']) => sum + Number(counted), 0)
    expect(out).toContain(`about Nuala (parent) (nuala): ${points} points`)
    expect(points).toBeGreaterThan(0)
  })

  it('shows one rule leaf by leaf, with what was found and where', async () => {
    const { code, out } = await runCli(['explain', file, '--rule', 'grief/close-person-died', '--subject', 'nuala'])
    expect(code).toBe(0)
    expect(out).toMatch(/\[yes\].*found yes\n\s+from \/inventory\/people\/nuala/)
  })

  it('shows where the answer to an open leaf would stand, and the question', async () => {
    const { out } = await runCli(['explain', file, '--rule', 'grief/violent-death', '--subject', 'nuala'])
    expect(out).toMatch(/\[open\].*found not asked\n\s+ask: .+\?\n\s+would stand at \/inventory/)
  })
})

describe('schema', () => {
  it('prints the schemas that are shipped', async () => {
    const [ofCase, ofFormulation] = await Promise.all([runCli(['schema', 'case']), runCli(['schema', 'formulation'])])
    expect(JSON.parse(ofCase.out)).toEqual(caseJsonSchema())
    expect(ofFormulation.out).toBe(readFileSync(join(ROOT, 'docs/schema/formulation.schema.json'), 'utf8'))
  })
})

describe('rules', () => {
  it('lists every rule of the set, and only those of an area when asked', async () => {
    const [all, grief] = await Promise.all([runCli(['rules', 'list', '--format', 'json']), runCli(['rules', 'list', '--area', 'grief', '--format', 'json'])])
    const bundle = JSON.parse(readFileSync(join(ROOT, 'rules/ipt-core.json'), 'utf8')) as { rules: { id: string; focusArea: string }[] }
    const ids = (text: string): string[] => (JSON.parse(text) as { id: string }[]).map(({ id }) => id)
    expect(ids(all.out)).toEqual(bundle.rules.map(({ id }) => id))
    expect(ids(grief.out)).toEqual(bundle.rules.filter(({ focusArea }) => focusArea === 'grief').map(({ id }) => id))
  })

  it('shows a rule with its reasons and sources', async () => {
    const { code, out } = await runCli(['rules', 'show', 'grief/close-person-died'])
    expect(code).toBe(0)
    for (const title of ['Looks for', 'Says', 'Why', 'Says little when', 'Sources']) expect(out).toMatch(new RegExp(`^${title}$`, 'm'))
  })

  it('finds nothing wrong with the set that is shipped', async () => {
    const { code, out, err } = await runCli(['rules', 'lint'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.replaceAll(/^(?:SOURCE_UNCITED|RULE_SUBSUMED|RULES_OPPOSED) .*\n/gm, '')).toMatch(/^(?:No findings\.\n)?$/)
  })

  it('ends with 1 when somebody ought to look at something', async () => {
    const bundle = JSON.parse(readFileSync(join(ROOT, 'rules/ipt-core.json'), 'utf8')) as { themes: object[] }
    const idle = join(folder, 'idle-theme.json')
    writeFileSync(idle, JSON.stringify({ ...bundle, themes: [...bundle.themes, { id: 'idle', meaning: 'Nothing belongs to it.' }] }))
    const { code, out } = await runCli(['rules', 'lint', idle, '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'THEME_UNUSED' })]))
  })

  it('lints a folder: a rule that reads no known fact ends with 3, and names the file', async () => {
    const copy = join(folder, 'rules')
    cpSync(join(ROOT, 'rules/ipt-core'), copy, { recursive: true })
    const path = join(copy, 'grief/close-person-died.json')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('person.isDeceased', 'person.isDecesed'))
    const { code, err } = await runCli(['rules', 'lint', copy])
    expect(code).toBe(3)
    expect(err).toMatch(/^RULE_UNKNOWN_FACT at \/grief\/close-person-died\/conditions\/.*Did you mean person\.isDeceased\?$/m)
  })
})

describe('facts list', () => {
  it('has a meaning and a question for every fact', async () => {
    const { out } = await runCli(['facts', 'list', '--format', 'json'])
    const facts = JSON.parse(out) as { id: string; label?: string; question?: string }[]
    expect(facts.length).toBeGreaterThan(100)
    expect(facts.filter(({ label, question }) => label === undefined || question === undefined)).toEqual([])
  })
})
