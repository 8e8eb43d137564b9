import type { Fact, FactId } from '../model/facts.js'

type WithoutPlaces<F> = F extends Fact ? Omit<F, 'from'> : never

/** A fact without its places: all that a rule can tell apart. */
export type Value = WithoutPlaces<Fact>

/** Facts without their places, by id. */
export type Values = Readonly<Record<FactId, Value>>

/** Where facts keep the same facts without places, for whoever decides rules. */
export const VALUES = Symbol('values')

/**
 * The facts for whoever reads none of their places: most facts are only held against thresholds, and listing where
 * each stands costs more than deriving it. Only facts as derived keep such a view; those laid over others, or given by
 * hand, are read as they are.
 */
export function valuesOf(facts: Readonly<Record<FactId, Fact>>): Values {
  return Object.hasOwn(facts, VALUES) ? (facts as unknown as { readonly [VALUES]: Values })[VALUES] : facts
}
