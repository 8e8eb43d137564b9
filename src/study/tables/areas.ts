import { type AreaResult, BANDS, CANDIDATE_STATUSES, type Ranking } from '../../model/ranking-result.js'
import { AREA_STANDINGS } from '../../model/rule-set.js'
import type { RankedRecord } from '../batch.js'
import { OUTCOME_COLUMNS } from './cases.js'
import { areaIds, type Column } from './column.js'
import { RECORD_COLUMNS, SUBJECT_COLUMNS, type RecordRow } from './common.js'

interface AreaRow extends RecordRow {
  readonly area?: AreaResult
  readonly ranking?: Ranking
}

/** What has no support because nobody knows, or because there is nothing it could be about, must not be read as a low figure. */
const applies = ({ status, candidates: [best] }: AreaResult): boolean => (status === 'background' ? best?.status : status) === 'candidate'

const subjectOf = ({ area }: AreaRow): Parameters<(typeof SUBJECT_COLUMNS)[number]['cell']>[0] => {
  const subject = area?.candidates[0]?.subject
  return subject === undefined ? {} : { subject }
}

export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  ...RECORD_COLUMNS,
  { name: 'area', type: 'category', values: areaIds, meaning: 'The focus area the row is about.', cell: ({ area }) => area?.area },
  { name: 'standing', type: 'category', values: AREA_STANDINGS, meaning: 'How the area takes part under the tradition.', cell: ({ area }) => area?.standing },
  {
    name: 'status', type: 'category', values: [...CANDIDATE_STATUSES, 'background'],
    meaning: 'Whether the area is a candidate, waits for an answer, does not apply, or is described without a rank.',
    cell: ({ area }) => area?.status,
  },
  {
    name: 'support', type: 'number', unit: 'points',
    meaning: 'Support of the area by its best candidate, after deduction; empty where it is open whether the area applies, and where it does not.',
    cell: ({ area }) => (area !== undefined && applies(area) ? area.support : undefined),
  },
  {
    name: 'low', type: 'number', unit: 'points', meaning: 'Outer bound: whatever the open answers are, support is not below it.',
    cell: ({ area }) => area?.bounds.low,
  },
  {
    name: 'high', type: 'number', unit: 'points', meaning: 'Outer bound: whatever the open answers are, support is not above it.',
    cell: ({ area }) => area?.bounds.high,
  },
  { name: 'rank_best', type: 'integer', unit: 'places', meaning: 'Best place among the ranked areas that the outer bounds leave open, 1 the first; empty in the background.', cell: ({ area }) => area?.rank?.best },
  { name: 'rank_worst', type: 'integer', unit: 'places', meaning: 'Worst place that they leave open.', cell: ({ area }) => area?.rank?.worst },
  { name: 'band', type: 'category', values: BANDS, meaning: 'How support reads in words; empty where support is.', cell: ({ area }) => (area !== undefined && applies(area) ? area.band : undefined) },
  { name: 'deduction', type: 'number', unit: 'points', meaning: 'Points taken off by tradition because another area is well supported.', cell: ({ area }) => area?.deduction },
  { name: 'candidates', type: 'integer', unit: 'candidates', meaning: 'People, events or patterns held as candidates for the area.', cell: ({ area }) => area?.candidates.length },
  ...SUBJECT_COLUMNS.map((column): Column<AreaRow> => ({ ...column, meaning: `Of the best candidate. ${column.meaning}`, cell: (row) => column.cell(subjectOf(row)) })),
  {
    name: 'focus', type: 'integer', unit: 'places', meaning: '1 for the area that leads, 2 for a second focus; 1 and 2 for two that tie; empty otherwise.',
    cell: ({ area, ranking }) => {
      const at = ranking?.foci.findIndex((focus) => focus.area === area?.area) ?? -1
      return at === -1 ? undefined : at + 1
    },
  },
  ...OUTCOME_COLUMNS,
]

export const areaRows = ({ ranking }: RankedRecord, row: RecordRow): readonly AreaRow[] => ranking.areas.map((area) => ({ ...row, area, ranking }))
