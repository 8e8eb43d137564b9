import type { Fact, FactId, FactValue, WhyUnknown } from '../model/facts.js'

/** A fact without its places: all that a rule can tell apart. */
export type Value =
  | { readonly status: 'known'; readonly value: FactValue }
  | { readonly status: 'range'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly status: 'unknown'; readonly why: WhyUnknown }

/** Facts without their places. */
export interface Values {
  /** A fact, derived when it is first asked for; undefined where there is no such fact. */
  readonly get: (id: FactId) => Value | undefined
  /** The same if it was asked for before, and undefined otherwise. */
  readonly found: (id: FactId) => Value | undefined
}

/** Where facts keep the same facts without places, for whoever decides rules. */
export const VALUES = Symbol('values')

/**
 * The facts for whoever reads none of their places: most facts are only held against thresholds, and listing where
 * each stands costs more than deriving it. Only facts as derived keep such a view; those laid over others, or given by
 * hand, are read as they are.
 */
export function valuesOf(facts: Readonly<Record<FactId, Fact>>): Values {
  if (Object.hasOwn(facts, VALUES)) return (facts as unknown as { readonly [VALUES]: Values })[VALUES]
  return { get: (id) => facts[id], found: () => undefined }
}
