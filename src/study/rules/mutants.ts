import { prepareRule } from '../../conditions/prepare.js'
import type { FactDefinition } from '../../model/facts.js'
import type { RuleSet } from '../../model/rule-set.js'
import { type Condition, type Leaf, type Operand, type OperatorName, type Rule, RULE_STRENGTHS, type Scalar } from '../../model/rules.js'

export const MUTATIONS = [
  'operator', 'threshold', 'negation', 'connective', 'leaf-dropped', 'unless-dropped', 'strength', 'direction', 'area', 'level', 'withhold-dropped', 'rule-dropped',
] as const
/** A way in which a rule can be wrong by one step. */
export type Mutation = (typeof MUTATIONS)[number]

/** A rule with one fault put into it. `rule` is absent where the fault is that the rule is missing. */
export interface Mutant {
  readonly ruleId: string
  readonly mutation: Mutation
  /** What was changed, in one line. */
  readonly change: string
  readonly rule?: Rule
}

/** Every rule of a set with every fault of one step, in the order of the set. Faults that say the same are made once. */
export function mutantsOf(ruleSet: RuleSet, definitions: readonly FactDefinition[], rules: readonly Rule[] = ruleSet.rules): readonly Mutant[] {
  const parameters = new Map(ruleSet.parameters.map(({ id, value }) => [id, value]))
  const parameter = (id: string): number => parameters.get(id) ?? Number.NaN
  const definitionOf = new Map(definitions.map((definition) => [`${definition.about} ${definition.id}`, definition]))
  return rules.flatMap((rule) => {
    const typeOf = (fact: string): FactDefinition | undefined => definitionOf.get(`${rule.about} ${fact}`) ?? definitionOf.get(`case ${fact}`)
    const made = [...conditionMutants(rule, typeOf, parameter), ...weightMutants(rule, ruleSet), { ruleId: rule.id, mutation: 'rule-dropped' as const, change: 'the rule is missing' }]
    const said = new Set<string>([logicKey(rule, parameter)])
    return made.filter((mutant) => {
      if (mutant.rule === undefined) return true
      const key = logicKey(mutant.rule, parameter)
      return !said.has(key) && said.add(key).size > 0
    })
  })
}

function logicKey(rule: Rule, parameter: (id: string) => number): string {
  const { condition, unless } = prepareRule(rule, parameter)
  return JSON.stringify([condition, unless ?? null, rule.strength, rule.direction, rule.focusArea, rule.level, rule.withholds ?? []])
}

type TypeOf = (fact: string) => FactDefinition | undefined
type Changed = readonly [mutation: Mutation, change: string, condition: Condition]

function conditionMutants(rule: Rule, typeOf: TypeOf, parameter: (id: string) => number): readonly Mutant[] {
  const mutant = (mutation: Mutation, change: string, changed: Rule): Mutant => ({ ruleId: rule.id, mutation, change, rule: changed })
  const { unless, ...without } = rule
  return [
    ...variants(rule.conditions, typeOf, parameter).map(([mutation, change, conditions]) => mutant(mutation, change, { ...rule, conditions })),
    ...(unless === undefined ? [] : [
      ...variants(unless, typeOf, parameter).map(([mutation, change, other]) => mutant(mutation, `unless: ${change}`, { ...rule, unless: other })),
      mutant('unless-dropped', 'nothing defeats it', without),
    ]),
  ]
}

/** A condition with one place changed, for every place and every change. */
function variants(condition: Condition, typeOf: TypeOf, parameter: (id: string) => number): readonly Changed[] {
  if ('not' in condition) {
    return [
      ['negation', 'not taken away', condition.not],
      ...variants(condition.not, typeOf, parameter).map(([mutation, change, not]): Changed => [mutation, change, { not }]),
    ]
  }
  if ('fact' in condition) return leafVariants(condition, typeOf(condition.fact), parameter)
  const isAll = 'all' in condition
  const children = isAll ? condition.all : condition.any
  const join = (each: readonly Condition[]): Condition => (isAll ? { all: each } : { any: each })
  const inside = children.flatMap((child, at) =>
    variants(child, typeOf, parameter).map(([mutation, change, other]): Changed => [mutation, change, join(replaced(children, at, other))]))
  if (children.length < 2) return inside
  return [
    ['connective', `${nameOf(condition)}: ${isAll ? 'and made or' : 'or made and'}`, isAll ? { any: children } : { all: children }],
    ...children.map((child, at): Changed => ['leaf-dropped', `${nameOf(child)} left out`, join(children.filter((_, place) => place !== at))]),
    ...inside,
  ]
}

function nameOf(condition: Condition): string {
  if ('name' in condition) return condition.name
  if ('not' in condition) return `not ${nameOf(condition.not)}`
  return `(${('all' in condition ? condition.all : condition.any).map(nameOf).join('all' in condition ? ' and ' : ' or ')})`
}

const OTHER_OPERATORS: Readonly<Record<OperatorName, readonly OperatorName[]>> = {
  equal: ['notEqual'], notEqual: ['equal'], in: ['notIn'], notIn: ['in'],
  lessThan: ['lessThanInclusive', 'greaterThanInclusive'], lessThanInclusive: ['lessThan', 'greaterThan'],
  greaterThan: ['greaterThanInclusive', 'lessThanInclusive'], greaterThanInclusive: ['greaterThan', 'lessThan'],
  between: [], contains: ['doesNotContain'], doesNotContain: ['contains'], containsAny: [],
}

function leafVariants(leaf: Leaf, definition: FactDefinition | undefined, parameter: (id: string) => number): readonly Changed[] {
  const { name, operator } = leaf
  const filled = fillIn(leaf.value, parameter)
  return [
    ...OTHER_OPERATORS[operator].map((other): Changed => ['operator', `${name}: ${operator} made ${other}`, { ...leaf, operator: other }]),
    ['negation', `${name} negated`, { not: leaf }],
    ...otherValues(filled, definition).map((value): Changed => ['threshold', `${name}: ${JSON.stringify(filled)} made ${JSON.stringify(value)}`, { ...leaf, value }]),
  ]
}

function fillIn(value: Operand, parameter: (id: string) => number): Scalar | readonly Scalar[] {
  const fill = (each: unknown): Scalar => (typeof each === 'object' && each !== null && 'parameter' in each ? parameter(String(each.parameter)) : (each as Scalar))
  return Array.isArray(value) ? (value as readonly unknown[]).map(fill) : fill(value)
}

/** Values one step away: a number by one unit each way, a truth turned, a word taken from a list, or its neighbour put in its place. */
function otherValues(value: Scalar | readonly Scalar[], definition: FactDefinition | undefined): readonly (Scalar | readonly Scalar[])[] {
  if (isList(value)) {
    if (value.every((each) => typeof each === 'number')) return value.flatMap((each, at) => [replaced(value, at, each - 1), replaced(value, at, each + 1)])
    return value.length < 2 ? [] : value.map((_, at) => value.filter((__, place) => place !== at))
  }
  if (typeof value === 'number') return [value - 1, value + 1]
  if (typeof value === 'boolean') return [!value]
  const words = definition?.words ?? []
  const next = words[(words.indexOf(value) + 1) % words.length]
  return next === undefined || next === value ? [] : [next]
}

const replaced = <T>(list: readonly T[], at: number, item: T): readonly T[] => list.map((each, place) => (place === at ? item : each))

const isList = (value: Scalar | readonly Scalar[]): value is readonly Scalar[] => Array.isArray(value)

function weightMutants(rule: Rule, { areas }: RuleSet): readonly Mutant[] {
  const mutant = (mutation: Mutation, change: string, fields: Partial<Rule>): Mutant => ({ ruleId: rule.id, mutation, change, rule: { ...rule, ...fields } })
  const weighs = rule.direction === 'for' || rule.direction === 'against'
  const strengths = weighs ? RULE_STRENGTHS.filter((strength) => strength !== rule.strength) : []
  const others = weighs ? areas.filter(({ id, about }) => id !== rule.focusArea && (about === rule.about || rule.about === 'case')) : []
  const levels = rule.level === undefined ? [] : (['emergency', 'note'] as const).filter((level) => level !== rule.level)
  return [
    ...strengths.map((strength) => mutant('strength', `${rule.strength} made ${strength}`, { strength })),
    ...(weighs ? [mutant('direction', `${rule.direction} turned round`, { direction: rule.direction === 'for' ? 'against' : 'for' })] : []),
    ...others.map(({ id }) => mutant('area', `${rule.focusArea} made ${id}`, { focusArea: id })),
    ...levels.map((level) => mutant('level', `${rule.level} made ${level}`, { level })),
    ...(rule.withholds ?? []).map((part) => mutant('withhold-dropped', `${part} is no longer held back`, { withholds: (rule.withholds ?? []).filter((each) => each !== part) })),
  ]
}
