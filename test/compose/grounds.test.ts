import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync as formulateCompiled } from '../../src/compiled.js'
import { BASES, defaultRuleSet, formulate, formulateSync, type Formulation, type RuleSet } from '../../src/index.js'
import { spanish } from '../../src/languages/es.js'
import { renderHtml, renderMarkdown, renderText } from '../../src/render/index.js'
import { griefCase } from '../support/grief-case.js'
import { readRuleFiles } from '../support/rule-set-folder.js'
import { whyUnfounded } from '../support/evidence.js'

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
const cases = readdirSync(CASES).map((name) => ({ name, kase: JSON.parse(readFileSync(join(CASES, name), 'utf8')) as object }))
const basisOf = new Map(readRuleFiles().map(({ id, basis }) => [id, basis]))

/** Points for an area by basis, counted from the printed table of its reasons and the rule files on disk. */
function printedShares(markdown: string, area: string): string {
  const table = new RegExp(`^\\*\\*${area}[^\\n]*: support [^\\n]*\\*\\*\\n\\n([^]*?)\\n\\n`, 'm').exec(markdown)?.[1] ?? ''
  const rows = [...table.matchAll(/^\| ([a-z/-]+) \|.*\| \+(\d+)[^|]*\|$/gm)].map(([, id = '', points = '0']) => ({ basis: basisOf.get(id), points: Number(points) }))
  return BASES.map((basis) => ({ basis, sum: rows.filter((row) => row.basis === basis).reduce((sum, { points }) => sum + points, 0) }))
    .filter(({ sum }) => sum > 0).map(({ basis, sum }) => `${basis.replace('-', ' ')} (${sum})`).join(' ')
}

// Explanations cost most of a rendering and are not looked at here.
const SHORT = { detail: 'none' } as const

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')
const sentencesOf = ({ text }: Formulation): readonly string[] => text.clinician.flatMap(({ sentences }) => sentences.map(({ text: said }) => said))

describe('what the points of an area rest on', () => {
  it.each(cases)('is one line for each leading area, in the sum of what is printed of its reasons: $name', ({ kase }) => {
    const formulation = formulateSync(kase)
    const markdown = renderMarkdown(formulation, SHORT)
    const lines = sentencesOf(formulation).filter((sentence) => sentence.startsWith('What the points for '))
    const leading = formulation.outcome.foci.map(({ area }) => formulation.areas.find((each) => each.area === area)?.name ?? '')
    expect(lines.map((line) => /^What the points for (.+?) rest on: /.exec(line)?.[1])).toEqual(expect.arrayContaining(leading))
    for (const line of lines) {
      const [, area = '', shares = ''] = /^What the points for (.+?) rest on: (.+)\.$/.exec(line) ?? []
      expect(shares.replaceAll(/,? and |, /g, ' ')).toBe(printedShares(markdown, area))
      for (const page of [markdown, renderText(formulation, SHORT), renderHtml(formulation, SHORT)]) expect(plain(page)).toContain(plain(line))
    }
    expect(JSON.stringify(formulation.text.client)).not.toMatch(/points|rest on/)
  })

  it('stands in every formulation, of either runner, for every area and basis', async () => {
    const nothing = { schemaVersion: 1, caseId: 'a', assessedOn: '2025-06-30' }
    for (const formulation of [await formulate(griefCase), formulateSync(nothing), formulateCompiled(griefCase)]) {
      expect(formulation.areas.map(({ basis }) => Object.keys(basis))).toEqual(formulation.areas.map(() => [...BASES]))
      for (const { basis, candidates: [best] } of formulation.areas) {
        const points = best?.arguments.reduce((sum, { counted }) => sum + Math.max(0, counted), 0) ?? 0
        expect(Object.values(basis).reduce((sum, share) => sum + share, 0)).toBe(points)
      }
    }
  })

  it('is said in the language of the formulation', () => {
    expect(sentencesOf(formulateSync(griefCase, { language: spanish })).filter((each) => each.startsWith('En qué se apoyan'))).toHaveLength(1)
  })
})

describe('a review that no longer counts', () => {
  const due = (reviewBy: string, own: Readonly<Record<string, string>> = {}): RuleSet =>
    ({ ...defaultRuleSet, reviewBy, rules: defaultRuleSet.rules.map((rule) => ({ ...rule, reviewBy: own[rule.id] ?? reviewBy })) })
  const { assessedOn } = griefCase
  const before = '2020-01-01'

  it.each([['on the day itself', assessedOn], ['later', '2099-01-01']])('is told by nothing while it ends %s', (_, reviewBy) => {
    const formulation = formulateSync(griefCase, { ruleSet: due(reviewBy) })
    expect(formulation).not.toHaveProperty('overdue')
    expect(renderMarkdown(formulation, SHORT)).not.toContain('reviewed again')
  })

  it('is told of the rules that hold, in the data and in one sentence for professionals', () => {
    const formulation = formulateSync(griefCase, { ruleSet: due(before) })
    const holding = [...new Set(formulation.outcomes.filter(({ verdict }) => verdict === 'fired').map(({ ruleId }) => ruleId))].sort()
    expect(formulation.overdue?.map(({ ruleId }) => ruleId)).toEqual(holding)
    expect(formulation.overdue?.every(({ reviewBy }) => reviewBy === before)).toBe(true)
    const told = formulation.text.clinician.flatMap(({ sentences }) => sentences).filter(({ text }) => text.includes('reviewed again'))
    expect(told.map(({ text }) => text)).toEqual([`${holding.length} rules that hold here were to be reviewed again before this assessment, the first by 1 January 2020; read them with care.`])
    expect(told.flatMap(({ evidence }) => evidence).map((each) => whyUnfounded(formulation, griefCase, each, ['fired']))).toEqual(holding.map(() => undefined))
    for (const page of [renderMarkdown(formulation, SHORT), renderText(formulation, SHORT), renderHtml(formulation, SHORT)]) expect(plain(page)).toContain(told[0]?.text)
    expect(JSON.stringify(formulation.text.client)).not.toContain('review')
    expect(sentencesOf(formulateSync(griefCase, { ruleSet: due(before), language: spanish }))).toContainEqual(expect.stringContaining(`${holding.length} reglas que aquí se cumplen debían revisarse`))
  })

  it('is told of one rule by itself, and never of one that does not hold', () => {
    const verdicts = formulateSync(griefCase).outcomes
    const [held, silent] = (['fired', 'silent'] as const).map((wanted) => verdicts.find(({ verdict }) => verdict === wanted)?.ruleId ?? '')
    const isSilent = verdicts.every(({ ruleId, verdict }) => ruleId !== silent || verdict !== 'fired')
    expect(isSilent).toBe(true)
    const formulation = formulateSync(griefCase, { ruleSet: due('2099-01-01', { [held ?? '']: before, [silent ?? '']: before }) })
    expect(formulation.overdue).toMatchObject([{ ruleId: held, reviewBy: before }])
    expect(sentencesOf(formulation)).toContain('One rule that holds here was to be reviewed again by 1 January 2020, which is before this assessment; read it with care.')
  })

  it('goes by the day of the assessment, so that a formulation of long ago stays as it was', () => {
    expect(formulateSync({ ...griefCase, assessedOn: '2099-12-31' }).overdue?.length).toBeGreaterThan(0)
  })
})
