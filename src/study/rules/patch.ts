import { digest } from '../../digest.js'
import { FormulationError } from '../../errors.js'
import { deepFreeze } from '../../freeze.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { RuleSetDiff } from './diff.js'
import { type Item, itemsOf, type ListName, LISTS } from './lists.js'

/**
 * The rule set that a difference leads to, equal byte for byte in canonical form and frozen. Throws a
 * `FormulationError` with code `USAGE` where the difference was made from another rule set, or was altered.
 */
export function patchRuleSet(diff: RuleSetDiff, base: RuleSet): RuleSet {
  if (digest(base) !== diff.from.digest) throw refused('the rule set the difference was made from', 'another one')
  const fields = new Map<string, unknown>(Object.entries(structuredClone(base)))
  const lists = new Map((Object.keys(LISTS) as readonly ListName[]).flatMap((list) => {
    const items = itemsOf(base, list)
    return items === undefined ? [] : [[list, new Map(items)] as const]
  }))
  const listOf = (list: ListName): Map<string, Item> => {
    const known = lists.get(list) ?? new Map<string, Item>()
    lists.set(list, known)
    return known
  }
  for (const change of diff.changes) {
    switch (change.kind) {
      case 'set':
        replace(fields, change.field, change.to)
        break
      case 'added':
        listOf(change.list).set(change.id, change.to as Item)
        break
      case 'removed':
        listOf(change.list).delete(change.id)
        break
      case 'changed':
        listOf(change.list).set(change.id, withField(listOf(change.list).get(change.id) ?? {}, change.field, change.to))
        break
      case 'reordered':
        lists.set(change.list, new Map(change.to.map((id) => [id, listOf(change.list).get(id) ?? {}])))
        break
      default:
        change satisfies never
    }
  }
  for (const [list, items] of lists) {
    replace(fields, list, MAY_LACK.includes(list) && items.size === 0 ? undefined : [...items.values()])
  }
  const patched = Object.fromEntries(fields) as unknown as RuleSet
  if (digest(patched) !== diff.to.digest) throw refused('a difference as it was made', 'one that was altered')
  return deepFreeze(structuredClone(patched))
}

/** Lists that a set may be without. */
const MAY_LACK: readonly ListName[] = ['overlays', 'drafts', 'retired']

const refused = (expected: string, received: string): FormulationError => new FormulationError([{ code: 'USAGE', path: '', expected, received }])

function replace(fields: Map<string, unknown>, field: string, to: unknown): void {
  if (to === undefined) fields.delete(field)
  else fields.set(field, to)
}

function withField(item: Item, field: string, to: unknown): Item {
  const fields = new Map(Object.entries(item))
  replace(fields, field, to)
  return Object.fromEntries(fields)
}
