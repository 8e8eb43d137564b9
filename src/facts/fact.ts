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
  return {
    status: 'range',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    from: unique(from),
  }
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
export function anyOf(facts: readonly Fact[]): Fact {
  const yes = facts.filter((fact) => truthOf(fact) === 'true')
  if (yes.length > 0) return known(true, ...yes.flatMap((fact) => fact.from))
  const open = facts.filter((fact) => truthOf(fact) === 'unknown')
  if (open.length > 0) return unknown(sharedReason(open), ...open.flatMap((fact) => fact.from))
  return known(false, ...facts.flatMap((fact) => fact.from))
}

/** True when all are true, false when any is false. */
export function allOf(facts: readonly Fact[]): Fact {
  return not(anyOf(facts.map(not)))
}

export function not(fact: Fact): Fact {
  return fact.status === 'known' && typeof fact.value === 'boolean' ? { ...fact, value: !fact.value } : fact
}

/** How many are true: a range while some are unknown, with no upper bound unless the list is complete. */
export function countTrue(facts: readonly Fact[], listIsComplete: boolean): Fact {
  const least = facts.filter((fact) => truthOf(fact) === 'true').length
  const open = facts.filter((fact) => truthOf(fact) === 'unknown').length
  return range(least, listIsComplete ? least + open : undefined, ...facts.flatMap((fact) => fact.from))
}

/** A truth with the addresses behind it, as a fact. */
export function fromTruth(truth: Truth, why: WhyUnknown, ...from: readonly Address[]): Fact {
  return truth === 'unknown' ? unknown(why, ...from) : known(truth === 'true', ...from)
}

function sharedReason(facts: readonly Fact[]): WhyUnknown {
  const reasons = new Set(facts.map((fact) => (fact.status === 'unknown' ? fact.why : 'imprecise')))
  const [only] = reasons
  return reasons.size === 1 && only !== undefined ? only : 'not-asked'
}

function unique(from: readonly Address[]): readonly Address[] {
  return [...new Set(from)].sort()
}
