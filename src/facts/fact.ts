import type { Address, Fact, FactDefinition, FactValue, Truth, WhyUnknown } from '../model/facts.js'
import { isNotKnown, type Maybe, type NotKnown } from '../model/words.js'

export { isNotKnown }

/** A fact definition together with how it is read off its subject. */
export interface FactSource<Context> extends FactDefinition {
  readonly derive: (context: Context) => Fact
}

export const known = (value: FactValue, ...from: readonly Address[]): Fact => ({ status: 'known', value, from: unique(from) })

export const unknown = (why: WhyUnknown, ...from: readonly Address[]): Fact => ({ status: 'unknown', why, from: unique(from) })

/** A whole number between two bounds; equal bounds make it known, two open ones make it unknown. */
export function range(min: number | undefined, max: number | undefined, ...from: readonly Address[]): Fact {
  if (min === undefined && max === undefined) return unknown('imprecise', ...from)
  if (min !== undefined && min === max) return known(min, ...from)
  if (max === undefined) return { status: 'range', ...(min === undefined ? {} : { min }), from: unique(from) }
  return { status: 'range', ...(min === undefined ? {} : { min }), max, from: unique(from) }
}

/** The value of a field, or undefined when it is missing or a kind of not known. */
export function valueOf<T>(field: Maybe<T> | undefined): T | undefined {
  return field === undefined || isNotKnown(field) ? undefined : field
}

/** Why a field without a value has none. */
export function whyUnknown(field: unknown): WhyUnknown {
  return isNotKnown(field) ? field : 'not-asked'
}

/** A field as a fact. Missing fields and kinds of not known stay unknown, whatever `map` would make of them. */
export function read<T>(field: Maybe<T> | undefined, at: Address, map: (value: T) => FactValue): Fact {
  const value = valueOf(field)
  return value === undefined ? unknown(whyUnknown(field), at) : known(map(value), at)
}

/** A block that may itself be declined or unknown: its kind of not known is passed on to the field asked for. */
export function inBlock<B extends object, K extends keyof B>(block: Maybe<B> | undefined, key: K): B[K] | NotKnown | undefined {
  return block === undefined ? undefined : isNotKnown(block) ? block : block[key]
}

export const truthOf = (fact: Fact): Truth =>
  fact.status === 'known' && typeof fact.value === 'boolean' ? (fact.value ? 'true' : 'false') : 'unknown'

/** True when any is true, false when all are false; keeps the addresses that decide. */
export const anyOf = (facts: readonly Fact[]): Fact => settle(facts, 'true')

/** True when all are true, false when any is false. */
export const allOf = (facts: readonly Fact[]): Fact => settle(facts, 'false')

/** One fact of the deciding truth settles it; otherwise one that is open keeps it open. */
function settle(facts: readonly Fact[], deciding: 'true' | 'false'): Fact {
  let [decided, open] = [0, 0]
  for (const fact of facts) {
    const truth = truthOf(fact)
    if (truth === deciding) decided += 1
    else if (truth === 'unknown') open += 1
  }
  if (decided > 0) return { status: 'known', value: deciding === 'true', from: addresses(ofTruth(facts, deciding, decided)) }
  if (open > 0) {
    const unsettled = ofTruth(facts, 'unknown', open)
    return { status: 'unknown', why: sharedReason(unsettled), from: addresses(unsettled) }
  }
  return { status: 'known', value: deciding !== 'true', from: addresses(facts) }
}

const ofTruth = (facts: readonly Fact[], truth: Truth, count: number): readonly Fact[] =>
  count === facts.length ? facts : facts.filter((fact) => truthOf(fact) === truth)

export function not(fact: Fact): Fact {
  return fact.status === 'known' && typeof fact.value === 'boolean' ? { ...fact, value: !fact.value } : fact
}

/** How many are true: a range while some are unknown, with no upper bound unless the list is complete. */
export function countTrue(facts: readonly Fact[], listIsComplete: boolean): Fact {
  let [least, open] = [0, 0]
  for (const fact of facts) {
    const truth = truthOf(fact)
    if (truth === 'true') least += 1
    else if (truth === 'unknown') open += 1
  }
  return range(least, listIsComplete ? least + open : undefined, ...addresses(facts))
}

/** A truth with the addresses behind it, as a fact. */
export function fromTruth(truth: Truth, why: WhyUnknown, ...from: readonly Address[]): Fact {
  return truth === 'unknown' ? unknown(why, ...from) : known(truth === 'true', ...from)
}

function sharedReason(facts: readonly Fact[]): WhyUnknown {
  let shared: WhyUnknown | undefined
  for (const fact of facts) {
    const why = fact.status === 'unknown' ? fact.why : 'imprecise'
    if (shared !== undefined && why !== shared) return 'not-asked'
    shared = why
  }
  return shared ?? 'not-asked'
}

/** Where facts stand, each place once and in order. */
function addresses(facts: readonly Fact[]): readonly Address[] {
  const [first] = facts
  if (first !== undefined && facts.length === 1) return first.from
  const from: Address[] = []
  for (const fact of facts) for (const at of fact.from) from.push(at)
  return unique(from)
}

/** Addresses, each once and in order. */
export function unique(from: readonly Address[]): readonly Address[] {
  return from.length < 2 || isInOrder(from) ? from : [...new Set(from)].sort()
}

/** Most facts come from places that were put in order before. */
function isInOrder(from: readonly Address[]): boolean {
  let last: Address | undefined
  for (const at of from) {
    if (last !== undefined && at <= last) return false
    last = at
  }
  return true
}
