import type { Formulation } from '../../model/formulation.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { aFormulation, checkArgument, checkLanguage, checkOptions } from '../../options.js'
import { dateInWords } from '../../words/dates.js'
import { listed, say, term } from '../../words/phrase.js'
import { bracket, chart, CHART, hatching, marker, type PointScale, pointScale, type Standards } from './argument-bars.js'
import { type ArgumentRow, argumentRows, linesOf, rangeInWords, reasonsInWords, signed } from './argument-rows.js'
import { heading, MARGIN } from './heading.js'
import { legend, type LegendItem, type Piece } from './legend.js'
import { EMPTY_TABLE, PICTURE_OPTIONS, type PictureOptions, type PictureTable, type Setting, settingOf, urgentLines } from './picture.js'
import { element, grouped, sheet, SMALL, titled, USUAL, written } from './svg.js'
import { wrapped } from './text-width.js'

/**
 * What weighs for and against each area, and how far open answers could move it, as an SVG. For professionals: empty
 * for the client, whose page has no figures.
 */
export function renderArgument(formulation: Formulation, options: PictureOptions = {}): string {
  checkArgumentOptions(formulation, options)
  const setting = settingOf(options, 'argument')
  if (setting.register === 'client') return ''
  const { words, width, direction, idPrefix } = setting
  const rows = argumentRows(formulation, words)
  const standards = standardsOf(formulation)
  const title = say(words, 'argument.title')
  const head = heading(title, introduction(formulation, words), setting)
  const { left, right } = columns(setting)
  const scale = pointScale(rows, [standards.leastSupport, standards.levelFrom].filter((mark) => mark !== undefined), ...(direction === 'rtl' ? [width - left, width - right] as const : [left, right] as const))
  let y = MARGIN + head.height + 8
  const drawn = rows.map((row) => {
    const piece = drawRow(row, scale, standards, y, setting)
    y += piece.height
    return piece.svg
  })
  const key = legend(keyOf(rows, standards, formulation, words), { left: MARGIN, top: y + 4, width: width - 2 * MARGIN, direction })
  const description = [say(words, 'argument.description'), ...introduction(formulation, words), ...rows.map((row) => rowInWords(row, words))].join(' ')
  return sheet({ width, height: y + 4 + key.height + MARGIN, idPrefix, locale: words.locale, title, description }, head.svg, ...drawn, key.svg)
}

/** What the argument picture shows, as a table: one row for every area. */
export function argumentTable(formulation: Formulation, options: PictureOptions = {}): PictureTable {
  checkArgumentOptions(formulation, options)
  const { words, register } = settingOf(options, 'argument')
  if (register === 'client') return EMPTY_TABLE
  const dash = say(words, 'render.dash')
  return {
    caption: say(words, 'argument.title'),
    head: ['area', 'about', 'standing', 'support', 'range', 'for', 'against', 'open'].map((column) => say(words, `argument.table.${column}`)),
    rows: argumentRows(formulation, words).map((row) => [
      row.name,
      row.about ?? dash,
      row.isFocus ? say(words, 'argument.focus', { standing: row.standing }) : row.standing,
      row.isRanked ? signed(row.support) : dash,
      row.range === undefined ? dash : rangeInWords(row.range, words),
      reasonsInWords(row.for, words) || dash,
      reasonsInWords([...row.against, ...(row.deduction === 0 ? [] : [{ label: say(words, 'argument.deducted'), points: row.deduction }])], words) || dash,
      say(words, 'argument.open', { for: String(row.open.for), against: String(row.open.against) }),
    ]),
  }
}

function checkArgumentOptions(formulation: Formulation, options: PictureOptions): void {
  checkArgument(formulation, aFormulation, '/formulation')
  checkOptions(options, PICTURE_OPTIONS)
  checkLanguage(formulation, options.language)
}

/** What comes first, what the ranking came to, and what the points are not. */
function introduction(formulation: Formulation, words: WordCatalogue): readonly string[] {
  const { messages, outcome, assessedOn, fictional } = formulation
  const kind = term(words, 'outcome', outcome.kind)
  return [
    ...urgentLines(messages, words),
    ...(outcome.withheldBy.length === 0 ? [] : [say(words, 'argument.withheld')]),
    ...(fictional === true ? [say(words, 'picture.fictional')] : []),
    say(words, 'picture.as-of', { date: dateInWords(words, assessedOn) }),
    outcome.firmness === undefined ? say(words, 'argument.outcome', { kind }) : say(words, 'argument.outcome-firmness', { kind, firmness: term(words, 'firmness', outcome.firmness) }),
    say(words, `argument.${firstPlace(formulation)}`),
    say(words, 'argument.not-a-measure'),
  ]
}

/** Whether open answers could still change the first place: by the exact bounds where an explanation has found that out, else by the quick ones. */
function firstPlace({ outcome, explanation }: Formulation): string {
  const bounds = explanation?.bounds
  if (outcome.settled || bounds?.certainlyFirst !== undefined) return 'settled'
  if (bounds?.recorded?.certainlyFirst !== undefined) return 'settled-recorded'
  // A completion that puts an area first, without one that must: something open decides.
  return bounds?.areas.some(({ first }) => first.standing === 'possible' && first.exact) === true ? 'unsettled' : 'unsettled-quick'
}

function standardsOf({ outcome, areas }: Formulation): Standards {
  const needed = (id: string): number | undefined => outcome.standard.find((clause) => clause.id === id)?.needed
  const ranked = areas.filter(({ status }) => status === 'candidate')
  const lead = needed('least-lead')
  const first = ranked[0]
  return {
    leastSupport: needed('least-support'),
    levelFrom: lead === undefined || first === undefined || ranked.length < 2 ? undefined : first.support - lead,
  }
}

/** From this width on, names stand beside the bars instead of above them. */
const WIDE = 600
const NAMES = 190

const isWide = (width: number): boolean => width >= WIDE

const columns = ({ width }: Setting): { readonly left: number; readonly right: number } =>
  ({ left: MARGIN + (isWide(width) ? NAMES + 16 : 12), right: width - MARGIN - 14 })

const NAME_LINE = 16
const LINE = 14

function drawRow(row: ArgumentRow, scale: PointScale, standards: Standards, top: number, setting: Setting): Piece {
  const { words, width, direction } = setting
  const wide = isWide(width)
  const at = (offset: number): number => (direction === 'rtl' ? width - offset : offset)
  const anchor = direction === 'rtl' ? 'end' : 'start'
  const room = wide ? NAMES : width - 2 * MARGIN
  const names = wrapped(row.name, room, USUAL + 1, 3, true)
  const sayings = [...(row.about === undefined ? [] : [say(words, 'argument.about', { who: row.about })]), ...(row.isFocus ? [say(words, 'argument.focus', { standing: row.standing })] : [row.standing])]
    .flatMap((line) => wrapped(line, room, SMALL, 3))
  const nameHeight = names.length * NAME_LINE + sayings.length * LINE
  const hasChart = row.range !== undefined || row.for.length + row.against.length > 0
  const chartTop = top + 8 + (wide ? 0 : nameHeight + 4)
  const { left } = columns(setting)
  const below = chartTop + (hasChart ? CHART + 4 : 0)
  const lines = linesOf(row, words).flatMap((line) => wrapped(line, width - MARGIN - (wide ? left : MARGIN), SMALL))
  const bottom = Math.max(below + lines.length * LINE, top + 8 + nameHeight) + 8
  return {
    height: bottom - top,
    svg: grouped({}, titled(rowInWords(row, words)),
      element('path', { d: `M${MARGIN} ${top}H${width - MARGIN}`, stroke: 'currentColor', 'stroke-width': 0.7, 'stroke-opacity': 0.5 }),
      ...names.map((line, index) => written(line, { x: at(MARGIN), y: top + 8 + NAME_LINE * index + 12, size: USUAL + 1, bold: true, anchor })),
      ...sayings.map((line, index) => written(line, { x: at(MARGIN), y: top + 8 + names.length * NAME_LINE + LINE * index + 11, size: SMALL, anchor })),
      hasChart ? chart(row, scale, chartTop + 2, row.isRanked ? standards : { leastSupport: undefined, levelFrom: undefined }) : '',
      ...lines.map((line, index) => written(line, { x: at(wide ? left : MARGIN), y: below + LINE * index + 11, size: SMALL, anchor }))),
  }
}

function rowInWords(row: ArgumentRow, words: WordCatalogue): string {
  const parts = [...(row.about === undefined ? [] : [say(words, 'argument.about', { who: row.about })]), row.isFocus ? say(words, 'argument.focus', { standing: row.standing }) : row.standing]
  return [say(words, 'argument.row', { area: row.name, standing: listed(words, parts) }), ...linesOf(row, words)].join(' ')
}

/** What the signs mean, only of those that occur. */
function keyOf(rows: readonly ArgumentRow[], { leastSupport, levelFrom }: Standards, { outcome }: Formulation, words: WordCatalogue): readonly LegendItem[] {
  const isRanked = rows.some((row) => row.isRanked)
  const ranges = rows.flatMap(({ range }) => (range === undefined ? [] : [range.low, range.high]))
  const item = (isThere: boolean, key: string, sign: LegendItem['sign'], blanks: Readonly<Record<string, string>> = {}): readonly LegendItem[] =>
    (isThere ? [{ sign, text: say(words, `argument.key.${key}`, blanks) }] : [])
  const rule = (dashes: string): LegendItem['sign'] => (x, y) => element('path', { d: `M${x} ${y - 8}V${y + 8}`, stroke: 'currentColor', 'stroke-width': 1.4, 'stroke-dasharray': dashes })
  const box = (opacity: number) => (x: number, y: number): string => element('rect', { x: x - 11, y: y - 6, width: 22, height: 12, 'fill-opacity': opacity, stroke: 'currentColor' })
  const ended = (exact: boolean): LegendItem['sign'] => (x, y) => bracket({ low: { value: -10, exact }, high: { value: 10, exact } }, { at: (value) => x + value }, y)
  return [
    ...item(rows.some((row) => row.for.length > 0), 'for', box(0.26)),
    ...item(rows.some((row) => row.against.length > 0), 'against', (x, y) => box(0)(x, y) + hatching(x - 11, y - 6, x + 11, y + 6)),
    ...item(isRanked, 'support', marker),
    ...item(ranges.some(({ exact }) => exact), 'range', ended(true)),
    ...item(ranges.some(({ exact }) => !exact), 'range-outer', ended(false)),
    ...item(isRanked && leastSupport !== undefined, 'least-support', rule('5 3'), { n: String(leastSupport) }),
    ...item(isRanked && levelFrom !== undefined, 'level', rule('1.5 3'), { n: String(outcome.standard.find(({ id }) => id === 'least-lead')?.needed) }),
  ]
}
