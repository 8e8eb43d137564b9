import type { Death } from '../../../model/case.js'
import type { DeathManner, EventType, Relation } from '../../../model/words.js'
import { addEvent, addPerson, ageOn, dated, dayOfAge, monthDayOf, yesNo, type Draft, type PersonDraft, type World } from '../world.js'
import { dayAround, wish, type Sign, type Situation, type SyntheticSubject } from './situation.js'

const ILLNESS: readonly [DeathManner, ...DeathManner[]] = ['illness', 'illness', 'sudden-illness', 'accident', 'suicide']

/** Deaths of people who mattered, as mourned or as unmourned as the signs have it. */
export const DEATHS: readonly Situation[] = [
  of('partner-died', (world) => (partnerOf(world) !== undefined && world.ageYears >= 30 && youngest(world) > 7 ? (world.ageYears > 60 ? 30 : 8) : 0), (world, day) => {
    const person = partnerOf(world)
    if (person === undefined) throw new RangeError('no partner')
    const since = Math.max(dayOfAge(world, 18), day - world.draw.between(800, 9000))
    return { person, relation: 'partner', ageYears: near(world, day, 6, 20), type: 'death-partner', since, manners: ILLNESS }
  }),
  of('parent-died', (world) => (world.ageYears > 20 && world.ageYears < 72 && mayLoseParent(world) ? 30 : 0), (world, day) => ({
    ...dyingParent(world), relation: 'parent', ageYears: Math.min(99, ageOn(world, day) + world.draw.between(19, 38)), type: 'death-parent', manners: ['illness', 'illness', 'old-age', 'sudden-illness'],
  })),
  of('sibling-died', ({ ageYears }) => (ageYears > 24 ? 14 : 0), (world, day) => ({ relation: 'sibling', ageYears: near(world, day, 9, 6), type: 'death-sibling', manners: [...ILLNESS, 'overdose'] })),
  of('child-died', ({ ageYears }) => (ageYears > 34 ? 8 : 0), (world, day) => {
    const age = ageOn(world, day)
    const ageYears = Math.max(1, age - world.draw.between(21, 42))
    return { relation: 'child', ageYears, type: 'death-child', since: day - Math.round((ageYears + 0.4) * 365.25), manners: ['illness', 'accident', 'sudden-illness'] }
  }),
  of('friend-died', ({ ageYears }) => (ageYears > 24 ? 14 : 0), (world, day) => ({ relation: 'friend', ageYears: near(world, day, 8, 16), type: 'death-friend', manners: [...ILLNESS, 'overdose'] })),
  of('grandparent-died', ({ ageYears }) => (ageYears < 36 ? 12 : 0), (world, day) => ({
    relation: 'grandparent', ageYears: Math.min(101, ageOn(world, day) + world.draw.between(46, 60)), type: 'death-other', manners: ['illness', 'old-age', 'sudden-illness'],
  })),
  of('baby-lost', ({ sex, ageYears, used }) => (sex === 'f' && ageYears >= 26 && ageYears <= 42 && !used.has('pregnancy') ? 16 : 0), (world) => {
    const manner = world.draw.pick(['stillbirth', 'stillbirth', 'miscarriage', 'neonatal'] as const)
    world.used.add('pregnancy')
    return { relation: 'child', ageYears: 0, type: manner === 'neonatal' ? 'neonatal-death' : manner, manners: [manner], unborn: true }
  }),
]

interface Dying {
  /** Somebody who is in the case already. */
  readonly person?: PersonDraft
  readonly relation: Relation
  readonly ageYears: number
  readonly type: EventType
  readonly since?: number
  readonly manners: readonly [DeathManner, ...DeathManner[]]
  readonly unborn?: true
}

function of(name: string, weight: Situation['weight'], who: (world: World, day: number) => Dying): Situation {
  return {
    area: 'grief',
    name,
    weight,
    place: (world, sign) => {
      const day = dayAround(world, sign, 270)
      return bury(world, sign, day, who(world, day))
    },
  }
}

const partnerOf = ({ people, used }: World): PersonDraft | undefined => people.find(({ id, relation, status }) => relation === 'partner' && status === 'in-contact' && !used.has(id))

const mayLoseParent = ({ people, used }: World): boolean => {
  const parents = people.filter(({ relation }) => relation === 'parent')
  return parents.length < 2 || parents.some(({ id, status }) => status === 'in-contact' && !used.has(id))
}

/** One of the living parents; where none is, the death is that of the other or of the last. */
function dyingParent({ people, used, draw }: World): { readonly person?: PersonDraft } {
  const all = people.filter(({ relation }) => relation === 'parent')
  const free = all.filter(({ id, status }) => status === 'in-contact' && !used.has(id))
  const person = all.length === 2 || draw.chance(0.5) ? free[0] : undefined
  return person === undefined ? {} : { person }
}

const youngest = ({ children }: World): number => Math.min(99, ...children.map(({ ageYears }) => ageYears))

/** About the client's own age on a day. */
const near = (world: World, day: number, apart: number, least: number): number => Math.max(least, ageOn(world, day) + world.draw.between(-apart, apart))

function bury(world: World, sign: Sign, day: number, { person, relation, ageYears, type, since, manners, unborn }: Dying): SyntheticSubject {
  const { draw } = world
  const close = sign()
  const together = person?.livesWith
  const dead = person ?? addPerson(world, undefined, { relation })
  const { id, name } = dead
  const before: Partial<PersonDraft> = unborn === true
    ? { closenessBefore: close ? 1 : 2 }
    : {
        closenessBefore: close ? 1 : draw.pick([2, 3]),
        ...(together === undefined ? {} : { livesWith: together }),
        confidant: relation === 'child' && ageYears < 15 ? 'no' : close ? draw.pick(['yes', 'yes', 'partly']) : draw.pick(['partly', 'no']),
        satisfaction: close ? draw.between(6, 10) : draw.between(4, 8),
      }
  for (const key of Object.keys(dead)) Reflect.deleteProperty(dead, key)
  const linked = yesNo(sign())
  const told: PersonDraft = {
    id, ...(name === undefined ? {} : { name }), relation, status: 'deceased', ...before,
    ...(since === undefined ? {} : { history: { since: dated(world, since) } }),
    death: mourning(world, sign, day, ageYears, draw.pick(manners), unborn === true), linkedByClient: linked,
  }
  Object.assign(dead, told)
  world.used.add(id)
  // Some deaths are told with the person only.
  if (draw.chance(0.75)) addEvent(world, { type, on: dated(world, day), people: [id], phase: 'complete', severity: close ? 3 : 2, linkedByClient: linked })
  wish(world, sign, { about: id, saidBy: 'client' })
  return { kind: 'person', id }
}

function mourning(world: World, sign: Sign, day: number, ageYears: number, manner: DeathManner, unborn: boolean): Draft<Death> {
  const { draw, assessed } = world
  const yearning = sign() ? draw.pick(['moderate', 'severe'] as const) : draw.pick(['none', 'mild'] as const)
  if (assessed - day > 180 && draw.chance(0.4)) world.specialScores.push({ instrument: 'pg-13-r', level: yearning === 'severe' ? 0.7 : yearning === 'moderate' ? 0.5 : 0.15 })
  const slow = manner === 'illness' || manner === 'old-age'
  return {
    on: dated(world, day),
    manner,
    sudden: yesNo(!slow || (manner === 'old-age' && draw.chance(0.3))),
    ageYears,
    ...(unborn ? { feltAsChild: yesNo(sign()) } : { clientPresent: yesNo(draw.chance(0.35)), caredFor: yesNo(slow && draw.chance(0.4)) }),
    mourningObstructed: yesNo(sign(0.55)),
    littleReaction: yesNo(sign(0.5)),
    mourned: yesNo(!sign(0.9)),
    yearning,
    avoidance: yesNo(sign(0.85)),
    enshrining: yesNo(sign(0.4)),
    guilt: yesNo(sign(0.5)),
    ambivalence: yesNo(!unborn && sign(0.4)),
    identification: yesNo(slow && sign(0.15)),
    newTies: yesNo(!sign(0.8)),
    distressAbout: sign() ? 'person' : draw.pick(['role', 'both']),
    ...(unborn || !draw.chance(0.3) ? {} : { specialDays: [monthDayOf(day + draw.between(20, 340))] }),
  }
}
