import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { synthesizeCases } from '../../src/study/index.js'
import { buildOnce, CLI } from '../support/built.js'

const CASES = Number(process.env['MILLION_CASES'] ?? 1_000_000)
const SEED = Number(process.env['MILLION_SEED'] ?? 20251121)
const MOST_MEGABYTES = Number(process.env['MILLION_MEGABYTES'] ?? 400)

function* lines(): Generator<string> {
  for (const { case: kase } of synthesizeCases({ seed: SEED, count: CASES })) yield `${JSON.stringify(kase)}\n`
}

it(`streams ${CASES} synthetic cases through one batch in bounded memory`, async () => {
  buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'batch-million-'))
  const [output, manifest] = [join(folder, 'out.csv'), join(folder, 'run.json')]
  const began = performance.now()
  const child = spawn(process.execPath, [CLI, 'batch', '-', '--format', 'csv', '--table', 'cases', '--output', output, '--manifest', manifest], { stdio: ['pipe', 'ignore', 'inherit'] })
  const readings: number[] = []
  const status = (): { readonly peak: number; readonly cpu: number } => {
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1]) / 1024
    const [, rest = ''] = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    // User and system time, in hundredths of a second.
    return { peak, cpu: (Number(fields[11]) + Number(fields[12])) / 100 }
  }
  let last = { peak: 0, cpu: 0 }
  const timer = setInterval(() => {
    last = status()
    readings.push(Math.round(last.peak))
  }, 1000)
  await Promise.all([pipeline(Readable.from(lines()), child.stdin), once(child, 'close')])
  clearInterval(timer)
  const { counts } = JSON.parse(readFileSync(manifest, 'utf8')) as { counts: { read: number; ok: number } }
  const seconds = (performance.now() - began) / 1000
  const shown = readings.filter((_, at) => at % Math.ceil(readings.length / 10) === 0)
  process.stdout.write(`${JSON.stringify({ cases: counts.read, seed: SEED, seconds: Math.round(seconds), casesASecondOfProcessor: Math.round(counts.read / last.cpu), peakMegabytes: shown, outputBytes: statSync(output).size })}\n`)
  rmSync(folder, { recursive: true })
  expect(counts).toMatchObject({ read: CASES, ok: CASES })
  expect(Math.max(...readings)).toBeLessThan(MOST_MEGABYTES)
})
