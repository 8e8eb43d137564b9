import { compareText } from '../../compare-text.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { remembered } from '../../lazily.js'
import type { FactDependency } from '../../model/dependencies.js'
import type { FactDefinition, FactId, Subject } from '../../model/facts.js'
import type { Ranking } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { ChangeKind, CounterfactualSet, Counterfactuals, Goal, RankingSummary } from '../../model/counterfactuals.js'
import { leafTestsOf, type LeafTest } from '../../conditions/answers.js'
import { pivotsOf } from './changes.js'
import { contradictionsIn, dependencyTests } from './contradictions.js'
import { isReached } from './goals.js'
import { factMutability, type Mutability } from './mutability.js'
import { greatestFrom, type Ground, searchSets } from './search.js'
import { makeTerrain, type Weights } from './terrain.js'

export interface CounterfactualOptions {
  readonly definitions: readonly FactDefinition[]
  readonly rules: readonly PreparedRule[]
  /** How the rules are weighed; the bounds rest on it. */
  readonly weights: Weights
  /** What the weighing rules hold facts against; worked out from the rules when left out. */
  readonly tests?: ReadonlyMap<FactId, readonly LeafTest[]>
  readonly mutability?: Mutability
  /** Sets that are surely at odds with one of these are not offered. */
  readonly dependencies?: readonly FactDependency[]
  /** Most facts in a set: 2 unless told, 3 at most. */
  readonly maxSize?: number
  /** Most worlds that may be judged for one goal: 5000 unless told. */
  readonly budget?: number
  /** Takes in what cannot change, as if it had been recorded wrongly. */
  readonly ifRecordedWrongly?: boolean
  /** True for a fact of this case that is to be left alone, whatever its kind. */
  readonly leaveAlone?: (subject: Subject, fact: FactId) => boolean
}

const MAX_SIZE = 2
const GREATEST_SIZE = 3
const BUDGET = 5000

/** The smallest sets of answered or changed facts that reach the goal, with a certificate that nothing smaller does. */
export function counterfactuals(world: World, goal: Goal, options: CounterfactualOptions): Counterfactuals {
  return onGround(groundOf(world, options), goal, options)
}

const testsOf = remembered(leafTestsOf)

/** What is the same for all goals in a world: facts that may be supposed otherwise, and rankings already told. */
export function groundOf(world: World, options: CounterfactualOptions): Ground {
  const { definitions, rules, weights, dependencies = [] } = options
  const terrain = makeTerrain(world, rules, definitions, weights)
  const pivots = pivotsOf(world, { ...options, tests: options.tests ?? testsOf(rules), otherTests: dependencyTests(dependencies), mutability: options.mutability ?? factMutability })
  const sways = pivots.map(({ key }) => terrain.sway(key))
  return {
    world,
    terrain,
    pivots,
    sways,
    mostFrom: greatestFrom(sways),
    areas: world.ranking.areas.map(({ area }) => area),
    weights,
    contradicts: contradictionsIn(world, dependencies, definitions),
    judged: new Map(),
  }
}

/** The same for one of several goals in one world. */
export function onGround(ground: Ground, goal: Goal, { maxSize = MAX_SIZE, budget = BUDGET }: Pick<CounterfactualOptions, 'maxSize' | 'budget'>): Counterfactuals {
  const { world } = ground
  const before = summaryOf(world.ranking)
  const already = isReached(goal, world.ranking)
  const { found, certificate } = searchSets(ground, goal, already ? 0 : Math.min(GREATEST_SIZE, maxSize), budget)
  const sets = found.map((changes): CounterfactualSet => {
    const after = summaryOf(world.suppose(changes).ranking)
    return { changes, after, moved: pointsBetween(before, after) }
  })
  return { goal, already, before, sets: sets.sort(smallestFirst), certificate }
}

/** Fewer changes first, then fewer of the kinds that ask more, then fewer points moved. */
export function smallestFirst(a: CounterfactualSet, b: CounterfactualSet): number {
  const count = (set: CounterfactualSet, kind: ChangeKind): number => set.changes.filter((change) => change.kind === kind).length
  return (
    a.changes.length - b.changes.length ||
    count(a, 'correction') - count(b, 'correction') ||
    count(a, 'change') - count(b, 'change') ||
    a.moved - b.moved ||
    compareText(idOf(a), idOf(b))
  )
}

const idOf = ({ changes }: CounterfactualSet): string => changes.map(({ id }) => id).join('\n')

export function summaryOf({ outcome, foci, areas }: Ranking): RankingSummary {
  return { outcome, foci, areas: areas.map(({ area, support }) => ({ area, support })) }
}

function pointsBetween(before: RankingSummary, after: RankingSummary): number {
  return before.areas.reduce((total, { area, support }) => total + Math.abs((after.areas.find((each) => each.area === area)?.support ?? 0) - support), 0)
}
