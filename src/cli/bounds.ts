import { boundsInWords, caseBounds, formulateSync, type AreaBounds, type BoundsOver, type Formulation, type WordCatalogue } from '../index.js'
import { wordsIn } from '../words/in-language.js'
import { say } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { heldLines, page, sentenceLines } from './names.js'
import { caseGiven, FORMULATE_OPTIONS, json, LANGUAGE_OPTION, TEXT_OR_JSON } from './shared.js'

export const bounds: Command = {
  name: 'bounds',
  summary: 'Show what is certain and what is possible for each area, whatever the open answers turn out to be.',
  operands: '[file|-]',
  mostOperands: 1,
  options: { ...FORMULATE_OPTIONS, ...LANGUAGE_OPTION, ...TEXT_OR_JSON },
  notes: 'JSON holds the answers that reach each end as well.',
  examples: ['ipt-formulation bounds case.json', 'ipt-formulation bounds case.json --format json'],
  run: async (given, io) => {
    const { kase, options } = await caseGiven(given, io)
    io.print(io.atOnce(() => {
      const found = caseBounds(kase, options)
      if (given.option('format') === 'json') return json(found)
      const formulation = formulateSync(kase, options)
      const words = wordsIn(options.language)
      const table = (key: string, over: BoundsOver): readonly string[] => [bold(say(words, key), io.colour.out), ...tableLines(over, formulation, words), '']
      return page([
        ...heldLines(formulation, words),
        ...sentenceLines(boundsInWords(found, formulation, options)),
        '',
        ...table('cli.bounds.all', found),
        ...(found.recorded === undefined ? [] : table('cli.bounds.recorded', found.recorded)),
        say(words, 'cli.bounds.note'),
      ])
    }))
    return EXIT.ok
  },
}

function tableLines({ areas }: BoundsOver, formulation: Formulation, words: WordCatalogue): readonly string[] {
  const head = ['area', 'support', 'place', 'first', 'how'].map((column) => say(words, `cli.bounds.${column}`))
  return columns([head, ...areas.map((area) => row(area, formulation, words))]).map((line) => `  ${line}`)
}

function row({ area, support, place, first }: AreaBounds, formulation: Formulation, words: WordCatalogue): readonly string[] {
  const ends = [support.low, support.high, ...(place === undefined ? [] : [place.best, place.worst]), first]
  return [
    `${formulation.areas.find((each) => each.area === area)?.name ?? area} (${area})`,
    span(support.low.value, support.high.value),
    place === undefined ? say(words, 'cli.bounds.unplaced') : span(place.best.value, place.worst.value),
    say(words, `cli.bounds.${first.standing}`),
    say(words, ends.every(({ exact }) => exact) ? 'cli.bounds.exact' : 'cli.bounds.outer'),
  ]
}

const span = (from: number, to: number): string => (from === to ? String(from) : `${from}..${to}`)
