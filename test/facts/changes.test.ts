import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseChangeFacts, changeFacts } from '../../src/facts/changes.js'
import { factOf } from '../../src/facts/fact.js'
import type { Fact } from '../../src/model/facts.js'
import { LOSSES } from '../../src/model/words.js'
import { contextOf } from './read-context.js'

type Fields = Readonly<Record<string, unknown>>

function factsAbout(subject: string, kase: Fields): Readonly<Record<string, Fact>> {
  const context = contextOf(kase)
  const found = context.case.timeline?.events?.find(({ id }) => id === subject)
  const at = found === undefined ? '/timeline/events' : `/timeline/events/${subject}`
  const asEvent = { ...context, event: found, at, unlisted: found === undefined }
  return Object.fromEntries([...caseChangeFacts, ...changeFacts].map((source) => [source.id, factOf(source.derive(asEvent))]))
}

const event = (fields: Fields, rest: Fields = {}): Fields => ({
  timeline: { events: [{ id: 'change', type: 'move', ...fields }], ...(rest['timeline'] as Fields | undefined) },
  ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'timeline')),
})

function fact(id: string, kase: Fields, subject = 'change'): Fact {
  const found = factsAbout(subject, kase)[id]
  if (found === undefined) throw new Error(`no fact ${id}`)
  return found
}

const yes = (...from: readonly string[]): Fact => ({ status: 'known', value: true, from })
const no = (...from: readonly string[]): Fact => ({ status: 'known', value: false, from })

describe('whether an event is a change of role', () => {
  it.each(['retirement', 'birth', 'carer-end', 'death-nonhuman', 'separation-in-progress', 'bullying'])('%s is one by its kind', (type) => {
    expect(fact('change.isRoleChange', event({ type }))).toEqual(yes('/timeline/events/change/type'))
  })

  it.each(['death-parent', 'stillbirth', 'conflict-manager', 'infidelity-discovered', 'anniversary'])('%s is none, whatever it changed', (type) => {
    expect(fact('change.isRoleChange', event({ type, changesRole: 'yes' }))).toEqual(no('/timeline/events/change/type'))
  })

  it.each(['other', 'termination-by-choice', 'violence'])('%s is one only when daily life is recorded to have changed', (type) => {
    const at = '/timeline/events/change/changesRole'
    expect(fact('change.isRoleChange', event({ type }))).toEqual({ status: 'unknown', why: 'not-asked', from: [at] })
    expect(fact('change.isRoleChange', event({ type, changesRole: 'declined' }))).toMatchObject({ status: 'unknown', why: 'declined' })
    expect(fact('change.isRoleChange', event({ type, changesRole: 'yes' }))).toEqual(yes(at))
    expect(fact('change.isRoleChange', event({ type, changesRole: 'no' }))).toEqual(no(at))
  })

  it('stays open for an event nobody asked about', () => {
    expect(fact('change.isRoleChange', {}, 'unlisted').status).toBe('unknown')
  })
})

describe('the time of a change', () => {
  const onset = (on: string): Fields => ({ timeline: { episodes: [{ id: 'now', onset: on }] } })

  it('is counted in days to the onset, as far as both dates are known', () => {
    expect(fact('change.daysBeforeOnset', event({ on: '2025-01-01' }, onset('2025-03-01')))).toMatchObject({ status: 'known', value: 59 })
    expect(fact('change.daysBeforeOnset', event({ on: '2025-01' }, onset('2025-03')))).toMatchObject({ status: 'range', min: 29, max: 89 })
    expect(fact('change.daysBeforeOnset', event({}, onset('2025-03'))).status).toBe('unknown')
    expect(fact('change.daysBeforeOnset', event({ on: '2025-01' })).status).toBe('unknown')
  })

  it('lies after the onset only beyond a week', () => {
    expect(fact('change.isAfterOnset', event({ on: '2025-03-08' }, onset('2025-03-01')))).toMatchObject({ value: false })
    expect(fact('change.isAfterOnset', event({ on: '2025-03-09' }, onset('2025-03-01')))).toMatchObject({ value: true })
    expect(fact('change.isAfterOnset', event({ on: '2025-03' }, onset('2025-03'))).status).toBe('unknown')
  })

  it('counts the days to a deadline from the assessment, and below zero once it is past', () => {
    expect(fact('change.daysUntilDue', event({ dueOn: '2025-07-10' }))).toMatchObject({ status: 'known', value: 10 })
    expect(fact('change.daysUntilDue', event({ dueOn: '2025-06-20' }))).toMatchObject({ status: 'known', value: -10 })
    expect(fact('change.daysUntilDue', event({ dueOn: '2025-08' }))).toMatchObject({ status: 'range', min: 32, max: 62 })
    expect(fact('change.daysUntilDue', event({})).status).toBe('unknown')
  })

  it('knows which kinds go on by themselves', () => {
    expect(fact('change.unfoldsByNature', event({ type: 'migration' }))).toMatchObject({ value: true })
    expect(fact('change.unfoldsByNature', event({ type: 'graduation' }))).toMatchObject({ value: false })
  })
})

describe('other changes nearby', () => {
  const events = (others: readonly Fields[], asked?: string): Fields => ({
    timeline: {
      events: [{ id: 'change', type: 'move', on: '2025-01-10' }, ...others],
      ...(asked === undefined ? {} : { asked: { events: asked } }),
    },
  })

  it('are counted within ninety days, deaths and conflicts left out', () => {
    const others = [
      { id: 'job', type: 'new-job', on: '2025-02-01' },
      { id: 'edge', type: 'marriage', on: '2025-04-10' },
      { id: 'late', type: 'birth', on: '2025-04-11' },
      { id: 'death', type: 'death-parent', on: '2025-01-11' },
      { id: 'row', type: 'conflict-manager', on: '2025-01-11' },
    ]
    expect(fact('change.otherRoleChangesNearby', events(others, 'yes'))).toMatchObject({ status: 'known', value: 2 })
  })

  it('have no upper bound while events were not asked in full', () => {
    const one = fact('change.otherRoleChangesNearby', events([{ id: 'job', type: 'new-job', on: '2025-02-01' }]))
    expect(one).toMatchObject({ status: 'range', min: 1 })
    expect(one).not.toHaveProperty('max')
  })

  it('may be more where a date is missing', () => {
    expect(fact('change.otherRoleChangesNearby', events([{ id: 'job', type: 'new-job' }], 'yes'))).toMatchObject({ status: 'range', min: 0, max: 1 })
  })
})

describe('what went with a change', () => {
  it('is a set of words, and an empty list is an answer', () => {
    expect(fact('change.losses', event({ losses: ['status', 'identity'] }))).toMatchObject({ value: ['identity', 'status'] })
    expect(fact('change.lossCount', event({ losses: [] }))).toMatchObject({ status: 'known', value: 0 })
    expect(fact('change.lossCount', event({})).status).toBe('unknown')
    expect(fact('change.lossCount', event({ losses: 'declined' }))).toMatchObject({ status: 'unknown', why: 'declined' })
  })

  it('counts the named people who left the two inner rings, and not those nobody placed', () => {
    const people = [
      { id: 'a', status: 'low-contact', closenessBefore: 2, closenessNow: 3 },
      { id: 'b', status: 'in-contact', closenessBefore: 1, closenessNow: 2 },
      { id: 'c', status: 'in-contact', closenessBefore: 2 },
      { id: 'unnamed', status: 'ended', closenessBefore: 1, closenessNow: 'outside' },
    ]
    const kase = event({ people: ['a', 'b', 'c'] }, { inventory: { people } })
    expect(fact('change.namedTiesLost', kase)).toMatchObject({ status: 'range', min: 1, max: 2 })
    expect(fact('change.namedTiesLost', event({}, { inventory: { people } })).status).toBe('unknown')
    expect(fact('change.namedTiesLost', event({ people: [] }, { inventory: { people } }))).toMatchObject({ value: 0 })
  })

  it('knows the event after which the circle became thin', () => {
    const since = (isolationFollows: string): Fields => event({}, {
      inventory: { patterns: { isolationFollows } },
      timeline: { events: [{ id: 'change', type: 'move' }, { id: 'birth', type: 'birth' }] },
    })
    expect(fact('change.circleThinnedAfter', since('change'))).toMatchObject({ value: true })
    expect(fact('change.circleThinnedAfter', since('birth'))).toMatchObject({ value: false })
    expect(fact('change.circleThinnedAfter', since('not-applicable'))).toMatchObject({ value: false })
    expect(fact('change.circleThinnedAfter', since('unknown'))).toMatchObject({ status: 'unknown', why: 'unknown' })
  })

  it('takes the fall in close ties from both counts or not at all', () => {
    const network = (before: unknown, now: unknown): Fields =>
      event({}, { inventory: { network: { before: { closeTies: before }, now: { closeTies: now } } } })
    expect(fact('change.closeTiesFall', network(6, 2))).toMatchObject({ value: 4 })
    expect(fact('change.closeTiesFall', network(2, 3))).toMatchObject({ value: -1 })
    expect(fact('change.closeTiesFall', network('declined', 3))).toMatchObject({ status: 'unknown', why: 'declined' })
  })
})

describe('one person behind a change', () => {
  it('is named, denied, or not asked', () => {
    const people = { inventory: { people: [{ id: 'tom' }] } }
    expect(fact('change.hasObstaclePerson', event({ obstaclePerson: 'tom' }, people))).toMatchObject({ value: true })
    expect(fact('change.hasObstaclePerson', event({ obstaclePerson: 'not-applicable' }))).toMatchObject({ value: false })
    expect(fact('change.hasObstaclePerson', event({ obstaclePerson: 'unknown' }))).toMatchObject({ status: 'unknown', why: 'unknown' })
    expect(fact('change.hasObstaclePerson', event({})).status).toBe('unknown')
  })

  const dead = (distressAbout: string): Fields => ({
    id: 'mother', relation: 'parent', status: 'deceased', death: { distressAbout },
  })

  it('may be a dead one, and then it counts what the distress is about', () => {
    const of = (distressAbout: string): Fields =>
      event({ type: 'carer-end', people: ['mother'] }, { inventory: { people: [dead(distressAbout)] } })
    expect(fact('change.distressIsAboutDead', of('person'))).toMatchObject({ value: true })
    expect(fact('change.distressIsAboutRole', of('role'))).toMatchObject({ value: true })
    expect(fact('change.distressIsAboutRole', of('both'))).toMatchObject({ value: true })
    expect(fact('change.distressIsAboutDead', of('both'))).not.toMatchObject({ value: true })
  })

  it('is not somebody the event does not name, unless the role grew out of that death', () => {
    const after = (fields: Fields): Fact =>
      fact('change.distressIsAboutDead', event(fields, { inventory: { people: [{ ...dead('person'), relation: 'partner' }] } }))
    expect(after({ type: 'move', people: [] })).toMatchObject({ value: false })
    expect(after({ type: 'widowhood-role' })).toMatchObject({ value: true })
    expect(after({ type: 'move' }).status).toBe('unknown')
  })

  it('is in conflict still when the former partner is, and not when the quarrel is over', () => {
    const ex = (conflict: Fields): Fields => event({ type: 'divorce-final' }, {
      inventory: { asked: { conflicts: 'yes' }, people: [{ id: 'ex', relation: 'ex-partner', status: 'in-contact', conflict }] },
    })
    expect(fact('change.conflictGoesOn', ex({ present: 'yes', course: 'repetitive' }))).toMatchObject({ value: true })
    expect(fact('change.conflictGoesOn', ex({ present: 'yes', course: 'resolved' }))).toMatchObject({ value: false })
    expect(fact('change.conflictGoesOn', ex({ present: 'yes' })).status).toBe('unknown')
  })
})

const FIELDS: Readonly<Record<string, readonly unknown[]>> = {
  on: ['2024', '2025-01', '2025-01-20', '2024-11/2025-02', 'unknown'],
  people: [[], ['mother'], ['mother', 'ex']],
  phase: ['anticipated', 'in-progress', 'complete', 'declined'],
  dueOn: ['2025-07', '2025-08-01', '2024'],
  wanted: ['wanted', 'unwanted', 'mixed'],
  lifeTiming: ['on-time', 'late'],
  sudden: ['yes', 'no'],
  severity: [1, 2, 3, 'unknown'],
  unfolding: ['yes', 'no'],
  changesRole: ['yes', 'no'],
  broughtByIllness: ['yes', 'no'],
  humiliating: ['yes', 'no'],
  losses: [[], ['identity'], [...LOSSES]],
  oldRole: ['mourned', 'relieved'],
  newRole: ['all-bad', 'good'],
  skillGap: ['yes', 'no'],
  supportsLost: [0, 3],
  adapted: ['yes', 'no'],
  obstaclePerson: ['ex', 'not-applicable'],
  decidedToPart: ['neither', 'both'],
  feltAsDeath: ['yes', 'no'],
}

const PERSON_FIELDS: Readonly<Record<string, readonly unknown[]>> = {
  relation: ['partner', 'ex-partner', 'parent'],
  closenessBefore: [1, 3],
  closenessNow: [2, 'outside'],
  conflict: [{ present: 'yes', course: 'stalled' }, { present: 'no' }, 'declined'],
}

type Step = readonly ['change' | 'other' | 'mother' | 'ex' | 'death' | 'network', string, unknown]

const stepsOf = (target: Step[0], fields: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<Step> =>
  fc.constantFrom(...Object.entries(fields).flatMap(([field, values]) => values.map((value): Step => [target, field, value])))

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: stepsOf('change', FIELDS) },
  { weight: 1, arbitrary: stepsOf('other', FIELDS) },
  { weight: 1, arbitrary: stepsOf('mother', PERSON_FIELDS) },
  { weight: 1, arbitrary: stepsOf('ex', { ...PERSON_FIELDS, status: ['deceased', 'in-contact'] }) },
  { weight: 1, arbitrary: stepsOf('death', { distressAbout: ['person', 'role', 'both'], caredFor: ['yes', 'no'] }) },
  {
    weight: 1,
    arbitrary: stepsOf('network', {
      onset: ['2025', '2025-03', '2025-03-14'], before: [4], now: [2], isolationFollows: ['change', 'other'],
    }),
  },
)

/** A case in which the first answer to each field stands; kinds of not known give way to a later answer. */
function caseOf(type: string, steps: readonly Step[]): Fields {
  const held: Record<string, Record<string, unknown>> = { change: {}, other: {}, mother: {}, ex: {}, death: {}, network: {} }
  for (const [target, field, value] of steps) {
    const fields = held[target] ?? {}
    if (fields[field] === undefined || ['unknown', 'declined'].includes(String(fields[field]))) fields[field] = value
  }
  const { mother = {}, ex = {}, death = {}, network = {} } = held
  const died = Object.keys(death).length > 0
  return {
    inventory: {
      people: [{ id: 'mother', ...mother, ...(died ? { status: 'deceased', death } : {}) }, { id: 'ex', ...ex }],
      network: { before: pick(network, 'before', 'closeTies'), now: pick(network, 'now', 'closeTies') },
      patterns: pick(network, 'isolationFollows', 'isolationFollows'),
    },
    timeline: {
      episodes: [{ id: 'now', ...pick(network, 'onset', 'onset') }],
      events: [{ id: 'change', type, ...held['change'] }, { id: 'other', type: 'new-job', ...held['other'] }],
    },
  }
}

const pick = (fields: Fields, from: string, to: string): Fields =>
  fields[from] === undefined ? {} : { [to]: fields[from] }

/** Everything the earlier fact allowed must still contain the later one. */
function narrows(earlier: Fact, later: Fact): boolean {
  if (earlier.status === 'unknown') return true
  if (earlier.status === 'known') return later.status === 'known' && JSON.stringify(later.value) === JSON.stringify(earlier.value)
  const least = earlier.min ?? -Infinity
  const most = earlier.max ?? Infinity
  if (later.status === 'unknown') return false
  if (later.status === 'known') return typeof later.value === 'number' && later.value >= least && later.value <= most
  return (later.min ?? -Infinity) >= least && (later.max ?? Infinity) <= most
}

describe('the facts of a change', () => {
  it('only become more certain while fields are filled in one at a time', () => {
    const property = fc.property(
      fc.constantFrom('move', 'other', 'widowhood-role', 'carer-end', 'divorce-final', 'death-parent', 'migration'),
      fc.array(step, { minLength: 2, maxLength: 25 }),
      (type, steps) => {
        let earlier = factsAbout('change', caseOf(type, []))
        for (let n = 1; n <= steps.length; n += 1) {
          const later = factsAbout('change', caseOf(type, steps.slice(0, n)))
          for (const id of Object.keys(later)) {
            const [before, after] = [earlier[id], later[id]]
            if (before !== undefined && after !== undefined && !narrows(before, after)) {
              throw new Error(`${id}: ${JSON.stringify(before)} became ${JSON.stringify(after)} after ${JSON.stringify(steps[n - 1])}`)
            }
          }
          earlier = later
        }
      },
    )
    fc.assert(property, { seed: 20251121, numRuns: 300 })
  })

  it('rest on addresses of the event, of people or of the onset, never on nothing', () => {
    const fields = { on: '2025-01-20', severity: 2, losses: ['identity'], people: [] }
    const facts = factsAbout('change', event(fields, { timeline: { episodes: [{ id: 'now', onset: '2025-03' }] } }))
    for (const [id, each] of Object.entries(facts)) {
      expect(each.from.length, id).toBeGreaterThan(0)
    }
  })
})
