import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { BATCH_FORMATS, codebook, RECORD_DETAILS, TABLES } from '../study/index.js'
import { conclude, exitOf, finished } from './batch-end.js'
import { runJobs } from './batch-jobs.js'
import { fileOutput, standardOutput } from './batch-output.js'
import { type BatchPlan, planOf } from './batch-plan.js'
import { progressLine } from './batch-progress.js'
import { type BatchEnd, runBatch } from './batch-run.js'
import type { Command } from './command.js'
import { EXIT, type ExitCode, usage } from './exit.js'
import { reasonOf } from './files.js'
import type { Io } from './io.js'
import { FORMULATE_OPTIONS, json, ruleSetOf } from './shared.js'

export const batch: Command = {
  name: 'batch',
  summary: 'Rank many cases: one a line in, records or tidy tables out.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    format: { takes: 'form', values: BATCH_FORMATS, meaning: 'NDJSON, the default, or CSV.' },
    table: { takes: 'table', values: TABLES, meaning: 'Rows of one table; without it NDJSON has a record a line, and CSV the table of areas.' },
    detail: { takes: 'level', values: RECORD_DETAILS, meaning: 'How much a record holds; scores when left out.' },
    ...FORMULATE_OPTIONS,
    output: { takes: 'path', short: 'o', meaning: 'Write aside and give it this name when all is done, instead of standard output.' },
    manifest: { takes: 'path', meaning: 'Write what was run over what; beside the output of a shard when left out.' },
    shard: { takes: 'i/n', meaning: 'Work on every n-th line only, from the i-th on; merge puts the shards together.' },
    jobs: { takes: 'number', meaning: 'Share the work among so many processes of this machine; needs a file and --output.' },
    resume: { meaning: 'Go on where a run for the same output was cut short; begin if none was.' },
    unguarded: { meaning: 'Leave text in CSV as it is, even if a spreadsheet would take it for a formula.' },
    codebook: { meaning: 'Print what every column of every table means, as JSON, and do nothing else.' },
    quiet: { short: 'q', meaning: 'Say nothing but errors.' },
  },
  notes: 'A line that is no case is reported in its place and the rest goes on; the command then ends with 1.',
  examples: [
    'ipt-formulation batch cohort.ndjson --output ranked.ndjson',
    'ipt-formulation batch cohort.ndjson --format csv --table areas --output areas.csv --manifest areas.json',
    'ipt-formulation batch - --format csv --table cases < cohort.ndjson',
    'ipt-formulation batch cohort.ndjson --shard 3/8 --output part-3.ndjson --resume',
    'ipt-formulation batch --codebook > codebook.json',
  ],
  run: async (given, io) => {
    if (given.option('rules') === '-' && ((given.files[0] ?? '-') === '-' || given.option('jobs') !== undefined)) {
      throw usage('a file for --rules', 'standard input, which is wanted for something else')
    }
    const ruleSet = await ruleSetOf(given, io)
    if (given.flag('codebook')) {
      io.print(json(codebook(ruleSet)))
      return EXIT.ok
    }
    const plan = await planOf(given, io, ruleSet)
    return io.interruptible((stop) => (plan.jobs === 1 ? runHere(plan, io, stop) : runJobs(plan, io, stop)))
  },
}

async function runHere(plan: BatchPlan, io: Io, stop: AbortSignal): Promise<ExitCode> {
  const { names, input, settings, ruleSet, shard, manifest } = plan
  if (plan.resume && names !== undefined && manifest !== undefined) {
    const done = await finished(plan, names, manifest)
    if (done !== undefined) {
      if (!plan.quiet) io.say('Nothing is left to do.\n')
      return exitOf(done)
    }
  }
  const size = input === '-' ? undefined : await sizeOfInput(input)
  const output = names === undefined ? standardOutput(io) : await fileOutput(names, { journal: 1, settings, ...(shard === undefined ? {} : { shard }) }, plan.resume)
  const progress = progressLine(io, size, plan.quiet)
  let end: BatchEnd
  try {
    end = await runBatch({
      source: input === '-' ? io.stdin() : createReadStream(input), output, settings, ruleSet, stop, onProgress: progress.show, ...(shard === undefined ? {} : { shard }),
    })
  } catch (error) {
    await output.leave()
    throw isSystemError(error) ? usage('a file that can be read, and room to write', reasonOf(error)) : error
  } finally {
    progress.clear()
  }
  if (end.manifest === undefined) {
    await output.leave()
    if (!plan.quiet) io.say(`Stopped at line ${end.line}.${names === undefined ? '' : ' With --resume it goes on from there.'}\n`)
    return EXIT.interrupted
  }
  await conclude(plan, end.manifest, output.finish, io)
  return exitOf(end.manifest)
}

async function sizeOfInput(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    await access(path, constants.R_OK)
    return found.size
  } catch (error) {
    throw usage('a file that can be read', reasonOf(error))
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error
