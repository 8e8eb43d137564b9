import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { formulateSync } from '../../src/index.js'
import type { Case } from '../../src/model/case.js'
import { renderArgument, renderClosenessCircle } from '../../src/render/index.js'
import { ROOT } from '../support/built.js'
import { type BrowserPage, findChromium, startBrowser } from '../support/chromium.js'
import { crowd } from '../support/crowds.js'
import { serve } from '../support/serve.js'
import { allNodes, type Box, overlaps, readSvg } from '../support/svg-checks.js'

/** Not even a style sheet or a style attribute is allowed. */
const POLICY = "default-src 'none'"
const page = (direction: 'ltr' | 'rtl'): { readonly type: 'text/html'; readonly text: string } =>
  ({ type: 'text/html', text: `<!doctype html><html lang="en" dir="${direction}"><meta charset="utf-8"><title>Pictures</title><body></body></html>` })

const chromium = findChromium()
const MISSING = 'There is no Chromium here: install one (apt-get install chromium), or let CHROMIUM name one.'

let browser: BrowserPage
let address: string
const closing: (() => Promise<void>)[] = []

vi.setConfig({ testTimeout: 60_000 })
beforeAll(async () => {
  if (chromium === undefined) {
    if (process.env['BROWSER_TESTS'] === 'required') throw new Error(MISSING)
    process.stderr.write(`${MISSING}\n`)
    return
  }
  const site = await serve({ '/': page('ltr'), '/rtl': page('rtl') }, POLICY)
  closing.push(site.stop)
  address = site.url
  browser = await startBrowser(chromium)
  closing.push(browser.close)
  await browser.open(address)
}, 60_000)
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

interface Seen {
  readonly boxes: readonly Box[]
  readonly outside: readonly string[]
}

/** Puts pictures on the page, and measures their texts with the fonts that are there. */
const measure = (svgs: readonly string[]): Promise<readonly Seen[]> => browser.evaluate(`${JSON.stringify(svgs)}.map((svg) => {
  document.body.innerHTML = svg
  const root = document.querySelector('svg')
  const { width, height } = root.viewBox.baseVal
  const boxes = [...root.querySelectorAll('text')].map((text) => {
    const { x, y, width, height } = text.getBBox()
    // The room above and below the letters, which a font keeps for its lines, may touch that of the next line.
    return { text: text.textContent, left: x, right: x + width, top: y + height * 0.12, bottom: y + height * 0.88 }
  })
  const outside = boxes.filter((box) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height).map(({ text }) => text)
  return { boxes, outside }
})`)

const problems = (seen: readonly Seen[]): readonly string[] => seen.flatMap(({ boxes, outside }) => [...overlaps(boxes, 0.5), ...outside])

const circles = (): readonly string[] => [1, 5, 15, 40].flatMap((count) => [360, 720, 1100].flatMap((width) =>
  (['before', 'now', 'movement'] as const).map((when) => renderClosenessCircle(crowd(count), { width, when }))))

describe('in a browser whose page allows no style, script or address, pictures', () => {
  beforeEach(({ skip }) => { skip(chromium === undefined, MISSING) })

  it('of circles keep their texts apart and on the picture, in every script', async () => {
    expect(problems(await measure(circles()))).toEqual([])
  })

  it('of circles do so on a page that runs from right to left', async () => {
    await browser.open(`${address}/rtl`)
    expect(problems(await measure(circles().filter((_, index) => index % 4 === 0)))).toEqual([])
    await browser.open(address)
  })

  it('to be filled in keep their texts apart', async () => {
    expect(problems(await measure([360, 720, 1100].map((width) => renderClosenessCircle(crowd(0), { blank: true, width }))))).toEqual([])
  })

  it('of arguments keep their texts apart and on the picture', async () => {
    const folder = join(ROOT, 'docs/examples/cases')
    const made = readdirSync(folder).map((file) => formulateSync(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case))
    expect(problems(await measure(made.flatMap((formulation) => [360, 720, 1100].map((width) => renderArgument(formulation, { width })))))).toEqual([])
  })

  it('are read by a strict reader as they were meant, whatever the names are', async () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('<script>x</script>', '"><image href="x"/>', "' onload='x", ']]>', '&bogus;', '\u0000\ufffe', '\ud800', '<!--', '<?x?>'))
    const svgs = fc.sample(fc.tuple(hostile, hostile), { seed: 20251121, numRuns: 120 }).map(([name, idPrefix]) =>
      renderClosenessCircle({ schemaVersion: 1, caseId: 'x', assessedOn: '2025-06-30', inventory: { people: [{ id: 'a', name, closenessNow: 1 }] } }, { idPrefix }))
    const read = await browser.evaluate<readonly (readonly string[])[]>(`${JSON.stringify(svgs)}.map((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
      return [...parsed.querySelectorAll('*')].map((node) => [node.nodeName, ...node.getAttributeNames()].join(' '))
    })`)
    const written = svgs.map((svg) => allNodes(readSvg(svg)).map(({ name, attributes }) => [name, ...attributes.keys()].join(' ')))
    expect(read).toEqual(written)
  })

  it('give the browser no reason to complain', () => {
    expect(browser.complaints()).toEqual([])
  })
})
