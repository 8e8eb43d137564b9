import type { RuleSet } from '../model/rule-set.js'
import type { BatchRecord, RankedRecord } from './batch.js'
import { csvRow } from '../csv.js'
import type { RunSettings } from './manifest.js'
import { tableCells, tableColumns, tableRows } from './tables/tables.js'

/** Turns records into the text of an output. */
export interface RecordWriter {
  /** What stands before the first record. */
  readonly head: string
  /** Whole rows, each with its line break; empty where a table has no row for a record. */
  readonly text: (record: BatchRecord) => string
}

export function recordWriter({ format, table, detail, guard }: Pick<RunSettings, 'format' | 'table' | 'detail' | 'guard'>, ruleSet: RuleSet): RecordWriter {
  if (format === 'csv') {
    const [of, options] = [table ?? 'areas', { guard: guard ?? true }]
    return { head: csvRow(tableColumns(of), options), text: (record) => tableCells(of, ranked(record), ruleSet).map((cells) => csvRow(cells, options)).join('') }
  }
  if (table !== undefined) return { head: '', text: (record) => tableRows(table, ranked(record), ruleSet).map(lineOf).join('') }
  return { head: '', text: (record) => lineOf(recordData(record, detail === 'ranking')) }
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`

function ranked(record: BatchRecord): BatchRecord<'ranking'> {
  if (record.ok && !('ranking' in record)) throw new RangeError('a table is made of rankings')
  return record
}

function recordData(record: BatchRecord, whole: boolean): object {
  const line = record.index + 1
  if (!record.ok) return { line, ok: false, problems: record.problems }
  const named = { line, ok: true, caseId: record.caseId }
  if (!('ranking' in record)) return { ...named, formulation: record.formulation }
  return whole ? { ...named, ranking: record.ranking, verdicts: record.verdicts } : { ...named, ...scores(record) }
}

/** The ranking without the arguments behind it. */
function scores({ ranking: { outcome, foci, standard, firmness, settled, areas } }: RankedRecord): object {
  return {
    outcome,
    foci,
    standard,
    ...(firmness === undefined ? {} : { firmness }),
    settled,
    areas: areas.map(({ area, standing, status, support, bounds, band, deduction, rank, candidates: [best] }) => ({
      area, standing, status, support, bounds, band, deduction, ...(rank === undefined ? {} : { rank }), ...(best === undefined ? {} : { subject: best.subject }),
    })),
  }
}
