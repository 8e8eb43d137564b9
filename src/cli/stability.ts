import { formulateSync, stability, stabilityInWords, type Flip, type Formulation, type NumberStability, type Stability } from '../index.js'
import { englishWords } from '../words/english.js'
import { listed, say } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { page, sentenceLines } from './names.js'
import { caseGiven, FORMULATE_OPTIONS, json, TEXT_OR_JSON, wholeNumber } from './shared.js'

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
      return given.option('format') === 'json' ? json(found) : page(lines(found, formulateSync(kase, options), (text) => bold(text, io.colour.out)))
    }))
    return EXIT.ok
  },
}

function lines(found: Stability, formulation: Formulation, strong: (text: string) => string): readonly string[] {
  const narrower = found.numbers.filter(({ area }) => area.below !== undefined || area.above !== undefined)
  const head = ['number', 'value', 'permitted', 'holds', 'otherwise'].map((column) => say(englishWords, `cli.stability.${column}`))
  const table = narrower.length === 0
    ? [say(englishWords, 'cli.stability.no-numbers')]
    : [strong(say(englishWords, 'cli.stability.numbers')), ...columns([head, ...narrower.map((each) => row(each, formulation))]).map((line) => `  ${line}`)]
  return [...sentenceLines(stabilityInWords(found, formulation)), '', ...table]
}

function row({ kind, id, value, min, max, area }: NumberStability, formulation: Formulation): readonly string[] {
  const flips = [area.below, area.above].flatMap((flip) => (flip === undefined ? [] : [flipText(flip, formulation)]))
  return [kind === 'cap' ? say(englishWords, 'cli.stability.cap', { theme: id }) : id, String(value), `${min}..${max}`, `${area.from}..${area.to}`, flips.join('; ')]
}

function flipText({ value, place: { outcome, foci } }: Flip, formulation: Formulation): string {
  const names = foci.map(({ area }) => formulation.areas.find((each) => each.area === area)?.name ?? area)
  return say(englishWords, 'cli.stability.flip', { value: String(value), place: say(englishWords, `stability.place.${outcome}`, { areas: listed(englishWords, names) }) })
}
