import type { CirclePerson, CircleTime, Group, Tie } from './circle-people.js'
import { GROUPS, TIES } from './circle-people.js'
import { arrow, shape, tieLine, warning } from './circle-shapes.js'
import type { LegendItem } from './legend.js'
import type { Setting } from './picture.js'
import { sayTo } from './register-words.js'

const SIZE = 5.5

/** What the signs mean, only of those that occur. */
export function keyOf(people: readonly CirclePerson[], when: CircleTime, { words, register }: Setting): readonly LegendItem[] {
  const placed = people.filter(({ ring }) => ring !== undefined)
  return keyItems({
    groups: GROUPS.filter((group) => people.some((person) => person.group === group)),
    ties: TIES.filter((tie) => placed.some((person) => person.tie === tie)),
    isConflict: placed.some(({ isConflict }) => isConflict),
    isUntied: when !== 'before' && placed.some(({ tie, isConflict }) => tie === undefined && !isConflict),
    dead: people.find((person) => person.dead !== undefined)?.dead,
    isSupport: people.some(({ isSupport }) => isSupport),
    isFocus: people.some(({ isFocus }) => isFocus),
    isInvolved: people.some(({ isInvolved }) => isInvolved),
    isFeared: people.some(({ isFeared }) => isFeared),
    isMoved: placed.some(({ movedFrom }) => movedFrom !== undefined),
  }, (key) => sayTo(register, words, 'circle.key', key))
}

/** Which signs a key explains. */
export interface KeyParts {
  readonly groups: readonly Group[]
  readonly ties: readonly Tie[]
  readonly isConflict: boolean
  readonly isUntied: boolean
  readonly dead: CirclePerson['dead']
  readonly isSupport: boolean
  readonly isFocus: boolean
  readonly isInvolved: boolean
  readonly isFeared: boolean
  readonly isMoved: boolean
}

export function keyItems(parts: KeyParts, text: (key: string) => string): readonly LegendItem[] {
  const one = (isThere: boolean, key: string, sign: LegendItem['sign']): readonly LegendItem[] => (isThere ? [{ sign, text: text(key) }] : [])
  const line = (tie: Tie | undefined, isConflict: boolean): LegendItem['sign'] => (x, y) => tieLine({ tie, isConflict }, [x - 13, y], [x + 13, y])
  return [
    ...parts.groups.flatMap((group) => one(true, `group.${group}`, (x, y) => shape({ group }, x, y, SIZE))),
    ...one(parts.isSupport, 'support', (x, y) => shape({ group: 'family', isSupport: true }, x, y, SIZE)),
    ...one(parts.dead !== undefined, 'dead', (x, y) => shape({ group: 'family', dead: parts.dead }, x, y, SIZE)),
    ...one(parts.isFocus, 'focus', (x, y) => shape({ group: 'family', isFocus: true }, x, y, SIZE - 2)),
    ...one(parts.isInvolved, 'involved', (x, y) => shape({ group: 'family', isInvolved: true }, x, y, SIZE - 2)),
    ...one(parts.isFeared, 'fear', (x, y) => warning(x, y)),
    ...parts.ties.flatMap((tie) => one(true, `tie.${tie}`, line(tie, false))),
    ...one(parts.isConflict, 'conflict', line('contact', true)),
    ...one(parts.isUntied, 'untied', () => ''),
    ...one(parts.isMoved, 'moved', (x, y) => arrow([x - 10, y], [x + 13, y])),
  ]
}
