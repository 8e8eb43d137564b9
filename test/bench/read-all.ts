/** Reads everything there is in a result, so that all that is made when read gets made; how many values there were. */
export function readAll(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  if (Array.isArray(value)) {
    let count = 0
    for (const each of value as readonly unknown[]) count += readAll(each)
    return count
  }
  let count = 0
  for (const key of Object.keys(value)) count += readAll((value as Readonly<Record<string, unknown>>)[key])
  return count
}

/** The same but for some parts, which are left unmade. */
export function readAllBut(value: object, ...leftOut: readonly string[]): number {
  let count = 0
  for (const key of Object.keys(value)) if (!leftOut.includes(key)) count += readAll((value as Readonly<Record<string, unknown>>)[key])
  return count
}
