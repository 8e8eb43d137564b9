import { count } from '../../../src/errors.js'
import type { Area, AreaItem } from '../../../src/model/areas.js'
import type { FactDefinition } from '../../../src/model/facts.js'
import type { InstrumentInfo, RuleSet } from '../../../src/model/rule-set.js'
import type { Citation, Rule } from '../../../src/model/rules.js'
import { ruleLeaves } from '../../../src/rules/check-rule.js'
import { parametersOf } from '../../../src/rules/lint.js'
import { factWords } from './fact-words.js'
import { anchor, bullets, code, page, table } from './markdown.js'
import { reference } from './rule-page.js'

const ruleLink = (rule: Pick<Rule, 'id'>): string => `[${rule.id}](rules/${rule.id}.md)`

const evidence = (item: { readonly confidence: string; readonly sources: readonly Citation[] }, ruleSet: RuleSet): readonly string[] => [
  `Confidence: ${item.confidence}`, ...item.sources.map((source) => reference(source, ruleSet, '')),
]

/** Every fact: what it means, how it is learned, where it comes from, who reads it. */
export function renderFactsPage(facts: readonly FactDefinition[], ruleSet: RuleSet): string {
  const ids = [...new Set(facts.map(({ id }) => id))].sort()
  return page(
    '# Facts',
    `Rules read facts and nothing else: ${count(ids.length, 'fact')}, each either known, known to lie between two bounds, or unknown.`,
    ...ids.map((id) => {
      const definitions = facts.filter((fact) => fact.id === id)
      const words = factWords.get(id)
      const readers = ruleSet.rules.filter((rule) => ruleLeaves(rule).some(({ leaf }) => leaf.fact === id))
      return [
        `## ${id}`, '',
        words?.meaning ?? 'No words yet.', '',
        ...bullets([
          `About: ${definitions.map(({ about }) => about).join(', ')}`,
          ...definitions.slice(0, 1).map(describeType),
          ...(words === undefined ? [] : [`In a reason: ${words.label}`, `To learn it: ${words.question}`]),
          `From: ${[...new Set(definitions.flatMap(({ reads }) => reads))].sort().map(code).join(', ') || 'other facts'}`,
          `Read by: ${readers.map(ruleLink).join(', ') || 'no rule'}`,
        ]),
      ]
    }),
  )
}

function describeType({ type, unit, words, min, max }: FactDefinition): string {
  switch (type) {
    case 'boolean': return 'Type: yes or no'
    case 'integer': {
      const ends = [...(min === undefined ? [] : [`from ${min}`]), ...(max === undefined ? [] : [`to ${max}`])]
      return `Type: whole number${unit === undefined ? '' : ` (${unit})`}${ends.length === 0 ? '' : `, ${ends.join(' ')}`}`
    }
    case 'word': return `Type: one of ${(words ?? []).join(', ')}`
    case 'words': return `Type: any of ${(words ?? []).join(', ')}`
    default: return type satisfies never
  }
}

/** Every source, what of it was seen, and what cites it. */
export function renderSourcesPage(ruleSet: RuleSet): string {
  return page(
    '# Sources',
    `${count(ruleSet.sources.length, 'source')}. "Seen" says how much of each was read for this rule set.`,
    ...ruleSet.sources.map((source) => [
      `## ${source.id}`, '', source.reference, '',
      ...bullets([
        `Seen: ${source.seen}`,
        `Cited by: ${[
          ...ruleSet.rules.filter((rule) => cites(rule, source.id)).map(ruleLink),
          ...ruleSet.parameters.filter((each) => cites(each, source.id)).map(({ id }) => `[${id}](parameters.md#${anchor(id)})`),
          ...ruleSet.instruments.filter((each) => cites(each, source.id)).map(({ id }) => `[${id}](instruments.md#${anchor(id)})`),
          ...ruleSet.traditions.filter((each) => cites(each, source.id)).map(({ id }) => `[${id}](traditions.md#${anchor(id)})`),
          ...ruleSet.areas.filter((area) => workOf(area).some((each) => cites(each, source.id))).map(({ id }) => `area ${id}`),
          ...ruleSet.pairs.filter((each) => cites(each, source.id)).map(({ areas }) => `pair ${areas.join(' and ')}`),
          ...ruleSet.formats.filter((each) => cites(each, source.id)).map(({ id }) => `format ${id}`),
        ].join(', ') || 'nothing'}`,
      ]),
    ]),
  )
}

const workOf = ({ goals, strategies, techniques }: Area): readonly AreaItem[] => [...goals, ...strategies, ...techniques]

const cites = ({ sources }: { readonly sources: readonly Citation[] }, key: string): boolean => sources.some(({ cite }) => cite === key)

/** Every number, its range and its reason. */
export function renderParametersPage(ruleSet: RuleSet): string {
  return page(
    '# Parameters',
    `Every number that the rules, the facts and the weighing use: ${count(ruleSet.parameters.length, 'number')}. `
      + 'An overlay may set each within its range.',
    ...ruleSet.parameters.map((parameter) => {
      const { id, value, unit, min, max, meaning, basis } = parameter
      const readers = ruleSet.rules.filter((rule) => ruleLeaves(rule).some(({ leaf }) => parametersOf(leaf.value).includes(id)))
      return [
        `## ${id}`, '', `**${value} ${unit}** (from ${min} to ${max}). ${meaning}`, '',
        ...bullets([
          `Basis: ${basis}`, ...evidence(parameter, ruleSet),
          `Read by: ${readers.map(ruleLink).join(', ') || 'facts or the weighing'}`,
        ]),
      ]
    }),
  )
}

/** Every type of event and where it points when nothing else is known. */
export function renderEventsPage(ruleSet: RuleSet): string {
  return page(
    '# Types of events',
    `${count(ruleSet.events.length, 'type')} of life events. The areas are first guesses that other facts overrule; `
      + 'a type that points nowhere still has its place on the timeline.',
    table(
      ['type', 'label', 'points to', 'may share with', 'marks', 'first question'],
      ruleSet.events.map((event) => [
        code(event.type), event.label, event.areas.join(', ') || 'nothing by itself', event.sharesWith?.join(', ') ?? '',
        [...(event.unfolds === true ? ['unfolds'] : []), ...(event.kinds ?? [])].join(', '), event.firstQuestion,
      ]),
    ),
  )
}

/** Every instrument: range, bands, change and where the figures come from. */
export function renderInstrumentsPage(ruleSet: RuleSet): string {
  return page(
    '# Instruments',
    `${count(ruleSet.instruments.length, 'instrument')}. No score makes a diagnosis here; scores date the symptoms and show their course.`,
    ...ruleSet.instruments.map((info) => [
      `## ${info.id}`, '', `${info.name} measures ${info.measures}.`, '', ...bullets([...figures(info), ...evidence(info, ruleSet)]),
    ]),
  )
}

function figures(info: InstrumentInfo): readonly string[] {
  const less = Object.entries(info.confidenceOf ?? {}).map(([piece, confidence]) => `${piece} ${confidence}`)
  return [
    `Range: ${info.range.join(' to ')}; a higher score is ${info.higherIs}`,
    `Bands: ${info.bands.map(({ from, to, band }) => `${from} to ${to} ${band}`).join(', ') || 'none'}`,
    ...(info.cutOff === undefined ? [] : [`Cut-off: ${info.cutOff}`]),
    ...(info.moderateFrom === undefined ? [] : [`At least moderate from: ${info.moderateFrom}`]),
    ...(info.severeFrom === undefined ? [] : [`Moderately severe or worse from: ${info.severeFrom}`]),
    `Change that counts: ${info.changeThreshold ?? 'no figure'}. ${info.changeNote}`,
    ...(info.selfHarmItem === undefined ? [] : [selfHarmLine(info.selfHarmItem)]),
    ...(info.recallDays === undefined ? [] : [`Looks back on: ${count(info.recallDays, 'day')}`]),
    ...(less.length === 0 ? [] : [`Surer or less sure than the rest: ${less.join(', ')}`]),
    ...(info.note === undefined ? [] : [`Note: ${info.note}`]),
  ]
}

const selfHarmLine = ({ name, min, max }: NonNullable<InstrumentInfo['selfHarmItem']>): string =>
  `Item about self-harm: ${name}, ${min} to ${max}`

/** Every tradition: its names, how each area takes part, and its options. */
export function renderTraditionsPage(ruleSet: RuleSet): string {
  return page(
    '# Traditions',
    `${count(ruleSet.traditions.length, 'tradition')}: the names and habits of schools and formats. `
      + 'They change names, standings and two options, never a rule.',
    ...ruleSet.traditions.map((tradition) => [
      `## ${tradition.id}`, '', `${tradition.title}. ${tradition.note}`, '',
      ...table(
        ['area', 'name', 'name for clients', 'standing'],
        ruleSet.areas.map(({ id }) => {
          const area = tradition.areas[id]
          return [id, area?.name ?? '', area?.clientName ?? '', area?.standing ?? '']
        }),
      ), '',
      ...bullets([
        `Loss without a death counts as grief: ${tradition.options.lossWithoutDeathAsGrief ? 'yes' : 'no'}`,
        `Loss of an animal counts as grief: ${tradition.options.petLossAsGrief ? 'yes' : 'no'}`,
        ...evidence(tradition, ruleSet),
      ]),
    ]),
  )
}
