import { type NonEmpty, type Problem, toProblem } from '../errors.js'
import { TABLES, type Table } from './tables/tables.js'

export const BATCH_FORMATS = ['ndjson', 'csv'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

export const RECORD_DETAILS = ['scores', 'ranking', 'formulation'] as const
/** How much a record holds that is not a row of a table. `scores`: the ranking without the arguments behind it. */
export type RecordDetail = (typeof RECORD_DETAILS)[number]

/** Which part of a batch this is: lines whose number leaves the remainder `index - 1` when `line - 1` is divided by `of`. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number
  readonly of: number
}

/** Whether a line, counted from 1, belongs to a shard. */
export const isInShard = (line: number, { index, of }: Shard): boolean => (line - 1) % of === index - 1

/** What a batch was told to do; two shards of one batch agree in all of it. */
export interface RunSettings {
  readonly library: string
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly tradition: string
  readonly format: BatchFormat
  /** Absent where each line of output is a whole record. */
  readonly table?: Table
  /** Absent where the output is a table. */
  readonly detail?: RecordDetail
  /** Of CSV: whether text that looks like a formula is guarded. */
  readonly guard?: boolean
}

/** The whole input, whichever part of it was worked on. */
export interface InputSeen {
  /** Lines that are not empty. */
  readonly records: number
  readonly bytes: number
  /** SHA-256 of all its bytes, in hex. */
  readonly sha256: string
  /** SHA-256 of the bytes of this shard's lines, line breaks included; absent for a whole batch. */
  readonly shardSha256?: string
}

/** What was run over what, and what came of it: enough to run it again and to put shards together. No clock is in it. */
export interface RunManifest {
  readonly manifestVersion: 1
  readonly settings: RunSettings
  /** Absent for a whole batch. */
  readonly shard?: Shard
  readonly input: InputSeen
  /** Records of this shard, or of all. */
  readonly counts: { readonly read: number; readonly ok: number; readonly bad: number }
  readonly output: { readonly bytes: number; readonly sha256: string }
}

/** A manifest from a JSON value, or what is wrong with it. */
export function readManifest(value: unknown): { readonly ok: true; readonly manifest: RunManifest } | { readonly ok: false; readonly problems: NonEmpty<Problem> } {
  const at = firstFault(value)
  return at === undefined
    ? { ok: true, manifest: value as RunManifest }
    : { ok: false, problems: [toProblem({ code: 'INPUT_INVALID', path: at, expected: 'what the manifest of a batch holds there', received: 'something else' })] }
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''
const isDigest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isCount: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
const isPlace: Check = (value) => isCount(value) && value !== 0
const orNothing = (check: Check): Check => (value) => value === undefined || check(value)
const oneOf = (words: readonly string[]): Check => (value) => typeof value === 'string' && words.includes(value)

const FIELDS: Readonly<Record<string, Check>> = {
  '/manifestVersion': (value) => value === 1,
  '/settings/library': isText,
  '/settings/ruleSet/id': isText,
  '/settings/ruleSet/version': isText,
  '/settings/ruleSet/digest': isDigest,
  '/settings/tradition': isText,
  '/settings/format': oneOf(BATCH_FORMATS),
  '/settings/table': orNothing(oneOf(TABLES)),
  '/settings/detail': orNothing(oneOf(RECORD_DETAILS)),
  '/settings/guard': orNothing((value) => typeof value === 'boolean'),
  '/input/records': isCount,
  '/input/bytes': isCount,
  '/input/sha256': isDigest,
  '/input/shardSha256': orNothing(isDigest),
  '/counts/read': isCount,
  '/counts/ok': isCount,
  '/counts/bad': isCount,
  '/output/bytes': isCount,
  '/output/sha256': isDigest,
}

const OF_A_SHARD: Readonly<Record<string, Check>> = { '/shard/index': isPlace, '/shard/of': isPlace }

function firstFault(value: unknown): string | undefined {
  const fields = { ...FIELDS, ...(valueAt(value, '/shard') === undefined ? {} : OF_A_SHARD) }
  return Object.entries(fields).find(([path, check]) => !check(valueAt(value, path)))?.[0]
}

function valueAt(value: unknown, path: string): unknown {
  let here = value
  for (const name of path.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = (here as Readonly<Record<string, unknown>>)[name]
  }
  return here
}
