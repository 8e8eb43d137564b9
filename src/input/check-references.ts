import { pointer } from '../errors.js'
import { isNotKnown } from '../model/words.js'
import type { Case } from '../model/case.js'
import type { Found, Path } from './found.js'
import type { Loose } from './loose.js'

/** Ids that are used twice, and ids that lead nowhere. Both ends are named by their place, never by the id. */
export function checkReferences(kase: Loose<Case>): readonly Found[] {
  const index = indexIds(kase)
  return [...index.duplicates, ...usesOf(kase).flatMap((use) => checkUse(use, index))]
}

type Kind = 'person' | 'event' | 'episode' | 'change'

interface Index {
  readonly byId: ReadonlyMap<string, { readonly kind: Kind; readonly path: Path }>
  /** Kinds with an entry whose id is missing or wrong: a reference that leads nowhere may have meant that one. */
  readonly incomplete: ReadonlySet<Kind>
  readonly duplicates: readonly Found[]
}

function indexIds(kase: Loose<Case>): Index {
  const lists = [
    { kind: 'person', path: ['inventory', 'people'], entries: kase.inventory?.people },
    { kind: 'episode', path: ['timeline', 'episodes'], entries: kase.timeline?.episodes },
    { kind: 'change', path: ['timeline', 'changes'], entries: kase.timeline?.changes },
    { kind: 'event', path: ['timeline', 'events'], entries: kase.timeline?.events },
  ] as const
  const byId = new Map<string, { kind: Kind; path: Path }>()
  const incomplete = new Set<Kind>()
  const duplicates: Found[] = []
  for (const { kind, path, entries } of lists) {
    for (const [position, entry] of (entries ?? []).entries()) {
      const at = [...path, position, 'id']
      if (entry?.id === undefined) {
        incomplete.add(kind)
        continue
      }
      const first = byId.get(entry.id)
      if (first === undefined) byId.set(entry.id, { kind, path: at })
      else {
        const received = `the id that is already at ${pointer(first.path)}`
        duplicates.push({
          code: 'INPUT_DUPLICATE',
          path: at,
          expected: 'an id that no other person, event, episode or change has',
          received,
        })
      }
    }
  }
  return { byId, incomplete, duplicates }
}

interface Use {
  readonly id: string
  readonly path: Path
  readonly kinds: readonly Kind[]
}

function usesOf(kase: Loose<Case>): readonly Use[] {
  const uses: Use[] = []
  const add = (id: string | undefined, kinds: readonly Kind[], ...path: Path): void => {
    if (id !== undefined && !isNotKnown(id)) uses.push({ id, path, kinds })
  }
  add(kase.inventory?.patterns?.isolationFollows, ['event'], 'inventory', 'patterns', 'isolationFollows')
  for (const [position, event] of (kase.timeline?.events ?? []).entries()) {
    for (const [place, id] of (event?.people ?? []).entries()) {
      add(id, ['person'], 'timeline', 'events', position, 'people', place)
    }
    add(event?.obstaclePerson, ['person'], 'timeline', 'events', position, 'obstaclePerson')
  }
  for (const key of ['priorities', 'strongestFeeling', 'declined'] as const) {
    const mentions = kase.clientView?.[key]
    if (mentions === undefined || isNotKnown(mentions)) continue
    for (const [position, mention] of mentions.entries()) {
      add(mention?.about, ['person', 'event'], 'clientView', key, position, 'about')
    }
  }
  add(kase.decision?.about, ['person', 'event'], 'decision', 'about')
  return uses
}

const HOME = {
  person: '/inventory/people',
  event: '/timeline/events',
  episode: '/timeline/episodes',
  change: '/timeline/changes',
} as const

function checkUse({ id, path, kinds }: Use, { byId, incomplete }: Index): readonly Found[] {
  const target = byId.get(id)
  if (target !== undefined && kinds.includes(target.kind)) return []
  if (target === undefined && kinds.some((kind) => incomplete.has(kind))) return []
  return [
    {
      code: 'INPUT_REFERENCE',
      path,
      expected: kinds.map((kind) => `the id of ${kind === 'event' ? 'an' : 'a'} ${kind} in ${HOME[kind]}`).join(' or '),
      received: target === undefined ? 'an id that is not there' : `the id at ${pointer(target.path)}`,
      hint: target === undefined ? 'Add the entry, or correct the id.' : 'Name an entry of the right kind.',
    },
  ]
}
