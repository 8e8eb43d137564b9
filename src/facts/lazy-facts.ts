import type { Fact, FactId } from '../model/facts.js'
import type { FactSource } from './fact.js'

/** Facts by id. */
export type Facts = Readonly<Record<FactId, Fact>>

/** What the facts of one subject are derived from, and those derived so far. */
interface Held {
  readonly context: object
  readonly found: (Fact | undefined)[]
  readonly below: Facts
}

// A symbol: whoever lists the fields of a sheet meets no field that is not a fact.
const HELD = Symbol('held')

interface Holder {
  [HELD]: Held
}

const NOTHING: Facts = Object.freeze({})

/**
 * A maker of facts that are derived when they are first read, each once for its subject; what nobody reads costs
 * nothing. Facts named by `inherited` are read from those below. The facts are no own fields: look them up by id.
 */
export function lazyFacts<Context extends object>(
  sources: readonly FactSource<Context>[],
  inherited: readonly FactId[] = [],
): (context: Context, below?: Facts) => Facts {
  // One prototype for all subjects of a kind, so that engines of JavaScript learn where its facts are once.
  const shape = Object.create(null) as object
  const own = new Set(sources.map(({ id }) => id))
  for (const id of inherited) if (!own.has(id)) Object.defineProperty(shape, id, { enumerable: true, get: inheritedFact(id) })
  sources.forEach(({ id, derive }, index) => {
    Object.defineProperty(shape, id, { enumerable: true, get: derivedFact(derive as (context: object) => Fact, index) })
  })
  return (context, below = NOTHING) => {
    const facts = Object.create(shape) as Holder
    facts[HELD] = { context, found: new Array<Fact | undefined>(sources.length), below }
    return facts as unknown as Facts
  }
}

// The holder may be a sheet below the one that was asked: facts can be laid over others.
function derivedFact(derive: (context: object) => Fact, index: number) {
  return function (this: Holder): Fact {
    const { found, context } = this[HELD]
    return (found[index] ??= derive(context))
  }
}

function inheritedFact(id: FactId) {
  return function (this: Holder): Fact | undefined {
    return this[HELD].below[id]
  }
}
