import { factCatalogue } from './facts/catalogue.js'
import { type DerivationSettings, pendingFacts } from './facts/derive-facts.js'
import type { Case } from './model/case.js'
import type { FactId } from './model/facts.js'
import type { RuleSet } from './model/rule-set.js'

/** The numbers of a rule set by the ids of their parameters. */
export function numbersIn({ parameters }: Pick<RuleSet, 'parameters'>): (id: string) => number {
  const values = new Map(parameters.map(({ id, value }) => [id, value]))
  return (id) => {
    const value = values.get(id)
    if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
    return value
  }
}

/** Which facts of a case are derived with which parameters, found by deriving them and noting what they ask for. */
export function readsOfFacts(kase: Case, derivation: DerivationSettings): ReadonlyMap<string, ReadonlySet<FactId>> {
  const reads = new Map<string, Set<FactId>>()
  const numberOf = numbersIn(derivation)
  for (const { id: fact, about } of factCatalogue) {
    // From the beginning for each: what facts have in common is read for the first that asks, and hidden from the rest.
    const pending = pendingFacts(kase, derivation, (id) => {
      reads.set(id, (reads.get(id) ?? new Set()).add(fact))
      return numberOf(id)
    })
    for (const { subject, derive } of pending) if (subject.kind === about) derive(fact)
  }
  return reads
}
