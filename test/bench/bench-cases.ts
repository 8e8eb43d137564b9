import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { randomCase } from '../support/random-case.js'
import { LONG, largeCase } from './large-case.js'


/** The cases that every stage is timed on, as plain objects. */
export function benchCases(): readonly (readonly [name: string, input: object])[] {
  return [
    ...['plain-dispute', 'plain-grief', 'hard-transition', 'insufficient'].map((name) => [name, exampleCase(name)] as const),
    ['20 people, 50 scores, 15 events', largeCase(LONG)],
  ]
}

export function exampleCase(name: string): object {
  return JSON.parse(readFileSync(join(process.cwd(), `docs/examples/cases/${name}.json`), 'utf8')) as object
}

/** Always the same random cases, all different from each other. */
export function sampledCases(count: number): readonly object[] {
  return fc.sample(randomCase, { seed: 20251122, numRuns: count })
}
