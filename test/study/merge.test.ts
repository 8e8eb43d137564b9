import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkShards, isInShard, mergedManifest, mergeShards, readManifest, recordWriter, type BatchRecord, type RunManifest, type RunSettings, type ShardPart, createBatchReader } from '../../src/study/index.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { libraryCases } from '../support/library.js'

const DIGEST = 'a'.repeat(64)
const read = createBatchReader()
const made = libraryCases.slice(0, 6).map(({ case: kase }, index) => read(kase, index))

const settings = (format: 'csv' | 'ndjson', table?: 'areas' | 'messages' | 'cases'): RunSettings => ({
  library: '1.0.0', ruleSet: { id: 'r', version: '1.0.0', digest: DIGEST }, tradition: 't', format, ...(table === undefined ? { detail: 'scores' } : { table }),
})

/** What a run over some lines writes, by the definition: the rows of its records, one after the other. */
function output(records: readonly BatchRecord[], how: RunSettings): string {
  const writer = recordWriter(how, defaultRuleSet)
  return writer.head + records.map(writer.text).join('')
}

const manifestOf = (how: RunSettings, records: number, own: number, shard?: RunManifest['shard']): RunManifest => ({
  manifestVersion: 1, settings: how, ...(shard === undefined ? {} : { shard }),
  input: { records, bytes: 100_000, sha256: DIGEST, ...(shard === undefined ? {} : { shardSha256: DIGEST }) },
  counts: { read: own, ok: own, bad: 0 }, output: { bytes: 1, sha256: DIGEST },
})

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size))
}

async function merged(parts: readonly ShardPart[]): Promise<string> {
  let text = ''
  for await (const piece of mergeShards(parts)) text += piece
  return text
}

/** Records on some lines of an input, with ids that need quotes and line breaks in a table. */
const records = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 3 }), from: fc.nat(made.length - 1), id: fc.constantFrom('a', 'b,"c"', 'd\ne', '=f', '"\r\n"') }), { maxLength: 12 })
  .map((drawn) => {
    let index = -1
    return drawn.flatMap(({ gap, from, id }): readonly BatchRecord[] => {
      index += gap
      const record = made[from]
      return record?.ok === true ? [{ ...record, index, caseId: id }] : []
    })
  })

describe('shards', () => {
  it('merge to what the whole would have been, byte for byte, in whatever pieces and order they come', async () => {
    const how = fc.constantFrom(settings('ndjson'), settings('ndjson', 'areas'), settings('csv', 'areas'), settings('csv', 'cases'), settings('csv', 'messages'))
    await fc.assert(fc.asyncProperty(records, how, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3000 }), fc.nat(), async (all, setting, of, size, turn) => {
      const parts = Array.from({ length: of }, (_, at): ShardPart => {
        const shard = { index: at + 1, of }
        const own = all.filter(({ index }) => isInShard(index + 1, shard))
        return { manifest: manifestOf(setting, all.length, own.length, shard), output: pieces(output(own, setting), size) }
      })
      const turned = [...parts.slice(turn % of), ...parts.slice(0, turn % of)]
      expect(await merged(turned)).toBe(output(all, setting))
      const whole = mergedManifest(turned.map(({ manifest }) => manifest), { bytes: 1, sha256: DIGEST })
      expect(whole).toEqual(manifestOf(setting, all.length, all.length))
    }), { seed: 20251121, numRuns: 150 })
  })

  const shard = (index: number, of = 3, change: (manifest: RunManifest) => RunManifest = (each) => each): RunManifest =>
    change(manifestOf(settings('csv', 'areas'), 6, 2, { index, of }))

  it.each([
    ['none', [], 'expected at least one shard, received none'],
    ['one is missing', [shard(1), shard(3)], 'expected all 3 shards, received none for 2'],
    ['two are missing', [shard(2)], 'received none for 1, 3'],
    ['one is there twice', [shard(1), shard(2), shard(3), shard(2)], 'received shard 2 more than once'],
    ['of other numbers', [shard(1), shard(2), shard(3, 4)], 'the same number of shards in all'],
    ['of another input', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, input: { ...each.input, sha256: 'b'.repeat(64) } }))], 'the same input in all'],
    ['of another version', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, settings: { ...each.settings, library: '2.0.0' } }))], 'the same library in all'],
    ['of other rules', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, settings: { ...each.settings, ruleSet: { ...each.settings.ruleSet, digest: 'b'.repeat(64) } } }))], 'the same rule set in all'],
    ['of another tradition', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, settings: { ...each.settings, tradition: 'u' } }))], 'the same tradition in all'],
    ['of another table', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, settings: settings('csv', 'cases') }))], 'the same format in all'],
    ['not all shards', [shard(1), shard(2), manifestOf(settings('csv', 'areas'), 6, 2)], 'expected shards only'],
    ['with a number too high', [shard(1), shard(2), shard(3), shard(4)], 'received shard 4'],
    ['that read too little', [shard(1), shard(2), shard(3, 3, (each) => ({ ...each, counts: { read: 1, ok: 1, bad: 0 } }))], 'expected shards that read 6 records together, received shards that read 5'],
  ])('are refused when %s', (_, manifests, message) => {
    expect(() => checkShards(manifests)).toThrow(message)
  })

  const lines = (...numbers: readonly number[]): string => numbers.map((line) => `{"line":${line},"ok":true}\n`).join('')
  it.each([
    ['a record is missing', lines(1), 'expected in the output of shard 1 2 records, received 1'],
    ['a record is there twice', lines(1, 3, 5), 'received 3'],
    ['a row is cut off', '{"line":1}\n{"line":3', 'whole rows'],
    ['a row has no number', '{"row":1}\n', 'rows that begin with the number of a line'],
    ['rows are out of order', lines(3, 1), 'its own lines, in order'],
    ['a row is another shard’s', lines(1, 2), 'its own lines, in order'],
    ['a number is beyond the input', lines(1, 1_000_001), 'its own lines, in order'],
  ])('are refused while they are read when %s', async (_, first, message) => {
    const how = settings('ndjson')
    const parts = [first, lines(2, 4)].map((text, at) => ({ manifest: manifestOf(how, 4, 2, { index: at + 1, of: 2 }), output: pieces(text, 7) }))
    await expect(merged(parts)).rejects.toThrow(message)
  })

  it('are refused without the heads of their table', async () => {
    const how = settings('csv', 'areas')
    await expect(merged([{ manifest: manifestOf(how, 0, 0, { index: 1, of: 1 }), output: pieces('line,case\r\n', 5) }])).rejects.toThrow('the heads of its table first')
  })
})

describe('a manifest', () => {
  it('is read back as it was written', () => {
    for (const manifest of [manifestOf(settings('ndjson'), 3, 3), manifestOf(settings('csv', 'areas'), 3, 1, { index: 2, of: 3 })]) {
      expect(readManifest(JSON.parse(JSON.stringify(manifest)))).toEqual({ ok: true, manifest })
    }
  })

  it.each([
    [undefined, '/manifestVersion'], [[], '/manifestVersion'], ['text', '/manifestVersion'], [{ manifestVersion: 2 }, '/manifestVersion'],
    [{ ...manifestOf(settings('ndjson'), 3, 3), counts: { read: -1, ok: 0, bad: 0 } }, '/counts/read'],
    [{ ...manifestOf(settings('ndjson'), 3, 3), shard: { index: 0, of: 2 } }, '/shard/index'],
    [{ ...manifestOf(settings('ndjson'), 3, 3), output: { bytes: 1, sha256: 'x' } }, '/output/sha256'],
  ])('is refused when it is none: %#', (value, path) => {
    expect(readManifest(value)).toMatchObject({ ok: false, problems: [{ path }] })
  })
})
