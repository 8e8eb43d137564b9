import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/formulate-explained.js'
import { parseCase } from '../../../src/input/parse-case.js'
import type { Case } from '../../../src/model/case.js'
import { REGISTERS, type Formulation, type Register } from '../../../src/model/formulation.js'
import { pressingMessages } from '../../../src/render/client-page.js'
import { htmlStyleHash, renderHtml, type HtmlOptions } from '../../../src/render/html/render-html.js'
import { defaultRuleSet } from '../../../src/rules/default-rule-set.js'
import { libraryCases } from '../../support/library.js'
import { richCase } from '../../support/rich-case.js'
import { elementsOf, readHtml, textOf, type HtmlElement } from '../../support/strict-html.js'

interface Known {
  readonly name: string
  readonly kase: Case
  readonly formulation: Formulation
}

const known: readonly Known[] = [{ path: 'rich', case: richCase }, ...libraryCases.filter(({ path }) => path.startsWith('docs/'))].map(({ path, case: given }) => {
  const kase = parseCase(given)
  return { name: path.replace(/^.*\/|\.json$/g, ''), kase, formulation: formulateSync(kase) }
})

const named = (name: string): Known => {
  const found = known.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}

const pageOf = ({ kase, formulation }: Known, options: HtmlOptions = {}): string => renderHtml(formulation, { case: kase, instruments: defaultRuleSet.instruments, ...options })

const all = known.flatMap((each) => REGISTERS.map((register) => ({ ...each, register, page: readHtml(pageOf(each, { register })) })))

const withName = (root: HtmlElement, ...names: readonly string[]): readonly HtmlElement[] => elementsOf(root).filter(({ name }) => names.includes(name))
const withAttribute = (root: HtmlElement, attribute: string): readonly HtmlElement[] => elementsOf(root).filter(({ attributes }) => attributes[attribute] !== undefined)

/** Words alone, with the signs that are only printed differently made alike. */
const plain = (text: string): string => text.replaceAll('\u2212', '-').replaceAll(/\s+/g, ' ').trim()

describe('every sentence of a page', () => {
  const sentencesOf = ({ text, explanation, messages }: Formulation, register: Register): ReadonlyMap<string, { readonly text: string; readonly evidence: readonly string[] }> => new Map([
    ...text[register].filter(({ id }) => register !== 'client' || id === 'safety' || pressingMessages({ messages }).length === 0).map((section) => [`${register}/${section.id}`, section] as const),
    ...(register === 'client' ? [] : (explanation?.text.short ?? []).map((section) => [`explanation/short/${section.id}`, section] as const)),
  ].flatMap(([place, { sentences }]) => sentences.map((sentence, at) => [`${place}/${at + 1}`, sentence] as const)))

  it.each(all)('names its place and what it rests on: $name for the $register', ({ formulation, register, page }) => {
    const told = withAttribute(page, 'data-sentence')
    const expected = sentencesOf(formulation, register)
    expect(told.map(({ attributes }) => attributes['data-sentence']).sort()).toEqual([...expected.keys()].sort())
    for (const element of told) {
      const sentence = expected.get(element.attributes['data-sentence'] ?? '')
      const mark = withName(element, 'sup').map(textOf).join('')
      expect(plain(textOf(element))).toContain(plain(sentence?.text ?? 'no such sentence'))
      expect(element.attributes['data-evidence']).toBe(register === 'client' ? undefined : sentence?.evidence.join(' '))
      expect(mark).toMatch(register === 'client' ? /^$/ : /^\d+$/)
    }
  })

  it.each(all.filter(({ register }) => register !== 'client'))('leads to what it rests on and back: $name for the $register', ({ formulation, page }) => {
    const notes = new Map(withAttribute(page, 'id').filter(({ name, attributes }) => name === 'li' && attributes['id']?.startsWith('note-')).map((note) => [`#${note.attributes['id'] ?? ''}`, note]))
    const used = new Set<string>()
    for (const line of withAttribute(page, 'data-evidence').filter(({ name }) => name === 'li')) {
      const [link] = withName(line, 'a')
      const note = notes.get(link?.attributes['href'] ?? '')
      used.add(link?.attributes['href'] ?? '')
      const words = note === undefined ? '' : textOf(note)
      for (const evidence of line.attributes['data-evidence']?.split(' ') ?? []) {
        if (evidence.startsWith('/')) expect(words).toContain(evidence)
        if (evidence.startsWith('rule:')) expect(words).toContain(/^rule:([^@]*)/.exec(evidence)?.[1])
        const outcome = formulation.outcomes.find(({ ruleId, version, subject }) => evidence === `rule:${ruleId}@${version}#${subject.id}`)
        for (const address of outcome?.verdict === 'fired' && 'all' in outcome.condition && outcome.condition.all.length === 1 ? outcome.condition.all.flatMap((leaf) => ('found' in leaf ? leaf.found.from : [])) : []) {
          expect(words).toContain(address)
        }
      }
    }
    expect(notes.size).toBe(used.size)
    expect(notes.size).toBeGreaterThan(10)
  })
})

describe('a page', () => {
  it.each(all)('is well built: $name for the $register', ({ page }) => {
    const ids = withAttribute(page, 'id').map(({ attributes }) => attributes['id'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { attributes } of withName(page, 'a')) {
      expect(attributes['href']).toMatch(/^#/)
      expect(ids).toContain(attributes['href']?.slice(1))
    }
    for (const { attributes } of elementsOf(page)) {
      for (const name of ['aria-labelledby', 'aria-describedby']) {
        for (const id of attributes[name]?.split(' ') ?? []) expect(ids).toContain(id)
      }
    }
    const levels = withName(page, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name.slice(1)))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, at) => { expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1) })
    for (const name of ['header', 'main']) expect(withName(page, name)).toHaveLength(1)
    for (const table of withName(page, 'table')) {
      expect(withName(table, 'caption').map(textOf).join('')).not.toBe('')
      for (const row of withName(table, 'tr')) expect(withName(row, 'th', 'td').length).toBe(withName(table, 'th').filter(({ attributes }) => attributes['scope'] === 'col').length)
      for (const { attributes } of withName(table, 'th')) expect(attributes['scope']).toMatch(/^(?:col|row)$/)
    }
  })

  it.each(all)('needs nothing from outside and runs nothing: $name for the $register', ({ page }) => {
    for (const { name, attributes } of elementsOf(page)) {
      expect(['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'foreignObject', 'image']).not.toContain(name)
      for (const [attribute, value] of Object.entries(attributes)) {
        expect(attribute).not.toMatch(/^on|^style$|^src/)
        if (attribute !== 'xmlns') expect(value).not.toMatch(/\/\/|javascript:|data:/i)
      }
    }
    expect(withName(page, 'style')).toHaveLength(1)
  })

  it.each(all)('says safety first: $name for the $register', ({ formulation, register, page }) => {
    const safety = formulation.text[register].find(({ id }) => id === 'safety')
    const [main] = withName(page, 'main')
    const first = main?.children.find((child) => typeof child !== 'string')
    const isNotice = typeof first === 'object' && first.attributes['class'] === 'notice'
    expect(isNotice).toBe(safety !== undefined)
    if (typeof first === 'object') for (const { text } of safety?.sentences ?? []) expect(plain(textOf(first))).toContain(plain(text))
  })

  it.each(all)('says on the page and on every sheet whether the case is invented: $name for the $register', ({ formulation, register, page }) => {
    const marks = withAttribute(page, 'class').filter(({ attributes }) => attributes['class'] === 'fictional')
    expect(marks).toHaveLength(formulation.fictional === true ? 1 : 0)
    const running = page.attributes['data-running']
    if (formulation.fictional === true) expect(running).toMatch(/invented/i)
    if (register === 'client') expect(running ?? '').not.toContain(formulation.caseId)
    else expect(running).toContain(formulation.caseId)
  })

  it('of a real case has no mark of an invented one, and a client\'s no running head at all', () => {
    const { fictional: _, ...real } = named('plain-grief').kase
    const page = (register: Register): HtmlElement => readHtml(renderHtml(formulateSync(real), { register }))
    expect(textOf(page('clinician')).toLowerCase()).not.toContain('invented')
    expect(page('clinician').attributes['data-running']).not.toMatch(/invented/i)
    expect(page('client').attributes['data-running']).toBeUndefined()
  })

  it('is the same, byte for byte, whatever the order of people, events and scores', () => {
    for (const { kase, formulation } of known) {
      const turned = parseCase({
        ...kase,
        ...(kase.inventory?.people === undefined ? {} : { inventory: { ...kase.inventory, people: [...kase.inventory.people].reverse() } }),
        ...(kase.timeline === undefined ? {} : {
          timeline: {
            ...kase.timeline,
            ...(kase.timeline.events === undefined ? {} : { events: [...kase.timeline.events].reverse() }),
            ...(kase.timeline.measurements === undefined ? {} : { measurements: [...kase.timeline.measurements].reverse() }),
          },
        }),
      })
      expect(renderHtml(formulateSync(turned), { case: turned })).toBe(renderHtml(formulation, { case: kase }))
    }
  }, 60_000)

  it('has its pictures only where the case is given, each with a caption and a table', () => {
    const grief = named('plain-grief')
    expect(withName(readHtml(renderHtml(grief.formulation)), 'svg', 'figure')).toEqual([])
    const page = readHtml(pageOf(grief))
    expect(withName(page, 'figure').map(({ attributes }) => attributes['id'])).toEqual(['timeline', 'argument', 'circle'])
    for (const figure of withName(page, 'figure')) {
      expect(withName(figure, 'figcaption').map(textOf).join('')).not.toBe('')
      const [link] = withName(figure, 'a')
      const table = elementsOf(page).find(({ attributes }) => attributes['id'] === link?.attributes['href']?.slice(1))
      expect(table === undefined ? [] : withName(table, 'td').length).not.toBe(0)
      // Once for a page and once for a telephone, of which the style sheet shows one.
      expect(withName(figure, 'svg')).toHaveLength(2)
    }
  })

  it('allows its own style sheet and nothing else', () => {
    const { formulation } = named('plain-grief')
    const policyOf = (options: HtmlOptions): string | undefined =>
      withName(readHtml(renderHtml(formulation, options)), 'meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')?.attributes['content']
    expect(policyOf({ paper: 'Letter' })).toBe(`default-src 'none'; style-src '${htmlStyleHash('Letter')}'; base-uri 'none'; form-action 'none'`)
    expect(policyOf({ stylesheet: 'h1 { color: green }' })).toContain("style-src 'unsafe-inline'")
  })

  it('keeps a style sheet of the caller\'s within its element', () => {
    const { formulation } = named('plain-grief')
    const page = readHtml(renderHtml(formulation, { stylesheet: 'h1::before { content: "</style><script>x</script><!--" }' }))
    expect(withName(page, 'style')).toHaveLength(2)
    expect(withName(page, 'script')).toEqual([])
    expect(withName(page, 'style').map(textOf)[1]).toContain('content: "\\3c /style>')
  })

  it('names its language and the way its lines run', () => {
    const { formulation } = named('plain-grief')
    expect(readHtml(renderHtml(formulation)).attributes).toMatchObject({ lang: 'en', dir: 'ltr' })
  })

  it('prints negative figures with a true minus sign, and leaves quoted words and ranges alone', () => {
    const text = textOf(readHtml(pageOf(named('hard-dispute'))))
    expect(text).toContain('support \u22121')
    expect(text).toContain('PHQ-9')
    expect(text).not.toMatch(/(?:^|\s)-\d/)
  })
})

describe('a client\'s page', () => {
  const pages = all.filter(({ register }) => register === 'client')

  it.each(pages)('names no rule, no digest and no points: $name', ({ formulation, page, kase }) => {
    const source = pageOf({ name: '', kase, formulation }, { register: 'client' })
    for (const { ruleId } of formulation.outcomes) expect(source).not.toContain(ruleId)
    for (const { area } of formulation.areas) expect(source).not.toContain(`area:${area}`)
    expect(source).not.toContain(formulation.receipt.input)
    expect(source).not.toContain(formulation.title ?? 'no title')
    expect(textOf(page)).not.toMatch(/\bsupport \d|\bpoints\b|deficit/i)
    expect(withAttribute(page, 'data-evidence')).toEqual([])
    expect(withName(page, 'figure').map(({ attributes }) => attributes['id'])).not.toContain('argument')
  })

  it('shows nobody where danger is recorded, not in its source either', () => {
    const { kase, formulation } = named('safety-first')
    const source = pageOf({ name: '', kase, formulation }, { register: 'client' })
    for (const { id, name = id } of kase.inventory?.people ?? []) expect(source).not.toMatch(new RegExp(`\\b(?:${name}|${id})\\b`))
    for (const { id, title = id } of kase.timeline?.events ?? []) expect(source).not.toContain(title)
    expect(source).not.toMatch(/<svg|<figure|fear|harm|violence|threat/i)
  })
})
