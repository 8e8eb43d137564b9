import { say } from '../../words/phrase.js'
import type { Disc } from './circle-layout.js'
import type { CirclePerson } from './circle-people.js'
import type { CircleSetting } from './circle-entry.js'
import type { Setting } from './picture.js'
import { MARGIN } from './heading.js'
import { element, SMALL, written } from './svg.js'
import { cutTo, textWidth, wrapped } from './text-width.js'

/** Names stand beside the circle, or are numbered there and listed under it. */
export type Names = 'beside' | 'under'

/** Below this width names no longer fit beside the circle. */
export const NARROW = 600

/** Width kept for names on each side, with the room for lines to them. */
const LABELS = 174
const WIDEST = 250
const WIDEST_BARE = 200
const widest = (told: CircleSetting['told']): number => (told === 'all' ? WIDEST : WIDEST_BARE)
/** Room for one row of numbers around the circle. */
export const NUMBERS = 20

/** Pixels along the edge that one number takes. */
const NUMBER_ROOM = 24

/** Rows of numbers around a narrow circle. */
export function rowsOfNumbers(count: number, { width, told }: Pick<CircleSetting, 'width' | 'told'>): number {
  const edge = 2 * Math.PI * Math.min(width / 2 - MARGIN - NUMBERS / 2, widest(told))
  return Math.max(1, Math.ceil((count * NUMBER_ROOM) / edge))
}

const SMALLEST = 70
/** The inner ring, as a share of the outer one. */
const INNER = 0.42
/** The client's own place, as a share of the inner ring at most: people have to stand between the two. */
const MOST_MIDDLE = 0.45
/** How far the estimated width of the client's name may go beyond their place; the real one is less. */
const TIGHT = 1.15

const clientLines = ({ words, register }: Setting): readonly string[] =>
  wrapped(say(words, register === 'client' ? 'circle.you' : 'circle.client'), CLIENT_WIDTH, SMALL, 2)

const CLIENT_WIDTH = 64
const CLIENT_LINE = 13

/** Rings that leave room for names, or for numbers, around them. `y` is where a circle without names higher than itself would have its middle. */
export function discOf(people: readonly CirclePerson[], top: number, setting: CircleSetting, names: Names): Disc {
  const { width } = setting
  const around = names === 'under' ? MARGIN + rowsOfNumbers(people.length, setting) * NUMBERS : LABELS
  const whole = Math.max(SMALLEST, Math.min(widest(setting.told), width / 2 - around))
  const isOutside = people.some(({ ring, movedFrom }) => ring === 4 || movedFrom === 4)
  const outer = isOutside ? whole * 0.84 : whole
  return {
    x: width / 2,
    y: top + whole + (names === 'under' ? around - MARGIN : 8),
    middle: Math.min(outer * INNER * MOST_MIDDLE, Math.max(22, ...clientLines(setting).map((line) => textWidth(line, SMALL) / 2 / TIGHT + 4))),
    rings: [outer * INNER, outer * 0.71, outer, whole],
    node: people.length > 24 || whole < 120 ? 4.5 : 6,
  }
}

/** The rings with their names and the client in the middle, at the height given. */
export function drawRings({ x, middle, rings }: Disc, setting: Setting): (y: number) => string {
  const { words } = setting
  const [inner, second, outer, outside] = rings
  const client = clientLines(setting)
  const name = (ring: number, radius: number, y: number): string =>
    written(cutTo(say(words, `circle.ring.${ring}`), radius * 0.7, SMALL), { x, y: y - radius + 12, size: SMALL, anchor: 'middle', opacity: 0.8 })
  return (y) => [
    ...[inner, second, outer].map((radius) =>
      element('circle', { cx: x, cy: y, r: radius, fill: 'none', stroke: 'currentColor', 'stroke-width': 1, 'stroke-opacity': 0.6 })),
    ...[inner, second, outer].map((radius, index) => name(index + 1, radius, y)),
    outside > outer + 1 ? name(4, outside + 2, y) : '',
    element('circle', { cx: x, cy: y, r: middle, fill: 'currentColor', 'fill-opacity': 0.12, stroke: 'currentColor', 'stroke-width': 1.5 }),
    ...client.map((line, index) =>
      written(cutTo(line, middle * 2 * TIGHT, SMALL), { x, y: y + 4 + CLIENT_LINE * (index - (client.length - 1) / 2), size: SMALL, anchor: 'middle' })),
  ].join('')
}
