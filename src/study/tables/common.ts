import { ERROR_CODES, type Problem } from '../../errors.js'
import { SUBJECT_KINDS, type Subject } from '../../model/facts.js'
import type { Column } from './column.js'

/** What every row tells: of which record it is, and what is wrong with that record. */
export interface RecordRow {
  readonly line: number
  readonly caseId?: string
  readonly problem?: Problem
}

export const lineColumn: Column<Pick<RecordRow, 'line'>> = {
  name: 'line',
  type: 'integer',
  unit: 'lines',
  meaning: 'Line of the input on which the case stands, from 1; for cases that were not read from lines, their place in the source, from 1.',
  cell: ({ line }) => line,
}

/** The columns with which every table but that of problems begins. */
export const RECORD_COLUMNS: readonly Column<RecordRow>[] = [
  lineColumn,
  {
    name: 'case_id', type: 'text', meaning: 'Id of the case as it was given; empty for a line that is no case.',
    cell: ({ caseId }) => caseId,
  },
  {
    name: 'problem', type: 'category', values: ERROR_CODES,
    meaning: 'Code of the first problem of a line that is no case; such a line has one row, with nothing in its further columns. Empty for a case.',
    cell: ({ problem }) => problem?.code,
  },
]

/** Columns that tell whom or what something is about. */
export const SUBJECT_COLUMNS: readonly Column<{ readonly subject?: Subject }>[] = [
  { name: 'subject_kind', type: 'category', values: SUBJECT_KINDS, meaning: 'What it is about.', cell: ({ subject }) => subject?.kind },
  { name: 'subject', type: 'text', meaning: 'Id of the person or event it is about, as given in the case.', cell: ({ subject }) => subject?.id },
  {
    name: 'unlisted', type: 'boolean', meaning: 'TRUE for somebody or something that is not recorded because it was not asked whether there is more.',
    cell: ({ subject }) => (subject === undefined ? undefined : subject.unlisted === true),
  },
]
