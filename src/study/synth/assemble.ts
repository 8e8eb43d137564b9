import { formatDay } from '../../chronology/day-number.js'
import type { Case, Measurement, Mention, NetworkPicture } from '../../model/case.js'
import { INSTRUMENT_RANGES } from '../../model/instruments.js'
import { drawFor, STREAMS } from './draw.js'
import type { Life } from './make-life.js'
import type { Settings } from './options.js'
import { dated, yesNo, type Draft, type PersonDraft, type World } from './world.js'

/** The id of a case: it holds for the same seed and number whatever else is asked for. */
export const caseIdOf = (seed: number, index: number): string => `synthetic-${seed}-${index}`

/** Everything that could be known about a life, as a case: nothing missing yet, no date vaguer than people put it. */
export function assemble({ world, focus }: Life, settings: Settings, index: number): Case {
  const { draw, assessed, onset, ageYears } = world
  const recurrent = draw.chance(focus === 'none' ? 0.8 : 0.35) && ageYears > 24
  const lowThoughts = draw.chance(0.08)
  const [mostWanted, mostFelt] = [ordered(world), ordered(world)]
  const earlier = world.born + Math.round(draw.between(17, ageYears - 5) * 365.25)
  const { patterns } = world
  patterns.strengths = draw.shuffled(['humour', 'reliability', 'skills', 'work', 'faith', 'interests', 'caring-for-others', 'help-seeking'] as const)
    .filter((each) => each !== 'work' || world.working).slice(0, draw.between(1, 3))
  return {
    schemaVersion: 1,
    caseId: caseIdOf(settings.seed, index),
    assessedOn: formatDay(assessed),
    fictional: true,
    note: 'A synthetic case: drawn by a program from a seed, about nobody.',
    client: {
      name: world.nameFor(world.sex), ageYears,
      perinatal: world.perinatal === 'none' && (world.sex === 'm' || ageYears > 50) ? 'not-applicable' : world.perinatal,
      hasLivingChild: yesNo(world.children.length > 0),
    },
    inventory: {
      asked: { deaths: 'yes', conflicts: 'yes', people: 'yes' },
      people: draw.shuffled(world.people),
      network: network(world),
      patterns,
    },
    timeline: {
      asked: { events: 'yes', changes: 'yes' },
      episodes: [
        { id: 'now', onset: dated(world, onset), course: recurrent ? 'recurrent' : 'first', saidBy: 'client' },
        ...(recurrent ? [{ id: 'earlier', onset: dated(world, earlier), endedOn: dated(world, earlier + draw.between(400, 800)) }] : []),
      ],
      measurements: measurements(world, settings, index, lowThoughts, focus === 'none' && draw.chance(0.3)),
      changes: world.changes,
      events: [...world.events].sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    clientView: { priorities: mostWanted.slice(0, 2), strongestFeeling: mostFelt.slice(0, 1), declined: [] },
    suitability: { bipolar: 'absent', highMoodEver: 'no', alcohol: draw.pick(['none', 'within-limits', 'within-limits', 'increased']), drugs: 'none', willingToTalk: draw.pick(['yes', 'yes', 'partly']) },
    safety: {
      asked: 'yes', suicidalThoughts: lowThoughts ? 'passive' : 'none', suicidePlan: 'no', suicideAttemptPast: 'no', violence: 'no', psychoticSigns: 'absent', manicSigns: 'absent',
    },
  }
}

/** What is wanted or felt most, with the give and take of an interview. */
function ordered({ wishes, draw }: World): readonly Mention[] {
  return wishes.map(({ mention, weight }) => [mention, weight + draw.share() * 0.4] as const)
    .filter(([, weight]) => weight > 0.55).sort(([, a], [, b]) => b - a).map(([mention]) => mention)
}

function network({ people, circle, patterns }: World): { readonly before: NetworkPicture; readonly now: NetworkPicture } {
  const confides = (those: readonly PersonDraft[]): 'yes' | 'no' => yesNo(those.some(({ confidant }) => confidant === 'yes'))
  const near = (closeness: PersonDraft['closenessNow']): boolean => closeness === 1 || closeness === 2
  const alive = people.filter(({ status }) => status !== 'deceased')
  const before = people.filter(({ closenessBefore }) => near(closenessBefore))
  const now = alive.filter(({ closenessNow }) => near(closenessNow))
  return {
    before: { confidant: patterns.fewTiesLifelong === 'yes' ? confides(before) : 'yes', regularCompany: circle.companyBefore, closeTies: before.length + circle.gone },
    now: { confidant: confides(alive), regularCompany: circle.companyNow, closeTies: now.length },
  }
}

/** Scores at a few visits since the onset, at times one from before; each the true level of that day with an error. */
function measurements(world: World, { seed, scoreError }: Settings, index: number, lowThoughts: boolean, easing: boolean): readonly Measurement[] {
  const { draw, assessed, onset } = world
  const errors = drawFor(seed, index, STREAMS.scores)
  const height = 11 + draw.share() * 9
  const slope = easing ? -0.03 : draw.pick([0, 0, 0.01, 0.02])
  const level = (day: number): number => (day < onset ? 3 : Math.max(7, Math.min(24, 3 + (height - 3) * Math.min(1, (day - onset + 7) / 35)) + slope * Math.max(0, day - onset - 28)))
  const visits = draw.between(2, 5)
  const first = Math.max(onset + 10, assessed - draw.between(21, 120))
  const days = Array.from({ length: visits }, (_, at) => Math.round(first + ((assessed - first) * at) / (visits - 1)))
  const found: Draft<Measurement>[] = []
  const add = (day: number, instrument: 'phq-9' | 'gad-7' | 'pg-13-r' | 'ucla-3' | 'lsns-6', share: number): void => {
    const { min, max } = INSTRUMENT_RANGES[instrument]
    const exact = min + share * (max - min) + errors.normal() * scoreError * ((max - min) / 27)
    found.push({ on: formatDay(day), instrument, score: Math.round(Math.min(max, Math.max(min, exact))) })
  }
  const before = draw.chance(0.25) ? onset - draw.between(30, 200) : undefined
  for (const day of before === undefined ? days : [before, ...days]) add(day, 'phq-9', level(day) / 27)
  for (const score of found) score.selfHarmItem = 0
  const last = found.at(-1)
  if (lowThoughts && last !== undefined) last.selfHarmItem = 1
  if (draw.chance(0.35)) add(assessed, 'gad-7', 0.2 + draw.share() * 0.5)
  for (const { instrument, level: share } of world.specialScores) add(assessed, instrument, share)
  return found.filter(({ on, instrument }, at) => found.findIndex((each) => each.on === on && each.instrument === instrument) === at)
}
