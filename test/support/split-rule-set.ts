import type { RuleSet } from '../../src/model/rule-set.js'

/**
 * What no step of a formulation reads or shows: it explains the rule set to those who study it, and a page that only
 * formulates does not load it.
 */
const BACKGROUND = {
  sources: ['id', 'reference', 'seen'],
  parameters: ['unit', 'min', 'max', 'meaning', 'basis', 'confidence', 'sources'],
  instruments: ['range', 'bands', 'cutOff', 'changeNote', 'recallDays', 'confidence', 'confidenceOf', 'sources', 'note'],
  events: ['firstQuestion'],
  pairs: ['towardFirst', 'towardSecond', 'basis', 'confidence', 'sources'],
  traditions: ['note', 'confidence', 'sources'],
} as const satisfies { readonly [Key in keyof RuleSet]?: readonly string[] }

type Item = Readonly<Record<string, unknown>>
type Part = Readonly<Record<string, unknown>>

/** A rule set in two: what formulating reads, and what else is known of each item, list by list in the same order. */
export function splitRuleSet(ruleSet: RuleSet): { readonly core: Part; readonly background: Part } {
  const lists = Object.entries(BACKGROUND) as [keyof typeof BACKGROUND, readonly string[]][]
  const split = (keep: (key: string, fields: readonly string[]) => boolean): Record<string, readonly Item[]> =>
    Object.fromEntries(lists.map(([name, fields]) =>
      [name, ruleSet[name].map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => keep(key, fields))))]))
  const core = { ...ruleSet, ...split((key, fields) => !fields.includes(key)) }
  return { core, background: split((key, fields) => fields.includes(key)) }
}
