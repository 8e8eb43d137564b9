import { type RuleVerdict, VERDICTS } from '../../model/outcome.js'
import type { Argument } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import { DIRECTIONS, type Rule, RULE_STRENGTHS } from '../../model/rules.js'
import type { RankedRecord } from '../batch.js'
import { areaIds, type Column } from './column.js'
import { RECORD_COLUMNS, SUBJECT_COLUMNS, type RecordRow } from './common.js'

interface RuleRow extends RecordRow {
  readonly rule?: Rule
  readonly verdict?: RuleVerdict
  readonly argument?: Argument
}

export const RULE_COLUMNS: readonly Column<RuleRow>[] = [
  ...RECORD_COLUMNS,
  { name: 'rule', type: 'category', values: ({ rules }) => rules.map(({ id }) => id), meaning: 'Id of the rule.', cell: ({ rule }) => rule?.id },
  { name: 'rule_version', type: 'integer', meaning: 'Version of that rule.', cell: ({ rule }) => rule?.version },
  {
    name: 'area', type: 'category', values: (set) => [...areaIds(set), 'all'], meaning: 'Area the rule speaks for or against; `all` for messages that belong to none.',
    cell: ({ rule }) => rule?.focusArea,
  },
  { name: 'direction', type: 'category', values: DIRECTIONS, meaning: 'Whether the rule speaks for an area, against it, is required for it, or gives a message.', cell: ({ rule }) => rule?.direction },
  { name: 'strength', type: 'category', values: RULE_STRENGTHS, meaning: 'Strength of the rule; empty for requirements. Rules that give a message carry one as well, for which no points are counted.', cell: ({ rule }) => rule?.strength },
  { name: 'theme', type: 'category', values: ({ themes }) => themes.map(({ id }) => id), meaning: 'Group of reasons the rule belongs to; what counts in one is capped.', cell: ({ rule }) => rule?.theme },
  ...SUBJECT_COLUMNS.map((column): Column<RuleRow> => ({ ...column, cell: ({ verdict }) => column.cell(verdict ?? {}) })),
  {
    name: 'verdict', type: 'category', values: VERDICTS,
    meaning: 'Whether the rule fired, stayed silent, is open for want of an answer, or was set aside. Rules of an area that is shut for a subject have no row about it.',
    cell: ({ verdict }) => verdict?.verdict,
  },
  { name: 'points', type: 'number', unit: 'points', meaning: 'Points the rule is worth by its strength, before caps; empty where it weighs nothing.', cell: ({ argument }) => argument?.points },
  { name: 'counted', type: 'number', unit: 'points', meaning: 'Points that count for this candidate, negative when against, after caps and sharing; 0 unless it fired.', cell: ({ argument }) => argument?.counted },
  { name: 'lessened_by', type: 'category', values: ['theme-cap', 'shared-event'], meaning: 'Why fewer points count than the rule is worth.', cell: ({ argument }) => argument?.lessenedBy },
]

export function ruleRows({ ranking, verdicts }: RankedRecord, row: RecordRow, ruleSet: RuleSet): readonly RuleRow[] {
  const rules = rulesById(ruleSet)
  const found = new Map(ranking.areas.flatMap(({ candidates }) => candidates).flatMap((candidate) =>
    candidate.arguments.map((argument) => [key(argument.ruleId, candidate.subject), argument] as const)))
  return verdicts.map((verdict) => {
    const rule = rules.get(verdict.ruleId)
    const argument = found.get(key(verdict.ruleId, verdict.subject))
    return { ...row, verdict, ...(rule === undefined ? {} : { rule }), ...(argument === undefined ? {} : { argument }) }
  })
}

const key = (ruleId: string, { kind, id, unlisted }: RuleVerdict['subject']): string => `${ruleId} ${kind} ${unlisted === true ? '' : id}`

const known = new WeakMap<RuleSet, ReadonlyMap<string, Rule>>()

/** The rules of a set by id, put together once for a set. */
export function rulesById(ruleSet: RuleSet): ReadonlyMap<string, Rule> {
  const before = known.get(ruleSet)
  if (before !== undefined) return before
  const made = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  known.set(ruleSet, made)
  return made
}
