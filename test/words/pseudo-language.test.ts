import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  boundsInWords, caseBounds, contrast, contrastInWords, counterfactualsInWords, createDraft, formulateSync, nextQuestions, questionsInWords, type Recipe, REGISTERS, reviewDraft, type Sentence, stability,
  stabilityInWords, whatIf, whatWouldChange,
} from '../../src/index.js'
import { renderMarkdown, renderText } from '../../src/render/index.js'
import { allEnglish } from '../support/catalogues.js'
import { leaksIn, ownWords, pseudoLanguage } from '../support/pseudo-language.js'

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
const cases = readdirSync(CASES).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(CASES, file), 'utf8')) as unknown] as const)
const language = pseudoLanguage(allEnglish())

const SHOWN = new Set(['text', 'title', 'clinician', 'client', 'question', 'label', 'clientName', 'definition', 'frequency', 'agenda', 'adaptations', 'sessions', 'decidingQuestion', 'labels'])

/** The texts of a formulation that are written for people. */
function shown(value: unknown, key = '', isUnderLabels = false): readonly string[] {
  if (typeof value === 'string') return SHOWN.has(key) || isUnderLabels ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => shown(inner, Array.isArray(value) ? key : name, key === 'labels'))
}

describe.each(cases)('in a language from right to left, the case %s', (_name, kase) => {
  const own = ownWords(kase)
  const formulation = formulateSync(kase, { language })
  const leaks = (texts: readonly string[]): readonly string[] => [...new Set(texts.flatMap((text) => leaksIn(text, own)))]

  it('is formulated and explained without a word of English', () => {
    const texts = [...shown(JSON.parse(JSON.stringify(formulation))), ...formulation.areas.map(({ name }) => name)]
    expect(texts.length).toBeGreaterThan(50)
    expect(leaks(texts)).toEqual([])
  })

  it('is rendered without a word of English', () => {
    const pages = REGISTERS.flatMap((register) => [renderMarkdown(formulation, { register, detail: 'full', language }), renderText(formulation, { register, detail: 'full', language, width: 10_000 })])
    const lines = pages.flatMap((text) => text.split('\n')).filter((line) => !/ipt-(?:formulation|core)|klerman-weissman/.test(line))
    expect(leaks(lines)).toEqual([])
  })

  it('is compared and questioned without a word of English', () => {
    const options = { language }
    const pairs = formulation.areas.flatMap(({ area: a }) => formulation.areas.filter(({ area: b }) => a < b).map(({ area: b }) => contrast(formulation, { area: a }, { area: b })))
    const asked = questionsInWords(nextQuestions(kase, { ...options, budget: 60 }), formulation, options)
    const texts = [
      ...pairs.flatMap((pair) => REGISTERS.flatMap((register) => contrastInWords(pair, formulation, { ...options, register }))),
      ...boundsInWords(caseBounds(kase, { ...options, budget: 60 }), formulation, options),
      ...whatWouldChange(kase, { ...options, maxSize: 1, budget: 200 }).goals.flatMap((goal) => counterfactualsInWords(goal, formulation, options)),
      ...asked.questions.flatMap(({ about }) => about.map(({ effect }) => effect)),
      asked.stop,
    ].map(({ text }) => text)
    expect(leaks([...texts, ...asked.questions.map(({ question }) => question)])).toEqual([])
  })

  it('is changed, and the change told, without a word of English', () => {
    const forget: Recipe = (draft) => {
      delete draft.timeline
      delete draft.clientView
      delete draft.inventory?.patterns
    }
    const edited = createDraft(kase).edit(forget, { on: '2026-11-22', by: 'Nuala', reason: 'Nuala' })
    const told: readonly Sentence[] = [...whatIf(kase, forget, { language }).text, ...reviewDraft(edited, { language }).edits.flatMap(({ text }) => text)]
    expect([...new Set(told.flatMap(({ text }) => leaksIn(text, [...own, 'Nuala'])))]).toEqual([])
  })
})

it('in a language from right to left, the firmness of a ranking is told without a word of English', () => {
  const [, kase] = cases.find(([name]) => name === 'plain-grief') ?? []
  const formulation = formulateSync(kase, { language })
  const texts = stabilityInWords(stability(kase, { language }), formulation, { language }).map(({ text }) => text)
  // Numbers of the rule set that have no name in words go by their id.
  expect(texts.flatMap((text) => leaksIn(text.replaceAll(/\b[a-z-]+(?:\.[A-Za-z-]+)+\b/g, ''), []))).toEqual([])
})
