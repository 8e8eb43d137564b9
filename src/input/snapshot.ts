import { count, describeKind, isPlainObject } from '../errors.js'
import type { Found, Path } from './found.js'
import { LIMITS } from './limits.js'

/** Stands in a snapshot for an object that is not plain data; no schema accepts it. */
export const FOREIGN = Symbol('an object that is not plain data')

/** A copy of what the caller gave: own fields only, read without running any code of the caller's. */
export interface Snapshot {
  readonly value: unknown
  /** What could not be copied. Its place holds {@link FOREIGN}, or nothing. */
  readonly problems: readonly Found[]
}

export function takeSnapshot(input: unknown): Snapshot {
  const reader: Reader = { problems: [], above: new Set(), values: 0 }
  try {
    return { value: copy(input, [], reader), problems: reader.problems }
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error
    const expected = `at most ${LIMITS.values} values in all`
    return { value: FOREIGN, problems: [{ code: 'INPUT_TOO_LARGE', path: [], expected, received: 'more' }] }
  }
}

/** Kind and size of a value of a snapshot. */
export function describeSnapshot(value: unknown): string {
  return value === FOREIGN ? 'an object that is not plain data' : describeKind(value)
}

interface Reader {
  readonly problems: Found[]
  /** Objects on the way down to here: meeting one again is a circle. */
  readonly above: Set<object>
  values: number
}

class TooManyValues extends Error {}

function copy(value: unknown, path: Path, reader: Reader): unknown {
  reader.values += 1
  if (reader.values > LIMITS.values) throw new TooManyValues()
  if (typeof value === 'string') return copyText(value, path, reader)
  if (typeof value === 'number') return value === 0 ? 0 : value
  if (typeof value !== 'object' || value === null) return value
  if (reader.above.has(value)) {
    return refuse(reader, path, 'INPUT_INVALID', 'data that does not contain itself', 'a circular reference')
  }
  if (path.length >= LIMITS.depth) {
    return refuse(reader, path, 'INPUT_TOO_LARGE', `at most ${LIMITS.depth} levels of lists and objects`, 'a deeper one')
  }
  reader.above.add(value)
  try {
    return copyObject(value, path, reader)
  } catch (error) {
    // A proxy may throw from any question put to it, and what it throws may hold private text.
    if (error instanceof TooManyValues) throw error
    return refuse(reader, path, 'INPUT_INVALID', 'plain data', 'an object that cannot be read')
  } finally {
    reader.above.delete(value)
  }
}

function copyText(value: string, path: Path, reader: Reader): unknown {
  if (!/\p{Surrogate}/u.test(value)) return value
  return refuse(reader, path, 'INPUT_INVALID', 'well-formed Unicode text', `${describeKind(value)} with half a character in it`)
}

function copyObject(value: object, path: Path, reader: Reader): unknown {
  if (Array.isArray(value)) return copyList(value, path, reader)
  return isPlainObject(value) ? copyRecord(value, path, reader) : FOREIGN
}

function copyList(list: readonly unknown[], path: Path, reader: Reader): unknown {
  if (list.length > LIMITS.itemsOfAnyList) return tooMany(reader, path, 'a list', 'items', describeKind(list))
  const copied: unknown[] = []
  for (let index = 0; index < list.length; index += 1) copied.push(copyField(list, index, path, reader))
  return copied
}

function copyRecord(record: object, path: Path, reader: Reader): unknown {
  const keys = Reflect.ownKeys(record)
  if (keys.length > LIMITS.itemsOfAnyList) return tooMany(reader, path, 'an object', 'fields', count(keys.length, 'field'))
  const odd = keys.filter((key) => typeof key === 'symbol' || key === '__proto__').length
  if (odd > 0) {
    const received = `${count(odd, 'field')} named by a symbol or for the prototype`
    reader.problems.push({ code: 'INPUT_UNKNOWN_KEY', path, expected: 'fields with ordinary names', received })
  }
  const copied: Record<string, unknown> = {}
  for (const key of keys) {
    if (typeof key === 'symbol' || key === '__proto__') continue
    if (Object.getOwnPropertyDescriptor(record, key)?.enumerable !== true) continue
    copied[key] = copyField(record, key, path, reader)
  }
  return copied
}

function copyField(from: object, key: string | number, path: Path, reader: Reader): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(from, key)
  const here = [...path, key]
  if (descriptor !== undefined && !('value' in descriptor)) {
    return refuse(reader, here, 'INPUT_INVALID', 'a plain value', 'a computed field (getter or setter)')
  }
  return copy(descriptor?.value, here, reader)
}

function tooMany(reader: Reader, path: Path, kind: string, parts: string, received: string): typeof FOREIGN {
  return refuse(reader, path, 'INPUT_TOO_LARGE', `${kind} of at most ${LIMITS.itemsOfAnyList} ${parts}`, received)
}

function refuse(reader: Reader, path: Path, code: Found['code'], expected: string, received: string): typeof FOREIGN {
  reader.problems.push({ code, path, expected, received })
  return FOREIGN
}
