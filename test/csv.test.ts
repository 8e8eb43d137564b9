import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, csvRow, readCsv, writeCsv } from '../src/csv.js'

/** A strict reader of its own, letter by letter, after the grammar of RFC 4180. Throws for anything the grammar does not allow. */
function readStrictly(text: string): string[][] {
  const rows: string[][] = []
  let [row, at]: [string[], number] = [[], 0]
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) {
        if (at >= text.length) throw new Error('not closed')
        cell += text[at] ?? ''
      }
      at += 1
    } else {
      for (; at < text.length && !',\r\n"'.includes(text[at] ?? ''); at += 1) cell += text[at] ?? ''
    }
    row.push(cell)
    if (text[at] === ',') {
      at += 1
      // After the last comma of all there would still be a cell, and then a line break.
      continue
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no end of row at ${at}`)
    at += 2
    rows.push(row)
    row = []
  }
  return rows
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '=', "'", ';', '\t', 'ü', '\uFEFF') }),
)
const cell: fc.Arbitrary<Cell> = fc.oneof(text, text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.constant(undefined))

const shown = (value: Cell): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value)
}

describe('a table', () => {
  const table = fc.integer({ min: 1, max: 6 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))

  it('reads as it was written, by a strict reader that shares nothing with the writer and by the one beside it', () => {
    fc.assert(fc.property(table, (rows) => {
      const written = rows.map((row) => csvRow(row, { guard: false })).join('')
      const expected = rows.map((row) => row.map(shown))
      expect(readStrictly(written)).toEqual(expected)
      // The first letter of a file can be taken for a byte order mark, so a row of heads goes first there.
      expect(readCsv(`head\r\n${written}`)).toEqual({ ok: true, rows: [['head'], ...expected] })
    }), { seed: 20251121, numRuns: 2000 })
  })

  it('is read alike with line feeds alone, a byte order mark and empty lines', () => {
    expect(readCsv('\uFEFFa,b\n\n1,"x\ny"\n')).toEqual({ ok: true, rows: [['a', 'b'], ['1', 'x\ny']] })
    expect(readCsv('a,b\r\n1,')).toEqual({ ok: true, rows: [['a', 'b'], ['1', '']] })
    expect(readCsv('')).toEqual({ ok: true, rows: [] })
  })

  it.each([
    ['a"b\n', 1], ['x\n"a"b\n', 2], ['"a\nb', 2], ['a\rb\n', 1], ['"a\nb"\n"c\n', 4],
  ])('%j is refused, with the line where it goes wrong', (wrong, line) => {
    expect(readCsv(wrong)).toMatchObject({ ok: false, fault: { line } })
  })

  it('writes rows of objects under their heads, in the order of the columns', () => {
    expect(writeCsv(['b', 'a'], [{ a: 1, b: 'x,y' }, { a: true, b: null }])).toBe('b,a\r\n"x,y",1\r\n,TRUE\r\n')
  })

  it('refuses a number that no table can hold', () => {
    expect(() => csvRow([Number.NaN])).toThrow(RangeError)
  })
})

describe('text that a spreadsheet would take for a formula', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])('%j is guarded unless that is switched off', (formula) => {
    const cells = (written: string): readonly string[] => readStrictly(written)[0] ?? []
    expect(cells(csvRow([formula, 'b']))).toEqual([`'${formula}`, 'b'])
    expect(cells(csvRow([formula, 'b'], { guard: false }))).toEqual([formula, 'b'])
  })

  it('is not seen in numbers, nor further on in a text', () => {
    expect(csvRow([-3, 'a=1', 'a-b', '1-2'])).toBe('-3,a=1,a-b,1-2\r\n')
  })

  it('never begins a guarded cell, whatever was given', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
      for (const read of readStrictly(csvRow(cells)).flat()) expect(read).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    }), { seed: 20251122, numRuns: 1000 })
  })
})
