import fc from 'fast-check'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { FactValue } from '../../src/model/facts.js'

const definitions = factCatalogue.filter(({ about }) => about !== 'ranking')

/** A value for every fact of the catalogue, at random. */
export const plainFacts: fc.Arbitrary<Readonly<Record<string, FactValue>>> = fc.record(Object.fromEntries(definitions.map(({ id, type, words = [], min = 0, max = 400 }): [string, fc.Arbitrary<FactValue>] => {
  if (type === 'boolean') return [id, fc.boolean()]
  if (type === 'integer') return [id, fc.integer({ min, max })]
  return [id, type === 'word' ? fc.constantFrom(...words) : fc.subarray([...words])]
})))

/** Always the same subjects, about whom everything is known. */
export function knownFacts(count: number): readonly Readonly<Record<string, FactValue>>[] {
  // Copied: objects from the generator have no prototype, which some engines of JavaScript look up slowly.
  return fc.sample(plainFacts, { seed: 20251122, numRuns: count }).map((facts) => ({ ...facts }))
}
