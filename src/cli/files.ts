import { mkdirSync, rmSync } from 'node:fs'
import { readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { toProblem } from '../errors.js'
import { parseCaseText } from '../input/parse-json.js'
import { EXIT, Stop, usage } from './exit.js'
import type { Io } from './io.js'

/** The JSON value of a file, or of standard input for `-`. Text that is not JSON throws with its line and column. */
export async function readJson(file: string, io: Io): Promise<unknown> {
  return parseCaseText(decode(file === '-' ? await io.readStdin() : await readBytes(file)))
}

/** The text of a file in UTF-8, or of standard input for `-`. */
export async function readText(file: string, io: Io): Promise<string> {
  return decode(file === '-' ? await io.readStdin() : await readBytes(file))
}

/** The file to read when at most one may be named: `-` when none is and something is piped in. */
export function oneInput(files: readonly string[], io: Io): string {
  const [file] = files
  if (file !== undefined) return file
  if (io.stdinIsTerminal) throw usage('a file, or a case piped in', 'neither', 'Write - to type or paste one.')
  return '-'
}

export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** The value of every JSON file under a folder, by path without `.json`, in order of path. */
export async function readFolder(folder: string): Promise<Readonly<Record<string, unknown>>> {
  return Object.fromEntries([...await readTexts(folder)].map(([path, text]) => [path, parseCaseText(text)]))
}

/** The text of every JSON file under a folder, by path without `.json`, in order of path. */
export async function readTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const walk = async (at: string, prefix: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) await walk(path, `${prefix}${entry.name}/`)
      else if (entry.isFile() && entry.name.endsWith('.json')) {
        files.set(`${prefix}${basename(entry.name, '.json')}`, decode(await readBytes(path)))
      }
    }
  }
  await walk(folder, '')
  return files
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw unreadable(error)
  }
}

/**
 * Writes a file whole or not at all: aside first, then renamed. Folders that are missing are made, links are
 * followed, an existing file keeps its mode, and a new one can be read by its owner alone. The file that was read is
 * never written over.
 */
export async function writeWhole(path: string, text: string, input: string, what = 'a place to write to for --output'): Promise<void> {
  const target = await realpath(path).catch(() => path)
  if (input !== '-' && target === (await realpath(input).catch(() => input))) throw usage('a place to write to for --output other than the file that was read', 'the same file')
  const existing = await stat(target).catch(() => undefined)
  if (existing?.isDirectory() === true) throw usage(what, 'the name of a folder')
  // A device or a pipe cannot be renamed over.
  if (existing !== undefined && !existing.isFile()) return await writeFile(target, text)
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const clear = (): void => rmSync(aside, { force: true })
  process.once('exit', clear)
  try {
    // Synchronous on purpose: the asynchronous form never returns where the system has no room for folders.
    mkdirSync(dirname(target), { recursive: true })
    await writeFile(aside, text, { flag: 'wx', mode: existing === undefined ? OWNER_ONLY : existing.mode })
    await rename(aside, target)
  } catch (error) {
    await rm(aside, { force: true })
    throw usage(what, reasonOf(error))
  } finally {
    process.off('exit', clear)
  }
}

// What is written about a person is for whoever asked for it.
const OWNER_ONLY = 0o600

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw unreadable(error)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Stop(EXIT.findings, [toProblem({ code: 'INPUT_JSON', path: '', expected: 'text in UTF-8', received: 'other bytes' })])
  }
}

const unreadable = (error: unknown): Stop => usage('a file that can be read', reasonOf(error))

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the name of a file that is not there',
  EISDIR: 'the name of a folder',
  ENOTDIR: 'a path through something that is not a folder',
  EACCES: 'one that may not be opened',
  EPERM: 'one that may not be opened',
  EROFS: 'one on a medium that cannot be written',
  ENOSPC: 'one on a full medium',
  EBUSY: 'one that is in use',
  EEXIST: 'one that is being written already',
  ELOOP: 'links that lead in a circle',
  ERR_FS_FILE_TOO_LARGE: 'one that is too large',
}

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? `one that the system refuses${code === '' ? '' : ` (${code})`}`
}
