/** The parts of an object, in order; a function stands for a part that it makes. No part can itself be a function. */
export type Parts<T> = { readonly [Key in keyof T]: T[Key] | (() => T[Key]) }

/**
 * An object whose costly parts are made when they are first read, each once; a part that could not be made is tried
 * again. To read, copy, compare, freeze and write as JSON it is plain data.
 */
export function lazily<T extends object>(parts: Parts<T>): T {
  const held: Held = { ...parts }
  const object = Object.defineProperty({}, HELD, { value: held }) as Held
  for (const key of Object.keys(held)) {
    if (typeof held[key] === 'function') Object.defineProperty(object, key, accessorOf(key))
    else object[key] = held[key]
  }
  return Object.defineProperty(object, INSPECT, { value: copied }) as T
}

/** What is made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** A reading that is made once for each object it is read from, and kept as long as that object. */
export function remembered<From extends object, Result extends object>(read: (from: From) => Result): (from: From) => Result {
  const results = new WeakMap<From, Result>()
  return (from) => {
    const known = results.get(from)
    if (known !== undefined) return known
    const result = read(from)
    results.set(from, result)
    return result
  }
}

/** By this name a console asks for what to show; an accessor it would show as no more than that. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom')

function copied(this: object): object {
  return { ...this }
}

/** The parts of an object: what was made already, and functions for what was not. */
interface Held {
  [HELD]?: Held
  [key: string]: unknown
}

// A symbol, and not enumerable: whoever lists or copies the object does not meet it.
const HELD = Symbol('held')

// Engines of JavaScript give objects one shape only where their accessors are the same functions, so each key has its own for all.
const accessors = new Map<string, PropertyDescriptor>()

function accessorOf(key: string): PropertyDescriptor {
  const known = accessors.get(key)
  if (known !== undefined) return known
  const made: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    // Through an object that inherits from it as well.
    get(this: { readonly [HELD]: Held }) {
      const held = this[HELD]
      const part = held[key]
      return typeof part === 'function' ? (held[key] = (part as () => unknown)()) : part
    },
    // As data would take it: replaced, and refused once the object is frozen.
    set(this: object, value: unknown) {
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true })
    },
  }
  accessors.set(key, made)
  return made
}
