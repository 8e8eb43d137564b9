import { say } from '../../words/phrase.js'
import { type CircleSetting, entry } from './circle-entry.js'
import { BARE_COLUMN } from './circle-labels.js'
import type { CirclePerson } from './circle-people.js'
import { columnsOf } from './columns.js'
import { MARGIN } from './heading.js'
import { NOTHING, type Piece } from './legend.js'
import { element, USUAL, written } from './svg.js'
import { cutTo } from './text-width.js'

const TITLE = 22

/** Those whose closeness is not known, in a strip under the circle. */
export function notPlaced(people: readonly CirclePerson[], top: number, setting: CircleSetting, mostListed: number): Piece {
  if (people.length === 0) return NOTHING
  const { words, width, direction } = setting
  const listed = people.slice(0, mostListed)
  const title = listed.length < people.length
    ? say(words, 'circle.not-placed-more', { n: String(people.length - listed.length) })
    : say(words, 'circle.not-placed')
  const columns = columnsOf(listed.map((person) => entry(person, setting, 0)), top + TITLE + 4, setting, setting.told === 'all' ? undefined : BARE_COLUMN)
  return {
    height: TITLE + 4 + columns.height,
    svg: element('path', { d: `M${MARGIN} ${top}H${width - MARGIN}`, stroke: 'currentColor', 'stroke-width': 0.7, 'stroke-opacity': 0.5 })
      + written(cutTo(title, width - 2 * MARGIN, USUAL, true), { x: direction === 'rtl' ? width - MARGIN : MARGIN, y: top + 16, bold: true, anchor: direction === 'rtl' ? 'end' : 'start' })
      + columns.svg,
  }
}
