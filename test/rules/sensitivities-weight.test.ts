import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { parameter, sheetsOf } from '../support/evaluate-rule.js'
import { readList, readRuleFiles } from '../support/rule-set-folder.js'

const AREA = 'interpersonal-sensitivities'
const rules = readRuleFiles(`${AREA}/`).filter((rule) => rule.about === 'case')
const caps = new Map(readList('themes').map(({ id, cap }) => [id, cap ?? 0]))
const prepared = rules.map((rule) => prepareRule(rule, parameter))

const POINTS = { strong: 3, moderate: 2, weak: 1 }

type Fields = Readonly<Record<string, unknown>>

interface Tally {
  readonly points: number
  /** Themes that carry a reason for. */
  readonly themes: readonly string[]
  readonly gate: string
}

/** Adds up what the rules of this area say about one case: the caps of the themes, a side at a time. */
async function tally(fields: Fields): Promise<Tally> {
  const sheet = sheetsOf({ case: fields }).find(({ subject }) => subject.kind === 'case')
  if (sheet === undefined) throw new Error('no sheet')
  const sums = new Map<string, { for: number; against: number }>()
  let gate = 'none'
  for (const truth of await runOnRecord(prepared, sheet)) {
    const rule = rules.find(({ id }) => id === truth.ruleId)
    if (rule === undefined) throw new Error('a truth without a rule')
    const { verdict } = explainOutcome(rule, sheet, verdictOf(truth), parameter)
    if (rule.direction === 'required') gate = verdict
    if (verdict !== 'fired' || rule.strength === undefined || (rule.direction !== 'for' && rule.direction !== 'against')) continue
    const sum = sums.get(rule.theme) ?? { for: 0, against: 0 }
    sums.set(rule.theme, { ...sum, [rule.direction]: sum[rule.direction] + POINTS[rule.strength] })
  }
  const capped = [...sums].map(([theme, sum]) => {
    const cap = caps.get(theme) ?? 0
    return { theme, for: Math.min(cap, sum.for), against: Math.min(cap, sum.against) }
  })
  return {
    points: capped.reduce((total, each) => total + each.for - each.against, 0),
    themes: capped.filter((each) => each.for > 0).map(({ theme }) => theme).sort(),
    gate,
  }
}

const wish = { clientView: { priorities: [{ area: AREA }] } }
const wishAndFeeling = { clientView: { priorities: [{ area: AREA }], strongestFeeling: [{ area: AREA }] } }
const onset = { timeline: { episodes: [{ id: 'now', onset: '2025-02' }] } }
const expectWellSupported = (found: Tally): void => {
  expect(found.points).toBeGreaterThanOrEqual(8)
  expect(found.themes.length).toBeGreaterThanOrEqual(3)
  expect(found.themes).toContain('iso-history')
  expect(found.gate).toBe('fired')
}

describe('a lifelong pattern', () => {
  it('is well supported by few ties always, ties hard to begin and keep, and the wish to be closer, with all else unasked', async () => {
    expectWellSupported(await tally({ inventory: { patterns: { fewTiesLifelong: 'yes', difficultyForming: 'yes', difficultyKeeping: 'yes' } }, ...wish }))
  })
  it('is well supported by ties that break in one way since long before, and the wish to stay in one', async () => {
    expectWellSupported(await tally({ inventory: { patterns: { difficultyKeeping: 'yes', rejectionFear: 'yes', beforeEpisode: 'yes' } }, ...wish }))
  })
  it('is well supported without any wish when nobody was ever close and nothing else was found', async () => {
    expectWellSupported(await tally({
      inventory: {
        asked: { deaths: 'yes', conflicts: 'yes', people: 'yes' }, people: [], network: { before: { confidant: 'no', closeTies: 0 } },
        patterns: { fewTiesLifelong: 'yes', isolationFollows: 'not-applicable' },
      },
      timeline: { asked: { events: 'yes' }, events: [], episodes: [{ id: 'now', onset: '2025-02' }] },
    }))
  })
  it('counts for more with every difficulty told, up to the cap', async () => {
    const some = await tally({ inventory: { patterns: { fewTiesLifelong: 'yes', rejectionFear: 'yes' } } })
    const more = await tally({ inventory: { patterns: { fewTiesLifelong: 'yes', rejectionFear: 'yes', difficultyExpressing: 'yes' } } })
    const most = await tally({ inventory: { patterns: { fewTiesLifelong: 'yes', rejectionFear: 'yes', difficultyExpressing: 'yes', difficultyForming: 'yes' } } })
    expect([more.points - some.points, most.points - more.points]).toEqual([1, 0])
  })
})

describe('isolation of another kind', () => {
  it('stays below possible after a move from a decent circle, however much the client wishes for company', async () => {
    const found = await tally({
      inventory: {
        network: { before: { closeTies: 5 }, now: { closeTies: 0, confidant: 'no' } },
        patterns: { lonely: 'yes', isolationFollows: 'move', difficultyForming: 'yes' },
      },
      timeline: { ...onset.timeline, events: [{ id: 'move', type: 'move', on: '2025-01' }] },
      ...wishAndFeeling,
    })
    expect(found.points).toBeLessThan(4)
  })
  it('stays below possible when only the event it followed was asked about, and the earlier circle was not', async () => {
    const found = await tally({
      inventory: { network: { now: { closeTies: 0, confidant: 'no' } }, patterns: { lonely: 'yes', isolationFollows: 'birth' } },
      timeline: { ...onset.timeline, events: [{ id: 'birth', type: 'birth', on: '2025-01' }] },
      ...wishAndFeeling,
    })
    expect(found.points).toBeLessThan(4)
  })
  it('stays below possible when people were there until the low mood came', async () => {
    const found = await tally({
      inventory: {
        network: { before: { confidant: 'yes', regularCompany: 'yes' } },
        patterns: { rejectionFear: 'yes', difficultyForming: 'yes', isolationSince: '2025-03' },
      },
      ...onset, ...wishAndFeeling,
    })
    expect(found.points).toBeLessThan(4)
  })
  it('stays below possible when it is chosen and liked', async () => {
    const found = await tally({ inventory: { patterns: { fewTiesLifelong: 'yes', chosenSolitude: 'yes' } } })
    expect(found.points).toBeLessThan(4)
  })
  it('is no candidate at all when a decent circle and no difficulty were recorded', async () => {
    const { gate } = await tally({
      inventory: {
        network: { before: { closeTies: 5 } },
        patterns: { fewTiesLifelong: 'no', beforeEpisode: 'no', difficultyForming: 'no', difficultyKeeping: 'no' },
      },
    })
    expect(gate).toBe('silent')
  })
  it('leaves a record in which nobody asked undecided', async () => {
    expect(await tally({})).toEqual({ points: 0, themes: [], gate: 'undetermined' })
  })
})
