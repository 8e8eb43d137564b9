import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { generatorOf } from '../../src/random.js'
import { CLI } from './built.js'
import { runCli } from './run-cli.js'

export interface KillPlan {
  readonly input: string
  /** Where the run that is killed writes. */
  readonly output: string
  /** What an undisturbed run wrote. */
  readonly expected: string
  readonly args: readonly string[]
  readonly seed: number
  readonly kills: number
  /** How long an undisturbed run takes, in milliseconds. */
  readonly takes: number
}

export interface KillReport {
  /** Kills that found the program at work. */
  readonly struck: number
  /** Bytes that stood aside after each kill. */
  readonly left: readonly number[]
  /** What is left beside the output at the end. */
  readonly litter: readonly string[]
  readonly isSame: boolean
}

/** Kills a run at random moments, takes it up again each time, lets the last one end, and compares. */
export async function killAndResume({ input, output, expected, args, seed, kills, takes }: KillPlan): Promise<KillReport> {
  const draw = generatorOf(seed)
  const left: number[] = []
  let struck = 0
  // Kills while it starts would tell little.
  const began = performance.now()
  await runCli(['batch', '-'])
  const starts = performance.now() - began
  const command = ['batch', input, '--output', output, '--resume', '--quiet', ...args]
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [CLI, ...command], { stdio: 'ignore' })
    const timer = setTimeout(() => void child.kill('SIGKILL'), 0.7 * starts + (draw() / 2 ** 32) * takes)
    const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    clearTimeout(timer)
    if (signal === 'SIGKILL') struck += 1
    left.push(bytesOf(`${output}.part`))
  }
  const end = await runCli(command)
  if (end.code !== 0 && end.code !== 1) throw new Error(end.err)
  const litter = readdirSync(dirname(output)).filter((name) => name.startsWith(basename(output)) && name !== basename(output))
  return { struck, left, litter, isSame: readFileSync(output).equals(readFileSync(expected)) }
}

const bytesOf = (path: string): number => {
  try {
    return readFileSync(path).length
  } catch {
    return 0
  }
}
