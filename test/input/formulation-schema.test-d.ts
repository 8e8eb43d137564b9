import type * as z from 'zod/mini'
import type { formulationShape } from '../../src/input/formulation-schema.js'
import type { Formulation } from '../../src/model/formulation.js'

/** Drops `readonly`, which zod does not write, and the hint that opens the list of areas; nothing else. */
type Writable<T> = T extends string
  ? string extends T & {} ? string : T
  : T extends readonly []
    ? []
    : T extends readonly [infer First, ...infer Rest]
      ? [Writable<First>, ...Writable<Rest>]
      : T extends readonly (infer Item)[]
        ? Writable<Item>[]
        : T extends object
          ? { -readonly [Key in keyof T]: Writable<T[Key]> }
          : T

type Written = z.infer<ReturnType<typeof formulationShape>['shape']>

// Stops compiling when the schema and the interface differ, in either direction.
const schemaFits = (written: Writable<Written>): Writable<Formulation> => written
const interfaceFits = (formulation: Writable<Formulation>): Writable<Written> => formulation
// A field that one of the two lacks would still fit where it is optional, so the ways to all fields are held equal as well.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type PathsOf<T> = T extends readonly (infer Item)[]
  ? PathsOf<Item>
  : T extends object
    ? { [K in keyof T & string]-?: string extends K ? `*${Below<T[K]>}` : `${K}${Below<T[K]>}` }[keyof T & string]
    : never
type Below<T> = '' | (PathsOf<T> extends infer Path extends string ? `/${Path}` : never)
// Traces of conditions hold each other, so their ways have no end; the two above compare them.
const samePaths: Same<PathsOf<Omit<Writable<Written>, 'outcomes'>>, PathsOf<Omit<Writable<Formulation>, 'outcomes'>>> = true

export { interfaceFits, samePaths, schemaFits }
