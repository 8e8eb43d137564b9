import type { Case } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
import type { InstrumentInfo } from '../../model/rule-set.js'
import { describeKind, FormulationError } from '../../errors.js'
import { list, text } from '../../options.js'
import { dateInWords } from '../../words/dates.js'
import { listed, say, sayCounted } from '../../words/phrase.js'
import { isHarmTold } from './circle-people.js'
import { heading, MARGIN } from './heading.js'
import { legend } from './legend.js'
import { checkPicture, EMPTY_TABLE, type PictureOptions, picturesAllowed, type PictureTable, settingOf, urgentLines } from './picture.js'
import { element, idsOf, sheet, SMALL, tallest, written } from './svg.js'
import { wrapped } from './text-width.js'
import { timeAxis } from './timeline-axis.js'
import { axisPart, fieldLines } from './timeline-axis-part.js'
import { coursePart } from './timeline-course.js'
import { spanOf } from './timeline-dates.js'
import { eventKey, eventsPart, nameEvents, unlisted } from './timeline-events.js'
import type { Frame, Part, Room } from './timeline-frame.js'
import { namesOf, type TimelineSetting } from './timeline-names.js'
import { bandLines, panelPart } from './timeline-panels.js'
import { legendItems, type SignId } from './timeline-signs.js'
import { daysOf, type Story, storyOf, type Window } from './timeline-story.js'
import { tableOf } from './timeline-table.js'
import { tell } from './timeline-voice.js'
import { descriptionOf, leftOutLines } from './timeline-words.js'

/** Options of the timeline. */
export interface TimelineOptions extends PictureOptions {
  /** Shows which events lie near the onset and other changes, and tells whether a client's page may show any. */
  readonly formulation?: Formulation
  /** Names, bands and directions of instruments, as a rule set has them; without them scores stand on a bare scale. */
  readonly instruments?: readonly InstrumentInfo[]
  /** First and last day to show, as dates of a case are written; all that is recorded when left out. */
  readonly from?: string
  readonly to?: string
}

/**
 * The timeline as an SVG: life events above, the course of symptoms and the scores of each instrument beneath. Empty
 * where a client's page may not show it, or no formulation tells whether it may. Throws a `FormulationError` with code
 * `USAGE` for a date that is none, and for an end before the beginning.
 */
export function renderTimeline(kase: Case, options: TimelineOptions = {}): string {
  checkPicture(kase, options, TIMELINE_OPTIONS)
  const setting = timelineSetting(options)
  const story = storyFor(kase, options, setting)
  return isAllowed(kase, options, setting) ? draw(story, options.formulation?.messages ?? [], setting) : ''
}

/** What the timeline shows, as a table: every score, event, change and episode in order of time. */
export function timelineTable(kase: Case, options: TimelineOptions = {}): PictureTable {
  checkPicture(kase, options, TIMELINE_OPTIONS)
  const setting = timelineSetting(options)
  const story = storyFor(kase, options, setting)
  if (!isAllowed(kase, options, setting)) return EMPTY_TABLE
  const { placed, labels } = nameEvents(frameOf(story, setting))
  return tableOf(story, setting, labels === undefined ? placed.map(({ happening }) => happening) : undefined)
}

const TIMELINE_OPTIONS = { instruments: list, from: text, to: text }

function timelineSetting(options: TimelineOptions): TimelineSetting {
  const setting = settingOf(options, 'timeline')
  return { ...setting, names: namesOf(options.language, setting.words, options.formulation?.receipt.ruleSet.id) }
}

const storyFor = (kase: Case, { formulation, instruments, from, to }: TimelineOptions, setting: TimelineSetting): Story =>
  storyOf(kase, { formulation, instruments, window: windowOf(from, to) }, setting)

function windowOf(from: string | undefined, to: string | undefined): Window {
  const dayOf = (date: string | undefined, path: string, end: 'earliest' | 'latest', open: number): number => {
    if (date === undefined) return open
    const day = spanOf(date)?.[end]
    if (day === undefined) throw new FormulationError([{ code: 'USAGE', path, expected: 'a date such as 2025, 2025-03 or 2025-03-14', received: describeKind(date) }])
    return day
  }
  const window = { from: dayOf(from, '/from', 'earliest', -Infinity), to: dayOf(to, '/to', 'latest', Infinity) }
  if (window.from > window.to) throw new FormulationError([{ code: 'USAGE', path: '/to', expected: 'a date no earlier than from', received: 'an earlier one' }])
  return window
}

/** Only a formulation knows what a client's page must leave out, so without one it shows nothing. */
function isAllowed(kase: Case, { formulation }: TimelineOptions, { register }: TimelineSetting): boolean {
  if (register !== 'client') return true
  return formulation !== undefined && picturesAllowed(formulation, register) && !isHarmTold(kase)
}

/** From this width on the names of bands stand beside the scores. */
const WIDE = 560
/** And from this width on a picture is made for a page or a sheet of paper. */
const SHEET = 600
const BANDS = 124
const SCALE = 26
const INSET = 10
const BETWEEN = 10

function bandRoom({ series }: Story, { width }: TimelineSetting): number {
  const hasBands = series.some(({ info }) => (info?.bands.length ?? 0) > 0)
  return width >= WIDE && hasBands ? BANDS : 0
}

function frameOf(story: Story, setting: TimelineSetting, room = FULL): Frame {
  const { width, words, idPrefix } = setting
  const left = MARGIN + (story.series.length > 0 ? SCALE : 0)
  const right = width - MARGIN - bandRoom(story, setting)
  const axis = timeAxis(daysOf(story), left + INSET, right - INSET)
  return { story, axis, setting, words, width, left, right, soft: `url(#${idsOf(idPrefix)('soft')})`, room }
}

const FULL: Room = { panel: 104, listed: Infinity }
/** Below this the names of bands no longer fit beside a field. */
const LEAST_PANEL = 64

/** The fullest picture that fits a sheet of paper; on a telephone a page is as long as it has to be. */
function draw(story: Story, messages: Formulation['messages'], setting: TimelineSetting): string {
  let made = drawIn(FULL, story, messages, setting)
  const over = (): number => (setting.width < SHEET ? 0 : made.height - tallest(setting.width))
  for (const listed of [Infinity, 60, 50, 40, 30, 20, 10]) {
    if (over() <= 0) break
    if (listed < Infinity) made = drawIn({ ...FULL, listed }, story, messages, setting)
    const panel = Math.floor(FULL.panel - over() / Math.max(1, story.series.length))
    if (over() > 0) made = drawIn({ panel: Math.max(LEAST_PANEL, panel), listed }, story, messages, setting)
  }
  return made.svg
}

function drawIn(room: Room, story: Story, messages: Formulation['messages'], setting: TimelineSetting): { readonly svg: string; readonly height: number } {
  const { words, width, direction, idPrefix, register } = setting
  const { kase } = story
  const frame = frameOf(story, setting, room)
  const title = tell(setting, 'title')
  const isEmpty = !hasDates(story)
  const head = heading(title, [
    ...(register === 'client' ? [] : urgentLines(messages, words)),
    ...(kase.fictional === true ? [say(words, 'picture.fictional')] : []),
    say(words, 'picture.as-of', { date: dateInWords(words, kase.assessedOn) }),
    ...(story.leftOut > 0 ? [sayCounted(words, 'timeline.left-out', story.leftOut, { n: String(story.leftOut) })] : []),
    ...(isEmpty ? [say(words, 'timeline.nothing')] : []),
    ...(hasOnset(story) ? [] : [tell(setting, 'no-onset')]),
  ], setting)
  let y = MARGIN + head.height
  const signs = new Set<SignId>()
  const drawn: string[] = []
  const fields: (readonly [number, number])[] = []
  const add = ({ svg, height, signs: used, field }: Part): void => {
    if (field !== undefined) fields.push(field)
    drawn.push(svg)
    y += height
    for (const sign of used) signs.add(sign)
  }
  const naming = nameEvents(frame)
  if (!isEmpty) {
    if (naming.placed.length > 0) add(eventsPart(frame, naming, y))
    add(coursePart(frame, naming.placed, y))
    for (const series of story.series) add(panelPart(frame, series, y, bandRoom(story, setting)))
    const lines = fieldLines(frame, fields)
    // Beneath everything else, so that no line runs over a text.
    drawn.unshift(lines.svg)
    add(axisPart(frame, y))
    for (const sign of lines.signs) signs.add(sign)
    y += BETWEEN
  }
  const undated = [
    ...(bandRoom(story, setting) > 0 ? [] : story.series.flatMap((series) => bandLines(frame, series))),
    ...undatedLines(story, setting),
    ...leftOutLines(frame, unlisted(frame, naming)).flatMap((line) => wrapped(line, width - 2 * MARGIN, SMALL)),
  ]
  drawn.push(...undated.map((line, i) => written(line, { ...sideOf(setting), y: y + 11 + i * LINE, size: SMALL })))
  y += undated.length * LINE + (undated.length > 0 ? 6 : 0)
  const key = eventKey(frame, naming, y)
  y += key.height + (key.height > 0 ? BETWEEN : 0)
  const signKey = legend(legendItems(signs, setting, frame.soft), { left: MARGIN, top: y, width: width - 2 * MARGIN, direction })
  const height = y + signKey.height + MARGIN
  return {
    height,
    svg: sheet({ width, height, idPrefix, locale: words.locale, title, description: descriptionOf(frame, naming), isPartial: unlisted(frame, naming) > 0 },
      softFilling(idsOf(idPrefix)('soft')), head.svg, ...drawn, key.svg, signKey.svg),
  }
}

const LINE = 14

const sideOf = ({ direction, width }: TimelineSetting): { readonly x: number; readonly anchor: 'start' | 'end' } =>
  direction === 'rtl' ? { x: width - MARGIN, anchor: 'end' } : { x: MARGIN, anchor: 'start' }

/** Lines at most for what has no date; all of it is in the table. */
const MOST_UNDATED = 6

function undatedLines({ happenings, turns, spells }: Story, setting: TimelineSetting): readonly string[] {
  const { words, width } = setting
  const items = [
    ...happenings.filter(({ span }) => span === undefined).map(({ label }) => label),
    ...spells.filter(({ isCurrent, onset }) => onset === undefined && !isCurrent).map(() => tell(setting, 'begins.earlier')),
    ...turns.filter(({ span }) => span === undefined).map(({ direction }) => tell(setting, direction)),
  ]
  return items.length === 0 ? [] : wrapped(say(words, 'timeline.undated', { items: listed(words, items) }), width - 2 * MARGIN, SMALL, MOST_UNDATED)
}

const hasDates = ({ spells, turns, happenings, series }: Story): boolean =>
  series.length > 0 || turns.some(({ span }) => span !== undefined) || happenings.some(({ span }) => span !== undefined)
    || spells.some(({ onset, end }) => onset !== undefined || end !== undefined)

const hasOnset = ({ spells }: Story): boolean => spells.some(({ isCurrent, onset }) => isCurrent && onset !== undefined)

/** A filling that fades towards both sides, for dates that are not certain. */
function softFilling(id: string): string {
  const stops = [[0, 0.05], [0.3, 0.4], [0.7, 0.4], [1, 0.05]] as const
  return element('defs', {}, element('linearGradient', { id },
    ...stops.map(([offset, opacity]) => element('stop', { offset, 'stop-color': 'currentColor', 'stop-opacity': opacity }))))
}
