import { compareText } from '../../compare-text.js'
import type { AreaResult, Candidate } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { AreaId } from '../../model/words.js'
import { wishList, type Wishes } from './wishes.js'
import { keyOf } from './space.js'

/** Something to be made as great as it can be over all completions. */
export interface Goal {
  /** No completion of the world reaches more; -Infinity when none can count at all. */
  readonly bound: (world: World) => number
  /** Every completion reaches this; -Infinity when nothing is sure. */
  readonly floor: (world: World) => number
  /** In a world in which nothing that matters is open. */
  readonly value: (world: World) => number
  readonly wishes: (world: World) => Wishes
  /** Which of several worlds with the same bound to look at first; greater is sooner. */
  readonly promise?: (world: World) => number
  /** What a completion is made to favour where the goal itself has no opinion. */
  readonly lean?: (world: World) => Wishes
}

/** The numbers of the standard that the order of areas rests on. */
export interface Standard {
  readonly wellSupported: number
  readonly leastLead: number
}

export function areaIn(world: World, area: AreaId): AreaResult {
  const found = world.ranking.areas.find((each) => each.area === area)
  if (found === undefined) throw new RangeError(`no area ${area}`)
  return found
}

/** The greatest support one candidate can give its area. */
export function mostOf(area: AreaId, { subject }: Pick<Candidate, 'subject'>): Goal {
  const here = (world: World): Candidate | undefined => areaIn(world, area).candidates.find((each) => keyOf(each.subject) === keyOf(subject))
  return {
    bound: (world) => {
      const own = here(world)
      return own === undefined ? -Infinity : Math.min(own.bounds.high, areaIn(world, area).bounds.high)
    },
    floor: () => -Infinity,
    value: (world) => (here(world)?.status === 'candidate' ? areaIn(world, area).support : -Infinity),
    wishes: (world) => {
      const wishes = wishList(world)
      const own = here(world)
      if (own !== undefined) wishes.add(own, 'up', 'up')
      if (areaIn(world, area).standing === 'deducted') wishes.addOthers(area, 'both', 'both')
      return wishes.all
    },
  }
}

/** The least support of one candidate while the area applies to it, whatever the area's others come to; turned round so that more is less. */
export function leastFor(area: AreaId, { subject }: Pick<Candidate, 'subject'>): Goal {
  const here = (world: World): Candidate | undefined => areaIn(world, area).candidates.find((each) => keyOf(each.subject) === keyOf(subject))
  return {
    bound: (world) => 0 - (here(world)?.bounds.low ?? Infinity),
    floor: () => -Infinity,
    value: (world) => {
      const own = here(world)
      return own?.status === 'candidate' ? 0 - own.support : -Infinity
    },
    wishes: (world) => {
      const wishes = wishList(world)
      const own = here(world)
      if (own !== undefined) wishes.add(own, 'down', 'up')
      return wishes.all
    },
    lean: (world) => {
      const wishes = wishList(world)
      for (const each of areaIn(world, area).candidates) wishes.add(each, 'down', keyOf(each.subject) === keyOf(subject) ? 'up' : 'down')
      return wishes.all
    },
  }
}

/** That nobody is a candidate of the area, which leaves it without support. */
export function nobodyIn(area: AreaId): Goal {
  return {
    bound: (world) => (areaIn(world, area).candidates.some(({ status }) => status === 'candidate') ? -Infinity : 0),
    floor: () => -Infinity,
    value: (world) => (areaIn(world, area).candidates.some(({ status }) => status === 'candidate') ? -Infinity : 0),
    wishes: (world) => {
      const wishes = wishList(world)
      for (const each of areaIn(world, area).candidates) wishes.add(each, undefined, 'down')
      return wishes.all
    },
  }
}

/** The least support of an area, turned round so that more is less. */
export function leastOf(area: AreaId): Goal {
  return {
    bound: (world) => 0 - areaIn(world, area).bounds.low,
    floor: (world) => 0 - areaIn(world, area).bounds.high,
    value: (world) => 0 - areaIn(world, area).support,
    wishes: (world) => {
      const wishes = wishList(world)
      for (const each of areaIn(world, area).candidates) wishes.add(each, 'down', 'both')
      if (areaIn(world, area).standing === 'deducted') wishes.addOthers(area, 'both', 'both')
      return wishes.all
    },
  }
}

const YES = 1
const NO = -Infinity

/** That an area stands first. */
export function firstIs(area: AreaId, standard: Standard): Goal {
  return {
    bound: (world) => (mayBeFirst(world, area, standard) ? YES : NO),
    floor: () => NO,
    value: (world) => (isFirst(world, area) ? YES : NO),
    promise: (world) => {
      const own = areaIn(world, area)
      return own.bounds.high - Math.max(...world.ranking.areas.filter((other) => other.area !== area).map((other) => other.bounds.low), -99)
    },
    wishes: (world) => {
      const wishes = wishList(world)
      for (const each of areaIn(world, area).candidates) wishes.add(each, 'up', 'up')
      for (const other of world.ranking.areas) {
        if (other.area === area) continue
        for (const each of other.candidates) wishes.add(each, 'down', 'down')
        if (givesWay(other) && mayBeRanked(other, world, standard) && other.bounds.high >= areaIn(world, area).bounds.low) wishes.addOthers(other.area, 'up', 'up')
      }
      return wishes.all
    },
  }
}

/** That no area is a candidate, so that none stands first. */
export function nobodyIsFirst(): Goal {
  const isSure = (world: World): boolean => world.ranking.areas.some(({ standing, candidates }) =>
    standing !== 'background' && standing !== 'absent' && candidates.some(({ status }) => status === 'candidate'))
  return {
    bound: (world) => (isSure(world) ? NO : YES),
    floor: () => NO,
    value: (world) => (isSure(world) ? NO : YES),
    wishes: (world) => {
      const wishes = wishList(world)
      for (const { candidates } of world.ranking.areas) for (const each of candidates) wishes.add(each, undefined, 'down')
      return wishes.all
    },
  }
}

/** How many areas come before this one while it is ranked; `most` or `least` of them, turned so that more is sought. */
export function placeOf(area: AreaId, end: 'best' | 'worst', standard: Standard): Goal {
  const sign = end === 'worst' ? 1 : -1
  const others = (world: World): readonly AreaResult[] => world.ranking.areas.filter((other) => other.area !== area)
  return {
    bound: (world) => {
      const own = areaIn(world, area)
      if (!mayBeRanked(own, world, standard)) return NO
      return end === 'worst'
        ? others(world).filter((other) => mayBeRanked(other, world, standard) && other.bounds.high > own.bounds.low).length
        : 0 - others(world).filter((other) => mustBeRanked(other, world, standard) && other.bounds.low > own.bounds.high).length
    },
    floor: () => NO,
    value: (world) => {
      const place = placeIn(world, area)
      return place === undefined ? NO : sign * (place - 1)
    },
    wishes: (world) => {
      const wishes = wishList(world)
      const [mine, theirs] = end === 'worst' ? (['down', 'up'] as const) : (['up', 'down'] as const)
      const own = areaIn(world, area)
      // An area comes lower through its lesser candidate when the better one does not apply.
      for (const each of own.candidates) wishes.add(each, mine, end === 'worst' && own.candidates.length > 1 ? 'both' : 'up')
      for (const other of others(world)) {
        // Who can never come before it is left out of account.
        if (!mayBeRanked(other, world, standard) || other.bounds.high <= own.bounds.low) continue
        for (const each of other.candidates) wishes.add(each, theirs, theirs)
        if (givesWay(other)) wishes.addOthers(other.area, 'both', 'both')
      }
      if (own.standing === 'residual') wishes.addOthers(area, 'down', 'down')
      if (own.standing === 'deducted') wishes.addOthers(area, 'both', 'both')
      return wishes.all
    },
    promise: (world) => {
      const own = areaIn(world, area)
      return others(world).reduce((sum, other) => sum + sign * Math.max(-9, Math.min(1, end === 'worst' ? other.bounds.low - own.bounds.high : other.bounds.high - own.bounds.low)), 0)
    },
  }
}

/**
 * Wishes that tend towards an area's ends without claiming to reach them. `behind`: low among the others;
 * `behindAll`: low among others that are not well supported, so that a residual area ranks too; `ahead`: high among low others.
 */
export function tendency(area: AreaId, kind: 'behind' | 'behindAll' | 'ahead', residual: readonly AreaId[]): (world: World) => Wishes {
  return (world) => {
    const wishes = wishList(world)
    for (const each of world.contenders()) {
      if (each.area === area) wishes.add(each, kind === 'ahead' ? 'up' : 'down', 'up')
      else wishes.add(each, kind === 'behind' || (kind === 'behindAll' && residual.includes(each.area)) ? 'up' : 'down', kind === 'ahead' ? 'down' : 'up')
    }
    return wishes.all
  }
}

export const isFirst = (world: World, area: AreaId): boolean => {
  const [first] = world.ranking.areas
  return first?.area === area && first.status === 'candidate'
}

/** Place among the areas that are ranked, level areas sharing the better one; undefined for an area that is not. */
export function placeIn(world: World, area: AreaId): number | undefined {
  const own = areaIn(world, area)
  if (own.status !== 'candidate') return undefined
  return 1 + world.ranking.areas.filter((other) => other.status === 'candidate' && other.support > own.support).length
}

/** An area that gives way, or gives points away, while another is well supported. */
const givesWay = ({ standing, candidates }: AreaResult): boolean =>
  (standing === 'residual' || standing === 'deducted') && candidates.length > 0

const isShown = ({ standing }: AreaResult): boolean => standing !== 'background' && standing !== 'absent'

const isSurelyCandidate = ({ candidates }: AreaResult): boolean => candidates.some(({ status }) => status === 'candidate')

function mayBeRanked(area: AreaResult, world: World, { wellSupported }: Standard): boolean {
  return isShown(area) && area.candidates.length > 0 && (area.standing !== 'residual' || !mustStandAside(area, world, wellSupported))
}

function mustBeRanked(area: AreaResult, world: World, { wellSupported }: Standard): boolean {
  return isShown(area) && isSurelyCandidate(area) && (area.standing !== 'residual' || !mayStandAside(area, world, wellSupported))
}

const ordinaryBeside = (area: AreaResult, world: World): readonly Candidate[] =>
  world.ranking.areas.filter((other) => other.area !== area.area && other.standing === 'ordinary').flatMap(({ candidates }) => candidates)

const mayStandAside = (area: AreaResult, world: World, wellSupported: number): boolean =>
  ordinaryBeside(area, world).some(({ bounds }) => bounds.high >= wellSupported)

const mustStandAside = (area: AreaResult, world: World, wellSupported: number): boolean =>
  ordinaryBeside(area, world).some((each) =>
    each.band === 'well-supported' && each.bounds.low >= wellSupported && !mayLoseThemes(each, world))

/** What fired stays fired, so a theme once carried is carried in every completion, unless a shared event halves its last point. */
const mayLoseThemes = ({ subject, themes }: Candidate, { shared }: World): boolean =>
  shared.some(({ person, event }) => (subject.kind === 'person' && person === subject.id) || (subject.kind === 'event' && event === subject.id))
  && themes.some((theme) => theme.for === 1)

/** Whether some completion may put the area first, as far as outer bounds tell. */
function mayBeFirst(world: World, area: AreaId, standard: Standard): boolean {
  const own = areaIn(world, area)
  if (!mayBeRanked(own, world, standard)) return false
  const isPlain = world.shared.every(({ certain }) => certain)
  return world.ranking.areas.every((other) => {
    if (other.area === area || !mustBeRanked(other, world, standard)) return true
    const lead = other.bounds.low - own.bounds.high
    if (other.standing === 'residual' && own.standing === 'ordinary') return lead < standard.leastLead
    // Level ordinary areas stand in the order of their names.
    return lead < 0 || (lead === 0 && !(isPlain && own.standing === 'ordinary' && other.standing === 'ordinary' && compareText(other.area, area) < 0))
  })
}

