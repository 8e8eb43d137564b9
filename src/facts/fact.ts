import type { Address, Fact, FactDefinition, FactValue, Truth, WhyUnknown } from '../model/facts.js'
import { isNotKnown, type Maybe, type NotKnown } from '../model/words.js'

export { isNotKnown }

/**
 * Where a finding stands, as the places came together. They are listed, each once and in order, when a fact leaves
 * this folder: of most findings nobody asks, and putting places in order was most of what facts cost.
 */
export type Places = Address | readonly Places[] | Placed | Deciding

interface Placed {
  readonly from: Places
}

/** The places of those among some findings that are of one truth. */
interface Deciding {
  readonly among: readonly Finding[]
  readonly truth: Truth
}

/** A fact whose places are not listed yet. */
export type Finding =
  | { readonly status: 'known'; readonly value: FactValue; readonly from: Places }
  | { readonly status: 'range'; readonly min?: number | undefined; readonly max?: number | undefined; readonly from: Places }
  | { readonly status: 'unknown'; readonly why: WhyUnknown; readonly from: Places }

/** A fact definition together with how it is read off its subject. */
export interface FactSource<Context> extends FactDefinition {
  readonly derive: (context: Context) => Finding
}

const NOWHERE: Places = []

export const known = (value: FactValue, from: Places = NOWHERE): Finding => ({ status: 'known', value, from })

export const unknown = (why: WhyUnknown, from: Places = NOWHERE): Finding => ({ status: 'unknown', why, from })

/** A whole number between two bounds; equal bounds make it known, two open ones make it unknown. */
export function range(min: number | undefined, max: number | undefined, from: Places): Finding {
  if (min === undefined && max === undefined) return unknown('imprecise', from)
  return min !== undefined && min === max ? known(min, from) : { status: 'range', min, max, from }
}

/** A finding as the fact that others read. */
export function factOf(finding: Finding): Fact {
  const from = listed(finding.from)
  if (finding.status === 'known') return { status: 'known', value: finding.value, from }
  if (finding.status === 'unknown') return { status: 'unknown', why: finding.why, from }
  const { min, max } = finding
  return { status: 'range', ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), from }
}

/** Places, each once and in order. */
export function listed(places: Places): readonly Address[] {
  if (typeof places === 'string') return [places]
  const from: Address[] = []
  collect(places, from)
  return unique(from)
}

function collect(places: Places, from: Address[]): void {
  if (typeof places === 'string') from.push(places)
  else if ('length' in places) for (const each of places) collect(each, from)
  else if ('from' in places) collect(places.from, from)
  else for (const each of places.among) if (truthOf(each) === places.truth) collect(each.from, from)
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
export function read<T>(field: Maybe<T> | undefined, at: Address, map: (value: T) => FactValue): Finding {
  const value = valueOf(field)
  return value === undefined ? unknown(whyUnknown(field), at) : known(map(value), at)
}

/** A block that may itself be declined or unknown: its kind of not known is passed on to the field asked for. */
export function inBlock<B extends object, K extends keyof B>(block: Maybe<B> | undefined, key: K): B[K] | NotKnown | undefined {
  return block === undefined ? undefined : isNotKnown(block) ? block : block[key]
}

export const truthOf = (fact: Finding): Truth =>
  fact.status === 'known' && typeof fact.value === 'boolean' ? (fact.value ? 'true' : 'false') : 'unknown'

/** True when any is true, false when all are false; keeps the addresses that decide. */
export const anyOf = (facts: readonly Finding[]): Finding => settle(facts, 'true')

/** True when all are true, false when any is false. */
export const allOf = (facts: readonly Finding[]): Finding => settle(facts, 'false')

/** One fact of the deciding truth settles it; otherwise one that is open keeps it open. */
function settle(facts: readonly Finding[], deciding: 'true' | 'false'): Finding {
  let decided = 0
  let open = 0
  let first: Finding | undefined
  let firstOpen: Finding | undefined
  let why: WhyUnknown | undefined
  for (const fact of facts) {
    const truth = truthOf(fact)
    if (truth === deciding) {
      decided += 1
      first ??= fact
    } else if (truth === 'unknown') {
      const reason = fact.status === 'unknown' ? fact.why : 'imprecise'
      // Different reasons come to the plainest.
      why = why === undefined || why === reason ? reason : 'not-asked'
      open += 1
      firstOpen ??= fact
    }
  }
  // What one fact settles, or keeps open, is that fact.
  if (decided === 1 && first !== undefined) return first
  if (decided > 0) return known(deciding === 'true', { among: facts, truth: deciding })
  if (open === 1 && firstOpen?.status === 'unknown') return firstOpen
  if (why !== undefined) return unknown(why, { among: facts, truth: 'unknown' })
  return known(deciding !== 'true', facts)
}

export function not(fact: Finding): Finding {
  return fact.status === 'known' && typeof fact.value === 'boolean' ? known(!fact.value, fact.from) : fact
}

/** How many are true: a range while some are unknown, with no upper bound unless the list is complete. */
export function countTrue(facts: readonly Finding[], listIsComplete: boolean): Finding {
  let least = 0
  let open = 0
  for (const fact of facts) {
    const truth = truthOf(fact)
    if (truth === 'true') least += 1
    else if (truth === 'unknown') open += 1
  }
  return range(least, listIsComplete ? least + open : undefined, facts)
}

/** A truth with the addresses behind it, as a fact. */
export function fromTruth(truth: Truth, why: WhyUnknown, from: Places): Finding {
  return truth === 'unknown' ? unknown(why, from) : known(truth === 'true', from)
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

/** Whether two findings surely tell the same, from the same places. */
export const isSameFinding = (a: Finding, b: Finding): boolean => a === b || (tells(a) === tells(b) && isSamePlaces(a.from, b.from))

function tells(fact: Finding): string {
  if (fact.status === 'known') return `${typeof fact.value} ${String(fact.value)}`
  return fact.status === 'unknown' ? `unknown ${fact.why}` : `range ${fact.min ?? ''} ${fact.max ?? ''}`
}

/** Whether places came together in the same way. Others could still be the same once they are listed, and almost never are. */
function isSamePlaces(a: Places, b: Places): boolean {
  if (a === b) return true
  if (typeof a === 'string' || typeof b === 'string') return false
  if ('length' in a) return 'length' in b && a.length === b.length && a.every((each, index) => isSamePlaces(each, b[index] ?? NOWHERE))
  if ('from' in a) return 'from' in b && isSamePlaces(a.from, b.from)
  return 'among' in b && a.truth === b.truth && a.among.length === b.among.length && a.among.every((each, index) => isAlikeTo(each, b.among[index]))
}

const isAlikeTo = (a: Finding, b: Finding | undefined): boolean => b !== undefined && (a === b || (truthOf(a) === truthOf(b) && isSamePlaces(a.from, b.from)))
