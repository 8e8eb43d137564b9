import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync, isFormulationError, parseCase } from '../src/index.js'
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
  ] as const)('at %s are refused with a path', (path, run) => {
    const { code, path: found, message } = refusal(run)
    expect([code, found]).toEqual(['USAGE', path])
    expect(message).not.toContain('Zorro')
  })
})
