import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../support/built.js'

const OUTPUT = join(ROOT, 'node_modules/.bench')

/**
 * Bundles one of the programs, runs it alone in a fresh process with the garbage collector at hand, and reads the JSON that
 * it prints. Within the test runner every call from module to module takes a detour that a user of the package never takes.
 */
export async function runProgram<Result>(name: string): Promise<Result> {
  mkdirSync(OUTPUT, { recursive: true })
  const file = join(OUTPUT, `${name}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'programs', `${name}.ts`)],
    outfile: file, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent',
  })
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', file], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}`)
  return JSON.parse(stdout) as Result
}

/** Called at the end of a program. */
export function report(result: unknown): void {
  process.stdout.write(JSON.stringify(result))
}
