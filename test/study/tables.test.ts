import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/errors.js'
import { formulateSync } from '../../src/formulate-sync.js'
import { MESSAGE_LEVELS } from '../../src/model/rules.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { type BatchRecord, codebook, createBatchReader, recordWriter, readCsv, TABLES, tableColumns, tableRows } from '../../src/study/index.js'
import { libraryCases } from '../support/library.js'

const read = createBatchReader()
const cases = libraryCases.map(({ case: kase }) => kase)
const good = cases.map((kase, index) => read(kase, index))
const bad = [read({}, cases.length), read('no case', cases.length + 1)]
const records: readonly BatchRecord<'ranking'>[] = [...good, ...bad]
const book = codebook()

describe.each(TABLES)('the table of %s', (table) => {
  it('has the columns that the codebook describes, in CSV and as objects', () => {
    const named = book.tables[table].map(({ column }) => column)
    const csv = readCsv(recordWriter({ format: 'csv', table }, defaultRuleSet).head)
    expect(csv).toEqual({ ok: true, rows: [named] })
    expect(tableColumns(table)).toEqual(named)
    const rows = records.flatMap((record) => tableRows(table, record))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(Object.keys(row)).toEqual(named)
  })

  it('holds in each column what the codebook says', () => {
    const used = new Set<string>()
    const wrong: string[] = []
    const known = new Map(book.tables[table].map(({ column, values }) => [column, new Set(values)]))
    for (const row of records.flatMap((record) => tableRows(table, record))) {
      for (const { column, type, several } of book.tables[table]) {
        const value = row[column]
        if (value === null || value === undefined || value === '') continue
        used.add(column)
        const words = several === true ? String(value).split(' ') : [String(value)]
        const fits = {
          integer: Number.isInteger(value),
          number: typeof value === 'number',
          boolean: typeof value === 'boolean',
          text: typeof value === 'string',
          date: /^\d{4}(-\d{2}){0,2}$/.test(String(value)),
          category: words.every((word) => known.get(column)?.has(word) === true),
        }[type]
        if (!fits) wrong.push(`${column}: ${String(value)}`)
      }
    }
    expect(wrong).toEqual([])
    // A column that the library's own cases never fill would not be checked.
    expect(book.tables[table].map(({ column }) => column).filter((column) => !used.has(column))).toEqual(table === 'problems' ? expect.any(Array) : [])
  })

  it('describes every column, and gives numbers a unit and categories their values', () => {
    for (const { column, type, unit, meaning, values } of book.tables[table]) {
      expect(column).toMatch(/^[a-z]+(_[a-z0-9]+)*$/)
      expect(meaning).toMatch(/^[A-Z0-9`].*\.$/)
      expect(values === undefined).toBe(type !== 'category')
      if (type === 'number') expect(unit).toBeDefined()
    }
  })
})

describe('a line that is no case', () => {
  it('has one row in every table but that of problems, with its code and nothing further', () => {
    for (const table of TABLES.filter((each) => each !== 'problems')) {
      const rows = bad.flatMap((record) => tableRows(table, record))
      expect(rows.map(({ line, problem }) => [line, problem])).toEqual(bad.map(({ index }) => [index + 1, 'INPUT_INVALID']))
      for (const { line: _line, problem: _problem, ...rest } of rows) expect(Object.values(rest).every((value) => value === null)).toBe(true)
    }
  })

  it('has a row for every problem in the table of problems', () => {
    const rows = bad.flatMap((record) => tableRows('problems', record))
    expect(rows).toHaveLength(bad.reduce((sum, record) => sum + (record.ok ? 0 : record.problems.length), 0))
    for (const { code } of rows) expect(ERROR_CODES).toContain(code)
    expect(good.flatMap((record) => tableRows('problems', record))).toEqual([])
  })
})

describe('a case', () => {
  it('has the areas, the messages and the outcome that its formulation has', () => {
    for (const [index, kase] of cases.entries()) {
      const record = good[index]
      if (record === undefined) throw new Error('no record')
      const { areas, messages, outcome, outcomes } = formulateSync(kase)
      const rows = tableRows('areas', record)
      const applies = areas.map(({ status, candidates }) => (status === 'background' ? candidates[0]?.status : status) === 'candidate')
      expect(rows.map(({ area, support, band, low, high }) => [area, support, band, low, high]))
        .toEqual(areas.map(({ area, support, band, bounds }, at) => [area, applies[at] === true ? support : null, applies[at] === true ? band : null, bounds.low, bounds.high]))
      expect(rows.filter(({ focus }) => focus !== null).sort((a, b) => Number(a['focus']) - Number(b['focus'])).map(({ area }) => area)).toEqual(outcome.foci.map(({ area }) => area))
      const order = (id: string, subject: string, level: string): string => `${MESSAGE_LEVELS.findIndex((each) => each === level)} ${id} ${subject}`
      expect(tableRows('messages', record).map(({ message, subject, level }) => order(String(message), String(subject), String(level))).sort())
        .toEqual(messages.map(({ ruleId, subject, level }) => order(ruleId, subject.id, level)).sort())
      expect(tableRows('rules', record).map(({ rule, subject_kind, subject, verdict }) => [rule, subject_kind, subject, verdict].join(' ')).sort())
        .toEqual(outcomes.map(({ ruleId, subject: { kind, id }, verdict }) => [ruleId, kind, id, verdict].join(' ')).sort())
      expect(tableRows('cases', record)).toMatchObject([{ outcome: outcome.kind, settled: outcome.settled, focus_1: outcome.foci[0]?.area ?? null }])
    }
  })

  it('has no support and no band in areas of which nobody knows whether they apply, or which do not', () => {
    const rows = good.flatMap((record) => tableRows('areas', record))
    for (const status of ['insufficient-data', 'not-applicable']) {
      const own = rows.filter((row) => row['status'] === status)
      expect(own.length).toBeGreaterThan(5)
      expect(own.filter(({ support, band }) => support !== null || band !== null)).toEqual([])
    }
    expect(rows.filter((row) => row['status'] === 'candidate' && (row['support'] === null || row['band'] === null))).toEqual([])
  })

  it('is held to a most of counter-evidence, and to a least of the rest', () => {
    const [row] = good.flatMap((record) => tableRows('cases', record)).filter(({ counter }) => counter !== null)
    expect(row).toMatchObject({ counter_most: expect.any(Number), support_needed: expect.any(Number), lead_needed: expect.any(Number) })
    expect(row?.['counter_met']).toBe(Number(row?.['counter']) <= Number(row?.['counter_most']))
  })

  it('has counted points in the table of rules that add up to the support of its candidates', () => {
    for (const record of good) {
      if (!record.ok) throw new Error('not read')
      const rows = tableRows('rules', record)
      for (const { area, candidates } of record.ranking.areas) {
        for (const { subject, support } of candidates) {
          const own = rows.filter((row) => row['area'] === area && row['subject_kind'] === subject.kind && row['subject'] === subject.id)
          expect(own.reduce((sum, { counted }) => sum + Number(counted ?? 0), 0)).toBeCloseTo(support, 9)
        }
      }
    }
  })
})
