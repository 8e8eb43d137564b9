import type { Case } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
import { flag, oneOf } from '../../options.js'
import { dateInWords } from '../../words/dates.js'
import { say, sayCounted } from '../../words/phrase.js'
import { discOf, drawRings, NARROW } from './circle-disc.js'
import type { Told } from './circle-entry.js'
import { besideDisc, fitBeside, underDisc } from './circle-labels.js'
import { keyOf } from './circle-key.js'
import { CIRCLE_TIMES, circlePeople, type CirclePerson, type CircleTime, type CircleView, isHarmTold } from './circle-people.js'
import { tableOf } from './circle-table.js'
import { notPlaced } from './circle-unplaced.js'
import { descriptionOf } from './circle-words.js'
import { drawWorksheet } from './circle-worksheet.js'
import { heading, MARGIN } from './heading.js'
import { legend } from './legend.js'
import { checkPicture, EMPTY_TABLE, type PictureOptions, picturesAllowed, type PictureTable, type Setting, settingOf, urgentLines } from './picture.js'
import { sheet, tallest } from './svg.js'

/** Options of the closeness circle. */
export interface CircleOptions extends PictureOptions {
  /** Marks who matters to the candidate foci, and tells whether a client's page may show people at all; without it, it shows nobody. */
  readonly formulation?: Formulation
  /** The year before the episode, the day of assessment, or both with arrows; `now` when left out. */
  readonly when?: CircleTime
  /** A worksheet to fill in by hand, without anybody of the case. */
  readonly blank?: boolean
}

/**
 * The closeness circle as an SVG: the client in the middle of three rings, everybody recorded at their distance, with
 * their names outside. Empty where a client's page may show nobody, or has nobody with a place to show.
 */
export function renderClosenessCircle(kase: Case, options: CircleOptions = {}): string {
  checkPicture(kase, options, CIRCLE_OPTIONS)
  const setting = settingOf(options, 'circle')
  const view = viewOf(options, setting)
  if (options.blank === true) return drawWorksheet(setting, view.when)
  const people = shownPeople(kase, options, view)
  return people === undefined ? '' : draw(kase, people, view, setting)
}

/** What the circle shows, as a table: everybody with their ring and what is between them and the client. */
export function closenessCircleTable(kase: Case, options: CircleOptions = {}): PictureTable {
  checkPicture(kase, options, CIRCLE_OPTIONS)
  const setting = settingOf(options, 'circle')
  const view = viewOf(options, setting)
  if (options.blank === true) return tableOf([], view)
  const people = shownPeople(kase, options, view)
  return people === undefined ? EMPTY_TABLE : tableOf(people, view)
}

const CIRCLE_OPTIONS = { when: oneOf(CIRCLE_TIMES), blank: flag }

const viewOf = ({ formulation, when = 'now' }: CircleOptions, { words, register }: Setting): CircleView => ({ words, register, when, formulation })

/**
 * Everybody, where the reader may see them. Only a formulation knows what a client's page must leave out, so without one
 * it shows nobody; and rings in which nobody has a place would tell a client that they are alone.
 */
function shownPeople(kase: Case, { formulation }: CircleOptions, view: CircleView): readonly CirclePerson[] | undefined {
  const people = circlePeople(kase, view)
  if (view.register !== 'client') return people
  const isAllowed = formulation !== undefined && picturesAllowed(formulation, view.register) && !isHarmTold(kase)
  return isAllowed && people.some(({ ring }) => ring !== undefined) ? people : undefined
}

/** How much of a crowd a picture shows: people with a place, people without one, and what it says of them. */
interface Room {
  readonly placed: number
  readonly unplaced: number
  readonly told: Told
}

/** The fullest picture first. Whoever is left out is told by number, and found in the table. */
const ROOMS: readonly Room[] = [
  { placed: 80, unplaced: 60, told: 'all' },
  { placed: 80, unplaced: 60, told: 'relation' },
  { placed: 80, unplaced: 60, told: 'name' },
  ...[80, 70, 60, 55, 50, 45, 40, 35, 30, 25, 20, 15].map((placed) => ({ placed, unplaced: Math.min(12, Math.floor(placed / 3)), told: 'name' as const })),
]

/** The fullest picture that fits a sheet of paper; on a telephone a page is as long as it has to be. */
function draw(kase: Case, everybody: readonly CirclePerson[], view: CircleView, setting: Setting): string {
  const rooms = setting.width < NARROW ? ROOMS.slice(0, 1) : ROOMS
  let made = { svg: '', height: 0 }
  for (const room of rooms) {
    made = drawIn(room, kase, everybody, view, setting)
    if (made.height <= tallest(setting.width)) break
  }
  return made.svg
}

function drawIn(room: Room, kase: Case, everybody: readonly CirclePerson[], { when, register, formulation }: CircleView, plain: Setting): { readonly svg: string; readonly height: number } {
  const setting = { ...plain, told: room.told }
  const { words, width, direction, idPrefix } = setting
  const placed = everybody.filter(({ ring }) => ring !== undefined)
  const people = nearest(placed, room.placed)
  const title = say(words, `circle.title.${when}`)
  const head = heading(title, [
    ...(register === 'client' ? [] : urgentLines(formulation?.messages ?? [], words)),
    ...(kase.fictional === true ? [say(words, 'picture.fictional')] : []),
    say(words, 'picture.as-of', { date: dateInWords(words, kase.assessedOn) }),
    ...(people.length < placed.length ? [sayCounted(words, 'circle.more', placed.length - people.length, { n: String(placed.length - people.length) })] : []),
    ...(everybody.length === 0 ? [say(words, 'circle.nobody')] : []),
    ...(room.told === 'all' ? [] : [say(words, `circle.told.${room.told}`)]),
  ], setting)
  const names = fitBeside(people, setting) ? 'beside' : 'under'
  const disc = discOf(people, MARGIN + head.height, setting, names)
  const rings = drawRings(disc, setting)
  const circle = (names === 'beside' ? besideDisc : underDisc)(people, disc, setting)
  const strip = notPlaced(everybody.filter(({ ring }) => ring === undefined), MARGIN + head.height + circle.height + 10, setting, room.unplaced)
  const top = MARGIN + head.height + circle.height + 10 + strip.height + (strip.height === 0 ? 0 : 12)
  const key = legend(keyOf(everybody, when, setting), { left: MARGIN, top, width: width - 2 * MARGIN, direction })
  const description = descriptionOf(everybody, when, setting)
  const height = top + key.height + MARGIN
  const isPartial = room.told !== 'all' || people.length < placed.length || everybody.length - placed.length > room.unplaced
  return { height, svg: sheet({ width, height, idPrefix, locale: words.locale, title, description, isPartial }, head.svg, rings(circle.y), circle.svg, strip.svg, key.svg) }
}

/** Those nearest to the client where there are too many to draw, in the order in which they stand. */
function nearest(placed: readonly CirclePerson[], most: number): readonly CirclePerson[] {
  if (placed.length <= most) return placed
  const weight = ({ isFocus, isInvolved, isFeared, ring }: CirclePerson): number => (isFocus || isInvolved || isFeared ? 0 : (ring ?? 5))
  const kept = new Set([...placed].sort((a, b) => weight(a) - weight(b)).slice(0, most))
  return placed.filter((person) => kept.has(person))
}
