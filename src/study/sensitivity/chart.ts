import { element, figure, grouped, SMALL, titled, USUAL, written } from '../../render/pictures/svg.js'
import { cutTo } from '../../render/pictures/text-width.js'

/** One line of a chart of bars. */
export interface Bar {
  readonly name: string
  /** To the right. */
  readonly value: number
  /** To the left, in charts of two sides. */
  readonly left?: number
  readonly interval?: readonly [number, number]
  readonly ring?: number
  /** What is written at its end, and shown by a pointer. */
  readonly told: string
}

/** Where a chart stands, and how its numbers are written. */
export interface ChartPlace {
  readonly top: number
  readonly width: number
  readonly tick: (value: number) => string
}

/** Finished drawing and how far down it reaches. */
export interface Drawn {
  readonly svg: string
  readonly bottom: number
}

const ROW = 20
const TICKS = 24

/** A number of the form 1, 2 or 5 times a power of ten that is not below another. */
export function niceAbove(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((times) => times * power >= value * (1 - 1e-9)) ?? 10) * power
}

const pathThrough = (points: readonly (readonly [number, number])[]): string => points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${figure(x)} ${figure(y)}`).join(' ')

/** A line: thin where it is given how strongly it shows, and thick otherwise. */
const ruled = (from: readonly [number, number], to: readonly [number, number], opacity?: number): string =>
  element('path', { d: pathThrough([from, to]), stroke: 'currentColor', 'stroke-width': opacity === undefined ? 1.5 : 1, 'stroke-opacity': opacity })

/** Bars from a common line, one below another. */
export function barChart(bars: readonly Bar[], { top, width, tick }: ChartPlace): Drawn {
  const isTwoSided = bars.some(({ left }) => left !== undefined)
  const names = Math.min(260, Math.round(width * 0.4))
  const [from, to] = [names + 12, width - 56]
  const most = niceAbove(Math.max(...bars.flatMap(({ value, left = 0, ring = 0, interval }) => [value, left, ring, interval?.[1] ?? 0])))
  const zero = isTwoSided ? (from + to) / 2 : from
  const scale = (to - zero) / most
  const x = (value: number): number => Math.min(to, Math.max(isTwoSided ? 2 * zero - to : zero, zero + value * scale))
  const bottom = top + bars.length * ROW
  const marks = (isTwoSided ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((part) => part * most)
  const axis = marks.flatMap((value) => [
    ruled([x(value), top], [x(value), bottom], value === 0 ? 0.7 : 0.18),
    written(tick(Math.abs(value)), { x: x(value), y: bottom + 15, size: SMALL, anchor: 'middle' }),
  ])
  const rows = bars.map(({ name, value, left, interval, ring, told }, at) => {
    const middle = top + at * ROW + ROW / 2
    const bar = (start: number, end: number): string => (end - start < 0.005 ? '' : element('rect', { x: start, y: middle - 6, width: end - start, height: 12, 'fill-opacity': 0.45 }))
    return grouped({}, titled(told),
      written(cutTo(name, names, USUAL), { x: names, y: middle + 4, anchor: 'end' }),
      bar(Math.min(zero, x(value)), Math.max(zero, x(value))),
      left === undefined ? '' : bar(x(-left), zero),
      interval === undefined ? '' : ruled([x(interval[0]), middle], [x(interval[1]), middle]),
      ring === undefined ? '' : element('circle', { cx: x(ring), cy: middle, r: 4, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }))
  })
  return { svg: [...axis, ...rows].join(''), bottom: bottom + TICKS }
}


/** A point of a curve, both from 0 to 1. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
  readonly interval?: readonly [number, number]
  readonly told: string
}

const HEIGHT = 200

/** A curve over a square from 0 to 1 each way. */
export function curveChart(points: readonly CurvePoint[], { top, width, tick }: ChartPlace): Drawn {
  const [from, to] = [56, width - 56]
  const x = (value: number): number => from + value * (to - from)
  const y = (value: number): number => top + (1 - value) * HEIGHT
  const parts = [0, 0.25, 0.5, 0.75, 1]
  const frame = parts.flatMap((part) => [
    ruled([from, y(part)], [to, y(part)], part === 0 ? 0.7 : 0.18),
    written(tick(part), { x: from - 8, y: y(part) + 4, size: SMALL, anchor: 'end' }),
    written(tick(part), { x: x(part), y: top + HEIGHT + 15, size: SMALL, anchor: 'middle' }),
  ])
  const line = pathThrough(points.map((point) => [x(point.x), y(point.y)]))
  const dots = points.map((point) => grouped({}, titled(point.told),
    point.interval === undefined ? '' : ruled([x(point.x), y(point.interval[0])], [x(point.x), y(point.interval[1])]),
    element('circle', { cx: x(point.x), cy: y(point.y), r: 3.5 })))
  return { svg: [...frame, element('path', { d: line, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }), ...dots].join(''), bottom: top + HEIGHT + TICKS }
}
