import type { ArgumentRow, Segment } from './argument-rows.js'
import { signed } from './argument-rows.js'
import { element, figure, grouped, SMALL, titled, written } from './svg.js'
import { textWidth } from './text-width.js'

/** Points on the page: where a number of points lies, in either direction of reading. */
export interface PointScale {
  readonly at: (points: number) => number
  readonly least: number
  readonly most: number
  /** Numbers written under the scale. */
  readonly ticks: readonly number[]
}

const sumOf = (segments: readonly Segment[]): number => segments.reduce((total, { points }) => total + points, 0)

const LEAST_TICK_ROOM = 34

/** A scale over all that the rows show, so that areas can be compared, with zero always on it. */
export function pointScale(rows: readonly ArgumentRow[], marks: readonly number[], from: number, to: number): PointScale {
  const ends = rows.flatMap((row) => [sumOf(row.for), -sumOf(row.against), row.support, row.range?.low.value ?? 0, row.range?.high.value ?? 0])
  const least = Math.min(0, ...ends, ...marks)
  const most = Math.max(1, ...ends, ...marks)
  const at = (points: number): number => from + ((to - from) * (points - least)) / (most - least)
  const fitting = Math.max(1, Math.floor(Math.abs(to - from) / LEAST_TICK_ROOM))
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (most - least) / each <= fitting) ?? 200
  const first = Math.ceil(least / step)
  return { at, least, most, ticks: Array.from({ length: Math.floor(most / step) - first + 1 }, (_, index) => (first + index) * step) }
}

const BAR = 18
const BRACKET_Y = 32
/** Height of an area's bar, bracket and scale. */
export const CHART = 58

/** Lines through all areas that a lead is held to. */
export interface Standards {
  readonly leastSupport: number | undefined
  /** Beyond this an area is level with the first. */
  readonly levelFrom: number | undefined
}

/** What weighs for an area to one side of zero, what weighs against to the other, and under it how far support could move. */
export function chart(row: ArgumentRow, scale: PointScale, top: number, { leastSupport, levelFrom }: Standards): string {
  const { at, ticks } = scale
  // Through everything but the bar, whose numbers stay readable.
  const through = (points: number): string => (points > 0 && points < sumOf(row.for) ? `V${figure(top)}M${figure(at(points))} ${figure(top + BAR)}` : '')
  const rule = (points: number, dashes: string | undefined, width: number): string =>
    element('path', { d: `M${figure(at(points))} ${figure(top - 5)}${through(points)}V${figure(top + CHART - 16)}`, stroke: 'currentColor', 'stroke-width': width, 'stroke-opacity': 0.8, 'stroke-dasharray': dashes })
  return [
    rule(0, undefined, 1),
    leastSupport === undefined ? '' : rule(leastSupport, '5 3', 1.2),
    levelFrom === undefined ? '' : rule(levelFrom, '1.5 3', 1.5),
    bar(row.for, 1, scale, top),
    bar(row.against, -1, scale, top),
    row.range === undefined ? '' : bracket(row.range, scale, top + BRACKET_Y),
    row.isRanked ? marker(at(row.support), top + BRACKET_Y) : '',
    ...ticks.map((tick) => written(signed(tick), { x: at(tick), y: top + CHART - 4, size: SMALL, anchor: 'middle', opacity: 0.8 })),
  ].join('')
}

/** Themes side by side from zero on: light and lighter for, hatched against. */
function bar(segments: readonly Segment[], sign: 1 | -1, { at }: PointScale, top: number): string {
  let sum = 0
  return segments.map(({ label, points }, index) => {
    const ends = [at(sign * sum), at(sign * (sum + points))]
    sum += points
    const [left, right] = [Math.min(...ends), Math.max(...ends)]
    const text = String(points)
    return grouped({}, titled(`${label} ${text}`),
      element('rect', {
        x: left, y: top, width: right - left, height: BAR,
        'fill-opacity': sign === 1 ? (index % 2 === 0 ? 0.26 : 0.12) : 0, stroke: 'currentColor', 'stroke-width': 1,
      }),
      // A number on hatching is hard to read: it stands beside the lines, which leave its room free.
      sign === -1 ? hatching(left, top, right, top + BAR, index % 2 === 0) : '',
      sign === 1 && textWidth(text, SMALL) + 2 < right - left ? written(text, { x: (left + right) / 2, y: top + 13, size: SMALL, anchor: 'middle' }) : '')
  }).join('')
}

const HATCH = 5

/** Slanted lines that fill a rectangle, drawn one by one so that nothing has to be pointed at by a name. */
export function hatching(left: number, top: number, right: number, bottom: number, isRising = true): string {
  const [width, height] = [right - left, bottom - top]
  const lines: string[] = []
  for (let offset = HATCH / 2; offset < width + height; offset += HATCH) {
    const [x1, y1] = offset <= width ? [offset, 0] : [width, offset - width]
    const [x2, y2] = offset <= height ? [0, offset] : [offset - height, height]
    const x = (from: number): string => figure(isRising ? left + from : right - from)
    lines.push(`M${x(x1)} ${figure(top + y1)}L${x(x2)} ${figure(top + y2)}`)
  }
  return element('path', { d: lines.join(''), stroke: 'currentColor', 'stroke-width': 0.8, 'stroke-opacity': 0.8 })
}

/** How far support could move: ends that some answers reach are closed, those that only nothing goes beyond are open. */
export function bracket({ low, high }: NonNullable<ArgumentRow['range']>, { at }: Pick<PointScale, 'at'>, y: number): string {
  const line = element('path', { d: `M${figure(at(low.value))} ${figure(y)}H${figure(at(high.value))}`, stroke: 'currentColor', 'stroke-width': 1.4 })
  const end = ({ value, exact }: typeof low): string => (exact
    ? element('path', { d: `M${figure(at(value))} ${figure(y - 6)}V${figure(y + 6)}`, stroke: 'currentColor', 'stroke-width': 1.8 })
    : element('circle', { cx: at(value), cy: y, r: 3, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.3 }))
  return line + end(low) + end(high)
}

export const marker = (x: number, y: number): string =>
  element('path', { d: `M${figure(x)} ${figure(y - 7)}L${figure(x + 6)} ${figure(y)}L${figure(x)} ${figure(y + 7)}L${figure(x - 6)} ${figure(y)}Z` })
