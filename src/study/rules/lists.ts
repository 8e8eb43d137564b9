import type { RuleSet } from '../../model/rule-set.js'

/** The lists of a rule set, and the field that tells their items apart. Pairs are told apart by their two areas. */
export const LISTS = {
  areas: 'id', rules: 'id', parameters: 'id', themes: 'id', sources: 'id', instruments: 'id', events: 'type', pairs: 'areas', traditions: 'id', formats: 'id', overlays: 'id',
  drafts: 'id', retired: 'id',
} as const
/** Name of a list of a rule set. */
export type ListName = keyof typeof LISTS

/** An item of a list, whatever kind it is. */
export type Item = Readonly<Record<string, unknown>>

/** The items of a list by key, in their order; undefined for a list that the set does not have. */
export function itemsOf(ruleSet: RuleSet, list: ListName): ReadonlyMap<string, Item> | undefined {
  const items = ruleSet[list] as readonly object[] | undefined
  return items === undefined ? undefined : new Map(items.map((item) => [keyOfItem(list, item as Item), item as Item]))
}

function keyOfItem(list: ListName, item: Item): string {
  const key = item[LISTS[list]]
  return typeof key === 'string' ? key : (key as readonly string[]).join(' ')
}
