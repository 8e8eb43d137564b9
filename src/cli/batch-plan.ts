import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { digest } from '../digest.js'
import { DEFAULT_TRADITION, type RuleSet } from '../index.js'
import type { BatchFormat, RecordDetail, RunSettings, Shard, Table } from '../study/index.js'
import { VERSION } from '../version.js'
import { type OutputNames, outputNames } from './batch-output.js'
import type { Given } from './command.js'
import { usage } from './exit.js'
import { oneInput } from './files.js'
import type { Io } from './io.js'
import { manifestOf } from './merge-files.js'
import { checkWord, wholeNumber } from './shared.js'

/** Everything a batch was told, checked. */
export interface BatchPlan {
  readonly given: Given
  readonly input: string
  readonly settings: RunSettings
  readonly ruleSet: RuleSet
  readonly shard?: Shard
  readonly names?: OutputNames
  readonly manifest?: string
  readonly jobs: number
  readonly resume: boolean
  readonly quiet: boolean
}

/** Checks what a batch was told, before anything is read. */
export async function planOf(given: Given, io: Io, ruleSet: RuleSet): Promise<BatchPlan> {
  const input = oneInput(given.files, io)
  const output = given.option('output')
  const shard = shardOf(given.option('shard'))
  const jobs = wholeNumber(given, 'jobs', { min: 1, max: MOST_JOBS }) ?? 1
  const names = output === undefined ? undefined : await outputNames(output, input)
  if (given.flag('resume') && names === undefined) throw usage('--output with --resume', 'standard output, of which nothing can be taken up again')
  if (jobs > 1 && (names === undefined || input === '-')) throw usage('a file to read and --output with --jobs', 'standard input or standard output')
  if (jobs > 1 && shard !== undefined) throw usage('--jobs or --shard', 'both')
  const manifest = given.option('manifest') ?? (shard === undefined || names === undefined ? undefined : manifestOf(names.target))
  if (manifest !== undefined && names !== undefined && (await realpath(manifest).catch(() => resolve(manifest))) === resolve(names.target)) {
    throw usage('another place for --manifest than for --output', 'the same')
  }
  return {
    given, input, ruleSet, jobs,
    settings: settingsOf(given, ruleSet),
    ...(shard === undefined ? {} : { shard }),
    ...(names === undefined ? {} : { names }),
    ...(manifest === undefined ? {} : { manifest }),
    resume: given.flag('resume'),
    quiet: given.flag('quiet'),
  }
}

const MOST_JOBS = 256

function shardOf(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? []
  const shard = { index: Number(index), of: Number(of) }
  if (shard.index >= 1 && shard.index <= shard.of) return shard
  throw usage('--shard as i/n, with i from 1 to n', 'something else', 'Four shards are 1/4, 2/4, 3/4 and 4/4.')
}

function settingsOf(given: Given, ruleSet: RuleSet): RunSettings {
  const tradition = given.option('tradition') ?? DEFAULT_TRADITION
  checkWord(tradition, ruleSet.traditions.map(({ id }) => id), 'a tradition')
  const format = (given.option('format') ?? 'ndjson') as BatchFormat
  const table = (given.option('table') ?? (format === 'csv' ? 'areas' : undefined)) as Table | undefined
  const detail = given.option('detail') as RecordDetail | undefined
  if (detail !== undefined && table !== undefined) throw usage('--detail with records', 'it with a table, whose columns are fixed')
  if (given.flag('unguarded') && format !== 'csv') throw usage('--unguarded with CSV', 'it with NDJSON')
  return {
    library: VERSION,
    ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: digest(ruleSet) },
    tradition,
    format,
    ...(table === undefined ? { detail: detail ?? 'scores' } : { table }),
    ...(format === 'csv' ? { guard: !given.flag('unguarded') } : {}),
  }
}
