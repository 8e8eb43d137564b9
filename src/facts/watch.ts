import type { Case, Timeline } from '../model/case.js'
import type { CourseReading } from './course-reading.js'
import type { Readings } from './once-a-case.js'

/** Parts of a case, one bit each. */
export type Parts = number

/** Notes which parts of a case each reading takes notice of. */
export interface Watch {
  /** The case, noting what is read of it. */
  readonly kase: Case
  /** The symptom course, noting what it was read from. */
  readonly course: CourseReading
  readonly readings: Readings
  /** Makes something, with the parts that were read for it; whoever asked for it has read them as well. */
  readonly reading: <Result>(make: () => Result) => Made<Result>
}

interface Made<Result> {
  readonly result: Result
  readonly parts: Parts
}

/** The bit of each part of a case: the fields of the inventory and of the timeline, and every other field as a whole. */
export type PartsBook = (path: string) => Parts

export function partsBook(): PartsBook {
  const bits = new Map<string, Parts>()
  return (path) => {
    const known = bits.get(path)
    if (known !== undefined) return known
    if (bits.size > 30) throw new RangeError('more parts than bits')
    const bit = 1 << bits.size
    bits.set(path, bit)
    return bit
  }
}

const INVENTORY = 'inventory/'
const TIMELINE = 'timeline/'

/**
 * The parts that differ between two versions of a case that share what they have in common; undefined when so much
 * is different that all has to be read again.
 */
export function changedParts(before: Case, after: Case, bitOf: PartsBook): Parts | undefined {
  if (before.assessedOn !== after.assessedOn) return undefined
  let changed = 0
  for (const [path, earlier, later] of [['', before, after], [INVENTORY, before.inventory, after.inventory], [TIMELINE, before.timeline, after.timeline]] as const) {
    const keys = Object.keys(later ?? {})
    // A field that was not there could not be seen being read.
    if (keys.join() !== Object.keys(earlier ?? {}).join()) return undefined
    for (const key of keys) {
      if (fieldOf(earlier, key) !== fieldOf(later, key)) changed |= bitOf(path + key)
    }
  }
  return changed
}

const fieldOf = (thing: object | undefined, key: string): unknown => (thing as Readonly<Record<string, unknown>> | undefined)?.[key]

const SCORES: readonly (keyof Timeline)[] = ['measurements']
const EPISODES: readonly (keyof Timeline)[] = ['episodes']
const CHANGES: readonly (keyof Timeline)[] = ['asked', 'changes', 'measurements']
// What `readCourse` reads for each of its fields.
const COURSE: Readonly<Record<keyof CourseReading, readonly (keyof Timeline)[]>> = {
  current: EPISODES, onset: EPISODES, scores: SCORES, worsenings: CHANGES, reliefs: CHANGES, changes: CHANGES, changesAsked: CHANGES, changesOpen: CHANGES,
}

/** Watches a case being read. */
export function watchCase(kase: Case, course: CourseReading, bitOf: PartsBook): Watch {
  let seen: Parts = 0
  const note = (parts: Parts): void => {
    seen |= parts
  }
  const reading: Watch['reading'] = (make) => {
    const outside = seen
    seen = 0
    const result = make()
    const parts = seen
    seen |= outside
    return { result, parts }
  }
  const partOf = (path: string) => (key: string): Parts => bitOf(path + key)
  const { inventory, timeline } = kase
  const whole: Case = {
    ...kase,
    ...(inventory === undefined ? {} : { inventory: noting(inventory, partOf(INVENTORY), note) }),
    ...(timeline === undefined ? {} : { timeline: noting(timeline, partOf(TIMELINE), note) }),
  }
  return {
    kase: noting(whole, (key) => (key === 'inventory' || key === 'timeline' ? 0 : bitOf(key)), note),
    course: noting(course, (key) => COURSE[key as keyof CourseReading].reduce((parts, part) => parts | bitOf(TIMELINE + part), 0), note),
    readings: notedReadings(reading, note),
    reading,
  }
}

/** An object that notes whenever one of its fields is read. */
function noting<T extends object>(plain: T, partsOf: (key: string) => Parts, note: (parts: Parts) => void): T {
  const shown = {}
  for (const [key, value] of Object.entries(plain)) {
    const parts = partsOf(key)
    Object.defineProperty(shown, key, {
      enumerable: true,
      get: (): unknown => {
        note(parts)
        return value
      },
    })
  }
  return shown as T
}

function notedReadings(reading: Watch['reading'], note: (parts: Parts) => void): Readings {
  const kept = new Map<object, Made<unknown>>()
  return {
    get(by) {
      const known = kept.get(by)
      if (known !== undefined) note(known.parts)
      return known?.result
    },
    keep(by, make) {
      const made = reading(make)
      kept.set(by, made)
      return made.result
    },
    beside: () => notedReadings(reading, note),
  }
}
