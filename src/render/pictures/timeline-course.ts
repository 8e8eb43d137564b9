import type { Link } from '../../model/links.js'
import { dateInWords } from '../../words/dates.js'
import { say } from '../../words/phrase.js'
import { element, figure, SMALL, titled, written } from './svg.js'
import { cutTo, textWidth } from './text-width.js'
import { SEEN, type Frame, type Part } from './timeline-frame.js'
import type { Placed } from './timeline-events.js'
import { isClose, linkInWords } from './timeline-links.js'
import { FAR_ARC, spellLook, star, stretchMark, turnMark, type SignId } from './timeline-signs.js'
import { isTurnOf, isWide, type Spell, type Turn } from './timeline-story.js'
import { tell } from './timeline-voice.js'

const ARCS = 42
/** Room for an onset that is drawn as a stretch. */
const STRETCH = 16
const TURNS = 18
/** Height of the marks of events above. */
const MARKS = 16
const ROW = 15

/** What was near in time, and how the symptoms went: arcs from events, the onset, turns, days of the dead, spells. */
export function coursePart(frame: Frame, events: readonly Placed[], top: number): Part {
  const arcs = arcsOf(frame, events, top)
  const arcsHeight = arcs.length > 0 ? ARCS : 6
  const stretch = onsetStretch(frame, top + arcsHeight)
  const captionHeight = arcsHeight + (stretch === '' ? 0 : STRETCH)
  const turnsY = top + captionHeight + TURNS / 2
  const turns = turnsRow(frame, turnsY)
  const daysY = top + captionHeight + TURNS + 6
  const days = frame.story.days.map(({ day, label }) => star(frame.axis.xOf(day), daysY, titled(label)))
  const daysHeight = days.length > 0 ? 14 : 0
  const spells = spellRows(frame, top + captionHeight + TURNS + daysHeight)
  return {
    height: captionHeight + TURNS + daysHeight + spells.height + 4,
    svg: arcs.map(({ svg }) => svg).join('') + stretch + turns.svg + days.join('') + spells.svg,
    // Up to the marks of events, which stand before or after the onset.
    field: [events.length > 0 ? top - MARKS : top, top + captionHeight + TURNS + daysHeight + spells.height + 4],
    signs: [...arcs.map(({ sign }) => sign), ...turns.signs, ...(days.length > 0 ? (['special-day'] as const) : []), ...spells.signs],
  }
}

interface Arc {
  readonly svg: string
  readonly sign: SignId
}

function arcsOf(frame: Frame, events: readonly Placed[], top: number): readonly Arc[] {
  return frame.story.drawn.links.flatMap((link): readonly Arc[] => {
    const from = events.find(({ happening }) => happening.subjects.some(({ kind, id }) => kind === link.subject.kind && id === link.subject.id))
    const to = targetX(frame, link, from?.x)
    if (from === undefined || to === undefined) return []
    const sign = isClose(link) ? 'arc-close' : 'arc-far'
    const [y, end] = [top - 2, top + ARCS]
    const d = `M${figure(from.x)} ${figure(y)}C${figure(from.x)} ${figure(y + ARCS * 0.7)} ${figure(to)} ${figure(end - ARCS * 0.8)} ${figure(to)} ${figure(end)}`
    const title = say(frame.words, 'timeline.linked', { what: from.happening.label, link: linkInWords(link, frame.words, frame.setting.register) })
    return [{
      sign,
      svg: element('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.2, 'stroke-opacity': 0.75, 'stroke-dasharray': sign === 'arc-far' ? FAR_ARC : undefined }, titled(title)),
    }]
  })
}

function targetX({ story, axis }: Frame, { target }: Link, fromX: number | undefined): number | undefined {
  const span = target.kind === 'onset' ? story.onset : story.drawn.turns.find((turn) => isTurnOf(turn, target))?.span
  if (span === undefined) return undefined
  const [left, right] = [axis.xOf(span.earliest), axis.xOf(span.latest)]
  // A stretch is met where it is nearest: no day in it is likelier than another.
  return target.kind === 'onset' && isWide(span) && fromX !== undefined ? Math.min(Math.max(fromX, left), right) : (left + right) / 2
}

/** An onset too vague for a line: a stretch with its ends, and its name beside it. */
function onsetStretch({ story: { onset }, axis, setting, width }: Frame, top: number): string {
  if (onset === undefined || !isWide(onset)) return ''
  const [from, to, y] = [axis.xOf(onset.earliest), axis.xOf(onset.latest), top + 6]
  const text = tell(setting, 'onset')
  const wide = textWidth(text, SMALL)
  const x = from - 6 - wide >= 0 ? from - 6 - wide : to + 6 + wide <= width ? to + 6 : undefined
  return stretchMark(from, to, y) + (x === undefined ? '' : written(text, { x, y: y + 4, size: SMALL }))
}

interface Box {
  readonly from: number
  readonly to: number
}

const meets = (box: Box, taken: readonly Box[]): boolean => taken.some(({ from, to }) => box.from < to && from < box.to)

/** Turns of the course, each with its word where there is room, and the name of the onset. */
function turnsRow({ story, axis, setting, width, soft }: Frame, y: number): Omit<Part, 'height'> {
  const turns = story.drawn.turns.flatMap((turn) => {
    if (turn.span === undefined) return []
    const [fromX, toX] = [axis.xOf(turn.span.earliest), axis.xOf(turn.span.latest)]
    return [{ turn, fromX, toX, x: (fromX + toX) / 2 }]
  })
  const taken: Box[] = turns.map(({ x, fromX, toX, turn }) =>
    (turn.basis === 'scores' ? { from: x - 7, to: x + 7 } : { from: Math.min(x - 7, fromX), to: Math.max(x + 7, toX) }))
  const label = (text: string, x: number, before: number, after: number): string => {
    const wide = textWidth(text, SMALL)
    const sides = [{ left: x + after, anchor: 'start' as const }, { left: x - before - wide, anchor: 'end' as const }]
    const side = sides.find(({ left }) => left >= 0 && left + wide <= width && !meets({ from: left - 2, to: left + wide + 2 }, taken))
    if (side === undefined) return ''
    taken.push({ from: side.left - 2, to: side.left + wide + 2 })
    return written(text, { x: side.anchor === 'start' ? side.left : side.left + wide, y: y + 4, size: SMALL, anchor: side.anchor })
  }
  const today = axis.xOf(story.assessed)
  taken.push({ from: today - 2, to: today + 2 })
  const onsetX = story.onset === undefined || isWide(story.onset) ? undefined : (axis.xOf(story.onset.earliest) + axis.xOf(story.onset.latest)) / 2
  const onset = onsetX === undefined ? '' : label(tell(setting, 'onset'), onsetX, 6, 6)
  if (onsetX !== undefined) taken.push({ from: onsetX - 3, to: onsetX + 3 })
  const drawn = turns.map(({ turn, x, fromX, toX }) =>
    (turn.basis === 'scores' || toX - fromX < SEEN ? '' : element('rect', { x: fromX, y: y - 3, width: toX - fromX, height: 6, fill: soft }))
      + turnMark(turn.direction, turn.basis, x, y, titled(turnTitle(turn, setting)))
      + label(tell(setting, turn.direction), x, Math.max(11, turn.basis === 'scores' ? 0 : x - fromX + 4), Math.max(11, turn.basis === 'scores' ? 0 : toX - x + 4)))
  return {
    svg: onset + drawn.join(''),
    signs: turns.flatMap(({ turn, fromX, toX }): readonly SignId[] =>
      turn.basis === 'scores' ? ['from-scores'] : [turn.direction, ...(toX - fromX < SEEN ? [] : (['vague'] as const))]),
  }
}

function turnTitle({ direction, change }: Turn, setting: Frame['setting']): string {
  const { words } = setting
  if (change === undefined || change.on === undefined) return tell(setting, `read.${direction}`)
  return say(words, 'timeline.dated', { what: tell(setting, direction), date: dateInWords(words, change.on) })
}

/** Spells of illness as bars: dark where they surely lasted, light where they may have. */
function spellRows(frame: Frame, top: number): Part {
  const { story, axis, setting, width } = frame
  const rows: Box[][] = []
  const drawn = story.spells.flatMap((spell) => {
    const [start, end] = [spell.onset, spell.isCurrent ? { earliest: story.assessed, latest: story.assessed } : (spell.end ?? spell.onset)]
    const first = start ?? spell.end
    if (first === undefined || end === undefined) return []
    const outer = { from: axis.xOf(Math.min(first.earliest, end.latest)), to: axis.xOf(end.latest) }
    const inner = { from: axis.xOf(Math.min(first.latest, end.earliest)), to: axis.xOf(end.earliest) }
    const text = cutTo(tell(setting, spell.isCurrent ? 'current' : 'earlier'), width * 0.4, SMALL)
    const wide = textWidth(text, SMALL)
    const place = [{ left: outer.from - 5 - wide }, { left: outer.to + 5 }].find(({ left }) => left >= 0 && left + wide <= width)
    const box = place === undefined ? { from: outer.from - 3, to: outer.to + 3 } : { from: Math.min(outer.from, place.left) - 3, to: Math.max(outer.to, place.left + wide) + 3 }
    const at = rows.findIndex((row) => !meets(box, row))
    const row = at === -1 ? rows.length : at
    ;(rows[row] ??= []).push(box)
    const y = top + row * ROW + 3
    const bar = (from: number, to: number, look: Readonly<Record<string, string | number>>): string =>
      element('rect', { x: from, y, width: Math.max(2, to - from), height: 8, ...look })
    const whole = bar(outer.from, outer.to, spell.isCurrent ? { 'fill-opacity': 0.12 } : spellLook(false))
    const sure = inner.to > inner.from ? bar(inner.from, inner.to, spell.isCurrent ? spellLook(true) : { 'fill-opacity': 0.3 }) : ''
    const name = place === undefined ? '' : written(text, { x: place.left, y: y + 8, size: SMALL })
    return [element('g', {}, titled(spellTitle(spell, setting)), whole, sure) + name]
  })
  const signs = story.spells.filter(({ onset, end }) => onset !== undefined || end !== undefined).map(({ isCurrent }): SignId => (isCurrent ? 'current' : 'earlier'))
  return { height: rows.length * ROW, svg: drawn.join(''), signs }
}

function spellTitle({ episode, isCurrent, onset, end }: Spell, setting: Frame['setting']): string {
  const { words } = setting
  const said = (date: string | undefined, span: unknown): string => (date === undefined || span === undefined ? say(words, 'undated') : dateInWords(words, date))
  return isCurrent
    ? tell(setting, 'spell.current', { from: said(episode.onset, onset) })
    : tell(setting, 'spell.earlier', { from: said(episode.onset, onset), to: said(episode.endedOn, end) })
}
