import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { RuleFile } from '../../src/model/rules.js'
import type { RuleSet } from '../../src/model/rule-set.js'

export const RULES_FOLDER = join(import.meta.dirname, '../../rules/ipt-core')

const DATA_FOLDERS = new Set(['traditions'])

/** Every JSON file of the default rule set as it lies on disk, by path without `.json`. */
export function readFiles(folder: string = RULES_FOLDER): Readonly<Record<string, unknown>> {
  const files: Record<string, unknown> = {}
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.json')) {
        files[relative(folder, path).replace(/\.json$/, '').replaceAll('\\', '/')] = JSON.parse(readFileSync(path, 'utf8'))
      }
    }
  }
  walk(folder)
  return files
}

/** The rule files, by path. */
export function readRuleFiles(prefix = ''): readonly RuleFile[] {
  return Object.entries(readFiles())
    .filter(([path]) => path.includes('/') && !DATA_FOLDERS.has(path.split('/')[0] ?? '') && path.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, file]) => file as RuleFile)
}

/** One list of the data files of the set, empty while the file is not there. */
export function readList<K extends keyof RuleSet>(name: K): RuleSet[K] {
  const path = join(RULES_FOLDER, `${name}.json`)
  return (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)[name] : []) as RuleSet[K]
}
