import { say } from '../../words/phrase.js'
import type { CirclePerson } from './circle-people.js'
import { shape, warning, WARNING_WIDTH } from './circle-shapes.js'
import type { Entry } from './columns.js'
import type { Setting } from './picture.js'
import { grouped, SMALL, titled, USUAL, written } from './svg.js'
import { wrapped } from './text-width.js'

const NAME_LINE = 15
const DETAIL_LINE = 13
/** Room under an entry. */
export const GAP = 6
const BARE_GAP = 2

const MOST_LINES = 5
const MOST_NAME_LINES = 3
const MOST_BARE_LINES = 2

/** What stands with a name: everything, or so little that a crowd fits a sheet of paper. */
export type Told = 'all' | 'relation' | 'name'

/** How much a picture says of people. */
export interface CircleSetting extends Setting {
  readonly told: Told
}

export interface Label {
  readonly name: readonly string[]
  readonly details: readonly string[]
  readonly height: number
}

/** A person's name, and under it what is said of them. */
export function labelFor({ label, relation, details, isFocus }: CirclePerson, width: number, { words, told }: CircleSetting): Label {
  const isAll = told === 'all'
  const name = wrapped(label, width, USUAL, isAll ? MOST_NAME_LINES : MOST_BARE_LINES, isFocus)
  const said = isAll ? details : told === 'relation' && relation !== undefined ? [relation] : []
  const lines = said.length === 0 ? [] : wrapped(said.join(say(words, 'picture.separator')), width, SMALL, isAll ? MOST_LINES : 1)
  return { name, details: lines, height: NAME_LINE * name.length + DETAIL_LINE * lines.length + (isAll ? GAP : BARE_GAP) }
}

/** Everything that is said of a person, on one line. */
export const whole = ({ label, details }: CirclePerson, { words }: Setting): string => [label, ...details].join(say(words, 'picture.separator'))

export function drawLabel({ name, details }: Label, person: CirclePerson, x: number, top: number, anchor: 'start' | 'end'): string {
  const sign = anchor === 'end' ? -1 : 1
  const textX = x + sign * (person.isFeared ? WARNING_WIDTH + 3 : 0)
  return [
    person.isFeared ? warning(x + sign * (WARNING_WIDTH / 2), top + 7) : '',
    ...name.map((line, index) => written(line, { x: textX, y: top + NAME_LINE * index + 11, anchor, bold: person.isFocus })),
    ...details.map((line, index) => written(line, { x: textX, y: top + NAME_LINE * name.length + DETAIL_LINE * index + 10, size: SMALL, anchor, opacity: 0.85 })),
  ].join('')
}

const SHAPE_WIDTH = 22

/** An entry of a list: what stands in front of it on so many pixels, the person's shape, and their name. */
export function entry(person: CirclePerson, setting: CircleSetting, before: number, front?: (at: (offset: number) => number, top: number, anchor: 'start' | 'end') => string): Entry {
  const anchor = setting.direction === 'rtl' ? 'end' : 'start'
  const labelIn = (width: number): Label => labelFor(person, width - before - SHAPE_WIDTH - (person.isFeared ? WARNING_WIDTH + 3 : 0), setting)
  return {
    height: (width) => labelIn(width).height,
    draw: (at, top, width) => grouped({}, titled(whole(person, setting)),
      front?.(at, top, anchor) ?? '',
      shape(person, at(before + SHAPE_WIDTH / 2 - 3), top + 7, person.isFocus || person.isInvolved ? 3.5 : 5),
      drawLabel(labelIn(width), person, at(before + SHAPE_WIDTH), top, anchor)),
  }
}
