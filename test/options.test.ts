import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  caseBounds, counterfactuals, defaultRuleSet, formulateSync, isFormulationError, nextQuestions, parseCase, rankSync, safeFormulateSync, stability, whatWouldChange,
} from '../src/index.js'
import { spanish } from '../src/languages/es.js'
import {
  argumentTable, closenessCircleTable, htmlStyleHash, picturesAllowed, renderArgument, renderClosenessCircle, renderHtml, renderMarkdown, renderMarkdownReport, renderText, renderTimeline,
  timelineTable,
} from '../src/render/index.js'

const read = (name: string) => parseCase(JSON.parse(readFileSync(join(import.meta.dirname, `../docs/examples/cases/${name}.json`), 'utf8')))
const [grief, guarded] = [read('plain-grief'), read('safety-first')]
const formulation = formulateSync(grief)

type Call = (options: object) => unknown
/** Every function that renders, called with whatever options. */
const CALLS: Readonly<Record<string, Call>> = {
  renderMarkdown: (options) => renderMarkdown(formulation, options),
  renderText: (options) => renderText(formulation, options),
  renderHtml: (options) => renderHtml(formulation, options),
  renderMarkdownReport: (options) => renderMarkdownReport(formulation, options),
  renderArgument: (options) => renderArgument(formulation, options),
  argumentTable: (options) => argumentTable(formulation, options),
  renderClosenessCircle: (options) => renderClosenessCircle(grief, { formulation, ...options }),
  closenessCircleTable: (options) => closenessCircleTable(grief, { formulation, ...options }),
  renderTimeline: (options) => renderTimeline(grief, { formulation, ...options }),
  timelineTable: (options) => timelineTable(grief, { formulation, ...options }),
}
const calls = Object.entries(CALLS)

/** Code and path of what was thrown, and its message. */
function refusal(run: () => unknown): { readonly code: string; readonly path: string; readonly message: string } {
  try {
    run()
  } catch (error) {
    if (isFormulationError(error)) return { code: error.code, path: error.path, message: error.message }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a picture that is given a formulation where options stand', () => {
  it('says so once, with where the formulation belongs', () => {
    const error = refusal(() => renderClosenessCircle(grief, formulation as object))
    expect(error.message).toMatch(/received \d+ unknown ones\. Give the formulation by its name: \{ formulation \}\.$/)
    expect(error.message.split('\n')).toHaveLength(1)
  })
})

describe.each(calls)('%s', (_name, call) => {
  it.each(['Client', 'patient', 'client ', 7, null])('refuses the register %j and shows nobody', (register) => {
    expect(refusal(() => call({ register }))).toMatchObject({ code: 'USAGE', path: '/register' })
  })

  it('refuses an option that does not exist and never repeats what was written', () => {
    const { code, message } = refusal(() => call({ Zorro_Secret: 'Zorro', regster: 'client' }))
    expect(code).toBe('USAGE')
    expect(message).toContain('Did you mean register?')
    expect(message).not.toContain('Zorro')
  })

  it('refuses another language than the formulation has, and what is no language', () => {
    expect(refusal(() => call({ language: spanish }))).toMatchObject({ code: 'USAGE', path: '/language' })
    expect(refusal(() => call({ language: 'es' }))).toMatchObject({ code: 'USAGE', path: '/language' })
  })
})

describe('a page about one person', () => {
  it.each([
    ['renderHtml', () => renderHtml(formulation, { case: guarded })],
    ['renderHtml for the client', () => renderHtml(formulation, { case: guarded, register: 'client' })],
    ['renderMarkdownReport', () => renderMarkdownReport(formulation, { case: guarded })],
    ['renderClosenessCircle', () => renderClosenessCircle(guarded, { formulation, register: 'client' })],
    ['renderTimeline', () => renderTimeline(guarded, { formulation })],
  ] as const)('never shows another: %s', (_name, run) => {
    expect(refusal(run)).toMatchObject({ code: 'USAGE', path: '/case' })
  })
})

describe('single options', () => {
  it.each([
    ['/paper', () => renderHtml(formulation, { paper: 'A5' as 'A4' })],
    ['/paper', () => htmlStyleHash('A5' as 'A4')],
    ['/filePrefix', () => renderMarkdownReport(formulation, { filePrefix: '../../' })],
    ['/width', () => renderText(formulation, { width: -5 })],
    ['/width', () => renderTimeline(grief, { width: NaN })],
    ['/when', () => renderClosenessCircle(grief, { when: 'Zorro' as 'now' })],
    ['/instruments', () => renderTimeline(grief, { instruments: {} as [] })],
    ['/register', () => picturesAllowed(formulation, 'Client' as 'client')],
    ['/formulation', () => renderHtml(grief as never)],
    ['/case', () => renderTimeline({} as never)],
    ['', () => renderText(formulation, null as never)],
    ['', () => formulateSync(grief, null as never)],
    ['/language', () => formulateSync(grief, { language: 'es' as never })],
    ['/tradition', () => formulateSync(grief, { tradition: 5 as never })],
    ['/ruleSet', () => formulateSync(grief, { ruleSet: {} as never })],
    ['/ruleSet', () => formulateSync(grief, { ruleSet: { ...defaultRuleSet, rules: 'Zorro' } as never })],
    ['/ruleSet', () => formulateSync(grief, { ruleSet: { ...defaultRuleSet, rules: [{ id: 'Zorro' }] } as never })],
  ] as const)('at %s are refused with a path', (path, run) => {
    const { code, path: found, message } = refusal(run)
    expect([code, found]).toEqual(['USAGE', path])
    expect(message).not.toContain('Zorro')
  })
})

/** Functions that search, on a case of little, with the name of one of their options and a value it cannot have. */
const SEARCHES: Readonly<Record<string, readonly [call: Call, option: string, wrong: unknown]>> = {
  formulateSync: [(options) => formulateSync(little, options), 'tradition', 5],
  safeFormulateSync: [(options) => safeFormulateSync(little, options), 'tradition', 5],
  rankSync: [(options) => rankSync(little, options), 'tradition', 5],
  caseBounds: [(options) => caseBounds(little, options), 'budget', -1],
  counterfactuals: [(options) => counterfactuals(little, { kind: 'put-first', area: 'grief' }, options), 'maxSize', 4],
  whatWouldChange: [(options) => whatWouldChange(little, options), 'ifRecordedWrongly', 'yes'],
  nextQuestions: [(options) => nextQuestions(little, options), 'by', 'Zorro'],
  stability: [(options) => stability(little, options), 'samples', 1.5],
}
const little = parseCase({ schemaVersion: 1, caseId: 'little', assessedOn: '2025-06-30' })

describe.each(Object.entries(SEARCHES))('%s', (_name, [call, option, wrong]) => {
  it('refuses an option that does not exist, and a value that the option cannot have', () => {
    const unknown = refusal(() => call({ Zorro_Secret: 'Zorro' }))
    expect([unknown.code, unknown.path]).toEqual(['USAGE', ''])
    expect(unknown.message).not.toContain('Zorro')
    const value = refusal(() => call({ [option]: wrong }))
    expect([value.code, value.path]).toEqual(['USAGE', `/${option}`])
    expect(value.message).not.toContain('Zorro')
  })

  it('takes undefined for an option that was left out', () => {
    const all = /only the options ([\w, ]+)/.exec(refusal(() => call({ Zorro_Secret: 'Zorro' })).message)?.[1]?.split(', ') ?? []
    expect(all).toContain(option)
    expect(JSON.stringify(call(Object.fromEntries(all.map((name) => [name, undefined]))))).toBe(JSON.stringify(call({})))
  })
})
