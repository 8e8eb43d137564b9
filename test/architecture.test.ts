import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

/** What everybody may know: words and interfaces, errors, dates, and what several stages say or look up alike. */
const SHARED = ['compare-text.ts', 'freeze.ts', 'model', 'errors.ts', 'chronology', 'words', 'conditions', 'trace.ts', 'digest.ts', 'grouped.ts', 'lazily.ts', 'reuse-parts.ts', 'random.ts', 'options.ts', 'version.ts', 'csv.ts', 'data']

const STAGES = ['input', 'facts', 'rules', 'engine', 'weigh', 'compose', 'explain', 'draft', 'render']

/** What is built on the library: it uses the files that tie the stages together, and renderings, and no stage of its own accord. */
const APPLICATIONS = ['study', 'teach', 'interop']

const BELOW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'errors.ts': [],
  'version.ts': [],
  'digest.ts': [],
  'trace.ts': ['model'],
  'grouped.ts': [],
  'lazily.ts': [],
  'reuse-parts.ts': [],
  'random.ts': [],
  'options.ts': ['errors.ts', 'model'],
  'csv.ts': [],
  chronology: ['model'],
  conditions: ['model', 'compare-text.ts'],
  words: ['model', 'data'],
  languages: ['model', 'data'],
  // The tool stands above the library: it uses what is published, and what reads text and files of rules.
  cli: [...SHARED, 'index.ts', 'json-schema.ts', 'render', 'study', 'teach', 'interop', 'languages', 'input', 'rules'],
}

const DOORS: Readonly<Record<string, readonly string[]>> = {
  zod: ['input', 'rules'],
  'json-rules-engine': ['engine'],
  immer: ['draft'],
  'jsonc-parser': ['input'],
  'fastest-levenshtein': ['errors.ts'],
  '@noble/hashes': ['digest.ts'],
  canonicalize: ['digest.ts'],
  node: ['cli'],
}

/** Every import that a file of the project may not have, as `file -> what it imports`. */
function violations(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([file, text]) =>
    importsOf(text).filter((specifier) => !mayImport(file, specifier)).map((specifier) => `${file} -> ${specifier}`))
}

const IMPORT = /^\s*(?:import\s+(?:[\w*{},$\s]+\sfrom\s+)?|export\s+[\w*{},$\s]+\sfrom\s+)['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const importsOf = (text: string): readonly string[] => [...text.matchAll(IMPORT)].map(([, named, dynamic]) => named ?? dynamic ?? '')

function mayImport(file: string, specifier: string): boolean {
  const from = part(file)
  if (!specifier.startsWith('.')) return DOORS[packageOf(specifier)]?.includes(from) === true
  const target = posix.normalize(posix.join(posix.dirname(file), specifier))
  // Data files lie beside `src`.
  const to = target.startsWith('../') ? 'data' : part(target.replace(/\.js$/, '.ts'))
  if (to === from) return true
  const below = BELOW[from]
  if (below !== undefined) return below.includes(to)
  if (APPLICATIONS.includes(from)) return to.endsWith('.ts') || to === 'render' || SHARED.includes(to)
  // Files at the top tie stages together; only they may.
  if (!STAGES.includes(from)) return to !== 'cli' && !APPLICATIONS.includes(to)
  return SHARED.includes(to)
}

const part = (file: string): string => file.split('/')[0] ?? file

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:') ? 'node' : specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

function sources(): Readonly<Record<string, string>> {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.ts'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(SRC, name), 'utf8')]))
}

describe('the folders of the project', () => {
  it('import only what they may', () => {
    expect(violations(sources())).toEqual([])
  })

  it('are all known to this test', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.filter((name) => ![...STAGES, ...APPLICATIONS].includes(name) && BELOW[name] === undefined)).toEqual([])
  })

  it('use only packages that come along when the library is installed', () => {
    const used = new Set(Object.values(sources()).flatMap(importsOf).filter((specifier) => !specifier.startsWith('.')).map(packageOf))
    const manifest = JSON.parse(readFileSync(join(SRC, '../package.json'), 'utf8')) as { dependencies: Record<string, string> }
    expect(used.size).toBeGreaterThan(1)
    expect([...used].filter((name) => name !== 'node' && !Object.hasOwn(manifest.dependencies, name))).toEqual([])
  })
})

describe('a violation', () => {
  it.each([
    ['weigh/weigh.ts', "import { compare } from '../engine/record-runner.js'"],
    ['compose/text/focus.ts', "import type { Derived } from '../../facts/derive-facts.js'"],
    ['compose/compose.ts', "import * as z from 'zod'"],
    ['facts/ties.ts', "import { Engine } from 'json-rules-engine'"],
    ['engine/compare.ts', "import { produce } from 'immer'"],
    ['render/render-text.ts', "import { readFileSync } from 'node:fs'"],
    ['digest.ts', "import { createHash } from 'node:crypto'"],
    ['model/case.ts', "import { parseDay } from '../chronology/day-number.js'"],
    ['facts/ties.ts', "import { formulate } from '../formulate.js'"],
    ['formulate.ts', "import { run } from './cli/run.js'"],
    ['study/batch.ts', "import { weigh } from '../weigh/weigh.js'"],
    ['study/batch.ts', "import { quiz } from '../teach/quiz.js'"],
    ['formulate.ts', "import { agreement } from './study/agreement.js'"],
    ['cli/run.ts', "import { weigh } from '../weigh/weigh.js'"],
    ['facts/ties.ts', "export * from '../rules/lint.js'"],
    ['facts/ties.ts', "import {\n  a,\n  b,\n} from '../rules/lint.js'"],
    ['facts/ties.ts', "const engine = await import('../engine/record-runner.js')"],
    ['facts/ties.ts', "import 'left-pad'"],
  ])('in %s is seen: %s', (file, text) => {
    expect(violations({ [file]: `// first line\n${text}\n` })).toHaveLength(1)
  })

  it('is not seen where there is none', () => {
    expect(violations({ 'weigh/weigh.ts': "import type { Rule } from '../model/rules.js'\nimport { count } from '../errors.js'\nimport { rank } from './rank.js'\n" })).toEqual([])
    expect(violations({ 'study/batch.ts': "import { rankSync } from '../formulate-sync.js'\nimport { renderText } from '../render/index.js'\n" })).toEqual([])
  })
})
