import { say } from '../../words/phrase.js'
import { discOf, drawRings } from './circle-disc.js'
import { keyItems } from './circle-key.js'
import { type CircleTime, GROUPS, TIES } from './circle-people.js'
import { columnsOf, type Entry } from './columns.js'
import { heading, MARGIN } from './heading.js'
import { legend } from './legend.js'
import type { Setting } from './picture.js'
import { sayTo } from './register-words.js'
import { element, SMALL, sheet, written } from './svg.js'

const LINES = 12
const LINE_HEIGHT = 30

/** Empty rings, numbered lines for names, and a key to the signs: to be printed and filled in by hand. */
export function drawWorksheet(setting: Setting, when: CircleTime): string {
  const { words, width, direction, idPrefix, register } = setting
  const title = say(words, `circle.title.${when}`)
  const instruction = say(words, `circle.blank.${when}`)
  const head = heading(title, [instruction, say(words, 'circle.blank.fields')], setting)
  const disc = discOf([], MARGIN + head.height, { ...setting, told: 'all' }, 'under')
  const listTop = disc.y + disc.rings[3] + 24
  const lines = columnsOf(Array.from({ length: LINES }, (_, index) => emptyLine(index + 1, setting)), listTop, setting)
  const top = listTop + lines.height + 10
  const key = legend(keyItems({
    groups: GROUPS, ties: when === 'before' ? [] : TIES, isConflict: when !== 'before', isUntied: false, dead: register === 'client' ? 'quiet' : 'crossed', isSupport: when !== 'before', isFocus: false, isInvolved: false,
    isFeared: register !== 'client' && when !== 'before', isMoved: when === 'movement',
  }, (item) => sayTo(register, words, 'circle.key', item)),
  { left: MARGIN, top, width: width - 2 * MARGIN, direction })
  return sheet({ width, height: top + key.height + MARGIN, idPrefix, locale: words.locale, title, description: instruction },
    head.svg, drawRings(disc, setting)(disc.y), lines.svg, key.svg)
}

function emptyLine(number: number, { direction }: Setting): Entry {
  return {
    height: () => LINE_HEIGHT,
    draw: (at, top, width) =>
      written(String(number), { x: at(0), y: top + 20, size: SMALL, anchor: direction === 'rtl' ? 'end' : 'start' })
      + element('path', { d: `M${at(22).toFixed(1)} ${(top + 22).toFixed(1)}H${at(width).toFixed(1)}`, stroke: 'currentColor', 'stroke-width': 0.8 }),
  }
}
