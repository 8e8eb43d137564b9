export type JsonPath = readonly (string | number)[]

/** Every place in a JSON value, the root first. */
export function placesIn(value: unknown, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => placesIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
  return [path, ...inner]
}

/** A copy of a JSON value with one place changed; `undefined` takes it out. */
export function withPlace(value: unknown, path: JsonPath, make: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return make(value)
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withPlace(item, rest, make) : item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, item]) => [name, name === key ? withPlace(item, rest, make) : item] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

/** A copy of a JSON value with one field renamed. */
export function withKey(value: unknown, path: JsonPath, name: string): unknown {
  const last = path.at(-1)
  return withPlace(value, path.slice(0, -1), (parent) =>
    typeof parent !== 'object' || parent === null || Array.isArray(parent)
      ? parent
      : Object.fromEntries(Object.entries(parent).map(([key, item]) => [key === last ? name : key, item])),
  )
}
