import { boundsInWords, caseBounds, formulateSync, type AreaBounds, type BoundsOver, type Formulation } from '../index.js'
import { englishWords } from '../words/english.js'
import { say } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { heldLines, page, sentenceLines } from './names.js'
import { caseGiven, FORMULATE_OPTIONS, json, TEXT_OR_JSON } from './shared.js'

export const bounds: Command = {
  name: 'bounds',
  summary: 'Show what is certain and what is possible for each area, whatever the open answers turn out to be.',
  operands: '[file|-]',
  mostOperands: 1,
  options: { ...FORMULATE_OPTIONS, ...TEXT_OR_JSON },
  notes: 'JSON holds the answers that reach each end as well.',
  examples: ['ipt-formulation bounds case.json', 'ipt-formulation bounds case.json --format json'],
  run: async (given, io) => {
    const { kase, options } = await caseGiven(given, io)
    io.print(io.atOnce(() => {
      const found = caseBounds(kase, options)
      if (given.option('format') === 'json') return json(found)
      const formulation = formulateSync(kase, options)
      const table = (key: string, over: BoundsOver): readonly string[] => [bold(say(englishWords, key), io.colour.out), ...tableLines(over, formulation), '']
      return page([
        ...heldLines(formulation),
        ...sentenceLines(boundsInWords(found, formulation, { ruleSet: options.ruleSet })),
        '',
        ...table('cli.bounds.all', found),
        ...(found.recorded === undefined ? [] : table('cli.bounds.recorded', found.recorded)),
        say(englishWords, 'cli.bounds.note'),
      ])
    }))
    return EXIT.ok
  },
}

function tableLines({ areas }: BoundsOver, formulation: Formulation): readonly string[] {
  const head = ['area', 'support', 'place', 'first', 'how'].map((column) => say(englishWords, `cli.bounds.${column}`))
  return columns([head, ...areas.map((area) => row(area, formulation))]).map((line) => `  ${line}`)
}

function row({ area, support, place, first }: AreaBounds, formulation: Formulation): readonly string[] {
  const ends = [support.low, support.high, ...(place === undefined ? [] : [place.best, place.worst]), first]
  return [
    `${formulation.areas.find((each) => each.area === area)?.name ?? area} (${area})`,
    span(support.low.value, support.high.value),
    place === undefined ? say(englishWords, 'cli.bounds.unplaced') : span(place.best.value, place.worst.value),
    say(englishWords, `cli.bounds.${first.standing}`),
    say(englishWords, ends.every(({ exact }) => exact) ? 'cli.bounds.exact' : 'cli.bounds.outer'),
  ]
}

const span = (from: number, to: number): string => (from === to ? String(from) : `${from}..${to}`)
