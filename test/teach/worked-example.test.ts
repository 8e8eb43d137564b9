import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/index.js'
import type { Case } from '../../src/model/case.js'
import { VERDICTS } from '../../src/model/outcome.js'
import { EXAMPLE_STEPS, intakeNote, lessonWords, renderWorkedExample, workedExample, type LessonPart, type WorkedExample } from '../../src/teach/index.js'
import { lessonOf } from '../../src/teach/lesson.js'
import { ROOT } from '../support/docs.js'
import { whyUnfounded } from '../support/evidence.js'
import { caseNamed, packCases } from '../support/teaching-cases.js'

const examples = new Map(packCases.map((kase) => [kase.caseId, workedExample(kase, { rulePage: 'docs/rules/' })]))
const exampleOf = (kase: Case): WorkedExample => examples.get(kase.caseId) ?? workedExample(kase)
const byId = packCases.map((kase) => [kase.caseId, kase] as const)

interface Line {
  readonly text?: string
  readonly evidence?: readonly string[]
  readonly links?: readonly { readonly href: string }[]
  readonly href?: string
}

const linesIn = (parts: readonly LessonPart[]): readonly Line[] =>
  parts.flatMap((part): readonly Line[] => (part.kind === 'list' || part.kind === 'notice' ? part.items : part.kind === 'table' ? part.rows : []))

/** Every answer that a case holds, as an address with ids. */
function answersIn(value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'object' && item !== null && 'id' in item)) return value.flatMap((item: { readonly id: string }) => answersIn(item, `${at}/${item.id}`))
    return [at]
  }
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, inner]) => answersIn(inner, `${at}/${key}`))
}

describe('a worked example', () => {
  it.each(byId)('goes in numbered steps, safety first: %s', (_, kase) => {
    const { steps } = exampleOf(kase)
    expect(steps.map(({ number }) => number)).toEqual(steps.map((__, at) => at + 1))
    expect(steps[0]?.id).toBe('safety')
    expect(steps.map(({ id }) => EXAMPLE_STEPS.indexOf(id))).toEqual([...steps.map(({ id }) => EXAMPLE_STEPS.indexOf(id))].sort((a, b) => a - b))
    expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['safety', 'told', 'ask', 'outcome', 'plan', 'offer']))
  })

  it.each(byId)('says what every line rests on, and that is there: %s', (_, kase) => {
    const formulation = formulateSync(kase)
    const lines = exampleOf(kase).steps.flatMap(({ parts, id }) => linesIn(parts).filter((line) => line.text !== undefined || line.evidence !== undefined).map((line) => ({ id, ...line })))
    // Ways of working are material of the area and rest on no part of this case.
    const bare = lines.filter(({ evidence, id }) => (evidence === undefined || evidence.length === 0) && id !== 'plan')
    expect(bare).toEqual([])
    const unfounded = lines.flatMap(({ evidence = [], text }) => evidence.map((each) => ({ text, each, why: whyUnfounded(formulation, kase, each, VERDICTS) }))).filter(({ why, each }) => why !== undefined && each !== 'messages')
    expect(unfounded).toEqual([])
  })

  it.each(byId)('links to pages of rules that are there: %s', (_, kase) => {
    const links = exampleOf(kase).steps.flatMap(({ parts }) => linesIn(parts).flatMap(({ links: own = [], href }) => [...own.map((link) => link.href), ...(href === undefined ? [] : [href])]))
    expect(links.filter((href) => !existsSync(join(ROOT, href)))).toEqual([])
    if (!['insufficient', 'safety-first', 'the-yellow-line'].includes(kase.caseId)) expect(links.length).toBeGreaterThan(10)
  })

  // The clinician's decision is taken after the note, and an empty list is told by what was asked in full.
  it.each(byId)('tells every answer and every text of the case in its note: %s', (_, kase) => {
    const { sections } = intakeNote(lessonOf(kase))
    const told = new Set(sections.flatMap(({ entries }) => entries.flatMap(({ answers, said }) => [...answers, ...said].map(({ address }) => address))))
    const untold = answersIn(kase, '')
      .filter((address) => !/^\/(?:schemaVersion|caseId|assessedOn|title|fictional|client\/name)$|\/(?:id|name|relation|type|title|measurements)$/.test(address))
      .filter((address) => !told.has(address) && !address.startsWith('/decision/') && address !== '/timeline/events')
    expect(untold).toEqual([])
  })

  it.each(byId)('is marked as invented, and reads without a gap: %s', (_, kase) => {
    const markdown = renderWorkedExample(exampleOf(kase))
    expect(markdown).toContain('This is an invented case.')
    expect(markdown).not.toMatch(/undefined|NaN|\[object|[{}]/)
    expect(markdown).not.toMatch(/\n\n\n| \n|caused|deficits? (?:of|in) the client/)
  })

  it('does not call a real case invented', () => {
    const { fictional: _fictional, ...real } = caseNamed('plain-grief')
    expect(renderWorkedExample(workedExample(real))).not.toContain('invented')
  })

  it.each(['safety-first', 'the-yellow-line'])('sets rank and points aside while something more pressing stands, says why, and proposes no work: %s', (id) => {
    const formulation = formulateSync(caseNamed(id))
    const { steps } = exampleOf(caseNamed(id))
    expect(steps.map((step) => step.id)).toEqual(['safety', 'told', 'recorded', 'ask', 'outcome', 'plan', 'offer'])
    const plan = steps.find((step) => step.id === 'plan')
    expect(linesIn(plan?.parts ?? []).map(({ text }) => text)).toEqual([expect.stringMatching(/^Nothing is proposed for the work while this stands: /)])
    expect(steps[0]?.parts[0]).toMatchObject({ kind: 'notice', title: 'Act on this before the rest' })
    const said = renderWorkedExample({ ...exampleOf(caseNamed(id)), steps: steps.filter((step) => step.id !== 'told') })
    expect(said).toContain('No area is proposed, and rank and points are set aside, while this stands: ')
    expect(said).not.toMatch(new RegExp(formulation.areas.map(({ name }) => name).join('|')))
    expect(said).not.toMatch(/\bsupport \d|\(\+\d\)|point(?:s)? count|well supported|ranked first/)
  })

  it('shows how the points add up to the support', () => {
    for (const [, kase] of byId) {
      const { areas } = formulateSync(kase)
      for (const { candidates: [best] } of areas) if (best?.status === 'candidate') expect(best.themes.reduce((sum, each) => sum + each.for - each.against, 0)).toBe(best.support)
    }
  })

  it('leaves out the questions to stop at where that is asked for', () => {
    const example = exampleOf(caseNamed('tie'))
    expect(renderWorkedExample(example)).toContain('Stop and think:')
    expect(renderWorkedExample(example, { stops: false })).not.toContain('Stop and think:')
  })

  it('names rules without a link where no address is given, and with an address of its own making', () => {
    expect(renderWorkedExample(workedExample(caseNamed('plain-grief')))).not.toContain('](')
    expect(renderWorkedExample(workedExample(caseNamed('plain-grief'), { rulePage: (id) => `https://example.org/${id}.html` }))).toContain('](https://example.org/grief/close-person-died.html)')
  })

  it('takes the markup out of whatever people wrote', () => {
    const hostile = '<img src=x onerror=alert(1)> [link](http://x.example) | `code` ![p](y) **b** \n# head'
    const kase = { ...caseNamed('plain-grief'), title: hostile, note: hostile, clientView: { ownWords: hostile } }
    const markdown = renderWorkedExample(workedExample(kase))
    expect(markdown).not.toMatch(/<(?!\/?$)|(?<!\\)\]\(http|(?<!\\)`|(?<!\\)!\[/)
    expect(markdown.split('\n').filter((line) => /^# /.test(line))).toHaveLength(1)
  })

  it('is the same for the same input, and frozen in no clock', () => {
    const kase = caseNamed('hard-dispute')
    expect(workedExample(structuredClone(kase), { rulePage: 'docs/rules/' })).toEqual(exampleOf(kase))
  })

  it('has a title, an aim and a stop for every step', () => {
    const { text } = lessonWords(undefined)
    expect(EXAMPLE_STEPS.flatMap((id) => ['title', 'aim', 'stop'].map((part) => `example.${part}.${id}`)).filter((key) => text[key] === undefined)).toEqual([])
  })
})
