import { mergedManifest } from '../study/index.js'
import { outputNames } from './batch-output.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { writeWhole } from './files.js'
import { mergeFiles, shardFiles } from './merge-files.js'
import { json } from './shared.js'

export const merge: Command = {
  name: 'merge',
  summary: 'Put the shards of a batch together, in the order of the input.',
  operands: 'file...',
  mostOperands: Number.POSITIVE_INFINITY,
  options: {
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
    manifest: { takes: 'path', meaning: 'Write the manifest of the whole, the same as a run without shards writes.' },
    quiet: { short: 'q', meaning: 'Say nothing but errors.' },
  },
  notes: 'Each file is the output of a shard, with its manifest beside it. Shards that are missing, twice there or of different batches are refused.',
  examples: ['ipt-formulation merge part-*.ndjson --output ranked.ndjson', 'ipt-formulation merge part-*.csv --output areas.csv --manifest areas.json'],
  run: async (given, io) => {
    if (given.files.length === 0) throw usage('the outputs of all shards', 'none')
    const files = await shardFiles(given.files)
    const path = given.option('output')
    const names = path === undefined ? undefined : await outputNames(path, '-')
    for (const file of given.files) if (path !== undefined) await outputNames(path, file)
    return io.interruptible(async (stop) => {
      const merged = await mergeFiles(files, names, io, stop)
      if (merged === undefined) return EXIT.interrupted
      const manifest = mergedManifest(files.map((file) => file.manifest), merged.output)
      const manifestPath = given.option('manifest')
      if (manifestPath !== undefined) await writeWhole(manifestPath, json(manifest), '-')
      await merged.finish()
      if (names !== undefined && !given.flag('quiet')) io.say('Written.\n')
      return manifest.counts.bad > 0 ? EXIT.findings : EXIT.ok
    })
  },
}
