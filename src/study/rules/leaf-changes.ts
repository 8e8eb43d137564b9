import { logicOf, writtenLeaves } from '../../conditions/logic-of.js'
import type { Condition, Leaf } from '../../model/rules.js'

/** One leaf of a condition that differs. `regrouped` stands for the whole: the same leaves, joined in another way. */
export type LeafChange =
  | { readonly kind: 'added' | 'removed'; readonly leaf: Leaf }
  | { readonly kind: 'changed' | 'renamed'; readonly from: Leaf; readonly to: Leaf }
  | { readonly kind: 'regrouped' }

/** What differs between two conditions, leaf by leaf. Leaves are told apart by name, and where the name is new by what they say. */
export function leafChanges(before: unknown, after: unknown): readonly LeafChange[] {
  const [from, to] = [leavesIn(before), leavesIn(after)]
  const pairs: (readonly [Leaf, Leaf])[] = []
  const match = (same: (a: Leaf, b: Leaf) => boolean): void => {
    for (const leaf of [...from]) {
      const at = to.findIndex((other) => same(leaf, other))
      const other = to[at]
      if (other === undefined) continue
      pairs.push([leaf, other])
      to.splice(at, 1)
      from.splice(from.indexOf(leaf), 1)
    }
  }
  match((a, b) => a.name === b.name && saysSame(a, b))
  match((a, b) => a.name === b.name)
  match(saysSame)
  const changed = pairs.flatMap(([a, b]): readonly LeafChange[] => {
    if (!saysSame(a, b)) return [{ kind: 'changed', from: a, to: b }]
    return a.name === b.name ? [] : [{ kind: 'renamed', from: a, to: b }]
  })
  const found: readonly LeafChange[] = [
    ...from.map((leaf): LeafChange => ({ kind: 'removed', leaf })), ...to.map((leaf): LeafChange => ({ kind: 'added', leaf })), ...changed,
  ]
  const isLogic = JSON.stringify(said(before)) !== JSON.stringify(said(after))
  return isLogic && found.every(({ kind }) => kind === 'renamed') ? [...found, { kind: 'regrouped' }] : found
}

const leavesIn = (condition: unknown): Leaf[] => (condition === undefined ? [] : [...writtenLeaves(condition as Condition)])

const said = (condition: unknown): unknown => (condition === undefined ? null : logicOf(condition as Condition))

const saysSame = (a: Leaf, b: Leaf): boolean => JSON.stringify(logicOf(a)) === JSON.stringify(logicOf(b))
