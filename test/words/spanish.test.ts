import { describe, expect, it } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { spanish } from '../../src/languages/es.js'
import { englishWords } from '../../src/words/english.js'
import { englishCatalogues } from '../support/catalogues.js'
import { unwantedSpanish } from '../support/spanish-wording.js'
import { differences, textsIn } from '../support/translation.js'

const { words } = spanish

// Words that both languages share, and names.
const COGNATES = /: (?:alcohol|animal|control|manual|perinatal|plan)$|SHA-256|ipt-formulation/

describe('the Spanish words', () => {
  it.each(Object.entries(englishCatalogues()))('have every sentence of the catalogue %s, with the same blanks', (_name, catalogue) => {
    const own = Object.fromEntries(Object.entries(words.text).filter(([key]) => catalogue[key.replace(/#\w+$/, '')] !== undefined))
    expect(differences(catalogue, own)).toEqual([])
  })

  it('have no sentence that English has not', () => {
    const known = new Set(Object.values(englishCatalogues()).flatMap((catalogue) => Object.keys(catalogue)))
    expect(Object.keys(words.text).filter((key) => !known.has(key.replace(/#\w+$/, '')))).toEqual([])
  })

  it('have a label and a question for every fact', () => {
    expect(differences(englishWords.facts, words.facts)).toEqual([])
  })

  it('have every closed word of English, and a name for every word that a fact can hold', () => {
    const { value: _value, ...lists } = words.terms
    const own = Object.fromEntries(Object.entries(lists).filter(([list]) => englishWords.terms[list] !== undefined))
    const { value: english, ...others } = englishWords.terms
    expect(differences(others, own)).toEqual([])
    expect(differences(english, words.terms['value']).filter((each) => !each.startsWith('not in'))).toEqual([])
    const nameless = factCatalogue.flatMap(({ id, words: list = [] }) => list.filter((word) => (words.terms[`value.${id}`]?.[word] ?? words.terms['value']?.[word]) === undefined).map((word) => `${id}: ${word}`))
    expect(nameless).toEqual([])
  })

  it('are Spanish and not what was there before', () => {
    const english = new Map([...textsIn(Object.assign({}, ...Object.values(englishCatalogues()))), ...textsIn(englishWords.facts), ...textsIn(englishWords.terms)])
    const same = [...textsIn(words.text), ...textsIn(words.facts), ...textsIn(words.terms)].filter(([path, text]) => english.get(path) === text && /\p{L}{3}.*\p{L}{3}/u.test(text.replaceAll(/\{[^{}]+\}/g, '')))
    expect(same.map(([path, text]) => `${path}: ${text}`).filter((each) => !COGNATES.test(each))).toEqual([])
  })

  it('name no cause, pass no verdict and predict nothing', () => {
    const clinical = Object.entries(words.text).filter(([key]) => /^(?:clinician|trainee)\./.test(key)).flatMap(([, text]) => unwantedSpanish(text, 'clinician'))
    const forClients = [...Object.entries(words.text).filter(([key]) => key.startsWith('client.')).map(([, text]) => text), ...Object.values(words.facts).map(({ question }) => question)]
    expect([...clinical, ...forClients.flatMap((text) => unwantedSpanish(text, 'client'))]).toEqual([])
    expect([...Object.values(words.text), ...Object.values(words.facts).map(({ label }) => label)].flatMap((text) => unwantedSpanish(text, 'both'))).toEqual([])
  })

  it('open every question and every exclamation that they close', () => {
    const count = (text: string, sign: string): number => text.split(sign).length
    const texts = [...textsIn(words.text), ...textsIn(words.facts)].map(([, text]) => text)
    expect(texts.filter((text) => count(text, '?') !== count(text, '¿') || count(text, '!') !== count(text, '¡'))).toEqual([])
  })
})

describe('the check of Spanish words', () => {
  it.each([
    ['La muerte provocó la tristeza.', 'clinician'], ['Su ánimo bajo se debe a eso: debería hablar.', 'client'], ['Tiene un trastorno depresivo.', 'client'],
    ['Usted perdió su empleo.', 'clinician'], ['Mejorará con el tiempo.', 'client'], ['A causa de la mudanza.', 'clinician'],
  ] as const)('sees what is wrong with: %s', (text, register) => expect(unwantedSpanish(text, register)).not.toEqual([]))

  it.each([
    ['El ánimo bajo empezó después de la muerte de Ana.', 'clinician'], ['¿Alguien le ha hablado de un trastorno bipolar?', 'client'], ['Lo que tiene que ver con el trabajo.', 'client'],
  ] as const)('lets pass: %s', (text, register) => expect(unwantedSpanish(text, register)).toEqual([]))
})
