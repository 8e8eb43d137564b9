import type { Subject } from '../../model/facts.js'
import type { Test } from '../../conditions/compile.js'
import type { Theme } from '../../model/rules.js'
import type { AreaId } from '../../model/words.js'

/** What one rule comes to about one subject, as far as points go. `maybe`: open, through a fact that was opened up. */
export type Bearing = 'yes' | 'no' | 'unknown' | 'maybe'

export interface Instance {
  readonly id: string
  readonly sheet: number
  readonly truth: Test
  readonly unless: Test | undefined
  readonly recorded: Bearing
}

export interface Reason {
  readonly instance: Instance
  readonly direction: 'for' | 'against'
  readonly points: number
  readonly theme: Theme | undefined
}

export interface Place {
  readonly index: number
  readonly area: AreaId
  readonly subject: Subject
  readonly gates: Instance[]
  readonly reasons: Reason[]
  /** Places that surely share an event with this one. */
  readonly rivals: number[]
}

/** Least and most support of a candidate or area. Minus infinity: it may be, or surely is, none at all. */
export interface Span {
  /** Infinitely low unless it surely is a candidate. */
  readonly low: number
  /** Infinitely low when it surely is none. */
  readonly high: number
  /** Most points that may count against it. */
  readonly counter: number
}

export const NOBODY: Span = { low: -Infinity, high: -Infinity, counter: 0 }

/** The support a candidate has by itself, and with its themes of event and timing halved. */
export interface AloneSpan extends Span {
  readonly halvedLow: number
  readonly halvedHigh: number
}

export const NONE: AloneSpan = { ...NOBODY, halvedLow: -Infinity, halvedHigh: -Infinity }

interface Sums {
  readonly cap: number
  readonly isHalved: boolean
  sure: number
  may: number
  counter: number
  mayCounter: number
}

export function aloneSpan({ gates, reasons }: { readonly gates: readonly Instance[]; readonly reasons: readonly Reason[] }, touched: ReadonlyMap<Instance, Bearing>): AloneSpan {
  const bearing = (instance: Instance): Bearing => touched.get(instance) ?? instance.recorded
  const gate = gates.map(bearing)
  const mayBe = gate.every((each) => each === 'yes' || each === 'maybe')
  if (!mayBe) return NONE
  const isSure = gate.every((each) => each === 'yes')
  const themes = new Map<string, Sums>()
  for (const { instance, direction, points, theme } of reasons) {
    const come = bearing(instance)
    if (come !== 'yes' && come !== 'maybe') continue
    const id = theme?.id ?? ''
    let sums = themes.get(id)
    if (sums === undefined) themes.set(id, (sums = { cap: theme?.cap ?? 0, isHalved: theme?.family !== undefined, sure: 0, may: 0, counter: 0, mayCounter: 0 }))
    if (direction === 'for') {
      sums.may += points
      if (come === 'yes') sums.sure += points
    } else {
      sums.mayCounter += points
      if (come === 'yes') sums.counter += points
    }
  }
  let [low, high, halvedLow, halvedHigh, counter] = [0, 0, 0, 0, 0]
  for (const { cap, isHalved, ...sums } of themes.values()) {
    const [least, most] = [Math.min(cap, sums.sure), Math.min(cap, sums.may)]
    const [leastAgainst, mostAgainst] = [Math.min(cap, sums.counter), Math.min(cap, sums.mayCounter)]
    low += least - mostAgainst
    high += most - leastAgainst
    halvedLow += (isHalved ? Math.floor(least / 2) : least) - mostAgainst
    halvedHigh += (isHalved ? Math.floor(most / 2) : most) - leastAgainst
    counter += mostAgainst
  }
  return { low: isSure ? low : -Infinity, high, halvedLow: isSure ? halvedLow : -Infinity, halvedHigh, counter }
}

/** With the events shared out: the lesser of two candidates for one event counts it by half. */
export function sharedSpan({ rivals }: Place, own: AloneSpan, spans: readonly AloneSpan[]): Span {
  if (rivals.length === 0 || own.high === -Infinity) return own
  const others = rivals.map((index) => spans[index] ?? NOBODY)
  const mayYield = others.some(({ high }) => high > own.low)
  const mustYield = others.some(({ low }) => low > own.high)
  return { low: mayYield ? own.halvedLow : own.low, high: mustYield ? own.halvedHigh : own.high, counter: own.counter }
}

export function best(spans: readonly Span[], deduction: number): Span {
  return {
    low: Math.max(-Infinity, ...spans.map(({ low }) => low)) - deduction,
    high: Math.max(-Infinity, ...spans.map(({ high }) => high)),
    counter: Math.max(0, ...spans.map(({ counter }) => counter)) + deduction,
  }
}
