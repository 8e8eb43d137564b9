import { formulateSync, stability, stabilityInWords, type Flip, type Formulation, type Language, type NumberStability, type Stability, type WordCatalogue } from '../index.js'
import { wordsIn } from '../words/in-language.js'
import { listed, say } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { page, sentenceLines } from './names.js'
import { caseGiven, FORMULATE_OPTIONS, json, LANGUAGE_OPTION, TEXT_OR_JSON, wholeNumber } from './shared.js'

export const stabilityCommand: Command = {
  name: 'stability',
  summary: 'Show how firmly the first place stands on the numbers that the authors of the rules chose.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    samples: { takes: 'n', meaning: 'Weightings drawn where there are too many to look at each; 10000 when left out.' },
    seed: { takes: 'n', meaning: 'Seed of the draw; the same seed gives the same figures.' },
    steps: { takes: 'n', meaning: 'Largest joint change of weights looked for, in points; 4 when left out.' },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...TEXT_OR_JSON,
  },
  examples: ['ipt-formulation stability case.json', 'ipt-formulation stability case.json --samples 50000 --seed 7', 'ipt-formulation stability case.json --format json'],
  run: async (given, io) => {
    const [samples, seed, maxSteps] = [
      wholeNumber(given, 'samples', { min: 1, max: 10_000_000 }), wholeNumber(given, 'seed', { min: 0, max: 999_999_999_999_999 }), wholeNumber(given, 'steps', { min: 1, max: 100 }),
    ]
    const { kase, options } = await caseGiven(given, io)
    io.print(io.atOnce(() => {
      const found = stability(kase, {
        ...options, ...(samples === undefined ? {} : { samples }), ...(seed === undefined ? {} : { seed }), ...(maxSteps === undefined ? {} : { maxSteps }),
      })
      return given.option('format') === 'json' ? json(found) : page(lines(found, formulateSync(kase, options), options.language, (text) => bold(text, io.colour.out)))
    }))
    return EXIT.ok
  },
}

function lines(found: Stability, formulation: Formulation, language: Language | undefined, strong: (text: string) => string): readonly string[] {
  const words = wordsIn(language)
  const narrower = found.numbers.filter(({ area }) => area.below !== undefined || area.above !== undefined)
  const head = ['number', 'value', 'permitted', 'holds', 'otherwise'].map((column) => say(words, `cli.stability.${column}`))
  const table = narrower.length === 0
    ? [say(words, 'cli.stability.no-numbers')]
    : [strong(say(words, 'cli.stability.numbers')), ...columns([head, ...narrower.map((each) => row(each, formulation, words))]).map((line) => `  ${line}`)]
  return [...sentenceLines(stabilityInWords(found, formulation, language === undefined ? {} : { language })), '', ...table]
}

function row({ kind, id, value, min, max, area }: NumberStability, formulation: Formulation, words: WordCatalogue): readonly string[] {
  const flips = [area.below, area.above].flatMap((flip) => (flip === undefined ? [] : [flipText(flip, formulation, words)]))
  return [kind === 'cap' ? say(words, 'cli.stability.cap', { theme: id }) : id, String(value), `${min}..${max}`, `${area.from}..${area.to}`, flips.join(say(words, 'between-clauses'))]
}

function flipText({ value, place: { outcome, foci } }: Flip, formulation: Formulation, words: WordCatalogue): string {
  const names = foci.map(({ area }) => formulation.areas.find((each) => each.area === area)?.name ?? area)
  return say(words, 'cli.stability.flip', { value: String(value), place: say(words, `stability.place.${outcome}`, { areas: listed(words, names) }) })
}
