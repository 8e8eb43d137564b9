import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const WORDS = join(import.meta.dirname, '../../rules/words')

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(WORDS, path), 'utf8')) as Record<string, unknown>
}

it('keeps the English words of the package equal to the catalogue they are made from', async () => {
  const families = readdirSync(join(WORDS, 'en/facts')).sort()
  const facts = Object.fromEntries(
    families
      .flatMap((file) => Object.entries(readJson(`en/facts/${file}`) as Record<string, { label: string; question: string }>))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { label, question }]) => [id, { label, question }]),
  )
  const catalogue = { locale: 'en', facts, terms: readJson('en/terms.json'), text: readJson('en/text.json') }
  await expect(`${JSON.stringify(catalogue, undefined, 1)}\n`).toMatchFileSnapshot(join(WORDS, 'en.json'))
})
