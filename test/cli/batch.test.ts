import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rankSync } from '../../src/formulate-sync.js'
import { codebook, readCsv, TABLES, tableColumns } from '../../src/study/index.js'
import { insideCli } from '../support/inside-cli.js'

const COHORT = join(import.meta.dirname, '../../docs/examples/cohort.ndjson')
const cohort = readFileSync(COHORT, 'utf8')
const lines = cohort.trimEnd().split('\n')
const [first = '', second = '', third = ''] = lines

const folder = mkdtempSync(join(tmpdir(), 'batch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
beforeEach(() => readdirSync(folder).forEach((name) => rmSync(at(name), { recursive: true })))

const records = (text: string): readonly Record<string, unknown>[] => text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the example cohort', () => {
  it('is the example cases, one a line', () => {
    const cases = join(import.meta.dirname, '../../docs/examples/cases')
    expect(lines).toEqual(readdirSync(cases).sort().map((name) => JSON.stringify(JSON.parse(readFileSync(join(cases, name), 'utf8')))))
  })
})

describe('batch', () => {
  it('writes a record a line, in order, with the scores of the library', async () => {
    const { code, out, err } = await insideCli(['batch', COHORT])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const written = records(out)
    expect(written).toHaveLength(lines.length)
    written.forEach((record, index) => {
      const { ranking } = rankSync(JSON.parse(lines[index] ?? ''))
      expect(record).toMatchObject({ line: index + 1, ok: true, outcome: ranking.outcome, settled: ranking.settled, foci: ranking.foci })
      expect((record['areas'] as readonly { area: string; support: number }[]).map(({ area, support }) => [area, support])).toEqual(ranking.areas.map(({ area, support }) => [area, support]))
    })
  })

  it('writes whole rankings and whole formulations when they are asked for', async () => {
    const [ranked] = records((await insideCli(['batch', '-', '--detail', 'ranking'], first)).out)
    expect(ranked).toMatchObject({ line: 1, ok: true, ...JSON.parse(JSON.stringify(rankSync(JSON.parse(first)))) })
    const [formulated] = records((await insideCli(['batch', '-', '--detail', 'formulation', '--tradition', 'ipt-uk'], first)).out)
    expect(formulated).toMatchObject({ ok: true, formulation: { formulationVersion: 1, receipt: { tradition: 'ipt-uk' } } })
  })

  it.each(TABLES)('writes the table of %s under its heads, alike in CSV and in NDJSON', async (table) => {
    const input = `${first}\nno case\n${second}\n`
    const csv = await insideCli(['batch', '-', '--format', 'csv', '--table', table], input)
    const read = readCsv(csv.out)
    if (!read.ok) throw new Error(read.fault.expected)
    const [heads, ...rows] = read.rows
    expect(heads).toEqual(tableColumns(table))
    const shown = (value: unknown): string => (value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value))
    const ndjson = records((await insideCli(['batch', '-', '--table', table], input)).out)
    expect(ndjson.map((row) => Object.values(row).map(shown))).toEqual(rows)
    expect(csv.code).toBe(1)
  })

  it('reports what is no case in its place, and ends with 1', async () => {
    const input = Buffer.concat([Buffer.from(`\uFEFF${first}\r\n\r\n  \n{"a"\n[]\n${second.slice(0, -1)},"caseId":"twice"}\n`), Buffer.from([0xff, 0x0a]), Buffer.from(third)])
    writeFileSync(at('in.ndjson'), input)
    const { code, out, err } = await insideCli(['batch', at('in.ndjson')])
    expect(records(out).map(({ line, ok, problems }) => [line, ok, (problems as readonly { code: string }[] | undefined)?.[0]?.code])).toEqual([
      [1, true, undefined], [4, false, 'INPUT_JSON'], [5, false, 'INPUT_INVALID'], [6, false, 'INPUT_DUPLICATE'], [7, false, 'INPUT_JSON'], [8, true, undefined],
    ])
    expect({ code, err }).toEqual({ code: 1, err: '4 of 6 records are no case; the output tells why, each in its place.\n' })
  })

  it('reads an input without anything in it', async () => {
    expect(await insideCli(['batch', '-'], '\n')).toEqual({ code: 0, out: '', err: '' })
    expect((await insideCli(['batch', '-', '--format', 'csv'])).out).toBe(`${tableColumns('areas').join(',')}\r\n`)
  })

  it('guards text that looks like a formula unless it is told not to', async () => {
    const input = JSON.stringify({ ...(JSON.parse(first) as object), caseId: '=cmd' })
    const caseId = async (...args: readonly string[]): Promise<string | undefined> => {
      const read = readCsv((await insideCli(['batch', '-', '--format', 'csv', '--table', 'cases', ...args], input)).out)
      return read.ok ? read.rows[1]?.[1] : undefined
    }
    expect([await caseId(), await caseId('--unguarded')]).toEqual(["'=cmd", '=cmd'])
  })

  it('prints the codebook', async () => {
    expect(JSON.parse((await insideCli(['batch', '--codebook'])).out)).toEqual(JSON.parse(JSON.stringify(codebook())))
  })

  it('writes the output aside and tells in the manifest what was run over what', async () => {
    const { code, out } = await insideCli(['batch', COHORT, '--output', at('out.ndjson'), '--manifest', at('run.json')])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(readdirSync(folder).sort()).toEqual(['out.ndjson', 'run.json'])
    const written = readFileSync(at('out.ndjson'))
    expect(written.toString()).toBe((await insideCli(['batch', COHORT])).out)
    const sha = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
    expect(JSON.parse(readFileSync(at('run.json'), 'utf8'))).toEqual({
      manifestVersion: 1,
      settings: {
        library: expect.stringMatching(/^\d+\.\d+\.\d+/), ruleSet: { id: 'ipt-core', version: expect.any(String), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
        tradition: 'klerman-weissman', format: 'ndjson', detail: 'scores',
      },
      input: { records: lines.length, bytes: Buffer.byteLength(cohort), sha256: sha(cohort) },
      counts: { read: lines.length, ok: lines.length, bad: 0 },
      output: { bytes: written.length, sha256: sha(written) },
    })
  })

  it.each([
    [['-', '--resume'], '--output with --resume'],
    [['-', '--jobs', '2', '--output', 'x'], 'a file to read and --output with --jobs'],
    [[COHORT, '--jobs', '2'], 'a file to read and --output with --jobs'],
    [['-', '--shard', '0/4'], 'i from 1 to n'],
    [['-', '--shard', '5/4'], 'i from 1 to n'],
    [['-', '--shard', 'one'], 'i from 1 to n'],
    [['-', '--table', 'areas', '--detail', 'ranking'], '--detail with records'],
    [['-', '--unguarded'], '--unguarded with CSV'],
    [['-', '--tradition', 'ipt-u'], 'Did you mean ipt-a?'],
    [[COHORT, '--output', COHORT], 'other than the file that was read'],
    [['-', '--rules', '-'], 'a file for --rules'],
    [[COHORT, '--output', at('same'), '--manifest', at('same')], 'another place for --manifest'],
    [['nowhere.ndjson'], 'a file that is not there'],
    [['nowhere.ndjson', '--output', at('nothing')], 'a file that is not there'],
    [[import.meta.dirname], 'the name of a folder'],
  ])('%j is refused', async (args, message) => {
    const { code, out, err } = await insideCli(['batch', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('shards', () => {
  const shard = (index: number, of: number, ...args: readonly string[]): ReturnType<typeof insideCli> =>
    insideCli(['batch', at('in.ndjson'), '--shard', `${index}/${of}`, '--output', at(`part-${index}`), '--quiet', ...args])
  const parts = (of: number): readonly string[] => Array.from({ length: of }, (_, index) => at(`part-${index + 1}`))
  beforeEach(() => writeFileSync(at('in.ndjson'), `${first}\n\nno case\n${lines.join('\n')}\n`))

  it.each([[['--format', 'csv']], [['--format', 'csv', '--table', 'messages']], [[]]])('with %j merge to the bytes of the whole, manifest included', async (how) => {
    for (const index of [1, 2, 3]) expect((await shard(index, 3, ...how)).code).toBe(index === 3 ? 1 : 0)
    expect((await insideCli(['batch', at('in.ndjson'), '--output', at('whole'), '--manifest', at('whole.json'), ...how])).code).toBe(1)
    expect((await insideCli(['merge', ...[...parts(3)].reverse(), '--output', at('merged'), '--manifest', at('merged.json')])).code).toBe(1)
    expect(readFileSync(at('merged'))).toEqual(readFileSync(at('whole')))
    expect(readFileSync(at('merged.json'))).toEqual(readFileSync(at('whole.json')))
    expect((await insideCli(['merge', ...parts(3)])).out).toBe(readFileSync(at('whole'), 'utf8'))
  })

  it('are refused when one is missing, changed, of another run or unfinished, and nothing is written', async () => {
    for (const index of [1, 2]) await shard(index, 2)
    const merge = (...files: readonly string[]): ReturnType<typeof insideCli> => insideCli(['merge', ...files, '--output', at('merged')])
    expect(await merge(at('part-1'))).toMatchObject({ code: 2, err: expect.stringContaining('expected all 2 shards, received none for 2') })
    expect(await merge(at('part-1'), at('part-2'), at('part-2'))).toMatchObject({ code: 2, err: expect.stringContaining('shard 2 more than once') })
    expect(await merge(at('part-1'), at('in.ndjson'))).toMatchObject({ code: 2, err: expect.stringContaining('the manifest beside file 2') })
    const whole = readFileSync(at('part-2'))
    writeFileSync(at('part-2'), whole.subarray(0, whole.length - 10))
    expect(await merge(at('part-1'), at('part-2'))).toMatchObject({ code: 2, err: expect.stringContaining('in the output of shard 2') })
    await shard(2, 2, '--tradition', 'ipt-uk')
    expect(await merge(at('part-1'), at('part-2'))).toMatchObject({ code: 2, err: expect.stringContaining('the same tradition in all') })
    expect(readdirSync(folder).filter((name) => name.startsWith('merged'))).toEqual([])
  })

  it('can be one alone', async () => {
    await shard(1, 1)
    await insideCli(['batch', at('in.ndjson'), '--output', at('whole')])
    expect((await insideCli(['merge', at('part-1')])).out).toBe(readFileSync(at('whole'), 'utf8'))
  })

  it('that are finished are not run again', async () => {
    await shard(1, 2)
    const before = readFileSync(at('part-1.manifest.json'))
    const again = await insideCli(['batch', at('in.ndjson'), '--shard', '1/2', '--output', at('part-1'), '--resume'])
    expect(again).toEqual({ code: 1, out: '', err: 'Nothing is left to do.\n' })
    expect(readFileSync(at('part-1.manifest.json'))).toEqual(before)
  })
})

describe('a run that was cut short', () => {
  const settled = async (): Promise<readonly [string, string]> => {
    await insideCli(['batch', COHORT, '--output', at('out'), '--manifest', at('run.json')])
    return [readFileSync(at('out'), 'utf8'), readFileSync(at('run.json'), 'utf8')]
  }
  const header = (): string => `${JSON.stringify({ journal: 1, settings: (JSON.parse(readFileSync(at('run.json'), 'utf8')) as { settings: object }).settings })}\n`
  const note = (line: number, output: string): string => {
    const read = cohort.split('\n').slice(0, line).map((each) => `${each}\n`).join('')
    return `${JSON.stringify({ line, input: createHash('sha256').update(read).digest('hex'), ok: line, bad: 0, output: Buffer.byteLength(output) })}\n`
  }
  const upTo = (output: string, count: number): string => output.split('\n').slice(0, count).map((each) => `${each}\n`).join('')
  const again = (): ReturnType<typeof insideCli> => insideCli(['batch', COHORT, '--output', at('again'), '--manifest', at('again.json'), '--resume', '--quiet'])

  it.each([
    ['before anything was noted', (): string => '', (whole: string) => upTo(whole, 3)],
    ['in the first line of its journal', () => header().slice(0, 40), () => ''],
    ['after a checkpoint, in the middle of a row', (whole: string) => header() + note(5, upTo(whole, 5)), (whole: string) => `${upTo(whole, 7)}{"line":8,"ok":`],
    ['in the middle of a note', (whole: string) => header() + note(5, upTo(whole, 5)) + note(9, upTo(whole, 9)).slice(0, 30), (whole: string) => upTo(whole, 9)],
    ['with notes that the output does not reach', (whole: string) => header() + note(5, upTo(whole, 5)) + note(9, upTo(whole, 9)), (whole: string) => upTo(whole, 6)],
    ['after the last line', (whole: string) => header() + note(lines.length, whole), (whole: string) => whole],
  ])('%s is taken up again without loss or repetition', async (_, journal, part) => {
    const [whole, manifest] = await settled()
    writeFileSync(at('again.journal'), journal(whole))
    writeFileSync(at('again.part'), part(whole))
    expect(await again()).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(at('again'), 'utf8')).toBe(whole)
    expect(readFileSync(at('again.json'), 'utf8')).toBe(manifest)
    expect(readdirSync(folder).sort()).toEqual(['again', 'again.json', 'out', 'run.json'])
  })

  it('between taking its name and clearing up is found to be whole', async () => {
    const [whole] = await settled()
    writeFileSync(at('again.journal'), header() + note(lines.length, whole))
    writeFileSync(at('again'), whole)
    expect((await again()).code).toBe(0)
    expect(readFileSync(at('again'), 'utf8')).toBe(whole)
    expect(readdirSync(folder)).not.toContain('again.journal')
  })

  it('is neither begun again nor taken up by mistake', async () => {
    const [whole] = await settled()
    writeFileSync(at('again.part'), upTo(whole, 5))
    writeFileSync(at('again.journal'), header() + note(5, upTo(whole, 5)))
    const files = (): readonly string[] => [readFileSync(at('again.part'), 'utf8'), readFileSync(at('again.journal'), 'utf8')]
    const before = files()
    const run = (...args: readonly string[]): ReturnType<typeof insideCli> => insideCli(['batch', ...args, '--output', at('again')])
    expect(await run(COHORT)).toMatchObject({ code: 2, err: expect.stringContaining('Write --resume to go on') })
    expect(await run(COHORT, '--resume', '--tradition', 'ipt-uk')).toMatchObject({ code: 2, err: expect.stringContaining('with the options, the rules and the version') })
    expect(files()).toEqual(before)
    for (const other of [`${second}\n${lines.slice(1).join('\n')}\n`, upTo(cohort, 4), '']) {
      writeFileSync(at('other.ndjson'), other)
      expect(await run(at('other.ndjson'), '--resume')).toMatchObject({ code: 2, err: expect.stringContaining('with the input of the run that was cut short') })
      expect(files()).toEqual(before)
    }
    expect((await again()).code).toBe(0)
    expect(readFileSync(at('again'), 'utf8')).toBe(whole)
  })

  it('goes through a link to where it leads', async () => {
    writeFileSync(at('real'), '')
    symlinkSync(at('real'), at('link'))
    await insideCli(['batch', COHORT, '--output', at('link')])
    expect(readFileSync(at('real'), 'utf8')).toBe((await insideCli(['batch', COHORT])).out)
  })
})
