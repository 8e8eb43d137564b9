import { namer, type Sex } from './names.js'
import type { Draw } from './draw.js'
import type { Settings } from './options.js'
import { addPerson, dated, dayOfAge, ordinary, type PersonDraft, type World } from './world.js'

/** A client and the people around them, before anything has happened. */
export function newWorld(draw: Draw, settings: Settings, solitary: boolean): World {
  const { clients, assessed: { first, last } } = settings
  const assessed = draw.between(first, last)
  const ageYears = draw.between(clients.youngest, clients.oldest)
  const world: World = {
    draw, settings, assessed, ageYears,
    nameFor: namer(draw),
    onset: assessed - draw.between(42, 300),
    sex: draw.chance(0.6) ? 'f' : 'm',
    born: assessed - Math.floor(ageYears * 365.25) - draw.between(3, 360),
    people: [], events: [], numbers: [...draw.shuffled([1, 2, 3, 4, 5, 6])], changes: [], specialScores: [], children: [], wishes: [],
    patterns: plainPatterns(draw),
    working: ageYears < 66 && draw.chance(clients.working),
    perinatal: 'none',
    circle: { gone: 0, companyBefore: 'yes', companyNow: draw.chance(0.8) ? 'yes' : 'no' },
    used: new Set(), metOn: new Map(),
  }
  family(world, solitary)
  if (solitary) return world
  acquaintances(world)
  // Most people can say to somebody how they really are.
  const near = world.people.filter(({ relation, closenessNow }) => relation !== 'child' && (closenessNow === 1 || closenessNow === 2))
  const [closest] = [...near.filter(({ closenessNow }) => closenessNow === 1), ...near]
  if (closest !== undefined && draw.chance(0.85) && near.every(({ confidant }) => confidant !== 'yes')) closest.confidant = 'yes'
  return world
}

function plainPatterns(draw: Draw): World['patterns'] {
  return {
    fewTiesLifelong: 'no', difficultyForming: 'no', difficultyKeeping: 'no', difficultyExpressing: draw.chance(0.15) ? 'yes' : 'no',
    rejectionFear: draw.chance(0.08) ? 'yes' : 'no', tiesWithoutCloseness: 'no', sameConflictWithMany: 'no', lonely: draw.chance(0.4) ? 'yes' : 'no', lonelyForYears: 'no',
    chosenSolitude: 'no', circumstances: [], someoneLeftOut: 'no', belongsSomewhere: draw.chance(0.6) ? 'yes' : 'no',
  }
}

function family(world: World, solitary: boolean): void {
  const { draw, ageYears, settings: { clients } } = world
  const partnered = ageYears >= 20 && draw.chance(solitary ? clients.partnered * 0.15 : clients.partnered)
  const other: Sex = world.sex === 'f' ? 'm' : 'f'
  const together = draw.between(Math.max(17, ageYears - 40), Math.max(17, ageYears - 2))
  if (partnered) {
    const partner = addPerson(world, draw.chance(0.93) ? other : world.sex, { relation: 'partner', ...ordinary(draw, 1, true), contact: 'daily', contactMode: 'in-person' })
    partner.livesWith = draw.chance(0.88) ? 'yes' : 'no'
    met(world, partner, Math.min(dayOfAge(world, together) + draw.between(0, 300), world.assessed - 700))
  }
  const childless = solitary ? 0.2 : 1
  if (ageYears >= 24 && draw.chance(clients.parents * childless)) children(world)
  parents(world, solitary)
  const siblings = draw.weighted([[0, 25], [1, 45], [2, 30]]) ?? 1
  for (let n = 0; n < siblings; n += 1) {
    const closeness = draw.pick<1 | 2 | 3>(solitary ? [3] : [2, 2, 3])
    addPerson(world, undefined, { relation: 'sibling', ...ordinary(draw, closeness, draw.chance(0.5)) })
  }
}

function met(world: World, person: PersonDraft, day: number): void {
  person.history = { since: dated(world, day) }
  world.metOn.set(person.id, day)
}

function children(world: World): void {
  const { draw, ageYears } = world
  const eldest = draw.between(Math.max(0, ageYears - 42), ageYears - 21)
  const count = draw.weighted([[1, 40], [2, 45], [3, 15]]) ?? 1
  for (let n = 0, years = eldest; n < count && years >= 1; n += 1, years -= draw.between(2, 4)) {
    const home = years < 18 || (years < 24 && draw.chance(0.4))
    const person = addPerson(world, undefined, { relation: 'child', ...ordinary(draw, 1, home || draw.chance(0.5)) })
    if (home) Object.assign(person, { livesWith: 'yes', contact: 'daily', contactMode: 'in-person' })
    // Small children do not hold up their parents, and are not asked to.
    if (years < 14) {
      person.supportReceived = { emotional: 'none', practical: 'none', companionship: 'some' }
      person.supportGiven = { emotional: 'much', practical: 'much' }
      person.confidant = 'no'
      person.attitudeToIllness = 'unaware'
    }
    met(world, person, world.assessed - Math.round((years + 0.5) * 365.25))
    world.children.push({ person, ageYears: years })
  }
}

function parents(world: World, solitary: boolean): void {
  const { draw, ageYears } = world
  for (const sex of ['f', 'm'] as const) {
    // Rough chances that a parent is living: nearly all at 18, few past 65.
    const living = Math.min(0.95, Math.max(0, (74 - ageYears) / 42)) * (sex === 'm' ? 0.85 : 1)
    if (!draw.chance(living)) continue
    const closeness = draw.pick<1 | 2 | 3>(solitary ? [2, 3, 3] : [1, 2, 2])
    const home = ageYears < 23 && draw.chance(0.6)
    const parent = addPerson(world, sex, { relation: 'parent', ...ordinary(draw, closeness, home || draw.chance(0.6)) })
    if (home) Object.assign(parent, { livesWith: 'yes', contact: 'daily', contactMode: 'in-person' })
  }
}

function acquaintances(world: World): void {
  const { draw, working, ageYears } = world
  const friends = draw.between(1, 3)
  for (let n = 0; n < friends; n += 1) {
    const friend = addPerson(world, draw.chance(0.7) ? world.sex : undefined, { relation: 'friend', ...ordinary(draw, draw.pick([1, 2, 2, 2, 3]), draw.chance(0.7)) })
    const since = draw.between(Math.min(16, ageYears - 2), ageYears - 2)
    met(world, friend, Math.min(dayOfAge(world, since), world.assessed - 700))
  }
  if (working) {
    addPerson(world, undefined, { relation: 'colleague', ...ordinary(draw, draw.pick([2, 3, 3]), true) })
    if (draw.chance(0.5)) addPerson(world, undefined, { relation: 'manager', ...ordinary(draw, 3, true), contact: 'weekly' })
  } else if (draw.chance(0.5)) {
    addPerson(world, undefined, { relation: draw.pick(['neighbour', 'group-member']), ...ordinary(draw, 3, true) })
  }
}
