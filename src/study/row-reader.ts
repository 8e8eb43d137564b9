import type { BatchFormat } from './manifest.js'

/** One row of an output, its line break included, and the line of the input it speaks of. */
export interface OutputRow {
  readonly text: string
  /** Absent for the heads of a table. */
  readonly line?: number
}

const LINE: Readonly<Record<BatchFormat, RegExp>> = { ndjson: /^\{"line":(\d{1,15})[,}]/, csv: /^(\d{1,15}),/ }

/** Cuts an output that comes in pieces of any size into rows, a list for each piece. What stands after the last line break comes last. */
export async function* rowsIn(pieces: AsyncIterable<string>, format: BatchFormat): AsyncGenerator<readonly OutputRow[], void> {
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    const rows: OutputRow[] = []
    let from = 0
    for (let end = endOfRow(text, from, format); end !== -1; end = endOfRow(text, from, format)) {
      rows.push(outputRow(text.slice(from, end), format))
      from = end
    }
    rest = text.slice(from)
    yield rows
  }
  if (rest !== '') yield [outputRow(rest, format)]
}

function outputRow(text: string, format: BatchFormat): OutputRow {
  const line = LINE[format].exec(text)?.[1]
  return line === undefined ? { text } : { text, line: Number(line) }
}

/** Where the row that begins at a place ends; -1 while it is not whole. In a table a line break within quotes ends nothing. */
function endOfRow(text: string, from: number, format: BatchFormat): number {
  let end = text.indexOf('\n', from)
  if (format === 'ndjson') return end + 1 || -1
  let [quotes, counted] = [0, from]
  while (end !== -1) {
    for (let at = text.indexOf('"', counted); at !== -1 && at < end; at = text.indexOf('"', at + 1)) quotes += 1
    if (quotes % 2 === 0) return end + 1
    counted = end + 1
    end = text.indexOf('\n', counted)
  }
  return -1
}
