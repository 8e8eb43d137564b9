import { preparationOf } from '../../formulate-sync.js'
import type { RuleSet } from '../../model/rule-set.js'
import { checkArgument, oneOf } from '../../options.js'
import type { BatchRecord } from '../batch.js'
import type { Cell } from '../../csv.js'
import { AREA_COLUMNS, areaRows } from './areas.js'
import { CASE_COLUMNS, caseRows } from './cases.js'
import { type CodebookColumn, type Column, describeColumn } from './column.js'
import type { RecordRow } from './common.js'
import { MESSAGE_COLUMNS, messageRows } from './messages.js'
import { PROBLEM_COLUMNS, problemRows } from './problems.js'
import { RULE_COLUMNS, ruleRows } from './rules.js'

export const TABLES = ['areas', 'cases', 'rules', 'messages', 'problems'] as const
/** `areas`: a row for each case and area; `cases`: one a case; `rules`: one for each rule and subject; `messages`; `problems`: what is wrong with lines that are no case. */
export type Table = (typeof TABLES)[number]

type Cells = (record: BatchRecord<'ranking'>, ruleSet: RuleSet) => readonly (readonly Cell[])[]

interface TableMaker {
  readonly columns: readonly Column<never>[]
  readonly cells: Cells
}

/** A table of which a line that is no case has one row, so that no line is without one by mistake. */
function ofCases<Row extends RecordRow>(
  columns: readonly Column<Row>[],
  rowsOf: (record: BatchRecord<'ranking'> & { readonly ok: true }, row: RecordRow, ruleSet: RuleSet) => readonly Row[],
): TableMaker {
  const cellsOf = (row: Row): readonly Cell[] => columns.map(({ cell }) => cell(row))
  return {
    columns,
    cells: (record, ruleSet) => {
      const line = record.index + 1
      // Every column but those of the record is optional in a row.
      if (!record.ok) return [cellsOf({ line, problem: record.problems[0] } as Row)]
      return rowsOf(record, { line, caseId: record.caseId }, ruleSet).map(cellsOf)
    },
  }
}

const MAKERS: Readonly<Record<Table, TableMaker>> = {
  areas: ofCases(AREA_COLUMNS, areaRows),
  cases: ofCases(CASE_COLUMNS, caseRows),
  rules: ofCases(RULE_COLUMNS, ruleRows),
  messages: ofCases(MESSAGE_COLUMNS, messageRows),
  problems: {
    columns: PROBLEM_COLUMNS,
    cells: (record) => (record.ok ? [] : problemRows(record).map((row) => PROBLEM_COLUMNS.map(({ cell }) => cell(row)))),
  },
}

/** The maker of a table. Throws a `FormulationError` with code `USAGE` for a table that does not exist. */
function makerOf(table: Table): TableMaker {
  if (!Object.hasOwn(MAKERS, table)) checkArgument(table, oneOf(TABLES), '/table')
  return MAKERS[table]
}

const builtIn = (): RuleSet => preparationOf({}).ruleSet

/** Heads of a table, in order. */
export const tableColumns = (table: Table): readonly string[] => makerOf(table).columns.map(({ name }) => name)

/** The rows of one record in a table, each a list of cells in the order of the heads. Of the rule set it takes what rules and themes are called. */
export const tableCells = (table: Table, record: BatchRecord<'ranking'>, ruleSet: RuleSet = builtIn()): readonly (readonly Cell[])[] =>
  makerOf(table).cells(record, ruleSet)

/** The same rows as objects by the names of the columns; what is not known is null. */
export function tableRows(table: Table, record: BatchRecord<'ranking'>, ruleSet: RuleSet = builtIn()): readonly Readonly<Record<string, Cell>>[] {
  const columns = tableColumns(table)
  return tableCells(table, record, ruleSet).map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])))
}

/** What every table holds, column by column. */
export interface Codebook {
  readonly codebookVersion: 1
  readonly ruleSet: { readonly id: string; readonly version: string }
  /** How an empty cell reads, and how booleans are written. */
  readonly conventions: { readonly empty: string; readonly true: 'TRUE'; readonly false: 'FALSE'; readonly encoding: 'UTF-8' }
  readonly tables: Readonly<Record<Table, readonly CodebookColumn[]>>
}

/** The codebook of the tables under a rule set: what each column means, its type, its unit and its values. */
export function codebook(ruleSet: RuleSet = builtIn()): Codebook {
  const described = TABLES.map((table) => [table, MAKERS[table].columns.map((column) => describeColumn(column, ruleSet))])
  return {
    codebookVersion: 1,
    ruleSet: { id: ruleSet.id, version: ruleSet.version },
    conventions: { empty: 'not known or not applicable (NA)', true: 'TRUE', false: 'FALSE', encoding: 'UTF-8' },
    tables: Object.fromEntries(described) as Codebook['tables'],
  }
}
