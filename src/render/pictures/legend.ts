import { SMALL, written } from './svg.js'
import { textWidth, wrapped } from './text-width.js'
import type { Language } from '../../model/language.js'
import { element } from './svg.js'

/** A sign, drawn around the middle of a box, and what it means. */
export interface LegendItem {
  readonly sign: (x: number, y: number) => string
  readonly text: string
}

/** A piece of a picture that knows how high it is. */
export interface Piece {
  readonly height: number
  readonly svg: string
}

export const NOTHING: Piece = { height: 0, svg: '' }

/** Width of the box around a sign, and of the room after it. */
const BOX = 28
const AFTER = 5
const BETWEEN = 16
const LINE = 14
const ROW_GAP = 6

/** Signs with their meaning, side by side and in as many rows as it takes, from `left` on. */
export function legend(items: readonly LegendItem[], { left, top, width, direction }: { readonly left: number; readonly top: number; readonly width: number; readonly direction: Language['direction'] }): Piece {
  let [x, y, rowHeight] = [0, top, 0]
  const drawn = items.map(({ sign, text }) => {
    const lines = wrapped(text, width - BOX - AFTER, SMALL)
    const own = BOX + AFTER + Math.max(0, ...lines.map((line) => textWidth(line, SMALL)))
    if (x > 0 && x + own > width) [x, y, rowHeight] = [0, y + rowHeight + ROW_GAP, 0]
    const place = x
    x += own + BETWEEN
    rowHeight = Math.max(rowHeight, lines.length * LINE)
    const at = (offset: number): number => (direction === 'rtl' ? left + width - place - offset : left + place + offset)
    return element('g', {}, sign(at(BOX / 2), y + LINE / 2), ...lines.map((line, index) =>
      written(line, { x: at(BOX + AFTER), y: y + LINE * index + LINE - 3.5, size: SMALL, anchor: direction === 'rtl' ? 'end' : 'start' })))
  })
  return { height: items.length === 0 ? 0 : y + rowHeight - top, svg: drawn.join('') }
}
