import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { parameter, sheetsOf } from '../support/evaluate-rule.js'
import { readList, readRuleFiles } from '../support/rule-set-folder.js'

const rules = readRuleFiles('role-transition/').filter((rule) => rule.about === 'event')
const themes = new Map(readList('themes').map((theme) => [theme.id, theme]))
const prepared = rules.map((rule) => prepareRule(rule, parameter))

const POINTS = { strong: 3, moderate: 2, weak: 1 }

type Fields = Readonly<Record<string, unknown>>

interface Tally {
  readonly points: number
  /** Themes that carry a reason for, with the timing themes among them. */
  readonly themes: readonly string[]
  readonly timed: boolean
  readonly gate: string
}

/** Adds up what the transition rules say about one event: the caps of the themes, a side at a time. */
async function tally(change: Fields, more: { readonly onset?: string; readonly rest?: Fields } = {}): Promise<Tally> {
  const episodes = more.onset === undefined ? {} : { episodes: [{ id: 'now', onset: more.onset }] }
  const timeline = { ...episodes, events: [{ id: 'change', ...change }] }
  const sheet = sheetsOf({ case: { ...more.rest, timeline } }).find(({ subject }) => subject.kind === 'event' && subject.id === 'change')
  if (sheet === undefined) throw new Error('no sheet')
  const truths = await runOnRecord(prepared, sheet)
  const sums = new Map<string, { for: number; against: number }>()
  let gate = 'none'
  truths.forEach((truth, i) => {
    const rule = rules[i]
    if (rule === undefined) throw new Error('more truths than rules')
    const { verdict } = explainOutcome(rule, sheet, verdictOf(truth), parameter)
    if (rule.direction === 'required') gate = verdict
    if (verdict !== 'fired' || rule.strength === undefined || rule.direction === 'required' || rule.direction === 'caution') return
    const sum = sums.get(rule.theme) ?? { for: 0, against: 0 }
    sums.set(rule.theme, { ...sum, [rule.direction]: sum[rule.direction] + POINTS[rule.strength] })
  })
  const capped = [...sums].map(([theme, sum]) => {
    const cap = themes.get(theme)?.cap ?? 0
    return { theme, for: Math.min(cap, sum.for), against: Math.min(cap, sum.against) }
  })
  const carrying = capped.filter((each) => each.for > 0).map(({ theme }) => theme)
  return {
    points: capped.reduce((total, each) => total + each.for - each.against, 0),
    themes: carrying.sort(),
    timed: carrying.includes('change-time'),
    gate,
  }
}

describe('a plain transition', () => {
  it.each(['identity', 'status'])('is well supported when dated, large, near the onset, felt as a loss of %s and named by the client', async (loss) => {
    const plain = await tally(
      { type: 'other', changesRole: 'yes', on: '2025-01', severity: 2, losses: [loss], linkedByClient: 'yes' },
      { onset: '2025-03' },
    )
    expect(plain.points).toBeGreaterThanOrEqual(8)
    expect(plain.themes.length).toBeGreaterThanOrEqual(3)
    expect(plain).toMatchObject({ timed: true, gate: 'fired' })
  })

  it('is well supported in a note of few words: kind, months, what is missed, what the client says', async () => {
    const brief = await tally(
      { type: 'retirement', on: '2023-12-31', wanted: 'unwanted', losses: ['status', 'belonging'] },
      { onset: '2024-03', rest: { clientView: { strongestFeeling: [{ about: 'change' }] } } },
    )
    expect(brief.points).toBeGreaterThanOrEqual(8)
    expect(brief.timed).toBe(true)
  })

  it('counts less by the time that lies between it and the onset', async () => {
    const on = async (day: string): Promise<number> => (await tally({ type: 'move', severity: 2, on: day }, { onset: '2025-03-01' })).points
    expect(await Promise.all(['2025-02-01', '2024-10-15', '2024-05-15', '2023-06-01', '2020-06-01'].map(on))).toEqual([6, 5, 4, 3, 1])
  })

  it('counts what a vague date surely says and no more', async () => {
    const on = async (day: string): Promise<number> => (await tally({ type: 'move', severity: 2, on: day }, { onset: '2025-03-15' })).points
    // Autumn to January lies within half a year of the onset, partly within three months.
    expect(await on('2024-10/2025-01')).toBe(5)
    expect(await on('2024-04/2025-02')).toBe(4)
    expect(await on('2024-02/2025-02')).toBe(3)
  })

  it('lacks a reason of time when nobody knows when it was', async () => {
    const undated = await tally({ type: 'redundancy', severity: 3, losses: ['identity'], linkedByClient: 'yes' }, { onset: '2025-03' })
    expect(undated).toMatchObject({ timed: false, gate: 'fired' })
  })

  it('keeps a slight reason of time when change and onset are known to the same month only', async () => {
    const same = await tally({ type: 'redundancy', severity: 3, on: '2025-03' }, { onset: '2025-03' })
    expect(same).toMatchObject({ points: 4, timed: true })
  })
})

describe('a change that is not the matter', () => {
  it.each<[string, Fields, string]>([
    ['a move abroad years before that was a good time', { type: 'move', on: '2022', severity: 2, newRole: 'good', adapted: 'yes', wanted: 'wanted' }, '2023-10'],
    ['the same without the question whether it was adapted to', { type: 'move', on: '2022-08', severity: 2, newRole: 'good' }, '2024-10'],
    ['an old emigration that was mastered', { type: 'migration', on: '2010', severity: 3, losses: ['belonging'], adapted: 'yes' }, '2025-03'],
    ['a promotion that is welcome and cost nothing', { type: 'promotion', on: '2025-02-01', severity: 2, wanted: 'wanted', losses: [] }, '2025-03-01'],
    ['a wanted move without losses, close to the onset', { type: 'move', on: '2025-02-15', severity: 2, wanted: 'wanted', losses: [], newRole: 'good' }, '2025-03-01'],
    ['a new flat in the same street', { type: 'move', on: '2025-02-15', severity: 1, changesRole: 'no' }, '2025-03-01'],
    ['a job lost through the illness, after the onset', { type: 'job-loss', on: '2025-05-20', severity: 2, broughtByIllness: 'yes' }, '2025-01'],
    ['a carer role behind which the mother is missed', { type: 'carer-end', on: '2025-02', severity: 2, people: ['mother'] }, '2025-03-20'],
  ])('stays little supported: %s', async (_name, change, onset) => {
    const rest = { inventory: { people: [{ id: 'mother', relation: 'parent', status: 'deceased', death: { distressAbout: 'person' } }] } }
    expect((await tally(change, { onset, rest })).points).toBeLessThan(4)
  })

  it('cannot be well supported after the onset when no worsening followed it', async () => {
    const after = await tally(
      { type: 'job-loss', on: '2025-05-20', severity: 3, losses: ['identity'], linkedByClient: 'yes' },
      { onset: '2025-01' },
    )
    expect(after.timed).toBe(false)
  })

  it('is no candidate when it is a death or a quarrel', async () => {
    expect((await tally({ type: 'death-parent', on: '2025-01', severity: 3, changesRole: 'yes' })).gate).toBe('silent')
    expect((await tally({ type: 'conflict-manager', on: '2025-01', severity: 3 })).gate).toBe('silent')
  })

  it('has a slight place when an animal died', async () => {
    const dog = await tally({ type: 'death-nonhuman', on: '2025-02-01', severity: 3 }, { onset: '2025-03-01' })
    // Four for the change and its timing, two off because no manual counts it.
    expect(dog.points).toBe(2)
    expect(dog.themes).toEqual(['change-event', 'change-time'])
  })
})
