import { expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { makeCase } from '../support/make-case.js'

it('leaves a name as its owner writes it, at the start of a sentence too', () => {
  const named = (name: string): string =>
    formulateSync(makeCase({ inventory: { people: [{ id: 'b', name, relation: 'friend', status: 'deceased', death: { on: '2025-01' } }] } }))
      .text.clinician.flatMap(({ sentences }) => sentences.map(({ text }) => text))
      .find((text) => text.includes('died in')) ?? ''
  expect(named('bell')).toMatch(/^bell /)
  expect(named('Bell')).toMatch(/^Bell /)
})

it('gives a sentence of ours a capital', () => {
  const texts = formulateSync(makeCase({ inventory: { people: [{ id: 'b', relation: 'friend', status: 'deceased', death: { on: '2025-01' } }] } }))
    .text.clinician.flatMap(({ sentences }) => sentences.map(({ text }) => text))
  expect(texts.find((text) => text.includes('died in'))).toMatch(/^The friend died/)
})
