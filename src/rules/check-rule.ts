import { count, describeKind, didYouMean, type ErrorCode, type Fix, type ProblemParts } from '../errors.js'
import type { FactDefinition, FactType, SubjectKind } from '../model/facts.js'
import {
  RULE_STRENGTHS, type Condition, type Leaf, type OperatorName, type ParameterRef, type Rule, type Scalar,
} from '../model/rules.js'
import { leavesOf } from './conditions.js'
import type { DraftSet, Placed } from './draft.js'
import { meant, suggestion } from './schema-parts.js'

/** The facts a rule may name, by id; one id may belong to people and to events. */
export type FactIndex = ReadonlyMap<string, readonly FactDefinition[]>

export function indexFacts(facts: readonly FactDefinition[]): FactIndex {
  const index = new Map<string, FactDefinition[]>()
  for (const fact of facts) index.set(fact.id, [...(index.get(fact.id) ?? []), fact])
  return index
}

type Report = (at: string, expected: string, received: string, more?: { readonly hint?: string; readonly fix?: Fix; readonly code?: ErrorCode }) => void

/** What a rule says, held against the facts, the parameters, the themes and the areas of its set. */
export function checkRule({ at, value: rule }: Placed<Rule>, draft: DraftSet, facts: FactIndex, problems: ProblemParts[]): void {
  const report: Report = (where, expected, received, { code = 'RULE_INVALID', ...more } = {}) => {
    problems.push({ code, path: `${at}${where}`, expected, received, ...more })
  }
  checkArea(rule, draft, report)
  checkDirection(rule, report)
  checkTheme(rule, draft, report)
  checkLeaves(rule, draft, facts, report)
  checkTexts(rule, report)
}

function checkArea(rule: Rule, draft: DraftSet, report: Report): void {
  if (rule.focusArea === 'all') {
    if (rule.direction !== 'caution') report('/focusArea', 'an area, because only cautions are about all of them', 'all')
  } else {
    const area = draft.areas.find(({ value }) => value.id === rule.focusArea)?.value
    const known = draft.named.areas
    if (known !== undefined && !known.has(rule.focusArea)) {
      const near = meant(rule.focusArea, [...known])
      report('/focusArea', 'an area of the set, or all', describeKind(rule.focusArea), near)
    }
    if (area !== undefined && rule.direction !== 'caution' && rule.about !== area.about) {
      report('/about', `${area.about}, because candidates of this area are about that`, rule.about)
    }
  }
  if (rule.about === 'ranking' && rule.direction !== 'caution') {
    report('/direction', 'caution, because the ranking is finished by then', rule.direction)
  }
}

function checkDirection(rule: Rule, report: Report): void {
  const isCaution = rule.direction === 'caution'
  if (rule.direction === 'required' && rule.strength !== undefined) {
    report('/strength', 'no strength, because a requirement has no points', rule.strength)
  }
  if (rule.direction !== 'required' && rule.strength === undefined) {
    report('/strength', `one of: ${RULE_STRENGTHS.join(', ')}`, 'nothing (undefined)')
  }
  if (isCaution && rule.level === undefined) report('/level', 'how soon the message must be acted on', 'nothing (undefined)')
  if (!isCaution && rule.level !== undefined) report('/level', 'no level, because only a caution has one', rule.level)
  if (!isCaution && rule.withholds !== undefined) {
    report('/withholds', 'nothing withheld, because only a caution can do that', describeKind(rule.withholds))
  }
  if (rule.confidence === 'verified' && rule.sources.length === 0) {
    report('/sources', 'at least one source, because the idea is called verified', 'an empty list')
  }
}

function checkTheme(rule: Rule, draft: DraftSet, report: Report): void {
  const known = draft.named.themes
  if (known !== undefined && !known.has(rule.theme)) {
    report('/theme', 'a theme of the set', describeKind(rule.theme), meant(rule.theme, [...known]))
  }
  const theme = draft.themes.find(({ value }) => value.id === rule.theme)?.value
  if (theme === undefined) return
  const scored = rule.direction === 'for' || rule.direction === 'against'
  if (scored && theme.cap === undefined) report('/theme', 'a theme with a cap, because the rule has points', 'a theme of messages')
  if (rule.direction === 'caution' && theme.cap !== undefined) {
    report('/theme', 'a theme of messages, because a caution has no points', 'a theme with a cap')
  }
}

function checkLeaves(rule: Rule, draft: DraftSet, facts: FactIndex, report: Report): void {
  const seen = new Map<string, string>()
  for (const { leaf, at } of ruleLeaves(rule)) {
    // The same leaf may stand in two branches; a name keys the explanation, so it may not mean two things.
    const said = JSON.stringify([leaf.fact, leaf.operator, leaf.value])
    if ((seen.get(leaf.name) ?? said) !== said) {
      report(`${at}/name`, 'a name that no other leaf of the rule has', 'one that stands twice')
    }
    seen.set(leaf.name, said)
    const fact = visibleFact(leaf, rule.about, facts, `${at}/fact`, report)
    const isList = Array.isArray(leaf.value)
    const operands = (isList ? leaf.value : [leaf.value]) as readonly (Scalar | ParameterRef)[]
    const place = (index: number): string => `${at}/value${isList ? `/${index}` : ''}`
    const values = operands.map((each, index) => resolve(each, draft, place(index), report))
    if (leaf.operator === 'between' && isDescending(values)) {
      report(`${at}/value`, 'the lesser bound first, parameters filled in', 'the greater first', { fix: { kind: 'swap' } })
    }
    if (fact === undefined) continue
    if (!OPERATORS_OF[fact.type].includes(leaf.operator)) {
      const fitting = OPERATORS_OF[fact.type].join(', ')
      report(`${at}/operator`, `one of: ${fitting} (the fact is ${DESCRIBED[fact.type]})`, leaf.operator)
      continue
    }
    values.forEach((value, index) => {
      if (value !== undefined) checkValue(value, fact, place(index), report)
    })
  }
}

/** Every leaf of a rule, `unless` included, with its place in the rule. */
export function ruleLeaves(rule: Pick<Rule, 'conditions' | 'unless'>): readonly { readonly leaf: Leaf; readonly at: string }[] {
  const trees: readonly (readonly [string, Condition | undefined])[] = [['/conditions', rule.conditions], ['/unless', rule.unless]]
  return trees.flatMap(([at, tree]) => (tree === undefined ? [] : leavesOf(tree, at)))
}

const OPERATORS_OF: Readonly<Record<FactType, readonly OperatorName[]>> = {
  boolean: ['equal', 'notEqual'],
  integer: [
    'equal', 'notEqual', 'in', 'notIn', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'between',
  ],
  word: ['equal', 'notEqual', 'in', 'notIn'],
  words: ['contains', 'doesNotContain', 'containsAny'],
}

const DESCRIBED: Readonly<Record<FactType, string>> = {
  boolean: 'true or false', integer: 'a whole number', word: 'one word', words: 'a set of words',
}

function visibleFact({ fact: id, operator }: Leaf, about: SubjectKind, facts: FactIndex, at: string, report: Report): FactDefinition | undefined {
  const named = facts.get(id)
  if (named === undefined) {
    const { hint, fix } = meant(id, [...facts.keys()])
    // Only a fact that the rule can see and the operator can compare puts it right.
    const fits = fix?.kind === 'replace' && facts.get(fix.with)?.some((each) => (each.about === about || each.about === 'case') && OPERATORS_OF[each.type].includes(operator)) === true
    report(at, 'a fact of the catalogue', describeKind(id), { code: 'RULE_UNKNOWN_FACT', ...(hint === undefined ? {} : { hint }), ...(fits ? { fix } : {}) })
    return undefined
  }
  const seen = named.find((fact) => fact.about === about) ?? named.find((fact) => fact.about === 'case')
  if (seen === undefined) {
    const owners = named.map((fact) => fact.about).join(' or ')
    const wanted = about === 'case' ? 'the case' : `the ${about} or the case`
    report(at, `a fact about ${wanted}`, `a fact about the ${owners}`, { code: 'RULE_UNKNOWN_FACT' })
  }
  return seen
}

function resolve(operand: Scalar | ParameterRef, draft: DraftSet, at: string, report: Report): Scalar | undefined {
  if (typeof operand !== 'object') return operand
  const known = draft.named.parameters
  if (known !== undefined && !known.has(operand.parameter)) {
    report(`${at}/parameter`, 'a parameter of the set', describeKind(operand.parameter), {
      code: 'RULE_UNKNOWN_PARAMETER', ...meant(operand.parameter, [...known]),
    })
  }
  return draft.parameters.find(({ value }) => value.id === operand.parameter)?.value.value
}

const isDescending = ([least, most]: readonly (Scalar | undefined)[]): boolean =>
  typeof least === 'number' && typeof most === 'number' && least > most

function checkValue(value: Scalar, fact: FactDefinition, at: string, report: Report): void {
  switch (fact.type) {
    case 'boolean':
      if (typeof value !== 'boolean') report(at, 'true or false', describeKind(value))
      return
    case 'integer': {
      if (!Number.isInteger(value)) return report(at, 'a whole number', describeKind(value))
      const { min = -Infinity, max = Infinity } = fact
      if (Number(value) < min || Number(value) > max) report(at, `a number from ${min} to ${max}`, 'one outside')
      return
    }
    case 'word':
    case 'words': {
      const words = fact.words
      if (typeof value !== 'string') return report(at, 'a word', describeKind(value))
      if (words !== undefined && !words.includes(value)) {
        const shown = words.length > 30 ? `one of the ${words.length} words of the fact` : `one of: ${words.join(', ')}`
        report(at, shown, describeKind(value), meant(value, words))
      }
      return
    }
    default:
      return fact.type satisfies never
  }
}

const BLANK = /\{([^{}]*)\}/g

/** The blanks of a text, without their braces. */
export const blanksOf = (text: string): readonly string[] => [...text.matchAll(BLANK)].map(([, name = '']) => name)

function checkTexts(rule: Rule, report: Report): void {
  const read = leavesOf(rule.conditions).map(({ leaf }) => leaf.fact)
  const names = [...(rule.about === 'person' ? ['who'] : rule.about === 'event' ? ['what'] : []), ...read]
  for (const register of ['clinician', 'client'] as const) {
    const text = rule.texts[register]
    for (const blank of blanksOf(text)) {
      if (!names.includes(blank)) {
        const allowed = [...new Set(names)].map((name) => `{${name}}`).join(', ')
        report(`/texts/${register}`, `only the blanks ${allowed}`, 'another blank', suggestion(didYouMean(blank, names)))
      }
    }
    const loose = text.replaceAll(BLANK, '').match(/[{}]/g)?.length ?? 0
    if (loose > 0) report(`/texts/${register}`, 'braces in pairs', count(loose, 'loose brace'))
  }
}
