import { type PreparedRule, prepareRule } from '../../conditions/prepare.js'
import { remembered } from '../../lazily.js'
import type { FactDependency } from '../../model/dependencies.js'
import type { FactDefinition, Subject } from '../../model/facts.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import type { AreaBounds, BoundEnd, BoundsOver, CaseBounds, FirstStanding } from '../../model/case-bounds.js'
import { analyse, type Analysis, type AreaSearches, isDone } from './analyse.js'
import { areaIn, isFirst } from './goals.js'
import { fewestThatKeep } from './fewest.js'
import type { Budget, Completion, Found } from './search.js'
import { withoutUnlisted } from './recorded.js'
import type { Vocabulary } from './grammar.js'
import { openSpace, type Space } from './space.js'

/** What bounds are computed with. */
export interface BoundsOptions {
  readonly ruleSet: RuleSet
  readonly definitions: readonly FactDefinition[]
  readonly dependencies: readonly FactDependency[]
  /** Most worlds to look at; {@link BOUNDS_BUDGET} unless told. */
  readonly budget?: number
}

/** Worlds looked at by default. */
export const BOUNDS_BUDGET = 1200

/**
 * The lowest and highest support, the best and worst place and the standing of every area over all completions: every way to give
 * each open fact a value of its domain and range that no declared dependency forbids. Exact relative to those
 * dependencies; facts tied in a way that is not declared may vary more freely here than in life, so nothing real
 * lies outside. Whom an event with nobody named involves is not a fact: where that could halve points the end stays outer.
 */
export function exactBounds(world: World, { ruleSet, definitions, dependencies, budget = BOUNDS_BUDGET }: BoundsOptions): CaseBounds {
  const { rules, parameter } = numbered(ruleSet)
  const vocabulary: Vocabulary = { rules, definitions, dependencies }
  const { space, start } = openCase(world, vocabulary)
  const standard = { wellSupported: parameter('band.wellSupported'), leastLead: parameter('standard.leastLead') }
  const left: Budget = { left: budget }

  const known = withoutUnlisted(start, space, left)
  const inner = known === undefined ? undefined : analyse(known, space, standard, { left: Math.floor(left.left / 2) }, [])
  if (inner !== undefined) left.left -= inner.worlds
  const whole = analyse(start, space, standard, left, inner?.completions ?? [])
  const worlds = (): number => budget - left.left
  const recorded: Completion = { given: new Map(), world }
  const over = (analysis: Analysis): BoundsOver => boundsOver(analysis, recorded, space, left)
  const all = over(whole)
  return {
    ...all,
    ...(inner === undefined ? {} : { recorded: over(inner) }),
    worlds: worlds(),
  }
}

/** Rules with their thresholds filled in, once for all cases. */
const numbered = remembered((ruleSet: RuleSet): { readonly rules: readonly PreparedRule[]; readonly parameter: (id: string) => number } => {
  const parameters = new Map(ruleSet.parameters.map(({ id, value }) => [id, value]))
  const parameter = (id: string): number => parameters.get(id) ?? Number.NaN
  return { rules: ruleSet.rules.map((rule) => prepareRule(rule, parameter)), parameter }
})

/** A record that contradicts a declared dependency is taken as it stands, without any. */
function openCase(world: World, vocabulary: Vocabulary): { readonly space: Space; readonly start: Completion } {
  const space = openSpace(world, vocabulary)
  const given = space.start()
  if (given === undefined) return openCase(world, { ...vocabulary, dependencies: [] })
  return { space, start: { given, world: given.size === 0 ? world : world.suppose(space.suppositions(given.keys(), given)) } }
}

function boundsOver({ areas, nobody }: Analysis, root: Completion, space: Space, budget: Budget): BoundsOver {
  const isOut = ({ first }: AreaSearches): boolean => first.found().ceiling < 0
  const nobodyFound = nobody.found()
  const somebody = nobodyFound.ceiling < 0
  const bounds = areas.map((own) => {
    const standing: FirstStanding = isOut(own) ? 'impossible' : somebody && areas.every((other) => other === own || isOut(other)) ? 'certain' : 'possible'
    return areaBounds(own, standing, root, space, budget)
  })
  const certain = bounds.find(({ first }) => first.standing === 'certain')
  const mayBeNobody = somebody ? false : nobodyFound.reached > 0 ? true : undefined
  return {
    areas: bounds,
    ...(certain === undefined ? {} : { certainlyFirst: certain.area }),
    possiblyFirst: bounds.filter(({ first }) => first.standing !== 'impossible').map(({ area }) => area),
    ...(mayBeNobody === undefined ? {} : { mayBeNobody }),
    exact: isDone(nobody) && bounds.every(({ support, place, first }) =>
      support.low.exact && support.high.exact && first.exact && (place === undefined || (place.best.exact && place.worst.exact))),
  }
}

function areaBounds({ area, highs, low, first, best, worst }: AreaSearches, standing: FirstStanding, root: Completion, space: Space, budget: Budget): AreaBounds {
  const high = highs.map((each) => each.found()).reduce(better)
  const place = worst.found().ceiling === -Infinity ? undefined : { best: best.found(), worst: worst.found() }
  const found = first.found()
  const witness = found.at === undefined ? undefined : { witness: space.suppositions(found.at.given.keys(), found.at.given), ...aboutOf(found.at, area) }
  const because = found.at === undefined || isFirst(root.world, area) ? undefined : fewestThatKeep((world) => isFirst(world, area), area, found.at, root, space, budget)
  return {
    area,
    support: { low: end(low.found(), area, space, (value) => 0 - value), high: end(high, area, space, (value) => value) },
    ...(place === undefined ? {} : {
      place: { best: end(place.best, area, space, (value) => 1 - value), worst: end(place.worst, area, space, (value) => 1 + value) },
    }),
    first: {
      standing,
      exact: standing !== 'possible' || found.at !== undefined,
      ...witness,
      ...(because === undefined ? {} : { because }),
    },
  }
}

/** The greater of two ends; what one may still reach lies open for both. */
function better(one: Found, other: Found): Found {
  const ceiling = Math.max(one.ceiling, other.ceiling)
  const further = other.reached > one.reached ? other : one
  return { ...further, ceiling }
}

function end({ reached, ceiling, at }: Found, area: AreaId, space: Space, turn: (value: number) => number): BoundEnd {
  if (reached !== ceiling || at === undefined) return { value: turn(ceiling), exact: false }
  return { value: turn(reached), exact: true, witness: space.suppositions(at.given.keys(), at.given), ...aboutOf(at, area) }
}

function aboutOf({ world }: Completion, area: AreaId): { readonly about?: Subject } {
  const [best] = areaIn(world, area).candidates
  return best === undefined ? {} : { about: best.subject }
}

