import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync, inLanguage, parseCase, REGISTERS } from '../../src/index.js'
import { argumentTable, closenessCircleTable, type PictureTable, renderArgument, renderClosenessCircle, renderHtml, renderTimeline, timelineTable } from '../../src/render/index.js'
import { vignette } from '../../src/study/index.js'
import { quiz, renderQuiz, renderQuizKey, renderWorkedExample, workedExample } from '../../src/teach/index.js'
import { allEnglish } from '../support/catalogues.js'
import { leaksIn, ownWords, pseudoLanguage } from '../support/pseudo-language.js'

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
// One of each kind: pages and lessons take their time.
const cases = ['hard-dispute', 'insufficient', 'safety-first', 'tie'].map((name) => [name, JSON.parse(readFileSync(join(CASES, `${name}.json`), 'utf8')) as unknown] as const)
const language = pseudoLanguage(allEnglish())
const { instruments } = inLanguage(defaultRuleSet, language)

/** What a reader sees of marked-up text: no style, no ids, no attributes but those that are read out. */
function seen(markup: string): string {
  const bare = markup.replaceAll(/<style\b[^]*?<\/style>/g, '').replaceAll(/<!--[^]*?-->|<!doctype[^>]*>/g, '')
  const readOut = [...bare.matchAll(/\b(?:alt|title|aria-label)="([^"]*)"/g)].map(([, text = '']) => text)
  return [...readOut, bare.replaceAll(/<[^>]*>/g, '\n')].join('\n').replaceAll(/&(?:#(\d+)|\w+);/g, (_, code: string | undefined) => (code === undefined ? ' ' : String.fromCodePoint(Number(code))))
}

/** Lines with words of no language given; what stands in brackets may run over several lines, and be cut off where there is no room. */
const leftOver = (texts: readonly string[], own: readonly string[]): readonly string[] =>
  [...new Set(texts.flatMap((text) => text.replaceAll(/⟦[^⟦⟧]*(?:⟧|…)/g, '').split('\n')))].filter((line) => !NAMES.test(line)).flatMap((line) => leaksIn(line, own))

const cells = ({ caption, head, rows }: PictureTable): readonly string[] => [caption, ...head, ...rows.flat()]

describe.each(cases)('in a language from right to left, the case %s', (_name, kase) => {
  const own = ownWords(kase).flatMap((text) => [text, ...text.split(/[^\p{L}'’-]+/u).filter((word) => word !== '')])
  const parsed = parseCase(kase)
  const formulation = formulateSync(kase, { language })

  it('becomes a page without a word of English', () => {
    const pages = REGISTERS.map((register) => renderHtml(formulation, { register, detail: 'medium', language, case: parsed, instruments }))
    expect(pages.every((page) => page.includes('dir="rtl"'))).toBe(true)
    expect(leftOver(pages.map(seen), own)).toEqual([])
  })

  it('becomes pictures and tables without a word of English', () => {
    const options = REGISTERS.map((register) => ({ register, language }))
    const texts = options.flatMap((each) => [
      seen(renderClosenessCircle(parsed, each)), ...cells(closenessCircleTable(parsed, each)), seen(renderTimeline(parsed, { ...each, instruments })), ...cells(timelineTable(parsed, { ...each, instruments })),
      seen(renderArgument(formulation, each)), ...cells(argumentTable(formulation, each)),
    ])
    expect(texts.length).toBeGreaterThan(20)
    expect(leftOver(texts, own)).toEqual([])
  })

  it('becomes prose and lessons without a word of English', () => {
    const questions = quiz(kase, { language, seed: 7 })
    const texts = [vignette(parsed, { language }), renderWorkedExample(workedExample(kase, { language }), { language }), renderQuiz(questions.quiz, { language }), renderQuizKey(questions.key, questions.quiz, { language })]
    // A vignette gives its client a name of its own, and answers to choose from have letters.
    const names = texts[0]?.match(/\p{Lu}\p{Ll}+/gu) ?? []
    expect(leftOver(texts.map((text) => text.replaceAll(/\*\*[a-z](?:, [a-z])*\*\*/g, '')), [...own, ...names])).toEqual([])
  })
})

// Addresses in the case, names of the package and of files of examples, and forms for figures.
const NAMES = /^\W*(?:\/\w+)+|ipt-(?:formulation|core)|klerman-weissman/
