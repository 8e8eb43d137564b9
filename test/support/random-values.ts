import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { NOT_KNOWN } from '../../src/model/words.js'

/** One node of the generated JSON Schema, as far as values are made from it. */
export interface Node {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Node[]
  readonly items?: Node
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
}

// The published file; a test of its own holds it to the code.
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schema/case.schema.json'), 'utf8')) as Node & { readonly $defs: Readonly<Record<string, Node>> }

export type Fields = Readonly<Record<string, unknown>>

/** How a record is kept. `filled`: of a hundred fields, how many hold something; `open`: of those, how many hold a kind of not known. */
export interface Habit {
  readonly filled: number
  readonly open: number
}

export const ASSESSED = '2025-06-30'
const DAY = 86_400_000
const iso = (daysBefore: number): string => new Date(Date.parse(ASSESSED) - daysBefore * DAY).toISOString().slice(0, 10)

/** A date so many days before the assessment, by day, month or year, with or without "about", or between two days. */
export function dateAround(least: number, most: number): fc.Arbitrary<string> {
  return fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 9 })).map(([days, width, form]) => {
    const day = iso(days)
    if (form < 4) return day
    if (form < 7) return day.slice(0, 7)
    if (form === 7) return `${day.slice(0, 7)}~`
    return form === 8 ? day.slice(0, 4) : `${iso(days + width)}/${day}`
  })
}

export const anyDate = fc.oneof({ arbitrary: dateAround(0, 500), weight: 4 }, { arbitrary: dateAround(500, 6000), weight: 1 })

const text = fc.constantFrom('Something said in passing.', 'It used to be easier.', 'Nobody is meant by this.')

/** A schema node with references followed. */
export function resolved(node: Node): Node {
  return node.$ref === undefined ? node : (schema.$defs[node.$ref.replace('#/$defs/', '')] ?? {})
}

export const definition = (name: string): Node => schema.$defs[name] ?? {}

const isOpen = (value: unknown): boolean => (NOT_KNOWN as readonly unknown[]).includes(value)

/** A value that answers a field: never a kind of not known. */
export function answer(node: Node, habit: Habit): fc.Arbitrary<unknown> {
  const here = resolved(node)
  if (here.properties !== undefined) return fields(here, habit)
  if (here.anyOf !== undefined) {
    const [inner] = here.anyOf.filter((each) => each.enum?.every(isOpen) !== true)
    return answer(inner ?? {}, habit)
  }
  if (here.enum !== undefined) return fc.constantFrom(...here.enum.filter((each) => !isOpen(each)))
  if (here.type === 'array') return fc.uniqueArray(answer(here.items ?? {}, habit), { maxLength: 3 })
  if (here.type === 'integer') return fc.integer({ min: here.minimum ?? 0, max: Math.min(here.maximum ?? 90, (here.minimum ?? 0) + 90) })
  if (here.type === 'boolean') return fc.boolean()
  return here.pattern === undefined ? text : dated(new RegExp(here.pattern, 'u'))
}

function dated(pattern: RegExp): fc.Arbitrary<unknown> {
  if (pattern.test('2024')) return anyDate
  if (pattern.test('03-14')) return fc.constantFrom('03-14', '06-28', '12-24')
  return pattern.test('2024-03-14') ? fc.integer({ min: 0, max: 500 }).map(iso) : text
}

/** Whether a field may hold a kind of not known. */
export function mayStayOpen(node: Node): boolean {
  const here = resolved(node)
  return (here.enum ?? []).some(isOpen) || (here.anyOf ?? []).some(mayStayOpen)
}

/** A field as habit has it: an answer, a kind of not known, or left out. */
export function field(node: Node, habit: Habit): fc.Arbitrary<unknown> {
  const kinds = fc.constantFrom<unknown>(...NOT_KNOWN)
  const given = mayStayOpen(node) ? fc.oneof({ arbitrary: kinds, weight: habit.open }, { arbitrary: answer(node, habit), weight: 100 - habit.open }) : answer(node, habit)
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: 100 - habit.filled }, { arbitrary: given, weight: habit.filled })
}

/** An object of the schema with the fields that habit fills in; some are made elsewhere and left out here. */
export function fields(node: Node, habit: Habit, leftOut: readonly string[] = []): fc.Arbitrary<Fields> {
  const wanted = Object.entries(resolved(node).properties ?? {}).filter(([key]) => !leftOut.includes(key))
  return fc.record(Object.fromEntries(wanted.map(([key, inner]) => [key, field(inner, habit)]))).map(filledIn)
}

/** Without the fields that hold nothing. */
export function filledIn(given: Fields): Fields {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
