import { setImmediate } from 'node:timers/promises'
import { isUtf8 } from 'node:buffer'
import type { RuleSet } from '../index.js'
import { FormulationError } from '../errors.js'
import { caseFromLine, createBatchReader, isInShard, recordWriter, type RunManifest, type RunSettings, type Shard } from '../study/index.js'
import { type InputLine, LONGEST_LINE, readLines } from './batch-lines.js'
import type { BatchOutput } from './batch-output.js'
import { usage } from './exit.js'

/** One run over one input. */
export interface BatchRun {
  readonly source: AsyncIterable<Uint8Array>
  readonly output: BatchOutput
  readonly settings: RunSettings
  readonly ruleSet: RuleSet
  readonly shard?: Shard
  readonly stop: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** How far a run is. */
export interface Progress {
  /** Bytes of the input that were gone through. */
  readonly bytes: number
  readonly ok: number
  readonly bad: number
  /** Records that were done before this run went on with the rest. */
  readonly before: number
}

/** What came of it: the manifest of a run that reached the end. */
export interface BatchEnd {
  readonly manifest?: RunManifest
  /** Last line that was done. */
  readonly line: number
}

/** Records between two checkpoints: at most so many are done again after a kill. */
const STRIDE = 200
const PIECE = 65_536
// An interruption is heard between two pieces of work of this length.
const LONGEST_BREATH_MS = 20
const WHOLE: Shard = { index: 1, of: 1 }

/** Reads line after line, writes what comes of each, and notes how far it is. Memory holds a piece of input and a piece of output. */
export async function runBatch({ source, output, settings, ruleSet, shard, stop, onProgress }: BatchRun): Promise<BatchEnd> {
  const detail = settings.detail === 'formulation' ? 'formulation' : 'ranking'
  const read = createBatchReader({ ruleSet, tradition: settings.tradition, detail })
  const writer = recordWriter(settings, ruleSet)
  const reader = readLines(until(source, stop))
  const { from } = output
  let { ok, bad, line: done } = from
  let text = from.output === 0 ? writer.head : ''
  let [sinceNote, breath, before, last] = [0, performance.now(), 0, 0]

  const isStopped = (): boolean => stop.aborted
  const flush = async (): Promise<void> => {
    if (text === '') return
    const whole = text
    text = ''
    await output.write(whole)
  }
  const checkpoint = async (): Promise<void> => {
    await flush()
    await output.checkpoint({ line: done, input: reader.sha256(), ok, bad })
    sinceNote = 0
  }

  for await (const line of reader.lines) {
    const { number, isEmpty } = line
    // Stopped while waiting for input: what came last may be half a line.
    if (isStopped()) break
    last = number
    const isOurs = !isEmpty && isInShard(number, shard ?? WHOLE)
    if (isOurs) reader.take()
    if (number <= from.line) {
      if (isOurs) before += 1
      if (number === from.line && reader.sha256() !== from.input) throw otherInput()
      continue
    }
    if (isOurs) {
      const record = read(valueOf(line), number - 1)
      text += writer.text(record)
      if (record.ok) ok += 1
      else bad += 1
      done = number
      sinceNote += 1
      if (text.length >= PIECE) await flush()
      if (sinceNote >= STRIDE) await checkpoint()
    }
    if (performance.now() - breath > LONGEST_BREATH_MS) {
      onProgress({ bytes: reader.bytes(), ok, bad, before })
      await setImmediate()
      breath = performance.now()
    }
    if (isStopped()) {
      done = number
      await checkpoint()
      return { line: number }
    }
  }
  if (isStopped()) {
    await flush()
    return { line: last }
  }
  if (last < from.line || before !== from.ok + from.bad) throw otherInput()
  // To the very end, so that a run cut short from here on finds nothing left to do.
  done = last
  await checkpoint()
  onProgress({ bytes: reader.bytes(), ok, bad, before })
  return {
    line: done,
    manifest: {
      manifestVersion: 1,
      settings,
      ...(shard === undefined ? {} : { shard }),
      input: {
        records: reader.records(), bytes: reader.bytes(), sha256: reader.sha256(),
        ...(shard === undefined ? {} : { shardSha256: reader.takenSha256() }),
      },
      counts: { read: ok + bad, ok, bad },
      output: { bytes: output.bytes(), sha256: output.sha256() },
    },
  }
}

/** What comes from a source until it ends or work is to stop, though it may be a source from which nothing comes for long. */
async function* until(source: AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const iterator = source[Symbol.asyncIterator]()
  let wake: (() => void) | undefined
  stop.addEventListener('abort', () => wake?.(), { once: true })
  while (!stop.aborted) {
    const next = await new Promise<IteratorResult<Uint8Array> | undefined>((resolve, reject) => {
      wake = () => resolve(undefined)
      iterator.next().then(resolve, reject)
    })
    if (next === undefined || next.done === true) break
    yield next.value
  }
}

const otherInput = (): Error => usage('--resume with the input of the run that was cut short', 'another input', 'Remove the files that end in .part and .journal to begin again.')

function valueOf({ bytes }: InputLine): unknown {
  if (bytes === undefined) {
    return new FormulationError([{ code: 'INPUT_TOO_LARGE', path: '', expected: `a line of at most ${LONGEST_LINE} bytes`, received: 'a longer one' }])
  }
  if (!isUtf8(bytes)) return new FormulationError([{ code: 'INPUT_JSON', path: '', expected: 'text in UTF-8', received: 'other bytes' }])
  return caseFromLine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
}
