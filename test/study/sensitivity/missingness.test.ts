import { describe, expect, it } from 'vitest'
import { MINIMUM_SET } from '../../../src/facts/minimum-set.js'
import { factCatalogue, formulateSync, safeParseCase, type Case } from '../../../src/index.js'
import { missingness, synthesizeCases } from '../../../src/study/index.js'
import { answersOf, fieldFamilies, FIELDS, minimumItems, sectionOf, without } from '../../../src/study/sensitivity/fields.js'

const cases = [...synthesizeCases({ count: 12, seed: 5, vagueDates: { share: 0.3 } })].map((each) => each.case)

describe('a field', () => {
  it('can be hidden wherever a case holds it, alone and with all others, and what is left is a case', () => {
    const seen = new Set<string>()
    for (const kase of cases) {
      const answers = answersOf(kase)
      for (const field of new Set(answers.map((answer) => answer.field))) {
        seen.add(field)
        const left = without(kase, (answer) => answer.field === field)
        expect(safeParseCase(left)).toMatchObject({ ok: true })
        expect(answersOf(left).filter((answer) => answer.field === field)).toEqual([])
      }
      const nothing = without(kase, () => true)
      expect(safeParseCase(nothing)).toMatchObject({ ok: true })
      expect(answersOf(nothing)).toEqual([])
      expect(nothing.caseId).toBe(kase.caseId)
    }
    expect(seen.size).toBeGreaterThan(80)
    expect([...seen].filter((field) => !FIELDS.includes(field))).toEqual([])
  })

  it('is not touched when another is hidden, and the case that was given never is', () => {
    const kase = cases[1] as Case
    const before = JSON.stringify(kase)
    const left = without(kase, ({ field }) => field === '/inventory/people/*/closenessNow')
    expect(answersOf(left)).toEqual(answersOf(kase).filter(({ field }) => field !== '/inventory/people/*/closenessNow'))
    expect(JSON.stringify(kase)).toBe(before)
    expect(without(kase, () => false)).toEqual(kase)
  })

  it('only opens what was known: nothing that is not known turns into its opposite', () => {
    for (const kase of cases.slice(0, 4)) {
      const full = formulateSync(kase)
      for (const rate of [2, 3]) {
        const left = formulateSync(without(kase, ({ address }) => address.length % rate === 0))
        for (const area of full.areas) {
          const now = left.areas.find((each) => each.area === area.area)
          expect(now?.bounds.low).toBeLessThanOrEqual(area.support)
          expect(now?.bounds.high).toBeGreaterThanOrEqual(area.support)
        }
      }
    }
  })

  it('of a list that was said to be complete takes that word along', () => {
    const kase = { ...(cases[0] as Case), timeline: { ...(cases[0] as Case).timeline, asked: { events: 'yes', changes: 'yes' }, changes: [{ id: 'spring', on: '2024-05', direction: 'worsening' }] } } as unknown as Case
    const left = without(kase, ({ field }) => field === '/timeline/changes/*')
    expect(left.timeline?.changes).toEqual([])
    expect(left.timeline?.asked).toEqual({ events: 'yes' })
  })

  it('belongs to one section, to the families of the facts that read it, and the items of the minimum set are those of the facts', () => {
    expect(FIELDS.every((field) => sectionOf(field).length > 0)).toBe(true)
    expect(sectionOf('/inventory/people/*/death/on')).toBe('deaths')
    expect(sectionOf('/timeline/asked/events')).toBe('asked')
    expect([...minimumItems().keys()].sort()).toEqual(MINIMUM_SET.map(({ id }) => id).sort())
    const families = fieldFamilies()
    for (const { id, reads } of factCatalogue) {
      const own = families.get(id.split('.')[0] ?? '')
      for (const read of reads) if (FIELDS.includes(read)) expect(own?.has(read)).toBe(true)
    }
  })
})

describe('missing answers', () => {
  const report = missingness(cases, { rates: [0.2, 0.5, 0.01], repeats: 2, kinds: ['section', 'minimum-item'], draws: 200, seed: 3 })
  const placed = cases.filter((kase) => ['lead', 'tie'].includes(formulateSync(kase).outcome.kind))

  it('leave shares that add up to one, of the cases in which an area stands first', () => {
    expect(placed.length).toBeGreaterThan(5)
    for (const { stays, unknown, lost, changes, cases: of } of [...report.curve, ...report.parts]) {
      expect(stays + unknown + lost + changes).toBeCloseTo(1, 12)
      expect(of).toBe(placed.length)
    }
    expect(report.curve.map(({ rate }) => rate)).toEqual([0.01, 0.2, 0.5])
    for (const { rate, hidden } of report.curve) expect(Math.abs(hidden - rate)).toBeLessThan(0.03)
    const [little, , much] = report.curve
    expect(little?.stays).toBeGreaterThan(much?.stays ?? 1)
  })

  it('move first places as formulating the cases without them does', () => {
    const first = ({ outcome, areas }: ReturnType<typeof formulateSync>): string => {
      if (outcome.kind !== 'lead' && outcome.kind !== 'tie') return ''
      const sure = areas.filter(({ status }) => status === 'candidate')
      const [top] = sure
      return (outcome.kind === 'lead' ? sure.slice(0, 1) : sure.filter(({ support }) => support >= 4 && (top?.support ?? 0) - support < 2)).map(({ area }) => area).sort().join()
    }
    for (const section of ['deaths', 'events', 'people', 'view'] as const) {
      const part = report.parts.find(({ id }) => id === section)
      let [stays, unknown] = [0, 0]
      for (const kase of placed) {
        const after = formulateSync(without(kase, ({ field }) => sectionOf(field) === section))
        if (first(after) === first(formulateSync(kase))) stays += 1
        else if (after.outcome.kind === 'insufficient-data') unknown += 1
      }
      expect(part).toMatchObject({ stays: stays / placed.length, unknown: unknown / placed.length })
    }
  })

  it('are the same for the same seed', () => {
    const again = (seed: number): string => JSON.stringify(missingness(cases.slice(0, 5), { rates: [0.4], repeats: 2, kinds: [], seed }))
    expect(again(3)).toBe(again(3))
    expect(again(3)).not.toBe(again(4))
  })

  it.each([[{ rates: [0] }], [{ rates: [1.1] }], [{ repeats: 0 }]])('are refused for %j', (options) => {
    expect(() => missingness(cases, options)).toThrow(expect.objectContaining({ name: 'FormulationError' }) as Error)
  })
})
