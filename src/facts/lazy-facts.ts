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
  readonly valuesBelow: Values
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
  const valueShape = Object.create(null) as object
  const define = (id: FactId, fact: (this: Holder) => unknown, value: (this: Holder) => unknown): void => {
    Object.defineProperty(shape, id, { enumerable: true, get: fact })
    Object.defineProperty(valueShape, id, { enumerable: true, get: value })
  }
  const own = new Set(sources.map(({ id }) => id))
  for (const id of inherited) if (!own.has(id)) define(id, inheritedFact(id), inheritedValue(id))
  sources.forEach(({ id, derive }, index) => {
    const found = finder(derive as (context: object) => Finding, index)
    // The holder may be a sheet below the one that was asked: facts can be laid over others.
    define(id, function () {
      const held = this[HELD]
      return (held.facts[index] ??= factOf(found(held)))
    }, function () {
      return found(this[HELD])
    })
  })
  return (context, below = NOTHING, found = new Array<Finding | undefined>(sources.length)) => {
    const facts = Object.create(shape) as Holder
    const values = Object.create(valueShape) as Holder
    const held: Held = { context, found, facts: [], below, valuesBelow: valuesOf(below) }
    facts[HELD] = values[HELD] = held
    facts[VALUES] = values as unknown as Values
    return facts as unknown as Facts
  }
}

function finder(derive: (context: object) => Finding, index: number) {
  return ({ found, context }: Held): Finding => (found[index] ??= derive(context))
}

function inheritedFact(id: FactId) {
  return function (this: Holder): Fact | undefined {
    return this[HELD].below[id]
  }
}

function inheritedValue(id: FactId) {
  return function (this: Holder): Values[FactId] | undefined {
    return this[HELD].valuesBelow[id]
  }
}
