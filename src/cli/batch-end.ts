import { readFile, stat } from 'node:fs/promises'
import { readManifest, type RunManifest } from '../study/index.js'
import { digestOfFile, type OutputNames } from './batch-output.js'
import type { BatchPlan } from './batch-plan.js'
import { EXIT, type ExitCode } from './exit.js'
import { writeWhole } from './files.js'
import type { Io } from './io.js'
import { parsed } from './merge-files.js'
import { json } from './shared.js'

/** Writes the manifest, gives the output its name and says what came of it. */
export async function conclude(plan: BatchPlan, manifest: RunManifest, finish: () => Promise<void>, io: Io): Promise<void> {
  if (plan.manifest !== undefined) await writeWhole(plan.manifest, json(manifest), plan.input)
  await finish()
  const { read, bad } = manifest.counts
  if (plan.quiet) return
  if (bad > 0) io.say(`${bad} of ${read} records are no case; the output tells why, each in its place.\n`)
  if (plan.names !== undefined) io.say('Written.\n')
}

export const exitOf = ({ counts }: RunManifest): ExitCode => (counts.bad > 0 ? EXIT.findings : EXIT.ok)

/** The manifest of this very run, when it was finished before: nothing in it, in its input or its output has changed since. */
export async function finished({ settings, shard, input }: BatchPlan, { target, journal }: OutputNames, path: string): Promise<RunManifest | undefined> {
  const there = await stat(journal).catch(() => undefined)
  // What comes through a pipe can be read once, and that is for the run itself.
  const source = await stat(input).catch(() => undefined)
  if (there !== undefined || source?.isFile() !== true) return undefined
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const read = readManifest(parsed(text ?? ''))
  if (!read.ok) return undefined
  const { manifest } = read
  if (JSON.stringify([manifest.settings, manifest.shard]) !== JSON.stringify([settings, shard])) return undefined
  const output = await digestOfFile(target).catch(() => undefined)
  if (output?.sha256 !== manifest.output.sha256) return undefined
  return (await digestOfFile(input)).sha256 === manifest.input.sha256 ? manifest : undefined
}
