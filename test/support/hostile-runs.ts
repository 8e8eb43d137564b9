import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { createDraft, defaultRuleSet, isFormulationError, loadRuleSet, overlayRuleSet, parseCase, rankSync, replay, formulateSync } from '../../src/index.js'
import type { DraftHistory, Overlay, Receipt } from '../../src/index.js'
import { caseFromLine, readCsv, readFormulations, readRatings } from '../../src/study/index.js'
import { standardOutput } from '../../src/cli/batch-output.js'
import { runBatch } from '../../src/cli/batch-run.js'
import type { Io } from '../../src/cli/io.js'
import { griefCase } from './grief-case.js'
import { attempt, CANARY, mutations, noAttempts, textMutations, type Attempts, type Mutate } from './hostile.js'
import { richCase } from './rich-case.js'

const ROOT = join(import.meta.dirname, '../..')

/** A rule set with a few rules of every kind: as much to spoil as in a whole one, and sooner read. */
const fewRules = {
  ...defaultRuleSet,
  rules: defaultRuleSet.rules.filter(({ direction, level }, at) => at % 40 === 0 || (at % 12 === 0 && (direction === 'required' || level === 'urgent'))),
}

const [firstRule] = fewRules.rules
const [firstParameter] = defaultRuleSet.parameters
const base = loadRuleSet(fewRules)

const overlay: Overlay = {
  id: 'clinic', version: '1.0.0', reason: 'A trial.',
  disable: [{ rule: base.rules.find(({ direction }) => direction === 'for')?.id ?? '', reason: 'A trial.' }],
  parameters: [{ id: firstParameter?.id ?? '', value: firstParameter?.max ?? 1, reason: 'A trial.' }],
  ...(firstRule === undefined ? {} : { add: [{ ...firstRule, id: 'clinic/another' }] }),
  sources: [{ id: 'CLINIC', reference: 'A note.', seen: 'whole' }],
}

const plain = { schemaVersion: 1, caseId: 'draft', assessedOn: '2025-06-30' }
const edited = createDraft(plain)
  .edit((kase) => void (kase.note = 'First.'), { on: '2025-06-30', by: 'M.', reason: 'Asked.' })
  .edit((kase) => void (kase.client = { ageYears: 40, note: 'Second.' }), { on: '2025-07-01' })
  .undo()
const history: DraftHistory = structuredClone({ entries: edited.entries, undone: edited.undone })

const formulation = formulateSync(griefCase)
const ratings = readFileSync(join(ROOT, 'docs/examples/agreement/ratings.csv'), 'utf8')
const ratingLines = readRatings(ratings).slice(0, 4).map((each) => JSON.stringify(each)).join('\n')
const someRatings = ratings.split('\n').slice(0, 5).join('\n')

/** One way in, and what is tried on it; `text` for those that read text. */
type Way = SpoiltValue | { readonly text: string; readonly read: (text: string) => unknown }

interface SpoiltValue {
  readonly base: unknown
  readonly names?: readonly string[]
  readonly mayAsk?: boolean
  readonly run: (value: unknown) => unknown
}

export const WAYS: Readonly<Record<string, Way>> = {
  parseCase: { base: richCase, names: [CANARY, `${CANARY}-id`], run: parseCase },
  rankSync: { base: griefCase, names: [CANARY], run: (input) => rankSync(input) },
  loadRuleSet: { base: fewRules, names: ['another', 'unless', 'overlays'], run: (input) => worksOrIsRefused(loadRuleSet(input)) },
  overlayRuleSet: { base: overlay, names: ['another', 'themes'], run: (input) => worksOrIsRefused(overlayRuleSet(base, input)) },
  'createDraft, its case': { base: richCase, names: [CANARY], run: (input) => createDraft(input) },
  'createDraft, its history': {
    base: history, names: [CANARY], mayAsk: true,
    run: (input) => {
      const draft = createDraft(edited.case, input as DraftHistory)
      draft.undo()
      draft.redo()
    },
  },
  'createDraft, an edit': {
    base: richCase, names: [CANARY], mayAsk: true,
    run: (input) => createDraft(plain).edit((kase) => {
      if (typeof input !== 'object' || input === null) return
      // What asking a proxy, or putting one in, throws is thrown in the recipe, and its own affair.
      for (const key of Reflect.ownKeys(ownOf(input))) {
        try {
          Object.assign(kase, { [key]: Object.getOwnPropertyDescriptor(input, key)?.value })
        } catch {
          continue
        }
      }
    }, { on: '2025-06-30' }),
  },
  caseFromLine: { text: JSON.stringify(richCase), read: (text) => parseCase(notAnError(caseFromLine(text))) },
  'readRatings, a table': { text: someRatings, read: (text) => readRatings(text, { format: 'csv' }) },
  'readRatings, lines': { text: ratingLines, read: (text) => readRatings(text, { format: 'ndjson' }) },
  readFormulations: { text: `${JSON.stringify({ ...formulation, explanation: undefined, text: undefined })}\n`, read: readFormulations },
  readCsv: { text: someRatings, read: readCsv },
}

/** What replay is given comes out of a store as well; it answers later than the others. */
export async function hostileReceipts(seed: number, runs: number): Promise<Attempts> {
  const attempts = noAttempts()
  await fc.assert(fc.asyncProperty(mutations(formulation.receipt, [CANARY]), async (mutate) => {
    const outcome = await replay(mutate(formulation.receipt) as Receipt, griefCase).then(() => undefined, (error: unknown) => ({ error }))
    attempt(attempts, () => {
      if (outcome !== undefined) throw outcome.error
    }, { mayAsk: true })
  }), { seed, numRuns: runs })
  return attempts
}

const batchLines = [griefCase, plain, griefCase].map((kase) => `${JSON.stringify(kase)}\n`).join('')
const settings = {
  library: 'any', ruleSet: { id: defaultRuleSet.id, version: defaultRuleSet.version, digest: '' }, tradition: 'klerman-weissman', format: 'ndjson', detail: 'scores',
} as const

/** A batch reads its input in pieces, and one spoilt line may cost no other. */
export async function hostileBatches(seed: number, runs: number): Promise<Attempts> {
  const attempts = noAttempts()
  const bytes = fc.tuple(textMutations(), fc.array(fc.constantFrom(0x00, 0x0a, 0x0d, 0x80, 0xc3, 0xef, 0xff), { maxLength: 3 }), fc.integer({ min: 1, max: 5_000 }))
  await fc.assert(fc.asyncProperty(bytes, async ([mutate, strangers, size]) => {
    const given = Buffer.concat([Buffer.from(mutate(batchLines)), Buffer.from(strangers)])
    let text = ''
    const output = {
      ...standardOutput({ write: () => Promise.resolve() } as unknown as Io),
      write: (more: string) => Promise.resolve(void (text += more)),
    }
    const start = performance.now()
    const { manifest } = await runBatch({ source: pieces(given, size), output, settings, ruleSet: defaultRuleSet, stop: new AbortController().signal, onProgress: () => undefined })
    attempts.slowest = Math.max(attempts.slowest, performance.now() - start)
    const records = text.trimEnd().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { readonly line: number; readonly ok: boolean })
    expect(manifest?.input).toMatchObject({ bytes: given.length, records: records.length, sha256: createHash('sha256').update(given).digest('hex') })
    const bad = records.filter(({ ok }) => !ok)
    expect(JSON.stringify(bad).toLowerCase()).not.toContain(CANARY)
    expect(records.map(({ line, ok }) => ({ line, ok }))).toEqual(linesAlone(given))
    if (bad.length === 0) attempts.accepted += 1
    else attempts.refused += 1
  }), { seed, numRuns: runs })
  return attempts
}

/** What comes of each line that is not empty, read by itself. */
const linesAlone = (bytes: Buffer): readonly { readonly line: number; readonly ok: boolean }[] =>
  bytes.toString('latin1').split('\n').flatMap((written, at) => {
    const own = (at === 0 ? written.replace(/^\xef\xbb\xbf/, '') : written).replace(/\r$/, '')
    return /^[ \t\r]*$/.test(own) ? [] : [{ line: at + 1, ok: isCase(Buffer.from(own, 'latin1')) }]
  })

function isCase(bytes: Uint8Array): boolean {
  try {
    parseCase(notAnError(caseFromLine(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))))
    return true
  } catch {
    return false
  }
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size))
}

/** Tries one way in with so many spoilt values. */
export function hostileRun(way: Way, seed: number, runs: number): Attempts {
  const attempts = noAttempts()
  if ('text' in way) {
    fc.assert(fc.property(textMutations(), (mutate) => {
      const text = mutate(way.text)
      attempt(attempts, () => way.read(text))
    }), { seed, numRuns: runs })
    return attempts
  }
  fc.assert(fc.property(mutations(way.base, way.names), (mutate: Mutate) => {
    const value = mutate(way.base)
    attempt(attempts, () => way.run(value), { mayAsk: way.mayAsk === true })
  }), { seed, numRuns: runs })
  return attempts
}

/** What was accepted must be of use, or be refused when it is used. */
function worksOrIsRefused(ruleSet: ReturnType<typeof loadRuleSet>): void {
  rankSync(plain, { ruleSet, ...(ruleSet.traditions[0] === undefined ? {} : { tradition: ruleSet.traditions[0].id }) })
}

function notAnError(value: unknown): unknown {
  if (isFormulationError(value)) throw value
  return value
}

function ownOf(value: object): object {
  try {
    Reflect.ownKeys(value)
    return value
  } catch {
    return {}
  }
}
