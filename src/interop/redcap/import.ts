import { readCsv } from '../../csv.js'
import { toProblem, type Problem } from '../../errors.js'
import { safeParseCase, type Case } from '../../index.js'
import { answerIn, columnsOf, type Cells } from './cells.js'
import { EMPTY_PARTS } from './dictionary.js'
import { putBackEmptyParts, set } from './empty-parts.js'
import { MENTION_FORM, redcapLayout, type RedcapField, type RedcapInstrument } from './layout.js'

/** Cases out of a REDCap export, what is wrong with it, and what was left aside. */
export interface RedcapImport {
  /** Cases in which nothing is wrong, in the order in which their records come. */
  readonly cases: readonly Case[]
  /** Each names a row (from 1, the heads) and a column, and never what stands there. */
  readonly problems: readonly Problem[]
  /** Columns that belong to no variable of the dictionary. */
  readonly ignored: readonly string[]
}

export interface RedcapImportOptions {
  /** Of a project with several events: the one to take, by its unique name. Without it each record and event is a case of its own. */
  readonly event?: string | undefined
}

interface Row {
  readonly number: number
  readonly cells: Cells
}

interface Place {
  readonly row: number
  readonly column: string
}

const BELONGS = new Set(['record_id', 'redcap_event_name', 'redcap_repeat_instrument', 'redcap_repeat_instance', EMPTY_PARTS])

/**
 * Cases out of a flat REDCap export in CSV with raw codes. Other instruments of the project may be in it and are passed over.
 * A record in which something is wrong gives problems and no case; the others are read all the same.
 */
export function redcapToCases(csv: string, { event }: RedcapImportOptions = {}): RedcapImport {
  const read = readCsv(csv)
  if (!read.ok) return { cases: [], problems: [problemAt({ row: read.fault.line, column: '' }, read.fault.expected, 'something else')], ignored: [] }
  const [heads = [], ...rest] = read.rows
  const layout = redcapLayout()
  const known = new Set([...BELONGS, ...layout.flatMap(({ fields }) => fields.flatMap(columnsOf))])
  const ignored = heads.filter((head) => !known.has(head))
  const headProblems = problemsOfHeads(heads)
  if (headProblems.length > 0) return { cases: [], problems: headProblems, ignored }
  const problems: Problem[] = []
  const rows = rest.flatMap((cells, at): readonly Row[] => {
    const number = at + 2
    if (cells.length === heads.length) return [{ number, cells: Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? ''])) }]
    problems.push(problemAt({ row: number, column: '' }, `${heads.length} cells, as in the first row`, `${cells.length}`))
    return []
  })
  const cases: Case[] = []
  for (const [caseId, records] of byCase(rows, event)) {
    const result = caseFrom(caseId, records, layout)
    if ('case' in result) cases.push(result.case)
    else problems.push(...result.problems)
  }
  return { cases, problems, ignored }
}

function problemsOfHeads(heads: readonly string[]): readonly Problem[] {
  if (!heads.includes('record_id')) return [problemAt({ row: 1, column: 'record_id' }, 'a column record_id', 'none', 'Export the raw data of all forms, with the record id.')]
  return new Set(heads).size === heads.length ? [] : [problemAt({ row: 1, column: '' }, 'columns with a name of their own each', 'a name twice')]
}

/** Rows by the case they belong to. */
function byCase(rows: readonly Row[], event: string | undefined): ReadonlyMap<string, readonly Row[]> {
  const eventOf = ({ cells }: Row): string => cells['redcap_event_name'] ?? ''
  const wanted = event === undefined ? rows : rows.filter((row) => eventOf(row) === event)
  const several = new Set(wanted.map(eventOf)).size > 1
  return wanted.reduce((cases, row) => {
    const record = row.cells['record_id'] ?? ''
    const caseId = several ? `${record}.${eventOf(row)}` : record
    const before = cases.get(caseId)
    if (before === undefined) cases.set(caseId, [row])
    else before.push(row)
    return cases
  }, new Map<string, Row[]>())
}

function caseFrom(caseId: string, rows: readonly Row[], layout: readonly RedcapInstrument[]): { readonly case: Case } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const places = new Map<string, Place>()
  const first = rows[0]?.number ?? 1
  const kase: object = { schemaVersion: 1, caseId }
  for (const { form, list, fields } of layout) {
    const own = rows.filter(({ cells }) => (cells['redcap_repeat_instrument'] ?? '') === (list === undefined ? '' : form))
    if (list === undefined && own.length !== 1) {
      problems.push(problemAt({ row: own[1]?.number ?? first, column: 'redcap_repeat_instrument' }, 'one row of the form ipt_case for each record', own.length === 0 ? 'none' : 'more than one'))
    }
    for (const row of inOrder(own)) {
      const { record, columns } = recordFrom(row, fields, problems)
      const at = list === undefined ? [] : put(kase, form, list, record)
      if (list === undefined) for (const [name, value] of Object.entries(record)) set(kase, name, value)
      if (at === undefined) problems.push(problemAt({ row: row.number, column: 'me_list' }, 'the list that the mention belongs to, and that list as listed in ipt_case', 'another or none'))
      else for (const [path, column] of columns) places.set(pointerOf([...at, ...path]), { row: row.number, column })
      if (at !== undefined) places.set(pointerOf(at), { row: row.number, column: '' })
    }
  }
  if (problems.length > 0) return { problems }
  const base = rows.find(({ cells }) => (cells['redcap_repeat_instrument'] ?? '') === '')
  putBackEmptyParts(kase, base?.cells[EMPTY_PARTS] ?? '')
  const parsed = safeParseCase(kase)
  if (parsed.ok) return { case: parsed.case }
  return { problems: parsed.problems.map(({ path, expected, received, hint, code }) => problemAt(placeOf(path, places, first), expected, received, hint, code)) }
}

const inOrder = (rows: readonly Row[]): readonly Row[] => [...rows].sort((a, b) => instanceOf(a) - instanceOf(b) || a.number - b.number)

const instanceOf = ({ cells, number }: Row): number => {
  const written = cells['redcap_repeat_instance'] ?? ''
  return /^\d{1,9}$/.test(written) ? Number(written) : number
}

/** The record of one row, and the column of each answer in it. */
function recordFrom({ number, cells }: Row, fields: readonly RedcapField[], problems: Problem[]): { readonly record: Record<string, unknown>; readonly columns: readonly (readonly [readonly string[], string])[] } {
  const record: Record<string, unknown> = {}
  const columns: (readonly [readonly string[], string])[] = []
  for (const field of fields) {
    const answer = answerIn(field, cells)
    if (answer === undefined) continue
    if ('expected' in answer) {
      problems.push(problemAt({ row: number, column: answer.column }, answer.expected, 'something else'))
      continue
    }
    const value = field.kind === 'gate' && answer.value === 'recorded' ? {} : field.kind === 'listed' && !isOpen(answer.value) ? [] : answer.value
    if (!place(record, field.path, value)) problems.push(problemAt({ row: number, column: field.variable }, 'nothing, since the part it belongs to is marked as not known', 'an answer'))
    columns.push([field.path, field.kind === 'set' ? `${field.variable}___…` : field.variable])
  }
  return { record, columns }
}

const isOpen = (value: unknown): boolean => value !== 'listed' && value !== 'none'

/** Puts an answer at its place, making the parts above it; not where one of them is marked as not known. */
function place(record: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let here = record
  for (const name of path.slice(0, -1)) {
    const inner = here[name] ?? {}
    if (typeof inner !== 'object') return false
    here[name] = inner
    here = inner as Record<string, unknown>
  }
  here[path.at(-1) ?? ''] = value
  return true
}

/** Adds a record to its list and tells where it stands; nothing if there is no such list to add to. */
function put(kase: object, form: string, list: readonly string[], record: Record<string, unknown>): readonly string[] | undefined {
  const { list: named, ...mention } = record
  const path = form === MENTION_FORM ? [...list, String(named)] : list
  const entry = form === MENTION_FORM ? mention : record
  let here = kase as Record<string, unknown>
  for (const name of path.slice(0, -1)) here = (here[name] ??= {}) as Record<string, unknown>
  const last = path.at(-1) ?? ''
  if (form === MENTION_FORM && (named === undefined || (here[last] !== undefined && !Array.isArray(here[last])))) return undefined
  const entries = (here[last] ??= []) as unknown[]
  entries.push(entry)
  return [...path, String(entries.length - 1)]
}

const pointerOf = (path: readonly string[]): string => `/${path.join('/')}`

/** The row and column of what a problem of the case is about, or of the nearest thing above it. */
function placeOf(pointer: string, places: ReadonlyMap<string, Place>, first: number): Place {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const found = places.get(path)
    if (found !== undefined) return found
  }
  return { row: first, column: '' }
}

function problemAt({ row, column }: Place, expected: string, received: string, hint?: string, code: Problem['code'] = 'INPUT_INVALID'): Problem {
  const where = `Row ${row}${column === '' ? '' : `, column ${column}`}.`
  return toProblem({ code, path: `/${row}${column === '' ? '' : `/${column}`}`, expected, received, hint: hint === undefined ? where : `${where} ${hint}` })
}
