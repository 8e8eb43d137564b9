import { describeKind, didYouMean, type Fix, pointer, type ProblemParts } from '../errors.js'
import { OPERATORS, type Condition, type Leaf, type OperatorName } from '../model/rules.js'
import { RULE_LIMITS } from './limits.js'
import { KEBAB, meant, suggestion } from './schema-parts.js'

const GROUPS = ['all', 'any', 'not'] as const
const LEAF_FIELDS = ['name', 'fact', 'operator', 'value'] as const
const FIELDS = [...GROUPS, ...LEAF_FIELDS]
const LIST_OPERATORS: readonly OperatorName[] = ['in', 'notIn', 'containsAny']
const MOST_GROUPS = RULE_LIMITS.conditionDepth
const FACT_ID = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a condition tree by hand, because a recursive schema answers every slip with the errors of all its
 * branches. Give plain data (`copyPlainData`); undefined comes back when anything is wrong with its form.
 */
export function readCondition(input: unknown, at: string, problems: ProblemParts[]): Condition | undefined {
  const before = problems.length
  let leaves = 0
  const report = (path: readonly PropertyKey[], expected: string, received: string, more?: { readonly hint?: string; readonly fix?: Fix }): void => {
    problems.push({ code: 'RULE_INVALID', path: `${at}${pointer(path)}`, expected, received, ...more })
  }

  const walk = (node: unknown, path: readonly PropertyKey[], depth: number): void => {
    if (!isObject(node)) return report(path, 'a condition (all, any, not, or a named leaf)', describeKind(node))
    if (depth > MOST_GROUPS) return report(path, `at most ${MOST_GROUPS} groups within one another`, 'more')
    reportStrangers(node, FIELDS, path)
    const groups = GROUPS.filter((key) => Object.hasOwn(node, key))
    const leafFields = LEAF_FIELDS.filter((key) => Object.hasOwn(node, key))
    if (groups.length + (leafFields.length > 0 ? 1 : 0) !== 1) {
      return report(path, 'exactly one of all, any, not, or a leaf with name, fact, operator and value', kindsFound(groups, leafFields))
    }
    const [group] = groups
    if (group === undefined) return walkLeaf(node, path)
    if (group === 'not') return walk(node['not'], [...path, 'not'], depth + 1)
    walkGroup(node[group], [...path, group], depth + 1)
  }

  const walkGroup = (children: unknown, path: readonly PropertyKey[], depth: number): void => {
    if (!Array.isArray(children) || children.length === 0) {
      // The engine holds an empty group to be true.
      return report(path, 'a list of at least one condition', describeKind(children))
    }
    if (children.length > RULE_LIMITS.leaves) return report(path, `at most ${RULE_LIMITS.leaves} conditions`, describeKind(children))
    children.forEach((child, index) => walk(child, [...path, index], depth))
  }

  const walkLeaf = (leaf: Fields, path: readonly PropertyKey[]): void => {
    leaves += 1
    if (leaves === RULE_LIMITS.leaves + 1) report(path, `at most ${RULE_LIMITS.leaves} leaves`, 'more')
    const { name, fact, operator, value } = leaf
    if (typeof name !== 'string' || !KEBAB.test(name)) {
      report([...path, 'name'], 'lower-case words and digits joined by hyphens', describeKind(name))
    }
    if (typeof fact !== 'string' || !FACT_ID.test(fact)) {
      report([...path, 'fact'], 'the id of a fact, as in death.daysBeforeOnset', describeKind(fact))
    }
    if (!isOperator(operator)) {
      const near = typeof operator === 'string' ? meant(operator, OPERATORS) : undefined
      return report([...path, 'operator'], `one of: ${OPERATORS.join(', ')}`, describeKind(operator), near)
    }
    walkOperand(operator, value, [...path, 'value'])
  }

  const walkOperand = (operator: OperatorName, value: unknown, path: readonly PropertyKey[]): void => {
    if (operator === 'between') {
      if (!Array.isArray(value) || value.length !== 2) {
        return report(path, 'two numbers or parameters, the lesser first', describeKind(value))
      }
      value.forEach((each, index) => walkScalar(each, [...path, index]))
      const [least, most] = value as readonly unknown[]
      if (typeof least === 'number' && typeof most === 'number' && least > most) {
        report(path, 'two numbers, the lesser first', 'the greater first', { fix: { kind: 'swap' } })
      }
    } else if (LIST_OPERATORS.includes(operator)) {
      if (!Array.isArray(value) || value.length === 0 || value.length > RULE_LIMITS.operands) {
        return report(path, `a list of 1 to ${RULE_LIMITS.operands} values`, describeKind(value))
      }
      value.forEach((each, index) => walkScalar(each, [...path, index]))
      const written = value.map((each) => JSON.stringify(each))
      const twice = written.findIndex((each, index) => written.indexOf(each) < index)
      if (twice !== -1) report([...path, twice], 'values that all differ', 'one that stands twice', { fix: { kind: 'remove' } })
    } else if (Array.isArray(value)) report(path, 'one value', describeKind(value))
    else walkScalar(value, path)
  }

  const walkScalar = (value: unknown, path: readonly PropertyKey[]): void => {
    if (isObject(value)) {
      reportStrangers(value, ['parameter'], path)
      const { parameter } = value
      if (typeof parameter !== 'string') report([...path, 'parameter'], 'the id of a parameter', describeKind(parameter))
    } else if (typeof value !== 'boolean' && typeof value !== 'number' && (typeof value !== 'string' || value === '')) {
      report(path, 'true, false, a number, a word or a parameter', describeKind(value))
    }
  }

  const reportStrangers = (node: Fields, fields: readonly string[], path: readonly PropertyKey[]): void => {
    for (const key of Object.keys(node).filter((each) => !fields.includes(each))) {
      // What would not be listed is not worth searching for what was meant.
      const near = problems.length < RULE_LIMITS.problems ? suggestion(didYouMean(key, fields)) : undefined
      report([...path, key], `only the fields ${fields.join(', ')}`, 'a field that is not part of it', near)
    }
  }

  walk(input, [], 0)
  return problems.length === before ? inOrder(input as Condition) : undefined
}

// The order in which fields were written changes nothing, so it is not kept.
function inOrder(condition: Condition): Condition {
  if ('not' in condition) return { not: inOrder(condition.not) }
  if ('all' in condition) return { all: condition.all.map(inOrder) }
  if ('any' in condition) return { any: condition.any.map(inOrder) }
  const { name, fact, operator, value } = condition
  return { name, fact, operator, value }
}

/** Every leaf of a condition, with its place. */
export function leavesOf(condition: Condition, at = ''): readonly { readonly leaf: Leaf; readonly at: string }[] {
  if ('not' in condition) return leavesOf(condition.not, `${at}/not`)
  if ('all' in condition) return condition.all.flatMap((child, index) => leavesOf(child, `${at}/all/${index}`))
  if ('any' in condition) return condition.any.flatMap((child, index) => leavesOf(child, `${at}/any/${index}`))
  return [{ leaf: condition, at }]
}

function kindsFound(groups: readonly string[], leafFields: readonly string[]): string {
  if (groups.length + leafFields.length === 0) return 'none of them'
  return [...groups, ...(leafFields.length > 0 ? ['fields of a leaf'] : [])].join(' and ')
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const isOperator = (value: unknown): value is OperatorName => (OPERATORS as readonly unknown[]).includes(value)
