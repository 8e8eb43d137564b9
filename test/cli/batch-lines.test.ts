import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InputLine, readLines } from '../../src/cli/batch-lines.js'

const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const encoded = (text: string): Buffer => Buffer.from(text, 'latin1')

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function linesOf(bytes: Uint8Array, size: number, longest?: number): Promise<{ readonly lines: readonly InputLine[]; readonly reader: ReturnType<typeof readLines> }> {
  const reader = readLines(inPieces(bytes, size), longest)
  const lines: InputLine[] = []
  for await (const line of reader.lines) lines.push({ ...line, bytes: line.bytes === undefined ? undefined : Buffer.from(line.bytes) })
  return { lines, reader }
}

const text = fc.string({ unit: fc.constantFrom('a', '"', ' ', '\t', '\n', '\n', '\r', '\r\n', 'Ã¼', '\u00ef\u00bb\u00bf'), maxLength: 60 })

describe('the lines of an input', () => {
  it('are those between its line breaks, in whatever pieces it comes', async () => {
    await fc.assert(fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (given, size) => {
      const { lines, reader } = await linesOf(encoded(given), size)
      const pieces = given.split('\n')
      if (pieces.at(-1) === '') pieces.pop()
      const expected = pieces.map((piece, at) => (at === 0 ? piece.replace(/^\u00ef\u00bb\u00bf/, '') : piece).replace(/\r$/, ''))
      expect(lines.map(({ bytes }) => Buffer.from(bytes ?? '').toString('latin1'))).toEqual(expected)
      expect(lines.map(({ number }) => number)).toEqual(expected.map((_, at) => at + 1))
      expect(lines.map(({ isEmpty }) => isEmpty)).toEqual(expected.map((line) => /^[ \t\r]*$/.test(line)))
      expect([reader.sha256(), reader.bytes(), reader.records()]).toEqual([sha(encoded(given)), given.length, lines.filter(({ isEmpty }) => !isEmpty).length])
    }), { seed: 20251121, numRuns: 800 })
  })

  it('have a digest up to each of them, and one of those that were taken', async () => {
    const given = encoded('one\r\n\ntwo\nthree')
    for (const size of [1, 4, 100]) {
      const reader = readLines(inPieces(given, size))
      const seen: string[] = []
      for await (const { number } of reader.lines) {
        seen.push(reader.sha256())
        expect(sha(given.subarray(0, reader.bytes()))).toBe(reader.sha256())
        if (number % 2 === 1) reader.take()
      }
      expect(seen).toEqual(['one\r\n', 'one\r\n\n', 'one\r\n\ntwo\n', 'one\r\n\ntwo\nthree'].map(sha))
      expect(reader.takenSha256()).toBe(sha('one\r\ntwo\n'))
    }
  })

  it('are passed over, but for their number, where they are too long', async () => {
    for (const size of [1, 3, 100]) {
      const { lines, reader } = await linesOf(encoded('abcdef\nabcde\nabc\nabcdefgh'), size, 6)
      expect(lines.map(({ bytes, isEmpty }) => [bytes?.toString(), isEmpty])).toEqual([[undefined, false], ['abcde', false], ['abc', false], [undefined, false]])
      expect(reader.sha256()).toBe(sha('abcdef\nabcde\nabc\nabcdefgh'))
    }
  })
})
