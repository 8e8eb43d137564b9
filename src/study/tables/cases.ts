import type { MessageLevel } from '../../model/rules.js'
import { MESSAGE_LEVELS } from '../../model/rules.js'
import type { RuleSet } from '../../model/rule-set.js'
import { FIRMNESS, OUTCOMES, type Clause, type Ranking } from '../../model/ranking-result.js'
import type { RankedRecord } from '../batch.js'
import { areaIds, type Column } from './column.js'
import { RECORD_COLUMNS, type RecordRow } from './common.js'
import { messagesOf, type MessageFound } from './messages.js'

interface CaseRow extends RecordRow {
  readonly record?: RankedRecord
  readonly found?: readonly MessageFound[]
}

/** The outcome, which stands in the table of cases and beside every area. */
export const OUTCOME_COLUMNS: readonly Column<{ readonly ranking?: Ranking }>[] = [
  {
    name: 'outcome', type: 'category', values: OUTCOMES,
    meaning: 'What the ranking of the case came to: one area leads, two tie, none stands out, or too little is known.',
    cell: ({ ranking }) => ranking?.outcome,
  },
  {
    name: 'firmness', type: 'category', values: FIRMNESS, meaning: 'How far the proposal can be leaned on; empty without one.',
    cell: ({ ranking }) => ranking?.firmness,
  },
  {
    name: 'settled', type: 'boolean', meaning: 'TRUE when no open answer could put another area first.',
    cell: ({ ranking }) => ranking?.settled,
  },
]

const focusColumns = (place: 1 | 2): readonly Column<CaseRow>[] => [
  {
    name: `focus_${place}`, type: 'category', values: areaIds,
    meaning: place === 1 ? 'Area that leads, or the first of two that tie.' : 'Second focus beside a lead, or the second of two areas that tie.',
    cell: ({ record }) => record?.ranking.foci[place - 1]?.area,
  },
  {
    name: `focus_${place}_subject`, type: 'text', meaning: 'Id of the person or event which that focus is about; `case` for the client.',
    cell: ({ record }) => record?.ranking.foci[place - 1]?.subject.id,
  },
]

const clauseColumns = (id: Clause['id'], name: string, found: string, bound: 'needed' | 'most'): readonly Column<CaseRow>[] => {
  const clause = ({ record }: CaseRow): Clause | undefined => record?.ranking.standard.find((each) => each.id === id)
  return [
    { name, type: 'number', unit: 'points', meaning: found, cell: (row) => clause(row)?.found },
    {
      name: `${name}_${bound}`, type: 'number', unit: 'points', meaning: bound === 'needed' ? 'The least of it that the standard asks for.' : 'The most of it that the standard allows.',
      cell: (row) => clause(row)?.needed,
    },
    { name: `${name}_met`, type: 'boolean', meaning: 'Whether that clause of the standard is met.', cell: (row) => clause(row)?.met },
  ]
}

const messagesColumn = (level: MessageLevel): Column<CaseRow> => ({
  name: `messages_${level}`, type: 'integer', unit: 'messages', meaning: `Messages of the level ${level} about the case.`,
  cell: ({ found }) => found?.filter(({ rule }) => (rule.level ?? 'note') === level).length,
})

export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  ...RECORD_COLUMNS,
  { name: 'assessed_on', type: 'date', meaning: 'Day of the assessment.', cell: ({ record }) => record?.case.assessedOn },
  { name: 'fictional', type: 'boolean', meaning: 'TRUE when the case says that it is invented; empty when it does not say.', cell: ({ record }) => record?.case.fictional },
  ...OUTCOME_COLUMNS.map((column): Column<CaseRow> => ({ ...column, cell: ({ record }) => column.cell(record ?? {}) })),
  ...focusColumns(1),
  ...focusColumns(2),
  ...clauseColumns('least-support', 'support', 'Support of the area that ranks first.', 'needed'),
  ...clauseColumns('least-lead', 'lead', 'Points by which it stands before the next.', 'needed'),
  ...clauseColumns('most-counter-evidence', 'counter', 'Points that speak against it.', 'most'),
  ...MESSAGE_LEVELS.map(messagesColumn),
  {
    name: 'plan_withheld', type: 'boolean', meaning: 'TRUE when a message holds back every suggestion where to start.',
    cell: ({ found }) => found?.some(({ rule }) => rule.withholds?.includes('plan') === true),
  },
]

export const caseRows = (record: RankedRecord, row: RecordRow, ruleSet: RuleSet): readonly CaseRow[] =>
  [{ ...row, record, found: messagesOf(record.verdicts, ruleSet) }]
