import { NOT_KNOWN, isNotKnown } from '../../model/words.js'
import { codeOf, type RedcapField } from './layout.js'

/** Code of a checkbox, and word in a cell of several, for a list that was asked for and is empty. */
export const NONE_CODE = 'none'
const NONE_CELL = '(none)'

/** Cells by the name of their column. */
export type Cells = Readonly<Record<string, string>>

/** The columns of a variable: one, or one for each choice of checkboxes. */
export function columnsOf({ variable, kind, choices, mayBeOpen }: RedcapField): readonly string[] {
  if (kind !== 'set') return [variable]
  return [...choices.keys(), NONE_CODE, ...(mayBeOpen ? NOT_KNOWN.map(codeOf) : [])].map((code) => `${variable}___${code}`)
}

/** An answer as REDCap holds it. */
export function cellsFor(field: RedcapField, answer: unknown): Cells {
  const { variable, kind } = field
  if (kind === 'set') return boxesFor(field, answer)
  if (answer === undefined) return {}
  if (isNotKnown(answer)) return { [variable]: answer }
  switch (kind) {
    case 'word':
      return { [variable]: codeOf(answer as string | number) }
    case 'flag':
      return { [variable]: answer === true ? '1' : '0' }
    case 'gate':
      return { [variable]: 'recorded' }
    case 'listed':
      return { [variable]: (answer as readonly unknown[]).length === 0 ? 'none' : 'listed' }
    case 'several': {
      const words = answer as readonly string[]
      return { [variable]: words.length === 0 ? NONE_CELL : words.join(' ') }
    }
    default:
      return { [variable]: typeof answer === 'number' ? String(answer) : answer as string }
  }
}

function boxesFor(field: RedcapField, answer: unknown): Cells {
  const ticked = Array.isArray(answer) ? (answer.length === 0 ? [NONE_CODE] : answer.map(codeOf)) : answer === undefined ? [] : [codeOf(answer as string)]
  const wanted = new Set(ticked.map((code) => `${field.variable}___${code}`))
  return Object.fromEntries(columnsOf(field).map((column) => [column, wanted.has(column) ? '1' : '0']))
}

/** What a cell holds, nothing when it is empty, or what it should have held. */
export type Answer = { readonly value: unknown } | { readonly column: string; readonly expected: string } | undefined

/** Reads what a row holds for a variable. */
export function answerIn(field: RedcapField, cells: Cells): Answer {
  const { variable, kind, choices, mayBeOpen } = field
  if (kind === 'set') return boxesIn(field, cells)
  const cell = cells[variable] ?? ''
  if (cell === '') return undefined
  if (mayBeOpen && isNotKnown(cell)) return { value: cell }
  const wrong = (expected: string): Answer => ({ column: variable, expected: mayBeOpen ? `${expected}, or ${NOT_KNOWN.join(', ')}` : expected })
  switch (kind) {
    case 'word':
    case 'gate':
    case 'listed': {
      const value = choices.get(cell)
      return value === undefined ? wrong(`one of the codes ${[...choices.keys()].slice(0, MOST_CODES_SHOWN).join(', ')}${choices.size > MOST_CODES_SHOWN ? ' and so on' : ''}`) : { value }
    }
    case 'flag':
      return cell === '1' || cell === '0' ? { value: cell === '1' } : wrong('1 or 0')
    case 'whole':
      return /^-?\d{1,15}$/.test(cell) ? { value: Number(cell) } : wrong('a whole number')
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i.test(cell) ? { value: Number(cell) } : wrong('a number')
    case 'several':
      return { value: cell === NONE_CELL ? [] : cell.split(/[\s;]+/).filter((word) => word !== '') }
    default:
      return { value: cell }
  }
}

const MOST_CODES_SHOWN = 12

function boxesIn(field: RedcapField, cells: Cells): Answer {
  const { variable, choices, mayBeOpen } = field
  const ticked: string[] = []
  for (const column of columnsOf(field)) {
    const cell = cells[column] ?? ''
    if (cell !== '' && cell !== '0' && cell !== '1') return { column, expected: '1, 0 or nothing' }
    if (cell === '1') ticked.push(column.slice(variable.length + '___'.length))
  }
  const [first] = ticked
  if (first === undefined) return undefined
  const open = mayBeOpen ? NOT_KNOWN.find((word) => codeOf(word) === first) : undefined
  const words = ticked.flatMap((code) => choices.get(code) ?? [])
  if (words.length === ticked.length) return { value: words }
  if (ticked.length > 1) return { column: `${variable}___${first}`, expected: 'nothing else ticked beside none and the codes of missing data' }
  return { value: open ?? [] }
}
