import type { Address } from '../model/facts.js'

type Thing = Readonly<Record<string, unknown>>

/** Every place that differs between two versions of a case, people and events found again by their ids. */
export function changedAddresses(before: unknown, after: unknown, at: Address = ''): readonly Address[] {
  if (Object.is(before, after)) return []
  if (isListOfThings(before) && isListOfThings(after)) return changedInList(before, after, at)
  if (isThing(before) && isThing(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    return keys.flatMap((key) => changedAddresses(before[key], after[key], `${at}/${key}`))
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [at]
}

function changedInList(before: readonly Thing[], after: readonly Thing[], at: Address): readonly Address[] {
  const byId = (list: readonly Thing[]): ReadonlyMap<unknown, Thing> => new Map(list.map((thing) => [thing['id'], thing]))
  const [earlier, later] = [byId(before), byId(after)]
  const ids = [...new Set([...earlier.keys(), ...later.keys()])].map(String).sort()
  return ids.flatMap((id) => changedAddresses(earlier.get(id), later.get(id), `${at}/${id}`))
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const isListOfThings = (value: unknown): value is readonly Thing[] => Array.isArray(value) && value.every((item) => isThing(item) && typeof item['id'] === 'string')
