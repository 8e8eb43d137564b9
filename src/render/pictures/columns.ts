import { MARGIN } from './heading.js'
import { NOTHING, type Piece } from './legend.js'
import type { Setting } from './picture.js'

/** One entry of a list, drawn from the side on which reading begins. */
export interface Entry {
  readonly height: (width: number) => number
  /** `at` turns an offset from the beginning of the entry into a place on the page. */
  readonly draw: (at: (offset: number) => number, top: number, width: number) => string
}

const LEAST_WIDTH = 190
const BETWEEN = 14

/** Entries in columns as high as one another, read from top to bottom. */
export function columnsOf(entries: readonly Entry[], top: number, { width, direction }: Pick<Setting, 'width' | 'direction'>, leastWidth = LEAST_WIDTH): Piece {
  if (entries.length === 0) return NOTHING
  const room = width - 2 * MARGIN
  const count = Math.min(entries.length, Math.max(1, Math.floor((room + BETWEEN) / (leastWidth + BETWEEN))))
  const own = (room - BETWEEN * (count - 1)) / count
  const heights = entries.map(({ height }) => height(own))
  const share = heights.reduce((sum, each) => sum + each, 0) / count
  let [column, y, highest] = [0, 0, 0]
  const svg = entries.map(({ draw }, index) => {
    const height = heights[index] ?? 0
    // An entry begins a new column when less than half of it would still have its share in this one.
    if (column < count - 1 && y + height / 2 > share) [column, y] = [column + 1, 0]
    const left = MARGIN + column * (own + BETWEEN)
    const drawn = draw((offset) => (direction === 'rtl' ? width - left - offset : left + offset), top + y, own)
    y += height
    highest = Math.max(highest, y)
    return drawn
  }).join('')
  return { height: highest, svg }
}
