import { discOf, NARROW, NUMBERS, rowsOfNumbers } from './circle-disc.js'
import { type CircleSetting, drawLabel, entry, GAP, type Label, labelFor, whole } from './circle-entry.js'
import { type Disc, pointAt, type Spot, spotsOn, stacked } from './circle-layout.js'
import { discPeople } from './circle-marks.js'
import type { CirclePerson } from './circle-people.js'
import { WARNING_WIDTH } from './circle-shapes.js'
import { columnsOf, type Entry } from './columns.js'
import { MARGIN } from './heading.js'
import { element, figure, grouped, SMALL, titled, written } from './svg.js'

/** The people of a circle with their names. */
export interface Circle {
  readonly height: number
  readonly svg: string
  /** Where the middle of the rings came to lie. */
  readonly y: number
}

/** From the edge of the circle to the names. */
const LEAD = 20

/** How many times as high as the circle a column of names may be: beyond it lines to them run far, and the circle is lost. */
const TALLEST = 1.7

/** Whether there is room for the names beside the circle. */
export function fitBeside(people: readonly CirclePerson[], setting: CircleSetting): boolean {
  if (setting.width < NARROW || setting.told !== 'all') return false
  const disc = discOf(people, 0, setting, 'beside')
  return highestOf(sidesOf(people, disc, setting)) <= TALLEST * 2 * disc.rings[3]
}

interface Side {
  readonly spot: Spot
  readonly label: Label
}

const edgeOf = (disc: Disc): number => disc.rings[3] + 6

/** Everybody with their label, those on the right and those on the left, from top to bottom. */
function sidesOf(people: readonly CirclePerson[], disc: Disc, setting: CircleSetting): readonly (readonly Side[])[] {
  const room = setting.width / 2 - edgeOf(disc) - LEAD - MARGIN
  const spots = spotsOn(disc, people)
  const isRight = ({ angle }: Spot): boolean => Math.cos(angle) >= 0
  return [spots.filter(isRight), spots.filter((spot) => !isRight(spot)).reverse()].map((side) =>
    side.map((spot) => ({ spot, label: labelFor(spot.person, room - (spot.person.isFeared ? WARNING_WIDTH + 3 : 0), setting) })))
}

const highestOf = (sides: readonly (readonly Side[])[]): number =>
  Math.max(...sides.map((side) => side.reduce((sum, { label }) => sum + label.height, 0)))

/** Names in a column on each side of the circle, joined to their people by lines that do not cross. */
export function besideDisc(people: readonly CirclePerson[], disc: Disc, setting: CircleSetting): Circle {
  const edge = edgeOf(disc)
  const sides = sidesOf(people, disc, setting)
  const height = Math.max(2 * (disc.rings[3] + 8), highestOf(sides))
  const top = disc.y - disc.rings[3] - 8
  const y = top + height / 2
  const here = { ...disc, y }
  const drawn = sides.flatMap((side, index) => {
    const sign = index === 0 ? 1 : -1
    const tops = stacked(side.map(({ spot, label }) => ({ wish: pointAt(here, spot.angle, edge)[1] + GAP, height: label.height })), top, top + height)
    return side.map(({ spot, label }, row) => {
      const labelTop = tops[row] ?? top
      const lead = leader(here, spot, edge, [disc.x + sign * (edge + LEAD - 4), labelTop + 7])
      return grouped({}, titled(whole(spot.person, setting)), lead, drawLabel(label, spot.person, disc.x + sign * (edge + LEAD), labelTop, index === 0 ? 'start' : 'end'))
    })
  })
  return { height, y, svg: discPeople(sides.flat().map(({ spot }) => spot), here, setting) + drawn.join('') }
}

/** A thin line from a person outward to the edge, and on to where their name stands. */
function leader(disc: Disc, { person, angle, radius, fromRadius }: Spot, edge: number, to?: readonly [number, number]): string {
  const [x1, y1] = pointAt(disc, angle, Math.max(radius + disc.node + (person.isFocus || person.isInvolved ? 6 : 2), (fromRadius ?? 0) + 4))
  const [x2, y2] = pointAt(disc, angle, edge)
  const points = [[x1, y1], [x2, y2], ...(to === undefined ? [] : [to])]
  return element('polyline', { points: points.map(([x = 0, y = 0]) => `${figure(x)},${figure(y)}`).join(' '), fill: 'none', stroke: 'currentColor', 'stroke-width': 0.7, 'stroke-opacity': 0.5 })
}

/** Numbers around the circle, and the names they stand for in columns under it. */
export function underDisc(people: readonly CirclePerson[], disc: Disc, setting: CircleSetting): Circle {
  const rows = rowsOfNumbers(people.length, setting)
  const spots = spotsOn(disc, people)
  const numbers = spots.map((spot, index) => {
    const radius = disc.rings[3] + NUMBERS * ((index % rows) + 0.5)
    const [x, y] = pointAt(disc, spot.angle, radius)
    return grouped({}, titled(whole(spot.person, setting)), leader(disc, spot, radius - 8),
      written(String(index + 1), { x, y: y + 4, size: SMALL, anchor: 'middle', bold: spot.person.isFocus }))
  })
  const top = disc.y - disc.rings[3] - rows * NUMBERS
  const circleHeight = 2 * (disc.rings[3] + rows * NUMBERS)
  const list = columnsOf(spots.map(({ person }, index) => numbered(person, index + 1, setting)), top + circleHeight + 10, setting, setting.told === 'all' ? undefined : BARE_COLUMN)
  return { height: circleHeight + (list.height === 0 ? 0 : list.height + 10), y: disc.y, svg: discPeople(spots, disc, setting) + numbers.join('') + list.svg }
}

const NUMBER_WIDTH = 24
/** Width of a column of names with little or nothing under them. */
export const BARE_COLUMN = 145

/** One entry of the list under a narrow circle: number, shape, name and what is said. */
function numbered(person: CirclePerson, number: number, setting: CircleSetting): Entry {
  return entry(person, setting, NUMBER_WIDTH, (at, top, anchor) => written(`${number}`, { x: at(0), y: top + 11, size: SMALL, anchor, bold: person.isFocus }))
}
