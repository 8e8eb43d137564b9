import { defineConfig } from 'tsup'

// The command line tool uses the library as it is published instead of carrying a second copy.
const published = { '../index.js': './index.js', '../render/index.js': './render/index.js' } as const

export default defineConfig([
  {
    entry: { index: 'src/index.ts', 'render/index': 'src/render/index.ts' },
    format: ['esm', 'cjs'],
    target: ['node20', 'es2022'],
    platform: 'neutral',
    // TypeScript 6 calls an option deprecated that tsup 8 sets for its declarations.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    // The other build writes at the same time, and its file must not be swept away.
    clean: ['!cli.js'],
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
          build.onResolve({ filter: /^\.\.\/(?:render\/)?index\.js$/ }, ({ path }) => ({
            path: published[path as keyof typeof published],
            external: true,
          }))
        },
      },
    ],
  },
])
