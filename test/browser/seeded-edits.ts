type Plain = Record<string, unknown>

/** Answers a client may correct, each with what it may be corrected to. */
const PERSON: Readonly<Record<string, readonly unknown[]>> = {
  closenessBefore: [1, 2, 3], satisfaction: [0, 3, 6, 9], livesWith: ['yes', 'no', 'unknown'], linkedByClient: ['yes', 'no'],
  confidant: ['yes', 'no', 'partly', 'declined'], shift: ['same', 'closer', 'further'], communication: ['open', 'avoids', 'unknown'],
}
const EVENT: Readonly<Record<string, readonly unknown[]>> = {
  wanted: ['unwanted', 'wanted', 'mixed', 'unknown'], severity: [1, 2, 3], changesRole: ['yes', 'no', 'unknown'], skillGap: ['yes', 'no'], linkedByClient: ['yes', 'no'],
}
const SCORE: Readonly<Record<string, readonly unknown[]>> = { score: Array.from({ length: 21 }, (_, score) => score) }

/** Changes one field of a plain case each time it is called, always the same fields in the same order. */
export function seededEdits(form: object): () => void {
  let state = 20251122
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)]
    if (item === undefined) throw new RangeError('nothing to choose from')
    return item
  }
  const { inventory, timeline } = form as { readonly inventory: { readonly people: Plain[] }; readonly timeline: { readonly events: Plain[]; readonly measurements: Plain[] } }
  const places = [...inventory.people.map((each) => [each, PERSON] as const), ...timeline.events.map((each) => [each, EVENT] as const), ...timeline.measurements.map((each) => [each, SCORE] as const)]
  return () => {
    for (;;) {
      const [place, answers] = pick(places)
      // Only what was asked of this one: the dead are asked other things.
      const [field, values] = pick(Object.entries(answers))
      const others = values.filter((value) => value !== place[field])
      if (!(field in place) || others.length === 0) continue
      place[field] = pick(others)
      return
    }
  }
}
