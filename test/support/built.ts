import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')
export const CLI = join(ROOT, 'dist/cli.js')

const SOURCES = ['src', 'package.json', 'tsup.config.ts', 'rules/ipt-core.json', 'rules/words/en.json']
const RESULTS = ['dist/cli.js', 'dist/index.cjs', 'dist/index.d.cts', 'dist/render/index.d.cts']
const LOCK = join(ROOT, 'node_modules/.build-for-tests')
const LONGEST_BUILD_MS = 300_000

/** Builds the package unless what is in `dist` is newer than the sources; test files that start together build once. */
export function buildOnce(): void {
  const deadline = Date.now() + LONGEST_BUILD_MS
  while (!isFresh()) {
    if (Date.now() > deadline) throw new Error(`the build took too long; remove ${LOCK} if it was interrupted`)
    if (!takeLock()) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
      continue
    }
    try {
      execFileSync(process.execPath, [join(ROOT, 'node_modules/tsup/dist/cli-default.js'), '--silent'], { cwd: ROOT, stdio: 'pipe' })
    } finally {
      rmSync(LOCK, { recursive: true, force: true })
    }
    return
  }
}

function isFresh(): boolean {
  const built = RESULTS.map((path) => modified(join(ROOT, path)) ?? 0)
  return Math.min(...built) > Math.max(...SOURCES.map((path) => modified(join(ROOT, path)) ?? 0))
}

/** When a file, or the newest file of a folder, was last written. */
function modified(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return found?.mtimeMs
  return Math.max(...readdirSync(path).map((name) => modified(join(path, name)) ?? 0))
}

function takeLock(): boolean {
  // A build that was killed leaves its lock behind.
  if (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > LONGEST_BUILD_MS) rmSync(LOCK, { recursive: true, force: true })
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    return false
  }
}
