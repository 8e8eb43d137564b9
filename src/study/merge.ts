import { count, FormulationError, type NonEmpty, type ProblemParts } from '../errors.js'
import { csvRow } from '../csv.js'
import { isInShard, type RunManifest, type Shard } from './manifest.js'
import { type OutputRow, rowsIn } from './row-reader.js'
import { tableColumns } from './tables/tables.js'

/** One shard's manifest and its output, in pieces of any size. */
export interface ShardPart {
  readonly manifest: RunManifest
  readonly output: AsyncIterable<string>
}

/** The manifest of a shard. */
export type ShardManifest = RunManifest & { readonly shard: Shard }

/**
 * The manifests of all shards of one batch, in order. Throws a `FormulationError` that tells every shard that is missing or
 * there twice, and whatever they do not agree in.
 */
export function checkShards(manifests: readonly RunManifest[]): readonly ShardManifest[] {
  const [first] = manifests
  if (first === undefined) throw refused([['at least one shard', 'none']])
  const shards = manifests.filter((each): each is ShardManifest => each.shard !== undefined)
  const of = first.shard?.of ?? 0
  const faults: Fault[] = []
  if (shards.length < manifests.length) faults.push(['shards only', 'the output of a whole batch among them'])
  for (const [what, told] of AGREED) {
    const answers = new Set(manifests.map((each) => JSON.stringify(told(each))))
    if (answers.size > 1) faults.push([`shards of one batch: the same ${what} in all`, `${answers.size} different ones`])
  }
  if (faults.length === 0) faults.push(...incomplete(shards, of))
  const read = shards.reduce((sum, { counts }) => sum + counts.read, 0)
  if (faults.length === 0 && read !== first.input.records) {
    faults.push([`shards that read ${count(first.input.records, 'record')} together`, `shards that read ${read}`])
  }
  if (faults.length > 0) throw refused(faults)
  return [...shards].sort((a, b) => a.shard.index - b.shard.index)
}

const AGREED: readonly (readonly [string, (manifest: RunManifest) => unknown])[] = [
  ['number of shards', ({ shard }) => shard?.of],
  ['input', ({ input: { sha256, bytes, records } }) => [sha256, bytes, records]],
  ['library', ({ settings }) => settings.library],
  ['rule set', ({ settings: { ruleSet } }) => [ruleSet.id, ruleSet.version, ruleSet.digest]],
  ['tradition', ({ settings }) => settings.tradition],
  ['format', ({ settings: { format, table, guard } }) => [format, table, guard]],
  ['detail', ({ settings }) => settings.detail],
]

type Fault = readonly [expected: string, received: string]

function incomplete(shards: readonly ShardManifest[], of: number): readonly Fault[] {
  const times = new Map<number, number>()
  for (const { shard: { index } } of shards) times.set(index, (times.get(index) ?? 0) + 1)
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !times.has(index))
  const twice = [...times].filter(([, number]) => number > 1).map(([index]) => index)
  const strangers = [...times.keys()].filter((index) => index > of)
  return [
    ...(missing.length === 0 ? [] : [[`all ${of} shards`, `none for ${listOf(missing)}`] as const]),
    ...(twice.length === 0 ? [] : [['each shard once', `shard ${listOf(twice)} more than once`] as const]),
    ...(strangers.length === 0 ? [] : [[`shards from 1 to ${of}`, `shard ${listOf(strangers)}`] as const]),
  ]
}

const MOST_LISTED = 20

function listOf(numbers: readonly number[]): string {
  const shown = [...numbers].sort((a, b) => a - b).slice(0, MOST_LISTED).join(', ')
  return numbers.length > MOST_LISTED ? `${shown} and ${numbers.length - MOST_LISTED} more` : shown
}

function refused(faults: readonly Fault[]): FormulationError {
  const [first, ...rest] = faults.map(([expected, received]): ProblemParts => ({ code: 'INPUT_INVALID', path: '', expected, received }))
  const problems: NonEmpty<ProblemParts> = [first ?? { code: 'INPUT_INVALID', path: '', expected: 'shards of one batch', received: 'others' }, ...rest]
  return new FormulationError(problems)
}

/** The manifest of the whole batch, as it would have been without shards; of the merged output it is told bytes and digest. */
export function mergedManifest(shards: readonly RunManifest[], output: RunManifest['output']): RunManifest {
  const [first] = checkShards(shards)
  if (first === undefined) throw refused([['at least one shard', 'none']])
  const sum = (of: (counts: RunManifest['counts']) => number): number => shards.reduce((total, { counts }) => total + of(counts), 0)
  const { records, bytes, sha256 } = first.input
  return {
    manifestVersion: 1,
    settings: first.settings,
    input: { records, bytes, sha256 },
    counts: { read: sum(({ read }) => read), ok: sum(({ ok }) => ok), bad: sum(({ bad }) => bad) },
    output,
  }
}

/**
 * Puts the outputs of all shards together as one run over the whole input would have written them, byte for byte, holding
 * no more than a piece of each. Throws a `FormulationError` where an output is not what its manifest tells.
 */
export async function* mergeShards(parts: readonly ShardPart[]): AsyncGenerator<string, void> {
  const [first] = checkShards(parts.map(({ manifest }) => manifest))
  if (first === undefined) return
  const { format, table } = first.settings
  const sources = parts.map(sourceOf).sort((a, b) => a.shard.index - b.shard.index)
  if (format === 'csv') {
    const heads = csvRow(tableColumns(table ?? 'areas'))
    for (const source of sources) await source.takeHeads(heads)
    yield heads
  }
  for (const source of sources) await source.advance()
  let piece = ''
  // Shards take lines in turn, so the next line is found without searching; lines without a row are passed over.
  for (let line = 1, open = sources.filter(({ line: next }) => next !== undefined).length; open > 0; line += 1) {
    const source = sources[(line - 1) % sources.length]
    while (source?.line === line) {
      piece += source.text
      if (!(await source.advance())) open -= 1
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

const PIECE = 65_536
const WHOLE: Shard = { index: 1, of: 1 }

/** The rows of one shard, one at a time. */
interface Source {
  readonly shard: Shard
  /** Line of the input that the next row speaks of; undefined at the end. */
  line: number | undefined
  text: string
  /** False once there is no further row. */
  readonly advance: () => Promise<boolean>
  readonly takeHeads: (heads: string) => Promise<void>
}

function sourceOf({ manifest, output }: ShardPart): Source {
  const { shard = WHOLE, settings: { format, table }, counts, input } = manifest
  const pieces = rowsIn(output, format)
  const hasRowForEach = table !== 'messages' && table !== 'problems'
  let [rows, at, seen]: [readonly OutputRow[], number, number] = [[], 0, 0]

  async function next(): Promise<OutputRow | undefined> {
    while (at >= rows.length) {
      const more = await pieces.next()
      if (more.done === true) return undefined
      ;[rows, at] = [more.value, 0]
    }
    at += 1
    return rows[at - 1]
  }

  const source: Source = {
    shard,
    line: undefined,
    text: '',
    async advance() {
      const before = source.line ?? 0
      const row = await next()
      source.line = row?.line
      source.text = row?.text ?? ''
      if (row === undefined) {
        if (hasRowForEach && seen !== counts.read) throw broken(shard, count(counts.read, 'record'), `${seen}`)
        return false
      }
      if (!source.text.endsWith('\n')) throw broken(shard, 'whole rows', 'a row that is cut off')
      if (row.line === undefined) throw broken(shard, 'rows that begin with the number of a line', 'another')
      // A line has at least one byte, so no number is above that of bytes.
      if (row.line < before || row.line > input.bytes || !isInShard(row.line, shard)) throw broken(shard, 'its own lines, in order', 'another line')
      if (row.line !== before) seen += 1
      return true
    },
    async takeHeads(heads) {
      if ((await next())?.text !== heads) throw broken(shard, 'the heads of its table first', 'something else')
    },
  }
  return source
}

const broken = ({ index }: Shard, expected: string, received: string): FormulationError =>
  refused([[`in the output of shard ${index} ${expected}`, received]])
