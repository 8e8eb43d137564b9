import { ERROR_CODES, type Problem } from '../../errors.js'
import type { BadRecord } from '../batch.js'
import type { Column } from './column.js'
import { lineColumn } from './common.js'

interface ProblemRow {
  readonly line: number
  readonly problem: Problem
}

export const PROBLEM_COLUMNS: readonly Column<ProblemRow>[] = [
  lineColumn,
  { name: 'code', type: 'category', values: ERROR_CODES, meaning: 'Code of the problem.', cell: ({ problem }) => problem.code },
  { name: 'path', type: 'text', meaning: 'Where in the case, as a JSON Pointer with list positions; empty for the whole of it.', cell: ({ problem }) => problem.path },
  { name: 'expected', type: 'text', meaning: 'What should stand there.', cell: ({ problem }) => problem.expected },
  { name: 'received', type: 'text', meaning: 'Kind and size of what stands there, never its content.', cell: ({ problem }) => problem.received },
  { name: 'hint', type: 'text', meaning: 'What to do about it.', cell: ({ problem }) => problem.hint },
]

export const problemRows = ({ index, problems }: BadRecord): readonly ProblemRow[] => problems.map((problem) => ({ line: index + 1, problem }))
