import { describeKind, didYouMean, pointer, type ProblemParts } from '../errors.js'
import type { Area } from '../model/areas.js'
import type { FactDefinition } from '../model/facts.js'
import type { AppliedOverlay, AreaStanding, OverlayChange, RuleSet, Tradition } from '../model/rule-set.js'
import { RULE_STRENGTHS, type Parameter, type Rule, type RuleFile, type RuleStrength, type Source, type Theme } from '../model/rules.js'
import { finish } from './check.js'
import { type DraftSet, type Placed, reviewDays } from './draft.js'
import { RULE_LIMITS } from './limits.js'
import { copyPlainData } from './plain-data.js'
import { refuse } from './report.js'
import { readRule, readRuleFile, slimRule } from './rule-schema.js'
import { areaShape, sourceSchema, standingShape, themeSchema } from './schema.js'
import { kebab, list, maybe, number, prose, readWith, semVer, strict, suggestion, unread, word } from './schema-parts.js'

/** An area that an overlay adds, with the name and standing it has under every tradition. */
export interface OverlayArea extends Area {
  readonly name: string
  readonly clientName: string
  readonly standing: AreaStanding
}

/** Changes to a rule set, each with its reason. `add` takes rules with or without their prose and examples. */
export interface Overlay {
  readonly id: string
  readonly version: string
  readonly reason: string
  readonly disable?: readonly { readonly rule: string; readonly reason: string }[]
  /** Rules in draft that take part from now on. */
  readonly activate?: readonly { readonly rule: string; readonly reason: string }[]
  readonly reweigh?: readonly { readonly rule: string; readonly strength: RuleStrength; readonly reason: string }[]
  readonly parameters?: readonly { readonly id: string; readonly value: number; readonly reason: string }[]
  readonly add?: readonly (Rule | RuleFile)[]
  readonly areas?: readonly OverlayArea[]
  readonly themes?: readonly Theme[]
  readonly sources?: readonly Source[]
}

const overlaySchema = strict({
  id: kebab(),
  version: semVer(),
  reason: prose(),
  disable: maybe(list(strict({ rule: prose(), reason: prose() }))),
  activate: maybe(list(strict({ rule: prose(), reason: prose() }))),
  reweigh: maybe(list(strict({ rule: prose(), strength: word(RULE_STRENGTHS), reason: prose() }))),
  parameters: maybe(list(strict({ id: prose(), value: number(), reason: prose() }))),
  // Rules are read one by one afterwards, so that their conditions are walked.
  add: maybe(unread(RULE_LIMITS.rules, 'a list of rules')),
  areas: maybe(list(strict({ ...areaShape, ...standingShape }))),
  themes: maybe(list(themeSchema)),
  sources: maybe(list(sourceSchema)),
})

type ReadOverlay = Omit<Overlay, 'add'> & { readonly add: readonly Placed<Rule>[]; readonly addDrafts: readonly Placed<Rule>[] }

/**
 * A new rule set: the base with the overlay's changes, named after both and carrying the list of changes.
 * Neither is changed. Throws a FormulationError with all problems; paths of the base begin with `/base`.
 */
export function overlayRuleSet(base: RuleSet, overlay: unknown, facts: readonly FactDefinition[]): RuleSet {
  const problems: ProblemParts[] = []
  const read = readOverlay(base, overlay, problems)
  if (read === undefined) return refuse(problems)
  checkReferences(base, read, problems)
  return finish(lay(base, read), facts, problems)
}

function readOverlay(base: RuleSet, input: unknown, problems: ProblemParts[]): ReadOverlay | undefined {
  const copied = copyPlainData(input, '', problems)
  if (copied === undefined) return undefined
  const overlay = readWith(overlaySchema, copied.value, '', problems)
  if (overlay === undefined) return undefined
  const { add: written, ...rest } = overlay
  const add: Placed<Rule>[] = []
  const addDrafts: Placed<Rule>[] = []
  written?.forEach((value, index) => {
    const at = pointer(['add', index])
    const file = isRuleFile(value) ? readRuleFile(value, at, problems) : undefined
    const rule = isRuleFile(value) ? file && slimRule(file, base) : readRule(value, at, problems)
    if (rule === undefined) return
    if (file?.status === 'retired') problems.push({ code: 'RULE_INVALID', path: `${at}/status`, expected: 'a rule that takes part, or one in draft', received: 'a retired one' })
    ;(file?.status === 'draft' ? addDrafts : add).push({ at, value: rule })
  })
  return { ...rest, add, addDrafts }
}

const isRuleFile = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, 'examples')

function checkReferences(base: RuleSet, overlay: ReadOverlay, problems: ProblemParts[]): void {
  const invalid = (path: string, expected: string, received: string, near?: string): void => {
    problems.push({ code: 'RULE_INVALID', path, expected, received, ...suggestion(near) })
  }
  const rules = new Map(base.rules.map((rule) => [rule.id, rule]))
  const parameters = base.parameters.map(({ id }) => id)
  const find = (id: string, at: string): Rule | undefined => {
    const rule = rules.get(id)
    if (rule === undefined) invalid(`${at}/rule`, 'a rule of the base', describeKind(id), didYouMean(id, [...rules.keys()]))
    return rule
  }

  overlay.disable?.forEach((change, index) => {
    const rule = find(change.rule, `/disable/${index}`)
    // What must be made safe first cannot be configured away.
    if (rule?.level === 'emergency' || rule?.level === 'urgent') {
      invalid(`/disable/${index}/rule`, 'a rule other than an emergency or urgent message', `a message of level ${rule.level}`)
    }
  })
  const drafts = (base.drafts ?? []).map(({ id }) => id)
  overlay.activate?.forEach(({ rule }, index) => {
    if (!drafts.includes(rule)) invalid(`/activate/${index}/rule`, 'a rule of the base in draft', describeKind(rule), didYouMean(rule, drafts))
  })
  overlay.reweigh?.forEach((change, index) => {
    const rule = find(change.rule, `/reweigh/${index}`)
    if (rule?.direction === 'required') invalid(`/reweigh/${index}/rule`, 'a rule with a strength', 'a requirement, which has none')
    if (overlay.disable?.some(({ rule: id }) => id === change.rule) === true) {
      invalid(`/reweigh/${index}/rule`, 'a rule that is not disabled by the same overlay', 'one that is')
    }
  })
  overlay.parameters?.forEach(({ id }, index) => {
    if (parameters.includes(id)) return
    problems.push({
      code: 'RULE_UNKNOWN_PARAMETER', path: `/parameters/${index}/id`, expected: 'a parameter of the base', received: describeKind(id),
      ...suggestion(didYouMean(id, parameters)),
    })
  })
  for (const [name, named] of [
    ['disable', overlay.disable?.map(({ rule }) => rule)],
    ['activate', overlay.activate?.map(({ rule }) => rule)],
    ['reweigh', overlay.reweigh?.map(({ rule }) => rule)],
    ['parameters', overlay.parameters?.map(({ id }) => id)],
  ] as const) {
    named?.forEach((id, index) => {
      if (named.indexOf(id) < index) invalid(`/${name}/${index}`, 'one change to each', 'a second one')
    })
  }
}

function lay(base: RuleSet, overlay: ReadOverlay): DraftSet {
  const disabled = new Set(overlay.disable?.map(({ rule }) => rule))
  const activated = new Set(overlay.activate?.map(({ rule }) => rule))
  const areas = [...placed(base.areas, '/base/areas'), ...placed(overlay.areas ?? [], '/areas').map(bareArea)]
  const rules = [
    ...placed(base.rules, '/base/rules').filter(({ value }) => !disabled.has(value.id)).map((rule) => reweighed(rule, overlay)),
    ...placed(base.drafts ?? [], '/base/drafts').filter(({ value }) => activated.has(value.id)),
    ...overlay.add,
  ]
  const lists = {
    areas,
    parameters: placed(base.parameters, '/base/parameters').map((parameter) => changed(parameter, overlay)),
    themes: [...placed(base.themes, '/base/themes'), ...placed(overlay.themes ?? [], '/themes')],
    sources: [...placed(base.sources, '/base/sources'), ...placed(overlay.sources ?? [], '/sources')],
    instruments: placed(base.instruments, '/base/instruments'),
    events: placed(base.events, '/base/events'),
    pairs: placed(base.pairs, '/base/pairs'),
    traditions: placed(base.traditions, '/base/traditions').map(({ at, value }) => ({ at, value: withAreas(value, overlay) })),
    formats: placed(base.formats, '/base/formats'),
  }
  return {
    id: `${base.id}+${overlay.id}`,
    // SemVer build metadata: the base's version stays readable, and sorts, in front.
    version: `${base.version}${base.version.includes('+') ? '.' : '+'}${overlay.id}.${overlay.version.replaceAll('+', '.')}`,
    title: base.title,
    ...reviewDays(base),
    ...lists,
    rules,
    drafts: [...placed(base.drafts ?? [], '/base/drafts').filter(({ value }) => !activated.has(value.id)), ...overlay.addDrafts],
    retired: placed(base.retired ?? [], '/base/retired'),
    overlays: [...(base.overlays ?? []), applied(base, overlay)],
    places: mapValues(lists, (_, name) => `/base/${name}`),
    named: mapValues(lists, (list) => new Set(list.map(({ value }) => nameOf(value)))),
  }
}

const nameOf = (item: object): string => ('id' in item ? String(item.id) : 'type' in item ? String(item.type) : '')

function reweighed({ at, value: rule }: Placed<Rule>, overlay: ReadOverlay): Placed<Rule> {
  const strength = overlay.reweigh?.find((change) => change.rule === rule.id)?.strength
  return { at, value: strength === undefined || rule.strength === undefined ? rule : { ...rule, strength } }
}

function changed(parameter: Placed<Parameter>, overlay: ReadOverlay): Placed<Parameter> {
  const index = overlay.parameters?.findIndex(({ id }) => id === parameter.value.id) ?? -1
  const change = overlay.parameters?.[index]
  return change === undefined ? parameter : { at: `/parameters/${index}`, value: { ...parameter.value, value: change.value } }
}

function bareArea({ at, value }: Placed<OverlayArea>): Placed<Area> {
  const { name: _name, clientName: _clientName, standing: _standing, ...area } = value
  return { at, value: area }
}

function withAreas(tradition: Tradition, overlay: ReadOverlay): Tradition {
  const added = (overlay.areas ?? []).map(({ id, name, clientName, standing }) => [id, { name, clientName, standing }] as const)
  return { ...tradition, areas: { ...Object.fromEntries(added), ...tradition.areas } }
}

function applied(base: RuleSet, overlay: ReadOverlay): AppliedOverlay {
  const changes: readonly OverlayChange[] = [
    ...(overlay.disable ?? []).map(({ rule, reason }) => ({ kind: 'rule-disabled' as const, id: rule, reason })),
    ...(overlay.reweigh ?? []).map(({ rule: id, strength, reason }) => {
      const from = base.rules.find((rule) => rule.id === id)?.strength
      return { kind: 'rule-reweighed' as const, id, ...(from === undefined ? {} : { from }), to: strength, reason }
    }),
    ...(overlay.parameters ?? []).map(({ id, value, reason }) => {
      const from = base.parameters.find((parameter) => parameter.id === id)?.value
      return { kind: 'parameter-changed' as const, id, ...(from === undefined ? {} : { from }), to: value, reason }
    }),
    ...(overlay.activate ?? []).map(({ rule, reason }) => ({ kind: 'rule-activated' as const, id: rule, reason })),
    ...[...overlay.add, ...overlay.addDrafts].map(({ value }) => ({ kind: 'rule-added' as const, id: value.id })),
    ...(overlay.areas ?? []).map(({ id }) => ({ kind: 'area-added' as const, id })),
    ...(overlay.themes ?? []).map(({ id }) => ({ kind: 'theme-added' as const, id })),
    ...(overlay.sources ?? []).map(({ id }) => ({ kind: 'source-added' as const, id })),
  ]
  return { id: overlay.id, version: overlay.version, reason: overlay.reason, changes }
}

const placed = <T>(items: readonly T[], at: string): readonly Placed<T>[] =>
  items.map((value, index) => ({ at: `${at}/${index}`, value }))

function mapValues<T extends object, R>(record: T, make: (value: T[keyof T], key: string) => R): Record<keyof T, R> {
  const entries = Object.entries(record).map(([key, value]) => [key, make(value as T[keyof T], key)] as const)
  return Object.fromEntries(entries) as Record<keyof T, R>
}
