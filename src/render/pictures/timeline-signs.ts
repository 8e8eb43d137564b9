import type { LegendItem } from './legend.js'
import type { Setting } from './picture.js'
import { element, figure } from './svg.js'
import type { Happening } from './timeline-happenings.js'
import { tell } from './timeline-voice.js'

/** Everything a legend may have to explain, in the order in which it does. */
export const SIGNS = [
  'event-open', 'event-before', 'event-after', 'event-unclear', 'death', 'due', 'vague', 'arc-close', 'arc-far', 'onset', 'onset-stretch',
  'current', 'earlier', 'worsening', 'relief', 'from-scores', 'special-day', 'score', 'self-harm', 'cut-off', 'assessed', 'break',
] as const
export type SignId = (typeof SIGNS)[number]

const INK = 'currentColor'
const outlined = { fill: 'none', stroke: INK, 'stroke-width': 1.5 } as const

type Side = Happening['side']

/** The mark of an event, a death or a deadline: full before the onset, empty after it, with a dot where that is unclear. */
export function mark(kind: Happening['kind'], side: Side, x: number, y: number, ...children: readonly string[]): string {
  const isFull = (side === 'before' || side === 'open') && kind !== 'due'
  const look = isFull ? { fill: INK, stroke: INK, 'stroke-width': 1.5 } : outlined
  const dot = side === 'unclear' && kind !== 'due' ? element('circle', { cx: x, cy: y, r: 1.5 }) : ''
  return element('g', {}, shapeOf(kind, x, y, look), dot, ...children)
}

function shapeOf(kind: Happening['kind'], x: number, y: number, look: Readonly<Record<string, string | number>>): string {
  if (kind === 'event') return element('circle', { cx: x, cy: y, r: 4, ...look })
  if (kind === 'due') return element('rect', { x: x - 3.5, y: y - 3.5, width: 7, height: 7, ...look })
  return element('path', { d: `M${figure(x)} ${figure(y - 5.5)}L${figure(x + 5.5)} ${figure(y)}L${figure(x)} ${figure(y + 5.5)}L${figure(x - 5.5)} ${figure(y)}Z`, ...look })
}

/** A worsening points up, relief down; empty when read off scores. */
export function turnMark(direction: 'worsening' | 'relief', basis: 'stated' | 'scores', x: number, y: number, ...children: readonly string[]): string {
  const tip = direction === 'worsening' ? -4.5 : 4.5
  const d = `M${figure(x)} ${figure(y + tip)}L${figure(x + 5)} ${figure(y - tip)}L${figure(x - 5)} ${figure(y - tip)}Z`
  return element('path', { d, ...(basis === 'stated' ? { fill: INK, stroke: INK, 'stroke-width': 1.2 } : { ...outlined, 'stroke-width': 1.2 }), 'stroke-linejoin': 'round' }, ...children)
}

/** A small star. */
export const star = (x: number, y: number, ...children: readonly string[]): string =>
  element('path', { d: `M${figure(x - 4)} ${figure(y)}h8M${figure(x - 2)} ${figure(y - 3.5)}l4 7M${figure(x + 2)} ${figure(y - 3.5)}l-4 7`, fill: 'none', stroke: INK, 'stroke-width': 1.1 }, ...children)

/** Two strokes across a line that leaves time out. */
export const breakMark = (x: number, y: number): string =>
  element('path', { d: `M${figure(x - 5)} ${figure(y + 5)}l5 -10M${figure(x)} ${figure(y + 5)}l5 -10`, fill: 'none', stroke: INK, 'stroke-width': 1.3 })

export const ONSET_LINE = { stroke: INK, 'stroke-width': 1.6, 'stroke-dasharray': '6 3' } as const
export const ASSESSED_LINE = { stroke: INK, 'stroke-width': 1, 'stroke-dasharray': '1 3' } as const
export const CUT_OFF_LINE = { stroke: INK, 'stroke-width': 1, 'stroke-dasharray': '8 3 2 3' } as const
export const FAR_ARC = '4 3'

/** Some time between two ends, as long strokes as the line of an onset has. */
export const stretchMark = (from: number, to: number, y: number): string =>
  element('path', { d: `M${figure(from)} ${figure(y - 5)}v10M${figure(to)} ${figure(y - 5)}v10`, fill: 'none', stroke: INK, 'stroke-width': 1.6 })
  + element('path', { d: `M${figure(from)} ${figure(y)}H${figure(to)}`, fill: 'none', ...ONSET_LINE })

const line = (x: number, y: number, look: Readonly<Record<string, string | number>>): string =>
  element('line', { x1: x, y1: y - 7, x2: x, y2: y + 7, ...look })

const level = (x: number, y: number, look: Readonly<Record<string, string | number>>): string =>
  element('line', { x1: x - 12, y1: y, x2: x + 12, y2: y, ...look })

const arc = (x: number, y: number, dash: string | undefined): string =>
  element('path', { d: `M${figure(x - 11)} ${figure(y - 6)}C${figure(x - 11)} ${figure(y + 4)} ${figure(x + 11)} ${figure(y - 4)} ${figure(x + 11)} ${figure(y + 6)}`, fill: 'none', stroke: INK, 'stroke-width': 1.2, 'stroke-dasharray': dash })

/** A stretch of illness, as sure as its ends are; an earlier one is hatched by its outline alone. */
export const spellLook = (isCurrent: boolean): Readonly<Record<string, string | number>> =>
  isCurrent ? { 'fill-opacity': 0.45 } : { 'fill-opacity': 0.12, stroke: INK, 'stroke-width': 1 }

/** Edge of the square around a score. */
export const SQUARE = 5.5

/** Signs with their words; `soft` is the filling that fades. */
export function legendItems(signs: ReadonlySet<SignId>, setting: Setting, soft: string): readonly LegendItem[] {
  const drawn: Readonly<Record<SignId, LegendItem['sign']>> = {
    'event-open': (x, y) => mark('event', 'open', x, y),
    'event-before': (x, y) => mark('event', 'before', x, y),
    'event-after': (x, y) => mark('event', 'after', x, y),
    'event-unclear': (x, y) => mark('event', 'unclear', x, y),
    death: (x, y) => mark('death', 'open', x, y),
    due: (x, y) => mark('due', 'open', x, y),
    vague: (x, y) => element('rect', { x: x - 13, y: y - 3, width: 26, height: 6, fill: soft }),
    'arc-close': (x, y) => arc(x, y, undefined),
    'arc-far': (x, y) => arc(x, y, FAR_ARC),
    onset: (x, y) => line(x, y, ONSET_LINE),
    'onset-stretch': (x, y) => stretchMark(x - 13, x + 13, y),
    current: (x, y) => element('rect', { x: x - 12, y: y - 4, width: 24, height: 8, ...spellLook(true) }),
    earlier: (x, y) => element('rect', { x: x - 12, y: y - 4, width: 24, height: 8, ...spellLook(false) }),
    worsening: (x, y) => turnMark('worsening', 'stated', x, y),
    relief: (x, y) => turnMark('relief', 'stated', x, y),
    'from-scores': (x, y) => turnMark('worsening', 'scores', x - 6, y) + turnMark('relief', 'scores', x + 6, y),
    'special-day': (x, y) => star(x, y),
    score: (x, y) => level(x, y, { stroke: INK, 'stroke-width': 1.3 }) + element('circle', { cx: x, cy: y, r: 2.6 }),
    'self-harm': (x, y) => element('circle', { cx: x, cy: y, r: 2.6 }) + element('rect', { x: x - SQUARE, y: y - SQUARE, width: 2 * SQUARE, height: 2 * SQUARE, ...outlined }),
    'cut-off': (x, y) => level(x, y, CUT_OFF_LINE),
    assessed: (x, y) => line(x, y, ASSESSED_LINE),
    break: (x, y) => level(x, y, { stroke: INK, 'stroke-width': 1, 'stroke-dasharray': '2 3' }) + breakMark(x, y),
  }
  return SIGNS.filter((id) => signs.has(id)).map((id) => ({
    sign: drawn[id],
    text: tell(setting, `sign.${id}`),
  }))
}
