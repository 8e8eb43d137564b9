import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../../src/csv.js'
import { parseCase } from '../../../src/index.js'
import { casesToRedcap, DICTIONARY_COLUMNS, redcapDictionary, redcapToCases } from '../../../src/interop/index.js'
import { NOT_KNOWN } from '../../../src/model/words.js'
import { synthesizeCases } from '../../../src/study/index.js'
import { ROOT } from '../../support/docs.js'
import { randomCase } from '../../support/random-case.js'
import { richCase } from '../../support/rich-case.js'

const tableOf = (csv: string): readonly (readonly string[])[] => {
  const read = readCsv(csv)
  if (!read.ok) throw new RangeError(read.fault.expected)
  return read.rows
}

const rowsOf = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const [heads = [], ...rows] = tableOf(csv)
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])))
}

const bundled = (): readonly unknown[] =>
  ['docs/examples/cases', 'test/cases'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')) as unknown)
      .map((value) => (typeof value === 'object' && value !== null && 'case' in value ? value.case : value))
      .filter((value) => typeof value === 'object' && value !== null && 'caseId' in value))

/** One case through the file and back. */
const comesBack = (given: unknown): void => {
  const { cases, problems, ignored } = redcapToCases(casesToRedcap([given]))
  expect({ problems, ignored }).toEqual({ problems: [], ignored: [] })
  expect(JSON.stringify(cases)).toBe(JSON.stringify([parseCase(given)]))
}

describe('a case that goes through REDCap', () => {
  it('comes back as it was, if it came with the package', () => {
    const cases = bundled()
    expect(cases.length).toBeGreaterThan(30)
    cases.forEach(comesBack)
  }, 60_000)

  it('comes back as it was, if every field is filled in', () => comesBack(richCase))

  it('comes back as it was, if it was drawn, for five hundred of them in one file', () => {
    const drawn = [...synthesizeCases({ count: 500, seed: 11, missing: { rate: 0.2 }, vagueDates: { share: 0.5, days: 40 } })].map((each) => parseCase(each.case))
    const { cases, problems } = redcapToCases(casesToRedcap(drawn))
    expect(problems).toEqual([])
    expect(cases.map((each) => JSON.stringify(each))).toEqual(drawn.map((each) => JSON.stringify(each)))
  }, 60_000)

  it('comes back as it was, whatever fields it has', () => {
    fc.assert(fc.property(randomCase, comesBack), { seed: 20261122, numRuns: 150 })
  }, 60_000)

  it('keeps what is there and empty, texts of any kind, and ids that look like other things', () => {
    comesBack({
      schemaVersion: 1, caseId: 'odd', assessedOn: '2025-06-30', note: '', title: '=1+1', client: {},
      inventory: { people: [{ id: 'none', name: 'a, "b"\r\nc', harm: [], supportReceived: {}, conflict: { topics: [], flareUps: [], note: '' }, death: 'unknown', history: {} }], network: { before: {} }, patterns: { circumstances: 'not-applicable' } },
      timeline: { episodes: [], events: [{ id: 'not_applicable', type: 'move', people: [], losses: 'declined' }, { id: 'e2', type: 'move', people: ['none'], obstaclePerson: 'none' }] },
      clientView: { priorities: [], strongestFeeling: 'declined', declined: [{ area: 'grief', quote: 'unknown' }, { about: 'none' }] },
    })
  })
})

describe('the data dictionary', () => {
  const rows = rowsOf(redcapDictionary())
  const names = rows.map((row) => row['Variable / Field Name'] ?? '')

  it('has the columns of REDCap, and begins with the record', () => {
    expect(tableOf(redcapDictionary())[0]).toEqual(DICTIONARY_COLUMNS)
    expect(DICTIONARY_COLUMNS).toHaveLength(18)
    expect(names[0]).toBe('record_id')
  })

  it('has names that are legal, short, and given once', () => {
    expect(names.filter((name) => !/^[a-z](?:_?[a-z0-9])*$/.test(name) || name.length > 26)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('keeps its names and codes, under which data are stored', async () => {
    const kept = rows.map((row) => [row['Form Name'], row['Variable / Field Name'], row['Field Type'], (row['Choices, Calculations, OR Slider Labels'] ?? '').split(' | ').map((choice) => choice.split(',')[0]).join(' ')].join(' ').trim())
    await expect(`${kept.join('\n')}\n`).toMatchFileSnapshot('variables.txt')
  })

  it('has the forms one after the other, and codes that are legal and none of the missing data codes', () => {
    const forms = rows.map((row) => row['Form Name'] ?? '')
    expect(forms.filter((form, at) => form !== forms[at - 1])).toEqual(['ipt_case', 'ipt_people', 'ipt_episodes', 'ipt_scores', 'ipt_changes', 'ipt_events', 'ipt_mentions'])
    for (const row of rows) {
      const choices = (row['Choices, Calculations, OR Slider Labels'] ?? '').split(' | ').filter((choice) => choice !== '')
      const codes = choices.map((choice) => choice.split(',')[0] ?? '')
      expect(codes.filter((code) => !/^[a-z0-9_]+$/.test(code) || (NOT_KNOWN as readonly string[]).includes(code.replaceAll('_', '-')))).toEqual([])
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes.length > 0).toBe(['radio', 'dropdown', 'checkbox'].includes(row['Field Type'] ?? ''))
    }
  })

  it('shows a part only where it is said to be recorded, by a variable that is there', () => {
    const logic = rows.map((row) => row['Branching Logic (Show field only if...)'] ?? '').filter((text) => text !== '')
    expect(logic.length).toBeGreaterThan(20)
    expect(logic.filter((text) => !names.includes(/^\[(\w+)\] = '\w+'$/.exec(text)?.[1] ?? ''))).toEqual([])
  })

  it('marks free text and names as identifiers, and has a question for every variable', () => {
    const notes = rows.filter((row) => row['Field Type'] === 'notes')
    expect(notes.length).toBeGreaterThan(15)
    expect(notes.every((row) => row['Identifier?'] === 'y')).toBe(true)
    expect(rows.filter((row) => (row['Field Label'] ?? '').length < 5)).toEqual([])
  })

  it('knows every column that the export writes', () => {
    const [heads = []] = tableOf(casesToRedcap([richCase]))
    const variables = new Set([...names, 'redcap_repeat_instrument', 'redcap_repeat_instance'])
    expect(heads.filter((head) => !variables.has(head.split('___')[0] ?? ''))).toEqual([])
  })
})

describe('an export of REDCap', () => {
  const change = (edit: (row: Record<string, string>) => void): string => {
    const csv = casesToRedcap([richCase])
    const [heads = []] = tableOf(csv)
    return writeCsv(heads, rowsOf(csv).map((row) => {
      const copy = { ...row }
      edit(copy)
      return copy
    }), { guard: false })
  }

  it.each([
    ['a code that is none', (row: Record<string, string>) => void (row['redcap_repeat_instrument'] === 'ipt_people' && (row['p_relation'] = 'secretword')), 'p_relation'],
    ['a box that is neither ticked nor not', (row: Record<string, string>) => void (row['redcap_repeat_instrument'] === 'ipt_people' && (row['p_harm___physical'] = 'secretword')), 'p_harm___physical'],
    ['a date that is none', (row: Record<string, string>) => void (row['redcap_repeat_instrument'] === '' && (row['ipt_assessed_on'] = 'secretword')), 'ipt_assessed_on'],
    ['a number out of range', (row: Record<string, string>) => void (row['redcap_repeat_instrument'] === '' && (row['cl_age_years'] = '900')), 'cl_age_years'],
    ['somebody who is not in the inventory', (row: Record<string, string>) => void (row['redcap_repeat_instrument'] === 'ipt_events' && (row['ev_people'] = 'secretword')), 'ev_people'],
  ])('with %s is answered with row and column and without what stands there', (_, edit, column) => {
    const { cases, problems } = redcapToCases(change(edit))
    expect(cases).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) {
      expect(problem.path).toMatch(new RegExp(`^/\\d+/${column}$`))
      expect(problem.message).toMatch(new RegExp(`Row \\d+, column ${column}\\.`))
      expect(problem.message).not.toMatch(/secretword|900/)
    }
  })

  it('names the row in which the fault stands', () => {
    const csv = change((row) => void (row['redcap_repeat_instrument'] === 'ipt_scores' && row['redcap_repeat_instance'] === '2' && (row['sc_score'] = 'x')))
    const at = rowsOf(csv).findIndex((row) => row['redcap_repeat_instrument'] === 'ipt_scores' && row['redcap_repeat_instance'] === '2')
    expect(redcapToCases(csv).problems.map(({ path }) => path)).toEqual([`/${at + 2}/sc_score`])
  })

  it('may hold other instruments, columns of REDCap itself and rows in any order', () => {
    const csv = casesToRedcap([richCase])
    const [heads = []] = tableOf(csv)
    const rows = [...rowsOf(csv)].reverse().map((row) => ({ ...row, ipt_case_complete: '2', phq_other: '3' }))
    const other = { record_id: 'rich-1', redcap_repeat_instrument: 'visits', redcap_repeat_instance: '1' }
    const { cases, problems, ignored } = redcapToCases(writeCsv([...heads, 'ipt_case_complete', 'phq_other'], [other, ...rows], { guard: false }))
    expect({ problems, ignored }).toEqual({ problems: [], ignored: ['ipt_case_complete', 'phq_other'] })
    expect(cases).toEqual([parseCase(richCase)])
  })

  it('gives a case for each event of a record, or the one event that is asked for', () => {
    const csv = casesToRedcap([richCase])
    const [heads = []] = tableOf(csv)
    const rows = ['baseline_arm_1', 'week_8_arm_1'].flatMap((event) => rowsOf(csv).map((row) => ({ ...row, redcap_event_name: event })))
    const twice = writeCsv([...heads, 'redcap_event_name'], rows, { guard: false })
    expect(redcapToCases(twice).cases.map(({ caseId }) => caseId)).toEqual(['rich-1.baseline_arm_1', 'rich-1.week_8_arm_1'])
    expect(redcapToCases(twice, { event: 'week_8_arm_1' }).cases).toEqual([parseCase(richCase)])
  })

  it.each([
    ['without records', 'name\r\nx\r\n', '/1/record_id'],
    ['with a quote left open', 'record_id\r\n"x', '/2'],
    ['with a cell too many', 'record_id\r\nx,y\r\n', '/2'],
    ['without the form that is filled in once', 'record_id,redcap_repeat_instrument\r\nx,ipt_people\r\n', '/2/redcap_repeat_instrument'],
  ])('%s is refused with its place', (_, csv, path) => {
    const { cases, problems } = redcapToCases(csv)
    expect(cases).toEqual([])
    expect(problems.map((each) => each.path)).toContain(path)
  })

  it('loses no other record when one is wrong', () => {
    const other = { ...richCase, caseId: 'rich-2' }
    const csv = casesToRedcap([richCase, other]).replace('rich-1,,,2025-06-30', 'rich-1,,,nonsense')
    const { cases, problems } = redcapToCases(csv)
    expect(cases.map(({ caseId }) => caseId)).toEqual(['rich-2'])
    expect(problems).toHaveLength(1)
  })
})
