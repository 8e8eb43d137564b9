import { compareText } from '../../compare-text.js'
import { compileCondition, type Test } from '../../conditions/compile.js'
import { leavesOfCondition } from '../../conditions/open-leaves.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { type Values, valuesOf } from '../../conditions/values.js'
import { grouped } from '../../grouped.js'
import { once } from '../../lazily.js'
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
  const readBy = new Map<string, Reader[]>()
  const places: Place[] = []

  const compiled = compiledRules(rules)
  world.sheets.forEach((sheet, index) => {
    const byArea = new Map<AreaId, Place>()
    const values = valuesOf(sheet.facts)
    for (const { rule, truth, unless, reads } of compiled) {
      if (rule.about !== sheet.subject.kind) continue
      const { focusArea: area, direction, strength } = rule
      let place = byArea.get(area)
      if (place === undefined) {
        byArea.set(area, (place = { index: places.length, area, subject: sheet.subject, gates: [], reasons: [], rivals: [] }))
        places.push(place)
      }
      const points = strength === undefined ? 0 : weights.points(strength)
      const side = direction === 'required' ? 'gate' : direction === 'caution' || strength === undefined ? undefined : direction
      const id = `${sheet.subject.kind} ${sheet.subject.id} ${rule.id}`
      const instance: Reader = { id, sheet: index, truth, unless, recorded: bearingOf(truth, unless, values, false), place, side, points }
      if (side === 'gate') place.gates.push(instance)
      else if (side !== undefined) place.reasons.push({ instance, direction: side, points, theme: weights.themes.get(rule.theme) })
      for (const fact of reads) {
        const key = pivotKey(owner(sheet, fact), fact)
        const readers = readBy.get(key)
        if (readers === undefined) readBy.set(key, [instance])
        else readers.push(instance)
      }
    }
  })
  findRivals(places, world)

  const untouched: ReadonlyMap<Instance, Bearing> = new Map()
  const alone = places.map((place) => aloneSpan(place, untouched))
  const areas = [...new Set(places.map(({ area }) => area))]
  const placeOf = new Map(areas.map((area, index) => [area, index]))
  const settled = places.map((place, index) => sharedSpan(place, alone[index] ?? NONE, alone))
  const recorded = areas.map((area) => {
    const [own, less] = [places.filter((place) => place.area === area), deduction(area)]
    const span = best(own.map(({ index }) => settled[index] ?? NOBODY), less)
    return { area, own, span, less, high: Math.max(span.high, -FAR), highest: own.find(({ index }) => (settled[index] ?? NOBODY).low - less === span.low) }
  })
  // By place: those with whom it shares events, and what it could come to otherwise.
  const sharers = places.map(({ index }) => places.filter(({ rivals }) => rivals.includes(index)))
  const ungated = places.map(({ reasons }) => once(() => aloneSpan({ gates: [], reasons }, untouched).high))
  const shared = places.map(({ rivals, reasons }) => once(() => (rivals.length === 0 ? 0 : sharedPoints(reasons))))

  return {
    sway(key) {
      const readers = grouped((readBy.get(key) ?? []).filter(({ side }) => side !== undefined), ({ place }) => place)
      const concerned = withSharers(readers.keys())
      return recorded.flatMap(({ area, high, highest }) => {
        const sway = [0, 0, 0] as [up: number, down: number, counter: number]
        for (const place of concerned) {
          if (place.area !== area) continue
          const own = readers.get(place) ?? []
          const byEvents = shared[place.index]?.() ?? 0
          sway[0] = Math.max(sway[0], byEvents + lift(place, own, high))
          if (place === highest) sway[1] = own.some(({ side }) => side === 'gate') ? FAR : byEvents + pointsOf(own.filter((each) => !isGain(each)))
          sway[2] = Math.max(sway[2], own.some(mayOpen) ? FAR : pointsOf(own.filter(({ side }) => side === 'against')))
        }
        return sway
      })
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
      const moved = new Set([...touched.keys()].map(({ place }) => place))
      const [spans, standing] = [[...alone], [...settled]]
      for (const place of moved) spans[place.index] = aloneSpan(place, touched)
      const concerned = withSharers(moved)
      for (const place of concerned) standing[place.index] = sharedSpan(place, spans[place.index] ?? NONE, spans)
      const areasMoved = new Set([...concerned].map(({ area }) => area))
      const spansOf = recorded.map(({ area, own, less, span }) => (areasMoved.has(area) ? best(own.map(({ index }) => standing[index] ?? NOBODY), less) : span))
      return {
        area: (area) => spansOf[placeOf.get(area) ?? -1] ?? NOBODY,
        candidate: (area, subject) => standing[places.findIndex((each) => each.area === area && sameSubject(each.subject, subject))] ?? NOBODY,
        verdicts: () => [...touched].filter(([instance, bearing]) => bearing !== instance.recorded).map(([{ id }, bearing]) => `${id} ${bearing}`).sort(compareText).join('\n'),
      }
    },
  }

  /** Some places, and those whose points can move with theirs. */
  function withSharers(some: Iterable<Place>): ReadonlySet<Place> {
    return new Set([...some].flatMap((place) => [place, ...(sharers[place.index] ?? [])]))
  }

  /** Points that readers could add to a place, beyond the most its area now has. */
  function lift({ index }: Place, readers: readonly Reader[], high: number): number {
    return pointsOf(readers.filter(isGain)) + (readers.some(mayOpen) ? Math.max(0, (ungated[index]?.() ?? 0) - high) : 0)
  }

  function deduction(area: AreaId): number {
    return weights.standing(area) === 'deducted' ? weights.parameter('standing.deduction') : 0
  }

  /** Rules that read a laid fact, and what they come to now. */
  function bearings(laid: readonly Laid[]): ReadonlyMap<Reader, Bearing> {
    const openedUp = new Map<Reader, boolean>()
    for (const { key, isOpened } of laid) {
      for (const instance of readBy.get(key) ?? []) openedUp.set(instance, isOpened || openedUp.get(instance) === true)
    }
    const values = new Map<number, Values>()
    const found = new Map<Reader, Bearing>()
    for (const [instance, isOpened] of openedUp) {
      let own = values.get(instance.sheet)
      if (own === undefined) values.set(instance.sheet, (own = valuesOf(laidOver(world.sheets[instance.sheet], laid))))
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

/** A rule held against somebody: a gate of its place, or a reason with its points. */
interface Reader extends Instance {
  readonly place: Place
  readonly side: 'gate' | 'for' | 'against' | undefined
  readonly points: number
}

/** Whether a reason adds to its place when it turns round. */
const isGain = ({ side, recorded }: Reader): boolean => (side === 'for') !== (recorded === 'yes')

const mayOpen = ({ side, recorded }: Reader): boolean => side === 'gate' && recorded !== 'yes'

/** Of gates, which have no points, nothing. */
const pointsOf = (readers: readonly Reader[]): number => readers.reduce((total, { points }) => total + points, 0)

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

function bearingOf(truth: Test, unless: Test | undefined, values: Values, isOpened: boolean): Bearing {
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
