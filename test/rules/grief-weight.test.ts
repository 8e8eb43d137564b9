import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/conditions/verdict.js'
import { explainOutcome } from '../../src/engine/explain-outcome.js'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import { parameter, sheetsOf } from '../support/evaluate-rule.js'
import { readList, readRuleFiles } from '../support/rule-set-folder.js'

const rules = readRuleFiles('grief/').filter((rule) => rule.about === 'person')
const caps = new Map(readList('themes').map(({ id, cap }) => [id, cap ?? 0]))
const prepared = rules.map((rule) => prepareRule(rule, parameter))

const POINTS = { strong: 3, moderate: 2, weak: 1 }

type Fields = Readonly<Record<string, unknown>>

interface Tally {
  readonly points: number
  readonly themes: readonly string[]
  readonly gate: string
  readonly notes: readonly string[]
}

/** Adds up what the grief rules say about one dead person: the caps of the themes, a side at a time. */
async function tally(person: Fields, timeline: Fields = {}, rest: Fields = {}): Promise<Tally> {
  const { inventory, ...others } = rest as { readonly inventory?: { readonly people?: readonly Fields[] } }
  const people = [{ id: 'dead', status: 'deceased', ...person }, ...(inventory?.people ?? [])]
  const sheet = sheetsOf({ case: { ...others, timeline, inventory: { ...inventory, people } } })
    .find(({ subject }) => subject.kind === 'person' && subject.id === 'dead')
  if (sheet === undefined) throw new Error('no sheet')
  const truths = await runOnRecord(prepared, sheet)
  const verdicts = truths.map((truth, i) => {
    const rule = rules[i]
    if (rule === undefined || rule.id !== truth.ruleId) throw new Error('truths and rules differ')
    return { rule, verdict: explainOutcome(rule, sheet, verdictOf(truth), parameter).verdict }
  })
  const fired = verdicts.filter(({ verdict }) => verdict === 'fired').map(({ rule }) => rule)
  const side = (theme: string, direction: string): number => Math.min(caps.get(theme) ?? 0, fired
    .filter((rule) => rule.theme === theme && rule.direction === direction)
    .reduce((sum, { strength }) => sum + (strength === undefined ? 0 : POINTS[strength]), 0))
  const themes = [...caps.keys()]
  return {
    points: themes.reduce((sum, theme) => sum + side(theme, 'for') - side(theme, 'against'), 0),
    themes: themes.filter((theme) => side(theme, 'for') > 0),
    gate: verdicts.find(({ rule }) => rule.direction === 'required')?.verdict ?? 'none',
    notes: fired.filter(({ direction }) => direction === 'caution').map(({ id }) => id),
  }
}

const since = (onset: string, more: Fields = {}): Fields => ({ episodes: [{ id: 'now', onset }], ...more })
const scores = (...pairs: readonly (readonly [string, number])[]): Fields => ({
  measurements: pairs.map(([on, score]) => ({ on, instrument: 'phq-9', score })),
})

describe('a plain loss', () => {
  it.each<[string, Fields, string]>([
    ['a husband, reminders avoided', { relation: 'partner', death: { on: '2025-01', avoidance: 'yes' } }, '2025-03'],
    ['a close friend, longing', { relation: 'friend', closenessBefore: 1, death: { on: '2024-11-20', yearning: 'severe' } }, '2025-02'],
    ['a mother, kept from the burial and longing', { relation: 'parent', death: { on: '2025-02-11', mourningObstructed: 'yes', yearning: 'moderate' } }, '2025-03-30'],
    ['a wife, low since the week of her death', { relation: 'partner', death: { on: '2024-12-20', avoidance: 'yes' } }, '2024-12-27'],
    ['a brother, four years dead and shut out', { relation: 'sibling', closenessBefore: 1, death: { on: '2020-09', avoidance: 'yes', yearning: 'severe', guilt: 'yes' } }, '2024-12'],
    ['a newborn, felt as a child and longed for', { relation: 'child', death: { on: '2024-11-20', manner: 'neonatal', yearning: 'severe' } }, '2024-12-27'],
  ])('is well supported: %s', async (_, person, onset) => {
    const plain = await tally(person, since(onset))
    expect(plain.points).toBeGreaterThanOrEqual(8)
    expect(plain.themes.length).toBeGreaterThanOrEqual(3)
    expect(plain.themes).toContain('death-time')
    expect(plain.gate).toBe('fired')
  })

  it('is well supported by date, relation and the client\'s own link alone', async () => {
    const brief = await tally({ relation: 'partner', linkedByClient: 'yes', death: { on: '2024-12-20' } }, since('2024-12-27'))
    expect(brief.points).toBeGreaterThanOrEqual(8)
  })

  it('is possible and no more when only date and relation are known', async () => {
    expect((await tally({ relation: 'partner', death: { on: '2025-01' } }, since('2025-03'))).points).toBe(5)
  })

  it('counts less the further it lies from the onset, and little within the first month', async () => {
    const on = async (day: string): Promise<number> => (await tally({ death: { on: day } }, since('2025-05-20'))).points
    expect(await Promise.all(['2025-05-25', '2025-05-10', '2025-03-01', '2024-12-01', '2024-09-01', '2023-09-01'].map(on))).toEqual([1, 1, 3, 3, 2, 0])
  })

  it('counts what a vague date surely says and no more', async () => {
    const on = async (day: string): Promise<number> => (await tally({ death: { on: day } }, since('2025-05-20'))).points
    expect(await on('2024-12/2025-03')).toBe(3)
    expect(await on('2024-08/2025-03')).toBe(2)
    expect(await on('2024-08/2025-05-15')).toBe(1)
    expect(await on('2023/2025-05-15')).toBe(0)
  })
})

describe('a death that is not the matter', () => {
  it.each<[string, Fields, Fields]>([
    ['a father long dead, nothing else known', { relation: 'parent', death: { on: '2004' } }, since('2025-03')],
    ['a father long dead, close, mourned', { relation: 'parent', closenessBefore: 1, death: { on: '2015', mourned: 'yes' } }, since('2025-02')],
    ['a father long dead after an accident', { relation: 'parent', closenessBefore: 1, death: { on: '1994', manner: 'accident' } }, since('2025-02')],
    ['a father dead five months before the onset and well mourned', { relation: 'parent', closenessBefore: 1, death: { on: '2024-10-04', mourned: 'yes' } }, since('2025-02/2025-03')],
    ['a sister cared for, mourned, two years before the onset', { relation: 'sibling', closenessBefore: 1, death: { on: '2022-02-18', caredFor: 'yes', mourned: 'yes', distressAbout: 'role' } }, since('2024-08')],
    ['a husband three years dead and mourned', { relation: 'partner', closenessBefore: 1, death: { on: '2022-05', mourned: 'yes', sudden: 'yes' } }, since('2025-04')],
    ['a friend who died in mid-episode', { relation: 'friend', closenessBefore: 2, death: { on: '2025-02' } }, since('2024-10', { changes: [{ id: 'w', direction: 'worsening', on: '2025-03-10' }] })],
    ['a mother ten weeks dead, scores falling', { relation: 'parent', closenessBefore: 1, death: { on: '2025-04-20' } }, since('2025-04-25', scores(['2025-04-28', 18], ['2025-05-23', 13], ['2025-06-20', 8]))],
    ['an old colleague from the outer ring', { relation: 'colleague', closenessBefore: 3, death: { on: '2025-01' } }, since('2025-03')],
  ])('stays little supported: %s', async (_, person, timeline) => {
    expect((await tally(person, timeline)).points).toBeLessThan(4)
  })

  it('is not promoted by the client\'s link while it eases among people who help', async () => {
    const helpers = ['a', 'b', 'c'].map((id) => ({ id, relation: 'friend', status: 'in-contact', confidant: 'yes' }))
    const eased = await tally(
      { relation: 'parent', closenessBefore: 1, linkedByClient: 'yes', death: { on: '2025-04-20' } },
      since('2025-04-25', scores(['2025-04-28', 18], ['2025-05-23', 13], ['2025-06-20', 8])), { inventory: { people: helpers } })
    expect(eased.points).toBeLessThan(4)
    expect(eased.notes).toEqual(['grief/recent-death-easing-note'])
  })

  it('is no candidate when it was an animal', async () => {
    const dog = await tally({ relation: 'pet', closenessBefore: 1, death: { on: '2025-01' } }, since('2025-03'))
    expect(dog).toMatchObject({ gate: 'silent', notes: ['grief/animal-death-note'] })
  })
})
