import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FormulationError } from '../../src/errors.js'
import { parseCase } from '../../src/input/parse-case.js'
import { richCase } from '../support/rich-case.js'
import { placesIn, withKey, withPlace } from '../support/walk-json.js'

const CANARIES = [
  'canary', 'Canary Byrne hit me', 'canary-1', 'unknowncanary', 'canary/~0', '2025-canary', 'x'.repeat(300) + 'canary', 'statuscanary', 'canary\u0000\n',
]

it('no problem repeats a word of the case, wherever the word stands', { timeout: 30_000 }, () => {
  const places = placesIn(richCase).slice(1)
  const planting = fc.record({
    place: fc.constantFrom(...places),
    canary: fc.constantFrom(...CANARIES),
    how: fc.constantFrom('value', 'key', 'list', 'object', 'nested'),
  })
  let refused = 0
  fc.assert(
    fc.property(fc.array(planting, { minLength: 1, maxLength: 4 }), (plantings) => {
      const input = plantings.reduce<unknown>((value, { place, canary, how }) => {
        if (how === 'key') return withKey(value, place, canary)
        return withPlace(value, place, () =>
          how === 'value' ? canary : how === 'list' ? [canary, canary] : how === 'object' ? { [canary]: canary } : { [canary]: { [canary]: `${canary}\uD800` } },
        )
      }, richCase)
      try {
        parseCase(input)
      } catch (error) {
        if (!(error instanceof FormulationError)) throw error
        refused += 1
        expect(`${error.message} ${error.stack ?? ''} ${JSON.stringify(error)} ${JSON.stringify(error.problems)}`).not.toMatch(/canary/i)
      }
    }),
    { seed: 20251121, numRuns: 1_000 },
  )
  expect(refused).toBeGreaterThan(700)
})

it('no problem repeats an id, used or defined, nor a text of the case', { timeout: 30_000 }, () => {
  const words = placesIn(richCase).flatMap((place) => {
    const value = place.reduce<unknown>((here, key) => (here as Record<string | number, unknown>)[key], richCase)
    return typeof value === 'string' && /[A-Z ]|^(nuala|tom|rasmus|ines|move-to-the-coast|worse-in-march)$/.test(value) ? [value] : []
  })
  expect(words.length).toBeGreaterThan(30)
  for (const place of placesIn(richCase).slice(1)) {
    const input = withPlace(richCase, place, (old) => (typeof old === 'string' ? `${old} ` : 77))
    try {
      parseCase(input)
    } catch (error) {
      const said = JSON.stringify(error)
      expect(words.filter((word) => said.includes(`"${word}"`) || (word.includes(' ') && said.includes(word)))).toEqual([])
      expect(said).not.toMatch(/nuala|rasmus|move-to-the-coast|worse-in-march/)
    }
  }
})
