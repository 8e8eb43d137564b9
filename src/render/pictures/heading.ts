import type { Piece } from './legend.js'
import type { Setting } from './picture.js'
import { SMALL, written } from './svg.js'
import { wrapped } from './text-width.js'

/** Room left free around a picture. */
export const MARGIN = 10
const TITLE = 15
const TITLE_LINE = 20
const LINE = 15

/** A title, and lines of small print under it, from the side on which reading begins. */
export function heading(title: string, lines: readonly string[], { width, direction }: Pick<Setting, 'width' | 'direction'>, top = MARGIN): Piece {
  const room = width - 2 * MARGIN
  const place = direction === 'rtl' ? ({ x: width - MARGIN, anchor: 'end' } as const) : ({ x: MARGIN, anchor: 'start' } as const)
  const titles = wrapped(title, room, TITLE, 3, true)
  const below = lines.flatMap((line) => wrapped(line, room, SMALL))
  const under = top + titles.length * TITLE_LINE
  return {
    height: titles.length * TITLE_LINE + below.length * LINE + 6,
    svg: [
      ...titles.map((line, index) => written(line, { ...place, y: top + TITLE_LINE * index + TITLE, size: TITLE, bold: true })),
      ...below.map((line, index) => written(line, { ...place, y: under + LINE * index + SMALL, size: SMALL })),
    ].join(''),
  }
}
