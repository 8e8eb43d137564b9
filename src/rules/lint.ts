import { logicOf } from '../conditions/logic-of.js'
import type { Fix } from '../errors.js'
import type { FactDefinition } from '../model/facts.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Citation, Condition, Operand, Rule, RuleFile } from '../model/rules.js'
import { ruleLeaves } from './check-rule.js'
import { unwantedWords } from './wording.js'

export const FINDING_CODES = [
  'PARAMETER_UNREAD', 'SOURCE_UNCITED', 'THEME_UNUSED', 'EXAMPLE_MISSING', 'CONDITIONS_DUPLICATE', 'WORDING', 'TEXT_NOT_A_SENTENCE',
  'REASON_MISSING', 'LEAF_TWICE', 'CITATION_TWICE', 'REVIEW_MISSING', 'REVIEW_ORDER', 'REPLACEMENT_RETIRED',
] as const
/** Kind of a finding; `SOURCE_UNCITED` is a remark, the others ask for a change. */
export type FindingCode = (typeof FINDING_CODES)[number]

/** Something in a valid rule set that someone ought to look at. */
export interface Finding {
  readonly code: FindingCode
  readonly rule?: string
  /** JSON Pointer into the one-file form of the rule set. */
  readonly path: string
  readonly message: string
  readonly hint?: string
  /** What puts it right, where only one thing can. */
  readonly fix?: Fix
}

export interface LintSettings {
  /** The rules as written; without them examples are not looked at. */
  readonly ruleFiles?: readonly RuleFile[]
  /** Parameters that are read outside the rules: by facts, by the weighing. */
  readonly otherParameters?: readonly string[]
  /** Facts that are known in every case, so that no example can leave them open. */
  readonly alwaysKnown?: readonly string[]
}

/** Softer findings over a rule set that has passed the checks, in the order of its lists. */
export function lintRuleSet(ruleSet: RuleSet, facts: readonly FactDefinition[], settings: LintSettings = {}): readonly Finding[] {
  return [
    ...(['rules', 'drafts'] as const).flatMap((list) => (ruleSet[list] ?? []).flatMap((rule, at) => {
      const path = `/${list}/${at}`
      return [...textFindings(rule, path), ...twiceIn(rule, path), ...reviewFindings(rule, ruleSet, path)]
    })),
    ...replacementFindings(ruleSet),
    ...duplicateConditions(ruleSet),
    ...exampleFindings(ruleSet, settings.ruleFiles ?? [], alwaysKnown(facts, settings)),
    ...unreadParameters(ruleSet, new Set(settings.otherParameters)),
    ...uncitedSources(ruleSet),
    ...unusedThemes(ruleSet),
  ]
}

const ONE_SENTENCE = /^[^.!?]*\.$/
// Blanks and decimals hold full stops that end nothing.
const NO_STOP = /\{[^{}]*\}|\d\.\d/g

function textFindings(rule: Rule, at: string): readonly Finding[] {
  const words = (['clinician', 'client'] as const).flatMap((register) => {
    const path = `${at}/texts/${register}`
    const text = rule.texts[register]
    return [
      ...unwantedWords(text, register).map((what) => finding('WORDING', path, `The ${register} text says ${what}.`, rule)),
      ...(isOneSentence(text)
        ? []
        : [{ ...finding('TEXT_NOT_A_SENTENCE', path, `The ${register} text is not one sentence with a full stop at its end.`, rule), ...stopFix(text) }]),
    ]
  })
  const reason = rule.sources.length === 0 && rule.basis !== 'design-choice'
    ? [finding('REASON_MISSING', `${at}/sources`, `The rule rests on ${rule.basis} and cites nothing.`, rule)]
    : []
  return [...words, ...reason]
}

/** A text that lacks nothing but its full stop gets one. */
const stopFix = (text: string): { readonly fix?: Fix } =>
  /[\p{L}\p{N})}]$/u.test(text) && isOneSentence(`${text}.`) ? { fix: { kind: 'append', text: '.' } } : {}

const isOneSentence = (text: string): boolean => ONE_SENTENCE.test(text.replaceAll(NO_STOP, 'so'))

/** The same leaf, or the same citation, for the second time in one list. */
function twiceIn(rule: Rule, at: string): readonly Finding[] {
  const twice = (code: FindingCode, items: readonly unknown[], where: string, message: string): readonly Finding[] => {
    // What was read has its fields in one order, whatever order they were written in.
    const written = items.map((item) => JSON.stringify(item))
    return written.flatMap((item, index) => written.indexOf(item) === index ? [] : [{ ...finding(code, `${at}${where}/${index}`, message, rule), fix: { kind: 'remove' } as const }])
  }
  const inGroups = (condition: Condition, where: string): readonly Finding[] => {
    if ('not' in condition) return inGroups(condition.not, `${where}/not`)
    const [kind, children] = 'all' in condition ? ['all', condition.all] : 'any' in condition ? ['any', condition.any] : ['', []]
    return [
      ...twice('LEAF_TWICE', children, `${where}/${kind}`, 'What stands here stands in the same group already.'),
      ...children.flatMap((child, index) => inGroups(child, `${where}/${kind}/${index}`)),
    ]
  }
  return [
    ...inGroups(rule.conditions, '/conditions'),
    ...(rule.unless === undefined ? [] : inGroups(rule.unless, '/unless')),
    ...twice('CITATION_TWICE', rule.sources, '/sources', 'The rule cites the same place of the same source already.'),
  ]
}

function reviewFindings(rule: Rule, set: RuleSet, at: string): readonly Finding[] {
  const { reviewedOn = set.reviewedOn, reviewBy = set.reviewBy } = rule
  if (reviewedOn === undefined) return [finding('REVIEW_MISSING', at, 'Neither the rule nor its set says when it was reviewed.', rule)]
  if (reviewBy === undefined) return [finding('REVIEW_MISSING', at, 'Neither the rule nor its set says by when it is to be reviewed again.', rule)]
  return reviewBy <= reviewedOn ? [finding('REVIEW_ORDER', at, `The rule was reviewed on ${reviewedOn}, and that was to count until ${reviewBy}.`, rule)] : []
}

function replacementFindings({ retired = [] }: RuleSet): readonly Finding[] {
  const gone = new Set(retired.map(({ id }) => id))
  return retired.flatMap((rule, at) => rule.replacedBy !== undefined && gone.has(rule.replacedBy)
    ? [finding('REPLACEMENT_RETIRED', `/retired/${at}`, `What took its place, ${rule.replacedBy}, is retired as well.`, rule)]
    : [])
}

function duplicateConditions(ruleSet: RuleSet): readonly Finding[] {
  const first = new Map<string, Rule>()
  return ruleSet.rules.flatMap((rule, at) => {
    const { about, focusArea, direction, conditions, unless } = rule
    const key = JSON.stringify([about, focusArea, direction, logicOf(conditions), unless === undefined ? null : logicOf(unless)])
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, rule)
      return []
    }
    return [finding('CONDITIONS_DUPLICATE', `/rules/${at}/conditions`, `The rule looks for the same as ${before.id}.`, rule)]
  })
}

function exampleFindings(ruleSet: RuleSet, files: readonly RuleFile[], known: ReadonlySet<string>): readonly Finding[] {
  return files.flatMap((file) => {
    const path = placeIn(ruleSet, file)
    if (path === undefined) return []
    return (['fires', 'silent', 'undetermined'] as const).flatMap((kind) => {
      if (file.examples[kind].length > 0) return []
      if (kind === 'undetermined' && ruleLeaves(file).every(({ leaf }) => known.has(leaf.fact))) return []
      return [finding('EXAMPLE_MISSING', path, `The rule has no example of kind "${kind}".`, file)]
    })
  })
}

/** Where the rule of a file stands in the one-file form; a retired one is nowhere. */
function placeIn(ruleSet: RuleSet, { id }: RuleFile): string | undefined {
  for (const list of ['rules', 'drafts'] as const) {
    const at = ruleSet[list]?.findIndex((rule) => rule.id === id) ?? -1
    if (at !== -1) return `/${list}/${at}`
  }
  return undefined
}

// A finished ranking leaves nothing open.
function alwaysKnown(facts: readonly FactDefinition[], settings: LintSettings): ReadonlySet<string> {
  return new Set([...(settings.alwaysKnown ?? []), ...facts.filter(({ about }) => about === 'ranking').map(({ id }) => id)])
}

function unreadParameters(ruleSet: RuleSet, others: ReadonlySet<string>): readonly Finding[] {
  const read = new Set([...ruleSet.rules, ...(ruleSet.drafts ?? [])].flatMap((rule) => ruleLeaves(rule).flatMap(({ leaf }) => parametersOf(leaf.value))))
  return ruleSet.parameters.flatMap(({ id }, at) =>
    read.has(id) || others.has(id) ? [] : [finding('PARAMETER_UNREAD', `/parameters/${at}`, `No rule reads the parameter ${id}.`)])
}

/** The parameters an operand names. */
export function parametersOf(value: Operand): readonly string[] {
  const operands = (Array.isArray(value) ? value : [value]) as readonly unknown[]
  return operands.flatMap((each) =>
    typeof each === 'object' && each !== null && 'parameter' in each && typeof each.parameter === 'string' ? [each.parameter] : [])
}

function uncitedSources(ruleSet: RuleSet): readonly Finding[] {
  const items = ruleSet.areas.flatMap((area) => [...area.goals, ...area.strategies, ...area.techniques])
  const citing: readonly { readonly sources: readonly Citation[] }[] = [
    ...ruleSet.rules, ...(ruleSet.drafts ?? []), ...ruleSet.parameters, ...ruleSet.instruments, ...ruleSet.pairs, ...ruleSet.traditions, ...ruleSet.formats, ...items,
  ]
  const cited = new Set(citing.flatMap(({ sources }) => sources.map(({ cite }) => cite)))
  return ruleSet.sources.flatMap(({ id }, at) =>
    cited.has(id) ? [] : [finding('SOURCE_UNCITED', `/sources/${at}`, `Nothing cites the source ${id}.`)])
}

function unusedThemes(ruleSet: RuleSet): readonly Finding[] {
  const used = new Set([...ruleSet.rules, ...(ruleSet.drafts ?? [])].map(({ theme }) => theme))
  return ruleSet.themes.flatMap(({ id }, at) =>
    used.has(id) ? [] : [finding('THEME_UNUSED', `/themes/${at}`, `No rule belongs to the theme ${id}.`)])
}

function finding(code: FindingCode, path: string, message: string, rule?: Pick<Rule, 'id'>): Finding {
  return { code, ...(rule === undefined ? {} : { rule: rule.id }), path, message }
}
