import type { InstrumentInfo } from '../../model/rule-set.js'
import { dateInWords } from '../../words/dates.js'
import { say } from '../../words/phrase.js'
import { stacked } from './circle-layout.js'
import { MARGIN } from './heading.js'
import { element, SMALL, titled, written } from './svg.js'
import { textWidth, wrapped } from './text-width.js'
import { caption, SEEN, type Frame, type Part } from './timeline-frame.js'
import type { Series } from './timeline-series.js'
import { CUT_OFF_LINE, SQUARE, type SignId } from './timeline-signs.js'
import { isWide } from './timeline-story.js'
import { thinned } from './timeline-thin.js'
import { tell } from './timeline-voice.js'

const UNDER_NAME = 7
const GAP = 10
const LINE = 13
/** Pixels of a column of which lowest and highest scores stay. */
export const COLUMN = 2
/** Points from which on a line alone is drawn. */
const MOST_DOTS = 160
const MOST_VALUES = 24
/** As {@link COLUMN}, for marked scores where all others are a line. */
const FLAG_COLUMN = 12

interface Panel {
  readonly frame: Frame
  readonly series: Series
  readonly top: number
  readonly bottom: number
  readonly yOf: (score: number) => number
}

interface Dot {
  readonly x: number
  readonly fromX: number
  readonly toX: number
  readonly value: number
  readonly day: number
  readonly on: string
  readonly isFlagged: boolean
}

/** The scores of one instrument on a scale of their own. `bandWidth` is the room for names of bands beside it; with none they are left to a list beneath. */
export function panelPart(frame: Frame, series: Series, top: number, bandWidth: number): Part {
  const name = caption(titleOf(frame, series), top, frame)
  const field = top + name.height + UNDER_NAME
  const [min, max] = series.range
  const height = frame.room.panel
  const panel: Panel = { frame, series, top: field, bottom: field + height, yOf: (score) => field + height - ((score - min) / (max - min)) * height }
  const bands = bandsOf(panel, bandWidth)
  const dots = dotsOf(panel)
  const shown = thinned(dots, COLUMN)
  const cutOff = cutOffOf(panel)
  const isDotted = shown.length <= MOST_DOTS
  // An answer about self-harm is never left to the table alone.
  const flagged = isDotted ? shown.filter(({ isFlagged }) => isFlagged) : thinned(dots.filter(({ isFlagged }) => isFlagged), FLAG_COLUMN)
  return {
    height: field - top + height + GAP,
    svg: [
      name.svg,
      bands,
      element('rect', { x: frame.left, y: field, width: frame.right - frame.left, height, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.5 }),
      scale(panel),
      cutOff,
      lines(panel, shown),
      dotMarks(panel, isDotted ? shown : flagged),
      isDotted ? values(panel, shown) : '',
    ].join(''),
    field: [field, field + height],
    signs: [
      ...(dots.length > 0 ? (['score'] as const) : []),
      ...(cutOff === '' ? [] : (['cut-off'] as const)),
      ...(flagged.length > 0 ? (['self-harm'] as const) : []),
      ...(shown.some(({ fromX, toX }) => toX - fromX >= SEEN) ? (['vague'] as const) : []),
    ] satisfies readonly SignId[],
  }
}

/** How many scores of a series are left out of the picture because others stand at the same place. */
export const pointsLeftOut = (frame: Frame, series: Series): number => {
  const dots = series.scores.map(({ span, measurement }) => ({ x: frame.axis.xOf((span.earliest + span.latest) / 2), value: measurement.score }))
  return dots.length - thinned(dots, COLUMN).length
}

function titleOf({ setting }: Frame, { name, range: [min, max], info }: Series): string {
  const blanks = { instrument: name, min: String(min), max: String(max) }
  return tell(setting, info === undefined ? 'panel' : `panel.${info.higherIs}`, blanks)
}

const bandsIn = ({ info }: Series): InstrumentInfo['bands'] => [...(info?.bands ?? [])].sort((a, b) => a.from - b.from)

const bandName = ({ setting: { names } }: Frame, { info }: Series, band: string): string => names.band(info?.id ?? 'other', band)

function bandsOf(panel: Panel, room: number): string {
  const { frame, series, yOf, top, bottom } = panel
  const bands = bandsIn(series)
  const drawn = bands.map(({ from }, i) => {
    const next = bands[i + 1]?.from ?? series.range[1]
    const worse = series.info?.higherIs === 'better' ? bands.length - 1 - i : i
    return element('rect', { x: frame.left, y: yOf(next), width: frame.right - frame.left, height: yOf(from) - yOf(next), 'fill-opacity': (0.2 * worse) / Math.max(1, bands.length - 1) })
      + (i === 0 ? '' : element('line', { x1: frame.left, y1: yOf(from), x2: frame.right, y2: yOf(from), stroke: 'currentColor', 'stroke-opacity': 0.35 }))
  })
  if (room === 0) return drawn.join('')
  const names = bands.map(({ from, band }, i) => {
    const [low, high] = [yOf(from), yOf(bands[i + 1]?.from ?? series.range[1])]
    const lines = wrapped(bandName(frame, series, band), room - 8, SMALL, low - high >= 2 * LINE ? 3 : 1)
    return { band, lines, wish: (low + high) / 2, height: lines.length * LINE }
  })
  const downwards = [...names].reverse()
  const tops = stacked(downwards, top - 4, bottom + 4)
  const written_ = downwards.flatMap(({ band, lines }, i) => lines.map((line, row) =>
    written(line, { x: frame.right + 6, y: (tops[i] ?? 0) + row * LINE + 10, size: SMALL }, line.endsWith('…') ? titled(bandName(frame, series, band)) : '')))
  return drawn.join('') + written_.join('')
}

/** Names of bands with their scores, for pictures without room beside the field. */
export function bandLines(frame: Frame, series: Series): readonly string[] {
  const { words, width } = frame
  const bands = bandsIn(series)
  if (bands.length === 0) return []
  const named = bands.map(({ from, to, band }) => say(words, 'timeline.band', { from: String(from), to: String(to), band: bandName(frame, series, band) }))
  return wrapped(say(words, 'timeline.bands', { instrument: series.name, bands: named.join(say(words, 'picture.separator')) }), width - 2 * MARGIN, SMALL)
}

/** Figures beside the field: both ends, and where bands begin, or the cut-off lies, as far as there is room. */
function scale({ frame, series: { range: [min, max], info }, yOf }: Panel): string {
  const taken: number[] = []
  const starts = info === undefined ? [] : info.bands.length > 0 ? info.bands.map(({ from }) => from) : (info.cutOff ?? [])
  return [min, max].concat(starts).map((score) => {
    const y = yOf(score)
    if (taken.some((other) => Math.abs(other - y) < LINE)) return ''
    taken.push(y)
    return written(String(score), { x: frame.left - 4, y: y + 4, size: SMALL, anchor: 'end' })
  }).join('')
}

/** A cut-off in use, where no bands say more. */
function cutOffOf({ frame, series: { info }, yOf }: Panel): string {
  if (info?.cutOff === undefined || info.bands.length > 0) return ''
  const y = yOf(info.cutOff)
  return element('line', { x1: frame.left, y1: y, x2: frame.right, y2: y, ...CUT_OFF_LINE }, titled(say(frame.words, 'timeline.cut-off', { score: String(info.cutOff) })))
}

function dotsOf({ frame: { axis }, series: { scores } }: Panel): readonly Dot[] {
  return scores.map(({ span, measurement }) => {
    const [fromX, toX] = [axis.xOf(span.earliest), axis.xOf(span.latest)]
    const harm = measurement.selfHarmItem
    const day = (span.earliest + span.latest) / 2
    return { fromX, toX, x: axis.xOf(day), day, value: measurement.score, on: measurement.on, isFlagged: typeof harm === 'number' && harm > 0 }
  })
}

/** A line through the scores, broken where time is left out. */
function lines({ frame: { axis }, yOf }: Panel, dots: readonly Dot[]): string {
  const isOver = (a: Dot, b: Dot): boolean => axis.breaks.some(({ from, to }) => a.day < to && b.day > from)
  let [whole, broken] = ['', '']
  dots.forEach((dot, i) => {
    const before = dots[i - 1]
    const place = `${dot.x.toFixed(1)} ${yOf(dot.value).toFixed(1)}`
    if (before === undefined) whole += `M${place}`
    else if (isOver(before, dot)) {
      broken += `M${before.x.toFixed(1)} ${yOf(before.value).toFixed(1)}L${place}`
      whole += `M${place}`
    } else whole += `L${place}`
  })
  const look = { fill: 'none', stroke: 'currentColor', 'stroke-width': dots.length > MOST_DOTS ? 0.9 : 1.3, 'stroke-linejoin': 'round' }
  return (dots.length < 2 ? '' : element('path', { d: whole, ...look })) + (broken === '' ? '' : element('path', { d: broken, ...look, 'stroke-dasharray': '2 3' }))
}

function dotMarks({ frame: { words }, series, yOf }: Panel, dots: readonly Dot[]): string {
  return dots.map(({ x, fromX, toX, value, on, isFlagged }) => {
    const y = yOf(value)
    const title = titled(say(words, 'timeline.score', { instrument: series.name, score: String(value), date: dateInWords(words, on) }))
    return element('circle', { cx: x, cy: y, r: 2.6 }, title)
      + (toX - fromX < SEEN ? '' : element('line', { x1: fromX, y1: y, x2: toX, y2: y, stroke: 'currentColor', 'stroke-width': 3, 'stroke-opacity': 0.4 }))
      + (isFlagged ? element('rect', { x: x - SQUARE, y: y - SQUARE, width: 2 * SQUARE, height: 2 * SQUARE, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }) : '')
  }).join('')
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const boxAround = (x: number, y: number, reach: number): Box => ({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })

/** Whether a line from place to place, given from left to right, runs through a box. */
function isCrossed({ left, right, top, bottom }: Box, places: readonly (readonly [x: number, y: number])[]): boolean {
  return places.slice(1).some(([x2, y2], i) => {
    const [x1, y1] = places[i] ?? [x2, y2]
    if (x2 < left || x1 > right) return false
    const at = (x: number): number => (x2 === x1 ? y1 : y1 + ((y2 - y1) * (Math.min(Math.max(x, x1), x2) - x1)) / (x2 - x1))
    const ends = x2 === x1 ? [y1, y2] : [at(left), at(right)]
    return Math.max(...ends) > top && Math.min(...ends) < bottom
  })
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Figures at scores, the telling ones first, as far as there is room. */
function values({ frame, top, bottom, yOf }: Panel, dots: readonly Dot[]): string {
  const { story, axis } = frame
  if (dots.length === 0) return ''
  const by = (better: (a: number, b: number) => boolean): Dot | undefined => dots.reduce<Dot | undefined>((best, dot) => (best === undefined || better(dot.value, best.value) ? dot : best), undefined)
  const order = [...new Set([dots.at(-1), by((a, b) => a > b), by((a, b) => a < b), dots[0], ...dots])].filter((dot) => dot !== undefined).slice(0, MOST_VALUES)
  const taken: Box[] = [
    ...dots.map(({ x, value, isFlagged }) => boxAround(x, yOf(value), isFlagged ? SQUARE + 1 : 3)),
    // Upright lines that run through the field.
    ...[story.onset === undefined || isWide(story.onset) ? undefined : (axis.xOf(story.onset.earliest) + axis.xOf(story.onset.latest)) / 2, axis.xOf(story.assessed)]
      .flatMap((x) => (x === undefined ? [] : [{ left: x - 1, right: x + 1, top, bottom }])),
  ]
  const places = dots.map(({ x, value }) => [x, yOf(value)] as const)
  return order.map((dot) => {
    const text = String(dot.value)
    const half = textWidth(text, SMALL) / 2
    const [y, away] = [yOf(dot.value), dot.isFlagged ? 8 : 5]
    const aside = half + 2
    const box = [[0, -away - 6], [0, away + 6], [away + half + 1, 0], [-away - half - 1, 0], [-aside, -away - 5], [aside, -away - 5], [-aside, away + 5], [aside, away + 5], [0, -away - 14], [0, away + 14]]
      .map(([right = 0, down = 0]): Box => ({ left: dot.x + right - half, right: dot.x + right + half, top: y + down - 6, bottom: y + down + 6 }))
      .find((each) => each.left >= frame.left + 1 && each.right <= frame.right - 1 && each.top >= top && each.bottom <= bottom && !taken.some((other) => meet(each, other)) && !isCrossed(each, places))
    if (box === undefined) return ''
    taken.push(box)
    return written(text, { x: (box.left + box.right) / 2, y: box.bottom - 2, size: SMALL, anchor: 'middle' })
  }).join('')
}
