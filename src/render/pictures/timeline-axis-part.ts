import { element, figure, SMALL, titled, written } from './svg.js'
import { say } from '../../words/phrase.js'
import { SEEN, type Frame, type Part } from './timeline-frame.js'
import { ASSESSED_LINE, breakMark, ONSET_LINE } from './timeline-signs.js'
import { isWide } from './timeline-story.js'
import { ticksOf } from './timeline-ticks.js'

const LABEL = 14
const TICK = 5
/** Pixels from which a shortened time has room for its sign. */
const MARKED = 24

/** The line of time with its marks and names. */
export function axisPart({ axis, words, left, right }: Frame, top: number): Part {
  const { small, large } = ticksOf(axis, words, SMALL)
  const y = top + 1
  const level = (from: number, to: number, dash?: string): string =>
    element('line', { x1: from, y1: y, x2: to, y2: y, stroke: 'currentColor', 'stroke-width': 1.2, 'stroke-dasharray': dash })
  const line = [
    ...[left, ...axis.breaks.map((each) => each.right)].map((from, i) => level(from, axis.breaks[i]?.left ?? right)),
    ...axis.breaks.map((each) => level(each.left, each.right, '2 3')),
  ].join('')
  const marks = [...small, ...large].map(({ x }) => element('line', { x1: x, y1: y, x2: x, y2: y + TICK, stroke: 'currentColor', 'stroke-width': 1.2 }))
  const names = (ticks: typeof small, row: number, bold: boolean): readonly string[] =>
    ticks.map(({ label, labelX }) => written(label, { x: labelX, y: y + TICK + 11 + row * LABEL, size: SMALL, anchor: 'middle', bold }))
  const breaks = axis.breaks.map(({ left: from, right: to }) => (to - from < MARKED ? '' : element('g', {}, breakMark((from + to) / 2, y), titled(say(words, 'timeline.sign.break')))))
  const rows = small.length > 0 ? 2 : 1
  return {
    height: TICK + rows * LABEL + 4,
    svg: line + marks.join('') + names(small, 0, false).join('') + names(large, rows - 1, false).join('') + breaks.join(''),
    signs: axis.breaks.length > 0 ? ['break'] : [],
  }
}

/** Lines down through the fields: marks of time, time left out, the onset and the day of assessment. */
export function fieldLines({ axis, story, words, soft }: Frame, fields: readonly (readonly [top: number, bottom: number])[]): Part {
  const { small, large } = ticksOf(axis, words, SMALL)
  const upright = (x: number, look: Readonly<Record<string, string | number>>): string =>
    element('path', { d: fields.map(([top, bottom]) => `M${figure(x)} ${figure(top)}V${figure(bottom)}`).join(''), fill: 'none', ...look })
  const marks = [...small, ...large].map(({ x }) => upright(x, { stroke: 'currentColor', 'stroke-opacity': 0.12 }))
  const { onset, assessed } = story
  const [fromX, toX] = onset === undefined ? [0, 0] : [axis.xOf(onset.earliest), axis.xOf(onset.latest)]
  const isShown = onset !== undefined && onset.latest >= axis.from && onset.earliest <= axis.to
  const isToday = assessed >= axis.from && assessed <= axis.to
  return {
    height: 0,
    svg: [
      ...marks,
      ...(isShown && toX - fromX >= SEEN ? fields : []).map(([top, bottom]) =>
        element('rect', { x: fromX, y: top, width: toX - fromX, height: bottom - top, fill: soft, 'fill-opacity': 0.35 })),
      isShown && !isWide(onset) ? upright((fromX + toX) / 2, ONSET_LINE) : '',
      isToday ? upright(axis.xOf(assessed), ASSESSED_LINE) : '',
    ].join(''),
    signs: [...(isShown ? ([isWide(onset) ? 'onset-stretch' : 'onset'] as const) : []), ...(isToday ? (['assessed'] as const) : [])],
  }
}
