import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildOnce } from '../support/built.js'
import { bundle, type Bundle } from '../support/bundle.js'

/**
 * Ceilings in bytes of gzip: what an entry came to when it was last looked at, and about 3 % more, so that a new
 * dependency or a text that is carried twice is noticed and a new rule is not. Lower them when an entry shrinks.
 */
const CEILINGS = {
  // Wanted: 90,000. About half is words and reasons: the rule set 56,000, the English words 14,000, the facts' own descriptions.
  'ipt-formulation': 204_000,
  'ipt-formulation/render': 19_300,
} as const

/** Every package of a browser bundle of the whole library; a new one is a decision. */
const PACKAGES = [
  '@noble/hashes', 'canonicalize', 'clone', 'eventemitter2', 'fastest-levenshtein', 'hash-it', 'immer', 'json-rules-engine', 'jsonpath-plus', 'zod',
]

type Entry = keyof typeof CEILINGS
const whole = new Map<Entry, Bundle>()
const entries = Object.entries(CEILINGS) as [Entry, number][]

beforeAll(async () => {
  buildOnce()
  for (const [entry] of entries) whole.set(entry, await bundle({ text: `export * from '${entry}'` }, { minify: true }))
}, 300_000)

function bundled(entry: Entry): Bundle {
  const found = whole.get(entry)
  if (found === undefined) throw new Error(`${entry} is not bundled`)
  return found
}

/** Files that left at least a byte in the bundle. */
const filesIn = ({ metafile }: Bundle): readonly string[] =>
  Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])))

const packagesIn = (made: Bundle): readonly string[] =>
  [...new Set(filesIn(made).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort()

describe('a browser bundle', () => {
  it.each(entries)('of the whole of %s stays under %i bytes of gzip', (entry, ceiling) => {
    const bytes = gzipSync(bundled(entry).text, { level: 9 }).length
    expect(bytes).toBeLessThanOrEqual(ceiling)
    // A ceiling far above says nothing.
    expect(bytes).toBeGreaterThan(ceiling * 0.9)
  })

  it('of the library holds the packages that are known of, and of the renderers none', () => {
    expect(packagesIn(bundled('ipt-formulation'))).toEqual(PACKAGES)
    expect(packagesIn(bundled('ipt-formulation/render'))).toEqual([])
  })

  it('holds no language of zod beside English', () => {
    expect(filesIn(bundled('ipt-formulation')).filter((path) => path.includes('/locales/')).map((path) => path.split('/').at(-1))).toEqual(['en.js'])
  })

  it.each(entries)('of %s asks for nothing from outside, least of all from Node', (entry) => {
    const { text, metafile } = bundled(entry)
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
    expect(text).not.toMatch(/["'`]node:/)
  })

  it.each(entries)('of %s generates code nowhere in its own part', async (entry) => {
    const { text } = await bundle({ text: `export * from '${entry}'` }, { dependencies: 'left out' })
    expect(text).not.toMatch(/\beval\s*\(|\bFunction\s*\(|\b(?:setTimeout|setInterval)\s*\(\s*["'`]/)
  })
})
