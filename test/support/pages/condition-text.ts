import type { Fact, FactDefinition, FactValue } from '../../../src/model/facts.js'
import type { LeafTrace } from '../../../src/model/outcome.js'
import type { Condition, Leaf, ParameterRef, Scalar } from '../../../src/model/rules.js'
import { anchor, code } from './markdown.js'
import { labelOf } from './fact-words.js'

/** What a page needs beside the rule. */
export interface PageContext {
  readonly fact: (id: string) => FactDefinition | undefined
  readonly parameter: (id: string) => { readonly value: number; readonly unit: string } | undefined
  /** From the page to the folder of pages: `../../`. */
  readonly up: string
}

/** A condition tree as nested list items. */
export function conditionLines(condition: Condition, context: PageContext, depth = 0): readonly string[] {
  const item = (text: string): string => `${'  '.repeat(depth)}- ${text}`
  const below = (children: readonly Condition[]): readonly string[] =>
    children.flatMap((child) => conditionLines(child, context, depth + 1))
  if ('not' in condition) return [item('not:'), ...below([condition.not])]
  if ('all' in condition || 'any' in condition) {
    const [children, title] = 'all' in condition ? [condition.all, 'all of:'] : [condition.any, 'any of:']
    const [only] = children
    return only !== undefined && children.length === 1 ? conditionLines(only, context, depth) : [item(title), ...below(children)]
  }
  return [item(leafLine(condition, context))]
}

function leafLine(leaf: Leaf, context: PageContext): string {
  const fact = `[${labelOf(leaf.fact)}](${context.up}facts.md#${anchor(leaf.fact)})`
  return `${fact}: ${predicate(leaf, context)}`
}

function predicate({ operator, value, fact }: Leaf, context: PageContext): string {
  const operands = (Array.isArray(value) ? value : [value]) as readonly (Scalar | ParameterRef)[]
  const unit = unitOf(context.fact(fact)?.unit)
  const words = operands.map((operand) => operandText(operand, context))
  const [first = '', second = ''] = words
  switch (operator) {
    case 'equal': return `${first}${unit}`
    case 'notEqual': return `anything but ${first}${unit}`
    case 'in': return words.length === 1 ? `${first}${unit}` : `one of ${words.join(', ')}${unit}`
    case 'notIn': return `none of ${words.join(', ')}${unit}`
    case 'lessThan': return `less than ${first}${unit}`
    case 'lessThanInclusive': return `at most ${first}${unit}`
    case 'greaterThan': return `more than ${first}${unit}`
    case 'greaterThanInclusive': return `at least ${first}${unit}`
    case 'between': return `from ${first} to ${second}${unit}`
    case 'contains': return `${first} among them`
    case 'doesNotContain': return `${first} not among them`
    case 'containsAny': return `any of ${words.join(', ')} among them`
    default: return operator satisfies never
  }
}

function operandText(operand: Scalar | ParameterRef, context: PageContext): string {
  if (typeof operand === 'boolean') return operand ? 'yes' : 'no'
  if (typeof operand !== 'object') return String(operand)
  const parameter = context.parameter(operand.parameter)
  return `${parameter?.value ?? '?'} ([${code(operand.parameter)}](${context.up}parameters.md#${anchor(operand.parameter)}))`
}

/** What a leaf found, as a reason: "days from the death to the onset: 62 days". */
export function traceText(leaf: LeafTrace, context: PageContext): string {
  return `${labelOf(leaf.fact)}: ${foundText(leaf.found, unitOf(context.fact(leaf.fact)?.unit))}`
}

const WHY = {
  'not-asked': 'not asked', unknown: 'asked, not known', declined: 'declined', 'not-applicable': 'does not fit', imprecise: 'too vague to decide',
} as const

function foundText(found: Fact, unit: string): string {
  switch (found.status) {
    case 'known': return `${valueText(found.value)}${typeof found.value === 'number' ? unit : ''}`
    case 'range': return found.min === undefined
      ? `at most ${found.max}${unit}`
      : found.max === undefined ? `at least ${found.min}${unit}` : `somewhere from ${found.min} to ${found.max}${unit}`
    case 'unknown': return WHY[found.why]
    default: return found satisfies never
  }
}

function valueText(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  return String(value)
}

// A ring or a level is a place on a scale, not a number of things.
const unitOf = (unit: string | undefined): string => (unit === undefined || unit === 'ring' || unit === 'level' ? '' : ` ${unit}`)
