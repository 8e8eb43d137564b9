import { compareText } from '../../compare-text.js'
import { digest } from '../../digest.js'
import type { Area } from '../../model/areas.js'
import type { FormatInfo, RuleSet, Tradition } from '../../model/rule-set.js'
import { type LeafChange, leafChanges } from './leaf-changes.js'
import { highest, levelOf, type ReleaseLevel } from './level.js'
import { type Item, itemsOf, type ListName, LISTS } from './lists.js'

/** One difference between two rule sets. Everything needed to make one from the other is in it. */
export type RuleSetChange = { readonly level: ReleaseLevel } & (
  | { readonly kind: 'added'; readonly list: ListName; readonly id: string; readonly to: unknown }
  | { readonly kind: 'removed'; readonly list: ListName; readonly id: string; readonly from: unknown }
  /** A field of an item; `from` or `to` is absent where the field is. `leaves`: what changed in a condition. */
  | {
    readonly kind: 'changed'; readonly list: ListName; readonly id: string; readonly field: string
    readonly from?: unknown; readonly to?: unknown; readonly leaves?: readonly LeafChange[]
  }
  /** The same items in another order, which changes no result. */
  | { readonly kind: 'reordered'; readonly list: ListName; readonly to: readonly string[] }
  /** A field of the set itself, such as its version. */
  | { readonly kind: 'set'; readonly field: string; readonly from?: unknown; readonly to?: unknown }
)

/** What tells a rule set from all others. */
export interface RuleSetName {
  readonly id: string
  readonly version: string
  /** SHA-256 of its canonical JSON. */
  readonly digest: string
}

/** How one rule set differs from another, by meaning: lists are compared by id, conditions by what they say. */
export interface RuleSetDiff {
  readonly from: RuleSetName
  readonly to: RuleSetName
  readonly changes: readonly RuleSetChange[]
  /** The least release that may carry all of them, by the table in the page on versioning. */
  readonly level: ReleaseLevel
}

/**
 * Compares two rule sets. Neither is changed. `patchRuleSet` makes the second from the first and this.
 */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleSetDiff {
  const lists = (Object.keys(LISTS) as readonly ListName[]).flatMap((list) => listChanges(list, itemsOf(before, list), itemsOf(after, list)))
  const changes = [...setChanges(before, after), ...lists]
  return { from: nameOf(before), to: nameOf(after), changes, level: highest(changes.map(({ level }) => level)) }
}

export const nameOf = (ruleSet: RuleSet): RuleSetName => ({ id: ruleSet.id, version: ruleSet.version, digest: digest(ruleSet) })

function setChanges(before: RuleSet, after: RuleSet): readonly RuleSetChange[] {
  const own = (ruleSet: RuleSet): Item => Object.fromEntries(Object.entries(ruleSet).filter(([field]) => !Object.hasOwn(LISTS, field)))
  return fieldChanges(own(before), own(after)).map((change) => ({ kind: 'set', ...change, level: change.field === 'id' || change.field === 'version' ? 'none' : 'patch' }))
}

function listChanges(list: ListName, before: ReadonlyMap<string, Item> = new Map(), after: ReadonlyMap<string, Item> = new Map()): readonly RuleSetChange[] {
  const removed = [...before].filter(([id]) => !after.has(id)).sort(byKey)
    .map(([id, from]): RuleSetChange => ({ kind: 'removed', list, id, from, level: levelOf({ kind: 'removed', list, item: from }) }))
  const added = [...after].filter(([id]) => !before.has(id)).sort(byKey)
    .map(([id, to]): RuleSetChange => ({ kind: 'added', list, id, to, level: levelOf({ kind: 'added', list, item: to }) }))
  const changed = [...after].sort(byKey).flatMap(([id, to]) => {
    const from = before.get(id)
    return from === undefined ? [] : fieldChanges(from, to).map((change) => itemChange(list, id, change))
  })
  const order = [...after.keys()]
  const kept = [...before.keys()].filter((id) => after.has(id))
  const unmoved = [...kept, ...added.flatMap((change) => (change.kind === 'added' ? [change.id] : []))]
  const reordered: readonly RuleSetChange[] = unmoved.every((id, at) => id === order[at]) ? [] : [{ kind: 'reordered', list, to: order, level: 'none' }]
  return [...removed, ...added, ...changed, ...reordered]
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compareText(a, b)

interface FieldChange {
  readonly field: string
  readonly from?: unknown
  readonly to?: unknown
}

function fieldChanges(before: Item, after: Item): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText)
    .filter((field) => before[field] === undefined || after[field] === undefined ? before[field] !== after[field] : digest(before[field]) !== digest(after[field]))
    .map((field) => ({
      field, ...(before[field] === undefined ? {} : { from: before[field] }), ...(after[field] === undefined ? {} : { to: after[field] }),
    }))
}

function itemChange(list: ListName, id: string, change: FieldChange): RuleSetChange {
  const isCondition = list === 'rules' && (change.field === 'conditions' || change.field === 'unless')
  const leaves = isCondition ? leafChanges(change.from, change.to) : undefined
  return {
    kind: 'changed', list, id, ...change,
    ...(leaves === undefined ? {} : { leaves }),
    level: levelOf({ kind: 'changed', list, field: change.field, isWording: leaves === undefined ? isWording(list, change) : leaves.every(({ kind }) => kind === 'renamed') }),
  }
}

/** Whether a change is one of words where a field holds both words and what decides. */
function isWording(list: ListName, { field, from, to }: FieldChange): boolean {
  const decides = DECIDES[`${list}/${field}`]
  return decides !== undefined && from !== undefined && to !== undefined && digest(decides(from)) === digest(decides(to))
}

const DECIDES: Readonly<Record<string, (value: unknown) => unknown>> = {
  'traditions/areas': (areas) => Object.fromEntries(Object.entries(areas as Tradition['areas']).map(([id, { standing }]) => [id, standing])),
  ...Object.fromEntries((['goals', 'strategies', 'techniques'] as const).map((field) => [`areas/${field}`, (items: unknown) => (items as Area[typeof field]).map(({ id }) => id)])),
  'formats/phases': (phases) => (phases as FormatInfo['phases']).map(({ id, sessions = null }) => ({ id, sessions })),
}
