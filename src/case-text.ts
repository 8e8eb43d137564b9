import { parseCaseText } from './input/parse-json.js'

// Deeper text is left to the careful reader, which tells where it goes wrong.
const DEPTH_READ_HERE = 20
const [QUOTE, BACKSLASH, COLON, OPEN_BRACE, OPEN_BRACKET, CLOSE_BRACE, CLOSE_BRACKET] = [0x22, 0x5c, 0x3a, 0x7b, 0x5b, 0x7d, 0x5d]

/**
 * The value of a strict JSON text, as `parseCaseText` gives it or refuses it, by the platform's own parser where that can be told
 * to come to the same: it keeps the last of two fields of one name, so fields are counted before and after.
 */
export function readCaseText(text: string): unknown {
  const fields = fieldsIn(text)
  if (fields === undefined) return parseCaseText(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return parseCaseText(text)
  }
  return fieldsOf(value) === fields ? value : parseCaseText(text)
}

/** How many fields are written in a JSON text; undefined for one that is too deep. */
function fieldsIn(text: string): number | undefined {
  let [fields, depth] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at)
        break
      case COLON:
        fields += 1
        break
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1
        if (depth > DEPTH_READ_HERE) return undefined
        break
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth -= 1
        break
      default:
    }
  }
  return fields
}

/** Where a text in quotes ends; the end of all where it does not. */
function endOfText(text: string, from: number): number {
  let close = text.indexOf('"', from + 1)
  while (close !== -1) {
    let slashes = 0
    while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return close
    close = text.indexOf('"', close + 1)
  }
  return text.length
}

function fieldsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + fieldsOf(each), 0)
  const values = Object.values(value)
  return values.reduce<number>((sum, each) => sum + fieldsOf(each), values.length)
}
