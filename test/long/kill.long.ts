import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generatorOf } from '../../src/random.js'
import { buildOnce } from '../support/built.js'
import { writeCohort } from '../support/cohort.js'
import { killAndResume } from '../support/kill-batch.js'
import { runCli } from '../support/run-cli.js'

const KILLS = Number(process.env['KILL_KILLS'] ?? 20)
const CASES = Number(process.env['KILL_CASES'] ?? 3000)
const SEED = Number(process.env['KILL_SEED'] ?? 20251121)

it(`loses and repeats nothing in ${KILLS} runs, each killed at a random moment, and in one killed again and again`, async () => {
  buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'batch-kill-'))
  const [input, expected] = [join(folder, 'in.ndjson'), join(folder, 'whole')]
  await writeCohort(input, CASES)
  await runCli(['batch', input, '--output', expected, '--quiet'])
  const draw = generatorOf(SEED)
  const reports = []
  for (let run = 0; run < KILLS; run += 1) {
    const own = join(folder, `run-${run}`)
    mkdirSync(own)
    reports.push(await killAndResume({ input, output: join(own, 'out'), expected, args: [], seed: draw(), kills: 1 }))
  }
  mkdirSync(join(folder, 'again'))
  reports.push(await killAndResume({ input, output: join(folder, 'again/out'), expected, args: [], seed: draw(), kills: Math.ceil(KILLS / 2) }))
  rmSync(folder, { recursive: true })
  const struck = reports.reduce((sum, each) => sum + each.struck, 0)
  process.stdout.write(`kills: ${struck} found the program at work, seed ${SEED}, ${CASES} cases; bytes aside after each: ${reports.flatMap(({ left }) => left).join(' ')}\n`)
  expect(reports.filter(({ isSame, litter }) => !isSame || litter.length > 0)).toEqual([])
  expect(struck).toBeGreaterThan(KILLS * 0.6)
})
