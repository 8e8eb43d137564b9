import type { CirclePerson, Group, Tie } from './circle-people.js'
import { element, figure } from './svg.js'

type Point = readonly [x: number, y: number]

const polygon = (points: readonly Point[]): string => `M${points.map(([x, y]) => `${figure(x)} ${figure(y)}`).join('L')}Z`

const around = (count: number, x: number, y: number, radius: (corner: number) => number, turn: number): string =>
  polygon(Array.from({ length: count }, (_, corner) => {
    const angle = ((turn + (360 * corner) / count) * Math.PI) / 180
    return [x + Math.cos(angle) * radius(corner), y + Math.sin(angle) * radius(corner)]
  }))

/** The outline that stands for a kind of relation. */
function outline(group: Group, x: number, y: number, r: number): string {
  switch (group) {
    case 'family':
      return `M${figure(x - r)} ${figure(y)}a${figure(r)} ${figure(r)} 0 1 0 ${figure(2 * r)} 0a${figure(r)} ${figure(r)} 0 1 0 ${figure(-2 * r)} 0Z`
    case 'partner':
      return around(4, x, y, () => r * 1.15, 0)
    case 'friend':
      return around(4, x, y, () => r * 1.2, 45)
    case 'work':
      return around(3, x, y + r * 0.15, () => r * 1.25, -90)
    case 'community': {
      const [arm, half] = [r * 1.1, r * 0.45]
      return polygon([
        [x - half, y - arm], [x + half, y - arm], [x + half, y - half], [x + arm, y - half], [x + arm, y + half], [x + half, y + half],
        [x + half, y + arm], [x - half, y + arm], [x - half, y + half], [x - arm, y + half], [x - arm, y - half], [x - half, y - half],
      ])
    }
    case 'pet':
      return around(10, x, y, (corner) => r * (corner % 2 === 0 ? 1.3 : 0.58), -90)
    case 'other':
      return around(3, x, y - r * 0.15, () => r * 1.25, 90)
    default:
      return group satisfies never
  }
}

/** How a person looks; what is left out is not so. */
export type Look = Pick<CirclePerson, 'group'> & Partial<Pick<CirclePerson, 'isSupport' | 'isFocus' | 'isInvolved' | 'dead'>>

/** How far a shape with a second outline reaches beyond its radius. */
export const SECOND_OUTLINE = 4

/** A person's shape: filled for somebody who supports, with a second outline for the focus, crossed out or broken for the dead. */
export function shape({ group, isSupport = false, isFocus = false, isInvolved = false, dead }: Look, x: number, y: number, r: number): string {
  const cross = dead !== 'crossed' ? '' : element('path', { d: `M${figure(x - r)} ${figure(y - r)}L${figure(x + r)} ${figure(y + r)}M${figure(x + r)} ${figure(y - r)}L${figure(x - r)} ${figure(y + r)}`, stroke: 'currentColor', 'stroke-width': 1.4 })
  return [
    isFocus || isInvolved ? element('path', { d: outline(group, x, y, r + SECOND_OUTLINE), fill: 'none', stroke: 'currentColor', 'stroke-width': 1.2, 'stroke-dasharray': isFocus ? undefined : '1.5 2.5' }) : '',
    element('path', { d: outline(group, x, y, r), fill: isSupport ? 'currentColor' : 'none', stroke: 'currentColor', 'stroke-width': 1.5, 'stroke-linejoin': 'round', 'stroke-dasharray': dead === 'quiet' ? '2.4 2' : undefined }),
    cross,
  ].join('')
}

const DASHES: Readonly<Record<Tie, string | undefined>> = { contact: undefined, ended: undefined, distant: '6 4', missing: '7 3 1.5 3', dead: '1.5 3' }
// A zigzag needs longer strokes to be seen as one.
const ZIGZAG_DASHES: typeof DASHES = { ...DASHES, distant: '16 6', missing: '16 4 1.5 4', dead: '2.5 2' }

/** The line between client and person: straight or zigzag, whole, broken or crossed, by how things stand. */
export function tieLine({ tie, isConflict }: { readonly tie: Tie | undefined; readonly isConflict: boolean }, from: Point, to: Point): string {
  if (tie === undefined && !isConflict) return ''
  const line = element('path', {
    d: isConflict ? zigzag(from, to) : `M${figure(from[0])} ${figure(from[1])}L${figure(to[0])} ${figure(to[1])}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': isConflict ? 1.5 : 1.3,
    'stroke-opacity': isConflict ? undefined : 0.75,
    'stroke-dasharray': tie === undefined ? undefined : (isConflict ? ZIGZAG_DASHES : DASHES)[tie],
  })
  return tie === 'ended' ? line + strokesAcross(from, to) : line
}

const TOOTH = 7
const DEPTH = 4
/** So many can be seen for what they are, in the inner ring too. */
const LEAST_TEETH = 3

function zigzag(from: Point, to: Point): string {
  const [dx, dy, length] = run(from, to)
  const teeth = Math.max(LEAST_TEETH, Math.round(length / TOOTH)) * 2
  const points = Array.from({ length: teeth + 1 }, (_, index): Point => {
    const along = (length * index) / teeth
    const aside = index === 0 || index === teeth ? 0 : index % 2 === 0 ? DEPTH : -DEPTH
    return [from[0] + dx * along - dy * aside, from[1] + dy * along + dx * aside]
  })
  return `M${points.map(([x, y]) => `${figure(x)} ${figure(y)}`).join('L')}`
}

function strokesAcross(from: Point, to: Point): string {
  const [dx, dy, length] = run(from, to)
  const strokes = [-2.5, 2.5].map((aside) => {
    const [x, y] = [from[0] + dx * (length / 2 + aside), from[1] + dy * (length / 2 + aside)]
    return `M${figure(x - dy * 5)} ${figure(y + dx * 5)}L${figure(x + dy * 5)} ${figure(y - dx * 5)}`
  })
  return element('path', { d: strokes.join(''), stroke: 'currentColor', 'stroke-width': 1.5 })
}

function run(from: Point, to: Point): readonly [dx: number, dy: number, length: number] {
  const length = Math.max(Math.hypot(to[0] - from[0], to[1] - from[1]), 1)
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length, length]
}

/** From the place before, a small ring, to the place now, an arrowhead. */
export function arrow(from: Point, to: Point): string {
  const [dx, dy] = run(from, to)
  const back = (along: number, aside: number): Point => [to[0] - dx * along - dy * aside, to[1] - dy * along + dx * aside]
  const [neckX, neckY] = back(6, 0)
  return element('circle', { cx: from[0], cy: from[1], r: 3, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 })
    + element('path', { d: `M${figure(from[0] + dx * 3)} ${figure(from[1] + dy * 3)}L${figure(neckX)} ${figure(neckY)}`, stroke: 'currentColor', 'stroke-width': 2.2 })
    + element('path', { d: polygon([to, back(8, 4.5), back(8, -4.5)]) })
}

/** Width of the sign of fear with the room beside it. */
export const WARNING_WIDTH = 16

/** An exclamation mark in a triangle, its middle at a place. */
export function warning(x: number, y: number): string {
  return element('path', { d: around(3, x, y + 1, () => 8, -90), fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4, 'stroke-linejoin': 'round' })
    + element('path', { d: `M${figure(x)} ${figure(y - 3)}V${figure(y + 1.5)}M${figure(x)} ${figure(y + 2.6)}V${figure(y + 4)}`, stroke: 'currentColor', 'stroke-width': 1.5 })
}
