import { findNodeAtLocation, parseTree, printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser'
import { FormulationError, type ErrorCode, type ProblemParts } from '../errors.js'
import { LIMITS } from './limits.js'

const MOST_DUPLICATES_LISTED = 20

/**
 * The value of a strict JSON text: no comments, no trailing commas, no field twice. A byte order mark is let
 * pass. Throws a FormulationError with line and column; unlike the platform's own parser it never quotes the text.
 */
export function parseCaseText(text: string): unknown {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (json.length > LIMITS.jsonLength) {
    throw problem('INPUT_TOO_LARGE', `JSON text of at most ${LIMITS.jsonLength} characters`, `one of ${json.length}`)
  }
  if (json.trim().length === 0) throw problem('INPUT_JSON', 'a case as JSON', 'empty text')
  refuseDepth(json)
  return read(json)
}

/** The parser calls itself for each level, so a text of brackets could exhaust the stack. */
function refuseDepth(json: string): void {
  let depth = 0
  let inText = false
  for (let offset = 0; offset < json.length; offset += 1) {
    const character = json[offset]
    if (inText && character === '\\') offset += 1
    else if (character === '"') inText = !inText
    else if (inText) continue
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > LIMITS.depth) {
      const expected = `at most ${LIMITS.depth} levels of lists and objects`
      throw problem('INPUT_TOO_LARGE', expected, `a deeper one at ${place(json, offset)}`)
    }
  }
}

/** Collects what the parser reports into plain values. */
function read(json: string): unknown {
  const root: unknown[] = []
  const open: Container[] = [{ put: (value) => root.push(value) }]
  const duplicates: ProblemParts[] = []
  const put = (value: unknown): void => open.at(-1)?.put(value)
  visit(
    json,
    {
      onError: (code, _offset, _length, line, column) => {
        throw problem('INPUT_JSON', expectedAt(code), `something else at line ${line + 1}, column ${column + 1}`)
      },
      onObjectBegin: () => {
        const object: Record<string, unknown> = {}
        put(object)
        open.push(objectContainer(object))
      },
      onObjectProperty: (name, _offset, _length, line, column) => {
        if (open.at(-1)?.name?.(name) !== false || duplicates.length >= MOST_DUPLICATES_LISTED) return
        duplicates.push({
          code: 'INPUT_DUPLICATE',
          path: '',
          expected: 'each field of an object once',
          received: `a field for the second time at line ${line + 1}, column ${column + 1}`,
        })
      },
      onObjectEnd: () => void open.pop(),
      onArrayBegin: () => {
        const list: unknown[] = []
        put(list)
        open.push({ put: (value) => list.push(value) })
      },
      onArrayEnd: () => void open.pop(),
      onLiteralValue: put,
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  )
  const [first, ...rest] = duplicates
  if (first !== undefined) throw new FormulationError([first, ...rest])
  return root[0]
}

interface Container {
  readonly put: (value: unknown) => void
  /** Takes the name of the next field; false when it was there before. */
  readonly name?: (name: string) => boolean
}

function objectContainer(object: Record<string, unknown>): Container {
  let next = ''
  return {
    name: (name) => {
      next = name
      return !Object.hasOwn(object, name)
    },
    // Defined rather than assigned: a field called __proto__ must stay a field, to be refused later.
    put: (value) =>
      void Object.defineProperty(object, next, { value, enumerable: true, writable: true, configurable: true }),
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a JSON value: text in double quotes, a number, true, false, null, a list or an object',
  InvalidNumberFormat: 'a number as JSON writes it',
  PropertyNameExpected: 'the name of a field in double quotes (and no comma before a closing brace)',
  ValueExpected: 'a value (and no comma before a closing bracket)',
  ColonExpected: 'a colon after the name of a field',
  CommaExpected: 'a comma between two entries',
  CloseBraceExpected: 'a closing brace',
  CloseBracketExpected: 'a closing bracket',
  EndOfFileExpected: 'nothing after the end of the JSON value',
  InvalidCommentToken: 'JSON without comments',
  UnexpectedEndOfComment: 'JSON without comments',
  UnexpectedEndOfString: 'a closing double quote on the same line',
  UnexpectedEndOfNumber: 'a number as JSON writes it',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'an escape that JSON knows, such as \\n or \\"',
  InvalidCharacter: 'text without raw control characters',
}

function expectedAt(code: ParseErrorCode): string {
  return EXPECTED[printParseErrorCode(code)] ?? 'well-formed JSON'
}

function place(json: string, offset: number): string {
  const { line, column } = lineAndColumn(json, offset)
  return `line ${line}, column ${column}`
}

/** A place in a text, counted from one. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

function lineAndColumn(text: string, offset: number): TextPlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Where the value that a JSON Pointer names stands in a JSON text; undefined when it names none. */
export function placeOf(json: string, path: string): TextPlace | undefined {
  const tree = parseTree(json)
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, segmentsOf(path))
  return node === undefined ? undefined : lineAndColumn(json, node.offset)
}

/** The segments of a JSON Pointer, as jsonc-parser wants them. */
export const segmentsOf = (path: string): (string | number)[] => path.split('/').slice(1)
  .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  .map((segment) => (/^(?:0|[1-9]\d*)$/.test(segment) ? Number(segment) : segment))

function problem(code: ErrorCode, expected: string, received: string): FormulationError {
  return new FormulationError([{ code, path: '', expected, received }])
}
