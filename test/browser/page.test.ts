import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Library from '../../src/index.js'
import type * as Render from '../../src/render/index.js'
import { buildOnce, ROOT } from '../support/built.js'
import { bundle } from '../support/bundle.js'
import { type BrowserPage, findChromium, startBrowser } from '../support/chromium.js'
import { serve } from '../support/serve.js'
import type { Page } from './page.js'

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A form</title><script type="module" src="/page.js"></script></html>'

const chromium = findChromium()
const MISSING = 'There is no Chromium here: install one (apt-get install chromium), or let CHROMIUM name one.'

let browser: BrowserPage
const closing: (() => Promise<void>)[] = []

vi.setConfig({ testTimeout: 30_000 })
beforeAll(async () => {
  if (chromium === undefined) {
    if (process.env['BROWSER_TESTS'] === 'required') throw new Error(MISSING)
    process.stderr.write(`${MISSING}\n`)
    return
  }
  buildOnce()
  const { text } = await bundle({ file: join(ROOT, 'test/browser/page.ts') }, { minify: true })
  const site = await serve({ '/': { type: 'text/html', text: HTML }, '/page.js': { type: 'text/javascript', text } }, POLICY)
  closing.push(site.stop)
  browser = await startBrowser(chromium)
  closing.push(browser.close)
  await browser.open(site.url)
}, 300_000)
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

/** Asks the page one of its questions. */
const ask = <Question extends keyof Page>(question: Question, ...args: Parameters<Page[Question]>): Promise<Awaited<ReturnType<Page[Question]>>> =>
  browser.evaluate(`page.${question}(...${JSON.stringify(args)})`)

describe('in a browser under a strict content security policy', () => {
  beforeEach(({ skip }) => { skip(chromium === undefined, MISSING) })

  it('a page formulates a case both ways, and renders it, byte for byte as Node does', async () => {
    const library = await import(join(ROOT, 'dist/index.js')) as typeof Library
    const render = await import(join(ROOT, 'dist/render/index.js')) as typeof Render
    const formulation = await library.formulate(JSON.parse(readFileSync(join(ROOT, 'docs/examples/cases/plain-grief.json'), 'utf8')))
    const inPage = await ask('formulateBothWays')
    expect(inPage.asynchronous).toBe(JSON.stringify(formulation))
    expect(inPage.synchronous).toBe(inPage.asynchronous)
    expect(inPage.markdown).toBe(render.renderMarkdown(formulation))
  })

  it('a page is told what is wrong with a case', async () => {
    expect(await ask('refuse')).toMatch(/^INPUT_/)
  })

  it('reading and using the library breaches nothing, without any setting by the page', async () => {
    await ask('formulateBothWays')
    expect(Math.min(...await ask('useTheRest'))).toBeGreaterThan(0)
    expect(await ask('violations')).toEqual([])
    expect(browser.complaints()).toEqual([])
  })

  it('a page with zod schemas of its own breaches nothing once it has told zod not to generate code', async () => {
    expect(await ask('useOwnSchema', true)).toEqual([])
    // The browser reports such a breach, so the silence above means something.
    expect(await ask('useOwnSchema', false)).toHaveLength(1)
    expect(await ask('generateCode')).toHaveLength(2)
    expect(browser.complaints().length).toBeGreaterThan(0)
  })
})
