import { expect, it } from 'vitest'
import { caseJsonSchema } from '../../src/input/json-schema.js'

it('the shipped schema of a case is the one the parser is built on', async () => {
  await expect(`${JSON.stringify(caseJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/schema/case.schema.json')
})
