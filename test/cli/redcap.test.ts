import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseCase } from '../../src/index.js'
import { casesToRedcap, redcapDictionary } from '../../src/interop/index.js'
import { insideCli } from '../support/inside-cli.js'
import { richCase } from '../support/rich-case.js'

const folder = mkdtempSync(join(tmpdir(), 'redcap-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

describe('redcap', () => {
  it('writes the dictionary', async () => {
    expect(await insideCli(['redcap', 'dictionary'])).toEqual({ code: 0, out: redcapDictionary(), err: '' })
  })

  it('takes lines of cases to REDCap and back', async () => {
    writeFileSync(at('cases.ndjson'), `${JSON.stringify(richCase)}\n`)
    expect(await insideCli(['redcap', 'export', at('cases.ndjson'), '-o', at('redcap.csv')])).toEqual({ code: 0, out: '', err: '' })
    expect(await insideCli(['redcap', 'import', at('redcap.csv'), '-o', at('back.ndjson')])).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(at('back.ndjson'), 'utf8')).toBe(`${JSON.stringify(parseCase(richCase))}\n`)
  })

  it('writes the good records, tells of the bad ones and ends with 1', async () => {
    const csv = casesToRedcap([richCase, { ...richCase, caseId: 'rich-2' }]).replace('rich-1,,,2025-06-30', 'rich-1,,,secretword')
    const { code, out, err } = await insideCli(['redcap', 'import', '-'], csv)
    expect(code).toBe(1)
    expect(out.trim().split('\n').map((line) => (JSON.parse(line) as { caseId: string }).caseId)).toEqual(['rich-2'])
    expect(err).toMatch(/Row 2, column ipt_assessed_on/)
    expect(err).not.toContain('secretword')
  })

  it('says that columns of other forms were left aside, unless it is to be quiet', async () => {
    const csv = casesToRedcap([richCase]).replace('record_id,', 'other,record_id,').replaceAll(/^rich-1,/gm, 'x,rich-1,')
    expect((await insideCli(['redcap', 'import', '-'], csv)).err).toBe('One column belongs to other forms and is left aside.\n')
    expect(await insideCli(['redcap', 'import', '-', '--quiet'], csv)).toMatchObject({ code: 0, err: '' })
  })

  it('refuses lines that are no JSON by their number', async () => {
    expect(await insideCli(['redcap', 'export', '-'], `${JSON.stringify(richCase)}\nno case`)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Line 2.') })
  })
})

describe('methods', () => {
  it('writes the text of the manifests that batch wrote', async () => {
    writeFileSync(at('one.ndjson'), `${JSON.stringify(richCase)}\nno case\n`)
    await insideCli(['batch', at('one.ndjson'), '--output', at('ranked.ndjson'), '--manifest', at('run.json'), '--quiet'])
    const { code, out, err } = await insideCli(['methods', at('run.json'), '--seed', '7'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Of 2 records, 1 could be read; refused because they were no valid cases: 1.')
    expect(out).toContain('with the seed 7')
    expect(out).toContain((JSON.parse(readFileSync(at('run.json'), 'utf8')) as { input: { sha256: string } }).input.sha256)
  })

  it('tells what a report of agreement used', async () => {
    await insideCli(['agree', 'docs/examples/agreement/ratings.csv', '--material', 'fictional', '--samples', '50', '--seed', '3', '--format', 'json', '--output', at('agreement.json')])
    const { out } = await insideCli(['methods', at('run.json'), '--agreement', at('agreement.json')])
    expect(out).toMatch(/Agreement between 3 raters was described by .*kappa/)
    expect(out).toContain('50 bootstrap samples over cases (BCa, seed 3)')
  })

  it.each([
    [[], 2, 'the manifest of a batch'],
    [['one.ndjson'], 1, 'INPUT_JSON'],
    [['run.json', '--agreement', 'run.json'], 2, 'a report that agree wrote'],
  ] as const)('refuses %j', async (args, code, message) => {
    const ran = await insideCli(['methods', ...args.map((arg) => (arg.includes('.') ? at(arg) : arg))])
    expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(message) })
  })
})
