import type { FactDefinition } from '../../src/model/facts.js'
import { EVENT_TYPES } from '../../src/model/words.js'

/** A handful of facts of every type, about every kind of subject. */
export const smallFacts: readonly FactDefinition[] = [
  { id: 'loss.hasDied', about: 'person', type: 'boolean', reads: [] },
  { id: 'loss.daysBefore', about: 'person', type: 'integer', unit: 'days', min: 0, max: 1000, reads: [] },
  { id: 'loss.manner', about: 'person', type: 'word', words: ['illness', 'accident'], reads: [] },
  { id: 'change.losses', about: 'event', type: 'words', words: ['identity', 'status', 'routine'], reads: [] },
  { id: 'circle.size', about: 'case', type: 'integer', unit: 'people', min: 0, reads: [] },
  { id: 'data.deathsAsked', about: 'case', type: 'boolean', reads: [] },
  { id: 'ranking.foci', about: 'ranking', type: 'integer', unit: 'areas', reads: [] },
  { id: 'view.linked', about: 'person', type: 'boolean', reads: [] },
  { id: 'view.linked', about: 'event', type: 'boolean', reads: [] },
]

type Loose = Record<string, unknown>

const evidence = { basis: 'manual', confidence: 'verified', sources: [{ cite: 'KEY1' }] }

export const leaf = (name: string, fact: string, operator: string, value: unknown): Loose => ({ name, fact, operator, value })

/** A rule file that passes every check. */
export function smallRule(changes: Loose = {}): Loose {
  return {
    id: 'grief/somebody-died',
    version: 1,
    title: 'Somebody died',
    about: 'person',
    focusArea: 'grief',
    direction: 'for',
    strength: 'strong',
    theme: 'death-time',
    rationale: 'A reason.',
    saysLittleWhen: 'It was long ago.',
    ...evidence,
    reviewedOn: '2026-11-21',
    conditions: {
      all: [
        leaf('somebody-died', 'loss.hasDied', 'equal', true),
        leaf('within-the-window', 'loss.daysBefore', 'between', [{ parameter: 'window.start' }, { parameter: 'window.end' }]),
      ],
    },
    texts: { clinician: '{who} died {loss.daysBefore} before the onset.', client: '{who} died before your low mood began.' },
    examples: { fires: [{ name: 'died', case: {} }], silent: [{ name: 'alive', case: {} }], undetermined: [{ name: 'no date', case: {}, missing: ['loss.daysBefore'] }] },
    ...changes,
  }
}

const caution = smallRule({
  id: 'notes/many-foci', about: 'ranking', focusArea: 'all', direction: 'caution', theme: 'notes', level: 'note', strength: 'weak',
  conditions: leaf('more-than-two', 'ranking.foci', 'greaterThan', 2),
  texts: { clinician: 'More than two areas stand out.', client: 'More than two themes stand out.' },
})

const emergency = smallRule({
  id: 'notes/first-things', about: 'case', focusArea: 'all', direction: 'caution', theme: 'notes', level: 'emergency', strength: 'strong',
  withholds: ['plan'],
  conditions: leaf('small-circle', 'circle.size', 'lessThan', 1),
  texts: { clinician: 'Nobody is near.', client: 'Nobody is near you.' },
})

const gate = smallRule({
  id: 'grief/needs-a-death', direction: 'required', strength: undefined, conditions: leaf('died', 'loss.hasDied', 'equal', true),
  texts: { clinician: '{who} has died.', client: '{who} has died.' },
})
delete gate['strength']

const area = (id: string, about: string): Loose => ({ id, about, definition: 'What it is.', agreement: [], goals: [], strategies: [], techniques: [] })

/** Files of a rule set that passes every check; a fresh copy each time. */
export function smallFiles(): Record<string, Loose> {
  return structuredClone({
    'rule-set': { id: 'small', version: '1.0.0', title: 'A small set', reviewedOn: '2026-11-21', reviewBy: '2028-11-21' },
    areas: { areas: [area('grief', 'person'), area('role-transition', 'event')] },
    parameters: {
      parameters: [
        { id: 'window.end', value: 183, unit: 'days', min: 60, max: 366, meaning: 'End.', ...evidence },
        { id: 'window.start', value: 32, unit: 'days', min: 1, max: 60, meaning: 'Start.', ...evidence },
      ],
    },
    themes: { themes: [{ id: 'death-time', meaning: 'When.', cap: 3, family: 'timing', anchors: true }, { id: 'notes', meaning: 'Messages.' }] },
    sources: { sources: [{ id: 'KEY1', reference: 'A book.', seen: 'whole' }] },
    instruments: {
      instruments: [{
        id: 'phq-9', name: 'PHQ-9', measures: 'depression', range: [0, 27], higherIs: 'worse', bands: [{ from: 0, to: 9, band: 'low' }, { from: 10, to: 27, band: 'high' }],
        moderateFrom: 10, changeThreshold: null, changeNote: 'None.', confidence: 'verified', sources: [{ cite: 'KEY1' }],
      }],
    },
    events: { events: EVENT_TYPES.map((type) => ({ type, label: type, areas: ['role-transition'], firstQuestion: 'What happened?' })) },
    pairs: { pairs: [{ areas: ['grief', 'role-transition'], towardFirst: 'A.', towardSecond: 'B.', decidingQuestion: 'Which?', ...evidence }] },
    formats: { formats: [] },
    'traditions/usual': {
      id: 'usual', title: 'Usual',
      areas: {
        grief: { name: 'Grief', clientName: 'a loss', standing: 'ordinary' },
        'role-transition': { name: 'Role transition', clientName: 'a change', standing: 'ordinary' },
      },
      options: { lossWithoutDeathAsGrief: false, petLossAsGrief: false }, note: 'None.', confidence: 'verified', sources: [{ cite: 'KEY1' }],
    },
    'grief/somebody-died': smallRule(),
    'grief/needs-a-death': gate,
    'notes/many-foci': caution,
    'notes/first-things': emergency,
  })
}
