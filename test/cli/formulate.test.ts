import { chmodSync, copyFileSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOnce } from '../support/built.js'
import { griefCase } from '../support/grief-case.js'
import { runCli } from '../support/run-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'ipt-cli-'))
const file = join(folder, 'case.json')
const caseText = JSON.stringify(griefCase)

beforeAll(() => {
  buildOnce()
  writeFileSync(file, caseText)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('formulate', () => {
  it('writes the text to standard output and nothing beside it', async () => {
    const { code, out, err } = await runCli(['formulate', file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Nuala')
    expect(out).not.toContain('\u001b')
  })

  it('reads standard input with and without a hyphen, and gives the same bytes', async () => {
    const results = await Promise.all([
      runCli(['formulate', file]), runCli(['formulate', '-'], { input: caseText }), runCli(['formulate'], { input: caseText }),
    ])
    expect(new Set(results.map(({ out }) => out)).size).toBe(1)
    expect(results[0].out).not.toBe('')
  })

  it('gives the whole formulation as JSON', async () => {
    const { code, out } = await runCli(['formulate', file, '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ formulationVersion: 1, caseId: 'after-nuala', outcome: { foci: [{ area: 'grief', subject: { id: 'nuala' } }] } })
  })

  it('writes for the reader it was asked to write for', async () => {
    const [clinician, client] = await Promise.all([runCli(['formulate', file]), runCli(['formulate', file, '--register=client'])])
    expect(client.code).toBe(0)
    expect(client.out).not.toBe(clinician.out)
  })

  it('names the chosen tradition in the receipt', async () => {
    const { out } = await runCli(['formulate', file, '--tradition', 'ipt-uk', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ tradition: { id: 'ipt-uk' }, receipt: { tradition: 'ipt-uk' } })
  })

  it('refuses a tradition that does not exist and names the nearest', async () => {
    const { code, out, err } = await runCli(['formulate', file, '--tradition', 'ipt_uk'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/Did you mean ipt-uk\?/)
  })
})

describe('formulate --output', () => {
  it('writes the same bytes to the file, says so on standard error and leaves nothing else behind', async () => {
    const to = mkdtempSync(join(folder, 'out-'))
    const [direct, written] = await Promise.all([
      runCli(['formulate', file, '--format', 'markdown']), runCli(['formulate', file, '--format', 'markdown', '--output', join(to, 'new/out.md')]),
    ])
    expect(written).toMatchObject({ code: 0, out: '', err: 'Written.\n' })
    expect(readFileSync(join(to, 'new/out.md'), 'utf8')).toBe(direct.out)
    expect(readdirSync(join(to, 'new'))).toEqual(['out.md'])
  })

  it('says nothing with --quiet', async () => {
    const { code, err } = await runCli(['formulate', file, '-q', '-o', join(folder, 'quiet.txt')])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('leaves an earlier file as it was when the case is not valid', async () => {
    const to = mkdtempSync(join(folder, 'kept-'))
    writeFileSync(join(to, 'out.txt'), 'earlier')
    const { code } = await runCli(['formulate', '--output', join(to, 'out.txt')], { input: '{}' })
    expect(code).toBe(1)
    expect(readFileSync(join(to, 'out.txt'), 'utf8')).toBe('earlier')
    expect(readdirSync(to)).toEqual(['out.txt'])
  })

  it('refuses to write over a folder and leaves nothing behind', async () => {
    const to = mkdtempSync(join(folder, 'taken-'))
    mkdirSync(join(to, 'taken/within'), { recursive: true })
    const { code, err } = await runCli(['formulate', file, '--output', join(to, 'taken')])
    expect(code).toBe(2)
    expect(err).toMatch(/^USAGE: expected a place to write to for --output, received /)
    expect(readdirSync(to)).toEqual(['taken'])
  })
})

describe('what lies at the place of --output', () => {
  const within = (): string => mkdtempSync(join(folder, 'there-'))

  it('keeps its mode, and a new file is for its owner alone', async () => {
    const at = within()
    writeFileSync(join(at, 'old.md'), 'old')
    chmodSync(join(at, 'old.md'), 0o640)
    await runCli(['formulate', file, '--output', join(at, 'old.md')])
    await runCli(['formulate', file, '--output', join(at, 'new.md')])
    expect([statSync(join(at, 'old.md')).mode & 0o777, statSync(join(at, 'new.md')).mode & 0o777]).toEqual([0o640, 0o600])
  })

  it('is followed when it is a link', async () => {
    const at = within()
    writeFileSync(join(at, 'real.md'), 'old')
    symlinkSync('real.md', join(at, 'link.md'))
    await runCli(['formulate', file, '--output', join(at, 'link.md')])
    expect(lstatSync(join(at, 'link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(at, 'real.md'), 'utf8')).not.toBe('old')
  })

  it('is never the case that was read', async () => {
    const at = within()
    copyFileSync(file, join(at, 'case.json'))
    const { code } = await runCli(['formulate', join(at, 'case.json'), '--output', join(at, 'case.json')])
    expect(code).toBe(2)
    expect(readFileSync(join(at, 'case.json'), 'utf8')).toBe(readFileSync(file, 'utf8'))
  })
})

describe('formulate for a client', () => {
  it('says on the side that something more pressing was found', async () => {
    const unsafe = join(import.meta.dirname, '../../docs/examples/cases/safety-first.json')
    expect((await runCli(['formulate', unsafe, '--register', 'client'])).err).toContain('Read the page for the clinician')
    expect((await runCli(['formulate', file, '--register', 'client'])).err).toContain('safety/suicide-not-asked-where-it-presses')
    const asked = JSON.stringify({ ...griefCase, safety: { suicidalThoughts: 'none' } })
    expect((await runCli(['formulate', '--register', 'client'], { input: asked })).err).toBe('')
  })
})

describe('formulate --rules', () => {
  it('takes an overlay and names it in the receipt', async () => {
    const overlay = join(folder, 'overlay.json')
    const { out: listed } = await runCli(['rules', 'list', '--area', 'grief', '--format', 'json'])
    const rule = (JSON.parse(listed) as { id: string; direction: string }[]).find(({ direction }) => direction === 'for')
    writeFileSync(overlay, JSON.stringify({ id: 'ward-7', version: '1.0.0', reason: 'A trial.', disable: [{ rule: rule?.id, reason: 'A trial.' }] }))
    const { code, out } = await runCli(['formulate', file, '--rules', overlay, '--format', 'json'])
    expect(code).toBe(0)
    expect((JSON.parse(out) as { receipt: { ruleSet: { id: string } } }).receipt.ruleSet.id).toBe('ipt-core+ward-7')
  })

  it('ends with 3 for rules that are not valid', async () => {
    const bad = join(folder, 'bad-rules.json')
    writeFileSync(bad, JSON.stringify({ id: 'x', rules: [] }))
    const { code, out, err } = await runCli(['formulate', file, '--rules', bad])
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toMatch(/^RULE_INVALID at /)
  })

  it('ends with 3 for rules that are not JSON, and says where', async () => {
    const bad = join(folder, 'broken-rules.json')
    writeFileSync(bad, '{\n  "id": }')
    const { code, err } = await runCli(['formulate', file, '--rules', bad])
    expect(code).toBe(3)
    expect(err).toMatch(/line 2, column 9/)
  })
})
