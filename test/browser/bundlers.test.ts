import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildOnce, ROOT } from '../support/built.js'
import { bundle } from '../support/bundle.js'
import { griefCase } from '../support/grief-case.js'

const IMPORTS = `
import { formulate, formulateSync } from 'ipt-formulation'
import { renderMarkdown } from 'ipt-formulation/render'
`
const REQUIRES = `
const { formulate, formulateSync } = require('ipt-formulation')
const { renderMarkdown } = require('ipt-formulation/render')
`
const BODY = `
const input = ${JSON.stringify(griefCase)}
const now = formulateSync(input)
formulate(input).then((later) => {
  const same = JSON.stringify(later) === JSON.stringify(now)
  console.log(JSON.stringify([same, later.outcome.foci[0].area, later.receipt.input, renderMarkdown(later).startsWith('# ')]))
})
`

let folder: string
let unbundled: string

vi.setConfig({ testTimeout: 60_000 })
beforeAll(() => {
  buildOnce()
  folder = mkdtempSync(join(tmpdir(), 'ipt-bundlers-'))
  // The package finds itself by name, without an installation.
  unbundled = execFileSync(process.execPath, ['--input-type=module', '--eval', IMPORTS + BODY], { cwd: ROOT, encoding: 'utf8' })
}, 300_000)
afterAll(() => { rmSync(folder, { recursive: true }) })

/** Runs one file where no package is installed, and with no code made from strings. */
function run(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return execFileSync(process.execPath, ['--disallow-code-generation-from-strings', name], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

describe('a bundle runs as the package does, with code generation from strings switched off', () => {
  it('when there is something to compare it with', () => {
    expect(JSON.parse(unbundled)).toEqual([true, 'grief', expect.stringMatching(/^[0-9a-f]{64}$/), true])
  })

  it.each(['esm', 'iife'] as const)('when esbuild made it for browsers as %s', async (format) => {
    const { text } = await bundle({ text: IMPORTS + BODY }, { format, minify: true })
    expect(run(format === 'esm' ? 'esm.mjs' : 'iife.cjs', text)).toBe(unbundled)
  })

  it('when esbuild made it for Node as CommonJS', async () => {
    const { text } = await bundle({ text: REQUIRES + BODY }, { format: 'cjs', platform: 'node' })
    expect(run('node.cjs', text)).toBe(unbundled)
  })

  it('when jsonpath-plus is left out as the page on browsers shows', async () => {
    const stub = /^```js no-jsonpath\.js\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs/browser.md'), 'utf8'))?.[1] ?? ''
    const file = join(ROOT, 'test/support/no-jsonpath.js')
    expect(stub).toBe(readFileSync(file, 'utf8'))
    const { text, metafile } = await bundle({ text: IMPORTS + BODY }, { alias: { 'jsonpath-plus': file } })
    expect(Object.keys(metafile.inputs).filter((path) => path.includes('jsonpath-plus'))).toEqual([])
    expect(run('without.mjs', text)).toBe(unbundled)
  })

  it('when Vite made it', async () => {
    const project = join(folder, 'project')
    mkdirSync(join(project, 'node_modules'), { recursive: true })
    symlinkSync(ROOT, join(project, 'node_modules/ipt-formulation'), 'junction')
    writeFileSync(join(project, 'entry.js'), IMPORTS + BODY)
    const result = await build({
      root: project, configFile: false, logLevel: 'error', build: { write: false, lib: { entry: 'entry.js', formats: ['es'] } },
    })
    if (!Array.isArray(result) || result[0] === undefined) throw new Error('Vite made nothing')
    expect(result[0].output).toHaveLength(1)
    expect(run('vite.mjs', result[0].output[0].code)).toBe(unbundled)
  })
})
