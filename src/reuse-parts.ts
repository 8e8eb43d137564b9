type Thing = Readonly<Record<string, unknown>>

/**
 * What the later of two versions says, with every part that is as before taken from the earlier one, entries of lists
 * found again by their ids. New parts that hold old ones are frozen, as those are.
 */
export function reuseParts<T>(before: T, after: T): T {
  return reused(before, after) as T
}

function reused(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before
  if (Array.isArray(before) && Array.isArray(after)) return reusedList(before, after)
  if (isThing(before) && isThing(after)) return reusedThing(before, after)
  return after
}

function reusedList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byId = after.every(hasId) ? new Map(before.filter(hasId).map((entry) => [entry.id, entry])) : undefined
  const entries = after.map((entry, place) => reused(byId !== undefined && hasId(entry) ? byId.get(entry.id) : before[place], entry))
  return entries.length === before.length && entries.every((entry, place) => entry === before[place]) ? before : Object.freeze(entries)
}

function reusedThing(before: Thing, after: Thing): Thing {
  const keys = Object.keys(after)
  const parts: Record<string, unknown> = {}
  let isSame = keys.length === Object.keys(before).length
  for (const key of keys) {
    const part = (parts[key] = reused(before[key], after[key]))
    if (part !== before[key] || part === undefined) isSame = false
  }
  return isSame ? before : Object.freeze(parts)
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null

const hasId = (value: unknown): value is { readonly id: unknown } => isThing(value) && 'id' in value
