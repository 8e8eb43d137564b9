import { defineConfig } from 'vitest/config'

// What is timed runs in processes of its own; this only starts one after the other and prints what they found.
export default defineConfig({
  test: { include: ['test/bench/**/*.bench.ts'], testTimeout: 1_800_000, fileParallelism: false, disableConsoleIntercept: true },
})
