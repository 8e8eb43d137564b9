import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { parseCase } from '../../src/input/parse-case.js'
import { REGISTERS, type Formulation, type Register } from '../../src/model/formulation.js'
import { htmlStyleHash, renderHtml, type HtmlOptions } from '../../src/render/html/render-html.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { type BrowserPage, findChromium, startBrowser } from '../support/chromium.js'
import { freeTexts, withFreeTexts } from '../support/free-texts.js'
import { libraryCases } from '../support/library.js'
import { pagesOfPdf, readPdfText } from '../support/pdf.js'
import { richCase } from '../support/rich-case.js'
import { serve, type Served } from '../support/serve.js'

const POLICY = `default-src 'none'; style-src '${htmlStyleHash('A4')}' '${htmlStyleHash('Letter')}'`
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const HOSTILE = ['</style><script>document.title="x"</script>', '"><img src=x onerror="document.title=1">', "' onclick='x", '&lt;b&gt;&copy;', '<a href="https://example.org">x</a>', '<!-- \u202e']

const chromium = findChromium()
const MISSING = 'There is no Chromium here: install one (apt-get install chromium), or let CHROMIUM name one.'

const examples = libraryCases.filter(({ path }) => path.startsWith('docs/')).map(({ path, case: given }) => {
  const kase = parseCase(given)
  return { name: path.replace(/^.*\/|\.json$/g, ''), kase, formulation: formulateSync(kase) }
})
type Example = (typeof examples)[number]

const rendered = ({ kase, formulation }: Omit<Example, 'name'>, options: HtmlOptions): string =>
  renderHtml(formulation, { case: kase, instruments: defaultRuleSet.instruments, ...options })

const pages = examples.flatMap((example) => REGISTERS.map((register) => ({ ...example, register, path: `/${example.name}-${register}` })))

const ofName = (name: string): Example => {
  const found = examples.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}
const hostileCase = parseCase(withFreeTexts(richCase, HOSTILE))

/** Words that no line can hold. */
const longCase = parseCase(withFreeTexts(richCase, ['W'.repeat(150), 'Donaudampfschifffahrtsgesellschaft'.repeat(4), '長'.repeat(90)]))

let browser: BrowserPage
let site: Served
const closing: (() => Promise<void>)[] = []

vi.setConfig({ testTimeout: 120_000 })
beforeAll(async () => {
  if (chromium === undefined) {
    if (process.env['BROWSER_TESTS'] === 'required') throw new Error(MISSING)
    process.stderr.write(`${MISSING}\n`)
    return
  }
  const texts: readonly (readonly [string, string])[] = [
    ...pages.map((page) => [page.path, rendered(page, { register: page.register })] as const),
    ['/letter', rendered(ofName('hard-dispute'), { paper: 'Letter' })],
    ...examples.map((example) => [`/${example.name}-brief`, rendered(example, { detail: 'brief' })] as const),
    ['/changed', rendered(ofName('tie'), {}).replace('</style>', '\n</style>')],
    ['/long', rendered({ kase: longCase, formulation: formulateSync(longCase) }, { detail: 'full' })],
    ['/hostile', rendered({ kase: hostileCase, formulation: formulateSync(hostileCase) }, { detail: 'full' })],
  ]
  site = await serve(Object.fromEntries(texts.map(([path, text]) => [path, { type: 'text/html', text }])), POLICY)
  closing.push(site.stop)
  browser = await startBrowser(chromium)
  closing.push(browser.close)
}, 300_000)
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

const inScheme = (scheme: 'light' | 'dark'): Promise<unknown> => browser.command('Emulation.setEmulatedMedia', { media: 'screen', features: [{ name: 'prefers-color-scheme', value: scheme }] })
const atWidth = (width: number): Promise<unknown> => browser.command('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false })

describe('a report in a browser, under a policy that allows nothing but its style sheet', () => {
  beforeEach(async ({ skip }) => {
    skip(chromium === undefined, MISSING)
    await atWidth(1024)
    await inScheme('light')
  })

  it.each(pages)('is accessible by day and by night: $path', async ({ path }) => {
    await browser.open(site.url + path)
    await browser.evaluate(`${AXE}; void 0`)
    const broken = (options: object): Promise<readonly string[]> => browser.evaluate(
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations, incomplete, passes }) => {
        if (passes.length === 0) throw new Error('nothing was looked at')
        return [...violations, ...incomplete.filter(({ id }) => id !== 'color-contrast')].map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | '))
      })`)
    expect(await broken({})).toEqual([])
    await inScheme('dark')
    expect(await browser.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(21, 24, 27)')
    expect(await broken({ runOnly: ['color-contrast'] })).toEqual([])
  })

  it('breaches no policy, and shows its style', () => {
    expect(browser.complaints()).toEqual([])
  })

  it.each([320, 390, 768, 1280].flatMap((width) => ['hard-dispute', 'safety-first', 'insufficient', 'hard-transition'].map((name) => ({ width, name }))))('is not wider than a screen of $width pixels: $name', async ({ width, name }) => {
    await atWidth(width)
    for (const register of REGISTERS) {
      await browser.open(`${site.url}/${name}-${register}`)
      expect(await browser.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      const shown = await browser.evaluate<readonly number[]>("[...document.querySelectorAll('figure')].map((figure) => [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).length)")
      expect(shown.every((count) => count === 1)).toBe(true)
    }
  })

  it.each([320, 768])('is not wider than a screen of %i pixels, however long the words in it', async (width) => {
    await atWidth(width)
    await browser.open(`${site.url}/long`)
    expect(await browser.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  it('is read from the keyboard: the first stop leads past the head, and wide tables can be moved', async () => {
    await atWidth(390)
    await browser.open(`${site.url}/hard-dispute-clinician`)
    const press = async (key: string, code: number): Promise<void> => {
      for (const type of ['rawKeyDown', 'char', 'keyUp']) {
        await browser.command('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: code, ...(type === 'char' && key === 'Enter' ? { text: '\r' } : {}) })
      }
    }
    await press('Tab', 9)
    expect(await browser.evaluate('document.activeElement.className')).toBe('skip')
    expect(await browser.evaluate('document.activeElement.getBoundingClientRect().top')).toBeGreaterThanOrEqual(0)
    await press('Enter', 13)
    expect(await browser.evaluate('document.activeElement.id')).toBe('content')
    const tables = await browser.evaluate<readonly boolean[]>("[...document.querySelectorAll('.scroll')].map((part) => { part.focus(); return document.activeElement === part })")
    expect(tables.length).toBeGreaterThan(5)
    expect(tables.every(Boolean)).toBe(true)
  })

  it('takes nothing that people wrote for markup', async () => {
    await browser.open(`${site.url}/hostile`)
    const found = await browser.evaluate<{ readonly names: readonly string[]; readonly attributes: readonly string[]; readonly text: string; readonly title: string }>(`({
      names: [...new Set([...document.querySelectorAll('*')].map((each) => each.localName))],
      attributes: [...new Set([...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()))],
      text: document.body.textContent, title: document.title,
    })`)
    for (const name of ['script', 'img', 'b', 'iframe', 'link']) expect(found.names).not.toContain(name)
    for (const name of ['onerror', 'onclick', 'style', 'src']) expect(found.attributes).not.toContain(name)
    expect(freeTexts(hostileCase).length).toBeGreaterThan(30)
    for (const text of HOSTILE.slice(0, 4)) expect(found.text).toContain(text)
    expect(browser.complaints()).toEqual([])
  })

  it('loses its style, and tells so, when the style sheet is not the one that the policy names', async () => {
    await browser.open(`${site.url}/changed`)
    expect(browser.complaints().length).toBeGreaterThan(0)
    expect(await browser.evaluate('getComputedStyle(document.body).maxWidth')).toBe('none')
  })
})

describe('a report in print', () => {
  beforeEach(({ skip }) => { skip(chromium === undefined, MISSING) })

  const MILLIMETRES = 96 / 25.4
  /** The paper in points, and what its margins leave of its width in pixels. */
  const PAPER = { A4: { width: 595, height: 842, inside: (210 - 36) * MILLIMETRES }, Letter: { width: 612, height: 792, inside: 7 * 96 } } as const

  const print = async (path: string): Promise<Buffer> => {
    await browser.command('Emulation.clearDeviceMetricsOverride')
    await browser.command('Emulation.setEmulatedMedia', { media: '', features: [{ name: 'prefers-color-scheme', value: 'dark' }] })
    await browser.open(site.url + path)
    const { data } = await browser.command<{ readonly data: string }>('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })
    return Buffer.from(data, 'base64')
  }

  const PRINTED: readonly { readonly path: string; readonly paper: keyof typeof PAPER; readonly example: Example; readonly register: Register }[] = [
    { path: '/hard-dispute-clinician', paper: 'A4', example: ofName('hard-dispute'), register: 'clinician' },
    { path: '/letter', paper: 'Letter', example: ofName('hard-dispute'), register: 'clinician' },
    { path: '/hard-grief-trainee', paper: 'A4', example: ofName('hard-grief'), register: 'trainee' },
    { path: '/hard-dispute-client', paper: 'A4', example: ofName('hard-dispute'), register: 'client' },
    { path: '/safety-first-clinician', paper: 'A4', example: ofName('safety-first'), register: 'clinician' },
  ]

  it.each(PRINTED)('has pages of the right size and nothing is cut off at the side: $path', async ({ path, paper }) => {
    const sizes = pagesOfPdf(await print(path))
    expect(sizes.length).toBeGreaterThan(1)
    for (const { width, height } of sizes) expect({ width: Math.round(width), height: Math.round(height) }).toEqual({ width: PAPER[paper].width, height: PAPER[paper].height })
    await browser.command('Emulation.setEmulatedMedia', { media: 'print' })
    await atWidth(Math.floor(PAPER[paper].inside))
    const tooWide = await browser.evaluate<readonly string[]>(
      "[...document.querySelectorAll('body *')].filter((each) => each.closest('svg') === null && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && getComputedStyle(each).display !== 'inline').map((each) => each.outerHTML.slice(0, 120))")
    expect(tooWide).toEqual([])
    expect(await browser.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PAPER[paper].inside)
    expect(await browser.evaluate("getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).color")).toBe('rgb(255, 255, 255)rgb(0, 0, 0)')
  })

  it.each(PRINTED)('holds every sentence, no heading alone at the foot of a page, and the mark of an invented case on each: $path', async ({ path, example: { formulation }, register }) => {
    const sheets = readPdfText(await print(path))
    if (sheets === undefined) return
    expect(sheets.length).toBeGreaterThan(1)
    const whole = bare(sheets.join(' '))
    for (const { text } of sentencesOf(formulation, register)) expect(whole).toContain(bare(text))
    const headings = await browser.evaluate<readonly string[]>("[...document.querySelectorAll('h2, h3, caption')].map((each) => each.textContent)")
    const titles = new Set(headings.map(bare))
    for (const [at, sheet] of sheets.entries()) {
      const lines = sheet.split('\n').map((line) => line.trim()).filter((line) => line !== '')
      expect(lines[0]).toMatch(/invented case/i)
      expect(lines.at(-1)?.replaceAll(' ', '')).toBe(`${at + 1}/${sheets.length}`)
      expect(titles).not.toContain(bare(lines.at(-2) ?? ''))
    }
  })

  it.each(examples)('has its text on one sheet and its pictures on one or two when it is brief: $name', async ({ name }) => {
    const pdf = await print(`/${name}-brief`)
    expect(pagesOfPdf(pdf).length).toBeLessThanOrEqual(3)
    const sheets = readPdfText(pdf)
    if (sheets !== undefined) expect(sheets[0]).toContain('Receipt')
  })

  it('cuts off no word, however long', async () => {
    await print('/long')
    await browser.command('Emulation.setEmulatedMedia', { media: 'print' })
    await atWidth(Math.floor(PAPER.A4.inside))
    expect(await browser.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PAPER.A4.inside)
  })

  it('keeps what must come first together on the first page', async () => {
    const [first] = readPdfText(await print('/safety-first-clinician')) ?? []
    if (first === undefined) return
    const notice = ofName('safety-first').formulation.text.clinician[0]
    expect(notice?.id).toBe('safety')
    for (const { text } of notice?.sentences ?? []) expect(bare(first)).toContain(bare(text))
  })
})

const sentencesOf = ({ text }: Formulation, register: Register): readonly { readonly text: string }[] => text[register].flatMap(({ sentences }) => sentences)

/** Letters and figures alone: print breaks lines where it likes, and joins some letters. */
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
