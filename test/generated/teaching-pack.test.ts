import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spanish } from '../../src/languages/es.js'
import { teachingPack } from '../../src/teach/index.js'
import { ROOT } from '../support/docs.js'
import { packCases, packRemarks, pairCases, spanishCases } from '../support/teaching-cases.js'

const FOLDER = join(ROOT, 'docs/examples/teaching')
const WRITTEN = ['cases', 'pairs']

// With -u the pack is made anew.
describe('the teaching pack', () => {
  const files = [
    ...teachingPack(packCases, { rulePage: '../../../rules/', pairCases, remarks: packRemarks }),
    ...teachingPack(spanishCases, { rulePage: '../../../../rules/', remarks: packRemarks, language: spanish }).map(({ path, text }) => ({ path: `es/${path}`, text })),
  ]

  it('is as the cases and the rules make it', async () => {
    for (const { path, text } of files) await expect(text).toMatchFileSnapshot(join(FOLDER, path))
  })

  it('has no file that nothing makes', () => {
    const there = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(FOLDER.length + 1).replaceAll('\\', '/'))
      .filter((path) => !WRITTEN.some((folder) => path.startsWith(`${folder}/`)))
    expect(there.sort()).toEqual(files.map(({ path }) => path).sort())
  })

  it('links to pages of rules that are there', () => {
    const pages = new Set(files.flatMap(({ text }) => [...text.matchAll(/\]\((?:\.\.\/){3,4}(rules\/[^)]+)\)/g)].map(([, page = '']) => page)))
    expect(pages.size).toBeGreaterThan(80)
    expect([...pages].filter((page) => !existsSync(join(ROOT, 'docs', page)))).toEqual([])
  })
}, 120_000)
