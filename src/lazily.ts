/** The parts of an object, in order; a function stands for a part that it makes. No part can itself be a function. */
export type Parts<T> = { readonly [Key in keyof T]: T[Key] | (() => T[Key]) }

/**
 * An object whose costly parts are made when they are first read, each once; a part that could not be made is tried
 * again. To read, copy, compare, freeze and write as JSON it is plain data.
 */
export function lazily<T extends object>(parts: Parts<T>): T {
  const object: Record<string, unknown> = {}
  for (const key of Object.keys(parts)) {
    const part = parts[key as keyof T]
    if (typeof part === 'function') Object.defineProperty(object, key, madeOnce(key, part as () => unknown))
    else object[key] = part
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

function madeOnce(key: string, make: () => unknown): PropertyDescriptor {
  return {
    enumerable: true,
    configurable: true,
    get: once(make),
    // As data would take it: replaced, and refused once the object is frozen.
    set(this: object, value: unknown) {
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true })
    },
  }
}
