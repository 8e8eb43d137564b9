import { rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

// Here and not by each build: they write at the same time, and one would sweep away what another has written.
rmSync('dist', { recursive: true, force: true })

const ENTRIES = {
  index: 'src/index.ts',
  compiled: 'src/compiled.ts',
  'json-schema': 'src/json-schema.ts',
  'render/index': 'src/render/index.ts',
  'study/index': 'src/study/index.ts',
  'teach/index': 'src/teach/index.ts',
  'interop/index': 'src/interop/index.ts',
  'languages/es': 'src/languages/es.ts',
  signatures: 'src/signatures.ts',
}

// Files of their own, so that a bundler leaves out whole what an entry has and a page does not use, with the packages it imports.
const PARTS = {
  'parts/parse-case': 'src/input/parse-case.ts',
  'parts/formulate': 'src/formulate.ts',
  'parts/formulate-explained': 'src/formulate-explained.ts',
  'parts/explanations': 'src/explanations.ts',
  'parts/stability': 'src/stability.ts',
  'parts/comparisons': 'src/comparisons.ts',
  'parts/what-if': 'src/what-if.ts',
  'parts/replay': 'src/replay.ts',
  'parts/rule-sets': 'src/rule-sets.ts',
  'parts/default-rule-set': 'src/rules/default-rule-set.ts',
}

// The command line tool uses the library as it is published instead of carrying a second copy.
const PUBLISHED = /^\.\.\/(?:(?:(?:render|study|teach|interop)\/)?(?:index|json-schema)|languages\/\w+)\.js$/

const library: Options = {
  target: ['node20', 'es2022'],
  platform: 'neutral',
}

export default defineConfig([
  {
    ...library,
    entry: { ...ENTRIES, ...PARTS },
    format: ['esm'],
    plugins: [
      {
        name: 'no-bare-imports',
        // esbuild keeps `import './chunk.js'` for the order of side effects. There are none, and bundlers warn of such imports.
        renderChunk: (code) => ({ code: code.replaceAll(/^import "\.{1,2}\/[^"]*";\n/gm, '') }),
      },
    ],
  },
  { ...library, entry: ENTRIES, format: ['cjs'] },
  {
    ...library,
    entry: ENTRIES,
    format: ['esm', 'cjs'],
    // TypeScript 6 calls an option deprecated that tsup 8 sets for its declarations.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    target: ['node20', 'es2022'],
    platform: 'node',
    esbuildPlugins: [
      {
        name: 'published-library',
        setup: (build) => {
          build.onResolve({ filter: PUBLISHED }, ({ path }) => ({ path: path.slice(1), external: true }))
        },
      },
    ],
  },
])
