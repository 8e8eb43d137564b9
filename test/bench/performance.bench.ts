import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { afterAll, expect, it } from 'vitest'
import type { Memory } from './programs/memory.js'
import type { Twenty } from './programs/twenty.js'
import { runProgram } from './run-program.js'
import { bulkTable, editsTable, growthTable, memoryTable, stagesTable, twentyTable, weightsTable } from './tables.js'
import { type Measured, targetsTable } from './targets.js'
import { timeEdits } from './time-edits.js'

const PAGE = 'docs/performance.md'
const [BEGIN, END] = ['<!-- measured -->', '<!-- /measured -->']
const NO_CHROMIUM = 'Edits in a page were not timed: there is no Chromium here. Install one (apt-get install chromium), or let CHROMIUM name one.'

const machine = `${process.env['BENCH_DATE'] ?? new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
const heading = `Measured on ${machine}.`

const found: { -readonly [Part in keyof Measured]?: Measured[Part] } = {}
const part = async <Part extends keyof Measured>(name: Part, measured: Promise<Measured[Part]>): Promise<Measured[Part]> => (found[name] = await measured)

const sections: readonly (readonly [title: string, table: () => Promise<string>])[] = [
  ['what each step costs beside the bare engine', async () => stagesTable(await part('stages', runProgram('stages')))],
  ['what twenty rules cost by hand and in libraries', async () => twentyTable(await runProgram<Twenty>('twenty'))],
  ['what many cases cost', async () => bulkTable(await part('bulk', runProgram('bulk')))],
  ['what ten thousand samples of weights cost', async () => weightsTable(await part('weights', runProgram('weights')))],
  ['how cost grows', async () => growthTable(await part('growth', runProgram('growth')))],
  ['what a stream of cases leaves in memory', async () => memoryTable(await runProgram<Memory>('memory'))],
  ['what an edit costs in a page', async () => {
    const edits = await part('edits', timeEdits())
    return edits === undefined ? NO_CHROMIUM : editsTable(edits)
  }],
  ['what of it was wanted', async () => targetsTable(wholly(found))],
]

function wholly({ stages, bulk, weights, growth, edits }: Partial<Measured>): Measured {
  if (stages === undefined || bulk === undefined || weights === undefined || growth === undefined) throw new Error('not everything was measured')
  return { stages, bulk, weights, growth, edits }
}

const tables: string[] = []
it.each(sections)('%s', async (_, makeTable) => {
  const table = await makeTable()
  process.stdout.write(`\n${table}\n`)
  expect(table).not.toMatch(/NaN|Infinity|undefined/)
  tables.push(table)
})

afterAll(() => {
  // All or nothing: a page with figures of different runs would compare what cannot be compared.
  if (process.env['BENCH_WRITE'] !== 'yes' || tables.length < sections.length) return
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN) + BEGIN.length)}\n${[heading, ...tables].join('\n\n')}\n${page.slice(page.indexOf(END))}`)
})
