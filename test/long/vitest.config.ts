import { defineConfig } from 'vitest/config'

// Proofs that take minutes to hours: run by hand, one after another, their figures written into docs.
export default defineConfig({
  test: { include: ['test/long/**/*.long.ts'], testTimeout: 14_400_000, fileParallelism: false, disableConsoleIntercept: true },
})
