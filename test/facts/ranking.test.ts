import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { rankingFacts, rankingSheet } from '../../src/facts/ranking.js'
import type { FactSheet } from '../../src/model/facts.js'
import type { RankingView } from '../../src/model/ranking.js'
import type { AreaResult, Band, Ranking } from '../../src/model/ranking-result.js'
import type { Verdict } from '../../src/model/outcome.js'
import type { AreaId } from '../../src/model/words.js'
import { parameter } from '../support/evaluate-rule.js'
import { readRuleFiles } from '../support/rule-set-folder.js'

const area = (id: AreaId, band: Band, status: RankingView['areas'][number]['status'] = 'candidate'): RankingView['areas'][number] => ({
  area: id, band, support: 0, status,
})
const view: RankingView = {
  outcome: 'tie',
  leading: ['role-transition', 'grief', 'grief'],
  areas: [
    area('grief', 'well-supported'), area('role-transition', 'possible'), area('role-dispute', 'little-evidence'),
    area('interpersonal-sensitivities', 'possible', 'background'),
  ],
}
const value = (id: string, ranking: RankingView): unknown => {
  const fact = rankingFacts.find((each) => each.id === id)?.derive({ ranking })
  return fact?.status === 'known' ? fact.value : undefined
}

describe('facts about a ranking', () => {
  it('name each area once, in a fixed order', () => {
    expect(value('ranking.leadingAreas', view)).toEqual(['grief', 'role-transition'])
    expect(value('ranking.leadingCount', view)).toBe(2)
  })
  it('leave an area in the background out of those with support', () => {
    expect(value('ranking.possibleAreas', view)).toEqual(['grief', 'role-transition'])
    expect(value('ranking.possibleCount', view)).toBe(2)
    expect(value('ranking.wellSupportedAreas', view)).toEqual(['grief'])
    expect(value('ranking.backgroundAreas', view)).toEqual(['interpersonal-sensitivities'])
  })
  it('show a focus for a lead and for a tie, and for nothing else', () => {
    const shown = (['lead', 'tie', 'no-clear-focus', 'insufficient-data'] as const).map((outcome) => value('ranking.isShown', { ...view, outcome }))
    expect(shown).toEqual([true, true, false, false])
  })
  it('are known of an empty ranking too', () => {
    const empty: RankingView = { outcome: 'insufficient-data', leading: [], areas: [] }
    expect(rankingFacts.map((source) => source.derive({ ranking: empty }).status)).toEqual(rankingFacts.map(() => 'known'))
  })
})

const rules = readRuleFiles().filter((rule) => rule.about === 'ranking')

const difficulty = (present: boolean | undefined): FactSheet => ({
  subject: { kind: 'case', id: 'case' },
  facts: {
    'pattern.difficultyPresent': present === undefined
      ? { status: 'unknown', why: 'not-asked', from: ['/inventory/patterns/rejectionFear'] }
      : { status: 'known', value: present, from: ['/inventory/patterns/rejectionFear'] },
  },
})
const result = (id: AreaId, band: Band): AreaResult => ({
  area: id, standing: 'ordinary', status: 'candidate', support: 5, bounds: { low: 5, high: 5 }, band, deduction: 0, candidates: [],
})
const ranking = (leading: readonly AreaId[], possible: readonly AreaId[] = leading): Ranking => ({
  outcome: leading.length === 0 ? 'no-clear-focus' : leading.length === 1 ? 'lead' : 'tie',
  foci: leading.map((id) => ({ area: id, subject: { kind: 'case', id: 'case' } })),
  standard: [],
  settled: false,
  areas: possible.map((id) => result(id, 'possible')),
})
async function verdict(id: string, about: Ranking, ...[present]: readonly (boolean | undefined)[]): Promise<Verdict> {
  const rule = rules.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const sheet = rankingSheet(about, difficulty(present))
  const [truth] = await runOnRecord([prepareRule(rule, parameter)], sheet)
  if (truth === undefined) throw new Error('the runner returned nothing')
  return explainOutcome(rule, sheet, verdictOf(truth), parameter).verdict
}

describe('messages about a ranking', () => {
  it('ask again about deaths whenever the area of ties comes first', async () => {
    const id = 'interpersonal-sensitivities/pattern-leads-the-ranking'
    expect(await verdict(id, ranking(['interpersonal-sensitivities']))).toBe('fired')
    expect(await verdict(id, ranking(['grief', 'interpersonal-sensitivities']))).toBe('fired')
    expect(await verdict(id, ranking(['grief']))).toBe('silent')
  })
  it('name a pattern with people beside another focus, and only then', async () => {
    const id = 'interpersonal-sensitivities/pattern-beside-another-focus'
    expect(await verdict(id, ranking(['role-dispute']), true)).toBe('fired')
    expect(await verdict(id, ranking(['role-dispute']), false)).toBe('silent')
    expect(await verdict(id, ranking(['role-dispute']), undefined)).toBe('undetermined')
    expect(await verdict(id, ranking(['role-dispute', 'interpersonal-sensitivities']), true)).toBe('silent')
    expect(await verdict(id, ranking([]), true)).toBe('silent')
  })
  it('say that experts differ on disputes and on ties with people', async () => {
    const id = 'general/experts-differ-on-this-area'
    expect(await verdict(id, ranking(['role-dispute']))).toBe('fired')
    expect(await verdict(id, ranking(['interpersonal-sensitivities']))).toBe('fired')
    expect(await verdict(id, ranking(['grief']))).toBe('silent')
  })
  it('speak of too many areas from three on, and only when a focus is proposed', async () => {
    const id = 'general/more-than-two-areas-open'
    const three = ['grief', 'role-dispute', 'role-transition'] as const
    expect(await verdict(id, ranking(['grief'], three))).toBe('fired')
    expect(await verdict(id, ranking(['grief'], ['grief', 'role-dispute']))).toBe('silent')
    expect(await verdict(id, ranking([], three))).toBe('silent')
  })
  it('say of every proposal that timing is not a cause', async () => {
    const id = 'general/timing-beside-the-ranking'
    expect(await verdict(id, ranking(['grief']))).toBe('fired')
    expect(await verdict(id, ranking([]))).toBe('silent')
  })
})
