import { factCatalogue } from '../../index.js'
import type { Case } from '../../model/case.js'

/** A field of a case that facts are derived from, with `*` in place of ids. */
export type FieldPath = string

/** Never hidden: what names a thing or a place in time, and without which something else would be said. An episode without an end is the current one. */
const KEPT: ReadonlySet<FieldPath> = new Set(['/assessedOn', '/inventory/people', '/timeline/events', '/timeline/events/*/type', '/timeline/episodes', '/timeline/episodes/*/endedOn', '/safety'])

/** Lists whose entries are there or not as a whole. */
const WHOLE: readonly FieldPath[] = ['/timeline/measurements/*', '/timeline/changes/*']

/** Of a list that is said to be complete and of which an entry is hidden, that must be hidden as well: otherwise there would be none. */
const COMPLETE: Readonly<Record<FieldPath, FieldPath>> = { '/timeline/changes/*': '/timeline/asked/changes' }

const isWithin = (path: FieldPath, whole: FieldPath): boolean => path === whole || path.startsWith(`${whole}/`)

/** Every field that can be hidden, in order. */
export const FIELDS: readonly FieldPath[] = [...new Set(factCatalogue.flatMap(({ reads }) => reads).flatMap(fieldOf))].sort()

function fieldOf(read: FieldPath): readonly FieldPath[] {
  const whole = WHOLE.find((entry) => isWithin(read, entry) || entry.startsWith(`${read}/`))
  if (whole !== undefined) return [whole]
  return KEPT.has(read) ? [] : [read]
}

const ALL = new Set(FIELDS)

/** The part of an interview that a field belongs to. */
export const FIELD_SECTIONS = ['client', 'people', 'deaths', 'disputes', 'circle', 'asked', 'course', 'events', 'view', 'safety', 'contract'] as const
export type FieldSection = (typeof FIELD_SECTIONS)[number]

const SECTIONS: readonly (readonly [FieldPath, FieldSection])[] = [
  ['/client', 'client'], ['/inventory/people/*/death', 'deaths'], ['/inventory/people/*/conflict', 'disputes'], ['/inventory/people/*/expectations', 'disputes'],
  ['/inventory/people', 'people'], ['/inventory/asked', 'asked'], ['/timeline/asked', 'asked'], ['/inventory', 'circle'], ['/timeline/events', 'events'], ['/timeline', 'course'],
  ['/clientView', 'view'], ['/suitability', 'safety'], ['/safety', 'safety'], ['/contract', 'contract'],
]

export const sectionOf = (field: FieldPath): FieldSection => SECTIONS.find(([path]) => isWithin(field, path))?.[1] ?? 'client'

/** Fields that facts of one family are derived from, by the family: what stands before the dot of a fact's id. */
export const fieldFamilies = (): ReadonlyMap<string, ReadonlySet<FieldPath>> =>
  fieldsBy(factCatalogue.map(({ id, reads }) => [id.split('.')[0] ?? id, reads]))

/** Fields of each item of the minimum set, by the fact that tells whether it was asked. */
export const minimumItems = (): ReadonlyMap<string, ReadonlySet<FieldPath>> =>
  fieldsBy(factCatalogue.filter(({ id }) => id.startsWith('data.has')).map(({ id, reads }) => [id, reads]))

function fieldsBy(named: readonly (readonly [string, readonly FieldPath[]])[]): ReadonlyMap<string, ReadonlySet<FieldPath>> {
  const found = new Map<string, Set<FieldPath>>()
  for (const [name, reads] of named) {
    const own = found.get(name) ?? new Set()
    for (const read of reads) {
      // To read a list of people or events is not to read every answer about them.
      const isList = read === '/inventory/people' || read === '/timeline/events' || read === '/safety'
      for (const field of FIELDS) if (field === read || (WHOLE.includes(field) && fieldOf(read).includes(field)) || (!isList && isWithin(field, read))) own.add(field)
    }
    found.set(name, own)
  }
  return found
}

/** An answer that a case holds. */
export interface Answer {
  readonly field: FieldPath
  /** With ids, or positions where there are none. */
  readonly address: string
}

/** Every answer of a case that can be hidden. */
export function answersOf(kase: Case): readonly Answer[] {
  const found: Answer[] = []
  without(kase, (answer) => {
    found.push(answer)
    return false
  })
  return found
}

/** The case without some of its answers, as if they had not been asked for. What holds them stays, empty if need be. */
export function without(kase: Case, isHidden: (answer: Answer) => boolean): Case {
  const alsoHidden = new Set<FieldPath>()
  const first = walked(kase, '', '', (answer) => {
    const hides = isHidden(answer)
    const complete = COMPLETE[answer.field]
    if (hides && complete !== undefined) alsoHidden.add(complete)
    return hides
  })
  return (alsoHidden.size === 0 ? first : walked(first, '', '', ({ field }) => alsoHidden.has(field))) as Case
}

function walked(value: unknown, path: FieldPath, address: string, isHidden: (answer: Answer) => boolean): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, at) => {
      const [own, place] = [`${path}/*`, `${address}/${idOf(item) ?? at}`]
      if (ALL.has(own)) return isHidden({ field: own, address: place }) ? [] : [item]
      return [walked(item, own, place, isHidden)]
    })
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const [own, place] = [`${path}/${key}`, `${address}/${key}`]
    const isAnswer = ALL.has(own) && (typeof inner !== 'object' || inner === null || Array.isArray(inner) || !AROUND.has(own))
    if (isAnswer) return isHidden({ field: own, address: place }) ? [] : [[key, inner]]
    return [[key, AROUND.has(own) ? walked(inner, own, place, isHidden) : inner]]
  }))
}

/** Paths with fields within them. */
const AROUND: ReadonlySet<FieldPath> = new Set(FIELDS.flatMap((field) => field.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))))

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
