import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildOnce, CLI, ROOT } from '../support/built.js'
import { insideCli } from '../support/inside-cli.js'
import { runCli } from '../support/run-cli.js'

const CASES = join(ROOT, 'docs/examples/cases')
const tie = join(CASES, 'tie.json')
const grief = join(CASES, 'plain-grief.json')

beforeAll(() => buildOnce(), 300_000)

describe('explain --detail', () => {
  it('tells the explanation first, more of it the fuller, and none when told so', async () => {
    const told = async (...options: readonly string[]): Promise<string> => (await insideCli(['explain', tie, ...options])).out
    const [plain, short, full, none] = [await told(), await told('--detail', 'short'), await told('--detail=full'), await told('--detail', 'none')]
    expect(plain).toBe(short)
    expect(plain).toMatch(/^Why this and not the next\n {2}\S/)
    expect(full.length).toBeGreaterThan(short.length)
    expect(short.endsWith(none)).toBe(true)
    expect(none).toMatch(/^\S.*\((?:grief|role-dispute)\)\n/)
  })

  it('leaves the explanation out where one area was asked for', async () => {
    const { out } = await insideCli(['explain', tie, '--area', 'grief'])
    expect(out).toMatch(/^Complicated bereavement \(grief\)\n/)
  })

  it('is taken by formulate too', async () => {
    const [short, none] = await Promise.all([insideCli(['formulate', tie]), insideCli(['formulate', tie, '--detail', 'none'])])
    expect(short.out).toContain('Why this and not the next')
    expect(none.out).not.toContain('Why this and not the next')
  })
})

describe('explain --against', () => {
  it('holds the first area against another, in words', async () => {
    const { code, out } = await insideCli(['explain', grief, '--against', 'role-transition'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Grief for Samia \(sibling\)|^Grief over Samia \(sibling\)/)
  })

  it('holds two candidates of the case against each other, the same whichever is named first', async () => {
    const [one, other] = await Promise.all([
      insideCli(['explain', tie, '--for', 'role-dispute:dimitar', '--against', 'grief:mother', '--format', 'json']),
      insideCli(['explain', tie, '--for', 'grief:mother', '--against', 'role-dispute:dimitar', '--format', 'json']),
    ])
    const [a, b] = [one, other].map(({ out }) => JSON.parse(out) as { margin: number; a: { subject: { id: string } } })
    expect(a?.a.subject.id).toBe('dimitar')
    expect(b?.a.subject.id).toBe('mother')
    expect((a?.margin ?? NaN) + (b?.margin ?? NaN)).toBe(0)
  })

  it.each([
    [['--against', 'greif'], /for --against, received another word\. Did you mean grief\?/],
    [['--against', 'grief:mothr'], /mother.* for --against, received another word\. Did you mean mother\?/],
    [['--against', 'grief', '--for', 'role-disputes'], /for --for, received another word\. Did you mean role-dispute\?/],
    [['--against', 'grief:'], /with a colon between, for --against, received half of it/],
    [['--for', 'grief'], /--for together with --against/],
    [['--against', 'grief', '--rule', 'grief/someone-died'], /--rule as well/],
    [['--against', 'role-dispute', '--detail', 'none'], /short, medium or full/],
    [['--format', 'json', '--detail', 'full'], /--detail with text/],
    [['--format', 'json', '--area', 'grief'], /--area alone/],
  ] as const)('%j is refused with 2', async (options, message) => {
    const { code, out, err } = await insideCli(['explain', tie, ...options])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })
})

describe('explain --witnesses', () => {
  it('says for whom one rule holds and who is a change short of it', async () => {
    const { out } = await insideCli(['explain', tie, '--witnesses', '--rule', 'grief/someone-died'])
    expect(out).toMatch(/^Somebody has died \[grief\/someone-died@\d+\]\n {2}holds for Penka \(parent\) \(mother\)\n/)
    expect(out).toMatch(/^ {2}one change short: Dimitar \(partner\) \(dimitar\)\n {6}this person has died: yes instead of no$/m)
  })

  it('says for all rules who is an answer short, with the question, and leaves changes out', async () => {
    const { out } = await insideCli(['explain', tie, '--witnesses'])
    expect(out).toMatch(/^ {2}one answer short: .+\n {6}ask: .+\? It would hold with: .+$/m)
    expect(out).not.toContain('one change short')
  })

  it('narrows to an area and a person', async () => {
    const { out } = await insideCli(['explain', tie, '--witnesses', '--area', 'role-dispute', '--subject', 'dimitar'])
    const rules = [...out.matchAll(/\[([a-z-]+)\/[a-z-]+@\d+\]$/gm)].map(([, area]) => area)
    expect(new Set(rules)).toEqual(new Set(['role-dispute']))
    expect(out).not.toMatch(/Penka|Radka/)
  })
})

describe('ask', () => {
  it('numbers the questions, with whom they are about, the cost and what the answers would do, and ends with whether to stop', async () => {
    const { code, out } = await insideCli(['ask', tie, '--most', '2'])
    expect(code).toBe(0)
    expect(out.match(/^\d+\. .+\? \(cost \d(?:, .+)?\)$/gm)).toHaveLength(2)
    expect(out).toMatch(/^ {3}Dimitar \(partner\) \(dimitar\): If “.+” holds, .+\.$/m)
    expect(out).toMatch(/^An answer could still change what comes first\.$/m)
  })

  it('asks nothing where nothing could change, as the bounds have it', async () => {
    const proved = join(CASES, 'plain-transition.json')
    const [asked, bounded] = await Promise.all([insideCli(['ask', proved]), insideCli(['bounds', proved])])
    expect(asked.out).toMatch(/^No open answer would put anything before .+; whatever comes up about safety still goes first\.\n/)
    expect(bounded.out).toMatch(/^ {2}Role transition \(role-transition\) .* certain +exact$/m)
  })

  it('looks two steps ahead when asked to', async () => {
    const { out } = await insideCli(['ask', tie, '--depth', '2', '--most', '1'])
    expect(out).toMatch(/^ {3}After the answer .+: .+\?/m)
  })

  it('orders by what answers do alone', async () => {
    const { out } = await insideCli(['ask', tie, '--by', 'effect', '--most', '1', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ stop: { reached: false }, questions: [{ about: [{}] }] })
  })
})

describe('counterfactuals', () => {
  it('has a heading for each goal and a sentence for each way', async () => {
    const { out } = await insideCli(['counterfactuals', tie, '--size', '1', '--most', '3'])
    expect(out.match(/^To let “.+” lead$/gm)).toHaveLength(2)
    expect(out).toMatch(/^ {2}If “.+” \(Dimitar \(partner\)\) .+, .+ would stand clear of .+\.$/m)
    expect(out).toMatch(/^ {2}\d+ more; --format json lists them all\.$/m)
  })

  it('says how far it looked when there is no way', async () => {
    const { out } = await insideCli(['counterfactuals', grief, '--area', 'role-dispute', '--size', '1'])
    expect(out).toMatch(/^ {2}Nothing that could be answered or changed, one at a time, would put “.+” first\.$/m)
  })

  it('says that a goal is reached', async () => {
    const { out } = await insideCli(['counterfactuals', grief, '--area', 'grief'])
    expect(out).toBe('To put “Complicated bereavement” first\n  On what is recorded it is so already.\n')
  })

  it('takes the leading area for ending a lead', async () => {
    const { out } = await insideCli(['counterfactuals', join(CASES, 'hard-grief.json'), '--goal', 'end-lead', '--size', '1', '--if-recorded-wrongly', '--format', 'json'])
    const { goal, sets } = JSON.parse(out) as { goal: object; sets: { changes: { kind: string }[] }[] }
    expect(goal).toEqual({ kind: 'end-lead', area: 'grief' })
    expect(sets.flatMap(({ changes }) => changes.map(({ kind }) => kind))).toContain('correction')
  })
})

describe('bounds', () => {
  it('tells who could be first, and a row for each area', async () => {
    const { out } = await insideCli(['bounds', tie])
    expect(out).toMatch(/^ {2}Complicated bereavement \(grief\) +-?\d+\.\.\d+ +1\.\.2 +possible +exact$/m)
    expect(out.match(/ (?:exact|outer)$/gm)).toHaveLength(4)
  })

  it('holds the witnesses as JSON', async () => {
    const { out } = await insideCli(['bounds', tie, '--format', 'json'])
    const { areas } = JSON.parse(out) as { areas: { area: string; first: { standing: string; witness?: unknown[] } }[] }
    expect(areas.find(({ area }) => area === 'grief')?.first).toMatchObject({ standing: 'possible' })
    expect(areas.find(({ area }) => area === 'grief')?.first.witness?.length).toBeGreaterThan(0)
  })
})

describe('stability', () => {
  it('has sentences, and a row for each number that is narrower than permitted', async () => {
    const { out } = await insideCli(['stability', tie, '--samples', '200', '--seed', '7', '--steps', '1'])
    expect(out).toMatch(/80 of the 90 numbers/)
    expect(out).toMatch(/^ {2}cap of grief-reaction +4 +1\.\.8 +4\.\.8 +at 3 Interpersonal role dispute comes first alone$/m)
    expect(out.match(/^ {2}\S.* \d+\.\.\d+ .* at \d+ /gm)).toHaveLength(10)
  })

  it('draws as it was told', async () => {
    const { out } = await insideCli(['stability', tie, '--samples', '200', '--seed', '7', '--steps', '1', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ shares: { method: 'sampled', points: 200, seed: 7 }, joint: { area: { searched: 1 } } })
  })
})

describe('what they have in common', () => {
  const text = readFileSync(tie, 'utf8')

  it.each([['explain', []], ['ask', []], ['counterfactuals', ['--size', '1']], ['bounds', []], ['stability', ['--samples', '1', '--steps', '1']]] as const)('%s %j reads a pipe, and takes a tradition', async (name, options) => {
    const [plain, uk] = await Promise.all([runCli([name, ...options], { input: text }), runCli([name, '-', '--tradition', 'ipt-uk', ...options], { input: text })])
    expect([plain.code, plain.err, uk.code, uk.err]).toEqual([0, '', 0, ''])
    expect(uk.out).not.toBe(plain.out)
  })

  it.each([
    [['ask', '--most', '0'], /a whole number from 1 to 1000 for --most, received another number/],
    [['ask', '--most', '2.5'], /for --most, received something else/],
    [['ask', '--depth', '3'], /one of 1, 2 for --depth/],
    [['counterfactuals', '--size', '4'], /one of 1, 2, 3 for --size/],
    [['counterfactuals', '--goal', 'put-first'], /--area with --goal put-first, received none/],
    [['counterfactuals', '--area', 'greif'], /Did you mean grief\?/],
    [['stability', '--samples', 'many'], /a whole number from 1 to 10000000 for --samples, received something else/],
    [['stability', '--seed=-1'], /for --seed, received something else/],
    [['bounds', '--tradition', 'ipt_uk'], /Did you mean ipt-uk\?/],
    [['formulate', '--format', 'json', '--detail', 'full'], /--detail with text or markdown/],
  ] as const)('%j ends with 2', async (args, message) => {
    const { code, out, err } = await insideCli([...args, '--', grief])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('end with 1 for a case with problems, told as JSON when JSON was asked for', async () => {
    const { code, out, err } = await runCli(['bounds', '--format', 'json'], { input: '{}' })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ ok: false })
  })

  it('end at once when interrupted in the middle of a search, as shells count it with 130', async () => {
    const child = spawn(process.execPath, [CLI, 'counterfactuals', join(CASES, 'insufficient.json'), '--size', '3'], { stdio: 'ignore' })
    const ended = once(child, 'close')
    // Long enough to be searching, and far from done.
    await setTimeout(2500)
    child.kill('SIGINT')
    const since = performance.now()
    const [code, signal] = (await ended) as [number | null, string | null]
    expect(code ?? (signal === 'SIGINT' ? 130 : signal)).toBe(130)
    expect(performance.now() - since).toBeLessThan(2000)
  })
})
