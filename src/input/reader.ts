import type * as z from 'zod/mini'
import { isPlainObject } from '../errors.js'
import { LIMITS } from './limits.js'

/** What a reader returns for anything that is not plainly right; zod then finds out what is wrong with it. */
export const NOT_READ = Symbol('not read')

/** Values read so far, of those that one input may hold. */
interface Budget {
  values: number
}

type Reader = (value: unknown, budget: Budget) => unknown

/**
 * A reader derived from a schema: it copies what the schema accepts, fields in the schema's order, in one pass and
 * without running code of the caller's. It builds no issues, which is most of what zod does on the way to a value
 * that is right, and it takes only what zod takes: every check is the schema's own.
 */
export function readerOf(schema: z.core.$ZodType): (value: unknown) => unknown {
  const read = toReader(schema)
  return (value) => {
    try {
      return read(value, { values: 1 })
    } catch {
      // A proxy may throw from any question put to it.
      return NOT_READ
    }
  }
}

function toReader(schema: z.core.$ZodType): Reader {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return objectReader(def)
    case 'array':
      return checked(schema, listReader(toReader(def.element)))
    case 'union':
      return unionReader(def.options.map(toReader))
    case 'literal':
      return wordReader(def.values)
    case 'enum':
      return wordReader(Object.values(def.entries))
    case 'string':
      return checked(schema, (value) => (typeof value === 'string' && !/\p{Surrogate}/u.test(value) ? value : NOT_READ))
    case 'number':
      return checked(schema, (value) => (typeof value === 'number' && Number.isFinite(value) ? withoutSign(value) : NOT_READ))
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : NOT_READ)
    default:
      throw new TypeError(`no reader is known for ${def.type}`)
  }
}

interface Field {
  readonly name: string
  readonly mayBeLeftOut: boolean
  readonly read: Reader
}

function objectReader({ shape, catchall }: z.core.$ZodObjectDef): Reader {
  if ((catchall as z.core.$ZodTypes | undefined)?._zod.def.type !== 'never') throw new TypeError('an object must refuse unknown fields')
  const fields = Object.entries(shape).map(([name, schema]): Field => {
    const { def } = (schema as z.core.$ZodTypes)._zod
    return def.type === 'optional' ? { name, mayBeLeftOut: true, read: toReader(def.innerType) } : { name, mayBeLeftOut: false, read: toReader(schema) }
  })
  return (value, budget) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlainObject(value)) return NOT_READ
    const copy: Record<string, unknown> = {}
    let found = 0
    for (const { name, mayBeLeftOut, read } of fields) {
      // Asked first, since it costs least and most fields are left out.
      if (!Object.hasOwn(value, name)) {
        if (mayBeLeftOut) continue
        return NOT_READ
      }
      const descriptor = Object.getOwnPropertyDescriptor(value, name)
      const taken = descriptor?.enumerable === true ? take(descriptor, read, budget) : NOT_READ
      if (taken === NOT_READ) return NOT_READ
      copy[name] = taken
      found += 1
    }
    return Reflect.ownKeys(value).length === found ? copy : NOT_READ
  }
}

function listReader(read: Reader): Reader {
  return (value, budget) => {
    if (!Array.isArray(value) || value.length > LIMITS.itemsOfAnyList) return NOT_READ
    const copy: unknown[] = []
    for (let index = 0; index < value.length; index += 1) {
      const taken = take(Object.getOwnPropertyDescriptor(value, index), read, budget)
      if (taken === NOT_READ) return NOT_READ
      copy.push(taken)
    }
    return copy
  }
}

/** Reads a field unless it is computed, which would run code, or one value too many. */
function take(descriptor: PropertyDescriptor | undefined, read: Reader, budget: Budget): unknown {
  budget.values += 1
  if (descriptor === undefined || !('value' in descriptor) || budget.values > LIMITS.values) return NOT_READ
  return read(descriptor.value, budget)
}

function unionReader(options: readonly Reader[]): Reader {
  return (value, budget) => {
    for (const read of options) {
      const taken = read(value, budget)
      if (taken !== NOT_READ) return taken
    }
    return NOT_READ
  }
}

function wordReader(values: readonly unknown[]): Reader {
  const words = new Set(values)
  return (value) => (words.has(value) ? withoutSign(value) : NOT_READ)
}

/** The checks of a schema, such as lengths and patterns, put as zod puts them. */
function checked(schema: z.core.$ZodType, read: Reader): Reader {
  const checks = (schema as z.core.$ZodTypes)._zod.def.checks ?? []
  // A schema of a number format is a check itself.
  const own = schema._zod.traits.has('$ZodCheck') ? [schema as unknown as z.core.$ZodCheck] : []
  const all = [...own, ...checks].map(({ _zod }) => _zod)
  return (value, budget) => {
    const taken = read(value, budget)
    if (taken === NOT_READ) return NOT_READ
    const payload = { value: taken, issues: [] as never[] }
    for (const each of all) {
      void each.check(payload as never)
      if (payload.issues.length > 0) return NOT_READ
    }
    return payload.value
  }
}

/** Minus zero is written 0. */
const withoutSign = (value: unknown): unknown => (value === 0 ? 0 : value)
