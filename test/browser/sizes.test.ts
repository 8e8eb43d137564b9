import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildOnce, ROOT } from '../support/built.js'
import { bundle, type Bundle } from '../support/bundle.js'

const READING = ['fastest-levenshtein', 'zod']
const COMPILED = ['@noble/hashes', 'canonicalize', ...READING]
const ENGINE = ['clone', 'eventemitter2', 'hash-it', 'json-rules-engine', 'jsonpath-plus']

interface Use {
  readonly text: string
  /**
   * Bytes of gzip: what the use came to when it was last looked at, and about 3 % more, so that a new dependency or
   * a text that is carried twice is noticed and a new rule is not. Lower it when the use shrinks.
   */
  readonly ceiling: number
  /** Every package of its bundle; a new one is a decision. */
  readonly packages: readonly string[]
}

const USES = {
  whole: { text: "export * from 'ipt-formulation'", ceiling: 251_500, packages: [...COMPILED, ...ENGINE, 'immer'] },
  compiled: { text: "export * from 'ipt-formulation/compiled'", ceiling: 138_500, packages: COMPILED },
  both: {
    text: "export * from 'ipt-formulation'\nexport * as compiled from 'ipt-formulation/compiled'",
    ceiling: 252_000, packages: [...COMPILED, ...ENGINE, 'immer'],
  },
  formulate: { text: "export { formulate } from 'ipt-formulation'", ceiling: 197_500, packages: [...COMPILED, ...ENGINE] },
  'formulate, no jsonpath-plus': {
    text: "export { formulate } from 'ipt-formulation'", ceiling: 189_500, packages: [...COMPILED, ...ENGINE.filter((name) => name !== 'jsonpath-plus')],
  },
  formulateSync: { text: "export { formulateSync } from 'ipt-formulation'", ceiling: 173_000, packages: COMPILED },
  parseCase: { text: "export { parseCase } from 'ipt-formulation'", ceiling: 21_100, packages: READING },
  loadRuleSet: { text: "export { loadRuleSet } from 'ipt-formulation'", ceiling: 42_200, packages: READING },
  createDraft: { text: "export { createDraft } from 'ipt-formulation'", ceiling: 27_600, packages: [...READING, 'immer'] },
  defaultRuleSet: { text: "export { defaultRuleSet } from 'ipt-formulation'", ceiling: 58_000, packages: [] },
  render: { text: "export * from 'ipt-formulation/render'", ceiling: 76_500, packages: ['fastest-levenshtein'] },
  circle: { text: "export { renderClosenessCircle } from 'ipt-formulation/render'", ceiling: 42_200, packages: ['fastest-levenshtein'] },
  study: { text: "export * from 'ipt-formulation/study'", ceiling: 254_500, packages: [...COMPILED, 'jsonc-parser'] },
  teach: { text: "export * from 'ipt-formulation/teach'", ceiling: 266_000, packages: COMPILED },
  interop: { text: "export * from 'ipt-formulation/interop'", ceiling: 61_000, packages: READING },
  signatures: { text: "export * from 'ipt-formulation/signatures'", ceiling: 4_100, packages: ['@noble/hashes', 'canonicalize', 'fastest-levenshtein'] },
  'languages/es': { text: "export * from 'ipt-formulation/languages/es'", ceiling: 107_000, packages: [] },
  'json-schema': { text: "export * from 'ipt-formulation/json-schema'", ceiling: 32_300, packages: ['zod'] },
} as const satisfies Readonly<Record<string, Use>>

type Name = keyof typeof USES
const uses = Object.entries(USES) as readonly [Name, Use][]
const made = new Map<Name, Bundle>()

beforeAll(async () => {
  buildOnce()
  const stub = join(ROOT, 'test/support/no-jsonpath.js')
  for (const [name, { text }] of uses) {
    made.set(name, await bundle({ text }, { minify: true, ...(name.includes('no jsonpath') ? { alias: { 'jsonpath-plus': stub } } : {}) }))
  }
}, 300_000)

function bundled(name: Name): Bundle {
  const found = made.get(name)
  if (found === undefined) throw new Error(`${name} is not bundled`)
  return found
}

const sizeOf = (name: Name): number => gzipSync(bundled(name).text, { level: 9 }).length

/** Files that left at least a byte in the bundle. */
const filesIn = ({ metafile }: Bundle): readonly string[] =>
  Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])))

const packagesIn = (of: Bundle): readonly string[] =>
  [...new Set(filesIn(of).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort()

describe('a browser bundle', () => {
  it.each(uses)('of %s stays under its ceiling, and the ceiling is near', (name, { ceiling }) => {
    expect(sizeOf(name)).toBeLessThanOrEqual(ceiling)
    // A ceiling far above says nothing.
    expect(sizeOf(name)).toBeGreaterThan(ceiling * 0.9)
  })

  it.each(uses)('of %s holds the packages that are known of', (name, { packages }) => {
    expect(packagesIn(bundled(name))).toEqual([...packages].sort())
  })

  it('of both ways of formulating holds the rules, and everything else, once', () => {
    expect(sizeOf('both')).toBeLessThan(sizeOf('whole') + 1_000)
  })

  it.each(uses)('of %s holds no language of zod and none of its schemas with methods', (name) => {
    expect(filesIn(bundled(name)).filter((path) => /zod\/(?:v4\/)?(?:locales|classic)\//.test(path))).toEqual([])
  })

  it.each(uses)('of %s asks for nothing from outside, least of all from Node', (name) => {
    const { text, metafile } = bundled(name)
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
    expect(text).not.toMatch(/["'`]node:/)
  })

  it.each(uses)('of %s generates code nowhere in its own part', async (_name, use) => {
    const { text } = await bundle({ text: use.text }, { dependencies: 'left out' })
    expect(text).not.toMatch(/\beval\s*\(|\bFunction\s*\(|\b(?:setTimeout|setInterval)\s*\(\s*["'`]/)
  })

  it.each(['whole', 'compiled'] as const)('of %s carries no meaning of a field, which only the JSON Schema says', (name) => {
    const said = 'Ring of the closeness circle now'
    expect(bundled('json-schema').text).toContain(said)
    expect(bundled(name).text).not.toContain(said)
  })
})

describe('rules, words and packages by themselves', () => {
  const weightOf = (text: string): number => gzipSync(text, { level: 9 }).length
  const data = (path: string): number => weightOf(JSON.stringify(JSON.parse(readFileSync(join(ROOT, path), 'utf8'))))

  it('are more than was once wanted for a form, and for everything', async () => {
    const words = data('rules/words/en.json')
    expect(data('src/rules/generated/core.json') + words).toBeGreaterThan(50_000)
    const packages = await bundle({ text: "export { Engine } from 'json-rules-engine'\nexport { produceWithPatches } from 'immer'" }, { minify: true })
    expect(sizeOf('defaultRuleSet') + words + weightOf(packages.text)).toBeGreaterThan(90_000)
  })
})

const PAGE = join(ROOT, 'docs/browser.md')
const MARKED = /(\d+)(<!-- size:([^\n]*?) -->)/g
// A rule more or less changes the last digit; a page need not be rewritten for that.
const NEAR = 3

describe('the page on browsers', () => {
  it('tells the sizes that are measured', () => {
    const page = readFileSync(PAGE, 'utf8')
    const told = [...page.matchAll(MARKED)].map(([, written, , name]) => ({ name: name ?? '', written: Number(written) }))
    expect(told.map(({ name }) => name).sort()).toEqual(Object.keys(USES).sort())
    const kilobytes = (name: string): number => Math.round(sizeOf(name as Name) / 1000)
    if (process.env['SIZES'] === 'write') writeFileSync(PAGE, page.replaceAll(MARKED, (_, _written, mark: string, name: string) => `${kilobytes(name)}${mark}`))
    else expect(told.filter(({ name, written }) => Math.abs(kilobytes(name) - written) > NEAR)).toEqual([])
  })
})
