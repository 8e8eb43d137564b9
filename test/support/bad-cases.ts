import type { ErrorCode } from '../../src/errors.js'

/** An input that must be refused, with the one problem it has. */
export interface BadCase {
  readonly name: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly code: ErrorCode
  readonly path: string
}

const person = (fields: object) => ({ inventory: { people: [{ id: 'p', ...fields }] } })
const event = (fields: object) => ({ timeline: { events: [{ id: 'e', type: 'move', ...fields }] } })
const score = (fields: object) => ({ timeline: { measurements: [{ on: '2025-05-01', instrument: 'phq-9', score: 9, ...fields }] } })
const episode = (fields: object) => ({ timeline: { episodes: [{ id: 'now', ...fields }] } })
const many = (length: number, make: (index: number) => unknown) => Array.from({ length }, (_, index) => make(index))

/** Wrong in one place; a JSON Schema can see it. */
export const badStructure: readonly BadCase[] = [
  { name: 'another version', fields: { schemaVersion: 2 }, code: 'INPUT_INVALID', path: '/schemaVersion' },
  { name: 'an empty case id', fields: { caseId: '' }, code: 'INPUT_INVALID', path: '/caseId' },
  { name: 'a line break in the case id', fields: { caseId: 'a\nb' }, code: 'INPUT_INVALID', path: '/caseId' },
  { name: 'a case id that is too long', fields: { caseId: 'x'.repeat(201) }, code: 'INPUT_TOO_LARGE', path: '/caseId' },
  { name: 'a vague assessment day', fields: { assessedOn: '2025-06' }, code: 'INPUT_DATE', path: '/assessedOn' },
  { name: 'a flag as a word', fields: { fictional: 'yes' }, code: 'INPUT_INVALID', path: '/fictional' },
  { name: 'a number as text', fields: { client: { ageYears: '46' } }, code: 'INPUT_INVALID', path: '/client/ageYears' },
  { name: 'half a year of age', fields: { client: { ageYears: 46.5 } }, code: 'INPUT_INVALID', path: '/client/ageYears' },
  { name: 'an age below zero', fields: { client: { ageYears: -1 } }, code: 'INPUT_RANGE', path: '/client/ageYears' },
  { name: 'a field set to null', fields: { client: { ageYears: null } }, code: 'INPUT_INVALID', path: '/client/ageYears' },
  { name: 'an unknown key at the top', fields: { inventroy: {} }, code: 'INPUT_UNKNOWN_KEY', path: '' },
  { name: 'an unknown key deep down', fields: person({ conflict: { presnt: 'yes' } }), code: 'INPUT_UNKNOWN_KEY', path: '/inventory/people/0/conflict' },
  { name: 'a list that is an object', fields: { inventory: { people: {} } }, code: 'INPUT_INVALID', path: '/inventory/people' },
  { name: 'a person that is a name', fields: { inventory: { people: ['tom'] } }, code: 'INPUT_INVALID', path: '/inventory/people/0' },
  { name: 'a person without id', fields: { inventory: { people: [{}] } }, code: 'INPUT_INVALID', path: '/inventory/people/0/id' },
  { name: 'an id with a space', fields: person({ id: 'aunt mary' }), code: 'INPUT_INVALID', path: '/inventory/people/0/id' },
  { name: 'an id of 65 characters', fields: person({ id: 'x'.repeat(65) }), code: 'INPUT_INVALID', path: '/inventory/people/0/id' },
  ...['unknown', 'declined', 'not-applicable', 'unlisted', 'case', 'ranking'].map((id): BadCase => ({
    name: `the reserved id ${id}`, fields: person({ id }), code: 'INPUT_INVALID', path: '/inventory/people/0/id',
  })),
  { name: 'a word outside the list', fields: person({ status: 'gone' }), code: 'INPUT_INVALID', path: '/inventory/people/0/status' },
  { name: 'a ring that does not exist', fields: person({ closenessNow: 4 }), code: 'INPUT_INVALID', path: '/inventory/people/0/closenessNow' },
  { name: 'a ring as text', fields: person({ closenessNow: '1' }), code: 'INPUT_INVALID', path: '/inventory/people/0/closenessNow' },
  { name: 'not known where only a word will do', fields: person({ saidBy: 'unknown' }), code: 'INPUT_INVALID', path: '/inventory/people/0/saidBy' },
  { name: 'a block that is a word of its own', fields: person({ supportReceived: 'much' }), code: 'INPUT_INVALID', path: '/inventory/people/0/supportReceived' },
  { name: 'a word where a list belongs', fields: person({ harm: 'threats' }), code: 'INPUT_INVALID', path: '/inventory/people/0/harm' },
  { name: 'a word twice in a set', fields: person({ harm: ['threats', 'threats'] }), code: 'INPUT_DUPLICATE', path: '/inventory/people/0/harm' },
  { name: 'satisfaction of eleven', fields: person({ satisfaction: 11 }), code: 'INPUT_RANGE', path: '/inventory/people/0/satisfaction' },
  { name: 'a month thirteen', fields: person({ shiftedOn: '2025-13' }), code: 'INPUT_DATE', path: '/inventory/people/0/shiftedOn' },
  { name: 'a date in words', fields: person({ shiftedOn: 'last May' }), code: 'INPUT_DATE', path: '/inventory/people/0/shiftedOn' },
  { name: 'a year of long ago', fields: person({ shiftedOn: '1025' }), code: 'INPUT_DATE', path: '/inventory/people/0/shiftedOn' },
  { name: 'a special day that never comes', fields: person({ status: 'deceased', death: { specialDays: ['02-30'] } }), code: 'INPUT_DATE', path: '/inventory/people/0/death/specialDays/0' },
  { name: 'an event of no kind', fields: event({ type: 'moving house' }), code: 'INPUT_INVALID', path: '/timeline/events/0/type' },
  { name: 'a note that is too long', fields: { note: 'x'.repeat(20_001) }, code: 'INPUT_TOO_LARGE', path: '/note' },
  { name: 'too many people', fields: { inventory: { people: many(501, (index) => ({ id: `p${index}` })) } }, code: 'INPUT_TOO_LARGE', path: '/inventory/people' },
  { name: 'a measurement on a vague day', fields: score({ on: '2025-05' }), code: 'INPUT_DATE', path: '/timeline/measurements/0/on' },
  { name: 'a score as text', fields: score({ score: '9' }), code: 'INPUT_INVALID', path: '/timeline/measurements/0/score' },
  { name: 'a self-harm answer of four', fields: score({ selfHarmItem: 4 }), code: 'INPUT_RANGE', path: '/timeline/measurements/0/selfHarmItem' },
  { name: 'an area in capitals', fields: { decision: { area: 'Grief' } }, code: 'INPUT_INVALID', path: '/decision/area' },
]

/** Right in each place and wrong together, or wrong in a way that a JSON Schema cannot see. */
export const badTogether: readonly BadCase[] = [
  { name: 'an assessment on a day that never was', fields: { assessedOn: '2025-02-29' }, code: 'INPUT_DATE', path: '/assessedOn' },
  { name: 'a reversed interval', fields: person({ shiftedOn: '2025-03/2024-11' }), code: 'INPUT_DATE', path: '/inventory/people/0/shiftedOn' },
  { name: 'an id twice among people', fields: { inventory: { people: [{ id: 'p' }, { id: 'p' }] } }, code: 'INPUT_DUPLICATE', path: '/inventory/people/1/id' },
  { name: 'an id for a person and an event', fields: { ...person({}), timeline: { events: [{ id: 'p', type: 'move' }] } }, code: 'INPUT_DUPLICATE', path: '/timeline/events/0/id' },
  { name: 'an id for an episode and a change', fields: { timeline: { episodes: [{ id: 'x' }], changes: [{ id: 'x', direction: 'relief' }] } }, code: 'INPUT_DUPLICATE', path: '/timeline/changes/0/id' },
  { name: 'an event with nobody we know', fields: event({ people: ['ghost'] }), code: 'INPUT_REFERENCE', path: '/timeline/events/0/people/0' },
  { name: 'an obstacle nobody knows', fields: event({ obstaclePerson: 'ghost' }), code: 'INPUT_REFERENCE', path: '/timeline/events/0/obstaclePerson' },
  { name: 'isolation after no event', fields: { inventory: { patterns: { isolationFollows: 'ghost' } } }, code: 'INPUT_REFERENCE', path: '/inventory/patterns/isolationFollows' },
  { name: 'isolation after a person', fields: { inventory: { people: [{ id: 'p' }], patterns: { isolationFollows: 'p' } } }, code: 'INPUT_REFERENCE', path: '/inventory/patterns/isolationFollows' },
  { name: 'a priority about nobody', fields: { clientView: { priorities: [{ about: 'ghost' }] } }, code: 'INPUT_REFERENCE', path: '/clientView/priorities/0/about' },
  { name: 'a declined topic about an episode', fields: { ...episode({}), clientView: { declined: [{ about: 'now' }] } }, code: 'INPUT_REFERENCE', path: '/clientView/declined/0/about' },
  { name: 'a decision about nobody', fields: { decision: { area: 'grief', about: 'ghost' } }, code: 'INPUT_REFERENCE', path: '/decision/about' },
  { name: 'a mention of nothing', fields: { clientView: { strongestFeeling: [{ quote: 'x' }] } }, code: 'INPUT_INVALID', path: '/clientView/strongestFeeling/0' },
  { name: 'a PHQ-9 of 28', fields: score({ score: 28 }), code: 'INPUT_RANGE', path: '/timeline/measurements/0/score' },
  { name: 'a PHQ-9 with decimals', fields: score({ score: 9.5 }), code: 'INPUT_RANGE', path: '/timeline/measurements/0/score' },
  { name: 'a K10 of 9', fields: score({ instrument: 'k10', score: 9 }), code: 'INPUT_RANGE', path: '/timeline/measurements/0/score' },
  { name: 'an EQ-5D above 1', fields: score({ instrument: 'eq-5d', score: 1.01 }), code: 'INPUT_RANGE', path: '/timeline/measurements/0/score' },
  { name: 'a self-harm answer of a GAD-7', fields: score({ instrument: 'gad-7', selfHarmItem: 1 }), code: 'INPUT_INVALID', path: '/timeline/measurements/0/selfHarmItem' },
  { name: 'an unlisted instrument without a name', fields: score({ instrument: 'other' }), code: 'INPUT_INVALID', path: '/timeline/measurements/0/instrumentName' },
  { name: 'a listed instrument with a name', fields: score({ instrumentName: 'Mine' }), code: 'INPUT_INVALID', path: '/timeline/measurements/0/instrumentName' },
  { name: 'an instrument twice on a day', fields: { timeline: { measurements: [4, 5].map((each) => ({ on: '2025-05-01', instrument: 'epds', score: each })) } }, code: 'INPUT_DUPLICATE', path: '/timeline/measurements/1' },
  { name: 'an unlisted instrument twice on a day', fields: { timeline: { measurements: [4, 5].map((each) => ({ on: '2025-05-01', instrument: 'other', instrumentName: 'Mine', score: each })) } }, code: 'INPUT_DUPLICATE', path: '/timeline/measurements/1' },
  { name: 'a death of someone in contact', fields: person({ status: 'in-contact', death: { on: '2024' } }), code: 'INPUT_INVALID', path: '/inventory/people/0/death' },
  { name: 'a measurement after the assessment', fields: score({ on: '2025-07-01' }), code: 'INPUT_DATE', path: '/timeline/measurements/0/on' },
  { name: 'a death after the assessment', fields: person({ status: 'deceased', death: { on: '2025-07' } }), code: 'INPUT_DATE', path: '/inventory/people/0/death/on' },
  { name: 'an onset after the assessment', fields: episode({ onset: '2026' }), code: 'INPUT_DATE', path: '/timeline/episodes/0/onset' },
  { name: 'an episode that ends before it begins', fields: episode({ onset: '2024-05', endedOn: '2024-04' }), code: 'INPUT_DATE', path: '/timeline/episodes/0/endedOn' },
  { name: 'a relationship that ends before it begins', fields: person({ history: { since: '2020', endedOn: '2019-12' } }), code: 'INPUT_DATE', path: '/inventory/people/0/history/endedOn' },
  { name: 'a flare-up after the assessment', fields: person({ conflict: { flareUps: ['2025-01', '2025-08'] } }), code: 'INPUT_DATE', path: '/inventory/people/0/conflict/flareUps/1' },
  { name: 'half a character', fields: { note: 'x\uD800' }, code: 'INPUT_INVALID', path: '/note' },
]
