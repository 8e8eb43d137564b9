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
// A field that one of the two lacks would still fit where it is optional, so the names are held equal as well.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type KeysOf<T> = T extends readonly (infer Item)[] ? KeysOf<Item> : T extends object ? { [K in keyof T]-?: K | KeysOf<T[K]> }[keyof T] : never
const sameKeys: Same<KeysOf<Omit<Written, 'outcomes'>>, KeysOf<Omit<Formulation, 'outcomes'>>> = true

export { interfaceFits, sameKeys, schemaFits }
