import type { EventType, LifeTiming, Loss, Wanted } from '../../../model/words.js'
import { addEvent, addPerson, dated, ordinary, yesNo, type EventDraft, type PersonDraft, type World } from '../world.js'
import { dayAround, wish, type Sign, type Situation, type SyntheticSubject } from './situation.js'

interface Kind {
  readonly type: EventType
  readonly weight: (world: World) => number
  readonly wanted: readonly [Wanted, ...Wanted[]]
  readonly timing: readonly [LifeTiming, ...LifeTiming[]]
  readonly sudden?: true
  readonly losses: readonly [Loss, ...Loss[]]
  /** What else it brings about; gives the people it involves. */
  readonly brings?: (world: World, day: number) => readonly string[]
  /** People and activities that are left behind. */
  readonly leaves?: 'town' | 'work'
}

const between = (least: number, most: number, weight: number) => ({ ageYears }: World): number => (ageYears >= least && ageYears <= most ? weight : 0)
const atWork = (least: number, most: number, weight: number) => (world: World): number => (world.working ? between(least, most, weight)(world) : 0)

const KINDS: readonly Kind[] = [
  { type: 'move', weight: between(18, 80, 16), wanted: ['wanted', 'mixed', 'unwanted'], timing: ['on-time'], losses: ['routine', 'belonging', 'support', 'home'], leaves: 'town' },
  { type: 'migration', weight: between(20, 50, 8), wanted: ['wanted', 'mixed'], timing: ['on-time'], losses: ['belonging', 'status', 'support', 'identity'], leaves: 'town' },
  { type: 'redundancy', weight: atWork(22, 62, 14), wanted: ['unwanted'], timing: ['on-time', 'early'], sudden: true, losses: ['income', 'status', 'routine', 'purpose'], brings: stopsWork, leaves: 'work' },
  { type: 'retirement', weight: atWork(56, 65, 40), wanted: ['wanted', 'mixed', 'unwanted'], timing: ['on-time', 'early'], losses: ['identity', 'routine', 'purpose', 'belonging'], brings: stopsWork, leaves: 'work' },
  { type: 'promotion', weight: atWork(25, 58, 10), wanted: ['wanted', 'mixed'], timing: ['on-time'], losses: ['belonging', 'routine', 'identity'] },
  { type: 'new-job', weight: atWork(20, 58, 8), wanted: ['wanted', 'mixed'], timing: ['on-time'], losses: ['belonging', 'routine', 'status'] },
  { type: 'study-start', weight: between(18, 32, 16), wanted: ['wanted', 'mixed'], timing: ['on-time', 'late'], losses: ['routine', 'belonging', 'status'] },
  { type: 'exam-failure', weight: between(18, 28, 10), wanted: ['unwanted'], timing: ['on-time'], sudden: true, losses: ['status', 'future', 'identity'] },
  { type: 'child-leaves', weight: ({ children }) => (children.some(grown) ? 30 : 0), wanted: ['mixed', 'unwanted'], timing: ['on-time'], losses: ['purpose', 'routine', 'identity'], brings: childLeaves },
  { type: 'birth', weight: (world) => (living(world) && !world.used.has('pregnancy') ? between(24, 43, 18)(world) : 0), wanted: ['wanted', 'mixed'], timing: ['on-time', 'early'], losses: ['independence', 'routine', 'identity', 'intimacy'], brings: birth },
  { type: 'divorce-final', weight: (world) => (hasPartner(world) ? between(28, 66, 20)(world) : 0), wanted: ['unwanted', 'mixed'], timing: ['on-time'], losses: ['home', 'future', 'intimacy', 'identity'], brings: parted },
  { type: 'breakup-final', weight: (world) => (world.people.some(({ relation }) => relation === 'partner') ? 0 : between(22, 50, 14)(world)), wanted: ['unwanted', 'mixed'], timing: ['on-time'], losses: ['intimacy', 'future', 'routine'], brings: formerPartner },
  { type: 'illness-self', weight: between(30, 95, 16), wanted: ['unwanted'], timing: ['early', 'on-time'], sudden: true, losses: ['health', 'independence', 'future', 'routine'] },
  { type: 'chronic-pain', weight: between(35, 80, 8), wanted: ['unwanted'], timing: ['early'], losses: ['health', 'routine', 'independence'] },
  { type: 'sensory-loss', weight: between(58, 95, 10), wanted: ['unwanted'], timing: ['on-time', 'early'], losses: ['independence', 'belonging', 'health'] },
  { type: 'driving-stopped', weight: between(66, 95, 12), wanted: ['unwanted'], timing: ['on-time', 'early'], sudden: true, losses: ['independence', 'routine', 'belonging'] },
  { type: 'carer-start', weight: (world) => (parentOf(world) === undefined ? 0 : between(36, 68, 16)(world)), wanted: ['mixed', 'unwanted'], timing: ['on-time', 'early'], losses: ['independence', 'routine', 'income'], brings: (world) => [parentOf(world)?.id ?? ''] },
  { type: 'coming-out', weight: between(18, 60, 4), wanted: ['wanted', 'mixed'], timing: ['late', 'on-time'], losses: ['belonging', 'support', 'identity'] },
]

/** Old enough to have been of age even if the leaving was some years ago. */
const grown = ({ ageYears }: World['children'][number]): boolean => ageYears >= 23 && ageYears <= 30

const living = ({ people }: World): boolean => people.some(({ relation, status }) => relation === 'partner' && status === 'in-contact')

/** Changes in what somebody does or is, as unsettling as the signs have it. */
export const UPHEAVALS: readonly Situation[] = KINDS.map((kind) => ({
  area: 'role-transition',
  name: kind.type,
  weight: (world) => (world.used.has(kind.type) ? 0 : kind.weight(world)),
  place: (world, sign) => overturn(world, sign, kind),
}))

function overturn(world: World, sign: Sign, { type, wanted, timing, sudden, losses, brings, leaves }: Kind): SyntheticSubject {
  const { draw, onset, assessed } = world
  const day = dayAround(world, sign, type === 'birth' ? 120 : 150)
  world.used.add(type)
  const people = brings?.(world, day) ?? []
  for (const id of people) world.used.add(id)
  const left = sign(0.8) ? draw.between(1, 4) : 0
  const listed = leaves !== undefined && left > 0 ? leaveBehind(world, day, leaves) : 0
  world.circle.gone += Math.max(0, left - listed)
  const hard = sign()
  const event: Omit<EventDraft, 'id'> = {
    type,
    on: dated(world, day),
    ...(people.length > 0 ? { people } : {}),
    phase: sign(0.7) ? 'in-progress' : 'complete',
    wanted: draw.pick(wanted),
    lifeTiming: draw.pick(timing),
    sudden: yesNo(sudden === true && draw.chance(0.8)),
    severity: hard ? draw.pick([2, 3]) : draw.pick([1, 2]),
    unfolding: yesNo(sign(0.85)),
    changesRole: yesNo(sign()),
    broughtByIllness: yesNo(day > onset && !sign(0.9)),
    losses: hard ? draw.shuffled(losses).slice(0, draw.between(2, Math.min(3, losses.length))) : draw.shuffled(losses).slice(0, draw.between(0, 1)),
    oldRole: sign(0.9) ? draw.pick(['mourned', 'mourned', 'idealised']) : draw.pick(['balanced', 'relieved']),
    newRole: sign(0.9) ? draw.pick(['all-bad', 'mixed']) : 'good',
    skillGap: yesNo(sign(0.7)),
    supportsLost: left,
    adapted: yesNo(!sign(0.95)),
    obstaclePerson: 'not-applicable',
    linkedByClient: yesNo(sign()),
    ...(type === 'divorce-final' || type === 'breakup-final' ? { decidedToPart: draw.pick(['client', 'other', 'other', 'both'] as const) } : {}),
  }
  if (day > assessed - 90 && draw.chance(0.5)) event.phase = 'in-progress'
  const { id } = addEvent(world, event)
  wish(world, sign, { about: id, saidBy: 'client' })
  return { kind: 'event', id }
}

const isFree = ({ used }: World) => ({ id, status }: PersonDraft): boolean => status === 'in-contact' && !used.has(id)

const partnerOf = (world: World): PersonDraft | undefined => world.people.filter(isFree(world)).find(({ relation }) => relation === 'partner')
const hasPartner = (world: World): boolean => partnerOf(world) !== undefined
const parentOf = (world: World): PersonDraft | undefined => world.people.filter(isFree(world)).find(({ relation }) => relation === 'parent')

/** Friends and colleagues are further away than they were; gives how many of them were near. */
function leaveBehind(world: World, day: number, what: 'town' | 'work'): number {
  const { draw, people } = world
  let near = 0
  for (const person of people.filter(isFree(world))) {
    const affected = what === 'work' ? person.relation === 'colleague' || person.relation === 'manager' : person.relation === 'friend' || person.relation === 'neighbour' || person.relation === 'group-member'
    if (!affected || !draw.chance(0.75)) continue
    if (person.closenessBefore !== 3) near += 1
    Object.assign(person, {
      status: 'low-contact', contact: draw.pick(['monthly', 'rarely']), contactMode: 'remote', closenessNow: person.closenessBefore === 1 ? draw.pick([2, 3]) : 3,
      supportReceived: { emotional: 'some', practical: 'none', companionship: 'none' }, supportGiven: { emotional: 'some', practical: 'none' }, shift: 'further', shiftedOn: dated(world, Math.min(day + draw.between(5, 30), world.assessed - 1)),
    } satisfies Partial<PersonDraft>)
  }
  if (draw.chance(0.7)) world.circle.companyNow = 'no'
  return near
}

function stopsWork(world: World): readonly string[] {
  world.working = false
  return []
}

function childLeaves({ children }: World): readonly string[] {
  const child = children.find(grown)?.person
  if (child === undefined) return []
  Object.assign(child, { livesWith: 'no', contact: 'weekly', contactMode: 'both' } satisfies Partial<PersonDraft>)
  return [child.id]
}

function birth(world: World, day: number): readonly string[] {
  world.used.add('pregnancy')
  const years = Math.floor((world.assessed - day) / 365.25)
  const person = addPerson(world, undefined, {
    relation: 'child', ...ordinary(world.draw, 1, true), livesWith: 'yes', contact: 'daily', contactMode: 'in-person', confidant: 'no', attitudeToIllness: 'unaware',
    supportReceived: { emotional: 'none', practical: 'none' }, supportGiven: { emotional: 'much', practical: 'much' }, history: { since: dated(world, day) },
  })
  for (const key of ['satisfaction', 'wantsChange', 'communication', 'expectations'] as const) Reflect.deleteProperty(person, key)
  world.children.push({ person, ageYears: years })
  if (years === 0) world.perinatal = 'postpartum'
  return [person.id]
}

function parted(world: World, day: number): readonly string[] {
  const partner = partnerOf(world)
  if (partner === undefined) return []
  Object.assign(partner, ended(world))
  // Nobody parts before they have met: a young pair is given its time.
  const met = Math.min(world.metOn.get(partner.id) ?? day, day - LEAST_DAYS_TOGETHER)
  if (met !== world.metOn.get(partner.id) && typeof partner.history === 'object') {
    world.metOn.set(partner.id, met)
    partner.history = { ...partner.history, since: dated(world, met) }
  }
  if (typeof partner.history === 'object') partner.history = { ...partner.history, endedOn: dated(world, day), endedBy: world.draw.pick(['client', 'other', 'other', 'both']) }
  for (const key of ['supportReceived', 'supportGiven', 'communication', 'attitudeToIllness', 'satisfaction', 'expectations'] as const) Reflect.deleteProperty(partner, key)
  return [partner.id]
}

const LEAST_DAYS_TOGETHER = 200

const ended = (world: World): Partial<PersonDraft> => ({
  relation: 'ex-partner', status: 'ended', livesWith: 'no', closenessNow: 'outside', contact: world.draw.pick(['rarely', 'none']), contactMode: 'remote', confidant: 'no', wantsChange: 'no',
  conflict: { present: world.draw.pick(['no', 'past']), stillAlive: 'no' }, shift: 'further',
})

function formerPartner(world: World, day: number): readonly string[] {
  const { draw } = world
  const since = day - draw.between(300, 900)
  return [addPerson(world, world.sex === 'f' ? 'm' : 'f', { ...ended(world), closenessBefore: 1, fear: 'none', harm: [], history: { since: dated(world, since), endedOn: dated(world, day), endedBy: draw.pick(['client', 'other', 'both']) } }).id]
}
