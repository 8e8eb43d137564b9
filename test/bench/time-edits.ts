import { join } from 'node:path'
import { buildOnce, ROOT } from '../support/built.js'
import { bundle } from '../support/bundle.js'
import { findChromium, startBrowser } from '../support/chromium.js'
import { serve } from '../support/serve.js'
import type { EditPage } from '../browser/page-edits.js'

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A form</title><script type="module" src="/page.js"></script></html>'
const EDITS = 200

/** Milliseconds of each edit. */
export interface EditTimes {
  readonly what: string
  readonly slowedDown: number
  readonly times: readonly number[]
}

/** Times edits in a page of the built package, at full speed and on a slow processor; undefined where there is no Chromium. */
export async function timeEdits(): Promise<readonly EditTimes[] | undefined> {
  const chromium = findChromium()
  if (chromium === undefined) return undefined
  buildOnce()
  const { text } = await bundle({ file: join(ROOT, 'test/browser/page-edits.ts') }, { minify: true })
  const site = await serve({ '/': { type: 'text/html', text: HTML }, '/page.js': { type: 'text/javascript', text } }, POLICY)
  const browser = await startBrowser(chromium)
  try {
    await browser.open(site.url)
    const ask = <Question extends keyof EditPage>(question: Question, ...args: Parameters<EditPage[Question]>): Promise<Awaited<ReturnType<EditPage[Question]>>> =>
      browser.evaluate(`edits.${question}(...${JSON.stringify(args)})`)
    await ask('formulated', 40)
    const found: EditTimes[] = []
    for (const slowedDown of [1, 6]) {
      await browser.slowDown(slowedDown)
      found.push({ what: '`formulateSync`; outcome, areas and the text for the clinician read', slowedDown, times: await ask('formulated', EDITS) })
      found.push({ what: '`rankSync`', slowedDown, times: await ask('ranked', EDITS) })
    }
    await browser.slowDown(1)
    const breaches = [...await ask('violations'), ...browser.complaints()]
    if (breaches.length > 0) throw new Error(`the page breached its policy: ${breaches.join('; ')}`)
    return found
  } finally {
    await browser.close()
    await site.stop()
  }
}
