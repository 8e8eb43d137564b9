import { createHash } from 'node:crypto'

/** Longest line that is read, in bytes; the case on a longer one is refused, and its bytes are not kept. */
export const LONGEST_LINE = 50_000_000

/** One line of an input. */
export interface InputLine {
  /** From 1, empty lines counted too. */
  readonly number: number
  /** Its bytes without line break and byte order mark; undefined for one that is too long. */
  readonly bytes: Uint8Array | undefined
  readonly isEmpty: boolean
}

/** The lines of an input, and digests of what was gone through so far. */
export interface LineReader {
  readonly lines: AsyncGenerator<InputLine, void>
  /** Takes the line just given into the digest of those of this shard. */
  readonly take: () => void
  /** Lines so far that are not empty. */
  readonly records: () => number
  /** Bytes up to the end of the line just given. */
  readonly bytes: () => number
  /** SHA-256 of those bytes, in hex. */
  readonly sha256: () => string
  /** SHA-256 of the lines that were taken. */
  readonly takenSha256: () => string
}

const [NEW_LINE, RETURN, BLANK, TAB] = [10, 13, 32, 9]
const MARK = [0xef, 0xbb, 0xbf]

/** Cuts bytes into lines. Memory holds a piece of the input and the line under way. */
export function readLines(source: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): LineReader {
  const whole = createHash('sha256')
  const taken = createHash('sha256')
  let [records, passed] = [0, 0]
  // Raw bytes of the line under way that came with earlier pieces, and of the line just given.
  let earlier: Uint8Array[] = []
  let earlierBytes = 0
  let raw: readonly Uint8Array[] = []

  async function* lines(): AsyncGenerator<InputLine, void> {
    let number = 0
    const given = (last: Uint8Array): InputLine => {
      number += 1
      raw = [...earlier, last]
      passed += last.length
      whole.update(last)
      // What a line too long has lost is in the digest of the whole, and is not repeated in that of the shard.
      const bytes = earlierBytes + last.length > longest ? undefined : stripped(earlier.length === 0 ? last : Buffer.concat(raw), number === 1)
      earlier = []
      earlierBytes = 0
      const isEmpty = bytes !== undefined && isBlank(bytes)
      if (!isEmpty) records += 1
      return { number, bytes, isEmpty }
    }
    for await (const piece of source) {
      let from = 0
      for (let end = piece.indexOf(NEW_LINE); end !== -1; end = piece.indexOf(NEW_LINE, from)) {
        yield given(piece.subarray(from, end + 1))
        from = end + 1
      }
      if (from === piece.length) continue
      const rest = piece.subarray(from)
      passed += rest.length
      whole.update(rest)
      earlierBytes += rest.length
      if (earlierBytes <= longest) earlier.push(rest)
    }
    if (earlierBytes > 0) yield given(new Uint8Array())
  }

  return {
    lines: lines(),
    take: () => raw.forEach((part) => void taken.update(part)),
    records: () => records,
    bytes: () => passed,
    sha256: () => whole.copy().digest('hex'),
    takenSha256: () => taken.copy().digest('hex'),
  }
}

function stripped(line: Uint8Array, isFirst: boolean): Uint8Array {
  const from = isFirst && MARK.every((byte, at) => line[at] === byte) ? MARK.length : 0
  let to = line.length
  if (line[to - 1] === NEW_LINE) to -= 1
  if (line[to - 1] === RETURN) to -= 1
  return line.subarray(from, Math.max(from, to))
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === BLANK || byte === TAB || byte === RETURN)
