import { describeKind, pointer, type ProblemParts } from '../errors.js'
import type { AppliedOverlay, RuleSet, Tradition } from '../model/rule-set.js'
import type { RetiredRule, Rule } from '../model/rules.js'
import type { ReviewDays } from './rule-schema.js'
import { RULE_LIMITS } from './limits.js'
import { LIST_SCHEMAS, type ListName } from './schema.js'
import { readWith } from './schema-parts.js'

/** Something read, and where it stood in what was given. */
export interface Placed<T> {
  readonly at: string
  readonly value: T
}

/** A rule set that has the right form piece by piece; what its pieces say of one another is not checked yet. */
export type DraftSet = { readonly [K in ListName]: readonly Placed<RuleSet[K][number]>[] } & ReviewDays & {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly rules: readonly Placed<Rule>[]
  readonly drafts: readonly Placed<Rule>[]
  readonly retired: readonly Placed<RetiredRule>[]
  readonly overlays?: readonly AppliedOverlay[]
  /** Where each list stands, for problems that belong to no item. */
  readonly places: Readonly<Record<ListName, string>>
  /** Ids of all items, of those with faults too; undefined when the list itself is missing. */
  readonly named: Readonly<Record<ListName, ReadonlySet<string> | undefined>>
}

/** One list, item by item, so that a fault in one item hides no fault in another. */
export interface ReadList<T> {
  readonly items: readonly Placed<T>[]
  readonly named: ReadonlySet<string> | undefined
}

/** Reads one list of a rule set. */
export function readList<K extends ListName>(
  name: K, value: unknown, at: string, problems: ProblemParts[],
): ReadList<RuleSet[K][number]> {
  if (!Array.isArray(value) || value.length > RULE_LIMITS.items) {
    problems.push({ code: 'RULE_INVALID', path: at, expected: `a list of at most ${RULE_LIMITS.items}`, received: describeKind(value) })
    return { items: [], named: undefined }
  }
  return readItems(name, value.map((item: unknown, index) => ({ at: `${at}${pointer([index])}`, value: item })), problems)
}

/** Reads items of one list that stand in places of their own. */
export function readItems<K extends ListName>(
  name: K, placed: readonly Placed<unknown>[], problems: ProblemParts[],
): ReadList<RuleSet[K][number]> {
  const schema = LIST_SCHEMAS[name] as Parameters<typeof readWith<RuleSet[K][number]>>[0]
  const items = placed.flatMap(({ at, value }) => {
    const item = readWith(schema, value, at, problems)
    return item === undefined ? [] : [{ at, value: item }]
  })
  return { items, named: new Set(placed.flatMap(({ value }) => idOf(value))) }
}

/** Puts a checked draft together, rules and traditions by id. */
export function toRuleSet(draft: DraftSet): RuleSet {
  const values = <K extends ListName>(name: K): readonly RuleSet[K][number][] =>
    (draft[name] as readonly Placed<RuleSet[K][number]>[]).map(({ value }) => value)
  return {
    id: draft.id,
    version: draft.version,
    title: draft.title,
    ...reviewDays(draft),
    areas: values('areas'),
    rules: draft.rules.map(({ value }) => value).sort(byId),
    ...(draft.drafts.length === 0 ? {} : { drafts: draft.drafts.map(({ value }) => value).sort(byId) }),
    ...(draft.retired.length === 0 ? {} : { retired: draft.retired.map(({ value }) => value).sort(byId) }),
    parameters: [...values('parameters')].sort(byId),
    themes: values('themes'),
    sources: [...values('sources')].sort(byId),
    instruments: values('instruments'),
    events: values('events'),
    pairs: values('pairs'),
    traditions: values('traditions').map(withSortedAreas).sort(byId),
    formats: values('formats'),
    ...(draft.overlays === undefined ? {} : { overlays: draft.overlays }),
  }
}

/** The days of review that are there. */
export const reviewDays = ({ reviewedOn, reviewBy }: ReviewDays): ReviewDays => ({
  ...(reviewedOn === undefined ? {} : { reviewedOn }), ...(reviewBy === undefined ? {} : { reviewBy }),
})

function withSortedAreas(tradition: Tradition): Tradition {
  const areas = Object.entries(tradition.areas).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...tradition, areas: Object.fromEntries(areas) as Tradition['areas'] }
}

/** By code unit, the same on every machine. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function idOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { id, type } = value as { readonly id?: unknown; readonly type?: unknown }
  const name = id ?? type
  return typeof name === 'string' ? [name] : []
}
