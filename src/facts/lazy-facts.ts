import { VALUES, valuesOf, type Values } from '../conditions/values.js'
import type { Fact, FactId } from '../model/facts.js'
import { factOf, type FactSource, type Finding } from './fact.js'

/** Facts by id. */
export type Facts = Readonly<Record<FactId, Fact>>

/** What the facts of one subject are derived from, and those derived so far. */
interface Held {
  readonly context: object
  readonly found: (Finding | undefined)[]
  /** Those of them that were asked for with their places. */
  readonly facts: (Fact | undefined)[]
  readonly below: Facts
}

// A symbol: whoever lists the fields of a sheet meets no field that is not a fact.
const HELD = Symbol('held')

interface Holder {
  [HELD]: Held
  [VALUES]?: Values
}

const NOTHING: Facts = Object.freeze({})

/**
 * A maker of facts that are derived when they are first read, each once for its subject; what nobody reads costs
 * nothing. Facts named by `inherited` are read from those below. The facts are no own fields: look them up by id.
 * `found`: where they are kept, those that are known beforehand already in their places.
 */
export function lazyFacts<Context extends object>(
  sources: readonly FactSource<Context>[],
  inherited: readonly FactId[] = [],
): (context: Context, below?: Facts, found?: (Finding | undefined)[]) => Facts {
  // One prototype for all subjects of a kind, so that engines of JavaScript learn where its facts are once.
  const shape = Object.create(null) as object
  const define = (id: FactId, fact: (this: Holder) => unknown): void => {
    Object.defineProperty(shape, id, { enumerable: true, get: fact })
  }
  const places = new Map<FactId, number>([...inherited.map((id) => [id, BELOW] as const), ...sources.map(({ id }, index) => [id, index] as const)])
  const derivations = sources.map(({ derive }) => derive as (context: object) => Finding)
  for (const [id, index] of places) {
    const derive = derivations[index]
    // The holder may be a sheet below the one that was asked: facts can be laid over others.
    define(id, derive === undefined ? inheritedFact(id) : function () {
      const { facts, found, context } = this[HELD]
      return (facts[index] ??= factOf((found[index] ??= derive(context))))
    })
  }
  return (context, below = NOTHING, found = new Array<Finding | undefined>(sources.length)) => {
    const facts = Object.create(shape) as Holder
    facts[HELD] = { context, found, facts: [], below }
    facts[VALUES] = valuesFrom(context, found, places, derivations, valuesOf(below))
    return facts as unknown as Facts
  }
}

/** Stands for the place of a fact that is read from the facts below. */
const BELOW = -1

function valuesFrom(
  context: object,
  found: (Finding | undefined)[],
  places: ReadonlyMap<FactId, number>,
  derivations: readonly ((context: object) => Finding)[],
  below: Values,
): Values {
  return {
    get(id) {
      const index = places.get(id)
      if (index === undefined) return undefined
      return index === BELOW ? below.get(id) : (found[index] ??= derivations[index]?.(context))
    },
    found(id) {
      const index = places.get(id)
      if (index === undefined) return undefined
      return index === BELOW ? below.found(id) : found[index]
    },
  }
}

function inheritedFact(id: FactId) {
  return function (this: Holder): Fact | undefined {
    return this[HELD].below[id]
  }
}
