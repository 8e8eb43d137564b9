import { count, didYouMean, FormulationError, type ProblemParts } from '../../errors.js'
import { OUTCOMES } from '../../model/ranking-result.js'
import { AREAS, type AreaId } from '../../model/words.js'
import { readCsv } from '../../csv.js'
import { checkArgument, checkOptions, listOfTexts, oneOf, text as aText } from '../../options.js'
import type { Rating } from '../ratings.js'
import { checkRating, isRecord } from './check-rating.js'
import { AREA_PARTS, areaColumn, ORDER_SEPARATOR, RATING_COLUMNS, RATING_FORMATS } from './rating-columns.js'
import type { ReasonedFormulation } from './reasons.js'

/** How ratings are read. */
export interface ReadRatingsOptions {
  /** What the text is; by its first character when left out. */
  readonly format?: 'csv' | 'ndjson' | undefined
  /** Areas that may be rated; the core ones when left out. */
  readonly areas?: readonly AreaId[] | undefined
}

/** Problems that are listed before the rest are only counted. */
const MOST_PROBLEMS = 50

/**
 * Reads ratings from a table (one row for each case and rater) or from lines of JSON, and checks all of it: names,
 * words, no rater twice for a case. Throws a `FormulationError` that lists every problem with its line.
 */
export function readRatings(text: string, options: ReadRatingsOptions = {}): readonly Rating[] {
  checkArgument(text, aText, '/text')
  checkOptions(options, { format: oneOf(RATING_FORMATS), areas: listOfTexts })
  const { format, areas = AREAS } = options
  const problems: ProblemParts[] = []
  const report = (problem: ProblemParts): void => void problems.push(problem)
  const isTable = format === undefined ? !/^\uFEFF?\s*[{[]/.test(text) : format === 'csv'
  const rows = isTable ? tableRows(text, areas, report) : jsonLines(text, report)
  const ratings = rows.flatMap(({ value, line }, at) => checkRating(value, [at], areas, { report, where: `Line ${line}.` }) ?? [])
  if (problems.length === 0) findTwice(ratings, rows.map(({ line }) => line), report)
  if (problems.length === 0 && ratings.length === 0) report({ code: 'INPUT_INVALID', path: '', expected: 'at least one rating', received: 'none' })
  stopAt(problems)
  return ratings
}

/** Reads formulations from lines of JSON: each a formulation, or a record of a batch that holds one. Throws as `readRatings` does. */
export function readFormulations(text: string): readonly ReasonedFormulation[] {
  checkArgument(text, aText, '/text')
  const problems: ProblemParts[] = []
  const found = jsonLines(text, (problem) => void problems.push(problem)).flatMap(({ value, line }, at) => {
    // What a batch could not read has no formulation, and was reported there.
    if (isRecord(value) && value['ok'] === false) return []
    const formulation = isRecord(value) && isRecord(value['formulation']) ? value['formulation'] : value
    if (isFormulation(formulation)) return [formulation]
    problems.push({
      code: 'INPUT_INVALID', path: `/${at}`, expected: 'a formulation', received: 'something else',
      hint: `Line ${line}. Write them with: ipt-formulation batch cases.ndjson --detail formulation`,
    })
    return []
  })
  stopAt(problems)
  return found
}

function isFormulation(value: unknown): value is ReasonedFormulation {
  if (!isRecord(value) || value['formulationVersion'] !== 1 || typeof value['caseId'] !== 'string') return false
  const { areas, outcome, questions = [], outcomes = [] } = value
  if (!Array.isArray(questions) || !Array.isArray(outcomes)) return false
  return Array.isArray(areas) && areas.every((area) => isRecord(area) && typeof area['area'] === 'string' && Array.isArray(area['candidates'])) &&
    isRecord(outcome) && OUTCOMES.some((kind) => kind === outcome['kind']) && ['foci', 'withheldBy', 'standard'].every((list) => Array.isArray(outcome[list]))
}

interface Row {
  readonly value: unknown
  readonly line: number
}

function jsonLines(text: string, report: (problem: ProblemParts) => void): readonly Row[] {
  const whole = text.replace(/^\uFEFF/, '')
  const list = parsed(whole)
  if (Array.isArray(list)) return list.map((value: unknown) => ({ value, line: 1 }))
  // One value over several lines, as a program prints it for people.
  if (isRecord(list)) return [{ value: list, line: 1 }]
  return whole.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const value = parsed(line)
    if (value === undefined) report({ code: 'INPUT_JSON', path: `/${at}`, expected: 'a line of JSON', received: `text of ${count(line.length, 'character')}`, hint: `Line ${at + 1}.` })
    return value === undefined ? [] : [{ value, line: at + 1 }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function tableRows(text: string, areas: readonly AreaId[], report: (problem: ProblemParts) => void): readonly Row[] {
  const read = readCsv(text)
  if (!read.ok) {
    report({ code: 'INPUT_INVALID', path: '', expected: read.fault.expected, received: 'another character', hint: `Line ${read.fault.line}.` })
    return []
  }
  const [heads = [], ...rows] = read.rows
  if (!knowsHeads(heads, areas, report)) return []
  return rows.flatMap((cells, at) => {
    // Cells with line breaks in them shift what follows; a table of ratings has none.
    const line = at + 2
    if (cells.length === heads.length) return [{ value: fromCells(new Map(heads.map((head, column) => [head, bare(cells[column] ?? '')])), areas), line }]
    report({ code: 'INPUT_INVALID', path: `/${at}`, expected: count(heads.length, 'cell'), received: count(cells.length, 'cell'), hint: `Line ${line}.` })
    return []
  })
}

function knowsHeads(heads: readonly string[], areas: readonly AreaId[], report: (problem: ProblemParts) => void): boolean {
  const known = [...RATING_COLUMNS, ...areas.flatMap((area) => AREA_PARTS.map((part) => areaColumn(area, part)))]
  const wrong: ProblemParts[] = heads.flatMap((head, at): readonly ProblemParts[] => {
    const hint = didYouMean(head, known)
    if (known.includes(head)) return heads.indexOf(head) === at ? [] : [{ code: 'INPUT_DUPLICATE', path: `/${at}`, expected: 'every column once', received: `${head} again`, hint: 'Line 1.' }]
    return [{
      code: 'INPUT_UNKNOWN_KEY', path: `/${at}`, expected: `a column of a table of ratings: ${known.join(', ')}`, received: 'another head',
      hint: `Line 1.${hint === undefined ? '' : ` Did you mean ${hint}?`}`,
    }]
  })
  const missing = ['case_id', 'rater'].filter((column) => !heads.includes(column))
  for (const column of missing) wrong.push({ code: 'INPUT_INVALID', path: '', expected: `a column ${column}`, received: 'none', hint: 'Line 1.' })
  wrong.forEach(report)
  return wrong.length === 0
}

/** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
const bare = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell).trim()

function fromCells(cells: ReadonlyMap<string, string>, areas: readonly AreaId[]): object {
  const text = (head: string): string | undefined => {
    const cell = cells.get(head)
    return cell === undefined || cell === '' ? undefined : cell
  }
  const number = (head: string): unknown => {
    const cell = text(head)
    return cell !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell
  }
  const flag = (head: string): unknown => {
    const cell = text(head)
    const word = cell?.toLowerCase()
    return word === 'true' ? true : word === 'false' ? false : cell
  }
  const rated = areas.map((area) => {
    const entries = AREA_PARTS.map((part) => [part, part === 'presence' ? text(areaColumn(area, part))?.toLowerCase() : number(areaColumn(area, part))] as const)
    return [area, Object.fromEntries(entries.filter(([, value]) => value !== undefined))] as const
  })
  const fields = {
    caseId: text('case_id'),
    rater: text('rater'),
    kind: text('kind'),
    fictional: flag('fictional'),
    areas: Object.fromEntries(rated.filter(([, rating]) => Object.keys(rating).length > 0)),
    focus: text('focus'),
    secondFocus: text('second_focus'),
    order: text('order')?.split(ORDER_SEPARATOR).map((area) => area.trim()),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function findTwice(ratings: readonly Rating[], lines: readonly number[], report: (problem: ProblemParts) => void): void {
  const seen = new Map<string, number>()
  const kinds = new Map<string, string>()
  ratings.forEach(({ caseId, rater, kind = 'human' }, at) => {
    const key = JSON.stringify([caseId, rater])
    const before = seen.get(key)
    const hint = `Line ${lines[at] ?? at + 1}.`
    if (before !== undefined) report({ code: 'INPUT_DUPLICATE', path: `/${at}`, expected: 'one rating of a case by each rater', received: `a second one, after line ${lines[before] ?? before + 1}`, hint })
    if ((kinds.get(rater) ?? kind) !== kind) report({ code: 'INPUT_INVALID', path: `/${at}/kind`, expected: 'one kind for each rater', received: 'another kind than before', hint })
    seen.set(key, at)
    kinds.set(rater, kind)
  })
}

function stopAt(problems: readonly ProblemParts[]): void {
  const [first, ...rest] = problems.slice(0, MOST_PROBLEMS)
  if (first === undefined) return
  const more = problems.length - MOST_PROBLEMS
  throw new FormulationError([first, ...rest, ...(more > 0 ? [{ code: 'INPUT_TOO_LARGE', path: '', expected: 'fewer problems', received: `${more} more` } as const] : [])])
}
