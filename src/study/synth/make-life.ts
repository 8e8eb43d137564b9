import type { CoreAreaId } from '../../model/words.js'
import { drawFor, STREAMS, type Draw } from './draw.js'
import { newWorld } from './household.js'
import type { IntendedFocus, Settings } from './options.js'
import { DEATHS } from './situations/deaths.js'
import { FEW_TIES } from './situations/few-ties.js'
import { QUARRELS } from './situations/quarrels.js'
import type { Sign, Situation, SyntheticSubject } from './situations/situation.js'
import { UPHEAVALS } from './situations/upheavals.js'
import { addEvent, dated, type World } from './world.js'

/** An area that was put into a synthetic case. */
export interface PlacedArea {
  readonly area: CoreAreaId
  /** Name of the kind of situation, as in `parent-died` or `move`. */
  readonly situation: string
  readonly subject: SyntheticSubject
  /** Chance with which each of its signs was drawn. */
  readonly strength: number
}

/** A life with what was put into it. */
export interface Life {
  readonly world: World
  readonly focus: IntendedFocus
  readonly placed: readonly PlacedArea[]
  readonly competitor?: PlacedArea
}

const SITUATIONS: Readonly<Record<CoreAreaId, readonly Situation[]>> = {
  grief: DEATHS, 'role-dispute': QUARRELS, 'role-transition': UPHEAVALS, 'interpersonal-sensitivities': [FEW_TIES],
}

// What comes from a change stands in the case already when the next situation looks for room.
const ORDER: readonly CoreAreaId[] = ['grief', 'role-dispute', 'role-transition', 'interpersonal-sensitivities']

/** Makes up the life behind one case. */
export function makeLife(settings: Settings, index: number): Life {
  const draw = drawFor(settings.seed, index, STREAMS.world)
  const focus = draw.weighted(settings.foci) ?? 'none'
  const meant = focus === 'none' ? [] : focus === 'mixed' ? [...draw.shuffled(ORDER.slice(0, 3))].slice(0, 2) : [focus]
  const world = newWorld(draw, settings, focus === 'interpersonal-sensitivities')
  const [rivals, wanted] = [draw.shuffled(ORDER.filter((area) => !meant.includes(area))), draw.chance(settings.competitor.share)]
  const placed = meant.flatMap((area) => placeOne(world, area, settings.strength))
  const rival = wanted && settings.competitor.strength > 0 && focus !== 'mixed' ? rivals.find((area) => choices(world, area).length > 0) : undefined
  const [competitor] = rival === undefined ? [] : placeOne(world, rival, settings.competitor.strength)
  backdrop(world)
  return { world, focus, placed, ...(competitor === undefined ? {} : { competitor }) }
}

const choices = (world: World, area: CoreAreaId): readonly (readonly [Situation, number])[] =>
  SITUATIONS[area].map((situation) => [situation, situation.weight(world)] as const).filter(([, weight]) => weight > 0)

function placeOne(world: World, area: CoreAreaId, strength: number): readonly PlacedArea[] {
  const situation = world.draw.weighted(choices(world, area))
  if (situation === undefined) return []
  return [{ area, situation: situation.name, subject: situation.place(world, signs(world.draw, strength)), strength }]
}

const signs = (draw: Draw, strength: number): Sign => (usual = 1) => draw.chance(strength * usual)

/** What happens in any year and changes little. */
function backdrop(world: World): void {
  const { draw, onset } = world
  const child = world.children.find(({ ageYears }) => ageYears >= 5 && ageYears <= 16)?.person
  if (child !== undefined && draw.chance(0.25)) {
    addEvent(world, {
      type: 'other', title: `${child.name ?? ''} changed schools`.trim(), on: dated(world, onset - draw.between(20, 420)), people: [child.id], phase: 'complete', wanted: 'wanted',
      severity: 1, unfolding: 'no', changesRole: 'no', broughtByIllness: 'no', adapted: 'yes', linkedByClient: 'no',
    })
  }
}
