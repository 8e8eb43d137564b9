import type * as z from 'zod/mini'
import type { Path } from './found.js'

/** The schema of a field or item; undefined where the schema knows none. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let here: z.core.$ZodType | undefined = schema
  for (const segment of path) {
    if (here === undefined) return undefined
    here = childOf(here, segment)
  }
  return here
}

/** The part of a path that the schema knows: beyond it stand names that somebody made up. */
export function knownPart(schema: z.core.$ZodType, path: Path): Path {
  let here: z.core.$ZodType | undefined = schema
  for (const [depth, segment] of path.entries()) {
    here = childOf(here, segment)
    if (here === undefined) return path.slice(0, depth)
  }
  return path
}

/** Names of the fields an object may have; empty for anything else. */
export function fieldsOf(schema: z.core.$ZodType): readonly string[] {
  const def = unwrap(schema)
  return def.type === 'object' ? Object.keys(def.shape) : []
}

/** Whether the schema lets the field at a path be left out. */
export function isOptionalAt(schema: z.core.$ZodType, path: Path): boolean {
  return (schemaAt(schema, path) as z.core.$ZodTypes | undefined)?._zod.def.type === 'optional'
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const segment of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, segment)) return undefined
    here = (here as Readonly<Record<PropertyKey, unknown>>)[segment]
  }
  return here
}

/** Takes a value out of plain data, leaving a hole in a list so that the other positions stay. */
export function removeAt(value: unknown, path: Path): void {
  const parent = valueAt(value, path.slice(0, -1))
  const last = path.at(-1)
  if (last === undefined || typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, last)) return
  if (Array.isArray(parent)) parent[Number(last)] = undefined
  else delete (parent as Record<PropertyKey, unknown>)[last]
}

function childOf(schema: z.core.$ZodType, segment: PropertyKey): z.core.$ZodType | undefined {
  const def = unwrap(schema)
  if (def.type === 'array') return typeof segment === 'number' ? def.element : undefined
  if (def.type === 'object') {
    return typeof segment === 'string' && Object.hasOwn(def.shape, segment) ? def.shape[segment] : undefined
  }
  return undefined
}

/** The definition inside "may be left out" and "or a kind of not known", whose own schema stands first. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional') return unwrap(def.innerType)
  if (def.type === 'union') {
    const [first] = def.options
    if (first !== undefined) return unwrap(first)
  }
  return def
}
