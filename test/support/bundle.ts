import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Format, type Metafile, type Plugin } from 'esbuild'
import { ROOT } from './built.js'

const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> }
const DEPENDENCIES = Object.keys(dependencies)

export interface Bundle {
  readonly text: string
  readonly metafile: Metafile
}

export interface BundleOptions {
  readonly format?: Format
  readonly platform?: 'browser' | 'node' | 'neutral'
  readonly minify?: boolean
  /** Whether other packages are bundled with it, as they are unless said otherwise. */
  readonly dependencies?: 'bundled' | 'left out'
  /** Modules that stand for others. */
  readonly alias?: Readonly<Record<string, string>>
}

/** Where the text of a bundle says `src/index.js` or another entry, for its types, the package is taken as its `exports` publish it. */
const published: Plugin = {
  name: 'published-library',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^(?:\.\.\/)+src\/(?:index|compiled|json-schema|(?:render|study|teach|interop)\/index)\.js$/ }, ({ path, kind }) => {
      const entry = path.replace(/^(?:\.\.\/)+src\//, '').replace(/\/?(?:index)?\.js$/, '')
      return resolve(entry === '' ? 'ipt-formulation' : `ipt-formulation/${entry}`, { kind, resolveDir: ROOT })
    })
  },
}

/** Bundles a program that uses the built package. */
export async function bundle(program: { readonly file: string } | { readonly text: string }, options: BundleOptions = {}): Promise<Bundle> {
  const { outputFiles, metafile, warnings } = await build({
    ...('file' in program ? { entryPoints: [program.file] } : { stdin: { contents: program.text, resolveDir: ROOT } }),
    bundle: true,
    format: options.format ?? 'esm',
    platform: options.platform ?? 'browser',
    minify: options.minify ?? false,
    target: 'es2022',
    legalComments: 'none',
    ...(options.dependencies === 'left out' ? { external: DEPENDENCIES } : {}),
    ...(options.alias === undefined ? {} : { alias: { ...options.alias } }),
    metafile: true,
    write: false,
    logLevel: 'silent',
    plugins: [published],
  })
  if (warnings.length > 0) throw new Error(`esbuild warns: ${warnings.map(({ text }) => text).join('; ')}`)
  const [output] = outputFiles
  if (output === undefined) throw new Error('esbuild wrote nothing')
  return { text: output.text, metafile }
}
