import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultRuleSet, formulateSync } from '../../src/index.js'
import { renderTimeline } from '../../src/render/index.js'
import { type BrowserPage, findChromium, startBrowser } from '../support/chromium.js'
import { bundled, hard } from '../render/pictures/timeline-samples.js'
import { type Box, clashes } from '../render/pictures/timeline-svg.js'

const chromium = findChromium()
const MISSING = 'There is no Chromium here: install one (apt-get install chromium), or let CHROMIUM name one.'
const WIDTHS = [300, 360, 720, 1100] as const

const pictures = Object.entries({ ...bundled, ...hard }).flatMap(([name, kase]) => {
  const formulation = formulateSync(kase)
  return (['clinician', 'client'] as const).flatMap((register) => WIDTHS.map((width) => ({
    name: `${name}, for the ${register}, ${width} pixels wide`,
    svg: renderTimeline(kase, { formulation, instruments: defaultRuleSet.instruments, register, width, idPrefix: `${name}-${register}-${width}` }),
  })))
}).filter(({ svg }) => svg !== '')

interface Seen {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  /** Whether the browser reads the picture as XML of its own, without a fault. */
  readonly isXml: boolean
}

/** What a browser measures in the pictures of a page. */
const MEASURE = `[...document.querySelectorAll('svg')].map((svg) => ({
  width: svg.viewBox.baseVal.width,
  height: svg.viewBox.baseVal.height,
  isXml: new DOMParser().parseFromString(svg.outerHTML, 'image/svg+xml').querySelector('parsererror') === null,
  boxes: [...svg.querySelectorAll('text')].map((text) => {
    const { x, y, width, height } = text.getBBox()
    return { text: text.textContent, left: x, right: x + width, top: y, bottom: y + height }
  }),
}))`

// The box of a line of letters has a little air above and below them.
const AIR = 1.5

let browser: BrowserPage
let folder: string

vi.setConfig({ testTimeout: 60_000 })
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ipt-timeline-'))
  if (chromium === undefined) {
    if (process.env['BROWSER_TESTS'] === 'required') throw new Error(MISSING)
    return
  }
  browser = await startBrowser(chromium)
}, 60_000)
afterAll(async () => {
  if (chromium !== undefined) await browser.close()
  rmSync(folder, { recursive: true })
})

async function seen(direction: 'ltr' | 'rtl'): Promise<readonly Seen[]> {
  const file = join(folder, `${direction}.html`)
  writeFileSync(file, `<!doctype html><html lang="en" dir="${direction}"><meta charset="utf-8"><title>Pictures</title>${pictures.map(({ svg }) => svg).join('\n')}</html>`)
  await browser.open(pathToFileURL(file).href)
  return browser.evaluate<readonly Seen[]>(MEASURE)
}

describe('in a browser', () => {
  beforeEach(({ skip }) => { skip(chromium === undefined, MISSING) })

  it.each(['ltr', 'rtl'] as const)('no text of a timeline lies over another or beyond the edge, on a page that runs %s', async (direction) => {
    const measured = await seen(direction)
    expect(measured).toHaveLength(pictures.length)
    const faults = measured.flatMap(({ boxes, width, height }, i) => clashes(boxes, width, height, AIR).map((fault) => `${pictures[i]?.name ?? ''}: ${fault}`))
    expect(faults).toEqual([])
    expect(measured.reduce((sum, { boxes }) => sum + boxes.length, 0)).toBeGreaterThan(1000)
    expect(measured.every(({ isXml }) => isXml)).toBe(true)
  })
})
