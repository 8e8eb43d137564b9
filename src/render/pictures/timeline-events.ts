import { dateInWords } from '../../words/dates.js'
import { say } from '../../words/phrase.js'
import { columnsOf, type Entry } from './columns.js'
import { MARGIN } from './heading.js'
import { NOTHING, type Piece } from './legend.js'
import { element, SMALL, titled, USUAL, written } from './svg.js'
import { cutTo, textWidth, wrapped } from './text-width.js'
import { caption, SEEN, type Frame, type Part } from './timeline-frame.js'
import type { Happening } from './timeline-happenings.js'
import { labelRows, numbered, type LabelPlace } from './timeline-labels.js'
import { mark, type SignId } from './timeline-signs.js'
import { tell } from './timeline-voice.js'

/** An event with a date, where it stands. */
export interface Placed {
  readonly happening: Happening
  readonly x: number
  readonly fromX: number
  readonly toX: number
}

/** How events are named in the picture: by labels over them, or by numbers and a list. */
export interface Naming {
  readonly placed: readonly Placed[]
  readonly labels: readonly { readonly text: string; readonly place: LabelPlace }[] | undefined
}

const ROW = 15
const MARKS = 18
/** Widths that labels are cut to, widest first. */
const WIDTHS = [420, 260, 170] as const
const MOST_ROWS = 8

/** Where dated events stand, and whether their names have room. */
export function nameEvents({ story, axis, width }: Pick<Frame, 'story' | 'axis' | 'width'>): Naming {
  const placed = story.happenings
    .flatMap((happening): readonly Placed[] => {
      if (happening.span === undefined) return []
      const [fromX, toX] = [axis.xOf(happening.span.earliest), axis.xOf(happening.span.latest)]
      return [{ happening, fromX, toX, x: (fromX + toX) / 2 }]
    })
    // Those at one place keep their order in time.
    .sort((a, b) => a.x - b.x)
  for (const most of WIDTHS) {
    const texts = placed.map(({ happening }) => cutTo(happening.label, Math.min(most, width * (most > 400 ? 0.85 : 0.6)), USUAL))
    const wishes = placed.map(({ x }, i) => ({ x, width: textWidth(texts[i] ?? '', USUAL) }))
    const rows = labelRows(wishes, MARGIN, width - MARGIN, MOST_ROWS)
    if (rows !== undefined) return { placed, labels: rows.map((place, i) => ({ text: texts[i] ?? '', place })) }
  }
  return { placed, labels: undefined }
}

/** Life events on their line, named above it. The line lies `height - 9` below the top. */
export function eventsPart(frame: Frame, { placed, labels }: Naming, top: number): Part {
  const { words, width } = frame
  const rows = labels === undefined ? 1 : Math.max(0, ...labels.map(({ place }) => place.row + 1))
  const name = caption(tell(frame.setting, 'events'), top, frame)
  const y = top + name.height + 2 + rows * ROW + MARKS / 2 + 1
  const baseline = (row: number): number => y - 12 - row * ROW
  const names = labels === undefined
    ? numbered(placed.map(({ x }) => x), MARGIN, width - MARGIN, (label) => textWidth(label, SMALL)).map(({ label, x, fromX, toX, first, last }) =>
      (first === last ? '' : element('path', { d: `M${Math.round(fromX - 3)} ${y - 8}v-2h${Math.round(toX - fromX + 6)}v2`, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.6 }))
        + written(label, { x, y: y - 12, size: SMALL, anchor: 'middle' }))
    : labels.map(({ text, place }, i) => {
      const each = placed[i]
      if (each === undefined) return ''
      const isOver = place.left < each.x && each.x < place.left + textWidth(text, USUAL)
      return element('path', { d: `M${each.x.toFixed(1)} ${y - 6}V${isOver ? baseline(place.row) + 4 : baseline(place.row) - 8}`, fill: 'none', stroke: 'currentColor', 'stroke-opacity': 0.45 })
        + written(text, { x: place.left, y: baseline(place.row) }, text === each.happening.label ? '' : titled(each.happening.label))
    })
  const marks = placed.map(({ happening, x, fromX, toX }) => {
    const title = titled(say(words, 'timeline.dated', { what: happening.label, date: dateInWords(words, happening.date) }))
    return (toX - fromX < SEEN ? '' : element('rect', { x: fromX, y: y - 3, width: toX - fromX, height: 6, fill: frame.soft }))
      + mark(happening.kind, happening.side, x, y, title)
  })
  return {
    height: y + MARKS / 2 - top,
    svg: name.svg + names.join('') + marks.join(''),
    signs: placed.flatMap(({ happening: { kind, side }, fromX, toX }): readonly SignId[] => [
      kind === 'due' ? 'due' : `event-${side}`,
      ...(kind === 'death' ? (['death'] as const) : []),
      ...(toX - fromX < SEEN ? [] : (['vague'] as const)),
    ]),
  }
}

const KEY_LINE = 14
/** Room for a number of three figures. */
const NUMBER = 30

/** The list of numbered events, in columns. */
export function eventKey(frame: Frame, { placed, labels }: Naming, top: number): Piece {
  if (labels !== undefined) return NOTHING
  const { words, setting } = frame
  const anchor = setting.direction === 'rtl' ? 'end' : 'start'
  const listed = listedOf(frame, placed)
  return columnsOf(placed.flatMap((each, i) => (listed.has(each) ? [{ ...each, i }] : [])).map(({ happening, i }): Entry => {
    const text = say(words, 'timeline.key', { what: happening.label, date: dateInWords(words, happening.date) })
    const linesIn = (width: number): readonly string[] => wrapped(text, width - NUMBER, SMALL, 3)
    return {
      height: (width) => linesIn(width).length * KEY_LINE + 2,
      // Apart from the number, which a name written the other way would take along.
      draw: (at, y, width) => written(String(i + 1), { x: at(NUMBER - 7), y: y + 11, size: SMALL, anchor: anchor === 'start' ? 'end' : 'start', bold: true })
        + linesIn(width).map((line, row) =>
          written(line, { x: at(NUMBER), y: y + row * KEY_LINE + 11, size: SMALL, anchor }, line.endsWith('…') ? titled(text) : '')).join(''),
    }
  }), top, setting)
}

/** Those of numbered events that the picture lists: where there are too many, the nearest to the onset, or the latest. */
function listedOf({ room, story, axis }: Frame, placed: readonly Placed[]): ReadonlySet<Placed> {
  const { earliest, latest } = story.onset ?? { earliest: story.assessed, latest: story.assessed }
  const middle = (axis.xOf(earliest) + axis.xOf(latest)) / 2
  return new Set([...placed].sort((a, b) => Math.abs(a.x - middle) - Math.abs(b.x - middle)).slice(0, room.listed))
}

/** How many numbered events stand in the table only. */
export const unlisted = ({ room }: Frame, { placed, labels }: Naming): number => (labels === undefined ? Math.max(0, placed.length - room.listed) : 0)
