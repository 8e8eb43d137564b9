import { mkdirSync } from 'node:fs'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { usage } from './exit.js'
import { reasonOf } from './files.js'

/** A file that grows line by line and takes its name when it is whole. */
export interface LineFile {
  readonly write: (text: string) => Promise<void>
  readonly finish: () => Promise<void>
  /** Leaves nothing behind. */
  readonly drop: () => Promise<void>
}

const AT_ONCE = 65_536

/** Begins a file aside. Folders that are missing are made, and the file can be read by its owner alone. */
export async function lineFile(path: string, option: string): Promise<LineFile> {
  const target = await realpath(path).catch(() => path)
  const existing = await stat(target).catch(() => undefined)
  if (existing !== undefined && !existing.isFile()) throw usage(`a file for --${option}`, existing.isDirectory() ? 'the name of a folder' : 'a device or a pipe')
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const refused = (error: unknown): Error => usage(`a place to write to for --${option}`, reasonOf(error))
  try {
    mkdirSync(dirname(target), { recursive: true })
    const file = await open(aside, 'wx', existing?.mode ?? 0o600)
    let waiting = ''
    const flush = async (): Promise<void> => {
      const text = waiting
      waiting = ''
      await file.appendFile(text).catch((error: unknown) => { throw refused(error) })
    }
    return {
      write: async (text) => {
        waiting += text
        if (waiting.length >= AT_ONCE) await flush()
      },
      finish: async () => {
        await flush()
        await file.close()
        await rename(aside, target).catch((error: unknown) => { throw refused(error) })
      },
      drop: async () => {
        await file.close().catch(() => undefined)
        await rm(aside, { force: true })
      },
    }
  } catch (error) {
    throw refused(error)
  }
}
