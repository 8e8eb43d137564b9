import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { parseCase } from '../../src/input/parse-case.js'
import { blocksOf } from '../../src/render/blocks.js'
import type { Block } from '../../src/render/document.js'
import { renderMarkdownReport } from '../../src/render/render-markdown-report.js'
import { reportWords } from '../../src/render/words.js'
import { libraryCases } from '../support/library.js'

const examples = libraryCases.filter(({ path }) => path.startsWith('docs/')).map(({ path, case: given }) => {
  const kase = parseCase(given)
  return { path, kase, formulation: formulateSync(kase) }
})
const words = reportWords(undefined)
const headingsOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap((block) => (block.kind === 'heading' && block.id !== undefined ? [block.id] : []))
const ofName = (name: string): (typeof examples)[number] => {
  const found = examples.find(({ path }) => path.endsWith(`/${name}.json`))
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}

describe('the parts of a rendering', () => {
  it.each(examples)('put what is for reference last: $path', ({ formulation }) => {
    const ids = headingsOf(blocksOf(formulation, { register: 'clinician', detail: 'short' }, words))
    const order = ['focus', 'check', 'plan', 'reasons', 'questions', 'completeness', 'uncounted', 'frame', 'receipt'].filter((id) => ids.includes(id))
    expect([...new Set(ids)].filter((id) => order.includes(id))).toEqual(order)
    expect(ids.at(-1)).toBe('receipt')
  })

  it.each(examples)('tell every reason that holds once, with its points or without: $path', ({ formulation }) => {
    const blocks = blocksOf(formulation, { register: 'trainee', detail: 'full' }, words)
    const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).filter(({ evidence }) => evidence?.[0]?.startsWith('rule:') === true)
    const told = rows.flatMap(({ evidence = [] }) => evidence)
    expect(new Set(told).size).toBe(told.length)
    const held = formulation.areas.flatMap(({ candidates }) => candidates.filter(({ status }) => status === 'candidate').slice(0, 2).flatMap(({ subject, arguments: all }) =>
      all.filter(({ verdict }) => verdict === 'fired' || verdict === 'set-aside').map(({ ruleId, version }) => `rule:${ruleId}@${version}#${subject.id}`)))
    expect([...told].sort()).toEqual([...held].sort())
    for (const { cells, evidence = [] } of rows) if (evidence.length === 1 && cells.length === 4) expect(cells[3]).not.toMatch(/^0/)
  })

  it.each(examples)('tell every goal, strategy and technique once: $path', ({ formulation }) => {
    const texts = blocksOf(formulation, { register: 'clinician', detail: 'short' }, words).flatMap((block) => (block.kind === 'list' ? block.items.map(({ text }) => text) : []))
    for (const { withheldBy, goals, strategies, techniques } of formulation.plan) {
      for (const { clinician } of withheldBy.length > 0 ? [] : [...goals, ...strategies, ...techniques]) expect(texts.filter((text) => text === clinician).length).toBeGreaterThan(0)
    }
    const goals = formulation.plan.flatMap((plan) => plan.goals.map(({ clinician }) => clinician))
    for (const goal of new Set(goals)) expect(texts.filter((text) => text === goal).length).toBeLessThanOrEqual(goals.filter((each) => each === goal).length)
  })

  it('list every open question in full, and the most useful ones in short', () => {
    const { formulation } = ofName('hard-grief')
    const rowsOf = (detail: 'short' | 'full'): number => blocksOf(formulation, { register: 'clinician', detail }, words).flatMap((block) => (block.kind === 'table' ? block.rows : [])).filter(({ evidence }) => evidence?.[0]?.startsWith('question:') === true).length
    expect(rowsOf('full')).toBe(formulation.questions.length)
    expect(rowsOf('short')).toBe(8)
    expect(formulation.questions.length).toBeGreaterThan(20)
  })
})

describe('Markdown with pictures beside it', () => {
  it('shows each picture where it belongs and its table at the end', () => {
    const { kase, formulation } = ofName('plain-grief')
    const { markdown, pictures } = renderMarkdownReport(formulation, { case: kase, filePrefix: 'x-' })
    expect(pictures.map(({ name }) => name)).toEqual(['x-timeline.svg', 'x-argument.svg', 'x-circle.svg'])
    const places = ['## Events and mood', '](x-timeline.svg)', '## Candidate focus', '](x-argument.svg)', '## Support', '](x-circle.svg)', '## The pictures as tables', '## Receipt'].map((part) => markdown.indexOf(part))
    expect(places).not.toContain(-1)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  it('draws its pictures in black on white, because a file does not know the colour of the page', () => {
    const { kase, formulation } = ofName('plain-grief')
    for (const { text } of renderMarkdownReport(formulation, { case: kase }).pictures) expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><rect width="100%" height="100%" fill="#fff"\/>/)
  })

  it('has no pictures without the case', () => {
    expect(renderMarkdownReport(ofName('plain-grief').formulation).pictures).toEqual([])
  })
})
