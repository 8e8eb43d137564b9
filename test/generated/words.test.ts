import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const WORDS = join(import.meta.dirname, '../../rules/words')

type Json = Record<string, unknown>

const readJson = (path: string): Json => JSON.parse(readFileSync(join(WORDS, path), 'utf8')) as Json

const jsonIn = (folder: string): readonly string[] =>
  existsSync(join(WORDS, folder)) ? readdirSync(join(WORDS, folder)).filter((file) => file.endsWith('.json')).sort() : []

const byKey = (object: Json): Json => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Facts of all families by id; what they mean stands in the docs and not in the package. */
function factsOf(locale: string): Json {
  const facts = jsonIn(`${locale}/facts`).flatMap((file) => Object.entries(readJson(`${locale}/facts/${file}`) as Record<string, { label: string; question: string }>))
  return byKey(Object.fromEntries(facts.map(([id, { label, question }]) => [id, { label, question }])))
}

/** A language in one piece: the sentences of all its catalogues, and the words of each rule set, which has a folder of its own. */
function languageOf(locale: string): Json {
  const { direction, ...grammar } = readJson(`${locale}/language.json`)
  const catalogues = jsonIn(locale).filter((file) => file !== 'terms.json' && file !== 'language.json')
  const text = Object.assign({}, ...catalogues.map((file) => readJson(`${locale}/${file}`))) as Json
  const sets = readdirSync(join(WORDS, locale), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'facts').map(({ name }) => name)
  return {
    locale,
    direction,
    words: { ...grammar, facts: factsOf(locale), terms: readJson(`${locale}/terms.json`), text },
    ruleSets: Object.fromEntries(sets.map((id) => [id, ruleSetOf(`${locale}/${id}`)])),
  }
}

function ruleSetOf(folder: string): Json {
  const tables = Object.fromEntries(jsonIn(folder).filter((file) => file !== 'rule-set.json').map((file) => [file.slice(0, -'.json'.length), readJson(`${folder}/${file}`)]))
  const rules = Object.assign({}, ...jsonIn(`${folder}/rules`).map((file) => readJson(`${folder}/rules/${file}`))) as Json
  return { ...(jsonIn(folder).includes('rule-set.json') ? readJson(`${folder}/rule-set.json`) : {}), rules: byKey(rules), ...tables }
}

it('keeps the English words of the package equal to the catalogue they are made from', async () => {
  const catalogue = { locale: 'en', facts: factsOf('en'), terms: readJson('en/terms.json'), text: readJson('en/text.json') }
  await expect(`${JSON.stringify(catalogue, undefined, 1)}\n`).toMatchFileSnapshot(join(WORDS, 'en.json'))
})

const languages = readdirSync(WORDS, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'en').map(({ name }) => name)

it.each(languages)('keeps the words of the language %s in the package equal to the files they are made from', async (locale) => {
  await expect(`${JSON.stringify(languageOf(locale), undefined, 1)}\n`).toMatchFileSnapshot(join(WORDS, `${locale}.json`))
})
