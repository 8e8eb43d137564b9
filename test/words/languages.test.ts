import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contrast, contrastInWords, defaultRuleSet, formulate, formulateSync, inLanguage, type Language, parseCase, REGISTERS, replay } from '../../src/index.js'
import { renderHtml } from '../../src/render/index.js'
import { createFormulator } from '../../src/formulate.js'
import { digest } from '../../src/digest.js'
import { spanish } from '../../src/languages/es.js'
import { englishWords } from '../../src/words/english.js'
import { wordsIn } from '../../src/words/in-language.js'
import { dateInWords } from '../../src/words/dates.js'
import { between, fill, midSentence, quantity, sayCounted } from '../../src/words/phrase.js'
import { insideCli } from '../support/inside-cli.js'

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
const cases = readdirSync(CASES).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(CASES, file), 'utf8')) as unknown] as const)
const [, grief] = cases.find(([name]) => name === 'plain-grief') ?? []

/** Fields that hold words; everything else of a formulation is content. */
const WORDS = new Set(['text', 'title', 'labels', 'name', 'clientName', 'definition', 'label', 'clinician', 'client', 'question', 'decidingQuestion', 'frequency', 'agenda', 'adaptations', 'language'])

function content(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => content(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => {
    // Texts are told sentence by sentence: what each rests on, and how many there are.
    if (name === 'text' && typeof inner !== 'string') return [name, sentencesOf(inner)]
    if (WORDS.has(name) || (key === 'phases' && name === 'sessions')) return [name, typeof inner]
    return [name, content(inner, name)]
  }))
}

const sentencesOf = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sentencesOf)
    : typeof value !== 'object' || value === null ? undefined
    : 'evidence' in value ? value.evidence
    : Object.fromEntries(Object.entries(value).filter(([, inner]) => typeof inner === 'object').map(([name, inner]) => [name, sentencesOf(inner)]))

describe.each(cases)('for the case %s a language', (_name, kase) => {
  it('changes words and nothing else, with the same evidence sentence by sentence', () => {
    const plain = (language?: Language): unknown => {
      const { receipt: { language: told, ...receipt }, ...rest } = formulateSync(kase, language === undefined ? {} : { language })
      expect(told?.locale).toBe(language?.locale)
      return content(JSON.parse(JSON.stringify({ ...rest, receipt })))
    }
    expect(plain(spanish)).toEqual(plain())
  })
})

describe('a formulation in a language', () => {
  it('names it with the digest of its words, and keeps the digest of the rule set as given', async () => {
    const [english, told] = [await formulate(grief), await formulate(grief, { language: spanish })]
    expect(told.receipt).toEqual({ ...english.receipt, language: { locale: 'es', digest: digest(spanish) } })
    expect(Object.keys(english.receipt)).not.toContain('language')
  })

  it('is made again from its receipt with the same language only', async () => {
    const told = await formulate(grief, { language: spanish })
    const again = await replay(told.receipt, grief, { language: spanish })
    expect(again.same && JSON.stringify(again.formulation)).toBe(JSON.stringify(told))
    expect(await replay(told.receipt, grief)).toEqual({ same: false, differs: ['language'] })
    expect(await replay(told.receipt, grief, { language: { ...spanish, ruleSets: {} } })).toEqual({ same: false, differs: ['language'] })
    expect(await replay((await formulate(grief)).receipt, grief, { language: spanish })).toEqual({ same: false, differs: ['language'] })
  })

  it('is the same whether prepared once or each time, and does not see what is done to the language later', () => {
    const own = structuredClone(spanish) as { words: { text: Record<string, string> } } & Language
    const formulator = createFormulator({ language: own })
    const before = JSON.stringify(formulateSync(grief, { language: spanish }).text)
    own.words.text['client.check.fit'] = 'X'
    expect(JSON.stringify(formulator.formulateSync(grief).text)).toBe(before)
    expect(JSON.stringify(formulateSync(grief, { language: own }).text)).not.toBe(before)
  })

  it('is told in no other language than its own', () => {
    const [english, told] = [formulateSync(grief), formulateSync(grief, { language: spanish })]
    const [first = '', second = ''] = english.areas.map(({ area }) => area)
    const found = contrast(told, { area: first }, { area: second })
    expect(contrastInWords(found, told, { language: spanish }).length).toBeGreaterThan(0)
    expect(() => contrastInWords(found, told)).toThrow('/language')
    expect(() => contrastInWords(found, english, { language: spanish })).toThrow('/language')
  })
})

describe('a language that leaves something out', () => {
  const bare: Language = { locale: 'es', direction: 'ltr', words: { locale: 'es', facts: {}, terms: { value: { true: 'sí' } }, text: { none: 'ninguno' } }, ruleSets: {} }

  it('falls back to the words of the rule set and to English', () => {
    const words = wordsIn(bare)
    expect([words.text['none'], words.text['met'], words.terms['value']]).toEqual(['ninguno', 'met', { ...englishWords.terms['value'], true: 'sí' }])
    expect(inLanguage(defaultRuleSet, bare)).toBe(defaultRuleSet)
    const formulation = formulateSync(grief, { language: bare })
    for (const register of REGISTERS) {
      expect(formulation.text[register].length).toBeGreaterThan(0)
      expect(renderHtml(formulation, { register, language: bare, case: parseCase(grief) })).toContain('lang="es"')
    }
  })

  it('lets a rule of another version speak its own words', () => {
    const rule = defaultRuleSet.rules.find(({ id }) => id === 'grief/yearning')
    const translated = (version: number): string | undefined => {
      const language: Language = { ...bare, ruleSets: { 'ipt-core': { rules: { 'grief/yearning': { version, title: 'Añoranza', clinician: 'Añora a {who}.', client: 'Usted añora a {who}.' } } } } }
      return inLanguage(defaultRuleSet, language).rules.find(({ id }) => id === 'grief/yearning')?.title
    }
    expect(translated(rule?.version ?? 0)).toBe('Añoranza')
    expect(translated((rule?.version ?? 0) + 1)).toBe(rule?.title)
  })
})

describe('words of a language', () => {
  const words = wordsIn(spanish)

  it('contract where two of them meet at a blank, and nowhere else', () => {
    const said = (template: string, who: string): string => fill(words, template, { who })
    expect(said('después de {who}', 'el divorcio')).toBe('después del divorcio')
    expect(said('junto a {who}', 'el divorcio')).toBe('junto al divorcio')
    expect(said('De {who}', 'el divorcio')).toBe('De el divorcio')
    expect(said('desde {who}', 'el divorcio')).toBe('desde el divorcio')
    expect(said('{who} de antes', 'el divorcio')).toBe('el divorcio de antes')
    expect(said('de {who}', 'El Hierro')).toBe('de El Hierro')
    expect(fill(englishWords, 'de {who}', { who: 'el divorcio' })).toBe('de el divorcio')
  })

  it('say quantities, spans and dates as the language does', () => {
    expect([quantity(words, 1, 'days'), quantity(words, 6, 'days'), between(words, 42, 49, 'days'), quantity(words, 1, 'people')]).toEqual(['1 día', '6 días', 'entre 6 y 7 semanas', '1 persona'])
    expect(['2025-03-14', '2025-03', '2025', '2025-03~', '2025-03-01/2025-03-14', '2024-11/2025-01'].map((date) => dateInWords(words, date))).toEqual([
      '14 de marzo de 2025', 'marzo de 2025', '2025', 'marzo de 2025 aproximadamente', 'entre el 1 de marzo de 2025 y el 14 de marzo de 2025', 'entre noviembre de 2024 y enero de 2025',
    ])
  })

  it('take the plural form of their number, where they have one', () => {
    const arabic = { ...englishWords, locale: 'ar', terms: { unit: { days: '{n} other' }, unitOne: { days: 'one' }, 'unit#two': { days: 'two' }, 'unit#few': { days: '{n} few' }, 'unit#many': { days: '{n} many' } } }
    expect([1, 2, 3, 10, 11, 14].map((n) => quantity(arabic, n, 'days'))).toEqual(['one', 'two', '3 few', '10 few', '11 many', '14 many'])
    expect([between(arabic, 2, 5, 'days'), between(arabic, 5, 11, 'days')]).toEqual(['2 to 5 few', '5 to 11 many'])
    expect([0, 1, 2, 5].map((n) => sayCounted({ ...arabic, text: { x: '{n} x', 'x#two': 'xx', 'x#few': '{n} xs' } }, 'x', n, { n: String(n) }))).toEqual(['0 x', '1 x', 'xx', '5 xs'])
    expect([quantity(englishWords, 1, 'people'), between(englishWords, 0, 1, 'people'), quantity(englishWords, -1, 'days')]).toEqual(['1 person', '0 to 1 people', '-1 days'])
  })

  it('keep their capitals inside a sentence where the language keeps them', () => {
    expect([midSentence(words, 'Duelo'), midSentence({ ...words, midSentence: 'kept' }, 'Trauer')]).toEqual(['duelo', 'Trauer'])
  })
})

describe('the command line', () => {
  it('writes what it is asked for in Spanish', async () => {
    const file = join(CASES, 'plain-grief.json')
    const told = await Promise.all(
      [['formulate'], ['formulate', '--register', 'client'], ['explain'], ['explain', '--rule', 'grief/yearning'], ['ask'], ['bounds'], ['counterfactuals', '--size', '1']].map(([command = '', ...more]) => insideCli([command, file, ...more, '--language', 'es'])),
    )
    expect(told.map(({ code, err }) => [code, err])).toEqual(told.map(() => [0, '']))
    expect(told.map(({ out }) => /(?<!\p{L})(?:duelo|episodio|respaldo|usted|regla|lugar|busca)(?!\p{L})/iu.test(out))).toEqual(told.map(() => true))
  }, 60_000)

  it('refuses a language it does not have', async () => {
    const { code, err } = await insideCli(['formulate', join(CASES, 'plain-grief.json'), '--language', 'esp'])
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean')])
  })
})
