import { say } from '../../words/phrase.js'
import type { CirclePerson } from './circle-people.js'
import { shape, warning, WARNING_WIDTH } from './circle-shapes.js'
import type { Entry } from './columns.js'
import type { Setting } from './picture.js'
import { grouped, SMALL, titled, USUAL, written } from './svg.js'
import { cutTo, wrapped } from './text-width.js'

const NAME_LINE = 15
const DETAIL_LINE = 13
/** Room under an entry. */
export const GAP = 6

const MOST_LINES = 5

export interface Label {
  readonly name: string
  readonly details: readonly string[]
  readonly height: number
}

/** A person's name on one line, and under it what is said of them. */
export function labelFor({ label, details, isFocus }: CirclePerson, width: number, setting: Setting): Label {
  const lines = details.length === 0 ? [] : wrapped(details.join(say(setting.words, 'picture.separator')), width, SMALL, MOST_LINES)
  return { name: cutTo(label, width, USUAL, isFocus), details: lines, height: NAME_LINE + DETAIL_LINE * lines.length + GAP }
}

/** Everything that is said of a person, on one line. */
export const whole = ({ label, details }: CirclePerson, { words }: Setting): string => [label, ...details].join(say(words, 'picture.separator'))

export function drawLabel({ name, details }: Label, person: CirclePerson, x: number, top: number, anchor: 'start' | 'end'): string {
  const sign = anchor === 'end' ? -1 : 1
  const textX = x + sign * (person.isFeared ? WARNING_WIDTH + 3 : 0)
  return [
    person.isFeared ? warning(x + sign * (WARNING_WIDTH / 2), top + 7) : '',
    written(name, { x: textX, y: top + 11, anchor, bold: person.isFocus }),
    ...details.map((line, index) => written(line, { x: textX, y: top + NAME_LINE + DETAIL_LINE * index + 10, size: SMALL, anchor, opacity: 0.85 })),
  ].join('')
}

const SHAPE_WIDTH = 22

/** An entry of a list: what stands in front of it on so many pixels, the person's shape, and their name. */
export function entry(person: CirclePerson, setting: Setting, before: number, front?: (at: (offset: number) => number, top: number, anchor: 'start' | 'end') => string): Entry {
  const anchor = setting.direction === 'rtl' ? 'end' : 'start'
  const labelIn = (width: number): Label => labelFor(person, width - before - SHAPE_WIDTH - (person.isFeared ? WARNING_WIDTH + 3 : 0), setting)
  return {
    height: (width) => labelIn(width).height,
    draw: (at, top, width) => grouped({}, titled(whole(person, setting)),
      front?.(at, top, anchor) ?? '',
      shape(person, at(before + SHAPE_WIDTH / 2 - 3), top + 7, person.isFocus ? 3.5 : 5),
      drawLabel(labelIn(width), person, at(before + SHAPE_WIDTH), top, anchor)),
  }
}
