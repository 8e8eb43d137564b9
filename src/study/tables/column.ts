import type { RuleSet } from '../../model/rule-set.js'
import type { Cell } from '../../csv.js'

export const COLUMN_TYPES = ['text', 'category', 'integer', 'number', 'boolean', 'date'] as const
/** `category`: one of a closed list, or several of it with blanks between; `boolean`: TRUE or FALSE; `date`: YYYY-MM-DD or the part that is known. */
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** What a column holds. */
export interface CodebookColumn {
  readonly column: string
  readonly type: ColumnType
  /** Of a number. */
  readonly unit?: string
  readonly meaning: string
  /** Every value a category can take under the rule set. */
  readonly values?: readonly string[]
  /** True where a category can hold several of its values, with a blank between. */
  readonly several?: true
}

/** A column and how its cell is had from what a row is about. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly unit?: string
  readonly meaning: string
  readonly values?: readonly string[] | ((ruleSet: RuleSet) => readonly string[])
  readonly several?: true
  readonly cell: (row: Row) => Cell
}

export function describeColumn<Row>({ name, type, unit, meaning, values, several }: Column<Row>, ruleSet: RuleSet): CodebookColumn {
  return {
    column: name,
    type,
    ...(unit === undefined ? {} : { unit }),
    meaning,
    ...(values === undefined ? {} : { values: typeof values === 'function' ? values(ruleSet) : values }),
    ...(several === undefined ? {} : { several }),
  }
}

export const areaIds = ({ areas }: RuleSet): readonly string[] => areas.map(({ id }) => id)
