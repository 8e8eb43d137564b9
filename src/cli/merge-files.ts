import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { checkShards, mergeShards, readManifest, type RunManifest, type ShardPart } from '../study/index.js'
import { isFormulationError, toProblem } from '../errors.js'
import { digestOfFile, type OutputNames } from './batch-output.js'
import { EXIT, Stop, usage } from './exit.js'
import { reasonOf } from './files.js'
import type { Io } from './io.js'

/** A shard on the disk. */
export interface ShardFile {
  readonly path: string
  readonly manifest: RunManifest
}

/** Where the manifest of an output is looked for. */
export const manifestOf = (output: string): string => `${output}.manifest.json`

/** Reads the manifests that lie beside outputs. Files are named by their place in the list, so that no path is repeated. */
export async function shardFiles(paths: readonly string[]): Promise<readonly ShardFile[]> {
  const files: ShardFile[] = []
  for (const [at, path] of paths.entries()) {
    const what = `the manifest beside file ${at + 1}, its name with .manifest.json after it`
    const text = await readFile(manifestOf(path), 'utf8').catch((error: unknown) => {
      throw usage(what, reasonOf(error), 'A shard has one once it is finished: run it again with --resume.')
    })
    const read = readManifest(parsed(text))
    if (!read.ok) throw usage(what, 'a file that is no manifest of a batch')
    files.push({ path, manifest: read.manifest })
  }
  return files
}

/** The value of a JSON text; undefined for text that is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Puts shards together, into a file that takes its name at the end or to standard output, and tells what was written. */
export async function mergeFiles(files: readonly ShardFile[], names: OutputNames | undefined, io: Io, stop: AbortSignal): Promise<Merged | undefined> {
  refusing(() => checkShards(files.map(({ manifest }) => manifest)))
  for (const { path, manifest } of files) await checkFile(path, manifest)
  const parts = files.map(({ path, manifest }): ShardPart => ({ manifest, output: createReadStream(path, { encoding: 'utf8' }) }))
  const sum = createHash('sha256')
  let bytes = 0
  const handle = names === undefined ? undefined : await open(names.aside, 'w', 0o600)
  try {
    for await (const piece of mergeShards(parts)) {
      if (stop.aborted) break
      const encoded = Buffer.from(piece)
      sum.update(encoded)
      bytes += encoded.length
      await (handle === undefined ? io.write(piece) : handle.appendFile(encoded))
    }
    await handle?.datasync()
  } catch (error) {
    if (names !== undefined) await rm(names.aside, { force: true })
    throw asRefusal(error)
  } finally {
    await handle?.close()
  }
  if (stop.aborted) {
    if (names !== undefined) await rm(names.aside, { force: true })
    return undefined
  }
  return {
    output: { bytes, sha256: sum.digest('hex') },
    finish: async () => {
      if (names !== undefined) await rename(names.aside, names.target)
    },
  }
}

function refusing(check: () => void): void {
  try {
    check()
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Shards that do not fit together end the command in another way than a whole in which some lines are no case. */
const asRefusal = (error: unknown): unknown => (isFormulationError(error) ? new Stop(EXIT.usage, error.problems) : error)

/** What was merged, and how it takes its name. */
export interface Merged {
  readonly output: RunManifest['output']
  readonly finish: () => Promise<void>
}

async function checkFile(path: string, { output, shard }: RunManifest): Promise<void> {
  const which = `shard ${shard?.index ?? 1}`
  const found = await digestOfFile(path).catch((error: unknown) => {
    throw usage(`the output of ${which}`, reasonOf(error))
  })
  if (found.bytes === output.bytes && found.sha256 === output.sha256) return
  const received = found.bytes === output.bytes ? 'other bytes' : `${found.bytes} bytes`
  throw new Stop(EXIT.usage, [toProblem({ code: 'INPUT_INVALID', path: '', expected: `in the output of ${which} the ${output.bytes} bytes that its manifest tells of`, received })])
}
