import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOnce, CLI } from '../support/built.js'
import { COHORT, writeCohort } from '../support/cohort.js'
import { killAndResume } from '../support/kill-batch.js'
import { runCli } from '../support/run-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'batch-program-'))
const at = (name: string): string => join(folder, name)
const INPUT = at('in.ndjson')
const COUNT = 600
let takes = 0

beforeAll(async () => {
  buildOnce()
  await writeCohort(INPUT, COUNT)
  const began = performance.now()
  expect(await runCli(['batch', INPUT, '--output', at('whole'), '--manifest', at('whole.json'), '--quiet'])).toMatchObject({ code: 0, err: '' })
  takes = performance.now() - began
}, 400_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How far a program has read its input; infinite when it has closed it. */
function placeIn(pid = 0): number {
  const open = readdirSync(`/proc/${pid}/fd`).find((fd) => isSame(`/proc/${pid}/fd/${fd}`))
  return open === undefined ? Number.POSITIVE_INFINITY : Number(/pos:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${open}`, 'utf8'))?.[1])
}

function isSame(link: string): boolean {
  try {
    return readlinkSync(link) === INPUT
  } catch {
    return false
  }
}

const whole = (): Buffer => readFileSync(at('whole'))

// What the system tells of open files is read where it tells it.
const TELLS_PLACES = existsSync('/proc/self/fdinfo')

describe('a batch that is a program of its own', () => {
  it('loses and repeats nothing when it is killed at random moments', { timeout: 120_000 }, async () => {
    mkdirSync(at('killed'))
    const report = await killAndResume({ input: INPUT, output: at('killed/out'), expected: at('whole'), args: [], seed: 20251121, kills: 3 })
    expect(report).toMatchObject({ litter: [], isSame: true })
    expect(report.struck).toBeGreaterThan(0)
  })

  it('stops at the end of a line when it is interrupted, and goes on from there', { timeout: 120_000 }, async () => {
    const child = spawn(process.execPath, [CLI, 'batch', INPUT, '--output', at('interrupted')], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    while (!readdirSync(folder).includes('interrupted.part')) await setTimeout(20)
    child.kill('SIGINT')
    expect((await once(child, 'close'))[0]).toBe(130)
    expect(said).toMatch(/^Stopped at line \d+\. With --resume it goes on from there\.\n$/)
    expect(readFileSync(at('interrupted.part'), 'utf8')).toMatch(/^$|\n$/)
    expect(await runCli(['batch', INPUT, '--output', at('interrupted'), '--resume'])).toMatchObject({ code: 0, err: 'Written.\n' })
    expect(readFileSync(at('interrupted'))).toEqual(whole())
  })

  it('writes whole lines only when it is interrupted while it waits for input', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [CLI, 'batch', '-'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stdin.write(`${readFileSync(COHORT, 'utf8')}{"schemaVersion":1,"ca`)
    // It is ready once it listens, which it tells by nothing: so it is given some time, and the interruption again if need be.
    await setTimeout(Math.max(3000, takes))
    child.kill('SIGINT')
    expect((await once(child, 'close'))[0]).toBe(130)
    const lines = out.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  })

  it('is content when its reader has seen enough', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [CLI, 'batch', INPUT, '--detail', 'ranking'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect([(await once(child, 'close'))[0], said]).toEqual([0, ''])
  })

  it.runIf(TELLS_PLACES)('waits for a reader that is slow', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [CLI, 'batch', INPUT, '--detail', 'ranking'], { stdio: ['ignore', 'pipe', 'ignore'] })
    await once(child.stdout, 'readable')
    // Nobody takes anything: once the pipe is full, no more is read.
    let before = -1
    for (let place = placeIn(child.pid); place !== before; place = placeIn(child.pid)) {
      before = place
      await setTimeout(Math.max(1000, takes / 3))
    }
    child.kill('SIGKILL')
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(statSync(INPUT).size / 4)
  })

  it('shares its work among jobs, to the same bytes', { timeout: 120_000 }, async () => {
    mkdirSync(at('jobs'))
    expect(await runCli(['batch', INPUT, '--output', at('jobs/out'), '--manifest', at('jobs/run.json'), '--jobs', '2'])).toEqual({ code: 0, signal: null, out: '', err: 'Written.\n' })
    expect(readdirSync(at('jobs')).sort()).toEqual(['out', 'run.json'])
    expect(readFileSync(at('jobs/out'))).toEqual(whole())
    expect(readFileSync(at('jobs/run.json'))).toEqual(readFileSync(at('whole.json')))
  })

  it('ends its jobs when it is killed, and takes them up again', { timeout: 180_000 }, async () => {
    mkdirSync(at('killed-jobs'))
    const report = await killAndResume({ input: INPUT, output: at('killed-jobs/out'), expected: at('whole'), args: ['--jobs', '2'], seed: 20251122, kills: 2 })
    expect(report).toMatchObject({ litter: [], isSame: true })
  })
})
