import { expect } from 'vitest'
import type { CaseContext } from '../../src/facts/context.js'
import type { FactSource, Finding } from '../../src/facts/fact.js'
import { contextOf } from './read-context.js'

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }
/** Parts of a case with every answer filled in. */
export type Filling = Readonly<Record<string, unknown>>

const KEPT = new Set(['people', 'events', 'episodes', 'changes'])
// Once deaths were asked about in full, somebody without a status is alive: the status stays.
const NEVER_TAKEN = new Set(['id', 'type', 'direction', 'asked', 'status'])
// Once conflicts were asked about in full, somebody without a conflict block is at odds with nobody: it goes as a whole.
const WHOLE = new Set(['conflict'])

/** Paths of all answers that may be left out: everything but ids, lists, states and the questions put in full. */
function answersIn(value: Json, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, i) => (typeof item === 'object' ? answersIn(item, [...at, i]) : []))
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (NEVER_TAKEN.has(key)) return []
    const deeper = WHOLE.has(key) ? [] : answersIn(inner, [...at, key])
    return KEPT.has(key) ? deeper : [[...at, key], ...deeper]
  })
}

function remove(whole: Json, path: readonly (string | number)[]): Json {
  const copy = structuredClone(whole)
  let here: Record<string | number, Json> | undefined = copy as Record<string | number, Json>
  for (const key of path.slice(0, -1)) here = here?.[key] as Record<string | number, Json> | undefined
  const last = path[path.length - 1]
  if (here !== undefined && last !== undefined) delete here[last]
  return copy
}

const bounds = (fact: Finding): readonly [number, number] =>
  fact.status === 'range' ? [fact.min ?? -Infinity, fact.max ?? Infinity]
  : fact.status === 'known' && typeof fact.value === 'number' ? [fact.value, fact.value]
  : [-Infinity, Infinity]

/**
 * Takes the answers away one at a time, in the order a stream of numbers picks. Looking back from each record to the
 * poorer one, nothing known may have changed and no range may have widened.
 */
export function expectOnlyNarrowing(sources: readonly FactSource<CaseContext>[], full: Filling, order: Iterable<number>): void {
  const pick = order[Symbol.iterator]()
  let richer = full as unknown as Json
  for (let left = answersIn(richer); left.length > 0; left = answersIn(richer)) {
    const path = left[(pick.next().value as number) % left.length] ?? []
    const poorer = remove(richer, path)
    const [before, after] = [poorer, richer].map((parts) => contextOf(parts as Parameters<typeof contextOf>[0]))
    if (before === undefined || after === undefined) return
    for (const source of sources) {
      const [was, is] = [source.derive(before), source.derive(after)]
      const label = `${source.id} with ${path.join('/')} in ${JSON.stringify(richer)}`
      if (was.status === 'known') expect({ label, value: is.status === 'known' ? is.value : is.status }).toEqual({ label, value: was.value })
      const [[lowWas, highWas], [low, high]] = [bounds(was), bounds(is)]
      expect(low, label).toBeGreaterThanOrEqual(lowWas)
      expect(high, label).toBeLessThanOrEqual(highWas)
    }
    richer = poorer
  }
}
