import { describeKind, FormulationError, pointer } from './errors.js'
import type { Receipt } from './model/formulation.js'
import { replay, type ReplayOptions, type ReplayPart } from './replay.js'

/** Whether a stored formulation is what the library makes of the case, or what is not the same. */
export type FormulationCheck =
  | { readonly same: true }
  | {
    readonly same: false
    /** What it was made of, or `formulation` itself: made of the same, it says something else. */
    readonly differs: readonly [ReplayPart | 'formulation', ...ReplayPart[]]
    /** Places of the stored formulation (JSON Pointers) that differ, in order, at most a hundred; empty when it was made of something else. */
    readonly places: readonly string[]
  }

const MOST_PLACES = 100

/**
 * Holds a formulation that was stored as JSON against the case and the rules it is said to come from: every value of it. Name the
 * tradition in the options, or that of the receipt is believed. Throws a `FormulationError` when the case is not valid, or
 * what is given is no formulation.
 */
export async function checkFormulation(stored: unknown, input: unknown, options: ReplayOptions = {}): Promise<FormulationCheck> {
  const receipt = isThing(stored) ? stored['receipt'] : undefined
  if (!isThing(receipt)) {
    throw new FormulationError([{ code: 'USAGE', path: '/stored', expected: 'a formulation with its receipt', received: describeKind(stored) }])
  }
  const again = await replay(receipt as unknown as Receipt, input, options)
  if (!again.same) return { same: false, differs: again.differs, places: [] }
  const places: string[] = []
  collect(stored, JSON.parse(JSON.stringify(again.formulation)), [], places)
  return places.length === 0 ? { same: true } : { same: false, differs: ['formulation'], places }
}

function collect(one: unknown, other: unknown, path: readonly string[], places: string[]): void {
  if (places.length >= MOST_PLACES || Object.is(one, other)) return
  if (!isThing(one) || !isThing(other) || Array.isArray(one) !== Array.isArray(other)) return void places.push(pointer(path))
  for (const key of [...new Set([...Object.keys(other), ...Object.keys(one)])]) {
    // A name that only the stored one has was made up by somebody; its parent is named instead.
    if (!Object.hasOwn(other, key)) return void places.push(pointer(path))
    collect(Object.hasOwn(one, key) ? one[key] : undefined, other[key], [...path, key], places)
  }
}

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
