import fc from 'fast-check'
import type { Case } from '../../src/model/case.js'
import { INSTRUMENT_RANGES } from '../../src/model/instruments.js'
import { AREAS, EVENT_TYPES } from '../../src/model/words.js'
import { ASSESSED, anyDate, dateAround, definition, type Fields, fields, filledIn, type Habit } from './random-values.js'

const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eun'] as const
const EVENTS = ['first-event', 'second-event', 'third-event'] as const

const FLAVOURS = ['mixed', 'loss', 'dispute', 'change', 'alone', 'quiet', 'tie'] as const
/** What a case is mostly about; everything else in it stays random. */
type Flavour = (typeof FLAVOURS)[number]

interface Plan {
  readonly flavour: Flavour
  readonly habit: Habit
  readonly people: readonly string[]
  readonly events: readonly string[]
  readonly calm: boolean
}

const plan: fc.Arbitrary<Plan> = fc
  .record({
    flavour: fc.constantFrom(...FLAVOURS),
    habit: fc.record({ filled: fc.constantFrom(5, 30, 60, 90), open: fc.constantFrom(0, 5, 20) }),
    people: fc.integer({ min: 0, max: PEOPLE.length }),
    events: fc.integer({ min: 0, max: EVENTS.length }),
    calm: fc.boolean(),
  })
  .map(({ people, events, ...rest }): Plan => {
    const needsPerson = rest.flavour === 'loss' || rest.flavour === 'dispute' || rest.flavour === 'tie'
    const needsEvent = rest.flavour === 'change' || rest.flavour === 'tie'
    return {
      ...rest,
      people: rest.flavour === 'alone' ? [] : PEOPLE.slice(0, Math.max(people, needsPerson ? 1 : 0)),
      events: rest.flavour === 'alone' || rest.flavour === 'quiet' ? [] : EVENTS.slice(0, Math.max(events, needsEvent ? 1 : 0)),
    }
  })

const maybe = <T>(arbitrary: fc.Arbitrary<T>, habit: Habit): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary, weight: habit.filled }, { arbitrary: fc.constant(undefined), weight: 100 - habit.filled })

const oneOf = (ids: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('not-applicable', 'unknown', ...ids)

const history = (habit: Habit): fc.Arbitrary<Fields> =>
  fc.tuple(fields(definition('relationshipHistory'), habit, ['since', 'endedOn']), fc.constantFrom('1990', '2009-05', '2014-10-03'), maybe(dateAround(20, 3000), habit))
    .map(([rest, since, endedOn]) => filledIn({ ...rest, since, endedOn }))

// Each flavour lays a few telling answers over one person or event, so that every area comes to lead in some cases.
const TELLING_PERSON: Partial<Record<Flavour, fc.Arbitrary<Fields>>> = {
  loss: dateAround(200, 400).map((on) => ({
    relation: 'partner', status: 'deceased', closenessBefore: 1, linkedByClient: 'yes', death: { on, yearning: 'severe', avoidance: 'yes', mourned: 'no', distressAbout: 'person' },
  })),
  dispute: dateAround(190, 320).map((since) => ({
    relation: 'partner', status: 'in-contact', closenessBefore: 1, closenessNow: 2, fear: 'none', harm: [], linkedByClient: 'yes',
    expectations: { mismatch: 3, voiced: 'no', changedOn: since },
    conflict: { present: 'yes', form: 'covert', course: 'escalating', since, sharpenedOn: since, stage: 'impasse', threatOfLoss: 'yes', stillAlive: 'yes' },
  })),
  tie: dateAround(200, 400).map((on) => ({ relation: 'parent', status: 'deceased', closenessBefore: 1, death: { on, yearning: 'moderate', avoidance: 'yes' } })),
}

const TELLING_EVENT: Partial<Record<Flavour, fc.Arbitrary<Fields>>> = {
  change: dateAround(190, 350).map((on) => ({
    type: 'retirement', on, wanted: 'unwanted', severity: 3, changesRole: 'yes', oldRole: 'mourned', newRole: 'all-bad', skillGap: 'yes', losses: ['identity', 'status'], linkedByClient: 'yes', broughtByIllness: 'no',
  })),
  tie: dateAround(190, 350).map((on) => ({ type: 'job-loss', on, wanted: 'unwanted', severity: 3, changesRole: 'yes', oldRole: 'mourned' })),
}

const ALONE: Fields = {
  fewTiesLifelong: 'yes', difficultyForming: 'yes', difficultyKeeping: 'yes', rejectionFear: 'yes', lonely: 'yes', lonelyForYears: 'yes',
  beforeEpisode: 'yes', onlyWhenDepressed: 'no', chosenSolitude: 'no', circumstances: [], isolationFollows: 'not-applicable',
}
const NOBODY: Fields = { confidant: 'no', regularCompany: 'no', closeTies: 0 }
// Everything was asked and nothing came of it.
const CONTENT: Fields = {
  fewTiesLifelong: 'no', difficultyForming: 'no', difficultyKeeping: 'no', difficultyExpressing: 'no', rejectionFear: 'no', lonely: 'no',
  lonelyForYears: 'no', tiesWithoutCloseness: 'no', sameConflictWithMany: 'no', seenInSession: 'no', beforeEpisode: 'no', onlyWhenDepressed: 'no',
}
const FRIEND: Fields = { relation: 'friend', status: 'in-contact', closenessNow: 1, closenessBefore: 1, confidant: 'yes', shift: 'same' }

/** A summary of the circle that the list of people cannot contradict, however its gaps are filled. */
const summary = (people: number): fc.Arbitrary<Fields> => {
  const picture = fc.record({
    confidant: fc.constantFrom(undefined, 'unknown', 'yes', ...(people === 0 ? ['no'] : [])),
    regularCompany: fc.constantFrom(undefined, 'declined', 'yes', 'no'),
    closeTies: fc.option(fc.integer({ min: people, max: people + 4 }), { nil: undefined }),
  }).map(filledIn)
  return fc.record({ before: picture, now: picture })
}
const LIVING = ['in-contact', 'low-contact', 'estranged', 'ended', 'missing']

function person(id: string, index: number, { flavour, habit }: Plan): fc.Arbitrary<Fields> {
  const telling = flavour === 'quiet' ? fc.constant(FRIEND) : ((index === 0 ? TELLING_PERSON[flavour] : undefined) ?? fc.constant<Fields>({}))
  const left = ['id', 'history', ...(flavour === 'quiet' ? ['conflict', 'death', 'expectations'] : [])]
  return fc.tuple(fields(definition('person'), habit, left), history(habit), telling, fc.boolean()).map(([random, past, overlay, withPast]) => {
    const all: Fields = { ...(withPast ? { history: past } : {}), ...random, ...overlay }
    const dead = all['status'] === undefined || !LIVING.includes(String(all['status']))
    const { death, ...rest } = all
    return { id, ...rest, ...(dead && death !== undefined ? { death } : {}) }
  })
}

const SOMEBODY_DIED = /death|miscarriage|stillbirth|termination|widowhood/

function event(id: string, index: number, { flavour, habit, people }: Plan): fc.Arbitrary<Fields> {
  const telling = (index === 0 ? TELLING_EVENT[flavour] : undefined) ?? fc.constant<Fields>({})
  return fc
    .tuple(
      fields(definition('event'), habit, ['id', 'type', 'people', 'obstaclePerson', 'dueOn']),
      fc.constantFrom(...EVENT_TYPES),
      fc.record({ people: maybe(fc.subarray([...people]), habit), obstaclePerson: maybe(oneOf(people), habit), dueOn: maybe(dateAround(-200, 30), habit) }),
      telling,
    )
    // A death told twice, with a person and with an event, could be told with two dates: the event stands alone here.
    .map(([random, type, tied, overlay]) => ({ id, type, ...random, ...filledIn(SOMEBODY_DIED.test(type) ? { ...tied, people: [] } : tied), ...overlay }))
}

const measurement = (habit: Habit): fc.Arbitrary<Fields> =>
  fc.tuple(fc.constantFrom('phq-9', 'phq-9', 'gad-7', 'pg-13-r', 'ucla-3', 'lsns-6', 'iip-32', 'other'), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 100 }), maybe(fc.integer({ min: 0, max: 3 }), habit))
    .map(([instrument, before, share, item]): Fields => {
      const on = new Date(Date.parse(ASSESSED) - before * 86_400_000).toISOString().slice(0, 10)
      if (instrument === 'other') return { on, instrument, instrumentName: 'Clinic mood scale', score: share / 2 }
      const { min, max, selfHarmItem } = INSTRUMENT_RANGES[instrument as 'phq-9']
      return { on, instrument, score: Math.round(min + ((max - min) * share) / 100), ...(selfHarmItem === undefined || item === undefined ? {} : { selfHarmItem: item }) }
    })

const episodes = (habit: Habit): fc.Arbitrary<readonly Fields[]> =>
  fc.tuple(fields(definition('episode'), habit, ['id', 'endedOn', 'onset']), maybe(dateAround(60, 300), { ...habit, filled: Math.max(habit.filled, 70) }), fc.boolean()).map(([now, onset, earlier]) => [
    filledIn({ id: 'now', ...now, onset }),
    ...(earlier ? [{ id: 'earlier', onset: '2012', endedOn: '2013-05' }] : []),
  ])

function mentions({ people, events, habit }: Plan): fc.Arbitrary<unknown> {
  const about = [...people, ...events]
  const mention = fc
    .record({ area: fc.option(fc.constantFrom(...AREAS), { nil: undefined }), about: about.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...about), { nil: undefined }) })
    .map((given) => (given.area === undefined && given.about === undefined ? { area: 'grief' } : filledIn(given)))
  return maybe(fc.oneof({ arbitrary: fc.array(mention, { maxLength: 2 }), weight: 8 }, { arbitrary: fc.constantFrom<unknown>('unknown', 'declined'), weight: 1 }), habit)
}

const SAFE: Fields = { asked: 'yes', suicidalThoughts: 'none', suicidePlan: 'no', violence: 'no' }

function whole(given: Plan): fc.Arbitrary<Fields> {
  const { habit, flavour, calm } = given
  const alone = flavour === 'alone'
  const closed = alone || flavour === 'quiet'
  const block = (name: string, ...leftOut: readonly string[]): fc.Arbitrary<Fields> => fields(definition(name), habit, leftOut)
  return fc
    .record({
      client: block('client'),
      askedOfPeople: block('inventoryAsked'),
      people: fc.tuple(...given.people.map((id, index) => person(id, index, given))),
      network: summary(given.people.length),
      patterns: fc.tuple(block('patterns', 'isolationFollows'), maybe(oneOf(given.events), habit)).map(([rest, isolationFollows]) => filledIn({ ...rest, isolationFollows })),
      askedOfTime: block('timelineAsked'),
      episodes: episodes(habit),
      measurements: fc.uniqueArray(measurement(habit), { maxLength: 4, selector: (each) => `${String(each['instrument'])} ${String(each['on'])}` }),
      changes: fc.array(fc.tuple(fc.constantFrom('worsening', 'relief'), maybe(anyDate, habit)), { maxLength: 2 })
        .map((list) => list.map(([direction, on], index) => filledIn({ id: `turn-${index}`, direction, on }))),
      events: fc.tuple(...given.events.map((id, index) => event(id, index, given))),
      clientView: fc.record({ priorities: mentions(given), strongestFeeling: mentions(given), declined: mentions(given) }).map(filledIn),
      suitability: calm ? fc.constant<Fields>({}) : block('suitability'),
      safety: calm ? fc.constant(SAFE) : block('safety'),
      contract: block('contract'),
    })
    .map(({ askedOfPeople, people, network, patterns, askedOfTime, episodes: spells, measurements, changes, events, ...sections }) => ({
      schemaVersion: 1,
      caseId: 'random',
      assessedOn: ASSESSED,
      ...sections,
      inventory: {
        asked: closed ? { deaths: 'yes', conflicts: 'yes', people: 'yes' } : askedOfPeople,
        ...(people.length === 0 && !closed ? {} : { people }),
        ...(alone ? { network: { before: NOBODY, now: NOBODY } } : closed || askedOfPeople['people'] === 'yes' ? {} : { network }),
        patterns: { ...patterns, ...(alone ? ALONE : flavour === 'quiet' ? CONTENT : {}) },
      },
      timeline: { asked: closed ? { events: 'yes', changes: 'yes' } : askedOfTime, episodes: spells, measurements, changes, ...(events.length === 0 && !closed ? {} : { events }) },
    }))
}

/** A whole valid case: consistent people, events and dates, fields missing or not known at random. */
export const randomCase: fc.Arbitrary<Case> = plan.chain(whole).map((given) => given as unknown as Case)
