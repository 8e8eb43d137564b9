import type { Case } from '../../model/case.js'
import type { Formulation } from '../../model/formulation.js'
import { flag, oneOf } from '../../options.js'
import { dateInWords } from '../../words/dates.js'
import { say, sayCounted } from '../../words/phrase.js'
import { discOf, drawRings } from './circle-disc.js'
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
import { sheet } from './svg.js'

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
 * their names outside. Empty where a client's page may show nobody.
 */
export function renderClosenessCircle(kase: Case, options: CircleOptions = {}): string {
  checkPicture(kase, options, CIRCLE_OPTIONS)
  const setting = settingOf(options, 'circle')
  const view = viewOf(options, setting)
  if (options.blank === true) return drawWorksheet(setting, view.when)
  if (!isAllowed(kase, options, setting)) return ''
  return draw(kase, circlePeople(kase, view), view, setting)
}

/** What the circle shows, as a table: everybody with their ring and what is between them and the client. */
export function closenessCircleTable(kase: Case, options: CircleOptions = {}): PictureTable {
  checkPicture(kase, options, CIRCLE_OPTIONS)
  const setting = settingOf(options, 'circle')
  const view = viewOf(options, setting)
  if (options.blank === true) return tableOf([], view)
  return isAllowed(kase, options, setting) ? tableOf(circlePeople(kase, view), view) : EMPTY_TABLE
}

const CIRCLE_OPTIONS = { when: oneOf(CIRCLE_TIMES), blank: flag }

const viewOf = ({ formulation, when = 'now' }: CircleOptions, { words, register }: Setting): CircleView => ({ words, register, when, formulation })

/** Only a formulation knows what a client's page must leave out, so without one it shows nobody. */
function isAllowed(kase: Case, { formulation }: CircleOptions, { register }: Setting): boolean {
  if (register !== 'client') return true
  return formulation !== undefined && picturesAllowed(formulation, register) && !isHarmTold(kase)
}

/** People drawn in one circle; more of them are told by number, and found in the table. */
const MOST_DRAWN = 80

function draw(kase: Case, everybody: readonly CirclePerson[], { when, register, formulation }: CircleView, setting: Setting): string {
  const { words, width, direction, idPrefix } = setting
  const placed = everybody.filter(({ ring }) => ring !== undefined)
  const people = nearest(placed)
  const title = say(words, `circle.title.${when}`)
  const head = heading(title, [
    ...(register === 'client' ? [] : urgentLines(formulation?.messages ?? [], words)),
    ...(kase.fictional === true ? [say(words, 'picture.fictional')] : []),
    say(words, 'picture.as-of', { date: dateInWords(words, kase.assessedOn) }),
    ...(people.length < placed.length ? [sayCounted(words, 'circle.more', placed.length - people.length, { n: String(placed.length - people.length) })] : []),
    ...(everybody.length === 0 ? [say(words, 'circle.nobody')] : []),
  ], setting)
  const names = fitBeside(people, setting) ? 'beside' : 'under'
  const disc = discOf(people, MARGIN + head.height, setting, names)
  const rings = drawRings(disc, setting)
  const circle = (names === 'beside' ? besideDisc : underDisc)(people, disc, setting)
  const strip = notPlaced(everybody.filter(({ ring }) => ring === undefined), MARGIN + head.height + circle.height + 10, setting)
  const top = MARGIN + head.height + circle.height + 10 + strip.height + (strip.height === 0 ? 0 : 12)
  const key = legend(keyOf(everybody, when, setting), { left: MARGIN, top, width: width - 2 * MARGIN, direction })
  const description = descriptionOf(everybody, when, setting)
  return sheet({ width, height: top + key.height + MARGIN, idPrefix, locale: words.locale, title, description },
    head.svg, rings(circle.y), circle.svg, strip.svg, key.svg)
}

/** Those nearest to the client where there are too many to draw, in the order in which they stand. */
function nearest(placed: readonly CirclePerson[]): readonly CirclePerson[] {
  if (placed.length <= MOST_DRAWN) return placed
  const weight = ({ isFocus, isFeared, ring }: CirclePerson): number => (isFocus || isFeared ? 0 : (ring ?? 5))
  const kept = new Set([...placed].sort((a, b) => weight(a) - weight(b)).slice(0, MOST_DRAWN))
  return placed.filter((person) => kept.has(person))
}
