import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { mergedManifest } from '../study/index.js'
import type { BatchPlan } from './batch-plan.js'
import { conclude, exitOf, finished } from './batch-end.js'
import { progressLine } from './batch-progress.js'
import type { Progress } from './batch-run.js'
import { EXIT, type ExitCode } from './exit.js'
import type { Io } from './io.js'
import { manifestOf, mergeFiles, shardFiles } from './merge-files.js'

const PASSED_ON = ['format', 'table', 'detail', 'tradition', 'rules'] as const
const SWITCHES = ['unguarded', 'resume'] as const

/** Shares a batch among processes of this same program, a shard each, and merges what they write. */
export async function runJobs(plan: BatchPlan, io: Io, stop: AbortSignal): Promise<ExitCode> {
  const { names, jobs, input, given, manifest: manifestPath } = plan
  if (names === undefined) throw new RangeError('jobs write to files')
  if (plan.resume && manifestPath !== undefined) {
    const done = await finished(plan, names, manifestPath)
    if (done !== undefined) {
      if (!plan.quiet) io.say('Nothing is left to do.\n')
      return exitOf(done)
    }
  }
  const paths = Array.from({ length: jobs }, (_, at) => `${names.target}.shard-${at + 1}-of-${jobs}`)
  const passed = [
    ...PASSED_ON.flatMap((name) => (given.option(name) === undefined ? [] : [`--${name}=${given.option(name) ?? ''}`])),
    ...SWITCHES.filter((name) => given.flag(name)).map((name) => `--${name}`),
  ]
  const progress = totalProgress(io, jobs, plan.quiet)
  const children = paths.map((path, at) => startJob(['batch', input, `--shard=${at + 1}/${jobs}`, `--output=${path}`, ...passed, '--quiet'], progress.of(at)))
  const end = (): void => children.forEach(({ child }) => void child.kill('SIGTERM'))
  stop.addEventListener('abort', end, { once: true })
  // One that fails ends the others: there is nothing to merge without it.
  children.forEach(({ ended }) => void ended.then(({ code }) => (code === EXIT.ok || code === EXIT.findings ? undefined : end())))
  const ends = await Promise.all(children.map(({ ended }) => ended))
  progress.clear()
  if (stop.aborted) {
    if (!plan.quiet) io.say('Stopped. With --resume it goes on from there.\n')
    return EXIT.interrupted
  }
  const failed = ends.filter(({ code }) => code !== EXIT.ok && code !== EXIT.findings)
  const worst = failed.find(({ code }) => code !== EXIT.interrupted) ?? failed[0]
  if (worst !== undefined) {
    io.say(worst.said)
    return worst.code ?? EXIT.internal
  }
  const files = await shardFiles(paths)
  const merged = await mergeFiles(files, names, io, stop)
  if (merged === undefined) return EXIT.interrupted
  const manifest = mergedManifest(files.map((file) => file.manifest), merged.output)
  await conclude(plan, manifest, merged.finish, io)
  for (const path of paths) for (const each of [path, manifestOf(path)]) await rm(each, { force: true })
  return exitOf(manifest)
}

interface Job {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: ExitCode | null; readonly said: string }>
}

function startJob(args: readonly string[], onProgress: (progress: Progress) => void): Job {
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.on('message', (message) => onProgress(message as Progress))
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as ExitCode | null, said })) }
}

/** What the jobs are told of together: their counts in one sum; each goes through the whole input, so the slowest tells how far. */
function totalProgress(io: Io, jobs: number, quiet: boolean): { readonly of: (at: number) => (progress: Progress) => void; readonly clear: () => void } {
  const line = progressLine(io, undefined, quiet)
  const latest: Progress[] = Array.from({ length: jobs }, () => ({ bytes: 0, ok: 0, bad: 0, before: 0 }))
  const sum = (of: (progress: Progress) => number): number => latest.reduce((total, progress) => total + of(progress), 0)
  return {
    of: (at) => (progress) => {
      latest[at] = progress
      line.show({ bytes: Math.min(...latest.map(({ bytes }) => bytes)), ok: sum(({ ok }) => ok), bad: sum(({ bad }) => bad), before: sum(({ before }) => before) })
    },
    clear: line.clear,
  }
}
