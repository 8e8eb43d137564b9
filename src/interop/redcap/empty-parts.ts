// What REDCap has no cell for: a part, a list or a text that was there and held nothing. Each is noted by its place in the case.

const SIGNS = { object: ':part', list: ':list', text: ':text' } as const

/** Places of what is there and empty, in one cell. `hasCell` tells those that have a cell of their own. */
export function noteEmptyParts(kase: object, hasCell: (path: readonly string[]) => boolean): string {
  const found: string[] = []
  const walk = (value: unknown, path: readonly string[]): void => {
    const sign = value === '' ? SIGNS.text : Array.isArray(value) && value.length === 0 ? SIGNS.list : isObject(value) && Object.keys(value).length === 0 ? SIGNS.object : undefined
    if (sign !== undefined && !hasCell(path.filter((name) => !/^\d+$/.test(name)))) found.push(`/${path.join('/')}${sign}`)
    if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name])
  }
  walk(kase, [])
  return found.join(' ')
}

/** Puts back what {@link noteEmptyParts} noted, wherever nothing has come to stand since. What is no such note is passed over. */
export function putBackEmptyParts(kase: object, noted: string): void {
  for (const note of noted.split(' ')) {
    const match = /^((?:\/(?:[A-Za-z]+|\d+))+):(part|list|text)$/.exec(note)
    if (match === null) continue
    const [, pointer = '', sign] = match
    putBack(kase, pointer.split('/').slice(1), sign === 'part' ? {} : sign === 'list' ? [] : '')
  }
}

function putBack(kase: object, path: readonly string[], empty: unknown): void {
  let here: unknown = kase
  for (const name of path.slice(0, -1)) {
    if (!isContainer(here)) return
    if (!Object.hasOwn(here, name)) {
      if (Array.isArray(here)) return
      set(here, name, {})
    }
    here = here[name]
  }
  const last = path.at(-1) ?? ''
  if (isContainer(here) && !Object.hasOwn(here, last) && !Array.isArray(here)) set(here, last, empty)
}

/** Sets an own field, whatever its name. */
export function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => isContainer(value) && !Array.isArray(value)
