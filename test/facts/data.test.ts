import { describe, expect, it } from 'vitest'
import { dataFacts } from '../../src/facts/data.js'
import { factOf } from '../../src/facts/fact.js'
import type { Case, Person } from '../../src/model/case.js'
import type { Fact } from '../../src/model/facts.js'
import { contextOf } from './read-context.js'

type Parts = Omit<Case, 'schemaVersion' | 'caseId' | 'assessedOn'>

function fact(id: string, parts: Parts): Fact {
  const source = dataFacts.find((each) => each.id === id)
  if (source === undefined) throw new Error(`no fact ${id}`)
  return factOf(source.derive(contextOf(parts)))
}
const value = (id: string, parts: Parts): unknown => {
  const found = fact(id, parts)
  return found.status === 'known' ? found.value : found.status
}

describe('what was asked in full', () => {
  it.each([
    ['data.deathsAsked', { inventory: { asked: { deaths: 'yes' } } }],
    ['data.conflictsAsked', { inventory: { asked: { conflicts: 'yes' } } }],
    ['data.peopleComplete', { inventory: { asked: { people: 'yes' } } }],
    ['data.eventsAsked', { timeline: { asked: { events: 'yes' } } }],
    ['data.changesAsked', { timeline: { asked: { changes: 'yes' } } }],
    ['data.safetyAsked', { safety: { asked: 'yes' } }],
  ] satisfies readonly (readonly [string, Parts])[])('%s is true by its flag and false without it', (id, parts) => {
    expect(value(id, parts)).toBe(true)
    expect(value(id, {})).toBe(false)
  })

  it('takes a refusal for no answer in full', () => {
    expect(value('data.deathsAsked', { inventory: { asked: { deaths: 'declined' } } })).toBe(false)
  })
})

describe('the minimum set', () => {
  const sister: Person = { id: 'lea', relation: 'sibling', status: 'in-contact', closenessNow: 1 }
  const items: Readonly<Record<string, Parts>> = {
    'data.hasReasonForNow': { timeline: { episodes: [{ id: 'now', onset: '2025' }] } },
    'data.hasDeaths': { inventory: { asked: { deaths: 'yes' } } },
    'data.hasLifeChanges': { timeline: { asked: { events: 'yes' } } },
    'data.hasNearestPeople': { inventory: { people: [{ ...sister, conflict: { present: 'no' } }] } },
    'data.hasConflicts': { inventory: { asked: { conflicts: 'declined' } } },
    'data.hasEarlierNetwork': {
      inventory: { network: { before: { confidant: 'unknown', regularCompany: 'yes' } }, patterns: { beforeEpisode: 'no' } },
    },
    'data.hasClientView': { clientView: { priorities: [] } },
    'data.hasSafetyScreen': { safety: { suicidalThoughts: 'none', violence: 'declined' } },
  }

  it('has eight items, all open in an empty case', () => {
    expect(dataFacts.filter(({ id }) => id.startsWith('data.has')).map(({ id }) => id).sort()).toEqual(Object.keys(items).sort())
    expect(value('data.minimumSetGaps', {})).toBe(8)
  })

  it.each(Object.entries(items))('%s closes one gap', (id, parts) => {
    expect(value(id, {})).toBe(false)
    expect(value(id, parts)).toBe(true)
    expect(value('data.minimumSetGaps', parts)).toBe(7)
  })

  it('takes a low mood without a beginning, or a dated worsening, as a reason for now', () => {
    expect(value('data.hasReasonForNow', { timeline: { episodes: [{ id: 'now', course: 'persistent' }] } })).toBe(true)
    expect(value('data.hasReasonForNow', { timeline: { changes: [{ id: 'dip', direction: 'worsening', on: '2025-04' }] } })).toBe(true)
    expect(value('data.hasReasonForNow', { timeline: { episodes: [{ id: 'now', onset: 'unknown' }] } })).toBe(false)
  })

  it('wants up to five living people described, and no more', () => {
    const described = (n: number): readonly Person[] => Array.from({ length: n }, (_, i) => ({ ...sister, id: `p${i}` }))
    const asked = { conflicts: 'yes' } as const
    expect(value('data.hasNearestPeople', { inventory: { asked, people: [...described(5), { id: 'vague' }] } })).toBe(true)
    expect(value('data.hasNearestPeople', { inventory: { asked, people: [...described(4), { id: 'vague' }] } })).toBe(false)
    expect(value('data.hasNearestPeople', { inventory: { asked, people: [...described(1), { id: 'ida', status: 'deceased' }] } })).toBe(true)
  })

  it('leaves conflicts open while one has no date or no answer about fear', () => {
    const asked = { conflicts: 'yes' } as const
    const quarrel = (more: Partial<Person>): Parts => ({ inventory: { asked, people: [{ ...sister, conflict: { present: 'yes', since: '2024' }, ...more }] } })
    expect(value('data.hasConflicts', quarrel({ fear: 'none' }))).toBe(true)
    expect(value('data.hasConflicts', quarrel({}))).toBe(false)
    expect(value('data.hasConflicts', quarrel({ fear: 'none', conflict: { present: 'yes' } }))).toBe(false)
  })

  it('takes a safety screen marked as not asked as said, and one answer alone as a gap', () => {
    expect(value('data.hasSafetyScreen', { safety: { asked: 'no' } })).toBe(true)
    expect(value('data.hasSafetyScreen', { safety: { suicidalThoughts: 'none' } })).toBe(false)
  })
})

describe('something declined', () => {
  it('says where, whatever the field', () => {
    const parts: Parts = { inventory: { people: [{ id: 'tom', fear: 'declined' }] }, clientView: { declined: [{ area: 'grief' }] } }
    expect(fact('data.declinedSomething', parts)).toEqual({ status: 'known', value: true, from: ['/clientView/declined', '/inventory/people/tom/fear'] })
  })

  it('is not read out of names, notes or quotations', () => {
    const parts: Parts = { note: 'declined', inventory: { people: [{ id: 'tom', name: 'declined', quote: 'declined' }] }, clientView: { ownWords: 'declined', declined: [] } }
    expect(value('data.declinedSomething', parts)).toBe(false)
  })
})

describe('the number of scores', () => {
  it('is that of the scale with most of them, and none without any', () => {
    const on = (day: string, instrument: 'phq-9' | 'gad-7') => ({ on: day, instrument, score: 9 })
    expect(value('data.scoreCount', {})).toBe(0)
    expect(value('data.scoreCount', { timeline: { measurements: [on('2025-04-01', 'phq-9'), on('2025-05-01', 'phq-9'), on('2025-05-01', 'gad-7')] } })).toBe(2)
  })
})

describe('what is on record about safety', () => {
  const scores = (selfHarmItem?: number | 'declined', on = '2025-06-20') => ({ on, instrument: 'phq-9' as const, score: 12, ...(selfHarmItem === undefined ? {} : { selfHarmItem }) })

  it('looks at the latest questionnaire that has a self-harm item', () => {
    const early = scores('declined', '2025-01-10')
    expect(value('data.selfHarmItemLeftBlank', { timeline: { measurements: [early, scores(0)] } })).toBe(false)
    expect(value('data.selfHarmItemLeftBlank', { timeline: { measurements: [scores('declined'), scores(0, '2025-01-10')] } })).toBe(true)
    expect(value('data.selfHarmItemNotEntered', { timeline: { measurements: [scores()] } })).toBe(true)
    expect(value('data.selfHarmItemNotEntered', { timeline: { measurements: [{ on: '2025-06-20', instrument: 'gad-7', score: 8 }] } })).toBe(false)
  })

  it('knows a self-harm item that was endorsed, on whatever scale and however long ago, and takes no record for none', () => {
    const endorsed = (...measurements: readonly object[]) => value('data.selfHarmItemEndorsed', { timeline: { measurements: measurements as never } })
    expect([endorsed(), endorsed(scores(0)), endorsed(scores('declined')), value('data.selfHarmItemEndorsed', {})]).toEqual([false, false, false, false])
    expect([endorsed(scores(1, '2024-01-10'), scores(0)), endorsed({ on: '2025-06-20', instrument: 'other', score: 3, selfHarmItem: 1 })]).toEqual([true, true])
  })

  it('calls the latest score of a scale severe from its own bound on', () => {
    const severe = (...measurements: readonly (readonly [string, string, number])[]) => value('data.severeScoreRecorded', { timeline: { measurements: measurements.map(([on, instrument, score]) => ({ on, instrument, score })) as never } })
    for (const [instrument, from] of [['phq-9', 15], ['bdi-ii', 29], ['ham-d17', 24], ['madrs', 35], ['k10', 30]] as const) {
      expect([severe(['2025-06-20', instrument, from]), severe(['2025-06-20', instrument, from - 1])], instrument).toEqual([true, false])
    }
    expect([severe(), severe(['2025-06-20', 'gad-7', 21]), severe(['2025-06-20', 'epds', 30]), value('data.severeScoreRecorded', {})]).toEqual([false, false, false, false])
    expect(severe(['2025-05-01', 'phq-9', 20], ['2025-06-20', 'phq-9', 14])).toBe(false)
  })

  it('tells a question left without an answer from one not put', () => {
    expect([value('data.suicideAsked', { safety: { suicidalThoughts: 'declined' } }), value('data.suicideAnswerWithheld', { safety: { suicidalThoughts: 'declined' } })]).toEqual([true, true])
    expect([value('data.suicideAsked', {}), value('data.suicideAnswerWithheld', {})]).toEqual([false, false])
  })
})
