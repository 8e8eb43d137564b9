import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
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
export async function killAndResume({ input, output, expected, args, seed, kills }: KillPlan): Promise<KillReport> {
  const draw = generatorOf(seed)
  const left: number[] = []
  let struck = 0
  const whole = readFileSync(expected).length
  const command = ['batch', input, '--output', output, '--resume', '--quiet', ...args]
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [CLI, ...command], { stdio: 'ignore' })
    // By what it has written, not by the clock, which other programs on the machine share.
    const written = bytesAside(output)
    const until = written + (draw() / 2 ** 32) * 0.8 * Math.max(0, whole - written)
    const timer = setInterval(() => {
      if (bytesAside(output) > until) child.kill('SIGKILL')
    }, 2)
    const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    clearInterval(timer)
    if (signal === 'SIGKILL') struck += 1
    left.push(bytesAside(output))
  }
  const end = await runCli(command)
  if (end.code !== 0 && end.code !== 1) throw new Error(end.err)
  const litter = readdirSync(dirname(output)).filter((name) => name.startsWith(basename(output)) && name !== basename(output))
  return { struck, left, litter, isSame: readFileSync(output).equals(readFileSync(expected)) }
}

/** What stands beside an output that is not yet there, in one part or in several. */
function bytesAside(output: string): number {
  const names = readdirSync(dirname(output)).filter((name) => name.startsWith(basename(output)) && name !== basename(output))
  return names.reduce((sum, name) => sum + (statSync(join(dirname(output), name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
