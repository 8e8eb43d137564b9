import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOnce, CLI } from '../support/built.js'
import { griefCase } from '../support/grief-case.js'
import { runCli } from '../support/run-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'ipt-cli-errors-'))
const file = join(folder, 'case.json')
const SECRET = 'Quetzalcoatl-Rumpelstiltskin'

beforeAll(() => {
  buildOnce()
  writeFileSync(file, JSON.stringify(griefCase))
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('a case with problems', () => {
  const bad = { ...griefCase, assessedOn: SECRET, timeline: { episodes: [{ id: 'now', onset: SECRET }] }, clinet: { note: SECRET } }

  it('ends with 1 and has one line a problem on standard error', async () => {
    const { code, out, err } = await runCli(['formulate'], { input: JSON.stringify(bad) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^INPUT_[A-Z_]+ at (?:\/\S+|the top level): expected .+, received .+\.( .+)?$/)
    expect(err).toMatch(/Did you mean client\?/)
  })

  it('is told as JSON when JSON was asked for', async () => {
    const { code, out, err } = await runCli(['formulate', '--format', 'json'], { input: JSON.stringify(bad) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ ok: false, problems: [{ code: 'INPUT_UNKNOWN_KEY', path: '' }, { code: 'INPUT_DATE', path: '/assessedOn' }, { path: '/timeline/episodes/0/onset' }] })
  })

  it('is never repeated in any error', async () => {
    const ways = [
      runCli(['formulate'], { input: JSON.stringify(bad) }),
      runCli(['validate', '--format', 'json'], { input: JSON.stringify(bad) }),
      runCli(['formulate'], { input: `{"caseId": ${SECRET}}` }),
      runCli(['formulate', file, SECRET]),
      runCli(['formulate', join(folder, SECRET)]),
      runCli(['formulate', `--${SECRET}`, file]),
      runCli(['formulate', file, '--register', SECRET]),
      runCli(['formulate', file, '--tradition', SECRET]),
      runCli(['explain', file, '--subject', SECRET]),
      runCli(['explain', file, '--against', SECRET]),
      runCli(['explain', file, '--against', `grief:${SECRET}`]),
      runCli(['counterfactuals', file, '--area', SECRET]),
      runCli(['ask', file, '--most', SECRET]),
      runCli(['stability', file, '--seed', SECRET]),
      runCli([SECRET]),
    ]
    for (const { code, out, err } of await Promise.all(ways)) {
      expect(code).toBeGreaterThan(0)
      expect(out + err).not.toContain(SECRET)
      expect(out + err).not.toBe('')
    }
  })
})

describe('a file that holds no case', () => {
  it('names line and column of broken JSON', async () => {
    const { code, err } = await runCli(['formulate'], { input: '{\n  "caseId": "a",\n  "assessedOn" "b"\n}' })
    expect(code).toBe(1)
    expect(err).toMatch(/^INPUT_JSON .*a colon after the name of a field.* line 3, column 16/)
  })

  it('says that an empty file is empty', async () => {
    const { code, err } = await runCli(['formulate'], { input: '' })
    expect(code).toBe(1)
    expect(err).toBe('INPUT_JSON at the top level: expected a case as JSON, received empty text.\n')
  })

  it('refuses bytes that are not UTF-8', async () => {
    const { code, err } = await runCli(['formulate'], { input: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) })
    expect(code).toBe(1)
    expect(err).toMatch(/^INPUT_JSON .*text in UTF-8/)
  })

  it('tells a missing file from a folder', async () => {
    const [missing, aFolder] = await Promise.all([runCli(['formulate', join(folder, 'none.json')]), runCli(['formulate', folder])])
    expect([missing.code, aFolder.code]).toEqual([2, 2])
    expect(missing.err).toMatch(/file that is not there/)
    expect(aFolder.err).toMatch(/name of a folder/)
  })
})

describe('a command line that is not understood', () => {
  it.each([
    [['formulate', '--formt', 'json'], /an unknown option as argument 2\. Did you mean --format\?/],
    [['formulate', '--format', 'jsn'], /one of text, markdown, json for --format, received another word as argument 2\. Did you mean json\?/],
    [['formulate', '--output', '--quiet'], /a value for --output, received none as argument 2/],
    [['formulate', '--quiet=yes'], /--quiet without a value/],
    [['formulate', '-q', '--quiet'], /--quiet once, received it again as argument 3/],
    [['formulate', 'one', 'two'], /at most 1, received 2/],
    [['formulate', '--format', 'json', '--register', 'client'], /--register with text or markdown/],
    [['formulat'], /Did you mean formulate\?/],
    [['rules', 'lst'], /Did you mean rules list\?/],
    [['rules'], /one of the commands rules list, rules show, rules lint/],
    [['schema'], /the name of a schema: case or formulation/],
    [['rules', 'show'], /the id of a rule/],
  ] as const)('%j ends with 2 and says what would be right', async (args, message) => {
    const { code, out, err } = await runCli(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('is answered with the help when it is empty', async () => {
    const { code, out, err } = await runCli([])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^ {2}formulate /m)
  })
})

describe('the end of a run', () => {
  it('treats a reader that has seen enough as no error', () => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', 'set -o pipefail; "$0" "$1" rules list --format json | head -1', process.execPath, CLI], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toBe('[\n')
  })

  it('is 130 when interrupted', async () => {
    const child = spawn(process.execPath, [CLI, 'formulate', '-'], { stdio: ['pipe', 'ignore', 'ignore'] })
    // More than a pipe holds, so it is written only once the tool has begun to read, and then it listens for signals too.
    await promisify((text: string, done: () => void) => child.stdin.write(text, done))(' '.repeat(1 << 20))
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([130, null])
  })
})

describe('colour', () => {
  it('stays away without a terminal, comes when forced, and goes when refused', async () => {
    const [plain, forced, refused, zero] = await Promise.all([
      runCli(['--help']), runCli(['--help'], { env: { FORCE_COLOR: '1' } }), runCli(['--help'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
      runCli(['--help'], { env: { FORCE_COLOR: '0' } }),
    ])
    expect([plain, forced, refused, zero].map(({ out }) => out.includes('\u001b['))).toEqual([false, true, false, false])
  })
})
