import { count, describeKind, isPlainObject, pointer, type ProblemParts } from '../errors.js'
import { RULE_LIMITS } from './limits.js'

// Keys that reach a prototype when they are assigned or merged by careless code further on.
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const HALF_A_CHARACTER = /\p{Surrogate}/u

/** Something copied, or undefined when it was not plain JSON data. */
export type Copied = { readonly value: unknown } | undefined

/**
 * A copy of JSON-like data that shares nothing with what was given. Whatever JSON cannot hold (functions,
 * accessors, cycles, class instances, keys that reach a prototype) is reported and nothing is copied.
 */
export function copyPlainData(input: unknown, at: string, problems: ProblemParts[]): Copied {
  let left: number = RULE_LIMITS.values
  const before = problems.length
  const report = (path: readonly PropertyKey[], expected: string, received: string): undefined => {
    if (problems.length - before < RULE_LIMITS.problems) {
      problems.push({ code: 'RULE_INVALID', path: `${at}${pointer(path)}`, expected, received })
    }
    return undefined
  }

  const copy = (value: unknown, path: readonly PropertyKey[], parents: readonly object[]): unknown => {
    left -= 1
    if (left < 0) return left === -1 ? report(path, `at most ${RULE_LIMITS.values} values`, 'more') : undefined
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'string') return copyText(value, path)
    if (typeof value === 'number') return Number.isFinite(value) ? withoutSign(value) : report(path, 'a finite number', describeKind(value))
    if (typeof value !== 'object') return report(path, 'JSON data', describeKind(value))
    if (parents.includes(value)) return report(path, 'JSON data', 'an object that contains itself')
    if (parents.length >= RULE_LIMITS.depth) return report(path, `at most ${RULE_LIMITS.depth} levels`, 'more')
    return copyObject(value, path, [...parents, value])
  }

  const copyText = (text: string, path: readonly PropertyKey[]): unknown => {
    if (text.length > RULE_LIMITS.textLength) return report(path, `text of at most ${RULE_LIMITS.textLength} characters`, describeKind(text))
    // RFC 8785 gives such a text no canonical form, so that it could have no digest that others agree with.
    return HALF_A_CHARACTER.test(text) ? report(path, 'well-formed Unicode text', `${describeKind(text)} with half a character in it`) : text
  }

  const copyObject = (value: object, path: readonly PropertyKey[], parents: readonly object[]): unknown => {
    if (Array.isArray(value)) {
      if (value.length > left) return report(path, 'a shorter list', describeKind(value))
      return Array.from({ length: value.length }, (_, index) => copy(field(value, String(index)), [...path, index], parents))
    }
    if (!isPlainObject(value)) return report(path, 'a plain object', describeKind(value))
    const result: Record<string, unknown> = {}
    const keys = Reflect.ownKeys(value)
    if (keys.length > RULE_LIMITS.fields) return report(path, `an object of at most ${RULE_LIMITS.fields} fields`, count(keys.length, 'field'))
    for (const key of keys) {
      if (typeof key === 'symbol') report(path, 'fields with names', 'a symbol as a field')
      else if (key.length > RULE_LIMITS.nameLength || HALF_A_CHARACTER.test(key)) {
        report(path, `well-formed names of fields of at most ${RULE_LIMITS.nameLength} characters`, 'another one')
      }
      else if (REFUSED_KEYS.has(key)) report(path, 'no field that reaches a prototype', 'one that does')
      else result[key] = copy(field(value, key), [...path, key], parents)
    }
    return result
  }

  const value = attempt(() => copy(input, [], []), () => report([], 'JSON data', 'an object that cannot be read'))
  return problems.length === before ? { value } : undefined
}

/** Minus zero is written 0. */
const withoutSign = (value: number): number => (value === 0 ? 0 : value)

// Accessors are code, and code is not run: an accessor has no value and reads as undefined, which is refused.
function field(owner: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, key)?.value
}

// A proxy may throw from any question put to it.
function attempt(read: () => unknown, failed: () => undefined): unknown {
  try {
    return read()
  } catch {
    return failed()
  }
}
