import fc from 'fast-check'
import { createEvaluator } from '../../src/evaluate.js'
import { exactBounds } from '../../src/explain/bounds/exact-bounds.js'
import { worldOf } from '../../src/world.js'
import { type Outcome, outcomesOf, smallCase, type SmallCase, smallFacts } from './bounds-oracle.js'
import type { AreaBounds, BoundEnd, BoundsOver } from '../../src/model/case-bounds.js'

/** What a run over many small cases found. */
export interface Tally {
  readonly wrong: readonly string[]
  readonly cases: number
  readonly completions: number
  readonly ends: number
  readonly exact: number
  /** Ends nearer than the outer bound. */
  readonly tighter: number
}

/** Holds the bounds of random small cases against every completion, gone through one by one. */
export function againstAllCompletions({ seed, cases, most, budget }: { readonly seed: number; readonly cases: number; readonly most: number; readonly budget: number }): Tally {
  const tally = { wrong: [] as string[], cases: 0, completions: 0, ends: 0, exact: 0, tighter: 0 }
  for (const small of fc.sample(smallCase, { seed, numRuns: cases })) {
    const outcomes = outcomesOf(small, most)
    if (outcomes === undefined || outcomes.length === 0) continue
    tally.cases += 1
    tally.completions += outcomes.length
    const world = worldOf(createEvaluator(small.ruleSet, small.tradition), small.derived)
    const bounds = exactBounds(world, { ruleSet: small.ruleSet, definitions: smallFacts, dependencies: small.dependencies, budget })
    const wrong = (where: string, what: string): void => {
      tally.wrong.push(`case ${tally.cases}, ${where}: ${what}\n${summary(small)}`)
    }
    check(bounds, outcomes, (what) => {
      wrong('all', what)
    })
    if (bounds.recorded !== undefined) {
      // Some way in which nobody unrecorded comes into it: everything recorded may still turn out in any way.
      for (const { area, support } of bounds.recorded.areas) {
        const whole = bounds.areas.find((each) => each.area === area)
        if (whole?.support.low.exact === true && support.low.exact && support.low.value < whole.support.low.value) wrong('recorded', `${area} lower than over all`)
        if (whole?.support.high.exact === true && support.high.exact && support.high.value > whole.support.high.value) wrong('recorded', `${area} higher than over all`)
      }
    }
    for (const { area, support } of bounds.areas) {
      const outer = world.ranking.areas.find((each) => each.area === area)?.bounds ?? { low: Number.NaN, high: Number.NaN }
      if (!(support.low.value >= outer.low && support.high.value <= outer.high)) wrong('outer', `${area} outside the outer bounds`)
      for (const [end, edge] of [[support.low, outer.low], [support.high, outer.high]] as const) {
        tally.ends += 1
        tally.exact += Number(end.exact)
        tally.tighter += Number(end.value !== edge)
      }
    }
  }
  return tally
}

function check(bounds: BoundsOver, outcomes: readonly Outcome[], wrong: (what: string) => void): void {
  for (const own of bounds.areas) {
    checkSupport(own, outcomes, wrong)
    checkPlace(own, outcomes, wrong)
    checkFirst(own, bounds, outcomes, wrong)
  }
  const nobody = outcomes.some(({ first }) => first === undefined)
  if (bounds.mayBeNobody !== undefined && bounds.mayBeNobody !== nobody) wrong(`nobody first: said ${String(bounds.mayBeNobody)}`)
}

function checkSupport({ area, support: { low, high } }: AreaBounds, outcomes: readonly Outcome[], wrong: (what: string) => void): void {
  const found = outcomes.map(({ support }) => support[area] ?? Number.NaN)
  checkEnd(`${area} low`, low, Math.min(...found), -1, wrong)
  checkEnd(`${area} high`, high, Math.max(...found), 1, wrong)
}

function checkPlace({ area, place }: AreaBounds, outcomes: readonly Outcome[], wrong: (what: string) => void): void {
  const found = outcomes.flatMap((each) => each.place[area] ?? [])
  if (place === undefined) {
    if (found.length > 0) wrong(`${area} is said never to be ranked`)
    return
  }
  if (found.length === 0) {
    if (place.best.exact || place.worst.exact) wrong(`${area} is never ranked`)
    return
  }
  checkEnd(`${area} best place`, place.best, Math.min(...found), -1, wrong)
  checkEnd(`${area} worst place`, place.worst, Math.max(...found), 1, wrong)
}

function checkEnd(what: string, { value, exact }: BoundEnd, truth: number, side: 1 | -1, wrong: (what: string) => void): void {
  if ((value - truth) * side < 0) wrong(`${what} ${value}, but ${truth} comes about`)
  if (exact && value !== truth) wrong(`${what} is said to be ${value} exactly and is ${truth}`)
}

function checkFirst({ area, first: { standing, exact } }: AreaBounds, bounds: BoundsOver, outcomes: readonly Outcome[], wrong: (what: string) => void): void {
  const times = outcomes.filter(({ first }) => first === area).length
  if (standing === 'certain' && times < outcomes.length) wrong(`${area} is not always first`)
  if (standing === 'impossible' && times > 0) wrong(`${area} comes first`)
  if (standing === 'possible' && exact && times === 0) wrong(`${area} never comes first`)
  if (standing === 'possible' && times === outcomes.length && bounds.exact) wrong(`${area} is always first, and that was not seen`)
}

const summary = ({ derived, dependencies, ruleSet, standings }: SmallCase): string =>
  JSON.stringify({ shared: derived.shared, dependencies, standings, sheets: derived.sheets.map(({ subject, facts }) => [subject, { ...facts }]), rules: ruleSet.rules.map(({ id, direction, focusArea, strength, theme, conditions, unless }) => ({ id, direction, focusArea, strength, theme, conditions, unless })) })
