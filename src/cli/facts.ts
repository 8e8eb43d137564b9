import { factCatalogue } from '../index.js'
import { englishWords } from '../words/english.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { aligned } from './help.js'
import { json, TEXT_OR_JSON } from './shared.js'

export const factsList: Command = {
  name: 'facts list',
  summary: 'List every fact a rule can read, with its type, unit and meaning.',
  mostOperands: 0,
  options: TEXT_OR_JSON,
  examples: ['ipt-formulation facts list', 'ipt-formulation facts list --format json'],
  run: async (given, io) => {
    const facts = factCatalogue.map((fact) => ({ ...fact, label: englishWords.facts[fact.id]?.label, question: englishWords.facts[fact.id]?.question }))
    io.print(given.option('format') === 'json'
      ? json(facts)
      : aligned(facts.map(({ id, about, type, unit, label }) =>
        [id, `${about}, ${unit === undefined ? type : `${type} (${unit})`}: ${label ?? ''}`])).map((line) => `${line}\n`).join(''))
    return EXIT.ok
  },
}
