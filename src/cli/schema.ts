import { caseJsonSchema, formulationJsonSchema } from '../json-schema.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { checkWord, json } from './shared.js'

const SCHEMAS = { case: caseJsonSchema, formulation: formulationJsonSchema } as const

export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of a case or of a formulation.',
  operands: 'case|formulation',
  mostOperands: 1,
  options: {},
  examples: ['ipt-formulation schema case > case.schema.json', 'ipt-formulation schema formulation'],
  run: async ({ files: [name] }, io) => {
    if (name === undefined) throw usage('the name of a schema: case or formulation', 'none')
    checkWord(name, Object.keys(SCHEMAS), 'the name of a schema')
    io.print(json(SCHEMAS[name as keyof typeof SCHEMAS]()))
    return EXIT.ok
  },
}
