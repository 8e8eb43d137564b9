import { expect, it } from 'vitest'
import { formulationJsonSchema } from '../../src/input/formulation-schema.js'

it('the shipped schema of a formulation is the one in the code', async () => {
  await expect(`${JSON.stringify(formulationJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/schema/formulation.schema.json')
})
