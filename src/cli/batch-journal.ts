import { constants } from 'node:fs'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { usage } from './exit.js'

/** How far a run had come when everything before was safe on the disk. */
export interface Checkpoint {
  /** The last line of the input that is done. */
  readonly line: number
  /** Bytes of output that belong to the lines up to there. */
  readonly output: number
  /** SHA-256 of the input up to the end of that line. */
  readonly input: string
  readonly ok: number
  readonly bad: number
}

export const NOTHING_DONE: Checkpoint = { line: 0, output: 0, input: '', ok: 0, bad: 0 }

/** Notes beside an output under way: first what the run was told to do, then a line for each checkpoint. */
export interface Journal {
  readonly note: (checkpoint: Checkpoint) => Promise<void>
  readonly close: () => Promise<void>
}

/** Begins a journal. Throws a usage error when there is one already, since its run may be going on. */
export async function beginJournal(path: string, header: object): Promise<Journal> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND, 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw usage(
        '--resume, or an output without a run under way',
        'an output whose run is under way or was cut short',
        'Write --resume to go on where it was cut short, or remove the files that end in .part and .journal to begin again.',
      )
    }
    throw error
  })
  await handle.appendFile(`${JSON.stringify(header)}\n`)
  return journalOn(handle)
}

/** Takes a journal up again, cut to the checkpoint from which its run goes on. */
export async function resumeJournal(path: string, kept: number): Promise<Journal> {
  const handle = await open(path, 'r+')
  await handle.truncate(kept)
  await handle.close()
  return journalOn(await open(path, 'a'))
}

function journalOn(handle: FileHandle): Journal {
  return {
    note: (checkpoint) => handle.appendFile(`${JSON.stringify(checkpoint)}\n`),
    close: () => handle.close(),
  }
}

export const removeJournal = (path: string): Promise<void> => rm(path, { force: true })

/** A journal as it was left: the last checkpoint that the output reaches, and how many bytes of the journal lead up to it. */
export interface JournalRead {
  readonly checkpoint: Checkpoint
  readonly kept: number
}

/**
 * Reads a journal; undefined when there is none, or not even its first line was written whole. Throws a usage error when it
 * was begun with another header: other options, rules or another version of the library.
 */
export async function readJournal(path: string, header: object, outputBytes: number): Promise<JournalRead | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const lines = text.split('\n').slice(0, -1)
  const [first, ...notes] = lines
  if (first === undefined) return undefined
  if (first !== JSON.stringify(header)) {
    throw usage('--resume with the options, the rules and the version of the run that was cut short', 'others', 'Remove the files that end in .part and .journal to begin again.')
  }
  let read: JournalRead = { checkpoint: NOTHING_DONE, kept: Buffer.byteLength(first) + 1 }
  let length = read.kept
  for (const line of notes) {
    length += Buffer.byteLength(line) + 1
    const checkpoint = JSON.parse(line) as Checkpoint
    if (checkpoint.output <= outputBytes) read = { checkpoint, kept: length }
  }
  return read
}
