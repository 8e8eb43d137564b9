import { pointer, type ProblemParts } from '../errors.js'
import type { FactDefinition } from '../model/facts.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import { finish } from './check.js'
import { readList, reviewDays, type DraftSet, type Placed } from './draft.js'
import { RULE_LIMITS } from './limits.js'
import { copyPlainData } from './plain-data.js'
import { refuse } from './report.js'
import { readRule } from './rule-schema.js'
import { headShape, LIST_SCHEMAS, overlayRecordSchema, retiredSchema, type ListName } from './schema.js'
import { list, maybe, readWith, strict, unread } from './schema-parts.js'

// Lists are read item by item afterwards, so that a fault in one item hides no fault in another.
const later = unread()

const bundleSchema = strict({
  ...headShape,
  areas: later,
  rules: unread(RULE_LIMITS.rules),
  drafts: maybe(unread(RULE_LIMITS.rules)),
  retired: maybe(list(retiredSchema, 0, RULE_LIMITS.rules)),
  parameters: later,
  themes: later,
  sources: later,
  instruments: later,
  events: later,
  pairs: later,
  traditions: later,
  formats: later,
  overlays: maybe(list(overlayRecordSchema)),
})

/**
 * Reads a rule set from its one-file form and checks it against the facts that exist. Throws a
 * FormulationError with all problems; what was given is neither changed nor kept.
 */
export function loadRuleSet(input: unknown, facts: readonly FactDefinition[]): RuleSet {
  const problems: ProblemParts[] = []
  const copied = copyPlainData(input, '', problems)
  const bundle = copied === undefined ? undefined : readWith(bundleSchema, copied.value, '', problems)
  if (bundle === undefined) return refuse(problems)

  const names = Object.keys(LIST_SCHEMAS) as readonly ListName[]
  const read = Object.fromEntries(names.map((name) => [name, readList(name, bundle[name], `/${name}`, problems)]))
  const rulesOf = (list: 'rules' | 'drafts'): readonly Placed<Rule>[] => (bundle[list] ?? []).flatMap((value, index) => {
    const at = pointer([list, index])
    const rule = readRule(value, at, problems)
    return rule === undefined ? [] : [{ at, value: rule }]
  })
  const draft = {
    id: bundle.id,
    version: bundle.version,
    title: bundle.title,
    ...reviewDays(bundle),
    ...Object.fromEntries(names.map((name) => [name, read[name]?.items])),
    rules: rulesOf('rules'),
    drafts: rulesOf('drafts'),
    retired: (bundle.retired ?? []).map((value, index) => ({ at: pointer(['retired', index]), value })),
    ...(bundle.overlays === undefined ? {} : { overlays: bundle.overlays }),
    places: Object.fromEntries(names.map((name) => [name, `/${name}`])),
    named: Object.fromEntries(names.map((name) => [name, read[name]?.named])),
  } as unknown as DraftSet
  return finish(draft, facts, problems)
}
