import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { synthesizeCases } from '../../src/study/index.js'
import { ROOT } from './built.js'

/** The cases of the examples, one a line. */
export const COHORT = join(ROOT, 'docs/examples/cohort.ndjson')

/** Writes so many lines: the example cases in turn, each time with another id. */
export async function writeCohort(path: string, count: number): Promise<void> {
  const cases = readFileSync(COHORT, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as object)
  await write(path, (function* () {
    for (let index = 0; index < count; index += 1) yield `${JSON.stringify({ ...cases[index % cases.length], caseId: `case-${index}` })}\n`
  })())
}

/** Writes so many synthetic cases. */
export async function writeSynthetic(path: string, count: number, seed: number): Promise<void> {
  await write(path, (function* () {
    for (const { case: kase } of synthesizeCases({ seed, count })) yield `${JSON.stringify(kase)}\n`
  })())
}

const write = (path: string, lines: Iterable<string>): Promise<void> => pipeline(Readable.from(lines), createWriteStream(path))
