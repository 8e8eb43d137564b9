import type { Condition, Operand, Rule, RuleFile, RuleSet, RuleStatus } from '../index.js'
import { englishWords } from '../words/english.js'
import { term } from '../words/phrase.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { isFolder, readFolder } from './files.js'
import { aligned } from './help.js'
import { bold, type Io } from './io.js'
import { asRules, checkWord, FORMULATE_OPTIONS, json, ruleSetOf, TEXT_OR_JSON } from './shared.js'
import { SHIPPED_RULES } from './shipped.js'

/** A rule and where it is in its life; retired ones are not listed. */
type Listed = Rule & { readonly status: Exclude<RuleStatus, 'retired'> }

export const rulesList: Command = {
  name: 'rules list',
  summary: 'List the rules of a rule set.',
  mostOperands: 0,
  options: {
    ...TEXT_OR_JSON,
    area: { takes: 'id', meaning: 'Only rules that bear on this area; all for messages that belong to none.' },
    rules: FORMULATE_OPTIONS.rules,
  },
  examples: ['ipt-formulation rules list', 'ipt-formulation rules list --area grief --format json'],
  run: async (given, io) => {
    const { areas, rules: inForce, drafts = [] } = await ruleSetOf(given, io)
    const rules: readonly Listed[] = [...inForce.map((rule) => ({ ...rule, status: 'active' as const })), ...drafts.map((rule) => ({ ...rule, status: 'draft' as const }))]
    const area = given.option('area')
    if (area !== undefined) checkWord(area, [...areas.map(({ id }) => id), 'all'], 'an area')
    const chosen = rules.filter(({ focusArea }) => area === undefined || focusArea === area)
    io.print(given.option('format') === 'json'
      ? json(chosen.map(({ id, version, title, about, focusArea, direction, strength, theme, status }) => ({ id, version, status, title, about, focusArea, direction, strength, theme })))
      : aligned(chosen.map((rule) => [`${rule.id}@${rule.version}`, `${rule.status === 'draft' ? 'in draft, ' : ''}${weight(rule)}: ${rule.title}`])).map((line) => `${line}\n`).join(''))
    return EXIT.ok
  },
}

export const rulesShow: Command = {
  name: 'rules show',
  summary: 'Show one rule: what it looks for, why, and where that comes from.',
  operands: '<id>',
  mostOperands: 1,
  options: { ...TEXT_OR_JSON, rules: FORMULATE_OPTIONS.rules },
  examples: ['ipt-formulation rules show grief/close-person-died', 'ipt-formulation rules show grief/close-person-died --format json'],
  run: async (given, io) => {
    const [id] = given.files
    if (id === undefined) throw usage('the id of a rule', 'none', 'See ipt-formulation rules list.')
    const ruleSet = await ruleSetOf(given, io)
    const { rules, drafts = [], retired = [] } = ruleSet
    checkWord(id, [...rules, ...drafts, ...retired].map((rule) => rule.id), 'the id of a rule')
    const rule = (await asWritten(id, given)) ?? [...rules, ...drafts].find((each) => each.id === id)
    if (rule === undefined) throw usage('a rule that is written out here', 'one that is retired')
    io.print(given.option('format') === 'json' ? json(rule) : page(rule, ruleSet, io))
    return EXIT.ok
  },
}

/** The rule with its prose and examples, when its set is a folder. An overlay or a one-file set has none. */
async function asWritten(id: string, given: Given): Promise<RuleFile | undefined> {
  const path = given.option('rules') ?? SHIPPED_RULES
  if (path === '-' || !(await isFolder(path))) return undefined
  return (await asRules(readFolder(path)))[id] as RuleFile | undefined
}

const weight = ({ about, direction, strength, level }: Rule): string =>
  [about, level ?? (direction === 'for' || direction === 'against' ? `${strength ?? ''} ${direction}` : direction)].join(', ')

function page(rule: Rule | RuleFile, ruleSet: RuleSet, { colour: { out } }: Io): string {
  const title = (text: string): string => `\n${bold(text, out)}`
  const prose = 'rationale' in rule
    ? [title('Why'), `  ${rule.rationale}`, title('Says little when'), `  ${rule.saysLittleWhen}`]
    : []
  const { reviewedOn = ruleSet.reviewedOn, reviewBy = ruleSet.reviewBy } = rule
  const isDraft = ruleSet.drafts?.some(({ id }) => id === rule.id) === true
  const status = 'status' in rule ? rule.status : isDraft ? 'draft' : 'active'
  const sources = rule.sources.map(({ cite, locator }) => {
    const reference = ruleSet.sources.find(({ id }) => id === cite)?.reference
    return `  ${cite}${locator === undefined ? '' : `, ${locator}`}${reference === undefined ? '' : `: ${reference}`}`
  })
  return [
    bold(`${rule.id}@${rule.version}`, out),
    rule.title,
    '',
    ...aligned([['area', rule.focusArea], ['about', weight(rule)], ['theme', rule.theme], ['rests on', `${rule.basis}, ${rule.confidence}`],
      ['status', status], ['reviewed', `${reviewedOn ?? 'not said when'}, to be reviewed by ${reviewBy ?? 'no day named'}`]]),
    title('Looks for'),
    ...conditionLines(rule.conditions, ruleSet, 1),
    ...(rule.unless === undefined ? [] : [title('Set aside when'), ...conditionLines(rule.unless, ruleSet, 1)]),
    title('Says'),
    `  ${rule.texts.clinician}`,
    `  ${rule.texts.client}`,
    ...prose,
    ...(sources.length === 0 ? [] : [title('Sources'), ...sources]),
    '',
  ].join('\n')
}

function conditionLines(condition: Condition, ruleSet: RuleSet, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  const inner = (children: readonly Condition[]): readonly string[] => children.flatMap((child) => conditionLines(child, ruleSet, depth + 1))
  if ('all' in condition) return [`${indent}all of`, ...inner(condition.all)]
  if ('any' in condition) return [`${indent}any of`, ...inner(condition.any)]
  if ('not' in condition) return [`${indent}not`, ...inner([condition.not])]
  const { name, fact, operator, value } = condition
  return [`${indent}${name.replaceAll('-', ' ')} (${fact} ${term(englishWords, 'operator', operator)} ${operandText(value, ruleSet)})`]
}

function operandText(value: Operand, ruleSet: RuleSet): string {
  if (typeof value !== 'object') return String(value)
  if (!('parameter' in value)) return value.map((each) => operandText(each, ruleSet)).join(', ')
  const parameter = ruleSet.parameters.find(({ id }) => id === value.parameter)
  return parameter === undefined ? value.parameter : `${value.parameter} = ${parameter.value} ${parameter.unit}`
}
