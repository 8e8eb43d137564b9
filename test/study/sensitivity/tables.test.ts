import { describe, expect, it } from 'vitest'
import { ablation, missingness, readCsv, renderSensitivity, sensitivity, sensitivityColumns, sensitivityCsv, sensitivityRows, synthesizeCases, type StudyReport } from '../../../src/study/index.js'
import { allNodes, readSvg } from '../../support/svg-checks.js'

const cases = [...synthesizeCases({ count: 12, seed: 11, missing: { rate: 0.2 }, strength: 0.6 })].map((each) => each.case)
const only = ['strength.moderate', 'strength.strong', 'standard.leastLead', 'counter']
const REPORTS: readonly (readonly [string, StudyReport, number])[] = [
  ['single numbers', sensitivity(cases, { only, steps: 3 }), -1],
  ['effects', sensitivity(cases, { only, method: 'morris', trajectories: 3 }), 8],
  ['indices', sensitivity(cases, { only, method: 'sobol', samples: 16 }), 8],
  ['parts left out', ablation(cases, { what: ['themes', 'counter'] }), -1],
  ['missing answers', missingness(cases, { rates: [0.2, 0.5], repeats: 1, kinds: ['section'], draws: 100 }), -1],
  ['missing answers of cases without a first place', missingness([{ schemaVersion: 1, caseId: 'a', assessedOn: '2025-01-01' }]), 0],
]

describe.each(REPORTS)('the table of %s', (_, report, count) => {
  it('has a column for everything in its rows, each described', () => {
    const columns = sensitivityColumns(report)
    const rows = sensitivityRows(report)
    if (count >= 0) expect(rows).toHaveLength(count)
    else expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(Object.keys(row)).toEqual(columns.map(({ column }) => column))
    for (const { column, meaning, type, values } of columns) {
      expect(meaning).toMatch(/\.$/)
      for (const row of rows) {
        const cell = row[column]
        if (cell === null || cell === undefined) continue
        if (type === 'integer') expect(Number.isInteger(cell)).toBe(true)
        if (type === 'number') expect(Number.isFinite(cell)).toBe(true)
        if (type === 'boolean') expect(typeof cell).toBe('boolean')
        if (values !== undefined) expect(values).toContain(cell)
      }
    }
  })

  it('reads back from CSV as it is', () => {
    const read = readCsv(sensitivityCsv(report, { guard: false }))
    if (!read.ok) throw new Error(read.fault.expected)
    const [heads, ...rows] = read.rows
    expect(heads).toEqual(sensitivityColumns(report).map(({ column }) => column))
    expect(rows).toEqual(sensitivityRows(report).map((row) => Object.values(row).map((cell) => (typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell ?? '')))))
  })
})

describe.each(REPORTS)('the picture of %s', (_, report, count) => {
  it('is well formed, named and described, stays within its frame and shows a bar for what moves something', () => {
    for (const width of [480, 760, 1200]) {
      const root = readSvg(renderSensitivity(report, { width, hidden: 'section' }))
      const nodes = allNodes(root)
      expect(nodes.filter(({ name }) => name === 'title')[0]?.text.length).toBeGreaterThan(10)
      expect(nodes.find(({ name }) => name === 'desc')?.text).toContain(`Cases: ${report.cases}.`)
      expect(nodes.filter(({ name }) => name === 'rect').length > 0).toBe(count !== 0)
      const height = Number(root.attributes.get('height'))
      for (const { name, attributes } of nodes) {
        const places = [...(attributes.get('d') ?? '').matchAll(/([\d.-]+) ([\d.-]+)/g)]
        expect(places.every(([, x, y]) => Number(x) >= 0 && Number(x) <= width && Number(y) >= 0 && Number(y) <= height)).toBe(true)
        for (const key of ['x', 'cx']) if (attributes.has(key)) expect({ name, key, fits: Number(attributes.get(key)) >= 0 && Number(attributes.get(key)) <= width }).toEqual({ name, key, fits: true })
        for (const key of ['y', 'cy']) if (attributes.has(key)) expect({ name, key, fits: Number(attributes.get(key)) >= 0 && Number(attributes.get(key)) <= height }).toEqual({ name, key, fits: true })
      }
    }
  })
})

describe('a bar', () => {
  it('is as long as its share', () => {
    const report = REPORTS[3]?.[1]
    if (report?.about !== 'ablation') throw new Error('ablation')
    const shares = report.parts.filter(({ first }) => first > 0).map(({ share }) => share)
    const widths = allNodes(readSvg(renderSensitivity(report))).filter(({ name }) => name === 'rect').map(({ attributes }) => Number(attributes.get('width')))
    expect(widths).toHaveLength(Math.min(20, shares.length))
    widths.forEach((width, at) => { expect(Math.abs(width / (widths[0] ?? 1) - (shares[at] ?? 0) / (shares[0] ?? 1))).toBeLessThan(0.01) })
  })

  it('is refused a width that is none', () => {
    expect(() => renderSensitivity(REPORTS[0]?.[1] as StudyReport, { width: 10 })).toThrow(/USAGE/)
  })
})
