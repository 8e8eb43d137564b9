import { compareText } from '../../compare-text.js'
import { compileCondition, type Test } from '../../conditions/compile.js'
import { valuesOf } from '../../conditions/values.js'
import { leavesOfCondition } from '../../conditions/open-leaves.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { type Fact, type FactDefinition, type FactId, type FactSheet, type Subject, SUBJECT_KINDS } from '../../model/facts.js'
import type { AreaStanding } from '../../model/rule-set.js'
import type { Rule, RuleStrength, Theme } from '../../model/rules.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import { pivotKey } from './changes.js'
import { aloneSpan, type Bearing, best, type Instance, NOBODY, NONE, type Place, type Reason, sharedSpan, type Span } from './spans.js'

/** The numbers by which areas are weighed. */
export interface Weights {
  readonly themes: ReadonlyMap<string, Theme>
  readonly standing: (area: AreaId) => AreaStanding
  readonly points: (strength: RuleStrength) => number
  readonly parameter: (id: string) => number
}

/** A fact that is laid over the recorded one while sets are looked for: with a value, or opened up. */
export interface Laid {
  readonly key: string
  readonly subject: Subject
  readonly fact: FactId
  readonly found: Fact
  readonly isOpened: boolean
}

/** Where areas and candidates can stand while some facts are opened up and others have values. */
export interface Reach {
  readonly area: (area: AreaId) => Span
  readonly candidate: (area: AreaId, subject: Subject) => Span
  /** The verdicts that differ from the recorded ones; worlds with the same ones rank alike. */
  readonly verdicts: () => string
}

/** Most by which one fact, opened up along with any others, can move the bounds: for each area in turn up, down, and by counter-evidence. */
export type Sway = readonly number[]

/** A world taken apart, so that what a few facts can do is told without judging whole worlds. */
export interface Terrain {
  readonly reach: (laid: readonly Laid[]) => Reach
  readonly sway: (key: string) => Sway
  /** Wider than the reach of the facts whose sways were added up, and quicker told. */
  readonly roughReach: (sum: Sway) => Pick<Reach, 'area' | 'candidate'>
}

/** Takes a world apart into candidates and the rules that bear on them. */
export function makeTerrain(world: World, rules: readonly PreparedRule[], definitions: readonly FactDefinition[], weights: Weights): Terrain {
  const ownFacts = new Map(SUBJECT_KINDS.map((kind) => [kind, new Set(definitions.filter(({ about }) => about === kind).map(({ id }) => id))]))
  const owner = (sheet: FactSheet, fact: FactId): Subject => (ownFacts.get(sheet.subject.kind)?.has(fact) === true ? sheet.subject : WHOLE_CASE)
  const readBy = new Map<string, Instance[]>()
  const places: Place[] = []

  const compiled = compiledRules(rules)
  world.sheets.forEach((sheet, index) => {
    const byArea = new Map<AreaId, { gates: Instance[]; reasons: Reason[] }>()
    for (const { rule, truth, unless, reads } of compiled) {
      if (rule.about !== sheet.subject.kind) continue
      const instance: Instance = {
        id: `${sheet.subject.kind} ${sheet.subject.id} ${rule.id}`,
        sheet: index,
        truth,
        unless,
        recorded: bearingOf(truth, unless, sheet.facts, false),
      }
      for (const fact of reads) {
        const key = pivotKey(owner(sheet, fact), fact)
        const readers = readBy.get(key)
        if (readers === undefined) readBy.set(key, [instance])
        else readers.push(instance)
      }
      const own = byArea.get(rule.focusArea) ?? { gates: [], reasons: [] }
      byArea.set(rule.focusArea, own)
      if (rule.direction === 'required') own.gates.push(instance)
      else if (rule.direction !== 'caution' && rule.strength !== undefined) {
        own.reasons.push({ instance, direction: rule.direction, points: weights.points(rule.strength), theme: weights.themes.get(rule.theme) })
      }
    }
    for (const [area, { gates, reasons }] of byArea) places.push({ index: places.length, area, subject: sheet.subject, gates, reasons, rivals: [] })
  })
  findRivals(places, world)

  const placesReading = new Map<Instance, Place>(places.flatMap((place) => [...place.gates, ...place.reasons.map(({ instance }) => instance)].map((each) => [each, place])))
  const untouched: ReadonlyMap<Instance, Bearing> = new Map()
  const alone = places.map((place) => aloneSpan(place, untouched))
  const areas = [...new Set(places.map(({ area }) => area))]
  const placeOf = new Map(areas.map((area, index) => [area, index]))
  const recorded = areas.map((area) => {
    const own = places.filter((place) => place.area === area)
    const span = best(own.map((place) => sharedSpan(place, alone[place.index] ?? NONE, alone)), deduction(area))
    return { own, span, less: deduction(area), high: Math.max(span.high, -FAR), highest: own.find((place) => sharedSpan(place, alone[place.index] ?? NONE, alone).low - deduction(area) === span.low) }
  })

  return {
    sway(key) {
      const readers = new Set(readBy.get(key))
      return recorded.flatMap(({ own, high, highest }) => [
        Math.max(0, ...own.map((place) => lift(place, readers, high))),
        highest === undefined ? 0 : drop(highest, readers),
        Math.max(0, ...own.map((place) => against(place, readers))),
      ])
    },
    roughReach(sum) {
      const spans = recorded.map(({ span, high }, index): Span => ({
        low: span.low - (sum[3 * index + 1] ?? 0),
        high: high + (sum[3 * index] ?? 0),
        counter: span.counter + (sum[3 * index + 2] ?? 0),
      }))
      const area = (id: AreaId): Span => spans[placeOf.get(id) ?? -1] ?? NOBODY
      return { area, candidate: area }
    },
    reach(laid) {
      const touched = bearings(laid)
      const moved = new Set([...touched.keys()].flatMap((each) => placesReading.get(each) ?? []))
      const spans = alone.map((span, index) => {
        const place = places[index]
        return place !== undefined && moved.has(place) ? aloneSpan(place, touched) : span
      })
      const settled = places.map((place, index) => sharedSpan(place, spans[index] ?? NONE, spans))
      const spansOf = recorded.map(({ own, less }) => best(own.map(({ index }) => settled[index] ?? NOBODY), less))
      return {
        area: (area) => spansOf[placeOf.get(area) ?? -1] ?? NOBODY,
        candidate: (area, subject) => settled[places.findIndex((each) => each.area === area && sameSubject(each.subject, subject))] ?? NOBODY,
        verdicts: () => [...touched].filter(([instance, bearing]) => bearing !== instance.recorded).map(([{ id }, bearing]) => `${id} ${bearing}`).sort(compareText).join('\n'),
      }
    },
  }

  /** Points that readers could add to a place, beyond the most its area now has. */
  function lift({ gates, reasons, rivals, index }: Place, readers: ReadonlySet<Instance>, high: number): number {
    const opens = gates.some((gate) => readers.has(gate) && gate.recorded !== 'yes')
    const gained = reasons
      .filter(({ instance, direction }) => readers.has(instance) && (direction === 'for') !== (instance.recorded === 'yes'))
      .reduce((total, { points }) => total + points, 0)
    const ungated = opens ? Math.max(0, aloneSpan({ gates: [], reasons }, untouched).high - high) : 0
    return gained + ungated + (sharesWith(index, rivals, readers) ? sharedPoints(reasons) : 0)
  }

  /** Points that readers could take from the place by which an area stands. */
  function drop({ gates, reasons, rivals, index }: Place, readers: ReadonlySet<Instance>): number {
    if (gates.some((gate) => readers.has(gate))) return FAR
    const lost = reasons
      .filter(({ instance, direction }) => readers.has(instance) && (direction === 'for') === (instance.recorded === 'yes'))
      .reduce((total, { points }) => total + points, 0)
    return lost + (sharesWith(index, rivals, readers) ? sharedPoints(reasons) : 0)
  }

  function against({ gates, reasons }: Place, readers: ReadonlySet<Instance>): number {
    if (gates.some((gate) => readers.has(gate) && gate.recorded !== 'yes')) return FAR
    return reasons.filter(({ instance, direction }) => readers.has(instance) && direction === 'against').reduce((total, { points }) => total + points, 0)
  }

  /** Whether readers bear on how an event is shared out. */
  function sharesWith(index: number, rivals: readonly number[], readers: ReadonlySet<Instance>): boolean {
    const concerned = [index, ...rivals].flatMap((each) => places[each] ?? [])
    return rivals.length > 0 && concerned.some(({ gates, reasons }) => gates.some((gate) => readers.has(gate)) || reasons.some(({ instance }) => readers.has(instance)))
  }

  function deduction(area: AreaId): number {
    return weights.standing(area) === 'deducted' ? weights.parameter('standing.deduction') : 0
  }

  /** Rules that read a laid fact, and what they come to now. */
  function bearings(laid: readonly Laid[]): ReadonlyMap<Instance, Bearing> {
    const openedUp = new Map<Instance, boolean>()
    for (const { key, isOpened } of laid) {
      for (const instance of readBy.get(key) ?? []) openedUp.set(instance, isOpened || openedUp.get(instance) === true)
    }
    const facts = new Map<number, FactSheet['facts']>()
    const found = new Map<Instance, Bearing>()
    for (const [instance, isOpened] of openedUp) {
      let own = facts.get(instance.sheet)
      if (own === undefined) facts.set(instance.sheet, (own = laidOver(world.sheets[instance.sheet], laid)))
      found.set(instance, bearingOf(instance.truth, instance.unless, own, isOpened))
    }
    return found
  }

  function laidOver(sheet: FactSheet | undefined, laid: readonly Laid[]): FactSheet['facts'] {
    if (sheet === undefined) return {}
    const facts = Object.create(sheet.facts) as Record<FactId, Fact>
    for (const { subject, fact, found } of laid) {
      // Defined, not assigned: a fact below may be an accessor.
      if (sameSubject(owner(sheet, fact), subject)) Object.defineProperty(facts, fact, { value: found, configurable: true })
    }
    return facts
  }
}

interface CompiledRule {
  readonly rule: Rule
  readonly truth: Test
  readonly unless: Test | undefined
  readonly reads: readonly FactId[]
}

/** Kept as long as the rules are, for all worlds they make. */
const compiledBefore = new WeakMap<readonly PreparedRule[], readonly CompiledRule[]>()

function compiledRules(rules: readonly PreparedRule[]): readonly CompiledRule[] {
  const known = compiledBefore.get(rules)
  if (known !== undefined) return known
  const compiled = rules
    .filter(({ rule }) => rule.direction !== 'caution' && rule.focusArea !== 'all')
    .map(({ rule, condition, unless }): CompiledRule => ({
      rule,
      truth: compileCondition(condition),
      unless: unless === undefined ? undefined : compileCondition(unless),
      reads: [...new Set([condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOfCondition).map(({ fact }) => fact))],
    }))
  compiledBefore.set(rules, compiled)
  return compiled
}

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }
export const sameSubject = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id

function bearingOf(truth: Test, unless: Test | undefined, facts: FactSheet['facts'], isOpened: boolean): Bearing {
  const values = valuesOf(facts)
  const holds = truth(values)
  if (holds === 'false') return 'no'
  const defeated = unless === undefined ? 'false' : unless(values)
  if (defeated === 'true') return 'no'
  if (holds === 'true' && defeated === 'false') return 'yes'
  return isOpened ? 'maybe' : 'unknown'
}

/** Further than points can reach. */
const FAR = 10_000

/** Points of themes that are halved where an event counts in full elsewhere. */
function sharedPoints(reasons: readonly Reason[]): number {
  const themes = new Set(reasons.flatMap(({ theme }) => (theme?.family === undefined ? [] : [theme])))
  return [...themes].reduce((total, { cap = 0 }) => total + Math.ceil(cap / 2), 0)
}

function findRivals(places: readonly Place[], { shared }: World): void {
  for (const place of places) {
    for (const { event, person, areas, certain } of shared) {
      if (!certain) continue
      for (const other of places) {
        const isOther = place.subject.kind === 'event'
          ? place.subject.id === event && other.subject.kind === 'person' && other.subject.id === person && areas.includes(other.area)
          : place.subject.kind === 'person' && place.subject.id === person && areas.includes(place.area) && other.subject.kind === 'event' && other.subject.id === event && other.area !== place.area
        if (isOther) place.rivals.push(other.index)
      }
    }
  }
}
