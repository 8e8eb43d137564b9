import { type Disc, pointAt, type Spot } from './circle-layout.js'
import { arrow, SECOND_OUTLINE, shape, tieLine } from './circle-shapes.js'
import { whole } from './circle-entry.js'
import type { Setting } from './picture.js'
import { grouped, titled } from './svg.js'

/** Everybody's shape, with the line from the client, or with the way they went. */
export function discPeople(spots: readonly Spot[], disc: Disc, setting: Setting): string {
  return spots.map((spot) => {
    const { person, angle, radius, fromRadius } = spot
    const [x, y] = pointAt(disc, angle, radius)
    const reach = disc.node * 1.2 + 2 + (person.isFocus || person.isInvolved ? SECOND_OUTLINE : 0)
    // Whoever moved away has the line as far as they once stood, and the arrow from there on.
    const end = Math.min(radius - reach, (fromRadius ?? Infinity) - 4)
    const line = end - disc.middle < 3 ? '' : tieLine(person, pointAt(disc, angle, disc.middle + 1), pointAt(disc, angle, end))
    const way = fromRadius === undefined ? '' : arrow(pointAt(disc, angle, fromRadius), pointAt(disc, angle, radius + Math.sign(fromRadius - radius) * reach))
    return grouped({}, titled(whole(person, setting)), line, way, shape(person, x, y, disc.node))
  }).join('')
}
