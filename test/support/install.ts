import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildOnce, ROOT } from './built.js'

export interface Installed {
  /** Folder with `node_modules`, into which projects of either kind can be written. */
  readonly folder: string
  /** Paths of everything in the tarball. */
  readonly packed: readonly string[]
  readonly remove: () => void
}

/**
 * Packs the package and puts it, with nothing but the packages it declares, into an empty folder. Those are copied
 * from this checkout, so that no registry is needed; what the lock file does not list as needed is not there.
 */
export function packAndInstall(): Installed {
  buildOnce()
  const folder = mkdtempSync(join(tmpdir(), 'ipt-package-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  // npm runs as its own program, and its cache stays out of the home folder.
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as
    { filename: string; files: { path: string }[] }[]
  if (packed === undefined) throw new Error('npm packed nothing')
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder])
  renameSync(join(folder, 'package'), join(modules, 'ipt-formulation'))
  for (const path of declaredPackages()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  }
  return { folder, packed: packed.files.map(({ path }) => path).sort(), remove: () => rmSync(folder, { recursive: true }) }
}

/** Paths, under `node_modules`, of what the package needs at run time, by the lock file. */
function declaredPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: true; devOptional?: true; optional?: true }> }
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, optional }]) => path !== '' && dev === undefined && devOptional === undefined && optional === undefined)
    .map(([path]) => path)
}

/** An empty project that shares the installed packages. */
export function makeProject(installed: Installed, type: 'module' | 'commonjs', files: Readonly<Record<string, string>>): string {
  const project = mkdtempSync(join(installed.folder, `${type}-`))
  symlinkSync(join(installed.folder, 'node_modules'), join(project, 'node_modules'), 'junction')
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'a-stranger', private: true, type }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  return project
}
