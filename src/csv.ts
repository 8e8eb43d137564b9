/** What a cell can hold; nothing, or an empty text, is written as an empty cell (NA). */
export type Cell = string | number | boolean | null | undefined

/** How cells are written. */
export interface CsvOptions {
  /**
   * Text that a spreadsheet would take for a formula gets an apostrophe in front, as long as this is not false.
   * Numbers are never touched, nor is text that cannot begin a formula.
   */
  readonly guard?: boolean | undefined
}

const LINE_BREAK = '\r\n'
const NEEDS_QUOTES = /[",\r\n]/
// A formula begins with one of these, in their wide forms too; a tab or a line break in front of one is passed over.
const LIKE_A_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** One row of RFC 4180, its line break included. Booleans are written TRUE and FALSE. Throws a `RangeError` for a number that is not finite. */
export function csvRow(cells: readonly Cell[], { guard = true }: CsvOptions = {}): string {
  const row = cells.map((cell) => cellText(cell, guard)).join(',')
  // A row of one empty cell would read as an empty line, which many readers pass over.
  return `${row === '' ? '""' : row}${LINE_BREAK}`
}

/** A table of RFC 4180 with its heads: each row an object, of which the named columns are written. */
export function writeCsv(columns: readonly string[], rows: Iterable<Readonly<Record<string, Cell>>>, options: CsvOptions = {}): string {
  let text = csvRow(columns, options)
  for (const row of rows) text += csvRow(columns.map((column) => row[column]), options)
  return text
}

function cellText(cell: Cell, guard: boolean): string {
  if (cell === undefined || cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError('a table holds finite numbers only')
    return String(cell)
  }
  const text = guard && LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What is wrong with a table, and in which of its lines (from 1). */
export interface CsvFault {
  readonly line: number
  readonly expected: string
}

/** A table that was read: rows of texts, an empty cell as empty text. */
export type CsvRead =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly fault: CsvFault }

/**
 * Reads RFC 4180 strictly: quotes only around a whole cell, and closed. Line breaks may be CRLF or LF, a byte order mark at the
 * beginning and empty lines are passed over, and rows may differ in length; whoever knows the columns checks that.
 */
export function readCsv(text: string): CsvRead {
  const rows: string[][] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const row: string[] = []
    const began = at
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
      if (typeof cell.value !== 'string') return { ok: false, fault: { line: line + linesIn(text, at, cell.end), expected: cell.value.expected } }
      row.push(cell.value)
      line += linesIn(text, at, cell.end)
      at = cell.end
      if (text[at] !== ',') break
      at += 1
    }
    const isEmptyLine = row.length === 1 && at === began
    if (!isEmptyLine) rows.push(row)
    if (text[at] === '\r') at += 1
    at += 1
    line += 1
  }
  return { ok: true, rows }
}

interface CellRead {
  readonly value: string | { readonly expected: string }
  readonly end: number
}

function plainCell(text: string, from: number): CellRead {
  let end = from
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && !(text[end] === '\r' && text[end + 1] === '\n')) {
    if (text[end] === '"') return { value: { expected: 'quotes around the whole of a cell, and doubled within it' }, end }
    if (text[end] === '\r') return { value: { expected: 'a line break after a carriage return, or quotes around the cell' }, end }
    end += 1
  }
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number): CellRead {
  let close = from + 1
  for (;;) {
    close = text.indexOf('"', close)
    if (close === -1) return { value: { expected: 'a closing quote' }, end: text.length }
    if (text[close + 1] !== '"') break
    close += 2
  }
  const end = close + 1
  const next = text[end]
  const isEnd = next === undefined || next === ',' || next === '\n' || (next === '\r' && text[end + 1] === '\n')
  if (!isEnd) return { value: { expected: 'a comma or the end of the row after a closing quote' }, end }
  return { value: text.slice(from + 1, close).replaceAll('""', '"'), end }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
