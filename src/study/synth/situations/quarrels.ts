import type { ConflictTopic, EventType, Relation } from '../../../model/words.js'
import { addEvent, addPerson, dated, ordinary, yesNo, type PersonDraft, type World } from '../world.js'
import { wish, type Sign, type Situation, type SyntheticSubject } from './situation.js'

type Topics = readonly [ConflictTopic, ...ConflictTopic[]]

/** Two people who want different things of each other, as openly, as stuck and as newly as the signs have it. */
export const QUARRELS: readonly Situation[] = [
  with_('at-odds-with-partner', 45, livingOne('partner'), ['household', 'money', 'time-together', 'intimacy', 'children', 'betrayal'], ['infidelity-discovered', 'threat-to-leave', 'betrayal']),
  with_('at-odds-with-parent', 18, livingOne('parent'), ['autonomy', 'values', 'care', 'respect', 'money'], ['conflict-family']),
  with_('at-odds-with-sibling', 14, livingOne('sibling'), ['inheritance', 'care', 'money', 'respect'], ['conflict-family', 'inheritance-conflict']),
  with_('at-odds-with-child', 12, (world) => world.children.find(({ person, ageYears }) => ageYears >= 14 && free(world, person))?.person, ['autonomy', 'respect', 'values', 'money'], ['conflict-family']),
  with_('at-odds-with-friend', 12, livingOne('friend'), ['betrayal', 'respect', 'money', 'values'], ['conflict-friend', 'betrayal']),
  with_('at-odds-with-manager', 16, atWork('manager'), ['work', 'respect'], ['conflict-manager']),
  with_('at-odds-with-colleague', 8, atWork('colleague'), ['work', 'respect', 'values'], ['conflict-colleague']),
  with_('at-odds-with-in-law', 10, inLaw, ['in-laws', 'children', 'respect', 'household'], ['conflict-in-law']),
]

function free({ used }: World, { id, status }: PersonDraft): boolean {
  return status === 'in-contact' && !used.has(id)
}

type Finding = (world: World, adding: boolean) => PersonDraft | undefined

function livingOne(relation: Relation): Finding {
  return (world) => world.people.find((person) => person.relation === relation && free(world, person))
}

function atWork(relation: 'manager' | 'colleague'): Finding {
  return (world, adding) => {
    if (!world.working) return undefined
    return livingOne(relation)(world, adding) ?? newcomer(world, adding, relation)
  }
}

function inLaw(world: World, adding: boolean): PersonDraft | undefined {
  return livingOne('partner')(world, adding) === undefined || world.ageYears > 60 ? undefined : newcomer(world, adding, 'parent-in-law')
}

function newcomer(world: World, adding: boolean, relation: Relation): PersonDraft {
  return adding ? addPerson(world, undefined, { relation, ...ordinary(world.draw, 3, true) }) : { id: 'newcomer' }
}

function with_(name: string, weight: number, find: Finding, topics: Topics, types: readonly [EventType, ...EventType[]]): Situation {
  return {
    area: 'role-dispute',
    name,
    weight: (world) => (find(world, false) === undefined ? 0 : weight),
    place: (world, sign) => {
      const person = find(world, true)
      if (person === undefined) throw new RangeError(`nobody for ${name}`)
      return fallOut(world, sign, person, topics, types)
    },
  }
}

function fallOut(world: World, sign: Sign, person: PersonDraft, topics: Topics, types: readonly [EventType, ...EventType[]]): SyntheticSubject {
  const { draw, onset, assessed } = world
  const atWorkplace = person.relation === 'manager' || person.relation === 'colleague'
  const recent = sign()
  // Not before the two knew each other, nor before a child is old enough to quarrel with.
  const earliest = (world.metOn.get(person.id) ?? -Infinity) + (person.relation === 'child' ? 4000 : 60)
  const begun = Math.max(earliest, recent ? onset - draw.between(2, 150) : onset - draw.between(900, 2600))
  const incident = recent && draw.chance(0.6)
  // Half of what is new goes back a long way and has come to a head.
  const old = recent && draw.chance(0.4)
  const topic = incident && types[0] === 'infidelity-discovered' ? 'betrayal' : draw.pick(topics)
  person.closenessBefore = atWorkplace ? draw.pick([2, 3]) : draw.pick([1, 1, 2])
  const further = sign(0.8)
  person.closenessNow = further ? (person.closenessBefore === 1 ? 2 : 3) : person.closenessBefore
  person.shift = further ? 'further' : 'same'
  if (further) person.shiftedOn = dated(world, Math.min(assessed - 3, Math.max(begun, onset - 200) + draw.between(5, 40)))
  person.confidant = sign(0.9) ? 'no' : 'partly'
  person.satisfaction = sign() ? draw.between(1, 4) : draw.between(5, 7)
  person.wantsChange = yesNo(sign(0.9))
  const apart = sign() ? draw.pick([2, 3] as const) : draw.pick([0, 1] as const)
  person.expectations = {
    ...(apart >= 2 ? saidOf(world, topic) : {}), mismatch: apart, voiced: draw.pick(['yes', 'partly', 'no']), ...(recent && apart >= 2 ? { changedOn: dated(world, begun) } : {}), strainFromOutside: yesNo(!sign(0.95)),
  }
  const [silent, flares] = [draw.chance(0.4), recent && draw.chance(0.4)]
  person.conflict = {
    present: 'yes',
    form: silent ? draw.pick(['covert', 'both']) : draw.pick(['overt', 'both']),
    topics: [topic],
    style: silent ? [draw.pick(['silence', 'avoidance'])] : [draw.pick(['open', 'hostility', 'indirect'])],
    course: sign() ? draw.pick(recent && !old ? ['new', 'escalating', 'stalled'] : ['escalating', 'repetitive', 'stalled']) : 'easing',
    since: dated(world, old ? Math.max(earliest, onset - draw.between(700, 2600)) : begun),
    ...(old ? { sharpenedOn: dated(world, begun) } : {}),
    ...(flares ? { flareUps: flareUps(world) } : {}),
    stage: silent ? 'impasse' : 'renegotiation',
    ...(person.relation === 'partner' ? { decidedToPart: 'neither' as const } : {}),
    threatOfLoss: yesNo(sign(0.6)),
    stillAlive: yesNo(sign(0.95)),
  }
  person.communication = sign(0.9) ? draw.pick(['avoids', 'hostile', 'indirect', 'placates']) : 'open'
  person.attitudeToIllness = sign(0.7) ? draw.pick(['critical', 'dismissive', 'over-involved']) : 'supportive'
  if (sign(0.7)) person.supportReceived = { ...(typeof person.supportReceived === 'object' ? person.supportReceived : {}), emotional: 'none' }
  person.linkedByClient = yesNo(sign())
  world.used.add(person.id)
  if (incident) {
    const type = draw.pick(types)
    addEvent(world, {
      type, on: dated(world, begun), people: [person.id], phase: 'complete', severity: draw.pick([2, 3]), humiliating: yesNo(sign(0.5)),
      ...(atWorkplace || type.startsWith('conflict') || type.startsWith('inheritance') ? {} : { stillTogether: 'yes' as const }), linkedByClient: person.linkedByClient,
    })
  }
  wish(world, sign, { about: person.id, saidBy: 'client' })
  return { kind: 'person', id: person.id }
}

/** What each would like of the other. */
function saidOf({ settings: { words } }: World, topic: ConflictTopic): { readonly ofOther?: string; readonly ofClient?: string } {
  const [ofOther, ofClient] = [words.text[`synth.wish.${topic}.client`], words.text[`synth.wish.${topic}.other`]]
  return { ...(ofOther === undefined ? {} : { ofOther }), ...(ofClient === undefined ? {} : { ofClient }) }
}

/** Days on which it flared up, each with a worse week. */
function flareUps(world: World): string[] {
  const { draw, onset, assessed } = world
  const first = onset + draw.between(5, Math.max(6, assessed - onset - 20))
  world.changes.push({ id: `turn-${world.changes.length + 1}`, direction: 'worsening', on: dated(world, Math.min(assessed - 1, first + 4)), saidBy: 'client' })
  return [dated(world, first)]
}
