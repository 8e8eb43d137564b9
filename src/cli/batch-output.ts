import { createHash, type Hash } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { usage } from './exit.js'
import { reasonOf } from './files.js'
import type { Io } from './io.js'
import { beginJournal, type Checkpoint, type Journal, NOTHING_DONE, readJournal, removeJournal, resumeJournal } from './batch-journal.js'

/** Where the output of a batch goes. */
export interface BatchOutput {
  /** From where the run goes on. */
  readonly from: Checkpoint
  readonly write: (text: string) => Promise<void>
  /** Everything so far is written; what comes later can be lost without harm. Nothing for standard output. */
  readonly checkpoint: (at: Omit<Checkpoint, 'output'>) => Promise<void>
  readonly bytes: () => number
  readonly sha256: () => string
  /** The run is over: the output takes its name. */
  readonly finish: () => Promise<void>
  /** The run stops before its end; what is done is kept. */
  readonly leave: () => Promise<void>
}

export function standardOutput(io: Io): BatchOutput {
  const sum = createHash('sha256')
  let bytes = 0
  return {
    from: NOTHING_DONE,
    async write(text) {
      sum.update(text)
      bytes += Buffer.byteLength(text)
      await io.write(text)
    },
    checkpoint: () => Promise.resolve(),
    bytes: () => bytes,
    sha256: () => sum.copy().digest('hex'),
    finish: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  }
}

/** An output that is a file, by the names it has. */
export interface OutputNames {
  readonly target: string
  readonly aside: string
  readonly journal: string
}

/** Resolves links, makes folders, and refuses the file that is read and whatever is no file. */
export async function outputNames(path: string, input: string): Promise<OutputNames> {
  const target = await realpath(path).catch(() => path)
  if (input !== '-' && target === (await realpath(input).catch(() => input))) throw usage('a place to write to for --output other than the file that was read', 'the same file')
  const existing = await stat(target).catch(() => undefined)
  if (existing?.isDirectory() === true) throw usage('a place to write to for --output', 'the name of a folder')
  if (existing !== undefined && !existing.isFile()) throw usage('a file for --output', 'a device or a pipe', 'Leave --output out to write to standard output.')
  try {
    // Synchronous on purpose: the asynchronous form never returns where the system has no room for folders.
    mkdirSync(dirname(target), { recursive: true })
  } catch (error) {
    throw usage('a place to write to for --output', reasonOf(error))
  }
  return { target, aside: `${target}.part`, journal: `${target}.journal` }
}

/**
 * Writes aside, at the end of a file that only grows, with a journal of checkpoints; the file takes its name when the run is
 * over. With `resume` it goes on at the last checkpoint of a run that was cut short, if there is one.
 */
export async function fileOutput(names: OutputNames, header: object, resume: boolean): Promise<BatchOutput> {
  try {
    return await openOutput(names, header, resume)
  } catch (error) {
    throw error instanceof Error && 'exit' in error ? error : usage('a place to write to for --output', reasonOf(error))
  }
}

async function openOutput({ target, aside, journal: journalPath }: OutputNames, header: object, resume: boolean): Promise<BatchOutput> {
  const sum = createHash('sha256')
  const existing = await stat(target).catch(() => undefined)
  let from = NOTHING_DONE
  let journal: Journal | undefined
  if (resume) {
    const own = await sizeOf(aside)
    const read = await readJournal(journalPath, header, own ?? existing?.size ?? 0)
    // Cut short between taking its name and clearing up: the file is put aside again, and found to be whole.
    if (own === undefined && read !== undefined && read.checkpoint.output > 0 && read.checkpoint.output === existing?.size) await rename(target, aside)
    const isThere = (await sizeOf(aside)) !== undefined
    if (read !== undefined && isThere) {
      from = read.checkpoint
      journal = await resumeJournal(journalPath, read.kept)
    } else await removeJournal(journalPath)
  }
  journal ??= await beginJournal(journalPath, header)
  const handle = await open(aside, 'a', existing?.mode ?? 0o600)
  await handle.truncate(from.output)
  await addFile(sum, aside)
  return { from, ...outputOn(handle, journal, from.output, sum), async finish() {
    await handle.datasync()
    await handle.close()
    await journal.close()
    await rename(aside, target)
    await removeJournal(journalPath)
  } }
}

function outputOn(handle: FileHandle, journal: Journal, begun: number, sum: Hash): Omit<BatchOutput, 'from' | 'finish'> {
  let bytes = begun
  return {
    async write(text) {
      const piece = Buffer.from(text)
      sum.update(piece)
      bytes += piece.length
      await handle.appendFile(piece)
    },
    async checkpoint(at) {
      if ((await handle.stat()).size !== bytes) throw usage('an output that nobody else writes to', 'another program at work on it')
      await handle.datasync()
      await journal.note({ ...at, output: bytes })
    },
    bytes: () => bytes,
    sha256: () => sum.copy().digest('hex'),
    async leave() {
      await handle.close()
      await journal.close()
    },
  }
}

async function addFile(sum: Hash, path: string): Promise<void> {
  for await (const piece of createReadStream(path)) sum.update(piece as Uint8Array)
}

/** SHA-256 and size of a file. */
export async function digestOfFile(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const sum = createHash('sha256')
  await addFile(sum, path)
  return { bytes: (await sizeOf(path)) ?? 0, sha256: sum.digest('hex') }
}

export async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size
}
