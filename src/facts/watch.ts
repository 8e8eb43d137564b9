import { remembered } from '../lazily.js'
import type { Case } from '../model/case.js'
import type { CourseReading } from './course-reading.js'
import type { Readings } from './once-a-case.js'

/** Parts of a case, one bit each, in as many numbers as that takes. Parts beyond them share bits, and are read again more often than need be. */
export type Parts = readonly [number, number, number]

export const NO_PART: Parts = [0, 0, 0]
// So many bits has a number on which bitwise operators work.
const BITS = 32

export const haveInCommon = (a: Parts, b: Parts): boolean => ((a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2])) !== 0

/** The same of parts that stand in a row with others, from a place on. */
export const isAmong = (parts: Parts, row: Int32Array, from: number): boolean =>
  ((parts[0] & (row[from] ?? 0)) | (parts[1] & (row[from + 1] ?? 0)) | (parts[2] & (row[from + 2] ?? 0))) !== 0

const together = (a: Parts, b: Parts): Parts => [a[0] | b[0], a[1] | b[1], a[2] | b[2]]

/** Notes which parts of the versions of a case each reading takes notice of. */
export interface Watch {
  /** The bit of a field, whoever's it is. */
  readonly bitOf: (path: string) => Parts
  /** Makes something, with the parts that were read for it; whoever asked for it has read them as well. */
  readonly reading: <Result>(make: () => Result) => Made<Result>
  readonly note: (parts: Parts) => void
  /** An object that notes whenever one of its fields is read. */
  readonly noting: <T extends object>(plain: T, path: string, bitOf?: (path: string) => Parts) => T
  /** The same of what is found again in version after version: a person, an event. */
  readonly notingItem: (path: string) => (item: object) => object
}

export interface Made<Result> {
  readonly result: Result
  readonly parts: Parts
}

const PLAIN = Symbol('plain')

interface Noting {
  readonly [PLAIN]: Readonly<Record<string, unknown>>
}

export function startWatch(): Watch {
  const bits = new Map<string, Parts>()
  const accessors = new Map<string, PropertyDescriptor>()
  const items = new Map<string, (item: object) => object>()
  const seen: [number, number, number] = [0, 0, 0]
  const bitOf = (path: string): Parts => {
    const known = bits.get(path)
    if (known !== undefined) return known
    const at = bits.size % (NO_PART.length * BITS)
    const bit = 1 << (at % BITS)
    const parts: Parts = at < BITS ? [bit, 0, 0] : at < 2 * BITS ? [0, bit, 0] : [0, 0, bit]
    bits.set(path, parts)
    return parts
  }
  const note = (parts: Parts): void => {
    seen[0] |= parts[0]
    seen[1] |= parts[1]
    seen[2] |= parts[2]
  }
  const accessorOf = (path: string, key: string, parts: Parts): PropertyDescriptor => {
    const known = accessors.get(path)
    if (known !== undefined) return known
    const made: PropertyDescriptor = {
      enumerable: true,
      get(this: Noting) {
        note(parts)
        return this[PLAIN][key]
      },
    }
    accessors.set(path, made)
    return made
  }
  const noting: Watch['noting'] = (plain, path, partsOf = bitOf) => {
    const shown = Object.defineProperty({}, PLAIN, { value: plain })
    for (const key of Object.keys(plain)) Object.defineProperty(shown, key, accessorOf(path + key, key, partsOf(path + key)))
    return shown as typeof plain
  }
  return {
    bitOf,
    noting,
    note,
    reading(make) {
      const [first, second, third] = seen
      seen.fill(0)
      const result = make()
      const parts: Parts = [seen[0], seen[1], seen[2]]
      note([first, second, third])
      return { result, parts }
    },
    notingItem(path) {
      const known = items.get(path) ?? remembered((item: object) => noting(item, path))
      items.set(path, known)
      return known
    },
  }
}

const INVENTORY = 'inventory/'
const TIMELINE = 'timeline/'
const COURSE = 'course/'
/** Lists whose items are watched field by field. */
const PEOPLE = `${INVENTORY}people`
const EVENTS = `${TIMELINE}events`

/** A version of a case, with the symptom course read from it. */
export interface Version {
  readonly case: Case
  readonly course: CourseReading
}

/**
 * The parts that differ between two versions of a case that share what they have in common; undefined when so much
 * is different that all has to be read again.
 */
export function changedParts(before: Version, after: Version, { bitOf }: Watch): Parts | undefined {
  if (before.case.assessedOn !== after.case.assessedOn) return undefined
  let changed = NO_PART
  const things = [
    ['', before.case, after.case], [INVENTORY, before.case.inventory, after.case.inventory], [TIMELINE, before.case.timeline, after.case.timeline], [COURSE, before.course, after.course],
  ] as const
  for (const [path, earlier = {}, later = {}] of things) {
    // A field that was not there could not be seen being read.
    if (!haveSameFields(earlier, later)) return undefined
    for (const key of Object.keys(later)) {
      const [one, other] = [fieldOf(earlier, key), fieldOf(later, key)]
      if (one === other) continue
      const place = path + key
      changed = together(changed, place === PEOPLE || place === EVENTS ? changedItems(one as Items, other as Items, place, bitOf) : bitOf(place))
    }
  }
  return changed
}

type Items = readonly { readonly id: string }[]

/** The fields that differ in somebody; the list itself when it has others, or somebody has other fields. */
function changedItems(before: Items, after: Items, place: string, bitOf: Watch['bitOf']): Parts {
  const earlier = new Map(before.map((item) => [item.id, item]))
  let changed = before.length === after.length && after.every(({ id }, index) => before[index]?.id === id) ? NO_PART : bitOf(place)
  for (const item of after) {
    const one = earlier.get(item.id)
    if (one === item) continue
    if (one === undefined || !haveSameFields(one, item)) changed = together(changed, bitOf(place))
    else for (const key of Object.keys(item)) if (fieldOf(one, key) !== fieldOf(item, key)) changed = together(changed, bitOf(`${place}/${key}`))
  }
  return changed
}

export function haveSameFields(a: object, b: object): boolean {
  const [one, other] = [Object.keys(a), Object.keys(b)]
  return one.length === other.length && one.every((key, index) => key === other[index])
}

const fieldOf = (thing: object, key: string): unknown => (thing as Readonly<Record<string, unknown>>)[key]

/** A version of a case as facts are to read it, so that it is noted what they read. */
export function watchVersion({ case: kase, course }: Version, watch: Watch): Version {
  const { inventory, timeline } = kase
  const shown: Case = {
    ...kase,
    ...(inventory === undefined ? {} : { inventory: watch.noting(withItems(inventory, 'people', watch.notingItem(`${PEOPLE}/`)), INVENTORY) }),
    ...(timeline === undefined ? {} : { timeline: watch.noting(withItems(timeline, 'events', watch.notingItem(`${EVENTS}/`)), TIMELINE) }),
  }
  return {
    case: watch.noting(shown, '', (path) => (path === 'inventory' || path === 'timeline' ? NO_PART : watch.bitOf(path))),
    course: watch.noting(course, COURSE),
  }
}

function withItems<T extends object>(thing: T, key: keyof T, noting: (item: object) => object): T {
  const items = thing[key] as readonly object[] | undefined
  return items === undefined ? thing : { ...thing, [key]: items.map(noting) }
}

/** Readings that note what they were made from. */
export function notedReadings(watch: Watch): Readings {
  const kept = new Map<object, Made<unknown>>()
  return {
    get(by) {
      const known = kept.get(by)
      if (known !== undefined) watch.note(known.parts)
      return known?.result
    },
    keep(by, make) {
      const made = watch.reading(make)
      kept.set(by, made)
      return made.result
    },
    beside: () => notedReadings(watch),
  }
}
