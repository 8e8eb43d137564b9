import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { englishWords } from '../../src/words/english.js'
import type { WordCatalogue } from '../../src/model/words-catalogue.js'

const FOLDER = join(import.meta.dirname, '../../rules/words/en')

/** Every English catalogue of sentences by the name of its file: the library's own, and those of pictures, reports and lessons. */
export function englishCatalogues(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'terms.json').sort()
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, string>]))
}

/** English with the sentences of all its catalogues. */
export const allEnglish = (): WordCatalogue => ({ ...englishWords, text: Object.assign({}, ...Object.values(englishCatalogues())) as Record<string, string> })
